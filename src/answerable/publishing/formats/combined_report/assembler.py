"""From whole paragraphs and tables to a Document, whatever they were read from.

One pass. Numbered headings open sections; headings and captions right above a table are its title
and unit; tables are told by their heads; everything else is a paragraph of the section it stands
in. What fits nothing becomes a finding that names it.

Not here: heads (`columns`), cells (`tables`), numbering (`headings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import Document, Finding, Period, Place, Row, Table
from answerable.publishing.blocks import Block, Grid, Text
from answerable.publishing.formats.combined_report import findings
from answerable.publishing.formats.combined_report.framework import Framework, is_framework
from answerable.publishing.formats.combined_report.furniture import is_contents, title_of
from answerable.publishing.formats.combined_report.grids import Smooth, smooth, tidy
from answerable.publishing.formats.combined_report.headings import Numbering
from answerable.publishing.formats.combined_report.mapping import Wording, is_one_of
from answerable.publishing.formats.combined_report.periods import periods_in
from answerable.publishing.formats.combined_report.sections import (
    NUMBER,
    SectionDraft,
    is_item,
    is_marked_note,
    one_line,
    spanning,
)
from answerable.publishing.formats.combined_report.tables import (
    VARIANCES,
    Context,
    columns_known,
    continued,
    unknown_columns,
    unread_cells,
    variance_rows,
)
from answerable.publishing.formats.combined_report.tables import table as table_of

_SYMBOL = re.compile(r"^[A-Z]{1,6}(?:/[A-Z0-9.()\-]+)+$")
_LONGEST_HEADING = 300
_LONGEST_TITLE = 160
_BRACKETED = re.compile(r"^[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）](?:\s*[a-z])?$")


@dataclass
class Assembler:
    """The state of one reading."""

    wording: Wording
    symbol: str | None = None
    title: str | None = None
    periods: Sequence[Period] = ()
    sections: list[SectionDraft] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    variances: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    cover: list[Text] = field(default_factory=list)
    _pending: list[Text] = field(default_factory=list)  # headings and captions that wait for a table
    _after_table: bool = False
    _unknown: int = 0
    _contents: bool = False  # below 'Contents'
    _paragraph: int = 0  # the last numbered one
    _numbering: Numbering = field(default_factory=Numbering)

    def take(self, block: Block) -> None:
        if isinstance(block, Grid):
            if self._contents and is_contents(block):
                return
            for found in smooth(block):
                self._take_table(found, found.rows[0].place if found.rows else block.place, block.place)
                self._after_table = True
        elif isinstance(block, Text) and block.text.strip():
            self._take_text(replace(block, text=tidy(block.text.replace("\t", " "))))

    def done(self) -> Document:
        self._flush()
        if self.cover:
            self.findings.append(findings.cover_text(self.cover, self.wording.language))
        self._doubt_frameworks()
        return Document(
            kind="combined_report",
            language=self.wording.language,
            symbol=self.symbol,
            title=self.title,
            period=self.periods[0] if self.periods else None,
            sections=tuple(section.done() for section in self.sections),
            tables=(*self.tables, *self._actions()),
            findings=tuple(self.findings),
        )

    @property
    def _section(self) -> SectionDraft | None:
        return self.sections[-1] if self.sections else None

    @property
    def performance(self) -> str | None:
        return self.periods[0].label if self.periods else None

    # texts

    def _take_text(self, block: Text) -> None:
        text = one_line(block.text)
        if is_one_of(text, self.wording.contents):
            self._contents = True
        elif self._is_note(block, text):
            self._take_note(block)
            return
        elif self._opens(text, block):
            self._contents = False
        elif not self.sections:
            self._take_cover(text, block)
        elif self._waits(text, block):
            self._pending.append(replace(block, text=text))
        else:
            self._take_paragraph(block)
        self._after_table = False

    def _is_note(self, block: Text, text: str) -> bool:
        noted = block.style == "note" or (self._after_table and is_marked_note(text))
        return bool(self.sections) and (noted or self.wording.note.match(text) is not None)

    def _take_note(self, block: Text) -> None:
        self._flush()
        self.sections[-1].add_note(block.text, block.place)

    def _take_cover(self, text: str, block: Text) -> None:
        if _SYMBOL.match(text):
            self.symbol = self.symbol or text
            return
        if self.title is None:
            self.title = title_of(text, self.wording)
            if self.title:
                self.periods = periods_in(text, self.wording.language)
                return
        self.cover.append(block)

    def _opens(self, text: str, block: Text) -> bool:
        """Whether the text is a heading that begins a section."""
        wording = self.wording
        if block.style in ("item", "note", "caption") or len(text) > _LONGEST_HEADING:
            return False
        if is_one_of(text, wording.summary) and not self.sections:
            self._open("summary", text, None, block.place)
        elif not self._contents and not self.sections and block.style != "heading":
            return False
        elif self._in_parts and wording.annex.match(text):
            self._open_annex(text, block.place)
        elif self._in_parts and is_one_of(text, wording.map):
            self._open("map", text, None, block.place)
        elif self._in_frameworks and is_one_of(text, wording.evaluation):
            parent = ".".join(self._numbering.path.split(".")[:2])
            self._open(f"{parent}.evaluation", text, parent, block.place)
        elif self._in_frameworks and (found := wording.component.match(text)):
            path, parent = self._numbering.component(found[1])
            self._open(path, text, parent, block.place)
        else:
            return self._opens_numbered(text, block)
        return True

    def _opens_numbered(self, text: str, block: Text) -> bool:
        styled = block.style in ("heading", "title")
        number = NUMBER.match(text)
        if not styled and (number is None or not self._is_heading(text, int(number[1]))):
            return False
        heading = self._numbering.read(text, block.level)
        if heading is None:
            return False
        path, _, _ = heading
        if any(section.path == path for section in self.sections):
            self._doubt([text], block.place)  # a number met twice: what follows stays where it stands
            return False
        self._open(*heading, block.place)
        return True

    def _open_annex(self, text: str, place: Place | None) -> None:
        """'annex', a second one 'annex.2': letters in annexes are not those of the last part."""
        count = 1 + sum(section.path.partition(".")[0] == "annex" for section in self.sections)
        path, parent = ("annex", None) if count == 1 else (f"annex.{count}", "annex")
        self._numbering = Numbering()
        self._open(path, text, parent, place)

    def _is_heading(self, text: str, number: int) -> bool:
        """Whether '1. Borrowing', set as a paragraph, is a heading: short, and no next paragraph."""
        ends = text[-1:] not in ".。;；:：" and len(text) <= _LONGEST_TITLE
        return ends and number != self._paragraph + 1 and number == self._numbering.digit + 1

    @property
    def _in_parts(self) -> bool:
        """Whether a numbered part or an annex stands before: contents name annexes, too."""
        return bool(self._numbering.part) or (self._path or "").startswith("annex")

    @property
    def _in_frameworks(self) -> bool:
        return any(
            is_one_of(section.name, self.wording.frameworks)
            for section in self.sections
            if section.path == ".".join(self._numbering.path.split(".")[:2])
        )

    def _open(self, path: str, name: str, parent: str | None, place: Place | None) -> None:
        self._flush()
        self.sections.append(SectionDraft(path, name, parent, place))

    def _waits(self, text: str, block: Text) -> bool:
        """Whether a heading or caption may belong to a table that follows."""
        return block.style in ("heading", "caption", "title") or bool(
            len(text) <= _LONGEST_TITLE and _BRACKETED.match(text) and not is_item(text)
        )

    def _flush(self) -> None:
        """Headings after which no table came are headings of what follows."""
        pending, self._pending = self._pending, []
        for block in pending:
            if self._section:
                self._section.add_subheading(block.text, block.place)

    def _take_paragraph(self, block: Text) -> None:
        self._flush()
        number = NUMBER.match(block.text)
        if number:
            self._follow(int(number[1]), block.place)
        self.sections[-1].add_text(block.text, block.place)

    def _follow(self, number: int, place: Place | None) -> None:
        if self._paragraph and number != self._paragraph + 1:
            path = self._section.path if self._section else None
            self.findings.append(
                findings.missing_number(self._paragraph, number, path, place, self.wording.language)
            )
        self._paragraph = number

    # tables

    def _take_table(self, found: Smooth, place: Place | None, whole: Place | None) -> None:
        if is_framework(found, self.wording.language):
            self._take_framework(found)
        elif not self._take_variances(found):
            self._take_figures(found, whole or place)
        if self._section:
            self._section.close()

    def _take_framework(self, found: Smooth) -> None:
        self._flush()
        section = self._section
        if section is None:
            return
        if section.framework is None:
            section.framework = Framework(self.wording, self.performance)
        for row in found.rows:
            if not section.framework.take(row):
                self._doubt(row.cells, row.place)

    def _take_variances(self, found: Smooth) -> bool:
        context = self._context(None, None, None)
        rows = variance_rows(found, context, self.performance)
        if rows is None or self._section is None:
            return False
        self._flush()
        self._doubt_cells(Table("variances", VARIANCES, tuple(rows)))
        for row in rows:
            self.variances.append(row)
            self._section.add_subheading(row.label or "", row.place)
        if len(self.variances) == len(rows):
            self.tables.append(Table("variances", VARIANCES, ()))
        place = self.variances[0].place
        made = Table("variances", VARIANCES, tuple(self.variances), section=self._path, place=place)
        self.tables = [made if table.id == "variances" else table for table in self.tables]
        return True

    def _take_figures(self, found: Smooth, place: Place | None) -> None:
        title, unit = self._captions()
        above = self._pending[0].place if self._pending else None
        self._pending = []
        context = self._context(title, unit, spanning(above, place) if above else place)
        made = table_of(found, context, self._unknown + 1)
        if not columns_known(made.id):
            self._unknown += 1
            heads = [" ".join(filter(None, head)) for head in found.heads]
            self.findings.append(findings.unknown_table(heads, made.id, made.place, self.wording.language))
        self._doubt_columns(made)
        self._doubt_cells(made)
        if not self._continues(made):
            self.tables.append(self._titled(made))

    def _doubt_columns(self, made: Table) -> None:
        for column in unknown_columns(made):
            self.findings.append(findings.unknown_column(column, made.id, made.place, self.wording.language))

    def _doubt_cells(self, made: Table) -> None:
        for row, value in unread_cells(made):
            self._doubt([row.label or "", value], row.place)

    def _continues(self, made: Table) -> bool:
        """Whether a table without a caption goes on with the one before (over the end of a page)."""
        last = self.tables[-1] if self.tables else None
        if (
            last is None
            or not self._after_table
            or made.title
            or made.unit
            or (last.id, last.columns, last.section) != (made.id, made.columns, made.section)
        ):
            return False
        self.tables[-1] = continued(last, made)
        return True

    def _titled(self, made: Table) -> Table:
        """Further personnel of a component, in a table of their own below the same title."""
        last = self.tables[-1] if self.tables else None
        if made.title or last is None or not self._after_table or made.id != "human_resources":
            return made
        return replace(made, title=last.title) if (last.id, last.section) == (made.id, made.section) else made

    def _captions(self) -> tuple[str | None, str | None]:
        titles, unit = [], None
        for block in self._pending:
            found = self.wording.unit.match(block.text)
            if found:
                unit = found[1].strip()
            else:
                titles.append(block.text)
        return " ".join(titles) or None, unit

    def _context(self, title: str | None, unit: str | None, place: Place | None) -> Context:
        wording, section = self.wording, self._section
        name = section.name if section else ""
        words = wording.prior_period_obligations
        prior = is_one_of(name, words) or bool(title and is_one_of(title, words))
        path = self._path
        return Context(wording, path == "summary", prior, title, unit, path, place)

    @property
    def _path(self) -> str | None:
        return self._section.path if self._section else None

    def _doubt(self, cells: Sequence[str], place: Place | None) -> None:
        self.findings.append(findings.unreadable_row(cells, self._path, place, self.wording.language))

    # at the end

    def _doubt_frameworks(self) -> None:
        for section in self.sections:
            for accomplishment in section.framework.accomplishments if section.framework else ():
                for indicator in accomplishment.indicators:
                    if not indicator.values:
                        path = f"{section.path}({accomplishment.label}){indicator.ordinal}"
                        text = f"{indicator.label or ''} {indicator.text}".strip()
                        self.findings.append(
                            findings.missing_values(text, path, indicator.place, self.wording.language)
                        )

    def _actions(self) -> list[Table]:
        """The points of 'actions to be taken' once more as a table."""
        for section in self.sections:
            if is_one_of(section.name, self.wording.actions):
                rows = [
                    Row({"text": text.strip()}, label, place=paragraph.place)
                    for paragraph in section.paragraphs
                    for line in paragraph.text.split("\n")
                    if is_item(line)
                    for label, _, text in [line.partition(" ")]
                ]
                return [Table("actions", ("text",), tuple(rows), section=section.path)] if rows else []
        return []
