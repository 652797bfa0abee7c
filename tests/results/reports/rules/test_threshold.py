"""The threshold rule: by the document's own threshold, else by that of its period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.account import Document, Period, Row, Section
from answerable.calc.periods import budget_year
from answerable.calc.thresholds import Threshold
from answerable.results.reports.rules.threshold import (
    analysis_of,
    has_to_be_explained,
    threshold_of,
    unexplained_variances,
)
from tests.results.reports.rules.accounts import (
    ANALYSIS,
    BY_CATEGORY,
    MISSION,
    with_row,
    with_section,
    with_table,
    without_row,
)


def doubts(document: Document) -> list[tuple[str, str, str | None, str | None]]:
    return [(f.rule, f.severity, f.path, f.printed) for f in unexplained_variances(document)]


def test_everything_is_explained() -> None:
    assert doubts(MISSION) == []


@pytest.mark.parametrize(
    ("label", "category", "amount"),
    [
        ("Military contingents", "Military contingents", "558.7"),  # by amount
        ("National Professional Officers", "National Professional Officer", "-6.9"),  # by percentage
    ],
)
def test_a_dropped_head(label: str, category: str, amount: str) -> None:
    assert doubts(without_row(MISSION, "variances", label)) == [
        ("variance_unexplained", "error", f"resources_by_category/{category}", amount)
    ]


def test_a_document_without_any_analysis_may_be_a_part_of_one() -> None:
    tables = tuple(t for t in MISSION.tables if t.id != "variances")
    part = replace(MISSION, tables=tables, sections=MISSION.sections[:-1])
    assert {severity for _, severity, _, _ in doubts(part)} == {"warning"}
    silent = replace(MISSION, tables=tables)
    assert {severity for _, severity, _, _ in doubts(silent)} == {"error"}


def test_a_dropped_paragraph() -> None:
    shorter = with_section(MISSION, replace(ANALYSIS, paragraphs=ANALYSIS.paragraphs[1:]))
    assert doubts(shorter) == [("explanation_absent", "warning", "variances", "4")]


def test_a_misprinted_percentage_asks_for_no_explanation() -> None:
    label = "Communications and information technology"
    assert doubts(with_row(MISSION, "resources_by_category", label, variance_percent="-9.0")) == []


def test_the_document_states_its_own_threshold_first() -> None:
    found = threshold_of(MISSION)
    assert found is not None
    assert (found.percent, found.amount, found.source) == (Decimal(5), Decimal(100000), "A/99/1")


@pytest.mark.parametrize(
    ("first", "military", "percent", "amount"),
    [(2020, False, 4, 50000), (2012, False, 5, 100000), (2024, True, 5, 100000)],
)
def test_else_that_of_its_period_and_kind(first: int, military: bool, percent: int, amount: int) -> None:
    silent = with_section(MISSION, replace(ANALYSIS, paragraphs=ANALYSIS.paragraphs[:-1]))
    silent = replace(silent, period=budget_year(first))
    if not military:
        rows = tuple(r for r in BY_CATEGORY.rows if "ilitary" not in (r.label or ""))
        silent = with_table(silent, replace(BY_CATEGORY, rows=rows))
    found = threshold_of(silent)
    assert found is not None
    assert (found.percent, found.amount) == (Decimal(percent), Decimal(amount))


def test_before_the_first_known_threshold_nothing_is_judged() -> None:
    silent = with_section(MISSION, replace(ANALYSIS, paragraphs=ANALYSIS.paragraphs[:-1]))
    old = replace(silent, period=Period(date(1990, 7, 1), date(1991, 6, 30)))
    assert threshold_of(old) is None
    assert doubts(without_row(old, "variances", "Military contingents")) == []


def test_a_field_mission_analyses_variances_in_part_iv() -> None:
    resources = Section("III", "Resource performance")
    analysis = replace(ANALYSIS, path="IV", name="Analysis of variances")
    others = tuple(s for s in MISSION.sections if s.path != ANALYSIS.path)
    mission = replace(MISSION, sections=(*others, resources, analysis))
    assert analysis_of(mission) is analysis
    assert doubts(mission) == []
    assert analysis_of(replace(mission, sections=(resources,))) is resources
    assert analysis_of(replace(mission, sections=(Section("IV", "Actions to be taken"),))) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"variance_amount": "1.0", "variance_percent": "0.1"}, True),  # 60.0 computed: a misprint
        ({"expenditure": "999.0", "variance_amount": "90.0"}, False),
        ({"expenditure": None, "variance_amount": "90.0"}, True),  # nothing to compute: as printed
        ({"expenditure": None}, False),
    ],
)
def test_what_is_judged_is_what_the_inputs_give(cells: dict[str, str | None], expected: bool) -> None:
    threshold = Threshold(Decimal(4), Decimal(50000), date(2020, 7, 1), "A/99/1")
    given = {"apportionment": "1000.0", "expenditure": "940.0", **cells}
    assert has_to_be_explained(Row(given, "Consultants"), threshold, Decimal(1000)) is expected
    assert not has_to_be_explained(Row(given, "Consultants", "subtotal"), threshold, Decimal(1000))
