"""Whole documents from paragraphs and tables, as a DOCX or a tagged PDF gives them."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.calc.account import Document, Paragraph, Period, Place
from answerable.publishing.blocks import Block, Cells, Grid, Style, Text
from answerable.publishing.formats.performance_report.assembler import assemble


def text(value: str, style: Style = "body") -> Text:
    return Text(value, style)


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(Cells(row) for row in rows))


HEAD = (
    "Planned indicators of achievement",
    "Actual indicators of achievement",
    "Performance measures\n2023/24",
)
MONEY = ("Category", "Apportionment", "Expenditure", "Amount", "Percentage")
REPORT: tuple[Block, ...] = (
    text("A/79/512"),
    text("Performance of the account", "title"),
    text("for the period from 1 July 2023 to 30 June 2024", "title"),
    text("Summary", "heading"),
    text("The lamps were lit."),
    text("Financial resources", "caption"),
    text("(Thousands of United States dollars. Budget year is from 1 July to 30 June.) a", "caption"),
    grid(("", "", "", "Variance", ""), MONEY, ("Posts", "1 000.0", "900.0", "100.0", "10.0")),
    text("a Net of insurance.", "note"),
    text("Abbreviations", "heading"),
    grid(("ICTS", "Island Coast Tide Service"), ("SWIMS", "Shore Water Information System")),
    text("I. Introduction", "heading"),
    text("1. First."),
    text("A hard winter", "heading"),
    text("2. Second:\n(a) one;\n(b) two."),
    text("II. Results-based-budgeting frameworks", "heading"),
    text("A. Lighthouse Service", "heading"),
    text("3. Before."),
    text("Actual indicators of achievement", "heading"),
    text("Expected accomplishment (a): Safer channels"),
    grid(HEAD, ("(i) Lamps lit", "Achieved", "Target 6\nEstimate 6\nActual 6")),
    text("Actual outputs", "heading"),
    grid(
        ("Outputs", "Planned", "Actual", "Delivery rate"),
        ("Council", "", "", ""),
        ("1. Charts", "4", "2", "50.0"),
    ),
    text("Main results", "heading"),
    text("4. Fewer charts (output 1)."),
    text("III. Resource performance", "heading"),
    text("A. Financial resources", "heading"),
    text("Table 1", "caption"),
    text("Summary of resource performance by category", "caption"),
    grid(("", "", "", "Variance", ""), MONEY, ("Posts", "1 000.0", "900.0", "100.0", "10.0")),
    text("B. Analysis of variances1", "heading"),
    grid(("", "Variance", ""), ("Posts", "$100.0", "10.0%")),
    text("5. Fewer posts."),
    text("Variance", "heading"),
    text("Official travel\t($22.1)\t(3.0%)"),
    text("6. More travel."),
    text("1 In thousands.", "note"),
    text("IV. Actions to be taken by the General Assembly", "heading"),
    text("7. The actions are:"),
    text("(a) To note;"),
    text("(b) To decide."),
)


@pytest.fixture(scope="module")
def document() -> Document:
    return assemble(REPORT, "en")


def test_cover(document: Document) -> None:
    assert document.symbol == "A/79/512"
    assert document.title == "Performance of the account for the period from 1 July 2023 to 30 June 2024"
    assert document.period == Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")
    assert document.findings == ()


def test_sections(document: Document) -> None:
    assert [(s.path, s.name, s.parent) for s in document.sections] == [
        ("summary", "Summary", None),
        ("I", "Introduction", None),
        ("II", "Results-based-budgeting frameworks", None),
        ("A", "Lighthouse Service", None),
        ("III", "Resource performance", None),
        ("III.A", "Financial resources", "III"),
        ("III.B", "Analysis of variances", "III"),
        ("IV", "Actions to be taken by the General Assembly", None),
    ]


def test_paragraphs(document: Document) -> None:
    found = {s.path: s.paragraphs for s in document.sections}
    assert found["summary"] == (
        Paragraph("The lamps were lit.", "introduction"),
        Paragraph("Net of insurance.", "other", "a"),
    )
    assert found["I"] == (
        Paragraph("First.", "introduction", 1),
        Paragraph("A hard winter", "other"),
        Paragraph("Second:\n(a) one;\n(b) two.", "introduction", 2),
    )
    assert found["A"] == (
        Paragraph("Before.", "introduction", 3),
        Paragraph("Fewer charts (output 1).", "results", 4, (1,)),
    )
    assert [(p.number, p.role) for p in found["III.B"]] == [(5, "other"), (6, "other"), ("1", "other")]
    assert found["IV"][0].text == "The actions are:\n(a) To note;\n(b) To decide."


def test_framework(document: Document) -> None:
    section = document.section("A")
    assert section is not None
    assert [(a.label, [i.actual for i in a.indicators]) for a in section.accomplishments] == [("a", ["6"])]
    assert [(o.number, o.headings, o.printed_rate) for o in section.outputs] == [(1, ("Council",), "50.0")]


def test_tables(document: Document) -> None:
    assert [(t.id, t.title, t.unit, [r.label for r in t.rows]) for t in document.tables] == [
        ("resources_summary", "Financial resources", "Thousands of United States dollars", ["Posts"]),
        ("abbreviations", "Abbreviations", None, ["ICTS", "SWIMS"]),
        ("resources_by_category", "Summary of resource performance by category", None, ["Posts"]),
        ("variances", None, None, ["Posts", "Official travel"]),
        ("actions", None, None, ["(a)", "(b)"]),
    ]
    variances, actions = document.table("variances"), document.table("actions")
    assert variances is not None
    assert actions is not None
    assert [tuple(r.cells.values()) for r in variances.rows] == [("100.0", "10.0"), ("-22.1", "-3.0")]
    assert [r.cells["text"] for r in actions.rows] == ["To note;", "To decide."]


def test_headings_without_a_style_are_known_by_their_words_and_numbers() -> None:
    plain = [
        text(b.text) if isinstance(b, Text) and b.style == "heading" and b.text != "A hard winter" else b
        for b in REPORT
    ]
    bare = assemble([b for b in plain if not (isinstance(b, Text) and b.text == "A hard winter")], "en")
    styled = assemble([b for b in REPORT if not (isinstance(b, Text) and b.text == "A hard winter")], "en")
    assert bare == styled


def test_a_table_over_two_pages_is_one() -> None:
    head = ("Activity", "Location", "Dates")
    blocks = [
        text("I. Training", "heading"),
        grid(head, ("Course", "Online", "July 2023")),
        grid(head, ("Drill", "Bergen", "May 2024")),
    ]
    (table,) = assemble(blocks, "en").tables
    assert [row.label for row in table.rows] == ["Course", "Drill"]


def test_framework_tables_without_a_repeated_head_go_on() -> None:
    blocks = [*REPORT[:23], grid(("2. Maps", "3", "3", "100.0")), *REPORT[23:]]
    section = assemble(blocks, "en").section("A")
    assert section is not None
    assert [(o.number, o.headings) for o in section.outputs] == [(1, ("Council",)), (2, ("Council",))]


def test_the_part_gives_its_path_to_the_letter() -> None:
    letters = [text(f"{letter}. Office", "heading") for letter in "ABCDEFGHI"]
    blocks = [
        text("I. Introduction", "heading"),
        text("II. Results-based-budgeting frameworks", "heading"),
        *letters,
    ]
    assert [s.path for s in assemble(blocks, "en").sections] == ["introduction", "II", *"ABCDEFGHI"]


def test_what_fits_nothing_is_named() -> None:
    blocks = [
        text("Distr.: General"),
        text("Agenda item 5"),
        *REPORT[:23],
        Grid(
            (
                Cells(("Outputs", "Planned", "Actual", "Delivery rate")),
                Cells(("•", "", "", ""), place=Place(block=7)),
            )
        ),
        grid(HEAD, ("(ii) Buoys", "All", "about six")),
    ]
    found = assemble(blocks, "en").findings
    assert [(f.rule, f.severity, f.path) for f in found] == [
        ("stray_mark", "note", "A"),
        ("unreadable_row", "warning", "A"),
        ("cover_text", "note", None),
    ]
    assert found[0].place == Place(block=7)


def test_a_heading_without_its_table_is_named() -> None:
    blocks = [
        *REPORT[:17],
        text("Actual outputs", "heading"),
        grid(("Outputs", "Wanted", "Got"), ("1. Charts", "4", "2")),
    ]
    found = assemble(blocks, "en")
    assert [(f.rule, f.path, f.printed) for f in found.findings] == [("missing_table", "A", "Actual outputs")]
    assert found.tables[-1].columns == ("Wanted", "Got")  # and the table is kept as it is


def test_unknown_tables_are_kept_with_their_heads() -> None:
    blocks = [
        text("I. Fleet", "heading"),
        text("Vessels", "caption"),
        grid(("Vessel", "Owned"), ("Ferry", "2")),
    ]
    (table,) = assemble(blocks, "en").tables
    assert (table.id, table.title, table.columns, dict(table.rows[0].cells)) == (
        "table_1", "Vessels", ("Owned",), {"Owned": "2"},
    )  # fmt: skip
