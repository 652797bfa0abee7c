"""The parts of a DOCX: body, styles, numbering, notes, page heads, and what each says of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media.docx_numbers import Numbering
from answerable.publishing.media.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = f"{_RELATIONS}id"

_OWN = {
    "Masthead": ("body", 0),
    "Title": ("title", 0),
    "ReportBody": ("body", 0),
    "ReportItem": ("item", 0),
    "ReportContinued": ("continued", 0),
    "ReportCaption": ("caption", 0),
    "ReportNote": ("note", 0),
    "ContentsTitle": ("contents", 0),
}
# The names of styles by which institutions set their documents, in lower case.
_NAMED = {
    "title": ("title", 0),
    "title_h_ch": ("title", 0),
    "title_h1": ("title", 0),
    "_ h __m": ("title", 0),
    "_ h _ch": ("heading", 1),
    "_ h_1": ("heading", 2),
    "_ h_2/3": ("heading", 3),
    "_ h_4": ("heading", 4),
    "_ h_5/6": ("heading", 5),
    "session": ("body", 0),
    "agenda_item_normal": ("body", 0),
    "agenda_title_h2": ("body", 0),
    "footnote text": ("note", 0),
    "endnote text": ("note", 0),
    "caption": ("caption", 0),
}


@dataclass(frozen=True)
class Kind:
    """What a paragraph's style says: our style's word ('contents', 'continued' besides), its level."""

    style: str = "body"
    level: int = 0
    exact: bool = False  # ours: blanks at the ends count


def open_parts(data: bytes) -> Parts:
    """The parts of a DOCX; raises UnreadableInput naming what was expected."""
    return Parts(Package(data, "DOCX", "word/document.xml"))


class Parts:
    """A DOCX's parts, each parsed when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self._xml = package.xml
        body = self._xml("word/document.xml").find(f"{W}body")
        if body is None:
            raise UnreadableInput("word/document.xml: expected a document with a body, found none.")
        self.body = body
        self._kinds: dict[str, Kind] = {}

    @cached_property
    def ours(self) -> bool:
        return bool(self._xml("docProps/core.xml").findtext(_CREATOR) == "Answerable")

    # styles

    @cached_property
    def _styles(self) -> dict[str, Any]:
        return {s.get(f"{W}styleId"): s for s in self._xml("word/styles.xml").iterfind(f"{W}style")}

    @cached_property
    def _default_style(self) -> str:
        for identifier, style in self._styles.items():
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                return identifier
        return ""

    def style_id(self, paragraph: Any) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        return style.get(f"{W}val", "") if style is not None else self._default_style

    def style(self, paragraph: Any) -> Kind:
        """What the paragraph is, by its own outline level or its style's."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None and int(own.get(f"{W}val", "9")) < 9:
            return Kind("heading", int(own.get(f"{W}val")) + 1)
        identifier = self.style_id(paragraph)
        if identifier not in self._kinds:
            self._kinds[identifier] = self._kind(identifier)
        return self._kinds[identifier]

    def _kind(self, identifier: str) -> Kind:
        if self.ours and identifier in _OWN:
            return Kind(*_OWN[identifier], exact=True)
        for style in self._with_bases(identifier):
            named = style.find(f"{W}name")
            name = named.get(f"{W}val", "").lower() if named is not None else ""
            if name.startswith("toc "):
                return Kind("contents")
            if name.startswith("heading ") and name[8:].isdigit():
                return Kind("heading", int(name[8:]), self.ours)
            if name in _NAMED:
                return Kind(*_NAMED[name])
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and int(outline.get(f"{W}val", "9")) < 9:
                return Kind("heading", int(outline.get(f"{W}val")) + 1)
        return Kind()

    def _with_bases(self, identifier: str) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while identifier in self._styles and self._styles[identifier] not in found:
            style = self._styles[identifier]
            found.append(style)
            base = style.find(f"{W}basedOn")
            identifier = base.get(f"{W}val", "") if base is not None else ""
        return found

    # numbers

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self._xml("word/numbering.xml"))

    def number(self, paragraph: Any) -> str:
        """The number that Word prints before the paragraph, '' where it prints none."""
        places = [paragraph.find(f"{W}pPr/{W}numPr")]
        identifier = self.style_id(paragraph)
        places += [style.find(f"{W}pPr/{W}numPr") for style in self._with_bases(identifier)]
        numbered, level = None, None
        for place in places:
            if place is None:
                continue
            found, deep = place.find(f"{W}numId"), place.find(f"{W}ilvl")
            numbered = found.get(f"{W}val") if numbered is None and found is not None else numbered
            level = deep.get(f"{W}val") if level is None and deep is not None else level
        if numbered is None or numbered == "0":
            return ""
        return self._numbering.next(numbered, int(level or 0))

    # notes and page heads

    @cached_property
    def _notes(self) -> dict[str, list[Any]]:
        return {
            f"{letter}{note.get(f'{W}id')}": list(note.iter(f"{W}p"))
            for part, letter in (("footnotes", "f"), ("endnotes", "e"))
            for note in self._xml(f"word/{part}.xml")
        }

    @cached_property
    def _note_numbers(self) -> dict[str, int]:
        tags = {f"{W}footnoteReference": "f", f"{W}endnoteReference": "e"}
        order = [f"{tags[e.tag]}{e.get(f'{W}id')}" for e in self.body.iter(*tags)]
        return {note: number for number, note in enumerate(dict.fromkeys(order), 1)}

    def note(self, identifier: str) -> list[str]:
        """'1 text' of a footnote, numbered in order of reference; one text a paragraph.

        The number stands where the footnote prints it: a paragraph above it ('Note: ...') has none.
        """
        number = str(self._note_numbers.get(identifier, 0))
        paragraphs = self._notes.get(identifier, [])
        marked = [p.find(f".//{W}footnoteRef") is not None for p in paragraphs]
        if not any(marked):
            marked = [index == 0 for index in range(len(paragraphs))]
        texts = [" ".join("".join(t.text or "" for t in p.iter(f"{W}t")).split()) for p in paragraphs]
        shown = [
            f"{number} {text}".strip() if mark else text for text, mark in zip(texts, marked, strict=True)
        ]
        return [text for text in shown if text] or [number]

    # charts and diagrams

    @cached_property
    def _targets(self) -> dict[str, str]:
        return {r.get("Id"): r.get("Target") for r in self._xml("word/_rels/document.xml.rels")}

    def part(self, reference: Any, name: str = "id") -> Any:
        """The part that an element of the body refers to by its attribute `name`."""
        target = self._targets.get(reference.get(f"{_RELATIONS}{name}"), "")
        return self._xml(target.removeprefix("/") if target.startswith("/") else f"word/{target}")

    def first_head(self) -> list[str]:
        """The lines above the first page: an institution's symbol often stands only there."""
        section = self.body.find(f".//{W}sectPr")
        references = section.findall(f"{W}headerReference") if section is not None else []
        references.sort(key=lambda r: r.get(f"{W}type") != "first")
        for reference in references:
            head = self._xml(f"word/{self._targets.get(reference.get(_RELATION), '')}")
            lines = ["".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in head.iter(f"{W}p")]
            found = list(dict.fromkeys(line for line in lines if line))
            if found:
                return found
        return []
