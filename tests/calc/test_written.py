"""Days and amounts in the ways of many countries: read as stated, or refused; never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.written import DATE_FORMS, Exact, Unreadable, amount_reader, day_reader

DAY = date(2026, 7, 3)
WRITTEN = {
    "YYYY-MM-DD": "2026-07-03",
    "DD.MM.YYYY": "03.07.2026",
    "DD/MM/YYYY": "3/7/2026",
    "MM/DD/YYYY": "07/03/2026",
    "YYYY/MM/DD": "2026/7/3",
    "YYYYMMDD": "20260703",
    "YYYY年M月D日": "2026 年 7 月 3 日",
}
MONTHS = {"YYYY-MM": "2026-07", "MM.YYYY": "07.2026", "YYYYMM": "202607"}


def test_every_form_is_tried():
    assert set(WRITTEN) | set(MONTHS) == set(DATE_FORMS)


@pytest.mark.parametrize("form", WRITTEN)
def test_days_as_stated_and_as_programs_write_them(form):
    read = day_reader(form)
    assert read(WRITTEN[form]) == read(f" {WRITTEN[form]} ") == DAY
    assert read("2026-07-03") == read("2026-07-03 00:00:00") == read("2026-07-03T00:00:00.000") == DAY


@pytest.mark.parametrize("form", MONTHS)
def test_months_are_their_first_day(form):
    assert day_reader(form)(MONTHS[form]) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("form", "text", "code"),
    [
        ("DD/MM/YYYY", "", "date_missing"),
        ("DD/MM/YYYY", "07/31/2026", "date_unreadable"),
        ("DD/MM/YYYY", "31/02/2026", "date_unreadable"),
        ("YYYY-MM-DD", "03.07.2026", "date_unreadable"),
        ("YYYY-MM-DD", "46206", "date_unreadable"),
        ("YYYY-MM-DD", "2026-07-03 23:30:00", "date_unreadable"),
    ],
)
def test_what_is_no_such_day_is_refused(form, text, code):
    with pytest.raises(Unreadable) as refused:
        day_reader(form)(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("decimal", "thousands", "text", "amount"),
    [
        (".", "", "1234.5", "1234.5"),
        (".", ",", "1,234,567.80", "1234567.8"),
        (",", ".", "1.234.567,80", "1234567.8"),
        (",", " ", "1\u00a0234\u202f567,8", "1234567.8"),
        (".", "'", "1'234.05", "1234.05"),
        (".", "", "-12", "-12"),
        (".", "", "12-", "-12"),
        (".", ",", "(1,234.50)", "-1234.5"),
        (".", "", "−0.5", "-0.5"),
        (".", "", "+7", "7"),
        (".", "", "- 0.00", "0"),
        ("٫", "٬", "١٬٢٣٤٫٥", "1234.5"),
        (".", ",", "１,２３４", "1234"),
        (".", "", ".5", "0.5"),
        (".", "", "3.100", "3.1"),
        (",", ".", Exact("1.234"), None),
        (",", ".", Exact("1.23"), "1.23"),
    ],
)
def test_amounts_as_stated(decimal, thousands, text, amount):
    read = amount_reader(decimal, thousands)
    if amount is None:
        with pytest.raises(Unreadable):
            read(text)
    else:
        assert read(text) == amount
        assert Decimal(read(text)) == Decimal(amount)


@pytest.mark.parametrize(
    ("decimal", "thousands", "text", "code"),
    [
        (".", "", "", "amount_missing"),
        (".", "", "  ", "amount_missing"),
        (".", "", "1,234.50", "amount_unreadable"),
        (".", ",", "1,23,456.00", "amount_unreadable"),
        (".", ",", "12,34", "amount_unreadable"),
        (",", ".", "1.23", "amount_unreadable"),
        (".", "", "1.234", "amount_too_precise"),
        (".", "", "≈1234567890123456.7", "amount_inexact"),
        (".", "", "1e5", "amount_unreadable"),
        (".", "", "NaN", "amount_unreadable"),
        (".", "", "USD 5", "amount_unreadable"),
        (".", "", "9" * 19, "amount_unreadable"),
        (".", "", "1" * 60, "amount_unreadable"),
        (".", "", "--5", "amount_unreadable"),
        (".", "", "五", "amount_unreadable"),
    ],
)
def test_what_is_no_such_amount_is_refused(decimal, thousands, text, code):
    with pytest.raises(Unreadable) as refused:
        amount_reader(decimal, thousands)(text)
    assert refused.value.code == code


def test_money_used_booked_below_zero_is_turned():
    read = amount_reader(".", "", reversed_sign=True)
    assert (read("-12.5"), read("12.5"), read("0"), read("-0")) == ("12.5", "-12.5", "0", "0")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2), st.sampled_from([",", " ", "'", ""]))
def test_what_is_written_is_read(value, thousands):
    written = f"{value:,.2f}".replace(",", thousands)
    assert Decimal(amount_reader(".", thousands)(written)) == value
