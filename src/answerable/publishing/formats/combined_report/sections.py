"""One section while it is read: its paragraphs with their roles, its framework, its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from answerable.calc.account import Paragraph, Place, Role, Section
from answerable.publishing.formats.combined_report.framework import Framework

NUMBER = re.compile(r"^(\d{1,3})\s*[.．](?:\s+(?=\S)|(?=[^\s\d]))")
_ITEM = re.compile(r"^(?:[(（](?:[a-z]{1,2}|[ivx]+|\d{1,2})[)）]|•|–)\s*(?=\S)")
_NOTE = re.compile(r"^([a-z]|\d{1,2}|\*{1,3})\s+(?=\S)")


def role_of(path: str) -> Role:
    """What the paragraphs of a section are for; the form's order of parts decides."""
    if path == "summary" or path in ("I", "I.A"):
        return "introduction"
    return {"I.B": "results", "I.C": "strategy"}.get(path, "other")  # type: ignore[return-value]


def spanning(first: Place | None, last: Place | None) -> Place | None:
    """From the first place to the last, where lines tell; else the first."""
    if first and last and first.lines and last.lines:
        return replace(first, lines=(first.lines[0], last.lines[1]))
    return first


@dataclass
class SectionDraft:
    path: str
    name: str
    parent: str | None
    place: Place | None = None
    framework: Framework | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: bool = False  # whether an item may join the last paragraph

    def add_text(self, text: str, place: Place | None) -> None:
        """A numbered paragraph, an item that belongs to the one before, or a text of its own."""
        found = NUMBER.match(text)
        if found is None and self._open and _ITEM.match(text):
            last = self.paragraphs[-1]
            joined = f"{last.text}\n{one_line(text)}"
            self.paragraphs[-1] = replace(last, text=joined, place=spanning(last.place, place))
            return
        body = text[found.end() :] if found else text
        shown = "\n".join(one_line(line) for line in body.split("\n"))
        number = int(found[1]) if found else None
        self.paragraphs.append(Paragraph(shown, role_of(self.path), number, place=place))
        self._open = True

    def add_subheading(self, text: str, place: Place | None) -> None:
        """A heading without a number inside a section; it stays where it stood."""
        self.paragraphs.append(Paragraph(one_line(text), "other", place=place))
        self._open = False

    def add_note(self, text: str, place: Place | None) -> None:
        """A note below a table or at the foot of a page, with its mark where it has one."""
        found = _NOTE.match(text)
        body = one_line(text[found.end() if found else 0 :])
        self.paragraphs.append(Paragraph(body, "other", found[1] if found else None, place=place))
        self._open = False

    def close(self) -> None:
        """A table came: the next item begins a text of its own."""
        self._open = False

    def done(self) -> Section:
        kept = self.framework
        return Section(
            self.path,
            self.name,
            self.parent,
            accomplishments=tuple(kept.accomplishments) if kept else (),
            external_factors=tuple(kept.factors) if kept else (),
            paragraphs=tuple(self.paragraphs),
            place=self.place,
        )


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_item(text: str) -> bool:
    return bool(_ITEM.match(text))


def is_marked_note(text: str) -> bool:
    """'a Represents ...' below a table."""
    return bool(re.match(r"^(?:[a-z]|\*{1,3})\s+(?=[A-Z\"“‘㐀-鿿])", text))
