"""The heads of tables in an extracted text, over however many lines their cells were wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from answerable.publishing.formats.performance_report.mapping import Wording, Words, plain
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source

_MOST_LINES = 14
_HEAD_LINES = 6
_LONGEST = 100  # a line of a head is no longer than this
_FORMULA = r"\(\d\)(?:=\(\d\)[-–−÷/]\(\d\))?"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Head:
    """A known head: which table, how many figures a row has, the head's own cells, its lines."""

    table: str  # money, income, incumbency, training
    figures: int
    cells: tuple[tuple[str, ...], ...]
    lines: int


def _compact(text: str) -> str:
    return _BLANKS.sub("", plain(text))


@cache
def _outputs(wording: Wording) -> re.Pattern[str]:
    words = (wording.outputs, wording.planned, wording.actual, wording.rate)
    return re.compile("".join(_group(w) for w in words))


def _group(words: Words) -> str:
    longest = sorted({_compact(word) for word in words}, key=len, reverse=True)
    return "(" + "|".join(map(re.escape, longest)) + ")"


def outputs_head(source: Source, wording: Wording) -> int:
    """How many of the next lines are the head 'Outputs, Planned, Actual, Delivery rate'; 0 if none."""
    return _lines_of(_outputs(wording), wording.outputs, source)


def _lines_of(pattern: re.Pattern[str], first_words: Words, source: Source) -> int:
    """The head may be broken over lines wherever a column is narrow."""
    first = source.peek()
    if first is None or len(first.text) > _LONGEST or not _starts_with(first.text, first_words):
        return 0
    text = ""
    for count in range(1, _HEAD_LINES + 1):
        mark = source.peek(count - 1)
        if mark is None or len(mark.text) > _LONGEST:
            return 0
        text += _compact(mark.text)
        if pattern.fullmatch(text):
            return count
    return 0


@cache
def _completed(wording: Wording) -> re.Pattern[str]:
    words = (wording.planned_outputs, wording.completed, wording.remarks)
    return re.compile("".join(_group(w) for w in words))


def completed_head(source: Source, wording: Wording) -> int:
    """How many of the next lines are the head 'Planned outputs, Completed, Remarks'; 0 if none."""
    return _lines_of(_completed(wording), wording.planned_outputs, source)


@cache
def _patterns(wording: Wording) -> tuple[tuple[str, re.Pattern[str]], ...]:
    first = f"(?:{_group((*wording.category, *wording.entity))})"
    mark = "[a-z]?"
    variance, formulas = f"(?:{_group(wording.variance)})?", f"(?:{_FORMULA})*"
    names = (wording.apportionment, wording.expenditure, wording.amount, wording.percentage)
    money = variance.join(f"{_group(words)}{mark}" for words in names)
    staff = (
        wording.authorized,
        wording.actual_average,
        wording.vacancy_rate,
        wording.budgeted_vacancy_rate,
    )
    counts = "".join(f"{_group(words)}{mark}" for words in staff)
    return (
        ("money", re.compile(f"{variance}(?:{first}{mark})?{money}(?:{first})?{formulas}")),
        ("incumbency", re.compile(f"{first}?{mark}{counts}")),
        ("income", re.compile(f"{first}{mark}{_group(wording.amount)}{mark}")),
        (
            "training",
            re.compile("".join(_group(w) for w in (wording.activity, wording.location, wording.dates))),
        ),
    )


@cache
def _first_words(wording: Wording) -> Words:
    groups = (
        wording.category,
        wording.entity,
        wording.variance,
        wording.apportionment,
        wording.activity,
        wording.authorized,
    )
    return tuple(word for group in groups for word in group)


@cache
def _prefixes(words: Words) -> tuple[str, ...]:
    return tuple({word.casefold()[:2] for word in words})


def _starts_with(text: str, words: Words) -> bool:
    """A cheap first look: whether a line can begin one of the words."""
    return text[:2].casefold() in _prefixes(words)


def head_at(source: Source, wording: Wording) -> Head | None:
    """The head that begins at the next line; the longest that fits."""
    first = source.peek()
    if first is None or len(first.text) > _LONGEST or not _starts_with(first.text, _first_words(wording)):
        return None
    text, found = "", None
    for count in range(1, _MOST_LINES + 1):
        mark = source.peek(count - 1)
        if mark is None or len(mark.text) > _LONGEST:
            break
        text += _compact(mark.text)
        for name, pattern in _patterns(wording):
            if pattern.fullmatch(text):
                found = _head(name, wording, count, [source.peek(i) for i in range(count)])
    return found


def _head(name: str, wording: Wording, lines: int, marks: Sequence[Mark | None]) -> Head:
    printed = _compact("".join(mark.text for mark in marks if mark))
    first = next((w for w in wording.entity if _compact(w) in printed), None)
    label = first if first and name == "money" else wording.category[0]
    if name == "money":
        top = ("", "", "", wording.variance[0], "")
        row = (
            label,
            wording.apportionment[0],
            wording.expenditure[0],
            wording.amount[0],
            wording.percentage[0],
        )
        return Head(name, 4, (top, row), lines)
    if name == "incumbency":
        counts = (
            wording.authorized[0],
            wording.actual_average[0],
            wording.vacancy_rate[0],
            wording.budgeted_vacancy_rate[0],
        )
        return Head(name, 4, ((label, *counts),), lines)
    if name == "income":
        return Head(name, 1, ((label, wording.amount[0]),), lines)
    return Head(name, 2, ((wording.activity[0], wording.location[0], wording.dates[0]),), lines)
