"""Numerals of headings and indicators."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.performance_report.numerals import chinese, printed_ordinal, roman


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("iv", 4), ("XIV", 14), ("xix", 19), ("IIII", None), ("A", None)]
)
def test_roman(numeral: str, value: int | None) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("㈨", 9), ("百", None), ("", None)],
)
def test_chinese(numeral: str, value: int | None) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize("position", range(1, 30))
def test_ordinals_come_back(position: int) -> None:
    assert roman(printed_ordinal(position, "en").strip("()")) == position
    assert chinese(printed_ordinal(position, "zh").strip("()")) == position
