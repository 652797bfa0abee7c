"""Rules on sections of the programme budget: nothing in a sound one, every planted error in a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answerable.calc.account import Document, Exhibit, Finding, Mandate, Output, Result, Section
from answerable.results.reports.rules import audit, programme
from answerable.results.reports.rules.programme.exhibits import number_of
from answerable.results.reports.rules.programme.wording import SENTENCES
from tests.publishing.formats.programme_budget.golden import section as invented

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def found(document: Document) -> list[Finding]:
    return [finding for check in programme.CHECKS for finding in check(document)]


def with_section(document: Document, changed: Section) -> Document:
    return replace(
        document, sections=tuple(changed if s.path == changed.path else s for s in document.sections)
    )


def with_result(document: Document, at: int, **changes: object) -> Document:
    section = document.section("1")
    results = list(section.results)
    results[at] = replace(results[at], **changes)
    return with_section(document, replace(section, results=tuple(results)))


@LANGUAGES
def test_nothing_is_doubted_in_a_sound_section(language):
    assert found(invented(language)) == []
    assert audit(invented(language)) == ()


def changed_quantities(section: Section) -> Iterator[tuple[Output, Section]]:
    """The section with one figure of one deliverable or total wrong, for each of them."""
    for at, output in enumerate(section.outputs):
        for position, value in enumerate(output.quantities):
            wrong = replace(value, value=str(int(value.value) + 1), text=None)
            quantities = (*output.quantities[:position], wrong, *output.quantities[position + 1 :])
            outputs = list(section.outputs)
            outputs[at] = replace(output, quantities=quantities)
            yield output, replace(section, outputs=tuple(outputs))


def test_deliverables_without_numbers_are_added_and_parts_of_one_are_not():
    document = invented("en")
    section = document.section("1")
    total, first, second = section.outputs[:3]
    bare = [replace(first, number=None), replace(second, number=None)]
    part = replace(first, number=None, text="(a) Of these, short ones")
    for outputs, doubts in (
        ((total, *bare), []),
        ((total, bare[0]), ["subcategory_total"] * 4),
        ((total, first, part, second), []),
        ((replace(total, text="Something else (number)"), *bare[:1]), []),
    ):
        changed = replace(section, outputs=(*outputs, *section.outputs[3:]))
        rules = [f.rule for f in found(with_section(document, changed))]
        assert [rule for rule in rules if rule == "subcategory_total"] == doubts


@LANGUAGES
def test_every_wrong_figure_of_a_subcategory_is_found(language):
    document = invented(language)
    planted = caught = 0
    for section in document.sections:
        for _, wrong in changed_quantities(section):
            planted += 1
            caught += [f.rule for f in found(with_section(document, wrong))] == ["subcategory_total"]
    assert caught == planted == 32


def test_a_total_of_what_is_not_reported_is_only_doubtful():
    document = invented("en")
    section = document.section("1")
    outputs = list(section.outputs)
    outputs[1] = replace(
        outputs[1], quantities=tuple(replace(v, value=None, text="..") for v in outputs[1].quantities)
    )
    findings = found(with_section(document, replace(section, outputs=tuple(outputs))))
    assert {(f.rule, f.severity) for f in findings} == {("subcategory_total", "warning")}


@LANGUAGES
@pytest.mark.parametrize(
    ("period", "kind", "rules"),
    [
        ("2043", "planned", {"target_in_text"}),
        ("2043", "actual", {"actual_in_text"}),
        ("2043", "actual as planned", {"actual_in_text", "target_claim"}),
    ],
)
def test_a_sentence_is_held_against_its_measure(language, period, kind, rules):
    document = invented(language)
    measures = document.section("1").results[1].measures
    value = "20" if kind.endswith("planned") and " " in kind else "999"
    wrong = tuple(
        replace(v, value=value) if (v.period, v.kind) == (period, kind.split()[0]) else v for v in measures
    )
    assert {f.rule for f in found(with_result(document, 1, measures=wrong))} == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("2.1 It reached 1,850 metres, which did not meet the planned target.", []),
        ("2.1 It reached 1,850 metres, which met the planned target.", ["target_claim"]),
        ("2.1 It grew by 1,833 in 2043, exceeding the planned cumulative target of 20.", []),
        ("2.1 It grew by 1,834, exceeding the planned target of 20.", ["actual_in_text"]),
        (
            "2.1 It reached 1,850 as at 1 March 2043, exceeding the planned target of 3 additional.",
            [],
        ),
        ("2.1 达到1 850米，超额完成20米的计划目标。", []),
        ("2.1 达到1 850米，未达到计划目标30米。", ["target_in_text"]),
        ("2.1 It went well.", []),
        # other figures than the measure's: years, names, shares; the measure's own in words and in thousands
        (
            "2.1 Nine boats served the 2030 Agenda and Goal 14, which exceeded the planned target.",
            ["actual_in_text"],
        ),
        ("2.1 It served the 2030 Agenda and Goal 14, which exceeded the planned target of 20.", []),
        ("2.1 Levels rose by 8 per cent, which exceeded the planned target of 5 per cent.", []),
        ("2.1 It reached 1.85 thousand metres, which exceeded the planned target of 20 metres.", []),
        ("2.1 It reached 1.58 thousand metres, which exceeded the planned target.", ["actual_in_text"]),
        ("2.1 It partially met the planned target.", []),
        ("2.1 It has not met the planned target.", []),
        ("2.1 达到1.85千米，超额完成20米的计划目标。", []),
        ("2.1 三个国家达到，超过计划目标。", ["actual_in_text"]),
    ],
)
def test_claims_in_several_wordings(text, rules):
    assert [f.rule for f in found(with_result(invented("en"), 1, text=f"Heading\n{text}"))] == rules


def test_a_letter_of_a_list_inside_a_list_is_no_slip():
    nested = "Heading\n2.1 It will:\n(a) Look:\n(i) Up;\n(ii) Down;\n(b) Listen."
    assert found(with_result(invented("en"), 1, text=nested)) == []
    wrong = nested.replace("(b)", "(c)")
    assert [f.printed for f in found(with_result(invented("en"), 1, text=wrong))] == ["(c)"]


def test_percentages_of_a_measure_told_in_sentences():
    result = invented("en").section("1").results[0]
    told = tuple(
        replace(v, text="Clear water: 95 per cent") if v.period == "2043" else v for v in result.measures
    )
    line = "2.10 It came to {} per cent, which met the planned target."
    right = with_result(invented("en"), 0, measures=told, text=line.format(95))
    wrong = with_result(invented("en"), 0, measures=told, text=line.format(59))
    assert found(right) == []
    assert [(f.rule, f.printed, f.computed) for f in found(wrong)] == [("share_in_measure", "59", "95")]


@pytest.mark.parametrize(
    ("at", "years", "rule"),
    [
        (0, ("2041", "2043", "2042"), "measure_years"),
        (0, ("2040", "2041", "2042"), "measure_years"),
        (2, ("2041", "2042", "2043", "2043", "2045") * 2, "measure_years"),
    ],
)
def test_years_run_on_to_the_year_of_the_budget(at, years, rule):
    document = invented("en")
    measures = document.section("1").results[at].measures
    wrong = tuple(replace(v, period=year) for v, year in zip(measures, years, strict=True))
    assert rule in {f.rule for f in found(with_result(document, at, measures=wrong))}


def test_no_year_to_come_has_an_actual_value():
    document = invented("en")
    measures = document.section("1").results[2].measures
    wrong = tuple(replace(v, kind="actual") for v in measures)
    assert [f.rule for f in found(with_result(document, 2, measures=wrong))] == ["measure_kind"] * 4


def test_columns_of_deliverables_are_of_the_years_of_the_budget():
    document = invented("en")
    section = document.section("1")
    outputs = tuple(
        replace(o, quantities=tuple(replace(v, period=str(int(v.period) - 1)) for v in o.quantities))
        for o in section.outputs
    )
    findings = found(with_section(document, replace(section, outputs=outputs)))
    assert [(f.rule, f.printed) for f in findings] == [
        ("deliverable_years", "2042 planned, 2042 actual, 2043 planned, 2044 planned")
    ]


def test_mandates_stand_once_under_one_title():
    document = invented("en")
    root, one = document.sections[0], document.section("1")
    twice = with_section(document, replace(one, mandates=(*one.mandates, one.mandates[0])))
    assert [(f.rule, f.printed) for f in found(twice)] == [("mandate_repeated", "60/3")]
    other = Mandate("70/1", "Other waters", one.mandates[0].group)
    titled = with_section(document, replace(one, mandates=(*one.mandates, other)))
    assert [(f.path, f.printed, f.computed) for f in found(titled)] == [
        ("1", "Other waters", "Common waters")
    ]
    assert root.mandates[1].symbol == "70/1"


@LANGUAGES
def test_tables_and_figures_are_numbered_and_referred_to(language):
    document = invented(language)
    result = document.section("1").results[1]
    label = {"en": "Figure 2.IX", "zh": "图2.九"}[language]
    moved = with_result(document, 1, exhibits=(replace(result.exhibits[0], label=label),))
    rules = [f.rule for f in found(moved)]
    assert rules == ["exhibit_left_out"] * 6 + ["exhibit_reference"]
    again = with_result(
        document, 1, exhibits=(*result.exhibits, Exhibit(document.section("1").exhibits[0].label))
    )
    assert "exhibit_repeated" in [f.rule for f in found(again)]
    section = document.section("1")
    wrong = tuple(
        replace(p, text=p.text.replace("2.4", "2.1")) if p.role == "other" else p for p in section.paragraphs
    )
    assert [f.rule for f in found(with_section(document, replace(section, paragraphs=wrong)))] == [
        "exhibit_reference"
    ]


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Table 29A.3", ("Table", 3)), ("Figure 29A.XIV", ("Figure", 14)), ("图2.十二", ("Figure", 12)),
        ("表 2.20", ("Table", 20)), ("图29A.二十", ("Figure", 20)), ("Annex II", None),
    ],
)  # fmt: skip
def test_numbers_of_labels(label, number):
    assert number_of(label) == number


def test_letters_of_lists_run_on():
    document = invented("en")
    text = "It will:\n(a) One;\n(b) Two;\n© Three;\n(d) Four;\n(d) Five.\nThen:\n(a) Six;\n(b) 7."
    section = document.section("orientation.strategy")
    wrong = replace(section, paragraphs=(replace(section.paragraphs[0], text=text),))
    assert [(f.printed, f.computed) for f in found(with_section(document, wrong))] == [
        ("©", "(c)"),
        ("(d)", "(e)"),
    ]


def test_a_result_without_its_heading_is_noted_where_most_have_one():
    bare = with_result(invented("en"), 3, text="2.16 Both are shown.")
    assert [(f.rule, f.severity, f.path) for f in found(bare)] == [("result_heading", "note", "1(3)")]


def test_every_finding_says_a_whole_sentence_in_both_languages():
    document = invented("en")
    wrong = with_result(document, 1, measures=(), text="2.1 It reached 7, exceeding the planned target of 9.")
    for language in ("en", "zh"):
        for finding in audit(wrong, language):
            assert finding.message
            assert "{" not in finding.message
    assert set(SENTENCES["en"]) == set(SENTENCES["zh"])
    assert isinstance(document.section("1").results[0], Result)
