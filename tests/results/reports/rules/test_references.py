"""Output numbers: referred to, printed twice, left out."""

from dataclasses import replace

from answerable.calc.account import Paragraph
from answerable.results.reports.rules.references import output_numbers
from tests.results.reports.rules.accounts import FRAMEWORK, MISSION, with_output, with_section


def test_sound_numbers() -> None:
    assert list(output_numbers(MISSION)) == []


def test_a_reference_to_no_output() -> None:
    paragraph = Paragraph("See outputs 2 and 7.", "results", 9, (2, 7))
    (found,) = output_numbers(with_section(MISSION, replace(FRAMEWORK, paragraphs=(paragraph,))))
    assert (found.rule, found.severity, found.path, found.printed) == (
        "reference_missing",
        "error",
        "A¶9",
        "7",
    )


def test_a_number_printed_twice_and_the_one_left_out() -> None:
    found = [(f.rule, f.path) for f in output_numbers(with_output(5, number=4))]
    assert found == [("output_number_repeated", "A#4"), ("output_number_left_out", "A#5")]


def test_sections_without_numbers_have_none_to_refer_to() -> None:
    outputs = tuple(replace(o, number=None) for o in FRAMEWORK.outputs)
    assert list(output_numbers(with_section(MISSION, replace(FRAMEWORK, outputs=outputs)))) == []
