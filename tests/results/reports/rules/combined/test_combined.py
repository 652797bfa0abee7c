"""Combined reports: the sound one is not doubted, and what is planted in it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answerable.calc.account import Document, Finding, Paragraph, PeriodValue, Row, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules import audit
from tests.publishing.formats.combined_report.sample import report

# What nothing else in the document states: a figure alone cannot be wrong.
ALONE = {
    ("legislative_history", "amount"),  # of rows that are no appropriation
    ("vacancy_factors", "actual"),  # of earlier periods
    ("vacancy_factors", "actual_average"),
    ("vacancy_factors", "actual_on"),
    ("vacancy_factors", "approved"),
    ("vacancy_factors", "proposed"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sound_report_is_not_doubted(language):
    assert [f.message for f in audit(report(language))] == []


def changed(document: Document, at: int, index: int, column: str, value: str) -> Document:
    """The document with one cell printed otherwise."""
    table = document.tables[at]
    row = table.rows[index]
    rows = (*table.rows[:index], replace(row, cells={**row.cells, column: value}), *table.rows[index + 1 :])
    tables = (*document.tables[:at], replace(table, rows=rows), *document.tables[at + 1 :])
    return replace(document, tables=tables)


def figures(document: Document) -> Iterator[tuple[int, int, str, str]]:
    for at, table in enumerate(document.tables):
        for index, row in enumerate(table.rows):
            for column, value in row.cells.items():
                if number(value) is not None and value is not None:
                    yield at, index, column, value


def test_nearly_every_misprinted_figure_is_found():
    document = report("en")
    missed, all_of_them = set(), list(figures(document))
    for at, index, column, value in all_of_them[:: len(all_of_them) // 300 or 1]:
        # every third figure of nine hundred: the whole takes a minute and misses the same classes
        known = number(value)
        wrong = str(known + 1) if known else "7"
        if not audit(changed(document, at, index, column, wrong)):
            missed.add((document.tables[at].id, column.partition(" ")[0]))
    assert missed <= ALONE


def found(document: Document) -> set[str]:
    return {finding.rule for finding in audit(document)}


def table_at(document: Document, table_id: str, occurrence: int = 0) -> int:
    return [i for i, t in enumerate(document.tables) if t.id == table_id][occurrence]


def row_at(table: Table, label: str) -> int:
    return next(i for i, row in enumerate(table.rows) if row.label == label)


PLANTED = [
    ("financial_resources", 0, "Military observers", "variance_amount 2028/29", "2.4",
     "difference_of_columns"),
    ("financial_resources", 0, "Military observers", "variance_percent 2028/29", "9.9", "share_of_column"),
    ("financial_resources", 0, "Subtotal", "expenditure 2028/29", "1.0", "column_total"),
    ("financial_resources", 0, "Gross requirements", "cost_estimates 2030/31", "1.0", "column_total"),
    ("financial_resources", 0, "Net requirements", "apportionment 2029/30", "1.0", "net_requirements"),
    ("financial_summary", 0, "Civilian personnel", "expenditure 2028/29", "1.0", "tables_disagree"),
    ("financial_resources", 0, "Voluntary contributions in kind (budgeted)", "variance_percent 2028/29", "7",
     "share_of_nothing"),
    ("human_resources", 0, "Net change", "total", "99", "net_change"),
    ("human_resources", 0, "Approved 2028/29", "international_staff", "99", "staff_by_component"),
    ("human_resources", 1, "Approved posts 2028/29", "international_subtotal", "99", "row_total"),
    ("human_resources", 4, "Approved 2028/29", "grade_ngs", "99", "column_total"),
    ("staffing_changes", 0, "Subtotal, political process", "number", "3", "column_total"),
    ("staffing_changes", 0, "Total, civilian personnel", "number", "3", "staffing_net_change"),
    ("legislative_history", 0, "Appropriation (net)", "amount 2029/30", "1.0", "tables_disagree"),
    ("efficiencies", 0, "Marine operations", "variance 2028/29", "20.0", "difference_of_columns"),
    ("efficiencies", 0, "Marine operations", "cumulated_total 2030/31", "550.0", "row_total"),
    ("unencumbered_balance", 0, "Civilian personnel", "amount 2028/29", "1.0", "tables_disagree"),
    ("other_revenue", 0, "Cancellation of prior-period obligations", "amount", "88.0", "tables_disagree"),
    ("borrowing", 0, "30 September 2028", "amount", "-3.4", "parts_of_row"),
    ("variances", 0, "Marine operations", "performance_amount", "500.3", "tables_disagree"),
    ("vacancy_factors", 0, "Military contingents", "actual 2028/29", "3.9", "vacancy_rate"),
]  # fmt: skip


@pytest.mark.parametrize(("table_id", "occurrence", "label", "column", "value", "rule"), PLANTED)
def test_each_class_of_figure_has_its_rule(table_id, occurrence, label, column, value, rule):
    document = report("en")
    at = table_at(document, table_id, occurrence)
    wrong = changed(document, at, row_at(document.tables[at], label), column, value)
    assert rule in found(wrong)


def with_text(document: Document, path: str, old: str, new: str) -> Document:
    """The document with words of one section replaced, in its paragraphs and in the actions."""

    def in_text(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, text=paragraph.text.replace(old, new))

    def in_row(row: Row) -> Row:
        return replace(row, cells={k: v and v.replace(old, new) for k, v in row.cells.items()})

    sections = tuple(
        replace(s, paragraphs=tuple(map(in_text, s.paragraphs))) if s.path == path else s
        for s in document.sections
    )
    tables = tuple(
        replace(t, rows=tuple(map(in_row, t.rows))) if t.id == "actions" else t for t in document.tables
    )
    return replace(document, sections=sections, tables=tables)


def test_actions_and_summary_are_held_against_the_tables():
    document = report("en")
    gross = next(r for r in document.tables[0].rows if r.label == "Gross requirements")
    proposed = f"{int((number(gross.cells['cost_estimates 2030/31']) or 0) * 1000):,}"
    assert found(with_text(document, "IV", proposed, "99,000,000")) == {"amount_in_action"}
    balance = f"{int((number(gross.cells['variance_amount 2028/29']) or 0) * 1000):,}"
    assert found(with_text(document, "IV", balance, "99,000,000")) == {"amount_in_action"}
    assert found(with_text(document, "IV", "monthly rate of $", "monthly rate of $1")) == {"monthly_rate"}
    assert found(with_text(document, "summary", "$114.8 million", "$115.8 million")) == {"figure_in_summary"}


def test_a_reason_has_to_say_what_the_variance_says():
    document = report("en")
    said = "For the 2028/29 period, increased requirements arose, because the river rose."
    section = next(s for s in document.sections if s.path == "III")
    first = next(p.text for p in section.paragraphs if isinstance(p.number, int))
    assert found(with_text(document, "III", first, said)) == {"variance_direction"}
    assert found(with_text(document, "III", first, "Nothing more.")) == {"explanation_of_period_absent"}


def test_a_head_left_out_or_unknown_is_found():
    document = report("en")
    at = table_at(document, "variances")
    heads = document.tables[at]
    less = replace(heads, rows=heads.rows[1:])
    tables = (*document.tables[:at], less, *document.tables[at + 1 :])
    assert found(replace(document, tables=tables)) == {"variance_unexplained_in"}
    strange = replace(heads, rows=(*heads.rows, Row({}, "Space travel")))
    tables = (*document.tables[:at], strange, *document.tables[at + 1 :])
    assert found(replace(document, tables=tables)) == {"variance_head_unknown"}


def with_values(*values: PeriodValue) -> Document:
    document = report("en")
    section = next(s for s in document.sections if s.path == "I.G.1")
    accomplishment = section.accomplishments[0]
    share = replace(accomplishment.indicators[1], values=values)
    changed_one = replace(accomplishment, indicators=(accomplishment.indicators[0], share))
    sections = tuple(
        replace(s, accomplishments=(changed_one,)) if s is section else s for s in document.sections
    )
    return replace(document, sections=sections)


def test_values_of_an_indicator_are_judged():
    assert found(with_values(PeriodValue("2026/27", "60", "actual", "≤ 60 per cent"))) == {"bound_as_actual"}
    over = PeriodValue("2026/27", "140", "actual", "140 per cent")
    after = PeriodValue("2028/29", "40", "actual", "40 per cent")
    share = with_values(over, after)
    assert found(share) == {"period_order", "measure_over_whole"}
    renamed = replace(
        share,
        sections=tuple(
            replace(s, accomplishments=tuple(replace(a, label="9.9") for a in s.accomplishments))
            for s in share.sections
        ),
    )
    assert "label_elsewhere" in found(renamed)


def test_shares_in_answers_are_computed():
    document = report("en")
    at = table_at(document, "follow_up")
    said = "11 of the 13 recommendations (48.6 per cent) were implemented."
    assert found(changed(document, at, 0, "action", said)) == {"share_in_text"}
    said = "11 of the 13 recommendations (84.6 per cent) were implemented."
    assert found(changed(document, at, 0, "action", said)) == set()


def test_every_finding_is_worded_in_both_languages():
    document = report("en")
    at = table_at(document, "financial_resources")
    wrong = changed(document, at, 1, "expenditure 2028/29", "1.0")
    for language, word in (("en", "expenditure 2028/29"), ("zh", "2028/29支出数")):
        findings: tuple[Finding, ...] = audit(wrong, language)
        assert all(finding.message and "{" not in finding.message for finding in findings)
        assert any(word in finding.message for finding in findings)
