"""Which table a grid is, by its heads; the language-neutral name of each of its columns.

Comparison drops blanks, hyphens and footnote marks, because layout breaks words ('Inter-national').

Not here: the heads themselves (`specs`), heads as grids give them (`grids`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from answerable.publishing.formats.combined_report.days import day_in
from answerable.publishing.formats.combined_report.mapping import Tongue
from answerable.publishing.formats.combined_report.specs import HUMAN_RESOURCES, SPECS, VARIANCE, Head, Spec

Heads = Sequence[tuple[str, str]]  # group and own head of each column

_DROPPED = re.compile(r"[\s\-–—‐-―,.:，、：()（）]+")
_PERIOD = r"(\d{4}(?:/\d{2,4})?)"
_DAY = "(.+?)"


def squeezed(text: str) -> str:
    """A head as it is compared: without blanks, hyphens and brackets, in small letters."""
    return _DROPPED.sub("", text).casefold()


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A printed head as a pattern; its groups are the period, the day, or none."""
    parts = template.split("|")
    made = []
    for part in parts:
        pieces = re.split(r"(\{period\}|\{day\})", part)
        known = {"{period}": _PERIOD, "{day}": _DAY}
        made.append("".join(known.get(piece) or re.escape(squeezed(piece)) for piece in pieces) + "[a-z]?")
    return re.compile(r"\|".join(made))


def _matching(spec: Spec, group: str, own: str, language: Tongue) -> tuple[str | None, Head | None]:
    """The column's name and head; heads that name the group come before those that stand alone."""
    for grouped in (True, False):
        for head in spec.heads:
            found = _found(head, group, own, language, grouped)
            if found:
                return found, head
    return None, None


def _found(head: Head, group: str, own: str, language: Tongue, grouped: bool = False) -> str | None:
    """The column's name where this head is printed so; with its period."""
    for template in head.en if language == "en" else head.zh:
        if grouped != ("|" in template):
            continue
        # a column alone may stand below a group that belongs to its neighbours
        shown = f"{squeezed(group)}|{squeezed(own)}" if "|" in template else squeezed(own)
        found = _pattern(template).fullmatch(shown)
        if found and "{day}" in template:
            day = day_in(own, language)
            return f"{head.name} {day}" if day else None
        if found:
            return " ".join([head.name, *filter(None, found.groups())])
    return None


def named(spec: Spec, heads: Heads, language: Tongue) -> list[tuple[str, Head | None]]:
    """Each column's name and known head; an unknown one keeps its printed head."""
    names: list[tuple[str, Head | None]] = []
    last = ""  # the period variances belong to
    for number, (group, own) in enumerate(heads, start=2):
        name, head = _matching(spec, group, own, language)
        if name is None or head is None:
            printed = " ".join(filter(None, (group, own))).replace("\n", " ") or f"column_{number}"
            name = printed
        elif head.name in ("expenditure", "cost_estimates"):
            last = name.partition(" ")[2]
        elif head.name.startswith("variance_") and last:
            name = f"{head.name} {last}"
        if any(name == known for known, _ in names):
            name = f"{name} ({number})"
        names.append((name, head))
    return names


def spec_of(first: str, heads: Heads, language: Tongue) -> Spec | None:
    """The known table these heads make, None when they make none; `first` is that of the labels."""
    for spec in SPECS:
        if spec.strict and squeezed(first) not in map(squeezed, spec.label):
            continue
        columns = [column for column in named(spec, heads, language) if column[1]]
        found = [head.name for _, head in columns if head]
        # a column of one period met twice stands below groups that the table does not have
        twice = any(head.dated and name.endswith(")") for name, head in columns if head)
        if set(spec.told_by) <= set(found) and 2 * len(found) >= len(heads) and not twice:
            return spec
    known = [head for _, head in named(HUMAN_RESOURCES, heads, language) if head]
    enough = len(known) > 1 or (len(heads) == 1 and known and known[0].name == "total")
    return HUMAN_RESOURCES if enough and 2 * len(known) >= len(heads) else None


def is_pair(heads: Heads, pair: Sequence[Head], first: str, language: Tongue) -> bool:
    """Whether a table of two columns has these heads: a framework, or follow-up."""
    own = [first, *(own for _, own in heads)]
    return len(own) == len(pair) and all(
        _found(head, "", text, language) for head, text in zip(pair, own, strict=True)
    )


def variance_period(text: str, language: Tongue) -> str | None:
    """'2024/25' of '2024/25 variance'."""
    found = _found(VARIANCE, "", text, language)
    return found.partition(" ")[2] if found else None
