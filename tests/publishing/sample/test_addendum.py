"""The older form of the sample: plans in words and numbers, completed values with labels."""

import re

import pytest

from answerable.calc.account import Output
from answerable.publishing import sample

SEEDS = [1, 7, sample.SEED]


def outputs(seed: int, language: sample.SampleLanguage) -> list[Output]:
    document = sample.outputs_addendum(seed).in_language(language)
    return [output for section in document.sections for output in section.outputs]


def test_size_of_the_document():
    document = sample.outputs_addendum().zh
    found = outputs(sample.SEED, "zh")
    assert [s.path for s in document.framework_sections()] == [
        "A.a", "A.b", "B.a", "C.a", "C.b", "D.a", "D.b", "E.a",
    ]  # fmt: skip
    assert (len(found), sum(len(o.completed) for o in found)) == (55, 61)
    assert document.table("abbreviations").rows[0].label == "水组织"
    assert sample.outputs_addendum().en.table("abbreviations").rows[0].label == "OSW"


@pytest.mark.parametrize("language", list(sample.LANGUAGES))
def test_every_output_belongs_to_an_accomplishment_of_its_unit(language: sample.SampleLanguage):
    for section in sample.outputs_addendum().in_language(language).framework_sections():
        labels = [a.label for a in section.accomplishments]
        assert labels == [f"{n}.1" for n in range(1, len(labels) + 1)]
        assert list(dict.fromkeys(o.accomplishment for o in section.outputs)) == labels


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("language", list(sample.LANGUAGES))
def test_the_plan_stands_in_the_text_and_its_number_beside_it(seed: int, language: sample.SampleLanguage):
    for output in outputs(seed, language):
        stated = [re.sub(r"[ ,]", "", n) for n in re.findall(r"\d[\d ,]*\d|\d", output.text)]
        if len(output.completed) == 2:
            assert (len(stated), output.planned, output.actual) == (2, None, None)
        elif output.completed[0].value in ("yes", "no"):
            assert (stated, output.planned, output.actual) == ([], None, output.completed[0].value)
        else:
            assert (stated, output.actual) == ([output.planned], output.completed[0].value)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reason_is_given_exactly_where_the_plan_was_not_met(seed: int):
    for output in outputs(seed, "zh"):
        if output.planned is not None and output.actual is not None:
            planned, actual = int(output.planned), int(output.actual)
            word = "增加" if actual > planned else "减少"
            expected = None if planned == actual else f"产出{word}的原因是"
            assert (output.reason or "")[:8] == (expected or "")


def test_some_answers_are_no_and_say_why():
    found = [o for o in outputs(sample.SEED, "en") if o.actual == "no"]
    assert len(found) >= 1
    assert all(o.remarks for o in found)
