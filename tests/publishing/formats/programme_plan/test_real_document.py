"""The reader on the real plan: counted by hand 98 accomplishments, 143 indicators, 101 mandates.

Skipped where the customer's documents are not beside the repository. Figures and line numbers
only: the document's sentences stay where they are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.formats.programme_plan import lost

SOURCE = Path(__file__).parents[5] / "shared" / "documents" / "A_65_6_Prog24.zh.txt"
pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not in ../shared/documents"),
]


@pytest.fixture(scope="module")
def plan() -> Document:
    return registry.read(SOURCE)


def test_it_is_recognised_by_itself(plan):
    assert (plan.kind, plan.language) == ("programme_plan", "zh")
    assert plan.period is not None
    assert plan.period.label == "2012-2013"
    assert plan.symbol == "A/65/6 (Prog. 24)"  # its file's name says it: the extraction has no cover


def test_counts_are_those_counted_by_hand(plan):
    groups = [group for section in plan.sections for group in section.accomplishments]
    assert len(groups) == 98
    assert sum(len(group.indicators) for group in groups) == 143
    assert sum(len(section.mandates) for section in plan.sections) == 101


def test_offices_subprogrammes_and_components(plan):
    assert [s.path for s in plan.sections if len(s.path) == 1] == ["A", "B", "C", "D"]
    components = {p: sum(s.parent == p for s in plan.sections) for p in ("A.1", "A.2", "A.3", "A.4")}
    assert components == {"A.1": 4, "A.2": 5, "A.3": 5, "A.4": 1}
    assert [s.path for s in plan.sections if s.path.startswith("mandates")] == [
        "mandates", *(f"mandates.{n}" for n in range(1, 7)),
    ]  # fmt: skip


def test_paragraphs_run_through(plan):
    numbers = [p.number for s in plan.sections for p in s.paragraphs if p.role != "other"]
    assert sorted(numbers, key=lambda n: int(str(n).split(".")[1])) == [f"24.{n}" for n in range(1, 49)]


def test_every_section_with_a_table_has_its_objective(plan):
    assert [s.path for s in plan.sections if s.accomplishments and len(s.objectives) != 1] == []


def test_nothing_is_left_over(plan):
    assert [f.message for f in plan.findings if f.severity != "note"] == []


def test_every_letter_of_the_source_is_in_a_record(plan):
    """All characters but headings, labels, numerals and marks are in some record's text."""
    kept = "".join(_texts(plan))
    from collections import Counter

    missing = Counter(_letters(SOURCE.read_text(encoding="utf-8"))) - Counter(_letters(kept))
    # 51 headings' fixed words, objectives' and tables' heads: a few characters, many times
    assert set(missing) <= set("次级方案构成部分本组织的目标秘书处预期绩效指战略法授权总汇大会决议和定")


def test_the_lost_character_is_reported_and_restored_beside_the_text(plan):
    found = [f for f in plan.findings if f.rule == "lost_character"]
    assert len(found) >= 30
    assert all(f.computed is not None and lost.LOST in f.computed for f in found)
    assert lost.LOST not in "".join(_texts(plan))


@pytest.mark.parametrize("form", ["text", "docx", "pdf", "xlsx", "json"])
def test_it_is_published_again_as_it_was_read(plan, form):
    assert registry.read_bytes(registry.write(plan, form), f"plan.{form}") == plan


def _texts(plan: Document) -> list[str]:
    found = []
    for section in plan.sections:
        found += [section.name, *section.objectives, *(p.text for p in section.paragraphs)]
        for group in section.accomplishments:
            found += [group.text, *(row.text for row in group.indicators)]
        found += [mandate.title for mandate in section.mandates]
    return found


def _letters(text: str) -> list[str]:
    return [letter for letter in text if "\u4e00" <= letter <= "\u9fff"]
