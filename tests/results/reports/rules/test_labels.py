"""Labels: totals and parts by their words, the same thing under two numberings."""

import pytest

from answerable.calc.account import Row
from answerable.results.reports.rules.labels import level, plain, same


@pytest.mark.parametrize(
    ("label", "given", "expected"),
    [
        ("第二类小计", "item", "total"),
        ("第一类和第二类共计", "item", "total"),
        ("所需资源毛额", "item", "total"),
        ("Gross requirements", "item", "total"),
        ("Total, categories I and II", "item", "total"),
        ("Total quality management", "item", "item"),
        ("Internet services", "item", "item"),
        ("Other supplies, including insurance", "item", "item"),
        ("of which: insurance", "item", "of_which"),
        ("列入其他用品的保险", "item", "of_which"),
        ("所需资源中所包含的保险", "item", "of_which"),
        ("小计", "heading", "heading"),
        (None, "item", "item"),
    ],
)
def test_level(label: str | None, given: str, expected: str) -> None:
    assert level(Row({}, label, given)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一. 员额资源", "所需员额资源"),
        ("III. Staff assessment income", "Staff assessment income"),
        ("“团结”系统维护", "团结系统维护"),
        ("Post requirements", "Posts"),
        ("核定人数 a", "核定人数"),
    ],
)
def test_the_same_thing(one: str, other: str) -> None:
    assert plain(one) == plain(other)
    assert same(one, other)


def test_a_longer_wording_is_the_same_and_a_short_start_is_not() -> None:
    assert same("咨询人", "咨询人和咨询事务")
    assert not same("医", "医务")
    assert not same("通信", "陆运")
