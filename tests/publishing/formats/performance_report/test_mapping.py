"""The words of the form, and which documents are of this kind."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from answerable.publishing.blocks import Cells, Grid, Line, Text
from answerable.publishing.formats.performance_report.mapping import (
    EN,
    WORDINGS,
    ZH,
    Wording,
    is_one_of,
    level_of,
    plain,
    recognise,
)
from tests.publishing.formats.performance_report.conftest import REPORT, lines_of

OTHERS = ("A_65_624.zh.txt", "A_65_6_Prog24.zh.txt", "A_68_648_Add1.zh.txt", "A_76_644.zh.txt")


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=list(WORDINGS))
def test_no_word_stands_twice_and_none_is_empty(wording: Wording) -> None:
    for field in fields(wording):
        words = getattr(wording, field.name)
        if field.name in ("language", "levels", "quantity_words"):
            continue
        assert words, field.name
        assert len({plain(word) for word in words}) == len(words), field.name


def test_heads_are_compared_without_width_blanks_and_case() -> None:
    assert is_one_of("  Main  RESULTS: ", EN.results_heading)
    assert is_one_of("完成（数目或是/否）", ZH.completed)
    assert not is_one_of("Main results of the year", EN.results_heading)
    assert not is_one_of("x" * 10_000, EN.results_heading)


@pytest.mark.parametrize(
    ("label", "wording", "level"),
    [
        ("第二类小计", ZH, "subtotal"),
        ("所需资源净额，第一至第三类", ZH, "total"),
        ("列入通信费用的电缆保险", ZH, "of_which"),
        ("公务差旅", ZH, "item"),
        ("Subtotal, category II", EN, "subtotal"),
        ("Total requirements", EN, "total"),
        ("Cable insurance included in other supplies", EN, "of_which"),
        ("Official travel", EN, "item"),
    ],
)
def test_levels_are_told_by_words(label: str, wording: Wording, level: str) -> None:
    assert level_of(label, wording) == level
    assert level_of(label, wording, has_figures=False) == "heading"


HEADS = {
    "zh": (("产出", "计划数", "实际数", "交付比率"), ("计划绩效指标", "实际绩效指标", "业绩计量")),
    "en": (
        ("Outputs", "Planned", "Actual", "Delivery rate"),
        ("Planned indicators of achievement", "Actual indicators of achievement", "Performance measures"),
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_signs_make_the_kind_in_grids_and_in_lines(language: str) -> None:
    grids = [Grid((Cells(head),)) for head in HEADS[language]]
    lines = [Line(" ".join(head), number) for number, head in enumerate(HEADS[language], 1)]
    assert recognise(grids) == recognise(lines) == language
    assert recognise(grids[:1]) is None
    assert recognise([Text("Outputs")]) is None


@pytest.mark.documents
@pytest.mark.parametrize("name", OTHERS)
def test_other_kinds_are_not_taken(name: str) -> None:
    path = REPORT.with_name(name)
    if not path.exists():
        pytest.skip("the real documents stand beside the repository, in ../shared/documents")
    assert recognise(lines_of(Path(path).read_text(encoding="utf-8"))) is None
