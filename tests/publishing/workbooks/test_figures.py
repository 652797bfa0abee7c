"""Separators of every country; what could be two figures is refused with both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing.workbooks.figures import Ambiguous, NoFigure, typed_figure


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("1234", "1234"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("1,234.5", "1234.5"),  # English
        ("1.234,5", "1234.5"),  # German, Spanish, Indonesian
        ("1 234,5", "1234.5"),  # French, Russian
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1\u2009234.5", "1234.5"),
        ("1\u3000234", "1234"),
        ("1'234.5", "1234.5"),
        ("1’234.50", "1234.50"),  # Swiss
        ("12,34,567", "1234567"),
        ("1,23,45,678.9", "12345678.9"),  # Indian
        ("1,2345,6789", "123456789"),  # by ten thousands
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234 567", "1234567"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("۱۲۳", "123"),
        ("१२३", "123"),  # Arabic, Persian, Devanagari digits
        ("１２３４．５", "1234.5"),
        ("１，２３４，５６７", "1234567"),  # full width
        ("0.234", "0.234"),
        ("0,234", "0.234"),
        ("1234,567", "1234.567"),
        ("1,23", "1.23"),
        ("1.2345", "1.2345"),
        ("1 234,567", "1234.567"),
        ("(1,234.50)", "-1234.50"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("5-", "-5"),
        ("+5", "5"),
        ("-0", "0"),
        ("12%", "12"),
        ("$1,234.50", "1234.50"),
        ("US$ 5", "5"),
        ("5 €", "5"),
        ("¥5", "5"),
        ("  7 ", "7"),
    ],
)
def test_a_figure_is_read_in_the_signs_of_its_country(typed: str, figure: str) -> None:
    assert typed_figure(typed) == figure


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1,234", ("1234", "1.234")),
        ("1.234", ("1234", "1.234")),
        ("123,456", ("123456", "123.456")),
        ("-1,234", ("1234", "1.234")),
        ("$1,234", ("1234", "1.234")),
        ("1,2345", ("12345", "1.2345")),
    ],
)
def test_what_could_be_two_figures_is_refused_with_both(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Ambiguous) as refused:
        typed_figure(typed)
    assert refused.value.readings == readings


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "1..2",
        "1,2,3",
        "1 23",
        "1,234,56",
        "1e5",
        "",
        "-",
        "1.234.5",
        "--5",
        "=1+1",
        "1,000 000",
        "1_000",
        "5/4",
        "12:30",
        "0x10",
        "1" * 60,
        "12万",
        "1.2.3",
        ",",
        "()",
        "NaN",
        "inf",
    ],
)
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(NoFigure):
        typed_figure(typed)


_STYLES = (
    (",", "."),
    (".", ","),
    (" ", ","),
    (" ", "."),
    ("'", "."),
    ("’", "."),
    ("\u00a0", ","),
    ("\u202f", ","),
)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(_STYLES))
def test_every_country_is_understood(value: Decimal, style: tuple[str, str]) -> None:
    thousands, decimal = style
    printed = f"{value:,.2f}".replace(",", "\x00").replace(".", decimal).replace("\x00", thousands)
    assert Decimal(typed_figure(printed)) == value


@given(st.text(max_size=45))
def test_no_text_is_anything_but_a_figure_or_a_refusal(text: str) -> None:
    try:
        found = typed_figure(text)
    except (NoFigure, Ambiguous):
        return
    assert Decimal(found).is_finite()
