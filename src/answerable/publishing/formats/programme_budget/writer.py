"""A Document to the blocks of a section of the programme budget: read(write(x)) == x.

Headings that the form guarantees are printed in its standard wording, with the years of the document's
period; everything else as the records hold it. What a valid document holds is in the README.

Not here: tables (`writer_tables`), words and patterns (`mapping`), bytes (`publishing.media`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.calc.account import Document, Exhibit, Paragraph, Result, Section
from answerable.publishing.blocks import Block, Text
from answerable.publishing.formats.programme_budget import exhibits
from answerable.publishing.formats.programme_budget.mapping import (
    DELIVERABLES,
    LIST_MARK,
    MANDATES,
    ORIENTATION,
    WORDS,
    WORK,
    Words,
)
from answerable.publishing.formats.programme_budget.numbering import Numbers
from answerable.publishing.formats.programme_budget.paths import inner, is_of_work, scope_of
from answerable.publishing.formats.programme_budget.resources import blocks as table_blocks
from answerable.publishing.formats.programme_budget.writer_tables import deliverables, mandate_list

_LAG = 2  # years from the performance that is reported to the budget that is proposed
_NUMBERS = re.compile(r"([A-Z])\.((?:work\.[a-z]{1,2}\.)?\d+(?:\.\d+)*)")  # 'B.1.2'
_FAR = 9999  # a year no figure is beyond


def write(document: Document) -> tuple[Block, ...]:
    """The blocks of the section in its language; raises ValueError for another than en, zh."""
    words = WORDS.get(document.language)
    if words is None:
        raise ValueError(f"programme_budget: expected the language en or zh, found {document.language}")
    return tuple(_Writing(document, words).blocks())


class _Writing:
    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.root = document.sections[0] if document.sections else None
        self.numbers = Numbers.of_path(self.root.path if self.root else "")
        self.year = document.period.start.year if document.period else None
        self._work_is_open: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        document, words = self.document, self.words
        if document.symbol:
            yield Text(document.symbol)
        if document.title:
            yield Text(document.title, "title")
        if self.root is not None:
            yield from self._cover(self.root)
        if any(scope_of(section.path) for section in document.sections):
            yield Text(words.printed["contents"], "heading", 1)  # offices begin below it
        for section in document.sections[1:]:
            yield from self._section(section, words)

    def _cover(self, root: Section) -> Iterator[Block]:
        before = True
        for paragraph in root.paragraphs:
            if paragraph.number is not None:
                if before:
                    yield from self._named(root)
                    before = False
                yield Text(f"{paragraph.number} {paragraph.text}", "note")
            elif self.words.part.fullmatch(paragraph.text.split("\n")[0]):
                yield from (Text(line, "heading", 2) for line in paragraph.text.split("\n"))
            else:
                if before:
                    yield from self._named(root)
                    before = False
                yield from (Text(line, "heading", 3) for line in paragraph.text.split("\n"))
        if before:
            yield from self._named(root)
        yield from self._tables(root.path)

    def _named(self, root: Section) -> Iterator[Block]:
        yield Text(self.words.printed["section"].format(self.numbers.section), "heading", 1)
        if root.name:
            yield Text(root.name, "heading", 1)

    # --- one section

    def _section(self, section: Section, words: Words) -> Iterator[Block]:
        path, scope = inner(section.path), scope_of(section.path)
        if is_of_work(path):
            yield from self._work(scope, words)
            yield from self._unit_headings(section, path)
            yield from self._unit(section)
            return
        numbers = _NUMBERS.fullmatch(path)
        if numbers is not None:
            yield from self._work(f"{scope}{numbers[1]}.", words)
            yield from self._unit_headings(section, numbers[2])
        elif path in ("A", "B"):
            yield Text(f"{path}. {section.name}", "heading", 1)
        else:
            yield Text(section.name, "heading", min(1 + path.count("."), 4))
            if path.rpartition(".")[2] == WORK:
                self._work_is_open.add(section.path.removesuffix(WORK))
        if section.objectives or section.results:
            yield from self._unit(section)
            return
        yield from (self._paragraph(paragraph) for paragraph in section.paragraphs)
        yield from (block for exhibit in section.exhibits for block in caption(exhibit))
        if path == f"{ORIENTATION}.{MANDATES}":
            yield from self._mandates(scope)
        elif path.startswith(f"{ORIENTATION}.{MANDATES}."):
            yield from mandate_list(section)
        if path == f"{ORIENTATION}.{DELIVERABLES}" and (root := self._root_of(scope)) is not None:
            yield from deliverables(root, self.words)
        yield from self._tables(section.path)

    def _root_of(self, scope: str) -> Section | None:
        """The section of the budget, or the office in it, whose parts have this scope."""
        found = (s for s in self.document.sections if f"{s.path}." == scope)
        return next(found, None) if scope else self.root

    def _work(self, part: str, words: Words) -> Iterator[Block]:
        """The heading of the programme of work, once in each part."""
        if part not in self._work_is_open:
            self._work_is_open.add(part)
            yield Text(words.printed["work"], "heading", 2 if inner(part) else 1)

    def _unit_headings(self, section: Section, path: str) -> Iterator[Block]:
        numbers = [part for part in path.split(".") if part.isdigit()]
        form = self.words.printed["subprogramme" if len(numbers) == 1 else "component"]
        level = min(len(numbers) + 1, 3)
        named = self.words.printed["unit"].format(form.format(numbers[-1]), section.name)
        yield Text(named if section.name else form.format(numbers[-1]), "heading", level)

    def _unit(self, section: Section) -> Iterator[Block]:
        printed, groups = self.words.printed, _by_role(section.paragraphs)
        yield from (self._paragraph(p) for p in groups["introduction"])
        if section.objectives:
            yield Text(printed["objective"], "heading", 3)
            yield from (Text(f"{self.numbers.following()} {text}") for text in section.objectives)
        if groups["strategy"]:
            yield Text(printed["strategy"], "heading", 3)
            yield from (self._paragraph(p) for p in groups["strategy"])
        yield from self._results(section.results)
        if groups["other"] or section.outputs or section.exhibits:
            yield Text(printed["deliverables"], "heading", 3)
            yield from (self._paragraph(p) for p in groups["other"])
        yield from deliverables(section, self.words)
        yield from self._tables(section.path)

    def _paragraph(self, paragraph: Paragraph) -> Text:
        number = paragraph.number
        if number is None:
            return Text(paragraph.text)
        self.numbers.meet(str(number))
        is_note = self.numbers.split(str(number))[0] is None
        return Text(f"{number} {paragraph.text}".strip(), "note" if is_note else "body")

    # --- results

    def _results(self, results: Sequence[Result]) -> Iterator[Block]:
        printed = self.words.printed
        opened = None
        for result in results:
            block = "performance" if result.label is None else "planned"
            if block != opened:
                year = None if self.year is None else self.year - (_LAG if block == "performance" else 0)
                yield Text(printed[block].format(year or _FAR), "heading", 3)
                opened = block
            title = (
                result.title if result.label is None else printed["result"].format(result.label, result.title)
            )
            yield Text(title, "heading", 4)
            yield from self._lines(result.text)
            yield from self._exhibits(result)

    def _lines(self, text: str) -> Iterator[Block]:
        """Numbered paragraphs with their lists, and headings between them."""
        held: list[str] = []
        for line in text.split("\n") if text else []:
            number, _ = self.numbers.split(line)
            if held and LIST_MARK.match(line):
                held.append(line)
                continue
            if held:
                yield Text("\n".join(held))
                held = []
            if number is not None:
                self.numbers.meet(number)
            if self.words.within_result.fullmatch(line):
                yield Text(line, "heading", 4)
            else:
                held = [line]
        if held:
            yield Text("\n".join(held))

    def _exhibits(self, result: Result) -> Iterator[Block]:
        several = len(result.exhibits) > 1
        for exhibit in result.exhibits:
            values = [v for v in result.measures if not several or v.exhibit == exhibit.label]
            yield from caption(exhibit)
            if values:
                yield exhibits.grid(exhibit, values, self.words, self.year)
            yield from (Text(note, "note") for note in exhibit.notes)
        if result.measures and not result.exhibits:
            yield exhibits.grid(None, result.measures, self.words, self.year)

    # --- mandates and tables

    def _mandates(self, scope: str) -> Iterator[Block]:
        """All lists: of the programme, then of each subprogramme and component, then of other units."""
        sections = [s for s in self.document.sections[1:] if scope_of(s.path) == scope]
        root = self._root_of(scope)
        if root is not None:
            yield from mandate_list(root)
        listed = [s for s in sections if s.mandates]
        for section in sections:
            if is_of_work(section.path) and any(_is_within(other.path, section.path) for other in listed):
                yield from self._unit_headings(section, section.path)
                yield from mandate_list(section)
        for section in listed:
            if section.objectives and not is_of_work(section.path):
                yield Text(section.name, "heading", 3)
                yield from mandate_list(section)

    def _tables(self, path: str) -> Iterator[Block]:
        for table in self.document.tables:
            if table.section == path or (table.section is None and self.root and path == self.root.path):
                yield from table_blocks(table, self.words)


def caption(exhibit: Exhibit) -> Iterator[Block]:
    """Label, title and unit, each on a line of its own."""
    yield Text(exhibit.label, "caption")
    if exhibit.title:
        yield Text(exhibit.title, "caption")
    if exhibit.unit:
        yield Text(f"({exhibit.unit})", "caption")


def _is_within(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}.")


def _by_role(paragraphs: Sequence[Paragraph]) -> dict[str, list[Paragraph]]:
    """Paragraphs by the heading they stand under; a note goes with the paragraph before it."""
    found: dict[str, list[Paragraph]] = {"introduction": [], "strategy": [], "other": []}
    role = "introduction"
    for paragraph in paragraphs:
        is_note = (
            paragraph.role == "other" and isinstance(paragraph.number, str) and "." not in paragraph.number
        )
        if not is_note:
            role = paragraph.role if paragraph.role in found else "other"
        found[role].append(paragraph)
    return found
