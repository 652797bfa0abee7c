"""Planted errors: on record, where they are said to be, and found by the audit and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Document, Finding
from answerable.publishing import sample
from answerable.publishing.sample.faults import nudged, swapped
from answerable.results.reports.rules import audit

SEEDS = [1, 7, sample.SEED]
LANGUAGES = list(sample.LANGUAGES)


def known(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str | None]]:
    """Findings as planted errors are recorded; without those on figures that nobody reported."""
    return sorted((f.rule, f.path or "", f.printed) for f in findings if f.rule != "figure_absent")


def not_reported(document: Document) -> set[str]:
    return {f"{s.path}#{o.number}" for s in document.sections for o in s.outputs if o.actual is None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_audit_finds_the_planted_errors_and_nothing_else(seed: int, language: sample.SampleLanguage):
    for report in sample.performance_reports(seed):
        found = audit(report.in_language(language))
        planted = sorted((p.rule, p.path, p.printed) for p in report.planted_in(language))
        assert known(found) == planted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_audit_finds_nothing_in_the_sound_twin(seed: int, language: sample.SampleLanguage):
    for report in sample.performance_reports(seed, planted_errors=False):
        document = report.in_language(language)
        found = audit(document)
        assert known(found) == []
        assert {f.path for f in found} <= not_reported(document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_addendum_is_sound(language: sample.SampleLanguage):
    assert audit(sample.outputs_addendum().in_language(language)) == ()


def test_big_reports_are_sound():
    for document in sample.big_reports(2):
        assert known(audit(document)) == []


def test_each_report_has_ten_planted_errors_of_eight_kinds():
    for report in sample.performance_reports():
        assert sorted(p.rule for p in report.planted) == [
            "column_total",
            "delivery_rate",
            "delivery_rate",
            "delivery_rate",
            "measure_in_narrative",
            "reference_missing",
            "share_in_text",
            "vacancy_rate",
            "variance_percent",
            "variance_unexplained",
        ]
        assert len({p.path for p in report.planted}) == 10


def test_sound_twins_have_no_record_of_errors():
    assert [r.planted for r in sample.performance_reports(planted_errors=False)] == [(), ()]


@pytest.mark.parametrize("seed", SEEDS)
def test_wrong_rates_stand_where_the_record_says(seed: int):
    for wrong, sound in zip(
        sample.performance_reports(seed), sample.performance_reports(seed, planted_errors=False), strict=True
    ):
        changed = {
            f"{s.path}#{o.number}": (o.printed_rate, twin.printed_rate)
            for s, t in zip(wrong.en.sections, sound.en.sections, strict=True)
            for o, twin in zip(s.outputs, t.outputs, strict=True)
            if o != twin
        }
        rates = {p.path: (p.printed, p.correct) for p in wrong.planted if p.rule == "delivery_rate"}
        assert changed == rates


def test_a_missing_explanation_leaves_no_gap_in_the_numbers():
    for wrong, sound in zip(
        sample.performance_reports(), sample.performance_reports(planted_errors=False), strict=True
    ):
        counts = [
            [p.number for s in report.zh.sections for p in s.paragraphs if isinstance(p.number, int)]
            for report in (wrong, sound)
        ]
        assert counts[0] == list(range(1, len(counts[0]) + 1))
        assert len(counts[1]) == len(counts[0]) + 1


@given(st.decimals(min_value="0.1", max_value="9999.9", places=1).map(str))
def test_swapped_digits_make_another_figure_of_the_same_form(figure: str):
    wrong = swapped(figure)
    assert Decimal(wrong) != Decimal(figure)
    assert len(wrong.partition(".")[2]) == 1
    assert wrong.lstrip("0") == wrong or wrong.startswith("0.")


@pytest.mark.parametrize(
    ("figure", "wrong"),
    [("94.6", "96.4"), ("75.0", "70.5"), ("11.1", "12.1"), ("-13.9", "-19.3"), ("10.0", "11.0")],
)
def test_swapped_digits(figure: str, wrong: str):
    assert swapped(figure) == wrong


def test_nudged_is_a_little_more():
    assert (nudged("-1.8"), nudged("2.2")) == ("-1.2", "2.8")
