"""Small documents for tests: as many rows of everything as asked, in Chinese and English.

The wording is invented; figures are chosen so that the audit finds nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Indicator,
    Output,
    Paragraph,
    Period,
    Place,
    Row,
    Section,
    Table,
)

PERIOD = Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")
COLUMNS = ("apportionment", "expenditure", "variance_amount", "variance_percent")

WORDS = {
    "zh": {
        "title": "湖泊账户的执行情况",
        "department": "湖泊司",
        "unit": "水位科",
        "objective": "使各方及时得知水位",
        "accomplishment": "水位资料更加可靠",
        "indicator": "按时报送水位的测站数目",
        "narrative": "已实现。测站按时报送。",
        "output": "编写水位简报",
        "heading": "技术材料",
        "paragraph": "简报按计划编写(产出 1)。",
        "summary": "本期一切照计划进行。",
        "category": "公务差旅",
        "total": "共计",
        "unit_of_money": "千美元",
        "resources": "按类别分列的资源",
        "course": "测流课程",
        "place": "总部",
        "completed": "简报",
        "remarks": "另编一份说明",
    },
    "en": {
        "title": "Performance of the lakes account",
        "department": "Lakes Division",
        "unit": "Water Levels Unit",
        "objective": "To let everyone know the water levels in time",
        "accomplishment": "Water levels are more reliable",
        "indicator": "Number of stations that report levels on time",
        "narrative": "Achieved. The stations reported on time.",
        "output": "Bulletins on water levels",
        "heading": "Technical materials",
        "paragraph": "The bulletins were written as planned (output 1).",
        "summary": "Everything went as planned.",
        "category": "Official travel",
        "total": "Total",
        "unit_of_money": "Thousands of United States dollars",
        "resources": "Resources by category",
        "course": "Course on gauging",
        "place": "Headquarters",
        "completed": "bulletins",
        "remarks": "A note was written besides",
    },
}


def report(
    language: Any = "en", rows: int = 1, symbol: str | None = "LK/1/1", first_line: int = 1
) -> Document:
    """A performance report with `rows` accomplishments, indicators, outputs, paragraphs and so on."""
    w = WORDS[language]
    lines = iter(range(first_line, first_line + 10_000))

    def place() -> Place:
        line = next(lines)
        return Place(lines=(line, line))

    unit = Section(
        "A.1",
        w["unit"],
        "A",
        objectives=(w["objective"],),
        accomplishments=tuple(
            Accomplishment(
                f"1.{n}",
                f"{w['accomplishment']} {n}",
                (Indicator(1, f"{w['indicator']} {n}", w["narrative"], "10", "10", "12", True, place=place()),),  # noqa: E501
                place(),
            )
            for n in range(1, rows + 1)
        ),
        outputs=tuple(
            Output(f"{w['output']} {n}", n, headings=(w["heading"],), planned="4", actual="3", printed_rate="75.0", place=place())  # noqa: E501
            for n in range(1, rows + 1)
        ),
        paragraphs=tuple(
            Paragraph(f"{w['paragraph']} {n}", "results", n, (1,), place()) for n in range(1, rows + 1)
        ),
        place=place(),
    )  # fmt: skip
    return Document(
        "performance_report",
        language,
        symbol,
        w["title"],
        PERIOD,
        sections=(
            Section("summary", "S", paragraphs=(Paragraph(w["summary"], "introduction"),), place=place()),
            Section("A", w["department"], place=place()),
            unit,
        ),
        tables=(resources(language, rows), training(language, rows)),
    )


def resources(language: str, rows: int) -> Table:
    w = WORDS[language]
    items = tuple(
        Row(dict(zip(COLUMNS, ("100.0", "98.0", "2.0", "2.0"), strict=True)), f"{w['category']} {n}")
        for n in range(1, rows + 1)
    )
    sums = (f"{100 * rows}.0", f"{98 * rows}.0", f"{2 * rows}.0", "2.0")
    total = Row(dict(zip(COLUMNS, sums, strict=True)), w["total"], "total")
    return Table("resources_by_category", COLUMNS, (*items, total), w["resources"], w["unit_of_money"])


def training(language: str, rows: int) -> Table:
    """A table of words: cells that are no figures stand in their language."""
    w = WORDS[language]
    return Table(
        "training",
        ("location", "dates"),
        tuple(Row({"location": w["place"], "dates": None}, f"{w['course']} {n}") for n in range(1, rows + 1)),
    )


def addendum(language: Any = "en", rows: int = 1, symbol: str | None = "LK/1/1/Add.1") -> Document:
    """The older form: outputs without numbers, with every completed value."""
    w = WORDS[language]
    outputs = tuple(
        Output(
            f"{w['output']} {n}",
            accomplishment="1.1",
            planned="4",
            completed=(Completed("4", w["completed"]), Completed("yes", None)),
            remarks=w["remarks"],
        )
        for n in range(1, rows + 1)
    )
    return Document(
        "outputs_addendum",
        language,
        symbol,
        w["title"],
        PERIOD,
        sections=(
            Section("A", w["department"]),
            Section("A.a", w["unit"], "A", accomplishments=(Accomplishment("1.1", w["accomplishment"]),), outputs=outputs),  # noqa: E501
        ),
    )  # fmt: skip
