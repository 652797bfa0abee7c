"""The computed tables of a report: what is added up, what stays not reported, what is nil."""

from __future__ import annotations

from answerable.publishing.compiling.tables import Account, Category, Line, Posts, computed_tables, together

MONEY = Account(
    "en",
    (
        Category("Posts", "posts", Line("100.0", "90.5")),
        Category("Travel", "non_posts", Line("20", "26.25"), "More journeys."),
        Category("of which: air", "of_which", Line("5", "6")),
        Category("Support", "corporate", Line("8", None)),
        Category("Income", "assessment", Line("10", "9")),
    ),
    (("Lakes", Line("120", "116.75")),),
)


def figures(account: Account, table: str, label: str) -> list[str | None]:
    found = next(one for one in computed_tables(account) if one.id == table)
    row = next(row for row in found.rows if row.label == label)
    return [row.cells[name] for name in found.columns]


def test_a_total_counts_what_is_reported_and_of_which_only_once():
    assert figures(MONEY, "resources_summary", "Subtotal") == ["120.00", "116.75", "3.25", "2.7"]
    assert figures(MONEY, "resources_summary", "Gross requirements") == ["128.00", "116.75", "11.25", "8.8"]
    assert figures(MONEY, "resources_summary", "Net requirements") == ["118.00", "107.75", "10.25", "8.7"]


def test_not_reported_is_not_zero():
    assert figures(MONEY, "resources_summary", "Support") == ["8.00", None, None, None]
    assert together((Line(None, "0"), Line(None, None))) == Line(None, "0")
    assert figures(MONEY, "variances", "Travel") == ["-6.25", "-31.3"]


def test_every_table_is_there_and_none_of_nothing():
    posts = Account("zh", posts=(Posts("P-4", "posts", "10", "9.46", "5.0"),))
    assert [table.id for table in computed_tables(posts)] == ["incumbency"]
    assert figures(posts, "incumbency", "P-4") == ["10", "9", "5.4", "5.0"]
    assert [table.id for table in computed_tables(MONEY)] == [
        "resources_summary", "resources_by_category", "resources_by_entity", "variances",
    ]  # fmt: skip
    assert computed_tables(Account("en")) == ()
