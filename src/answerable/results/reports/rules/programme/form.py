"""Slips of form: letters of lists that do not run on, a result without the heading others have.

Notes only: no figure depends on them. Source: A/81/6 (Sect. 29A), lists '(a), (b), ...' of strategies;
planned results begin with 'Programme performance in ...' or 'Proposed programme plan for ...'.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from answerable.calc.account import Document, Finding, Place
from answerable.results.reports.rules.doubts import doubt, paragraph_path
from answerable.results.reports.rules.programme.measures import result_path

_MARK = re.compile(r"(\(([a-z]{1,5})\)|[©®])\s")
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")  # marks of a list inside an item
_NUMBERED = re.compile(r"\d{1,2}[A-Z]?\.\d{1,3}\s")


def list_letters(document: Document) -> Iterator[Finding]:
    """Every list that begins with (a)."""
    for section in document.sections:
        for paragraph in section.paragraphs:
            path = paragraph_path(section, paragraph.number)
            yield from _letters(paragraph.text, path, paragraph.place)
        for result in section.results:
            yield from _letters(result.text, result_path(section, result), result.place)


def _letters(text: str, path: str, place: Place | None) -> Iterator[Finding]:
    expected = ""
    for line in text.split("\n"):
        found = _MARK.match(line)
        if found is not None and found[2] != expected and _ROMAN.fullmatch(found[2] or "-"):
            continue
        if found is None or found[2] == "a":
            expected = "b" if found else ""
            continue
        if expected and found[2] != expected:
            yield doubt(
                "list_letter",
                "note",
                path,
                place,
                printed=found[1],
                computed=f"({expected})",
                source=found[1],
            )
        expected = _after(expected)


def _after(letter: str) -> str:
    """The next letter; none where no list is open, or behind z."""
    at = string.ascii_lowercase.find(letter) if letter else -1
    return string.ascii_lowercase[at + 1] if 0 <= at < len(string.ascii_lowercase) - 1 else ""


def result_headings(document: Document) -> Iterator[Finding]:
    """Planned results whose text begins without a heading although most begin with one."""
    planned = [(s, r) for s in document.sections for r in s.results if r.label is not None and r.text]
    bare = [(s, r) for s, r in planned if _NUMBERED.match(r.text)]
    if len(bare) * 2 >= len(planned):
        return
    for section, result in bare:
        yield doubt("result_heading", "note", result_path(section, result), result.place, label=result.title)
