"""A year's plan and what is recorded: together they are the report, and nothing of it is in both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import Document, Output, Section
from answerable.calc.delivery import delivery_rate
from answerable.cycle.shapes import Value
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording
from answerable.publishing.formats.performance_report.references import output_references
from answerable.publishing.sample import SEED, reports
from answerable.publishing.sample.bilingual import in_language
from answerable.publishing.sample.plan import PLANNED_TABLES, promised, recorded
from answerable.publishing.sample.years import SECOND, THIRD, Year
from answerable.results.choices import CAUSES

YEARS = [pytest.param(year, id=year.label) for year in (SECOND, THIRD)]


def draft(year: Year) -> Document:
    return reports.draft(year, SEED, complete=True)


@pytest.mark.parametrize("year", YEARS)
def test_a_plan_says_nothing_that_only_the_year_could_tell(year: Year):
    plan = promised(draft(year))
    for section in plan.sections:
        for output in section.outputs:
            assert (output.actual, output.printed_rate, output.reason, output.remarks) == (None,) * 4
            assert output.planned is not None
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                assert (indicator.actual, indicator.narrative, indicator.reported_achieved) == (None,) * 3
        assert [p.text for p in section.paragraphs if p.role == "results" and p.text] == []
    assert [table.id for table in plan.tables] == [t.id for t in draft(year).tables if t.id in PLANNED_TABLES]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_plan_and_records_make_the_report(year: Year, language: str):
    """Put together by hand here, without the cycle: figures, narratives, paragraphs, rates."""
    whole = in_language(draft(year), language)
    plan = in_language(promised(draft(year)), language)
    values = {
        (value.path, value.field): value.value
        for section in recorded(draft(year), year, SEED).values()
        for value in section
        if value.language in ("", language)
    }
    made = tuple(_filled(section, values, WORDINGS[language]) for section in plan.sections)
    explained = ("III.B",)  # its paragraphs are computed from the reasons of the account
    assert [s for s in made if s.path not in explained] == [
        s for s in whole.sections if s.path not in explained
    ]


def _filled(section: Section, values: dict[tuple[str, str], str | None], wording: Wording) -> Section:
    path = section.path
    own = iter(range(1, 100))
    paragraphs = []
    for paragraph in section.paragraphs:
        key = f"({next(own)})" if paragraph.number is None else paragraph.number
        text = values.get((f"{path}¶{key}", "text"))
        named = output_references(text, wording) if text and section.outputs else ()
        paragraphs.append(replace(paragraph, text=text, outputs=named) if text else paragraph)
    accomplishments = []
    for accomplishment in section.accomplishments:
        indicators = []
        for indicator in accomplishment.indicators:
            row = f"{path}({accomplishment.label}){indicator.ordinal}"
            answer = values.get((row, "reported_achieved"))
            indicators.append(
                replace(
                    indicator,
                    actual=values.get((row, "actual")),
                    narrative=values.get((row, "narrative")),
                    reported_achieved=None if answer is None else answer == "yes",
                )
            )
        accomplishments.append(replace(accomplishment, indicators=tuple(indicators)))
    return replace(
        section,
        accomplishments=tuple(accomplishments),
        outputs=tuple(_delivered(path, output, values) for output in section.outputs),
        paragraphs=tuple(paragraphs),
    )


def _delivered(path: str, output: Output, values: dict[tuple[str, str], str | None]) -> Output:
    actual = values.get((f"{path}#{output.number}", "actual"))
    rate = delivery_rate(output.planned, actual)
    return replace(output, actual=actual, printed_rate=None if rate is None else str(rate))


@pytest.mark.parametrize("year", YEARS)
def test_every_output_off_plan_has_a_cause_and_a_reason_in_both_languages(year: Year):
    values = [v for section in recorded(draft(year), year, SEED).values() for v in section]
    off = {
        f"{section.path}#{output.number}"
        for section in draft(year).sections
        for output in section.outputs
        if output.actual != output.planned
    }
    assert len(off) > 60
    assert {v.path for v in values if v.field == "cause" and "#" in v.path} == off
    for language in ("en", "zh"):
        assert {v.path for v in values if v.field == "reason" and v.language == language} == off
    assert {v.value for v in values if v.field == "cause"} <= set(CAUSES)


def test_the_chinese_text_is_the_translation_of_the_english_one():
    section = recorded(draft(THIRD), THIRD, SEED)["G"]
    texts = [value for value in section if value.language]
    assert [v.language for v in texts[:4]] == ["en", "zh", "en", "zh"]
    assert {(v.language, v.source_language) for v in texts} == {("en", ""), ("zh", "en")}


def test_nothing_is_recorded_twice():
    for year in (SECOND, THIRD):
        keys = [
            (v.path, v.field, v.language)
            for section in recorded(draft(year), year, SEED).values()
            for v in section
        ]
        assert len(keys) == len(set(keys))


def test_nobody_leaves_an_output_unreported_in_the_cycle():
    assert [o for s in draft(SECOND).sections for o in s.outputs if o.actual is None] == []
    missing = [o for s in reports.draft(SECOND, SEED).sections for o in s.outputs if o.actual is None]
    assert len(missing) == 6  # the twin that is not made in the cycle has gaps


def test_a_value_names_its_row():
    first = recorded(draft(SECOND), SECOND, SEED)["A.1"][0]
    assert first == Value("A.1", "A.1#1", "actual", draft(SECOND).sections[4].outputs[0].actual)
