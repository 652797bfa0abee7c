"""From whole paragraphs and tables to a Document, whatever they were read from.

One pass. Headings open sections; tables are framework tables or tables of figures by their
heads; everything else is a paragraph of the section it stands in. What fits nothing becomes
a finding that names it. The README beside this file lists the blocks each part is made of.

Not here: how lines of an extracted text become these blocks (`recogniser`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import Document, Finding, Language, Period, Place, Role, Row, Table
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.performance_report import tables
from answerable.publishing.formats.performance_report.boxes import unboxed
from answerable.publishing.formats.performance_report.captions import is_caption, title_and_unit
from answerable.publishing.formats.performance_report.findings import (
    cover_text,
    missing_number,
    missing_table,
    stray_mark,
    unreadable_row,
)
from answerable.publishing.formats.performance_report.framework import (
    accomplishment_pattern,
    head_mode,
    is_period_head,
    is_stray,
    spanning,
)
from answerable.publishing.formats.performance_report.headings import Numbering
from answerable.publishing.formats.performance_report.joining import unwrapped
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.performance_report.periods import label_in, period_in
from answerable.publishing.formats.performance_report.sections import SectionDraft

_SYMBOL = re.compile(r"^[A-Z]{1,6}(?:/[A-Z0-9.()\-]+)+$")
_NOTE_AFTER_TABLE = re.compile(r"^(?:[a-z]\s+(?=[A-Z\"“㐀-鿿])|\*\s)")
_VARIANCE_LINE = re.compile(
    r"^(.+?)\t+\s*([(（]?\$?[\d\s,.]+[)）]?|[—–-])\t+\s*([(（]?[\d.,]+\s*[%％]?[)）]?|[—–-])$"
)
_NOTE_MARK = re.compile(r"(?<=[㐀-鿿a-z)])\s?(?:\d|(?<=\s)[a-z])$")  # 'Analysis of variances1'
_LONGEST_HEADING = 160
_FRAMEWORK_ROWS = 4


@dataclass
class Assembler:
    """The state of one reading."""

    wording: Wording
    document_symbol: str | None = None
    sections: list[SectionDraft] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    cover: list[Text] = field(default_factory=list)
    period: Period | None = None
    label: str | None = None
    abbreviations: Text | None = None  # the heading, while its table is awaited
    _pending: list[Text] = field(default_factory=list)  # captions that wait for their table
    _after_table: bool = False
    _unknown: int = 0

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.wording)
        self.language: Language = self.wording.language

    def take(self, block: Block) -> None:
        if isinstance(block, Grid):
            self._take_grid(block)
            self._after_table = True
        elif isinstance(block, Text) and block.text.strip():
            self._take_text(replace(block, text=block.text.strip()))

    def done(self) -> Document:
        self._flush()
        if self.period and self.label:
            self.period = replace(self.period, label=self.label)
        if self.cover:
            self.findings.append(cover_text(self.cover, self.language))
        self._doubt_promises()
        self._collect_actions()
        return Document(
            kind="performance_report",
            language=self.language,
            symbol=self.document_symbol,
            title=" ".join(self.titles) or None,
            period=self.period,
            sections=tuple(section.done() for section in _with_own_paths(self.sections)),
            tables=tuple(self.tables),
            findings=tuple(self.findings),
        )

    # texts

    def _take_text(self, block: Text) -> None:
        text = block.text
        if self.period is None:
            self.period = period_in(unwrapped(text), self.language)
        if _SYMBOL.match(text):
            self.document_symbol = self.document_symbol or text
        elif block.style == "note" or (self._after_table and _NOTE_AFTER_TABLE.match(text)):
            self._take_note(block)
            return
        elif self._section and self._section.framework.begin_accomplishment(text, block.place):
            self._close()
        elif self._take_heading(block) or self._take_caption(block) or self._take_variance(block):
            pass
        elif not self.sections:
            self._take_cover(block)
        else:
            self._flush()
            self.sections[-1].add_paragraph(text, block.place, item=block.style == "item")
        self._after_table = False

    @property
    def _section(self) -> SectionDraft | None:
        return self.sections[-1] if self.sections else None

    def _close(self) -> None:
        self._flush()
        if self._section:
            self._section.close()

    def _take_note(self, block: Text) -> None:
        self._flush()
        if self._section:
            self._section.add_footnote(block.text, block.place)
        else:
            self.cover.append(block)

    def _take_cover(self, block: Text) -> None:
        if block.style in ("title", "heading"):
            self.titles.append(unwrapped(block.text))
        elif block.style == "caption" and period_in(block.text, self.language):
            pass
        else:
            self.cover.append(block)

    def _take_heading(self, block: Text) -> bool:
        styled = block.style in ("heading", "title")
        text = unwrapped(block.text)
        if not styled and (len(text) > _LONGEST_HEADING or text[-1] in "。.；;，,"):
            return False
        return self._take_known_heading(text, block) or self._take_numbered(text, block, styled)

    def _take_known_heading(self, text: str, block: Text) -> bool:
        wording, section = self.wording, self._section
        if is_one_of(text, wording.summary):
            self._open_section("summary", text, None, "introduction", block.place)
        elif is_one_of(text, wording.abbreviations):
            self._close()
            self.abbreviations = replace(block, text=text)
        elif section is None:
            return False
        elif is_one_of(text, wording.results_heading):
            self._close()
            section.results = True
        elif is_one_of(text, wording.indicators_heading) or is_one_of(text, wording.outputs_heading):
            self._close()
            section.promised.append(block)
        elif self._is_variance(text):
            self._pending.append(block)
        else:
            return False
        return True

    def _take_numbered(self, text: str, block: Text, styled: bool) -> bool:
        if not styled and not self.numbering.expects(text):
            return False
        if not self.sections and block.style == "title":
            return False
        heading = self.numbering.read(text)
        if heading is None:
            if styled and self.sections:
                self._flush()
                self._pending.append(block)
                return True
            return False
        framed = self.numbering.in_frameworks or self.numbering.part <= 2
        role: Role = "introduction" if framed else "other"
        self._open_section(heading.path, _NOTE_MARK.sub("", heading.name), heading.parent, role, block.place)
        return True

    def _open_section(
        self, path: str, name: str, parent: str | None, role: Role, place: Place | None
    ) -> None:
        self._close()
        self.abbreviations = None
        self.sections.append(SectionDraft(path, name, parent, role, self.wording, place))

    def _take_caption(self, block: Text) -> bool:
        text = unwrapped(block.text)
        if block.style != "caption" and not is_caption(text, self.language):
            return False
        if not self.sections:
            return False
        self._pending.append(block)
        return True

    def _flush(self) -> None:
        """Captions after which no table came are headings of what follows."""
        pending, self._pending = self._pending, []
        for block in pending:
            if self._section:
                self._section.add_subheading(block.text, block.place)

    def _take_variance(self, block: Text) -> bool:
        """'Variance' above, then 'Posts<tab>(522.8)<tab>(0.2%)': the heads of the analysis."""
        found = _VARIANCE_LINE.match(block.text)
        if found is None or self._section is None:
            return False
        row = Cells((found[1], found[2], found[3]), place=block.place)
        self._take_variances([row], block.place)
        return True

    # tables

    def _take_grid(self, grid: Grid) -> None:
        rows = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
        if not rows:
            return
        if self.abbreviations is not None and self._is_list(rows):
            self._take_abbreviations(rows, grid, self.abbreviations)
        elif self._is_framework(rows):
            self._take_framework(rows)
        elif self._is_variance_heading(rows):
            self._take_variances(rows, grid.place)
        else:
            self._take_table(replace(grid, rows=tuple(rows)))
        if self._section:
            self._section.close()

    def _is_list(self, rows: Sequence[Cells]) -> bool:
        """Two columns of words without a head or caption: abbreviations, also over a page's end."""
        plain = not self._pending and not rows[0].head
        return plain and max(len(row.cells) for row in rows) == 2

    def _is_framework(self, rows: Sequence[Cells]) -> bool:
        if self._section is None:
            return False
        pattern = accomplishment_pattern(self.wording)
        for row in rows[:_FRAMEWORK_ROWS]:
            if head_mode(row.cells, self.wording):
                return True
            if pattern.match(row.cells[0]) and not any(cell.strip() for cell in row.cells[1:]):
                return True
        width = max(len(row.cells) for row in rows)
        expected = {"indicators": 3, "outputs": 4, "completed": 3}.get(self._section.framework.mode)
        return width == expected and not self._pending

    def _take_framework(self, rows: Sequence[Cells]) -> None:
        self._flush()
        section = self.sections[-1]
        for row in rows:
            if self.label is None:
                self._note_label(row)
            if not section.framework.take(row):
                self._doubt(row)

    def _note_label(self, row: Cells) -> None:
        head = unwrapped(row.cells[-1])
        if is_period_head(head, self.wording):
            self.label = label_in(head)

    def _is_variance_heading(self, rows: Sequence[Cells]) -> bool:
        if max(len(row.cells) for row in rows) > 3:
            return False
        first = [cell.strip() for cell in rows[0].cells if cell.strip()]
        headed = len(first) == 1 and is_one_of(tables.without_mark(first[0]), self.wording.variance)
        return headed and bool(rows[0].cells[1:])

    def _take_variances(self, rows: Sequence[Cells], place: Place | None) -> None:
        self._flush_variance_captions()
        self._close()
        columns = ("amount", "percent")
        names = (None, *columns)
        body = [r for r in rows if not all(not c.strip() or self._is_variance(c) for c in r.cells)]
        made = tables.data_rows(body, names, self.wording)
        items = tuple(replace(row, level="item") for row in made)
        self._add(Table("variances", columns, items, place=place), always=True)

    def _is_variance(self, text: str) -> bool:
        return is_one_of(tables.without_mark(text), self.wording.variance)

    def _flush_variance_captions(self) -> None:
        """'Variance' printed as a line of its own above the heading is that table's head."""
        self._pending = [block for block in self._pending if not self._is_variance(block.text)]

    def _take_abbreviations(self, rows: Sequence[Cells], grid: Grid, heading: Text) -> None:
        names = (None, "full_name")
        made = tables.texts(rows, names)
        known = [row for row in made if row.label and row.cells.get("full_name")]
        for row, cells in zip(made, rows, strict=True):
            if row not in known:
                self._doubt(cells)
        place = spanning(heading.place, grid.place)
        table = Table("abbreviations", ("full_name",), tuple(known), heading.text, place=place)
        self._add(table, always=True)

    def _take_table(self, grid: Grid) -> None:
        above = self._pending[0].place if self._pending else None
        title, unit = title_and_unit(self._pending, self.language)
        self._pending = []
        made = tables.table(grid, title, unit, self.wording, self._unknown + 1)
        made = replace(made, place=spanning(above, grid.place))
        summary = self._section is not None and self._section.path == "summary"
        if made.id == "resources_by_category" and summary:
            made = replace(made, id="resources_summary")
        self._add(made, always=title is None and unit is None)

    def _add(self, table: Table, *, always: bool) -> None:
        """Adds a table, or its rows to the one it continues (`always`: it has no caption of its own)."""
        if table.id.startswith("table_"):
            self._unknown += 1
        index = next((i for i, t in enumerate(self.tables) if t.id == table.id), None)
        if index is None:
            self.tables.append(table)
        elif always:
            old = self.tables[index]
            place = spanning(old.place, table.place)
            self.tables[index] = replace(old, rows=(*old.rows, *table.rows), place=place)
        else:
            self._unknown += 1
            self.tables.append(replace(table, id=f"table_{self._unknown}"))

    def _collect_actions(self) -> None:
        """The points of the last part, 'actions to be taken', once more as a table."""
        rows = [
            Row({"text": text.partition(" ")[2].strip()}, label=text.partition(" ")[0], place=place)
            for section in self.sections
            if is_one_of(section.name, self.wording.actions)
            for items in section.items
            for text, place in items
        ]
        if rows:
            self.tables.append(Table("actions", ("text",), tuple(rows)))

    def _doubt_promises(self) -> None:
        """Numbers that do not follow each other; headings that announce a table and none was understood."""
        for section in self.sections:
            section.framework.close()
            for text, place in section.framework.unused:
                self.findings.append(unreadable_row((text,), section.path, place, self.language))
            for path, before, after, place in section.gaps():
                self.findings.append(missing_number(before, after, path, place, self.language))
            kept = section.framework
            for block in section.promised:
                outputs = is_one_of(block.text, self.wording.outputs_heading)
                if not (kept.outputs if outputs else kept.accomplishments()):
                    self.findings.append(missing_table(block.text, section.path, block.place, self.language))

    def _doubt(self, row: Cells) -> None:
        path = self._section.path if self._section else None
        printed = "".join(row.cells)
        if is_stray(printed):
            self.findings.append(stray_mark(printed, path, row.place, self.language))
            return
        self.findings.append(unreadable_row(row.cells, path, row.place, self.language))


def _with_own_paths(sections: Sequence[SectionDraft]) -> Sequence[SectionDraft]:
    """Part I and the ninth letter both read 'I': the letter keeps it, the part gets a word."""
    seen: dict[str, SectionDraft] = {}
    for section in sections:
        first = seen.setdefault(section.path, section)
        if first is not section:
            first.path = "introduction" if first.path == "I" else f"part {first.path}"
            seen[section.path] = section
    return sections


def assemble(
    blocks: Sequence[Block], language: Language, symbol: str | None = None, findings: Sequence[Finding] = ()
) -> Document:
    """Paragraphs and tables (no `Line`) as a Document; `findings` of an earlier step come first."""
    assembler = Assembler(WORDINGS[language], symbol)
    assembler.findings.extend(findings)
    for block in unboxed(blocks, assembler.wording):
        assembler.take(block)
    return assembler.done()
