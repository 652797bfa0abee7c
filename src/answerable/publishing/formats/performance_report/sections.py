"""One section while it is read: its paragraphs with their roles, its framework, its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from answerable.calc.account import Paragraph, Place, Role, Section
from answerable.publishing.blocks import Text
from answerable.publishing.formats.performance_report.framework import Framework, spanning
from answerable.publishing.formats.performance_report.joining import is_item, unwrapped
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.references import output_references

_NUMBER = re.compile(r"^(\d{1,3})\s*[.．]\s+(?=\S)")
_FOOTNOTE = re.compile(r"^(?:[(（]([a-z]|\d{1,2})[)）]|([a-z]|\d{1,2}))[.]?\s+(?=\S)")


@dataclass
class SectionDraft:
    """A section while its blocks come in; `framed` says that outputs may be referred to."""

    path: str
    name: str
    parent: str | None
    role: Role
    wording: Wording
    place: Place | None = None
    framework: Framework = field(init=False)
    paragraphs: list[Paragraph] = field(default_factory=list)
    items: list[list[tuple[str, Place | None]]] = field(default_factory=list)
    results: bool = False
    promised: list[Text] = field(default_factory=list)  # headings that announce a table
    _open: bool = False  # whether an item may join the last paragraph

    def __post_init__(self) -> None:
        self.framework = Framework(self.wording)

    def add_paragraph(self, text: str, place: Place | None, *, item: bool = False) -> None:
        """A numbered paragraph, an item that belongs to the one before, or a text of its own."""
        whole = unwrapped(text)
        found = _NUMBER.match(whole)
        if self._open and found is None and (item or is_item(whole)):
            last = self.paragraphs[-1]
            self.paragraphs[-1] = replace(
                last, text=last.text + "\n" + whole, place=spanning(last.place, place)
            )
            self.items[-1].append((whole, place))
            return
        body = whole[found.end() :] if found else whole
        number = int(found[1]) if found else None
        lines = [(line, place) for line in body.split("\n") if is_item(line)]
        self._append(Paragraph(body, self._role(), number, place=place), lines)
        self._open = True

    def add_subheading(self, text: str, place: Place | None) -> None:
        """A heading without a number inside a section; it stays where it stood."""
        self._append(Paragraph(unwrapped(text), "other", place=place), [])
        self._open = False

    def add_footnote(self, text: str, place: Place | None) -> None:
        whole = unwrapped(text)
        found = _FOOTNOTE.match(whole)
        number = (found[1] or found[2]) if found else None
        body = whole[found.end() :] if found else whole
        self._append(Paragraph(body, "other", number, place=place), [])
        self._open = False

    def close(self) -> None:
        """A table or heading came: the next item begins a text of its own."""
        self._open = False

    def done(self) -> Section:
        self.framework.close()
        outputs = tuple(self.framework.outputs)
        accomplishments = self.framework.accomplishments()
        paragraphs = tuple(self.paragraphs)
        if outputs:
            paragraphs = tuple(
                p
                if isinstance(p.number, str)
                else replace(p, outputs=output_references(p.text, self.wording))
                for p in paragraphs
            )
        return Section(
            self.path,
            self.name,
            self.parent,
            accomplishments=accomplishments,
            outputs=outputs,
            paragraphs=paragraphs,
            place=self.place,
        )

    def gaps(self) -> list[tuple[str, int, int, Place | None]]:
        """Path, number, next number and place, wherever numbers of a kind do not follow each other."""
        outputs = [(f"{self.path}#{o.number}", o.number, o.place) for o in self.framework.outputs if o.number]
        series = [outputs]
        for item in self.framework.accomplishments():
            name = f"{self.path}({item.label})"
            series.append([(f"{name}{i.ordinal}", i.ordinal, i.place) for i in item.indicators])
        return [
            (path, before, number, place)
            for numbers in series
            for (_, before, _), (path, number, place) in pairwise([("", 0, None), *numbers])
            if number != before + 1
        ]

    def _role(self) -> Role:
        return "results" if self.results or self.framework.outputs else self.role

    def _append(self, paragraph: Paragraph, items: list[tuple[str, Place | None]]) -> None:
        self.paragraphs.append(paragraph)
        self.items.append(items)
