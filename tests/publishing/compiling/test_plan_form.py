"""A plan of a section of the programme budget as printed: every medium gives back what was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import (
    Accomplishment,
    Document,
    Exhibit,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    PeriodValue,
    Result,
    Section,
)
from answerable.calc.periods import calendar_year
from answerable.publishing import registry
from answerable.publishing.compiling.finishing import in_form
from answerable.publishing.compiling.plans import finished_plan, printed_plan
from answerable.publishing.planning.skeletons import Unit, parts
from answerable.results.reports.rules.audit import audit

YEAR = 2028
WRITTEN = ("Sect7", "A", "orientation", "orientation.strategy", "orientation.mandates", "1", "1.1", "2")
SAID = {
    "en": {
        "name": "Lakes Department", "zone": "Office of Levels", "unit": "reports",
        "text": "To know the water: its level, its use", "list": "By\n(a) Measuring;\n(b) Telling.",
        "title": "Result 7: better data", "output": "Yearly report: the lakes", "table": "Table 7.2{}",
    },
    "zh": {
        "name": "湖泊部", "zone": "水位处", "unit": "报告",
        "text": "了解水情：水位、用水", "list": "方法：\n(a) 测量；\n(b) 告知。",
        "title": "成果 7：更好的数据", "output": "年度报告：湖泊", "table": "表7.2{}",
    },
}  # fmt: skip


def plan(language: str = "en", symbol: str = "SW/32/6 (Sect. 7)") -> Document:
    """Written in whatever order; one of everything, also where the form has no place for it."""
    say = SAID[language]
    levels = Unit(3, {language: say["zone"]})
    lakes = Unit(2, {language: say["name"]}, (Unit(4, {language: say["zone"]}, (levels,)),))
    skeleton = parts("programme_budget", [lakes, levels], symbol, {language: say["name"]})
    sections = {part.path: Section(part.path, part.names[language], part.parent) for part in skeleton}
    for path in WRITTEN:
        sections[path] = filled(sections[path], say)
    return Document(
        "programme_budget", language, symbol, "Plan", calendar_year(YEAR), tuple(sections.values())
    )  # type: ignore[arg-type]


def filled(section: Section, say: dict[str, str]) -> Section:
    values = tuple(PeriodValue(str(YEAR - back), str(90 - back), "actual") for back in (4, 3, 2))
    planned = (
        PeriodValue(str(YEAR - 1), None, "planned", say["list"]),
        PeriodValue(str(YEAR), "95", "planned"),
    )
    counted = tuple(
        PeriodValue(str(YEAR - 2), figure, kind) for figure, kind in (("3", "planned"), ("0", "actual"))
    )
    return replace(
        section,
        objectives=(say["text"], say["list"]),
        accomplishments=(
            Accomplishment(
                "a", say["text"], (Indicator(1, say["text"], baseline="80", target="95", unit=say["unit"]),)
            ),
        ),
        outputs=(
            Output(
                say["output"],
                1,
                planned="12",
                category="B",
                subcategory="Technical materials",
                quantities=counted,
            ),
            Output(say["output"], 2, category="A", unit=say["unit"]),
            Output(say["text"], 3, planned="1", unit=say["unit"]),
            Output(say["output"], 4, category="B", subcategory="Technical materials"),
            Output(say["text"], 5, category="B", subcategory=say["zone"]),
            Output(say["output"], 6, category="B", subcategory=say["zone"]),
            Output(say["text"], 7, planned="0", category="A", subcategory=say["zone"]),
        ),
        paragraphs=(
            Paragraph(say["list"], "other"),
            Paragraph(say["text"], "strategy"),
            Paragraph(say["text"], "introduction"),
            Paragraph("7.3 " + say["text"], "strategy"),
            Paragraph(say["text"], "other", "*"),
            Paragraph(say["text"], "results"),
        ),
        mandates=(
            Mandate(
                f"SW/RES/3/{section.path}; SW/RES/4/2/{section.path}",
                say["text"],
                None if section.path == "1" else "Conventions",
            ),
            Mandate(f"SW/RES/5/{section.path}", say["text"]),
        ),
        external_factors=(say["text"], say["list"]),
        results=(
            Result(say["text"], say["list"], None, (*values, *planned)),
            Result(say["text"], f"{say['text']}\n7.9 {say['list']}", None, values),
            Result(
                say["title"],
                say["text"],
                "9",
                planned,
                (Exhibit(say["table"].format(WRITTEN.index(section.path)), say["text"]),),
            ),
            Result(say["title"], "", "4"),
        ),
    )


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "json"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_medium_gives_back_what_was_written(language: str, form: str) -> None:
    held = in_form(finished_plan(plan(language)), form)
    found = registry.read_bytes(registry.write(held, form), f"plan.{form}")
    for mine, theirs in zip(held.sections, found.sections, strict=True):
        assert theirs == mine
    assert found == held
    assert found.findings == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_written_is_missing_in_print(language: str) -> None:
    """Every part's objective, factors, results and outputs are somewhere in what is printed."""
    say = SAID[language]
    said = registry.write(printed_plan(finished_plan(plan(language))), "text").decode()
    assert said.count(say["output"]) == 4 * len(WRITTEN)
    assert said.count("SW/RES/4/2/") == len(WRITTEN)
    assert said.count(say["title"]) == 2 * len(WRITTEN)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_audit_finds_nothing_in_what_was_written_here(language: str) -> None:
    """Tables that another document numbered are left aside: those numbers are its own."""
    mine = plan(language)
    sections = tuple(
        replace(section, results=tuple(replace(result, exhibits=()) for result in section.results))
        for section in mine.sections
    )
    assert audit(printed_plan(finished_plan(replace(mine, sections=sections)))) == ()


def test_numbers_in_the_records_are_those_in_print() -> None:
    finished = finished_plan(plan())
    printed = {p.number: p.text for s in printed_plan(finished).sections for p in s.paragraphs}
    numbered = [p for s in finished.sections for p in s.paragraphs if p.number != "*"]
    assert len({p.number for p in numbered}) == len(numbered)
    assert all(printed[p.number] == p.text for p in numbered)
    assert finished_plan(finished) == finished


def test_deliverables_by_hand() -> None:
    unit = printed_plan(finished_plan(plan())).section("1")
    assert unit is not None
    rows = [(o.category, o.number, o.text, [v.value for v in o.quantities]) for o in unit.outputs]
    assert rows == [
        ("A", None, "Yearly report: the lakes", []),
        ("A", None, "Office of Levels (number of deliverables)", [None, None, None, "0"]),
        ("A", 1, "To know the water: its level, its use", [None, None, None, "0"]),
        ("B", None, "Technical materials (number of deliverables)", ["3", "0", None, "12"]),
        ("B", 2, "Yearly report: the lakes", ["3", "0", None, "12"]),
        ("B", 3, "Yearly report: the lakes", []),
        ("B", None, "To know the water: its level, its use; Yearly report: the lakes", []),
    ]


def test_a_document_of_the_form_is_printed_as_it_is() -> None:
    """A copy of a printed plan says the same: totals are not summed twice, results keep their order."""
    once = printed_plan(finished_plan(plan()))
    assert printed_plan(replace(once, title="Plan")) == once
