"""What reports of other missions have in the same form: sections, tables, frameworks."""

from __future__ import annotations

from answerable.calc.account import Document
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.combined_report.reader import read
from answerable.publishing.formats.combined_report.writer import write
from tests.publishing.formats.combined_report.sample import report

PERIODS = ("2026/27", "2027/28", "2028/29", "2029/30", "2030/31")


def values(*printed: str) -> str:
    return "; ".join(f"{period}: {value}" for period, value in zip(PERIODS, printed, strict=True))


def read_below(*blocks: Block) -> Document:
    return read([Text(report("en").title or "", "title"), *blocks], "en")


def grid(*rows: tuple[str, ...], heads: int = 1) -> Grid:
    return Grid(tuple(Cells(row, head=number < heads) for number, row in enumerate(rows)))


def test_the_ninth_section_of_a_part_is_no_part():
    found = read_below(
        Text("I. Mandate", "heading", 1),
        Text("A. Mandate", "heading", 2),
        Text("II. Financial resources", "heading", 1),
        Text("G. Training", "heading", 2),
        Text("I. Mine detection and mine-clearing services", "heading", 2),
        Text("J. Other programmatic activities", "heading", 2),
        Text("III. Analysis of variances", "heading", 1),
    )
    assert [s.path for s in found.sections] == ["I", "I.A", "II", "II.G", "II.I", "II.J", "III"]


def test_annexes_are_sections_and_their_letters_are_not_those_of_the_last_part():
    found = read_below(
        Text("V. Summary of follow-up action", "heading", 1),
        Text("A. General Assembly", "heading", 2),
        Text("Annex I", "heading", 1),
        Text("Definitions", "heading", 1),
        Text("Annex II", "heading", 1),
        Text("A. Organization chart", "heading", 2),
        Text("Map", "heading", 1),
    )
    assert [s.path for s in found.sections] == ["V", "V.A", "annex", "annex.2", "map"]
    assert [p.text for p in found.section("annex.2").paragraphs] == ["A. Organization chart"]
    assert read(write(found), "en").sections == found.sections


def test_a_number_met_twice_is_named_and_opens_no_second_section():
    found = read_below(
        Text("I. Mandate", "heading", 1),
        Text("A. Mandate", "heading", 2),
        Text("A. Planning", "heading", 2),
        Text("1. The mission will plan."),
    )
    assert [s.path for s in found.sections] == ["I", "I.A"]
    assert [(f.rule, f.printed) for f in found.findings] == [("unreadable_row", "A. Planning")]
    assert [p.text for p in found.section("I.A").paragraphs] == ["A. Planning", "The mission will plan."]


def framework(*rows: tuple[str, str]) -> Document:
    return read_below(
        Text("I. Mandate", "heading", 1),
        Text("H. Results-based budgeting frameworks", "heading", 2),
        Text("Component 3: rule of law", "heading", 3),
        grid(("Expected accomplishment", "Indicators of achievement"), *rows),
    )


def test_values_of_indicators_without_numbers_stay_their_own():
    by_women, by_youth = values("4", "5", "6", "7", "8"), values("14", "15", "16", "17", "18")
    found = framework(
        (
            "3.1 Progress",
            f"3.1.1 Number of meetings:\n(a) With women ({by_women})\n(b) With youth ({by_youth})",
        ),
        ("", f"Percentage of cases closed ({values('40', '41', '42', '43', '44')})"),
        ("3.2 No indicator is printed", ""),
    )
    first, second = found.section("I.H.3").accomplishments
    assert [(i.label, i.text, [v.value for v in i.values]) for i in first.indicators] == [
        ("3.1.1", "Number of meetings: (a) With women", ["4", "5", "6", "7", "8"]),
        (None, "(b) With youth", ["14", "15", "16", "17", "18"]),
        (None, "Percentage of cases closed", ["40", "41", "42", "43", "44"]),
    ]
    assert (second.label, second.indicators) == ("3.2", ())
    assert found.findings == ()


def test_an_indicator_goes_on_over_the_end_of_a_page():
    whole = f"3.1.1 Number of cases ({values('4', '5', '6', '7', '8')})"
    begun, rest = whole.split(" 2028/29", 1)
    found = framework(("3.1 Progress", begun), ("", "2028/29" + rest))
    (indicator,) = found.section("I.H.3").accomplishments[0].indicators
    assert [v.value for v in indicator.values] == ["4", "5", "6", "7", "8"]


def test_a_mark_behind_the_values_and_factors_in_one_cell_are_read():
    found = framework(
        ("3.1 Progress", f"3.1.1 Number of cases ({values('4', '5', '6', '7', 'not available')}) a"),
        ("External factors: all parties will cooperate", ""),
    )
    section = found.section("I.H.3")
    assert [v.value for v in section.accomplishments[0].indicators[0].values][-1] == "not available"
    assert section.external_factors == ("all parties will cooperate",)
    assert found.findings == ()


