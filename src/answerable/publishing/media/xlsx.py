"""XLSX: a document as a workbook that people can filter, add up and correct.

A sheet for each register (sections, indicators, outputs, paragraphs, ...) and for each table of
figures. Figures are numbers, with a format that shows as many decimals as the document printed;
`xlsx_read` takes value and decimals from there, so what a person changes in a cell is what is
read, and there is no second copy that could disagree. Texts are always written as texts: what
begins with = + - or @ is no formula.

Not here: reading (`xlsx_read`), the words (`xlsx_words`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from answerable.calc.account import Document, PeriodValue, Place, Table
from answerable.publishing.media.xlsx_read import read
from answerable.publishing.media.xlsx_words import REGISTERS, Words, words_of

__all__ = ["read", "write"]

SCHEMA = "answerable/document-1"
_LONGEST = 32767  # letters in a cell
_FIGURE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?")
_MOST_DIGITS = 15  # of a number that a spreadsheet keeps exactly
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the library wants a bare time
_WIDTHS = {
    "text": 70, "narrative": 60, "name": 40, "title": 40, "remarks": 50, "reason": 50, "headings": 28,
    "message": 80, "value": 14, "path": 12, "section": 12, "label": 16, "rule": 22, "printed": 14,
    "computed": 14, "sheet": 26, "table": 24, "unit": 36, "outputs": 18, "of": 12, "printed_rate": 16,
    "reported_achieved": 16, "accomplishment": 16,
}  # fmt: skip

_FIGURES = (
    *("baseline", "target", "estimate", "actual", "planned", "printed_rate", "value"),
    *("number", "ordinal", "id"),
)
Records = Sequence[Sequence[Any]]


def write(document: Document) -> bytes:
    """The document as a workbook in its own language; the same document gives the same bytes.

    Raises ValueError for a text longer than a cell can hold (32,767 letters).
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties(
            {"title": document.title or "", "author": "Answerable", "created": _EPOCH, "comments": SCHEMA}
        )
        _Writing(book, document, words_of(document.language)).run()
    return target.getvalue()


