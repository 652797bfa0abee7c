"""Where amounts of the ledger go in an account, and how they are rounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from answerable.cycle.rules.filling import Places, average_filled, figure, in_thousands, placed, post_codes

# 1 the lakes (A), 2 a unit of theirs without money, 3 the rivers (B), 9 something nobody answers for
PLACES = Places({1: "A", 2: "A.1", 3: "B"}, frozenset({"A", "B"}), {1: None, 2: 1, 3: None, 4: 2, 9: None})


def test_an_entity_without_money_of_its_own_counts_with_the_one_above_it():
    assert [PLACES.of(entity) for entity in (1, 2, 4, 3, 9)] == ["A", "A", "A", "B", None]


def test_without_money_anywhere_each_section_is_a_place():
    places = Places({1: "A", 2: "A.1"}, frozenset(), {1: None, 2: 1})
    assert [places.of(entity) for entity in (1, 2)] == ["A", "A.1"]


def test_the_general_part_takes_its_own_categories_only():
    places = Places({1: "A"}, frozenset({"A"}), {1: None, 9: None}, "III", frozenset({"insurance"}))
    assert (places.of(9, "insurance"), places.of(9, "travel"), places.of(1, "insurance")) == (
        "III",
        None,
        "A",
    )


def test_sums_and_what_has_no_place():
    amounts = {(1, "travel"): Decimal(5), (2, "travel"): Decimal(7), (9, "travel"): Decimal(11)}
    found = placed(amounts, PLACES)
    assert found.sums == {("A", "travel"): Decimal(12)}
    assert found.astray == {(9, "travel"): Decimal(11)}
    assert sum(found.sums.values()) + sum(found.astray.values()) == sum(amounts.values())


def test_thousands_are_rounded_half_up_once():
    assert [in_thousands(Decimal(text)) for text in ("1234567.80", "49.99", "50", "-50", "0")] == [
        "1234.6", "0.0", "0.1", "-0.1", "0.0",
    ]  # fmt: skip


def test_averages_are_of_the_reported_months():
    july, august = date(2024, 7, 1), date(2024, 8, 1)
    assert average_filled([(july, Decimal(3))], [july, august]) == Decimal("1.50")
    assert average_filled(
        [(july, Decimal(1)), (july, Decimal(1)), (august, Decimal(1))], [july, august]
    ) == Decimal("1.50")
    assert average_filled([], [july]) == 0
    assert average_filled([], []) is None


def test_posts_as_they_are_stored():
    assert [figure(Decimal(text)) for text in ("37.00", "37.50", "0")] == ["37", "37.5", "0"]
    assert post_codes("post", "general_service") == ("general-service", "general_service", "general")
    assert post_codes("temporary", "professional") == ("temporary-professional",)
