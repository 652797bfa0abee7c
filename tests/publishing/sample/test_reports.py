"""The sample reports by plain computations that share no code with the generator."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from answerable.calc.account import Document, Table
from answerable.publishing import sample
from answerable.results.reports.rules.threshold import threshold_of

SOUND = sample.performance_reports(planted_errors=False)
REPORTS = [pytest.param(report, id=report.zh.period.label) for report in SOUND]


def tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def figures(table: Table, column: str, *levels: str) -> list[Decimal]:
    return [Decimal(row.cells[column]) for row in table.rows if row.level in levels]


def structure(document: Document) -> list[object]:
    """Everything but texts: paths, labels of numbers, figures, roles, references."""
    sections = [
        (
            section.path,
            section.parent,
            [
                (
                    a.label,
                    [(i.ordinal, i.target, i.estimate, i.actual, i.reported_achieved) for i in a.indicators],
                )
                for a in section.accomplishments
            ],
            [
                (
                    o.number,
                    len(o.headings),
                    o.planned,
                    o.actual,
                    o.printed_rate,
                    o.accomplishment,
                    [c.value for c in o.completed],
                )
                for o in section.outputs
            ],
            [(p.number, p.role, p.outputs) for p in section.paragraphs],
        )
        for section in document.sections
    ]
    tables = [
        (
            t.id,
            t.columns,
            [
                (
                    r.level,
                    [v for k, v in r.cells.items() if k not in ("location", "dates", "text", "full_name")],
                )
                for r in t.rows
            ],
        )
        for t in document.tables
    ]
    return [document.kind, document.symbol, document.period, sections, tables]


def test_one_seed_gives_one_institution():
    assert sample.documents(7) == sample.documents(7)
    assert sample.documents(7) != sample.documents(8)
    assert [p for r in sample.performance_reports(7) for p in r.planted] == [
        p for r in sample.performance_reports(7) for p in r.planted
    ]


def test_documents_come_in_order_of_loading():
    found = [(d.kind, d.symbol, d.language) for d in sample.documents()]
    assert found == [
        ("outputs_addendum", "SW/21/12/Add.1", "en"),
        ("outputs_addendum", "SW/21/12/Add.1", "zh"),
        ("performance_report", "SW/29/12", "en"),
        ("performance_report", "SW/29/12", "zh"),
        ("performance_report", "SW/30/12", "en"),
        ("performance_report", "SW/30/12", "zh"),
    ]


@pytest.mark.parametrize("seed", [1, 2024, 99])
@pytest.mark.parametrize("planted", [True, False])
def test_both_languages_have_one_structure_and_the_same_figures(seed: int, planted: bool):
    for report in (*sample.performance_reports(seed, planted_errors=planted), sample.outputs_addendum(seed)):
        assert structure(report.zh) == structure(report.en)


def test_counts_are_in_the_promised_ranges():
    for report, frameworks in zip(SOUND, (13, 14), strict=True):
        found = list(report.zh.framework_sections())
        assert len(found) == frameworks
        assert 300 <= sum(len(s.outputs) for s in found) <= 400
        assert all(1 <= len(s.accomplishments) <= 3 for s in found)
        assert all(2 <= len(a.indicators) <= 4 for s in found for a in s.accomplishments)
        assert {len(o.headings) for s in found for o in s.outputs} == {1, 2, 3}


def test_two_periods_can_be_put_side_by_side():
    first, second = ({s.path: s.name for s in r.zh.sections} for r in SOUND)
    assert set(second) - set(first) == {"C.3"}
    assert set(first) <= set(second)
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {"F"}


@pytest.mark.parametrize("report", REPORTS)
def test_delivery_rates_follow_from_planned_and_actual(report: sample.SampleReport):
    for section in report.zh.sections:
        for output in section.outputs:
            if output.actual is None or output.actual == "not_applicable":
                assert output.printed_rate is None
            else:
                rate = tenth(Decimal(output.actual) * 100 / Decimal(output.planned))
                assert output.printed_rate == str(rate)


@pytest.mark.parametrize("report", REPORTS)
def test_every_gap_occurs(report: sample.SampleReport):
    outputs = [o for s in report.zh.sections for o in s.outputs]
    numbers = [(Decimal(o.planned), Decimal(o.actual)) for o in outputs if (o.actual or "").isdigit()]
    assert 1 <= sum(o.actual is None for o in outputs) <= 15
    assert 1 <= sum(o.actual == "not_applicable" for o in outputs) <= 15
    assert 4 <= sum(actual == 0 for _, actual in numbers) <= 30
    assert 25 <= sum(actual > planned for planned, actual in numbers) <= 90
    assert 20 <= sum(0 < actual < planned for planned, actual in numbers) <= 90


@pytest.mark.parametrize("report", REPORTS)
def test_every_departure_from_plan_is_named_in_the_results(report: sample.SampleReport):
    for section in report.zh.framework_sections():
        named = [n for p in section.paragraphs for n in p.outputs]
        departed = [o.number for o in section.outputs if o.actual != o.planned]
        assert sorted(named) == departed


@pytest.mark.parametrize("report", REPORTS)
def test_money_adds_up(report: sample.SampleReport):
    for column in ("apportionment", "expenditure", "variance_amount"):
        _check_column(report.zh, column)


def _check_column(document: Document, column: str) -> None:
    category, entity = document.table("resources_by_category"), document.table("resources_by_entity")
    summary = document.table("resources_summary")
    posts, *others = figures(category, column, "item")
    others, corporate, assessment = others[:10], others[10:12], others[12]
    assert figures(category, column, "subtotal", "total") == [
        sum(others),
        posts + sum(others),
        sum(corporate),
        posts + sum(others) + sum(corporate),
        posts + sum(others) + sum(corporate) - assessment,
    ]
    departments = figures(entity, column, "item")[:8]
    assert figures(entity, column, "subtotal", "total") == [
        sum(departments),
        sum(corporate),
        sum(departments) + sum(corporate),
    ]
    assert sum(departments) == posts + sum(others)
    assert figures(summary, column, "item")[:2] == [posts, sum(others)]
    assert figures(summary, column, "subtotal", "total") == figures(category, column, "subtotal", "total")[1:]


@pytest.mark.parametrize("report", REPORTS)
def test_variances_follow_from_their_row(report: sample.SampleReport):
    for table in report.zh.tables:
        if table.id.startswith("resources"):
            for row in table.rows:
                if row.level == "heading":
                    assert set(row.cells.values()) == {None}
                    continue
                allotted, spent = Decimal(row.cells["apportionment"]), Decimal(row.cells["expenditure"])
                assert Decimal(row.cells["variance_amount"]) == allotted - spent
                assert Decimal(row.cells["variance_percent"]) == tenth((allotted - spent) * 100 / allotted)


@pytest.mark.parametrize("report", REPORTS)
def test_vacancy_rates_follow_from_averages_that_print_as_stated(report: sample.SampleReport):
    rows = [r for r in report.zh.table("incumbency").rows if r.level == "item"]
    assert len(rows) == 4
    for row in rows:
        posts, average = Decimal(row.cells["authorized"]), Decimal(row.cells["actual_average"])
        half = Decimal("0.5")
        low, high = ((posts - average + step) * 100 / posts for step in (-half, half))
        assert low - Decimal("0.05") <= Decimal(row.cells["vacancy_rate"]) <= high + Decimal("0.05")


@pytest.mark.parametrize("report", REPORTS)
def test_every_variance_over_the_threshold_is_explained(report: sample.SampleReport):
    """4 per cent or 50 thousand dollars, as the report's own footnote says."""
    document = report.zh
    rows = [r for r in document.table("resources_by_category").rows if r.level == "item"]
    large = [
        r.label.removeprefix("一. ")
        for r in rows
        if abs(Decimal(r.cells["variance_amount"])) >= 50 or abs(Decimal(r.cells["variance_percent"])) >= 4
    ]
    explained = [r.label for r in document.table("variances").rows]
    assert [label for label in large if "薪金税" not in label] == explained
    paragraphs = [p for p in document.section("III.B").paragraphs if isinstance(p.number, int)]
    assert len(paragraphs) == len(explained)