class _Writing:
    def __init__(self, book: Any, document: Document, words: Words) -> None:
        self._book = book
        self._document = document
        self._words = words
        self._formats: dict[tuple[str, int, bool], Any] = {}
        look = {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        self._head = book.add_format(look)
        self._figure_head = book.add_format(look | {"align": "right"})

    def run(self) -> None:
        self._about()
        sections = self._document.sections
        self._register("sections", [(s.path, s.name, s.parent) for s in sections])
        self._register("objectives", list(self._objectives()))
        rows = [(s.path, a.label, a.text) for s in sections for a in s.accomplishments]
        self._register("accomplishments", rows)
        self._frameworks()
        self._register(
            "paragraphs",
            [
                (s.path, p.number, _state(p.role), p.text, ", ".join(map(str, p.outputs)) or None)
                for s in sections
                for p in s.paragraphs
            ],
        )
        mandates = [(s.path, m.symbol, m.title, m.group) for s in sections for m in s.mandates]
        self._register("mandates", mandates)
        self._register("exhibits", list(self._exhibits()))
        self._tables()
        self._findings()

    def _about(self) -> None:
        """One property a row, its name before it."""
        document, words = self._document, self._words
        period = document.period
        found: Mapping[str, Any] = {
            "schema": SCHEMA,
            "kind": _state(document.kind),
            "language": document.language,
            "symbol": document.symbol,
            "title": document.title,
            "start": period.start.isoformat() if period else None,
            "end": period.end.isoformat() if period else None,
            "period_label": period.label if period else None,
        }
        sheet = self._sheet("about")
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 90)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for row, (name, value) in enumerate(found.items()):
            sheet.write_string(row, 0, words.heads[name], self._head)
            self._put(sheet, row, 1, value)

    def _objectives(self) -> Iterator[Sequence[Any]]:
        for section in self._document.sections:
            yield from ((section.path, _state("objective"), text) for text in section.objectives)
            yield from ((section.path, _state("external_factor"), text) for text in section.external_factors)

    def _frameworks(self) -> None:
        """Indicators, outputs and results, numbered, so that their values can refer to them."""
        values: list[Sequence[Any]] = []
        self._register("indicators", list(self._indicators(values)))
        depth = max((len(o.headings) for s in self._document.sections for o in s.outputs), default=0)
        completed: list[Sequence[Any]] = []
        self._register("outputs", list(self._outputs(depth, completed, values)), depth)
        self._register("completed", completed)
        self._register("results", list(self._results(values)))
        self._register("values", values)

    def _indicators(self, values: list[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        count = 0
        for section in self._document.sections:
            for accomplishment in section.accomplishments:
                for i in accomplishment.indicators:
                    count += 1
                    values.extend(_values("indicator", count, i.values))
                    achieved = None if i.reported_achieved is None else _STATED[i.reported_achieved]
                    yield (count, section.path, accomplishment.label, i.ordinal, i.label, i.text, i.narrative,
                           _figure(i.target), _figure(i.estimate), _figure(i.actual), achieved, i.unit,
                           _state(i.direction) if i.direction else None, _figure(i.baseline))  # fmt: skip

    def _outputs(
        self, depth: int, completed: list[Sequence[Any]], values: list[Sequence[Any]]
    ) -> Iterator[Sequence[Any]]:
        count = 0
        for section in self._document.sections:
            for o in section.outputs:
                count += 1
                values.extend(_values("output", count, o.quantities))
                completed.extend((count, _figure(c.value), c.label) for c in o.completed)
                headings = (*o.headings, *(None,) * (depth - len(o.headings)))
                yield (count, section.path, o.accomplishment, *headings, o.number, o.text, _figure(o.planned),
                       _figure(o.actual), _figure(o.printed_rate), o.remarks, o.reason, o.category,
                       o.subcategory, o.unit)  # fmt: skip

    def _results(self, values: list[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        count = 0
        for section in self._document.sections:
            for result in section.results:
                count += 1
                values.extend(_values("result", count, result.measures))
                yield count, section.path, result.label, result.title, result.text

    def _exhibits(self) -> Iterator[Sequence[Any]]:
        """Heads of tables and figures: of a section's outputs, and of its results by their order in it."""
        for section in self._document.sections:
            for owner, found in (
                (None, section.exhibits),
                *enumerate((r.exhibits for r in section.results), 1),
            ):
                for exhibit in found:
                    notes = "\n".join(exhibit.notes) or None
                    yield section.path, owner, exhibit.label, exhibit.title, exhibit.unit, notes

    def _tables(self) -> None:
        tables = self._document.tables
        names = _sheet_names(tables, self._words)
        listed = [(names[i], t.id, t.title, t.unit, t.section) for i, t in enumerate(tables)]
        self._register("tables", listed)
        for name, table in zip(names, tables, strict=True):
            self._table(self._book.add_worksheet(name), table)

    def _table(self, sheet: Any, table: Table) -> None:
        words = self._words
        known = words.is_known(table.id, self._document.kind)
        heads = [words.column(c) if known else c for c in table.columns]
        wordy = table.id in ("abbreviations", "actions", "training", "contents", "follow_up")
        for column, head in enumerate([words.heads["label"], words.heads["level"], *heads]):
            sheet.write_string(0, column, head, self._head if wordy or column < 2 else self._figure_head)
        wide = 60 if wordy else 18
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, 1, 10)
        sheet.set_column(2, 1 + max(len(heads), 1), wide)
        for index, row in enumerate(table.rows, 1):
            bold = row.level in ("subtotal", "total", "heading")
            self._put(sheet, index, 0, row.label, indent=int(row.level == "of_which"), bold=bold)
            self._put(sheet, index, 1, _state(row.level), bold=bold)
            for column, name in enumerate(table.columns, 2):
                self._put(sheet, index, column, _figure(row.cells.get(name)), bold=bold)
        _frame(sheet, len(table.rows), 2 + len(heads), frozen=1)

    def _findings(self) -> None:
        self._register(
            "findings",
            [
                (_state(f.severity), f.rule, f.path, f.printed, f.computed, f.message, _shown(f.place))
                for f in self._document.findings
            ],
        )

    # --- sheets and cells

    def _sheet(self, name: str) -> Any:
        return self._book.add_worksheet(self._words.sheets[name])

    def _register(self, name: str, records: Records, headings: int = 0) -> None:
        """A sheet with a head and a row for each record; none where there is no record."""
        if not records:
            return
        sheet = self._sheet(name)
        fields = [f for field in REGISTERS[name] for f in [field] * (headings if field == "headings" else 1)]
        for column, field in enumerate(fields):
            head = self._figure_head if field in _FIGURES else self._head
            sheet.write_string(0, column, self._words.heads[field], head)
            unused = all(record[column] is None for record in records)  # by this form of document
            sheet.set_column(column, column, _WIDTHS.get(field, 11), None, {"hidden": unused})
        for row, record in enumerate(records, 1):
            for column, value in enumerate(record):
                self._put(sheet, row, column, value)
        _frame(sheet, len(records), len(fields))

    def _put(
        self, sheet: Any, row: int, column: int, value: Any, indent: int = 0, bold: bool = False
    ) -> None:
        if value is None:
            return
        if isinstance(value, _State):
            value = self._words.states[value]
        if isinstance(value, _Figure):
            self._put_figure(sheet, row, column, value, bold)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._format("0", 0, bold))
        else:
            self._put_text(sheet, row, column, value, indent, bold)

    def _put_text(self, sheet: Any, row: int, column: int, text: str, indent: int, bold: bool) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"sheet {sheet.name}: a text of {len(text)} letters is too long for a cell")
        sheet.write_string(row, column, text, self._format("@", indent, bold))

    def _put_figure(self, sheet: Any, row: int, column: int, figure: _Figure, bold: bool) -> None:
        decimals = _decimals(figure)
        if decimals is None:
            self._put_text(sheet, row, column, self._words.quantities.get(figure, str(figure)), 0, bold)
            return
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        sheet.write_number(row, column, float(figure), self._format(f"{shown}_);({shown})", 0, bold))

    def _format(self, shown: str, indent: int, bold: bool) -> Any:
        key = (shown, indent, bold)
        if key not in self._formats:
            properties = {"num_format": shown, "valign": "top", "bold": bold, "indent": indent}
            if shown == "@":
                properties["text_wrap"] = True
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


class _State(str):
    """A state's name, shown in the workbook's words."""


class _Figure(str):
    """A quantity, shown as a number where it is one."""


_state = _State
_STATED = {True: _State("true"), False: _State("false")}


def _figure(quantity: str | None) -> _Figure | None:
    return None if quantity is None else _Figure(quantity)


def _decimals(figure: str) -> int | None:
    """The printed decimals of a figure that a spreadsheet can keep exactly, else None."""
    found = _FIGURE.fullmatch(figure)
    if found is None or sum(letter.isdigit() for letter in figure) > _MOST_DIGITS:
        return None
    return None if figure.startswith("-") and not float(figure) else len(found[1] or "")


def _values(of: str, number: int, values: Sequence[PeriodValue]) -> Iterator[Sequence[Any]]:
    for v in values:
        kind = v.kind and _state(v.kind)
        yield _state(of), number, v.period, kind, _figure(v.value), v.text, v.series, v.exhibit


def _frame(sheet: Any, rows: int, columns: int, frozen: int = 0) -> None:
    """Head and first columns stay in sight; every column can be filtered; prints on one page's width."""
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _sheet_names(tables: Sequence[Table], words: Words) -> list[str]:
    """A name for each table's sheet: short, allowed, and no name twice."""
    taken = {name.casefold() for name in words.sheets.values()}
    names = []
    for table in tables:
        base = _FORBIDDEN.sub(" ", words.tables.get(table.id, table.id)).strip()[:26] or "table"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            name = f"{base} {count}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _shown(place: Place | None) -> str | None:
    """Where a finding stands, for people."""
    if place is None:
        return None
    if place.lines:
        return f"{place.lines[0]}-{place.lines[1]}"
    return (
        ", ".join(f"{name} {value}" for name, value in (place.where() or {}).items() if name != "box") or None
    )
