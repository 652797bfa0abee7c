"""What layout adds to a table is taken away: empty rows and columns, split and repeated heads."""

from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.grids import merged_heads, parted, plain, trimmed


def test_texts_become_plain():
    assert plain("a\u00a0 b\tc\n\n d\u00ade\u2011f\u200b ") == "a b c\nde-f"


def test_empty_rows_and_columns_go():
    grid = Grid((Cells(("", "", "x", " ")), Cells(("", "", "")), Cells(("a", "", "y"), level="total")))
    assert [(row.cells, row.level) for row in trimmed(grid)] == [(("", "x"), "item"), (("a", "y"), "total")]
    assert trimmed(Grid((Cells(("", " ")),))) == []


def test_heads_of_groups_stand_over_their_columns():
    rows = [Cells(("Item", "2043", "", "2044", "Total")), Cells(("", "planned", "actual", "planned", ""))]
    assert merged_heads(rows) == ("Item", "2043 planned", "2043 actual", "2044 planned", "Total")
    assert merged_heads([]) == ()


def test_a_group_ends_where_a_head_has_none_below():
    rows = [Cells(("", "A", "B", "")), Cells(("", "x", "", "y"))]
    assert merged_heads(rows) == ("", "A x", "B", "y")


def test_repeated_heads_are_left_out():
    head, row = Cells(("", "x")), Cells(("a", "1"))
    assert parted([head, row, head, row], lambda r: r.cells[1].isdigit()) == ([head], [row, row])
