"""The words of a corrigendum in each language, for writer and reader alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.account import Language, Period
from answerable.publishing.blocks import Block, Grid

COLUMNS = ("what", "old", "new", "reason")
DERIVED = ("what", "old", "new")


@dataclass(frozen=True, slots=True)
class Words:
    language: Language
    period: str  # with {start}, {end}
    reasons: str
    corrections: str
    derived: str
    heads: tuple[str, str, str, str, str]  # path, what, old, new, reason
    none: str
    not_applicable: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        "en",
        "Period: {start} to {end}",
        "Reasons",
        "Corrections",
        "Figures that change with them",
        ("Place", "What", "Reads", "Should read", "Reason"),
        "Not reported",
        "Not applicable",
    ),
    "zh": Words(
        "zh",
        "报告期：{start}至{end}",
        "更正原因",
        "更正内容",
        "随之变动的数字",
        ("位置", "内容", "原文", "更正为", "原因"),
        "未报告",
        "不适用",
    ),
}

_DATES = re.compile(r"(\d{4}-\d\d-\d\d)\D+(\d{4}-\d\d-\d\d)(?:\s*\((.+)\))?$")


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language whose table heads stand in the blocks, or None."""
    for block in blocks:
        if isinstance(block, Grid) and block.rows:
            head = tuple(cell.strip() for cell in block.rows[0].cells)
            for words in WORDS.values():
                if head == words.heads:
                    return words.language
    return None


def printed_period(period: Period, words: Words) -> str:
    text = words.period.format(start=period.start.isoformat(), end=period.end.isoformat())
    return f"{text} ({period.label})" if period.label else text


def period_in(text: str, words: Words) -> Period | None:
    """The period a caption states; None for another text."""
    if not text.startswith(words.period.partition("{")[0].strip()):
        return None
    found = _DATES.search(text.strip())
    if found is None:
        return None
    return Period(date.fromisoformat(found[1]), date.fromisoformat(found[2]), found[3])


def printed(value: str | None, words: Words) -> str:
    """A cell: words for what is no figure, everything else as recorded."""
    return {None: words.none, "not_applicable": words.not_applicable}.get(value, value or "")


def value_of(cell: str, words: Words) -> str | None:
    return {words.none: None, words.not_applicable: "not_applicable"}.get(cell, cell)
