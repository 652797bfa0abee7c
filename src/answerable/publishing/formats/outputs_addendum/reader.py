"""Blocks of an addendum of outputs -> the document, with what the reading doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import (
    Accomplishment,
    Document,
    Language,
    Output,
    Paragraph,
    Place,
    Section,
    Table,
)
from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.formats.outputs_addendum import headings, tables
from answerable.publishing.formats.outputs_addendum.cover import cover
from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.headings import Heading
from answerable.publishing.formats.outputs_addendum.items import Item, items, joined, span
from answerable.publishing.formats.outputs_addendum.mapping import (
    RULE,
    WORDS,
    Words,
    is_head,
    recognise,
)
from answerable.publishing.formats.outputs_addendum.outputs import output
from answerable.publishing.formats.outputs_addendum.realign import realign
from answerable.publishing.formats.outputs_addendum.rows import drafts


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The document these blocks hold. Doubts are its `findings`, in order of their lines.

    Raises UnreadableInput if the blocks hold no table of planned and completed outputs, or hold
    one in another language than the one asked for.
    """
    found = recognise(blocks)
    heads = " / ".join(f"{words.planned_head} | {words.completed_head}" for words in WORDS.values())
    if found is None:
        raise UnreadableInput(f"expected a table of outputs headed {heads}, found none.")
    if language is not None and language != found:
        raise UnreadableInput(f"expected a document in {language!r}, found the heads of {found!r}.")
    reading = _Reading(WORDS[found])
    reading.run(items(blocks))
    return reading.document()


@dataclass(slots=True)
class _Open:
    """A section being read."""

    path: str
    name: str
    place: Place | None
    note_mark: str | None = None
    accomplishments: list[Accomplishment] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def section(self) -> Section:
        return Section(
            self.path,
            self.name,
            headings.parent(self.path),
            accomplishments=tuple(self.accomplishments),
            outputs=tuple(self.outputs),
            paragraphs=tuple(self.paragraphs),
            place=self.place,
        )


class _Reading:
    """One pass over the items: what kind each is, and which record takes it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.doubts = Doubts(words)
        self.sections: list[_Open] = []
        self.tables: list[Table] = []
        self.before: list[Item] = []  # the cover, until the first heading
        self.region: list[Item] = []  # the open table of outputs
        self.in_table = False
        self.accomplishment: str | None = None
        self.caption: tuple[str, str | None, str | None] | None = None

    def run(self, found: Sequence[Item]) -> None:
        index = 0
        while index < len(found):
            item = found[index]
            if item.cells is not None:
                index = self._row(found, index)
                continue
            heading = headings.heading(item, self.words, self._path())
            if heading is not None:
                self._close_table()
                index = self._heading(found, index, heading)
                continue
            self._plain(item)
            index += 1
        self._close_table()

    # --- rows

    def _row(self, found: Sequence[Item], index: int) -> int:
        item = found[index]
        if self.in_table:
            self.region.append(item)
            return index + 1
        if is_head(item.cells or (), self.words):
            self.in_table, self.region = True, [item]
            return index + 1
        if item.extracted:
            if not RULE.fullmatch(item.text):
                self.doubts.add("unreadable_row", "warning", item.place, printed=item.text[:60])
            return index + 1
        last = index
        while last < len(found) and found[last].cells is not None:
            last += 1
        number = 1 + sum(table.id.startswith("table_") for table in self.tables)
        self.tables.append(tables.other(self.caption or (f"table_{number}", None, None), found[index:last]))
        self.caption = None
        return last

    def _close_table(self) -> None:
        if not self.in_table:
            return
        section = self._section()
        found = drafts(self.region, self.words, self.doubts)
        realign(found, self.doubts)
        for draft in found:
            path = f"{section.path}#{len(section.outputs) + 1}"
            section.outputs.append(output(draft, self.accomplishment, path, self.words, self.doubts))
        self.in_table, self.region = False, []

    # --- headings

    def _heading(self, found: Sequence[Item], index: int, heading: Heading) -> int:
        item = found[index]
        if heading.kind in ("contents", "abbreviations"):
            return self._list(found, index, heading.kind)
        if heading.kind == "framework":
            if self.sections:
                self.sections[-1].place = span(self.sections[-1].place, item.place)
            return index + 1
        if heading.kind == "accomplishment":
            self._accomplishment(heading, item)
            return index + 1
        self.sections.append(_Open(heading.path, heading.name, item.place, heading.note_mark))
        self.accomplishment = None
        return index + 1

    def _accomplishment(self, heading: Heading, item: Item) -> None:
        """A heading printed again on a later page is the same accomplishment."""
        section = self._section()
        self.accomplishment = heading.path
        if all(known.label != heading.path for known in section.accomplishments):
            section.accomplishments.append(Accomplishment(heading.path, heading.name, place=item.place))

    def _list(self, found: Sequence[Item], index: int, kind: str) -> int:
        last = index + 1
        while last < len(found):
            cells = found[last].cells
            if cells is None or is_head(cells, self.words):
                break
            last += 1
        rows = found[index + 1 : last]
        if kind == "contents":
            self.tables.append(tables.contents(found[index], rows))
        else:
            self.tables.append(tables.abbreviations(found[index], rows, self.words))
        return last

    # --- plain texts

    def _plain(self, item: Item) -> None:
        note = headings.note(item, self.words)
        caption = tables.caption(item, self.words)
        cover = not self.sections and not self.tables
        if note is not None:
            marked = (section for section in reversed(self.sections) if section.note_mark == note.number)
            next(marked, self._section()).paragraphs.append(note)
        elif not cover and headings.is_page_furniture(item, self.words):
            return
        elif self.in_table and item.extracted:
            self.region.append(item)
        elif cover:
            self.before.append(item)
        elif caption is not None and not item.extracted:
            self._close_table()
            self.caption = caption
        else:
            self._paragraph(item)

    def _paragraph(self, item: Item) -> None:
        """A paragraph of the open section; a line that follows it at once belongs to it."""
        self._close_table()
        section = self._section()
        role = "introduction" if section.path in (headings.OPENING, headings.INTRODUCTION) else "other"
        last = section.paragraphs[-1] if section.paragraphs else None
        if item.extracted and not item.gap and last and last.place and item.place:
            text = headings.continued(last.text, item.text, joined)
            section.paragraphs[-1] = replace(last, text=text, place=span(last.place, item.place))
            return
        number, text = headings.numbered(item)
        section.paragraphs.append(Paragraph(text, role, number, place=item.place))  # type: ignore[arg-type]

    def _path(self) -> str | None:
        return self.sections[-1].path if self.sections else None

    def _section(self) -> _Open:
        """The open section; an account that starts without a heading has one without a name."""
        if not self.sections:
            self.sections.append(_Open(headings.OPENING, self.words.opening, None))
        return self.sections[-1]

    def document(self) -> Document:
        words = self.words
        front = cover(self.before, words, self.doubts)
        found = [section.section() for section in self.sections]
        if front.opening:
            opening = Section(headings.OPENING, words.opening, paragraphs=tuple(front.opening))
            found.insert(0, replace(opening, place=front.opening[0].place))
        if not any(section.outputs for section in found):
            self.doubts.add("no_outputs", "warning", None)
        return Document(
            "outputs_addendum",
            words.language,
            front.symbol,
            front.title,
            front.period,
            tuple(found),
            tuple(self.tables),
            self.doubts.in_order(),
        )
