"""What a row of a plan lacks: figures, wordings, languages."""

from __future__ import annotations

from answerable.cycle.rules.plan_requirements import PlanLine, missing_of, missing_translations
from answerable.cycle.rules.requirements import Prose
from answerable.cycle.rules.values import digest_of


def lacks(line: PlanLine) -> list[tuple[str, str, str]]:
    return [(one.field, one.what, one.language) for one in missing_of(line)]


def translations(line: PlanLine) -> list[tuple[str, str, str]]:
    return [(one.field, one.what, one.language) for one in missing_translations(line, ("en", "zh"))]


def test_figures_that_are_promised_are_asked_for() -> None:
    line = PlanLine(
        "indicator", "A(a)1", "A", {"baseline": "0", "target": None}, {"text": {"en": "Stations"}}
    )
    assert lacks(line) == [("target", "figure", "")]


def test_a_row_without_words_says_nothing() -> None:
    line = PlanLine("objective", "A*1", "A", texts={"text": {"en": " "}}, further={"unit": {}})
    assert lacks(line) == [("text", "text", "")]
    assert translations(line) == [("text", "translation", "en"), ("text", "translation", "zh")]


def test_one_final_text_is_enough_to_submit_and_each_language_to_publish() -> None:
    drafted = {("text", "en"): Prose("draft"), ("text", "zh"): Prose("draft")}
    line = PlanLine("objective", "A*1", "A", texts={"text": {"en": "Water", "zh": "水"}}, prose=drafted)
    assert lacks(line) == [("text", "draft", "en")]
    assert translations(line) == [("text", "draft", "en"), ("text", "draft", "zh")]
    one = PlanLine("objective", "A*1", "A", texts={"text": {"en": "Water"}})
    assert lacks(one) == []
    assert translations(one) == [("text", "translation", "zh")]


def test_a_unit_may_be_missing_but_not_in_one_language() -> None:
    line = PlanLine(
        "output", "A#1", "A", texts={"text": {"en": "a", "zh": "b"}}, further={"unit": {"en": "c"}}
    )
    assert lacks(line) == []
    assert translations(line) == [("unit", "translation", "zh")]


def test_a_translation_older_than_its_source_is_named() -> None:
    prose = {("text", "zh"): Prose("final", "en", digest_of("Old water"))}
    line = PlanLine("objective", "A*1", "A", texts={"text": {"en": "Water", "zh": "水"}}, prose=prose)
    assert translations(line) == [("text", "outdated", "zh")]


def test_rows_that_should_stand_there_are_named() -> None:
    line = PlanLine("section", "A", "A", lacks=(("objective", "objective"),))
    assert [one.sentence for one in missing_of(line)] == ["A: an objective is missing."]
