"""Column widths: the grid's own, else what its cells ask for."""

from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.media.layout import columns_spanned, shares, width_of


def test_takes_the_grids_own_widths():
    assert shares(Grid((Cells(("a", "b")),), widths=(3, 0))) == (3, 1)


def test_a_text_may_wrap_and_a_figure_may_not():
    long, figure = "words " * 30, "123 456 789.0"
    assert shares(Grid((Cells((long, figure, "x")),), numeric=(1,))) == (48, 15, 7)


def test_a_heading_over_all_columns_asks_for_nothing():
    grid = Grid((Cells(("heading " * 9, ""), level="heading"), Cells(("a", "b"))))
    assert shares(grid) == (7, 7)
    assert [columns_spanned(grid, index) for index in (0, 1)] == [True, False]


def test_counts_chinese_letters_twice_and_the_longest_row():
    assert shares(Grid((Cells(("一二三四五六", "a", "b")), Cells(("a",))))) == (14, 7, 7)
    assert width_of(Grid((Cells(("a",)), Cells(("a", "b", "c"))))) == 3
    assert width_of(Grid(())) == 0
