"""Figures whose cells lost their borders: what the row itself proves."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing.formats.performance_report.mapping import EN, ZH
from answerable.publishing.formats.performance_report.recogniser.figures import (
    doubled,
    groupings,
    money_distance,
    no_distance,
    rate_distance,
    read_tail,
    trailing_tokens,
    vacancy_distance,
)


def _printed(value: int | Decimal) -> str:
    return f"{value:,}".replace(",", " ")


@pytest.mark.parametrize(
    ("line", "text", "figures"),
    [
        ("1. 编写公报 4 4 100.0", "1. 编写公报", ("4", "4", "100.0")),
        ("3 700 3 500 94.6", "", ("3 700", "3 500", "94.6")),
        ("审计(次数) 10 120 1 200.0", "审计(次数)", ("10", "120", "1 200.0")),
        ("邮件(件) 100 485 73 691 73.3", "邮件(件)", ("100 485", "73 691", "73.3")),
        ("公报 1 100 938 85.3", "公报", ("1 100", "938", "85.3")),
        ("公报 15 不适用 0.0", "公报", ("15", "不适用", "0.0")),
        ("100 752 100 752 100.0", "", ("100 752", "100 752", "100.0")),
        ("公报 9 16 177.0", "公报", ("9", "16", "177.0")),  # the document's own error, one reading
        ("公报 3 700 3 500 49.6", "公报", ("3 700", "3 500", "49.6")),
        ("公报 1 100 938 84.3", "公报", ("1 100", "938", "84.3")),  # no proof, but all else is far off
        ("使用 Beacon 26 5 5 100.0", "使用 Beacon 26", ("5", "5", "100.0")),
        ("编写公报", None, None),
        ("期限为 2020 年 6 月 30", None, None),
    ],
)
def test_outputs(line: str, text: str | None, figures: tuple[str, ...] | None) -> None:
    tail = read_tail(line, 3, rate_distance, ZH)
    assert (tail and (tail.text, tail.figures, tail.doubtful)) == (figures and (text, figures, ()))


def test_two_words_may_be_one_figure() -> None:
    tail = read_tail("2. Charts 28 Not applicable 0.0", 3, rate_distance, EN)
    assert tail is not None
    assert (tail.text, tail.figures) == ("2. Charts", ("28", "Not applicable", "0.0"))
    assert trailing_tokens("None", EN) == ("", ["None"])


def test_where_nothing_decides_every_reading_is_named() -> None:
    tail = read_tail("1. Maps of Beacon 271 928 517 Not applicable 0.0", 3, rate_distance, EN)
    assert tail is not None
    assert tail.doubtful == (
        ("271 928 517", "Not applicable", "0.0"),
        ("928 517", "Not applicable", "0.0"),
        ("517", "Not applicable", "0.0"),
    )
    undecided = read_tail("公报 711 563 711 563", 2, no_distance, ZH)
    assert undecided is not None
    assert (undecided.figures, len(undecided.doubtful)) == ((), 3)


def test_tabs_make_cells_explicit() -> None:
    tail = read_tail("1. Charts\t1 200\t900", 3, rate_distance, EN)
    assert tail is not None
    assert (tail.text, tail.figures) == ("1. Charts", ("1 200", "900", ""))


@pytest.mark.parametrize(
    ("line", "text", "figures"),
    [
        ("差旅 12 111.8  12 488.4  (376.6) (3.1)", "差旅", ("12 111.8", "12 488.4", "(376.6)", "(3.1)")),
        ("差旅 868.5 868.5 — —", "差旅", ("868.5", "868.5", "—", "—")),
        ("第 2 类 1 000 900 100 10.0", "第 2 类", ("1 000", "900", "100", "10.0")),
    ],
)
def test_money(line: str, text: str, figures: tuple[str, ...]) -> None:
    tail = read_tail(line, 4, money_distance, ZH)
    assert tail is not None
    assert (tail.text, tail.figures) == (text, figures)


def test_staff() -> None:
    tail = read_tail("专业职类 1 340 1 287 4.0 5.0", 4, vacancy_distance, ZH)
    assert tail is not None
    assert tail.figures == ("1 340", "1 287", "4.0", "5.0")


@pytest.mark.parametrize(
    ("rate", "more", "once"),
    [("83.383.", "3", "83.3"), ("124.71", "24.7", "124.7"), ("1001", "00", "100"), ("94.6", "5", None)],
)
def test_a_rate_printed_twice(rate: str, more: str, once: str | None) -> None:
    assert doubled(rate, more) == once


def test_groups_are_of_three_digits_without_leading_zeros() -> None:
    assert list(groupings(["1", "000", "5"], 2, ZH)) == [("1 000", "5")]
    assert list(groupings(["12", "34"], 1, ZH)) == []


@given(planned=st.integers(1, 2_000_000), actual=st.integers(0, 2_000_000))
def test_a_printed_row_comes_back_or_is_doubted(planned: int, actual: int) -> None:
    """Whatever the numbers: the true reading, or a doubt that names it; never a third number."""
    rate = (Decimal(actual) * 100 / planned).quantize(Decimal("0.1"), ROUND_HALF_UP)
    true = (_printed(planned), _printed(actual), _printed(rate))
    tail = read_tail(" ".join(true), 3, rate_distance, ZH)
    assert tail is not None
    assert tail.figures == true or true in tail.doubtful


@given(
    planned=st.integers(1_000, 2_000_000),
    actual=st.integers(1_000, 2_000_000),
    factor=st.decimals("0.6", "1.9", places=2),
)
def test_a_wrong_rate_never_changes_the_numbers_in_silence(
    planned: int, actual: int, factor: Decimal
) -> None:
    wrong = (Decimal(actual) * 100 / planned * factor).quantize(Decimal("0.1"))
    true = (_printed(planned), _printed(actual), _printed(wrong))
    tail = read_tail(" ".join(("编写公报", *true)), 3, rate_distance, ZH)
    assert tail is not None
    assert tail.figures == true or true in tail.doubtful
