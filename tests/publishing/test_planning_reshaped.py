"""Documents of other kinds in the shape of a plan, and what is carried forward from them."""

from __future__ import annotations

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Section,
)
from answerable.calc.periods import budget_year
from answerable.publishing.planning.carrying import carried, copied, promised
from answerable.publishing.planning.reshaping import reshaped
from answerable.publishing.registry import blocks_of
from tests import factories

ROWS = (Accomplishment("a", "Better", (Indicator(1, "Stations", target="9", actual="8"),)),)
REPORT = Document(
    "performance_report", "en", "LK/1", "Account", budget_year(2024),
    (
        Section("summary", "Summary", paragraphs=(Paragraph("A year.", "introduction", 1),)),
        Section("II", "Results"),
        Section("C", "Lakes", accomplishments=ROWS,
                paragraphs=(Paragraph("Its task.", "introduction", 2), Paragraph("Done.", "results", 3))),
        Section("C.1", "Levels", "C", outputs=(Output("Bulletins", None, planned="12", actual="11"),)),
        Section("D", "Rivers", objectives=("To know",)),
        Section("III", "Money"),
    ),
)  # fmt: skip


def test_entities_get_the_paths_of_the_form_and_the_rest_stays_behind() -> None:
    made, moved = reshaped(promised(REPORT), "programme_plan", "PL-1", {})
    assert [(s.path, s.parent, s.name) for s in made.sections] == [
        ("orientation", None, "Overall orientation"),
        ("A", None, "Lakes"),
        ("A.1", "A", "Levels"),
        ("B", None, "Rivers"),
        ("mandates", None, "Legislative mandates"),
    ]
    assert moved == {"C": "A", "C.1": "A.1", "D": "B"}
    assert [p.text for p in made.sections[0].paragraphs] == ["A year."]
    assert [(p.text, p.role) for p in made.sections[1].paragraphs] == [("Its task.", "strategy")]


def test_a_plan_of_the_same_kind_stays_as_it_is() -> None:
    plan = Document("programme_plan", "en", sections=(Section("A.2", "Lakes"),))
    assert reshaped(plan, "programme_plan", "PL-1", {}) == (plan, {"A.2": "A.2"})


def test_a_plan_of_a_section_of_the_budget_has_its_parts() -> None:
    made, _ = reshaped(promised(REPORT), "programme_budget", "A/83/6 (Sect. 29A)", {"en": "Lakes Office"})
    assert [s.path for s in made.sections] == [
        "Sect29A", "A", "orientation", "orientation.background", "orientation.strategy",
        "orientation.mandates", "orientation.evaluation", "1", "1.1", "2",
    ]  # fmt: skip
    assert made.sections[0].name == "Lakes Office"


def test_the_form_prints_what_was_reshaped() -> None:
    for language in ("en", "zh"):
        for document in (factories.report(language, 3), factories.addendum(language, 3)):
            for kind in ("programme_plan", "programme_budget"):
                made, _ = reshaped(promised(document), kind, "PL-1", {})
                plan = Document(kind, document.language, "PL-1", "Plan", Period(*_days()), made.sections)  # type: ignore[arg-type]
                assert blocks_of(plan)


def _days() -> tuple[object, object]:
    period = budget_year(2026)
    return period.start, period.end


def test_what_was_achieved_becomes_the_baseline_and_the_promise_stays_visible() -> None:
    section = carried(REPORT).sections[2]
    row = section.accomplishments[0].indicators[0]
    assert (row.baseline, row.target, row.actual) == ("8", None, None)
    assert row.values == (PeriodValue("2024/25", "8", "actual"), PeriodValue("2024/25", "9", "target"))
    output = carried(REPORT).sections[3].outputs[0]
    assert (output.number, output.planned, output.actual) == (1, "12", None)
    again = carried(carried(REPORT)).sections[2].accomplishments[0].indicators[0]
    assert again.values == row.values


def test_a_copy_loses_printed_numbers_and_nothing_else() -> None:
    (first, *_rest) = copied(REPORT).sections
    assert first.paragraphs[0].number is None
    assert copied(REPORT).sections[2].accomplishments == ROWS
    noted = Document("programme_plan", "en", sections=(
        Section("A", "x", paragraphs=(Paragraph("n", "other", "*"), Paragraph("t", "strategy", "24.1"))),
    ))  # fmt: skip
    assert [p.number for p in copied(noted).sections[0].paragraphs] == ["*", None]
