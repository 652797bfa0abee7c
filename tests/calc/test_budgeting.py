"""Arithmetic of budgets against tables counted by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.budgeting import (
    Supposition,
    at_another_vacancy,
    change,
    change_figure,
    in_thousands,
    printed_thousands,
    printed_totals,
    suppose,
    totals,
    totals_figure,
    vacancy_applied,
)
from answerable.calc.figures import explain

D = Decimal
MONEY = st.decimals(-10_000_000, 10_000_000, places=2)


def test_totals_of_a_mission() -> None:
    found = totals(
        [
            ("military_police", D(41_000)), ("civilian", D(15_000)), ("civilian", D(500)),
            ("operational", D(11_000)), ("assessment", D(1_600)), ("in_kind", None),
        ]
    )  # fmt: skip
    assert found.by_group["civilian"] == 15_500
    assert (found.direct, found.gross, found.net, found.total) == (67_500, 67_500, 65_900, 67_500)
    assert (found.overheads, found.in_kind, found.counted, found.not_stated) == (None, None, 5, 1)


def test_overheads_stand_apart_and_are_in_the_gross() -> None:
    found = totals([("posts", D(100)), ("non_posts", D(40)), ("overheads", D(9)), ("assessment", D(12))])
    assert (found.direct, found.overheads, found.gross, found.net) == (140, 9, 149, 137)


def test_contributions_in_kind_come_after_the_net_total() -> None:
    found = totals([("operational", D(100)), ("in_kind", D(7)), ("assessment", D(10))])
    assert (found.gross, found.net, found.total) == (100, 90, 107)


def test_nothing_stated_is_no_zero() -> None:
    found = totals([("posts", None)])
    assert (found.direct, found.gross, found.net, found.total, found.not_stated) == (None,) * 4 + (1,)
    assert totals([("posts", D(0))]).gross == 0
    assert totals([]).gross is None


def test_without_staff_assessment_there_is_no_net() -> None:
    assert totals([("posts", D(5))]).net is None


def test_changes() -> None:
    assert change(D(69_576_400), D(61_615_100)).amount == D(-7_961_300)
    assert change(D(69_576_400), D(61_615_100)).percent == D("-11.4")
    assert change(None, D(5)) == change(D(0), D(5))
    assert (change(None, D(5)).amount, change(None, D(5)).percent) == (5, None)
    assert (change(D(5), None).amount, change(D(5), None).percent) == (-5, D("-100.0"))
    assert (change(None, None).amount, change(None, None).percent) == (None, None)


def test_printed_tables_add_up() -> None:
    # 1 040, 1 040 and 1 040 print as 1.0 each; their sum 3 120 would print as 3.1.
    found = printed_thousands([D(1040), D(1040), None, D(1040)])
    assert found.lines == (D("1.0"), D("1.0"), None, D("1.0"))
    assert (found.total, found.rounding) == (D("3.0"), D("-0.1"))
    assert printed_thousands([None]).total is None
    assert in_thousands(D(1050)) == D("1.1")
    assert printed_totals([("posts", D(1040)), ("non_posts", D(1040)), ("overheads", D(1040))]).gross == 3


@given(st.lists(st.none() | MONEY, max_size=12))
def test_a_printed_total_is_the_sum_of_its_lines(amounts: list[Decimal | None]) -> None:
    found = printed_thousands(amounts)
    stated = [line for line in found.lines if line is not None]
    assert found.total == (sum(stated) if stated else None)
    assert abs(found.rounding) <= D("0.05") * (len(stated) + 1)


def test_vacancy() -> None:
    assert vacancy_applied(D(1_000_000), D("14.0")) == D("860000.00")
    # made with 9.4 per cent empty, now 14: 860/906 of it
    assert at_another_vacancy(D("906000"), D("9.4"), D("14.0")) == D("860000.00")
    for before, after in ((D(100), D(5)), (D(-1), D(5)), (D(5), D(101))):
        with pytest.raises(ValueError, match="vacancy"):
            at_another_vacancy(D(1), before, after)


def test_what_a_scenario_supposes() -> None:
    lines = {"a": D("100.00"), "b": D("200.00"), "c": D("33.33")}
    assert suppose(lines, Supposition("percent", D("-10")), ["a", "c"]) == {
        "a": D("90.00"), "b": D("200.00"), "c": D("30.00"),
    }  # fmt: skip
    assert suppose(lines, Supposition("vacancy", D(20), D(0)), ["b"])["b"] == D("160.00")
    assert suppose(lines, Supposition("amount", D(30)), ["a", "b"]) == {
        "a": D("110.00"), "b": D("220.00"), "c": D("33.33"),
    }  # fmt: skip
    assert suppose({"a": D(0), "b": D(0)}, Supposition("amount", D(3)), ["a", "b"]) == {
        "a": D("1.50"), "b": D("1.50"),
    }  # fmt: skip
    assert suppose(lines, Supposition("amount", D(3)), ["nobody"]) == lines
    with pytest.raises(ValueError, match="luck"):
        suppose(lines, Supposition("luck", D(1)), ["a"])


@given(st.dictionaries(st.integers(0, 9), MONEY, min_size=1), MONEY)
def test_an_amount_that_is_spread_is_all_there(lines: dict[int, Decimal], value: Decimal) -> None:
    found = suppose(lines, Supposition("amount", value), list(lines))
    assert sum(found.values()) == sum(lines.values()) + value


def test_figures_explain_themselves() -> None:
    said = explain(change_figure(D(5), D(7), earlier="2025/26", later="2026/27"), "en")
    assert [(i.name, i.value, i.source) for i in said.inputs] == [
        ("Earlier version", "5", "2025/26"), ("This version", "7", "2026/27"),
    ]  # fmt: skip
    found = totals([("posts", D(10)), ("non_posts", D(4)), ("overheads", D(1)), ("assessment", D(2))])
    for name, value, parts in (
        ("direct", "14.00", ["10", "4"]), ("gross", "15.00", ["14", "1"]),
        ("net", "13.00", ["15", "2"]), ("total", "15.00", ["15", "not reported"]),
    ):  # fmt: skip
        figure = totals_figure(name, found, document="x")
        assert figure.text == value
        assert [i.value for i in explain(figure, "en").inputs] == parts
        for language in ("en", "zh"):
            assert not explain(figure, language).title.startswith("budget_")
            assert not any(i.name.startswith("budget_") for i in explain(figure, language).inputs)
