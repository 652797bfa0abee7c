"""Boxes, empty columns and lists of contents of a word processor."""

from __future__ import annotations

from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.formats.performance_report.assembler import assemble
from answerable.publishing.formats.performance_report.boxes import unboxed
from answerable.publishing.formats.performance_report.mapping import EN


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(Cells(row) for row in rows))


def test_a_box_is_opened() -> None:
    blocks = [grid(("Summary",), ("The lamps were lit.\nTwo were lost.",), ("",))]
    assert list(unboxed(blocks, EN)) == [
        Text("Summary", "caption"),
        Text("The lamps were lit."),
        Text("Two were lost."),
    ]
    (section,) = assemble(blocks, "en").sections
    assert (section.path, [p.text for p in section.paragraphs]) == (
        "summary",
        ["The lamps were lit.", "Two were lost."],
    )


def test_columns_that_merging_left_empty_are_closed() -> None:
    money = grid(
        ("Category", "Apportionment\n(1)", "Expenditurea\n(2)", "", "Variance", "", ""),
        ("", "", "", "", "Amount\n(3)=(1)-(2)", "", "Percentage\n(4)=(3)÷(1)"),
        ("", "", "", "", "", "", ""),
        ("Posts", "10.0", "9.0", "", "1.0", "", "10.0"),
    )
    (table,) = assemble([Text("III. Resource performance", "heading"), money], "en").tables
    assert table.id == "resources_by_category"
    assert dict(table.rows[0].cells) == {
        "apportionment": "10.0", "expenditure": "9.0", "variance_amount": "1.0", "variance_percent": "10.0",
    }  # fmt: skip
    variance = grid(("", "Variance", "", ""), ("Posts", "($24.2)", "(12.9%)", ""))
    (table,) = assemble([Text("III. Analysis of variances", "heading"), variance], "en").tables
    assert [tuple(row.cells.values()) for row in table.rows] == [("-24.2", "-12.9")]


def test_rows_of_a_framework_stand_under_their_heads() -> None:
    outputs = grid(
        ("Outputs", "Planned", "", "Actual", "Delivery rate"),
        ("Council", "", "", "", ""),
        ("1. Charts", "4", "", "2", "50.0"),
        ("Other", "", "x", "", ""),
    )
    blocks = [Text("A. Lighthouses", "heading"), Text("Expected accomplishment (a): x"), outputs]
    (section,) = assemble(blocks, "en").sections
    assert next((o.planned, o.actual, o.printed_rate) for o in section.outputs) == ("4", "2", "50.0")


def test_the_list_of_contents_is_left_out() -> None:
    blocks = [
        Text("Performance of the account", "title"),
        Text("Contents", "heading"),
        grid(("", "Page"), ("I. Introduction", "4")),
        grid(("Summary",), ("The lamps were lit.",)),
        Text("I. Introduction", "heading"),
        Text("1. First."),
    ]
    document = assemble(blocks, "en")
    assert (document.title, document.tables, len(document.sections)) == ("Performance of the account", (), 2)