@pytest.mark.parametrize("report", REPORTS)
def test_paragraphs_are_numbered_without_a_gap(report: sample.SampleReport):
    numbers = [p.number for s in report.zh.sections for p in s.paragraphs if isinstance(p.number, int)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("report", REPORTS)
def test_no_slot_is_left_and_nothing_is_empty(report: sample.SampleReport):
    for document in report.documents:
        for text in _texts(document):
            assert text.strip() == text
            assert text
            assert "{" not in text
            assert "  " not in text
            assert "。。" not in text
            assert ".." not in text
            assert not re.search(r"[一-鿿]\d|\d[一-鿿]", text), "a blank stands between them"


@pytest.mark.parametrize("report", REPORTS)
def test_each_language_keeps_to_itself(report: sample.SampleReport):
    assert [t for t in _texts(report.en) if any("一" <= c <= "鿿" for c in t)] == []
    latin = [t for t in _texts(report.zh) if not any("一" <= c <= "鿿" for c in t)]
    assert latin == []


def _texts(document: Document) -> list[str]:
    found: list[str | None] = [document.title]
    for section in document.sections:
        found += [section.name, *(p.text for p in section.paragraphs)]
        found += [o.text for o in section.outputs] + [h for o in section.outputs for h in o.headings]
        found += [t for a in section.accomplishments for t in (a.text, *(i.text for i in a.indicators))]
        found += [i.narrative for a in section.accomplishments for i in a.indicators]
    found += [row.label for t in document.tables if t.id != "actions" for row in t.rows]
    return [text for text in found if text is not None]


@pytest.mark.parametrize("report", REPORTS)
def test_indicators_say_what_they_measured(report: sample.SampleReport):
    """A narrative that claims success stands beside a measure that reached its target."""
    for section in report.zh.framework_sections():
        for indicator in (i for a in section.accomplishments for i in a.indicators):
            if indicator.actual == "not_applicable":
                assert indicator.reported_achieved is None
                continue
            lower = indicator.text.startswith(("缩短", "减少")) or "事故" in indicator.text
            actual, target = Decimal(indicator.actual), Decimal(indicator.target)
            met = actual <= target if lower else actual >= target
            assert indicator.reported_achieved in ((True,) if met else (False, None))


def test_big_reports_have_the_size_of_the_largest_real_one():
    found = sample.big_reports(3)
    assert [d.symbol for d in found] == ["SW/B/2022/1", "SW/B/2021/1", "SW/B/2020/1"]
    assert [d.period.label for d in found] == ["2022/23", "2021/22", "2020/21"]
    for document in found:
        frameworks = list(document.framework_sections())
        assert len(frameworks) == 26
        assert 590 <= sum(len(s.outputs) for s in frameworks) <= 650


@pytest.mark.parametrize("report", REPORTS)
def test_the_report_states_the_threshold_it_is_judged_by(report: sample.SampleReport):
    for document in report.documents:
        found = threshold_of(document)
        assert (found.percent, found.amount, found.source) == (Decimal(4), Decimal(50_000), document.symbol)