def test_amounts_by_personnel_are_no_personnel_and_training_has_no_vacancies():
    money, people = "(Thousands of United States dollars)", "(Number of participants)"
    found = read_below(
        Text("II. Financial resources", "heading", 1),
        Text("C. Contingent-owned equipment", "heading", 2),
        Text(money),
        grid(
            ("Category", "Military contingents", "Formed police units", "Total"),
            ("Major equipment", "2 100.0", "200.0", "2 300.0"),
        ),
        Text("D. Training", "heading", 2),
        Text(people),
        grid(
            ("", "International staff", "", "National staff", ""),
            ("", "Actual 2028/29", "Proposed 2030/31", "Actual 2028/29", "Proposed 2030/31"),
            ("Internal", "114", "151", "79", "122"),
            heads=2,
        ),
    )
    assert [(t.id, t.section) for t in found.tables] == [("table_1", "II.C"), ("table_2", "II.D")]
    assert found.tables[1].columns[2] == "National staff Actual 2028/29"
    assert [f.rule for f in found.findings] == ["unknown_table"] * 2


def test_figures_that_ran_together_and_words_for_figures_are_named():
    found = read_below(
        Text("I. Mandate", "heading", 1),
        Text("G. Proposed staffing changes", "heading", 2),
        grid(
            ("Component/office/section/unit", "Type", "Number", "Level", "Functional title", "Action"),
            ("Post", "National", "+1/-1", "NPO", "Liaison Officer", "Conversion"),
            ("Post", "National", "(1)", "NGS", "Clerk", "Abolishment"),
        ),
        Text("II. Financial resources", "heading", 1),
        grid(("Description", "Amount, percentage"), ("Mine action", "2.2 26 122.3"), ("Others", "26 122.3")),
    )
    doubts = [(f.rule, f.path, f.printed) for f in found.findings if f.rule == "unreadable_row"]
    assert doubts == [
        ("unreadable_row", "I.G", "Post | +1/-1"),
        ("unreadable_row", "II", "Mine action | 2.2 26 122.3"),
    ]


def test_the_label_of_an_explained_variance_may_stand_on_several_lines():
    found = read_below(
        Text("III. Analysis of variances", "heading", 1),
        grid(
            ("", "2028/29 variance", ""),
            ("National General Service staff and", "", ""),
            ("individual contractual personnel", "($230.2)", "(5.7%)"),
        ),
        grid(("", "2030/31 variance", ""), ("Official travel", "$1.0", "2.5%")),
    )
    (table,) = found.tables
    first = table.rows[0]
    assert (first.label, first.cells["performance_amount"]) == (
        "National General Service staff and individual contractual personnel",
        "-230.2",
    )
    assert found.findings == ()


def test_cells_of_a_variance_that_are_no_figures_are_named():
    found = read_below(
        Text("III. Analysis of variances", "heading", 1),
        grid(("", "2026/27 variance", ""), ("Official travel", "558.7)", "– 12")),
    )
    doubts = [(f.rule, f.path, f.printed) for f in found.findings]
    assert doubts == [
        ("unreadable_row", "III", "Official travel | 558.7)"),
        ("unreadable_row", "III", "Official travel | – 12"),
    ]


def test_figures_that_ran_into_a_dash_or_each_other_are_named_and_a_plus_is_none_of_the_figure():
    found = read_below(
        Text("I. Mandate", "heading", 1),
        Text("E. Human resources", "heading", 2),
        grid(
            ("", "International staff", "", "Total"),
            ("", "P-5", "Elsewhere", "Total"),
            ("Approved posts 2026/27", "+2", "– 137", "6"),
            ("Actual posts 2026/27", "(2)", "6 31", "1 250"),
            heads=2,
        ),
    )
    (table,) = found.tables
    assert [row.cells["grade_p5"] for row in table.rows] == ["2", "-2"]
    assert [(f.rule, f.printed) for f in found.findings] == [
        ("unknown_column", "International staff Elsewhere"),
        ("unreadable_row", "Approved posts 2026/27 | – 137"),
        ("unreadable_row", "Actual posts 2026/27 | 6 31"),
    ]


def test_values_in_thousands_and_millions_are_whole_figures():
    printed = values("1.25 million", "980,000", "more than 2 million", "3 thousand tons", "$0.5 billion")
    found = framework(("3.1 Progress", f"3.1.1 Number of people ({printed})"))
    (indicator,) = found.section("I.H.3").accomplishments[0].indicators
    assert [v.value for v in indicator.values] == ["1250000", "980000", "2000000", "3000", "500000000"]
    assert indicator.values[0].text == "1.25 million"
