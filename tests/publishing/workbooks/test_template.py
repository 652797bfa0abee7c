from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing.workbooks import template


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("5.0", "5"),
        ("-5.50", "-5.5"),
        ("0.0", "0"),
        ("-0", "0"),
        ("007", "7"),
        ("0.10", "0.1"),
        ("1e5", None),
        ("1,5", None),
        ("", None),
        ("-", None),
        ("٣", None),
        ("n/a", None),
    ],
)
def test_a_figure_has_one_plain_form(written: str, figure: str | None) -> None:
    assert template.plain_figure(written) == figure


def test_texts_keep_their_zeros_and_lose_what_stands_around_them() -> None:
    assert template.canonical("1.50", figure=False) == "1.50"
    assert template.canonical("1.50", figure=True) == "1.5"
    assert template.canonical(" a\r\nb\rc ", figure=False) == "a\nb\nc"
    assert template.canonical("e\u0301", figure=False) == "é"
    assert template.canonical("   ", figure=False) is None
    assert template.canonical(None, figure=True) is None


def test_a_digest_is_short_and_nothing_has_its_own() -> None:
    assert len(template.digest("a")) == len(template.digest(None)) == template.SHORT
    assert template.digest("a") != template.digest("b")
    assert template.digest(None) != template.digest("")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3, "3"),
        (3.0, "3"),
        (0.1, "0.1"),
        (1234.5, "1234.5"),
        (1e-7, "0.0000001"),
        (-2.5, "-2.5"),
        (1e20, "100000000000000000000"),
    ],
)
def test_a_number_cell_says_its_digits(number: float, said: str) -> None:
    assert template.said_number(number) == said


def test_what_a_spreadsheet_would_round_is_no_number_there() -> None:
    assert template.fits_a_number("123456789012345")
    assert not template.fits_a_number("1234567890123456")
    assert not template.fits_a_number("yes")
    assert template.decimals_of("1.25") == 2


@given(st.integers(0, 16_383), st.integers(0, 1_048_575))
def test_addresses_are_those_of_spreadsheets(column: int, row: int) -> None:
    from openpyxl.utils import get_column_letter

    assert template.address(row, column) == f"{get_column_letter(column + 1)}{row + 1}"
