"""Tables of a report cell by cell: figures as printed, heads by name, frameworks row by row."""

import pytest

from answerable.calc.account import Accomplishment, Completed, Indicator, Output, Row, Section, Table
from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.formats.performance_report.mapping import EN, ZH
from answerable.publishing.formats.performance_report.writer_tables import (
    abbreviations,
    figure,
    framework,
    is_mission,
    table,
    variance,
)


@pytest.mark.parametrize(
    ("quantity", "printed"),
    [
        (None, ""), ("0", "0"), ("3700", "3\u00a0700"), ("-522.8", "(522.8)"), ("100.0", "100.0"),
        ("not_applicable", "Not applicable"), ("partly", "Partly"), ("ongoing", "ongoing"),
    ],
)  # fmt: skip
def test_figures_as_printed(quantity: str | None, printed: str):
    assert figure(quantity, EN) == printed


def test_a_nil_is_a_dash_in_tables_of_money_and_an_empty_cell_is_none():
    row = Row({"apportionment": "0", "expenditure": None}, "Travel", "item")
    made = Table("resources_by_category", ("apportionment", "expenditure"), (row,), "Resources", "千美元")
    assert list(table(made, ZH)) == [
        Text("Resources", "caption"),
        Text("(千美元)", "caption"),
        Grid(
            (Cells(("类别", "分配数", "支出数"), head=True), Cells(("Travel", "–", ""))),
            numeric=(1, 2),
            title="Resources",
        ),
    ]


def test_a_zero_stays_a_zero_where_no_money_is_counted():
    made = Table("incumbency", ("authorized",), (Row({"authorized": "0"}, "Posts"),))
    (grid,) = table(made, EN)
    assert grid.rows[1] == Cells(("Posts", "0"))


def test_an_unknown_table_keeps_its_heads():
    made = Table(
        "table_1", ("Cases", "column_3"), (Row({"Cases": "4", "column_3": None}, "Claims", "total"),)
    )
    (grid,) = table(made, EN)
    assert grid.rows == (Cells(("", "Cases", ""), head=True), Cells(("Claims", "4", ""), level="total"))


def test_the_heading_of_a_variance():
    row = Row({"amount": "-522.8", "percent": "-0.2"}, "Posts")
    assert variance(row, EN).rows == (
        Cells(("", "Variance", ""), head=True),
        Cells(("Posts", "(522.8)", "(0.2%)")),
    )
    nil = Row({"amount": "0", "percent": "0"}, "Posts")
    assert variance(nil, EN).rows[1] == Cells(("Posts", "–", "–"))


def test_abbreviations_are_two_columns_below_a_heading():
    made = Table("abbreviations", ("full_name",), (Row({"full_name": "Lakes Office"}, "LO"),), None)
    heading, grid = abbreviations(made, EN)
    assert heading == Text("Abbreviations", "heading", 1)
    assert grid.rows == (Cells(("LO", "Lakes Office")),)


def test_indicators_are_marked_by_their_position_or_printed_number():
    indicators = (
        Indicator(1, "Stations", "Achieved.", "10", None, "12"),
        Indicator(2, "Levels", None, None, "not_applicable", None),
        Indicator(3, "Maps", label="1.1.3"),
    )
    section = Section("A", "Office", accomplishments=(Accomplishment("a", "Better data", indicators),))
    heading, caption, grid = framework(section, EN, "2023/24", 3)
    assert (heading.text, caption.text) == (
        "Actual indicators of achievement", "Expected accomplishment (a): Better data",
    )  # fmt: skip
    assert grid.rows == (
        Cells(
            (
                "Planned indicators of achievement",
                "Actual indicators of achievement",
                "Performance measures\n2023/24",
            ),
            head=True,
        ),
        Cells(("(i) Stations", "Achieved.", "Target 10\nActual 12")),
        Cells(("(ii) Levels", "", "Estimate Not applicable")),
        Cells(("1.1.3 Maps", "", "")),
    )


def test_a_field_missions_outputs_stand_below_their_accomplishment():
    output = Output(
        "Patrols",
        accomplishment="1.1",
        completed=(Completed("3700", "days"), Completed("yes")),
        remarks="More.",
    )
    section = Section("A", "Office", accomplishments=(Accomplishment("1.1", "Calm"),), outputs=(output,))
    caption, grid = framework(section, EN, "", 3)
    assert caption == Text("Expected accomplishment 1.1: Calm", "caption")
    assert grid.rows == (
        Cells(("Planned outputs", "Completed (number or yes/no)", "Remarks"), head=True),
        Cells(("Patrols", "3\u00a0700 days", "More.")),
        Cells(("", "Yes", "")),
    )


def test_figures_of_an_output_are_printed_whatever_accomplishment_it_serves():
    output = Output("Courses", 2, "a", planned="4", actual="3", printed_rate="75.0")
    section = Section("A", "Office", accomplishments=(Accomplishment("a", "Skills"),), outputs=(output,))
    assert not is_mission(section)
    *_, grid = framework(section, EN, "", 3)
    assert grid.rows[1] == Cells(("2. Courses", "4", "3", "75.0"))
    assert is_mission(Section("A", "Office", outputs=(Output("Patrols", accomplishment="a"),)))
