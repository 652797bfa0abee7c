"""The threshold in force by date and kind, and the one a document states."""

from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.thresholds import (
    Threshold,
    must_be_explained,
    stated_threshold,
    threshold_figure,
    variance_threshold,
)

THOUSAND = Decimal(1000)


def test_the_threshold_changes_with_the_day() -> None:
    before, after = variance_threshold(date(2020, 6, 30)), variance_threshold(date(2020, 7, 1))
    assert (before.percent, before.amount, before.stated) == (Decimal(5), Decimal(100000), False)
    assert (after.percent, after.amount, after.stated) == (Decimal(4), Decimal(50000), True)
    assert after.source == "A/76/596, III.B, footnote 1"


def test_field_missions_have_their_own() -> None:
    assert variance_threshold(date(2024, 7, 1), "field_mission").percent == Decimal(5)
    assert variance_threshold(date(2024, 7, 1), "support_account").percent == Decimal(4)


def test_before_the_first_there_is_none() -> None:
    with pytest.raises(LookupError, match="1999"):
        variance_threshold(date(1999, 12, 31))


@pytest.mark.parametrize(
    ("amount", "percent", "expected"),
    [
        ("-60.4", "-0.3", True),  # by amount alone
        ("15.5", "21.3", True),  # by percentage alone
        ("19.8", "0.1", False),
        ("50.0", "0.1", True),
        ("49.9", "3.9", False),
        ("-9.5", "-4.0", True),
        ("0", "0", False),
        (None, None, False),
        ("-60.4", None, True),
    ],
)
def test_either_size_asks_for_an_explanation(amount: str | None, percent: str | None, expected: bool) -> None:
    threshold = variance_threshold(date(2020, 7, 1))
    assert must_be_explained(amount, percent, threshold, THOUSAND) is expected
    assert threshold_figure(amount, percent, threshold, THOUSAND).value == Decimal(int(expected))


@pytest.mark.parametrize(
    "text",
    [
        "只分析上下浮动至少 4%或 50 000 美元者。",
        "Only variances of at least plus or minus 4 per cent or $50,000 are analysed.",
    ],
)
def test_a_document_may_state_its_own(text: str) -> None:
    day = date(2031, 1, 1)
    assert stated_threshold(text, day, "X") == Threshold(Decimal(4), Decimal(50000), day, "X")


def test_no_threshold_in_other_sentences() -> None:
    assert stated_threshold("At least 4 per cent of $50,000.", date(2031, 1, 1), "X") is None
