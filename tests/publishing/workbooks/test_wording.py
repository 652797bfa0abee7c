from __future__ import annotations

import re
from pathlib import Path

import pytest

from answerable.publishing import workbooks
from answerable.publishing.workbooks.shapes import Problem
from answerable.publishing.workbooks.wording import CODES, place, sentence
from answerable.publishing.workbooks.words import speaking


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_problem_is_said_in_both_languages(code: str, language: str) -> None:
    problem = Problem(code, "Outputs", "F5", "FOUND", "EXPECTED")
    with speaking(language):
        said = sentence(problem)
    assert said.endswith((".", "。")) or said == "EXPECTED"
    assert "%(" not in said
    if language == "zh" and said != "EXPECTED":
        assert re.search(r"[\u4e00-\u9fff]", said)


def test_every_code_that_is_given_has_its_sentence() -> None:
    folder = Path(workbooks.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    given = set(re.findall(r"(?:Unusable|Problem|problem)\(\s*\"([a-z_]+)\"", source))
    assert given
    assert given <= set(CODES)


def test_a_place_is_a_sheet_and_a_cell() -> None:
    assert place(Problem("merged", "Outputs", "F5")) == "Outputs, F5"
    assert place(Problem("empty")) == ""


def test_a_refusal_of_a_rule_says_its_own_sentence() -> None:
    assert sentence(Problem("refused", expected="Not now.")) == "Not now."
    assert sentence(Problem("refused")) == "This cannot be written."
