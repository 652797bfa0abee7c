"""The doubts of a reading: a rule, a place, a sentence in the document's language."""

from __future__ import annotations

import re

import pytest

from answerable.calc.account import Language, Place
from answerable.publishing.blocks import Text
from answerable.publishing.formats.performance_report import findings

PLACE = Place(lines=(3, 4))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_doubt_speaks_the_language_of_its_document(language: Language) -> None:
    made = [
        findings.unreadable_row(("x", "y"), "A#1", PLACE, language),
        findings.unreadable_line("x", None, PLACE, language),
        findings.ambiguous_row("x 1 200", ("1 | 200", "1 200"), "A#1", PLACE, language),
        findings.ambiguous_border("x y", ("x", "y"), "A(a)1", PLACE, language),
        findings.stray_mark("•", "A", PLACE, language),
        findings.missing_number(3, 5, "A#5", PLACE, language),
        findings.missing_table("Outputs", "A", PLACE, language),
        findings.cover_text([Text("x", place=PLACE)], language),
    ]
    assert [f.rule for f in made] == [
        "unreadable_row", "unreadable_row", "ambiguous_row", "ambiguous_row", "stray_mark",
        "missing_number",
        "missing_table", "cover_text",
    ]  # fmt: skip
    for finding in made:
        assert bool(re.search(r"[㐀-鿿]", finding.message)) is (language == "zh")
        assert finding.place == PLACE


def test_long_texts_are_cut_short() -> None:
    finding = findings.unreadable_line("x" * 500, None, PLACE, "en")
    assert finding.printed is not None
    assert len(finding.printed) == 120
