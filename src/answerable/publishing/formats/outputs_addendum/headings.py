"""Which plain text is a heading, a note, a numbered paragraph, and what path it opens.

Departments are letters, units letters in brackets under them ('A.a'), a unit's own units Roman
numerals ('A.a.i'). The parts of the document ('II') take no letters. The opening without a
number has the path 'summary'; part I is 'introduction', because department I is 'I'.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from answerable.calc.account import Paragraph
from answerable.publishing.formats.outputs_addendum.cover import is_furniture
from answerable.publishing.formats.outputs_addendum.items import Item
from answerable.publishing.formats.outputs_addendum.mapping import (
    DEPARTMENT,
    HEADING_MARK,
    NUMBERED,
    RULE,
    STAR_NOTE,
    SYMBOL,
    UNIT,
    Words,
)

OPENING, INTRODUCTION = "summary", "introduction"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SUB_ITEM = re.compile(r"[(（][a-z]{1,4}[)）]")

Kind = Literal["contents", "abbreviations", "opening", "framework", "accomplishment", "section"]


@dataclass(frozen=True, slots=True)
class Heading:
    """`path`: of the section, or the accomplishment's label. `note_mark`: the footnote it carries."""

    kind: Kind
    path: str = ""
    name: str = ""
    note_mark: str | None = None


def heading(item: Item, words: Words, current: str | None) -> Heading | None:
    """What a plain text heads, or None. `current` is the path of the open section."""
    text = item.text
    if "\n" in text or item.style == "note":
        return None
    for kind, pattern in (
        ("contents", words.contents_pattern),
        ("abbreviations", words.abbreviations_pattern),
        ("framework", words.framework_pattern),
    ):
        if pattern.fullmatch(text):
            return Heading(kind)  # type: ignore[arg-type]
    found = words.accomplishment_pattern.fullmatch(text)
    if found:
        return Heading("accomplishment", found[1], found[2].strip())
    return _section(text, words, current)


def _section(text: str, words: Words, current: str | None) -> Heading | None:
    mark = HEADING_MARK.search(text)
    note_mark = (mark[1] or mark[2]) if mark else None
    bare = text[: mark.start()] if mark else text
    if words.opening_pattern.fullmatch(bare):
        return Heading("section", OPENING, bare, note_mark)
    part = words.part_pattern.fullmatch(bare)
    if part and part[1] in words.part_numerals and not _is_next_letter(part[1], current):
        numeral = ROMAN[words.part_numerals.index(part[1])]
        path = INTRODUCTION if numeral == "I" else numeral
        return Heading("section", path, part[2], note_mark)
    department = DEPARTMENT.fullmatch(bare)
    if department:
        return Heading("section", department[1], department[2], note_mark)
    unit = UNIT.fullmatch(bare)
    if unit and current and re.match(r"[A-Z](?:\.|$)", current):
        return Heading("section", _unit_path(unit[1], current), unit[2], note_mark)
    return None


def _is_next_letter(letter: str, current: str | None) -> bool:
    """Whether a single letter goes on with the departments: after H comes department I."""
    department = (current or "").partition(".")[0]
    return len(letter) == 1 and len(department) == 1 and ord(letter) == ord(department) + 1


def _unit_path(letter: str, current: str) -> str:
    """The path of unit `letter`. (i) after (h) is a unit; after another, a unit's first own unit."""
    parts = current.split(".")
    last = parts[1] if len(parts) > 1 else None
    if last is None or (len(letter) == 1 and ord(letter) == ord(last[0]) + 1 and len(last) == 1):
        return f"{parts[0]}.{letter}"
    if re.fullmatch(r"[ivx]+", letter):
        return f"{parts[0]}.{last}.{letter}"
    return f"{parts[0]}.{letter}"


def parent(path: str) -> str | None:
    """The path of the section that holds this one."""
    return path.rpartition(".")[0] or None


def note(item: Item, words: Words) -> Paragraph | None:
    """A footnote: "* text", "^{a} text", or "Note a: text"."""
    star = STAR_NOTE.fullmatch(item.text)
    if star:
        return Paragraph(star[3], "other", star[1] or star[2], place=item.place)
    found = words.note_pattern.fullmatch(item.text)
    if found:
        return Paragraph(found[2], "other", found[1], place=item.place)
    return None


def numbered(item: Item) -> tuple[int | None, str]:
    """A paragraph's number and its text."""
    found = NUMBERED.fullmatch(item.text)
    return (int(found[1]), found[2]) if found else (None, item.text)


def continued(text: str, line: str, joined: Callable[[str, str], str]) -> str:
    """A paragraph with its next line: a sub-item (a) starts a line of its own."""
    if _SUB_ITEM.match(line):
        return f"{text}\n{line}"
    head, _, last = text.rpartition("\n")
    return f"{head}\n{joined(last, line)}" if head else joined(last, line)


def is_page_furniture(item: Item, words: Words) -> bool:
    """A line that stands on every page: the symbol, the page's number, a table's rule."""
    if not item.extracted:
        return False
    return bool(RULE.fullmatch(item.text) or SYMBOL.fullmatch(item.text) or is_furniture(item.text, words))
