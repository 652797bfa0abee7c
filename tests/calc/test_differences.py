"""Two documents compared: rows that came, went, changed and moved, and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    PeriodValue,
    Result,
    Row,
    Section,
    Table,
)
from answerable.calc.differences import FieldChange, differences

INDICATORS = (
    Indicator(1, "Share of stations that report every day", baseline="80", target="95"),
    Indicator(2, "Number of visitors who came back", baseline="10", target="12"),
    Indicator(3, "Days until an answer is given", baseline="30", target="20"),
)
SECTION = Section(
    "A",
    "Lakes",
    objectives=("To know the water",),
    accomplishments=(Accomplishment("a", "Better data for everybody", INDICATORS),),
    outputs=(
        Output("Bulletins on the state of the lakes", 1, planned="12"),
        Output("Courses", 2, planned="4"),
    ),
    paragraphs=(Paragraph("The Division measures what nobody measured before.", "strategy", "1.1"),),
    mandates=(Mandate("SW/RES/1", "Water for all"),),
    external_factors=("It rains",),
    results=(Result("Clear lakes", "They are clear.", "1", (PeriodValue("2027", "3", "planned"),)),),
)
TABLE = Table("posts", ("2026", "2027"), (Row({"2026": "3", "2027": "4"}, "Professional"),), section="A")
MORE = PeriodValue("2027", "4", "planned")
PLAN = Document("programme_plan", "en", "PL/1", "Plan", sections=(SECTION,), tables=(TABLE,))


def changed(**more: object) -> Document:
    return replace(PLAN, sections=(replace(SECTION, **more),))  # type: ignore[arg-type]


def with_indicators(*rows: Indicator) -> Document:
    return changed(accomplishments=(Accomplishment("a", "Better data for everybody", rows),))


def shown(after: Document, before: Document = PLAN) -> list[tuple[str, str, str]]:
    return [(row.state, row.subject, row.after or row.before) for row in differences(before, after).rows]


def test_the_same_document_does_not_differ() -> None:
    found = differences(PLAN, replace(PLAN, symbol="PL/2"))
    assert found.rows == ()
    assert found.counts == {"added": 0, "removed": 0, "changed": 0, "moved": 0}
    assert found.unchanged == 14


def test_a_figure_that_changed_is_named_with_both_values() -> None:
    indicators = (replace(INDICATORS[0], target="97"), *INDICATORS[1:])
    found = differences(PLAN, with_indicators(*indicators))
    (row,) = found.rows
    assert (row.state, row.after, row.fields) == ("changed", "A(a)1", (FieldChange("target", "95", "97"),))
    assert row.text == "Share of stations that report every day"


def test_a_text_that_changed_is_given_word_by_word() -> None:
    (row,) = differences(PLAN, changed(objectives=("To know all the water",))).rows
    (change,) = row.fields
    assert [(run.kind, run.text) for run in change.runs if run.kind != "same"] == [("added", "all ")]


def test_numbers_that_close_up_are_no_change() -> None:
    rest = tuple(replace(row, ordinal=at) for at, row in enumerate(INDICATORS[1:], 1))
    after = with_indicators(*rest)
    assert shown(after) == [("removed", "indicator", "A(a)1")]
    assert shown(PLAN, after) == [("added", "indicator", "A(a)1")]


def test_a_row_that_stands_elsewhere_is_moved_and_the_others_are_not() -> None:
    last, first, middle = (replace(row, ordinal=at) for row, at in zip(
        (INDICATORS[2], INDICATORS[0], INDICATORS[1]), (1, 2, 3), strict=True))  # fmt: skip
    after = changed(
        accomplishments=(Accomplishment("a", "Better data for everybody", (last, first, middle)),)
    )
    assert shown(after) == [("moved", "indicator", "A(a)1")]


def test_a_row_may_move_to_another_section() -> None:
    after = replace(PLAN, sections=(
        replace(SECTION, outputs=SECTION.outputs[:1]),
        Section("B", "Rivers", outputs=(Output("Courses", 1, planned="5"),)),
    ))  # fmt: skip
    found = {
        (row.state, row.subject, row.before, row.after, row.is_moved) for row in differences(PLAN, after).rows
    }
    assert found == {
        ("added", "section", "", "B", False), ("changed", "output", "A#2", "B#1", True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "subject", "names"),
    [
        ({"name": "Seas"}, "section", ["name"]),
        ({"mandates": (Mandate("SW/RES/2", "Water for all"),)}, "mandate", ["symbol"]),
        ({"external_factors": ("It rains more",)}, "factor", ["text"]),
        ({"results": (replace(SECTION.results[0], measures=(MORE,)),)}, "result",
         ["2027 planned"]),
        ({"paragraphs": (replace(SECTION.paragraphs[0], number="2.7", role="other"),)}, "paragraph",
         ["role"]),
        ({"outputs": (replace(SECTION.outputs[0], unit="each", category="B"), SECTION.outputs[1])}, "output",
         ["unit", "category"]),
    ],
)  # fmt: skip
def test_every_kind_of_row_is_compared(more: dict[str, object], subject: str, names: list[str]) -> None:
    (row,) = differences(PLAN, changed(**more)).rows
    assert (row.state, row.subject, [one.field for one in row.fields]) == ("changed", subject, names)


def test_titles_and_tables_are_compared() -> None:
    table = replace(TABLE, rows=(replace(TABLE.rows[0], cells={"2026": "3", "2027": "5"}),))
    found = differences(PLAN, replace(PLAN, title="Another plan", tables=(table,)))
    assert [(row.subject, row.fields[0].field) for row in found.rows] == [
        ("title", "title"),
        ("table", "2027"),
    ]


def test_a_section_that_went_shows_what_went_with_it() -> None:
    found = differences(PLAN, replace(PLAN, sections=(), tables=()))
    assert {row.state for row in found.rows} == {"removed"}
    assert found.counts["removed"] == 13
    assert [section.path for section in found.sections] == ["A"]


WORDS = ("stations", "lakes", "rivers", "reports", "visitors", "days", "maps", "pumps", "wells", "rain")


def said(name: str) -> str:
    """Words that no other row has."""
    return f"{name} {name[::-1]} {name}ing"


@given(st.integers(0, 10_000))
def test_what_was_done_to_a_plan_is_what_is_found(seed: int) -> None:
    """Rows of different words: some go, some come, some change their target; all are found, and no other."""
    chance = random.Random(seed)
    names = chance.sample(WORDS, 8)
    rows = [Indicator(at, said(name), target="5") for at, name in enumerate(names[:6], 1)]
    gone = set(chance.sample(range(6), chance.randint(0, 2)))
    raised = set(chance.sample(sorted(set(range(6)) - gone), 2))
    kept = [
        replace(row, target="6") if at in raised else row for at, row in enumerate(rows) if at not in gone
    ]
    come = [Indicator(0, said(name), target="5") for name in names[6:]]
    after = [replace(row, ordinal=at) for at, row in enumerate([*kept, *come], 1)]

    def plan(indicators: list[Indicator]) -> Document:
        return with_indicators(*indicators)

    found = differences(plan(rows), plan(after))
    assert found.counts["added"] == 2
    assert found.counts["removed"] == len(gone)
    assert found.counts["changed"] == 2
    assert found.counts["moved"] == 0
    back = differences(plan(after), plan(rows))
    assert (back.counts["added"], back.counts["removed"]) == (len(gone), 2)
