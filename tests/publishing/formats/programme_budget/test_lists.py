"""Lists of mandates: symbols of every organ, in rows, in one column and in lines."""

from __future__ import annotations

import pytest

from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.lists import of_line, of_rows

SYMBOLS = (
    "60/1", "46/235 A", "ES-10/15", "S-27/2", "3201 (S-VI)", "1325 (2000)", "S/PRST/2015/25", "2019/245",
    "943 (XLIX)", "ST/SGB/2015/3", "45/248 B, sect. VI", "UNEP/EA.4/Res.1", "decision 72/550", "Art. 17",
    "Chap. IV, Art. 17", "72/266 A and B",
)  # fmt: skip


def told(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = of_rows([Cells(row) for row in rows], "Resolutions")
    return [
        mandate.cells if isinstance(mandate, Cells) else (mandate.symbol, mandate.title) for mandate in found
    ]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbols(symbol: str):
    assert told((symbol, "Waters")) == [(symbol, "Waters")]
    assert [(m.symbol, m.title) for m in of_line(f"{symbol} Waters", None, None)] == [(symbol, "Waters")]
    assert told((f"{symbol} Waters",)) == [(symbol, "Waters")]


@pytest.mark.parametrize("line", ["The list holds all mandates.", "Waters", "Article 5 of it is in force"])
def test_lines_that_are_no_mandate(line: str):
    assert of_line(line, None, None) == []
    assert told((line,)) == [(line,)]


@pytest.mark.parametrize("symbols", ["60/1; 61/1 B", "60/1\n61/1 B", "60/1, 61/1 B", "60/1;\n61/1 B"])
def test_several_symbols_of_one_title(symbols: str):
    assert told((symbols, "Waters")) == [("60/1", "Waters"), ("61/1 B", "Waters")]


def test_a_row_goes_on_in_the_next():
    assert told(("60/1", "Waters"), ("", "of the world"), ("62/1;", "Lakes"), ("63/1", "")) == [
        ("60/1", "Waters of the world"),
        ("62/1", "Lakes"),
        ("63/1", "Lakes"),
    ]
    assert told(("45/248 B,\nsect. VI", "Waters")) == [("45/248 B, sect. VI", "Waters")]
