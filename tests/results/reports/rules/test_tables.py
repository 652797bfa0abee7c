"""Totals: the run a total adds up is proven by its columns; "of which" is never added."""

from dataclasses import replace

import pytest

from answerable.calc.account import Document, Row, Table
from answerable.results.reports.rules.tables import added_columns, totals
from tests.results.reports.rules.accounts import (
    BY_CATEGORY,
    INCOME,
    MISSION,
    money,
    row,
    with_row,
    with_table,
)


def doubts(document: Document) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(f.rule, f.severity, f.path, f.printed, f.computed) for f in totals(document)]


def test_sound_tables() -> None:
    assert doubts(MISSION) == []


def test_a_wrong_item_shows_in_its_subtotal_only() -> None:
    document = with_row(MISSION, "resources_by_category", "Military contingents", apportionment="41954.0")
    assert doubts(document) == [
        ("column_total", "error", "resources_by_category/Subtotal", "41945.0", "41954.0")
    ]


def test_a_wrong_subtotal_shows_there_and_in_the_total_above() -> None:
    rows = list(BY_CATEGORY.rows)
    rows[12] = row("Subtotal", "7582.4", "6753.3", "847.1", "11.2", level="subtotal")
    assert doubts(with_table(MISSION, replace(BY_CATEGORY, rows=tuple(rows)))) == [
        ("column_total", "error", "resources_by_category/Subtotal", "6753.3", "6735.3"),
        ("column_total", "error", "resources_by_category/Gross requirements", "60381.4", "60399.4"),
    ]


@pytest.mark.parametrize(
    ("label", "column", "wrong", "rule", "computed"),
    [
        ("Gross requirements", "apportionment", "61014.4", "column_total", "61041.4"),
        ("Net requirements", "expenditure", "58403.4", "net_requirements", "58404.3"),
        ("Total requirements", "apportionment", "61014.4", "column_total", "61041.4"),
    ],
)
def test_grand_totals(label: str, column: str, wrong: str, rule: str, computed: str) -> None:
    found = doubts(with_row(MISSION, "resources_by_category", label, **{column: wrong}))
    assert (rule, "error", f"resources_by_category/{label}", wrong, computed) in found


def test_wrong_staff_assessment_shows_in_net() -> None:
    found = doubts(
        with_row(MISSION, "resources_by_category", "Staff assessment income", apportionment="1368.2")
    )
    assert found == [
        ("net_requirements", "error", "resources_by_category/Net requirements", "59403.2", "59673.2")
    ]


def test_of_which_is_a_part_and_never_added() -> None:
    table = money(
        "resources_summary",
        row("Posts", "10.0", "8.0", "2.0", "20.0"),
        row("Non-post", "5.0", "4.0", "1.0", "20.0"),
        row("of which: insurance", "2.0", "3.0", "-1.0", "-50.0", level="of_which"),
        row("Subtotal", "15.0", "12.0", "3.0", "20.0", level="subtotal"),
    )
    assert doubts(with_table(MISSION, table)) == []
    larger = replace(table, rows=(*table.rows[:2], row("of which: insurance", "6.0", "3.0", "3.0", "50.0", level="of_which"), table.rows[3]))  # fmt: skip # noqa: E501
    assert doubts(with_table(MISSION, larger)) == [
        ("part_exceeds_whole", "error", "resources_summary/of which: insurance", "6.0", "5.0")
    ]


def test_a_part_belongs_to_the_row_its_label_names() -> None:
    table = money(
        "resources_summary",
        row("Communications", "9.0", "8.0", "1.0", "11.1"),
        row("Medical", "1.0", "1.0", "0.0", "0.0"),
        row("Insurance included in communications", "5.0", "4.0", "1.0", "20.0", level="of_which"),
    )
    assert doubts(with_table(MISSION, table)) == []


def test_a_difference_rounding_can_make_is_a_warning() -> None:
    document = with_row(MISSION, "other_income", "Total", amount="588.5")
    assert doubts(document) == [("column_total", "warning", "other_income/Total", "588.5", "588.4")]


def test_a_table_of_one_column_is_judged_by_its_form() -> None:
    assert doubts(with_row(MISSION, "other_income", "Total", amount="858.4")) == [
        ("column_total", "error", "other_income/Total", "858.4", "588.4")
    ]


def test_an_unknown_table_is_judged_only_where_a_column_proves_the_run() -> None:
    def table(first: str, second: str) -> Table:
        return Table(
            "table_4",
            ("Cases", "Closed", "Share (percentage)"),
            (
                Row({"Cases": "4", "Closed": "3", "Share (percentage)": "75.0"}, "One"),
                Row({"Cases": "6", "Closed": "3", "Share (percentage)": "50.0"}, "Two"),
                Row({"Cases": first, "Closed": second, "Share (percentage)": "60.0"}, "Total", "total"),
            ),
        )

    assert doubts(with_table(MISSION, table("10", "6"))) == []
    assert doubts(with_table(MISSION, table("11", "7"))) == []
    assert doubts(with_table(MISSION, table("10", "16"))) == [
        ("column_total", "error", "table_4/Total", "16", "6")
    ]


def test_added_columns() -> None:
    assert added_columns(INCOME) == ("amount",)
    assert added_columns(Table("variances", ("amount",), ())) == ()
    assert added_columns(Table("table_1", ("Posts", "Vacancy rate", "百分比"), ())) == ("Posts",)
    words = ("Field operations", "Integrated services")  # 'ratio' and 'rate' are no words of theirs
    assert added_columns(Table("table_1", (*words, "vacancy_rate", "Ratios"), ())) == words


def test_an_item_that_is_not_reported_may_be_what_is_missing() -> None:
    document = with_row(MISSION, "resources_by_category", "Military contingents", apportionment=None)
    (doubt,) = [f for f in totals(document) if f.parameters["column"] == "apportionment"]
    assert (doubt.severity, doubt.path) == ("warning", "resources_by_category/Subtotal")
    assert doubt.parameters["rows"] == "1"  # of the two rows one is added up
