"""Printed figures in the shapes documents print them, and the three kinds of nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.quantities import number, parse_printed, printed, shown, state


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("3 700", "3700"),
        ("1,234.5", "1234.5"),
        ("12\u00a0111.8", "12111.8"),
        ("1\u2009234", "1234"),
        ("(3 690.4)", "-3690.4"),
        ("(0.2%)", "-0.2"),
        ("81.1%", "81.1"),
        ("\u22123.5", "-3.5"),
        ("１００．０", "100.0"),
        ("$1,234.50", "1234.50"),
        (".5", "0.5"),
        ("(0.0)", "0.0"),
        ("—", "0"),
        ("–", "0"),
        ("-", "0"),
        ("不适用", "not_applicable"),
        ("N/A", "not_applicable"),
        ("无", "none"),
        ("是", "yes"),
        ("No", "no"),
        ("部分完成", "partly"),
        ("Partially", "partly"),
        ("ongoing", "ongoing"),
        ("12 34", "12 34"),
        ("2020/21", "2020/21"),
        ("1 2345", "1 2345"),
        ("", None),
        ("   ", None),
        (None, None),
    ],
)
def test_parse_printed(text: str | None, quantity: str | None) -> None:
    assert parse_printed(text) == quantity


def test_decimal_comma_is_asked_for() -> None:
    assert parse_printed("1 234,5", decimal_mark=",") == "1234.5"
    assert parse_printed("1.234,5", decimal_mark=",") == "1234.5"


def test_dash_follows_the_convention_of_its_table() -> None:
    assert parse_printed("—", nil=None) is None
    assert parse_printed("—", nil="none") == "none"


@given(st.decimals(-(10**9), 10**9, places=1), st.sampled_from([" ", ",", "\u2009", "\u00a0"]))
def test_what_is_printed_is_parsed_back(value: Decimal, thousands: str) -> None:
    assert number(parse_printed(printed(value, thousands=thousands))) == value


def test_three_kinds_of_nothing_stay_apart() -> None:
    quantities = (None, "0", "not_applicable", "none", "yes", "ongoing", "-4.0", "")
    assert [state(q) for q in quantities] == [
        "not_reported", "reported", "not_applicable", "none", "answer", "word", "reported", "not_reported",
    ]  # fmt: skip
    assert [number(q) for q in quantities] == [None, 0, None, None, None, None, Decimal("-4.0"), None]


def test_infinity_is_no_number() -> None:
    assert [number(q) for q in ("NaN", "Infinity", "1e5")] == [None, None, Decimal("1e5")]


@pytest.mark.parametrize("quantity", ["9" * 10_000, "1." + "0" * 25, "1e999999", "-1e-999999", "1e25"])
def test_what_is_longer_than_any_figure_is_a_word(quantity: str) -> None:
    assert (number(quantity), state(quantity)) == (None, "word")
    assert number("9" * 25) == Decimal("9" * 25)


def test_printed_shows_nil_only_where_asked() -> None:
    assert [printed("0"), printed("0", nil="—"), printed("-1314.9"), printed(None), printed("yes")] == [
        "0", "—", "(1 314.9)", "", "yes",
    ]  # fmt: skip
    assert printed("-1314.9", negative="minus", thousands=",") == "-1,314.9"


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("1234567.50", "1\u202f234\u202f567.50"),
        (Decimal(-3690), "(3\u202f690)"),
        ("999", "999"),
        ("0", "0"),
        (None, ""),
        ("not_applicable", "not_applicable"),
    ],
)
def test_on_screens_thousands_stand_apart_by_one_blank_in_every_language(quantity, expected: str) -> None:
    assert shown(quantity) == expected
