"""Grids of figures as tables: heads, columns, levels, cells."""

from __future__ import annotations

from answerable.calc.account import Row
from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.formats.performance_report.mapping import EN, ZH
from answerable.publishing.formats.performance_report.tables import heads, is_figure, table, without_mark


def _grid(*rows: tuple[str, ...], marked: int = 0) -> Grid:
    return Grid(tuple(Cells(row, head=index < marked) for index, row in enumerate(rows)))


MONEY = (
    ("", "", "", "Variance", ""),
    ("Category", "Apportionment", "Expenditure", "Amount", "Percentage"),
    ("", "(1)", "(2)", "(3)=(1)-(2)", "(4)=(3)÷(1)"),
    ("Civilian personnel", "", "", "", ""),
    ("International staff a", "1 000.5", "1,200.0", "(199.5)", "(19.9)"),
    ("of which: insurance", "10.0", "10.0", "—", "—"),
    ("Subtotal", "1 000.5", "1 200.0", "(199.5)", "(19.9)"),
    ("Gross requirements", "1 000.5", "1 200.0", "(199.5)", "(19.9%)"),
)


def test_money_with_heads_of_three_rows() -> None:
    made = table(_grid(*MONEY), "Summary by category", "dollars", EN, 1)
    assert (made.id, made.title, made.unit) == ("resources_by_category", "Summary by category", "dollars")
    assert made.columns == ("apportionment", "expenditure", "variance_amount", "variance_percent")
    assert [(row.label, row.level) for row in made.rows] == [
        ("Civilian personnel", "heading"),
        ("International staff a", "item"),
        ("of which: insurance", "of_which"),
        ("Subtotal", "subtotal"),
        ("Gross requirements", "total"),
    ]
    assert dict(made.rows[1].cells) == {
        "apportionment": "1000.5",
        "expenditure": "1200.0",
        "variance_amount": "-199.5",
        "variance_percent": "-19.9",
    }
    assert list(made.rows[2].cells.values()) == ["10.0", "10.0", "0", "0"]
    assert list(made.rows[0].cells.values()) == [None] * 4


def test_heads_may_be_marked_or_found() -> None:
    found, marked = heads(_grid(*MONEY)), heads(_grid(*MONEY, marked=3))
    assert found == heads(_grid(*MONEY))
    assert found.columns == marked.columns == (
        "Category", "Apportionment", "Expenditure", "Variance Amount", "Percentage",
    )  # fmt: skip
    assert [row.cells for row in found.rows] == [row.cells for row in marked.rows]


def test_a_repeated_head_is_no_row() -> None:
    made = table(
        _grid(("Category", "Amount"), ("Rents", "5.5"), ("Category", "Amount"), ("Total", "5.5")),
        None,
        None,
        EN,
        1,
    )
    assert (made.id, [row.label for row in made.rows]) == ("other_income", ["Rents", "Total"])


def test_entities_tell_their_table() -> None:
    row = ("部/厅", "分配数", "支出数", "数额", "百分比")
    assert (
        table(_grid(row, ("灯塔处", "1.0", "1.0", "—", "—")), None, None, ZH, 1).id == "resources_by_entity"
    )


def test_incumbency() -> None:
    head = ("类别", "核定\n人数 a", "实际在职\n人数(平均)", "空缺率\n(百分比)b", "预算编列的\n空缺率")
    made = table(
        _grid(head, ("员额", "", "", "", ""), ("专业职类", "1 040", "987", "5.1", "4.0")), None, None, ZH, 1
    )
    assert made.id == "incumbency"
    assert made.rows[0] == Row(dict.fromkeys(made.columns), "员额", "heading")
    assert list(made.rows[1].cells.values()) == ["1040", "987", "5.1", "4.0"]


def test_training_keeps_words() -> None:
    made = table(
        _grid(("Activity", "Location", "Dates"), ("Course 3", "Online", "1-3 July 2023")), None, None, EN, 1
    )
    assert made.id == "training"
    assert made.rows == (Row({"location": "Online", "dates": "1-3 July 2023"}, "Course 3"),)


def test_an_unknown_table_keeps_its_printed_heads() -> None:
    made = table(
        _grid(("Vessel", "Hired", "Owned", "Owned"), ("Ferry", "2", "—", "x")), "Vessels", None, EN, 3
    )
    assert made.id == "table_3"
    assert made.columns == ("Hired", "Owned", "Owned (4)")
    assert dict(made.rows[0].cells) == {"Hired": "2", "Owned": "0", "Owned (4)": "x"}


def test_the_level_of_a_cell_is_believed() -> None:
    rows = (Cells(("Category", "Amount"), head=True), Cells(("All of it", "5.5"), level="total"))
    assert table(Grid(rows), None, None, EN, 1).rows[0].level == "total"


def test_figures_and_marks() -> None:
    assert [is_figure(x) for x in ("1 200.5", "(3.0)", "—", "12 boats", "", "(19.9%)")] == [
        True, True, True, False, False, True,
    ]  # fmt: skip
    assert [without_mark(x) for x in ("核定人数 a", "(百分比)b", "Posts a", "Area", "千美元")] == [
        "核定人数", "(百分比)", "Posts", "Area", "千美元",
    ]  # fmt: skip
