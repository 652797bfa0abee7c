"""Lists of words in an extracted text: abbreviations and training activities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = {
    "zh": re.compile(
        r"(?:^|(?<=\s))(?:\d{4}\s?年\s?)?\d{0,2}\s?(?:月\s?)?(?:\d{1,2}\s?日?)?\s?[至-]?\s?"
        r"\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?(?:日|[至-]\s?\d{1,2}\s?日))?$"
    ),
    "en": re.compile(
        rf"(?:^|(?<=\s))(?:\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s)?(?:{_MONTHS})"
        rf"(?:\s(?:\d{{4}}\s)?(?:to|and|[–-])\s(?:\d{{1,2}}\s)?(?:{_MONTHS})|\s?[–-]\s?(?:{_MONTHS}))?\s\d{{4}}$"
    ),
}


_PLACE_ALONE = 4  # a location has at most so many words
_CAPITALS = re.compile(r"(?:^|(?<=\s))(?:[A-Z][\w’'.-]*(?:,?\s(?:of|and|the|de|la)?\s?)?)+$")


def training_rows(marks: Sequence[Mark], wording: Wording) -> tuple[list[Cells], list[Mark]]:
    """Rows of activity, location, dates; a row ends with its dates. And the lines left over."""
    rows: list[Cells] = []
    waiting: list[Mark] = []
    for index, mark in enumerate(marks):
        waiting.append(mark)
        if "\t" in mark.text:
            cells = [cell.strip() for cell in mark.text.split("\t")]
            rows.append(Cells(tuple([*cells, "", ""][:3]), place=spread(waiting)))
            waiting = []
            continue
        found = _DATES[wording.language].search(mark.text)
        after = marks[index + 1] if index + 1 < len(marks) else None
        if found is None or (after is not None and _only_place_and_dates(after, wording)):
            continue
        texts = [m.text for m in waiting[:-1]]
        before = mark.text[: found.start()].strip() or (texts.pop() if texts else "")
        activity, location = _place_at_end(before, wording, alone=bool(texts))
        rows.append(Cells((joined([*texts, activity]), location, found[0].strip()), place=spread(waiting)))
        waiting = []
    return rows, waiting


def _only_place_and_dates(mark: Mark, wording: Wording) -> bool:
    """'Online July 2020' on a line of its own: the activity stands on the lines above."""
    found = _DATES[wording.language].search(mark.text)
    if found is None or not found.start():
        return False
    words = mark.text[: found.start()].split()
    if wording.language == "zh":
        return len(words) == 1 and len(words[0]) <= 12
    return len(words) <= _PLACE_ALONE and all(word[0].isupper() or word in ("of", "the") for word in words)


def _place_at_end(text: str, wording: Wording, *, alone: bool) -> tuple[str, str]:
    """The activity and the location that closes it: the last word, in English the last names."""
    if wording.language == "zh":
        activity, _, location = text.rpartition(" ")
        return activity, location
    if alone and len(text.split()) <= _PLACE_ALONE:
        return "", text
    found = _CAPITALS.search(text)
    if found and found.start():
        return text[: found.start()].strip(), found[0].strip()
    activity, _, location = text.rpartition(" ")
    return activity, location


def abbreviation_rows(source: Source, marks: Sequence[Mark]) -> tuple[list[Cells], list[Mark]]:
    """Rows of label and full name, parted at the first blank. And the lines left over."""
    rows: list[Cells] = []
    left: list[Mark] = []
    last: Mark | None = None
    for mark in marks:
        label, _, name = mark.text.partition("\t" if "\t" in mark.text else " ")
        wrapped = rows and last is not None and source.telling and last.trailing == 0
        if rows and (wrapped or (not name and not source.telling)):
            above = rows[-1]
            whole = joined([above.cells[1], mark.text])
            rows[-1] = Cells((above.cells[0], whole), place=above.place)
        elif name:
            rows.append(Cells((label, name.strip()), place=spread([mark])))
        else:
            left.append(mark)
        last = mark
    return rows, left
