"""A workbook of ours back to a Document.

Sheets and columns are found by their names, in either language, so that a sheet may be sorted,
filtered, or given further columns. What a cell shows is what is read; a value that does not fit
is refused with its sheet and cell.

Not here: cells and numbers (`xlsx_cells`), words (`xlsx_words`), writing (`xlsx`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast, get_args

from answerable.calc import account
from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Exhibit,
    Finding,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Place,
    Result,
    Row,
    Section,
    Table,
)
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media.xlsx_cells import Cell, Sheet, address, read_sheets
from answerable.publishing.media.xlsx_words import REGISTERS, WORDS, Words

SCHEMA = "answerable/document-1"
_ABOUT = ("schema", "kind", "language", "symbol", "title", "start", "end", "period_label")


def read(data: bytes) -> Document:
    """The document of a workbook that `xlsx.write` made; raises UnreadableInput for any other."""
    sheets = read_sheets(data)
    for words in WORDS.values():
        if words.sheets["about"] in sheets:
            return _Reading(sheets, words).document()
    first = next(iter(sheets), "1")
    names = " or ".join(words.sheets["about"] for words in WORDS.values())
    raise UnreadableInput(f"sheet {first}, cell A1: expected a workbook of ours with the sheet {names}.")


class _Record:
    """One row of a register: its cells by the names of their fields."""

    def __init__(self, sheet: Sheet, row: int, columns: dict[str, list[int]], words: Words) -> None:
        self._sheet, self._row, self._columns, self._words = sheet, row, columns, words

    def refuse(self, field: str, expected: str) -> UnreadableInput:
        column = self._columns.get(field, [0])[0]
        cell = self._sheet.cell(self._row, column)
        found = f"found {cell.text[:60]!r}" if cell else "found an empty cell"
        where = f"sheet {self._sheet.name}, cell {address(self._row, column)}"
        return UnreadableInput(f"{where}: expected {expected}, {found}.")

    @property
    def place(self) -> Place:
        return Place(sheet=self._sheet.name, cell=address(self._row, 0))

    def cells(self, field: str) -> Iterator[Cell | None]:
        return (self._sheet.cell(self._row, column) for column in self._columns.get(field, ()))

    def text(self, field: str) -> str | None:
        cell = next(self.cells(field), None)
        return cell.text if cell else None

    def words(self, field: str) -> str:
        """A text that must be there; an empty cell is an empty text."""
        return self.text(field) or ""

    def texts(self, field: str) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells(field) if cell)

    def whole(self, field: str) -> int | None:
        text = self.text(field)
        if text is None:
            return None
        try:
            return int(text)
        except ValueError:
            raise self.refuse(field, "a whole number") from None

    def number(self, field: str) -> int | str | None:
        """A paragraph's number: whole numbers are numbers, marks of footnotes are texts."""
        cell = next(self.cells(field), None)
        if cell is None:
            return None
        return self.whole(field) if cell.number else cell.text

    def quantity(self, field: str) -> str | None:
        cell = next(self.cells(field), None)
        if cell is None:
            return None
        return cell.text if cell.number else self._words.quantity_names.get(cell.text, cell.text)

    def state(self, field: str, allowed: Sequence[str]) -> Any:
        """One of our names, written as the language's word for it."""
        text = self.text(field)
        for name in allowed:
            if text is not None and text in (self._words.states.get(name), name):
                return name
        raise self.refuse(field, "one of " + ", ".join(self._words.states.get(n, n) for n in allowed))


class _Reading:
    def __init__(self, sheets: dict[str, Sheet], words: Words) -> None:
        self._sheets = sheets
        self._words = words

    def document(self) -> Document:
        about = self._about()
        if about.text("schema") != SCHEMA:
            raise about.refuse("schema", SCHEMA)
        language = about.text("language")
        if language not in get_args(account.Language):
            raise about.refuse("language", "one of " + ", ".join(get_args(account.Language)))
        kind = about.state("kind", get_args(account.Kind))
        return Document(
            kind=kind,
            language=cast(account.Language, language),
            symbol=about.text("symbol"),
            title=about.text("title"),
            period=self._period(about),
            sections=self._sections(),
            tables=tuple(self._tables(kind)),
            findings=tuple(self._findings()),
        )

    def _about(self) -> _Record:
        """The first sheet, turned on its side: a property a row."""
        sheet = self._sheets[self._words.sheets["about"]]
        named = {self._words.heads[name]: name for name in _ABOUT}
        sideways: dict[int, Cell] = {}
        columns: dict[str, list[int]] = {}
        for row in sorted(sheet.rows):
            head, value = sheet.cell(row, 0), sheet.cell(row, 1)
            name = named.get(head.text) if head else None
            if name:
                columns[name] = [row]
                if value:
                    sideways[row] = value
        return _About(Sheet(sheet.name, {0: sideways}), 0, columns, self._words)

    def _period(self, about: _Record) -> Period | None:
        days = []
        for field in ("start", "end"):
            text = about.text(field)
            try:
                days.append(date.fromisoformat(text) if text else None)
            except ValueError:
                raise about.refuse(field, "a date such as 2020-07-01") from None
        start, end = days
        if start is None and end is None:
            return None
        if start is None or end is None:
            raise about.refuse("start" if start is None else "end", "a date such as 2020-07-01")
        return Period(start, end, about.text("period_label"))

    # --- registers

    def _records(self, name: str, *needed: str) -> Iterator[_Record]:
        """The rows of a register below its head; none where the sheet is missing."""
        sheet = self._sheets.get(self._words.sheets[name])
        if sheet is None:
            return
        named = {word: field for field, word in self._words.heads.items() if field in REGISTERS[name]}
        columns: dict[str, list[int]] = defaultdict(list)
        for column, cell in sorted(sheet.rows.get(0, {}).items()):
            if cell.text in named:
                columns[named[cell.text]].append(column)
        for field in needed:
            if field not in columns:
                head = self._words.heads[field]
                raise UnreadableInput(f"sheet {sheet.name}, cell A1: expected a column headed {head}.")
        for row in sorted(sheet.rows):
            if row:
                yield _Record(sheet, row, columns, self._words)

    def _sections(self) -> tuple[Section, ...]:
        parts = _Parts()
        heads = list(self._records("sections", "path", "name"))
        for record in heads:
            parts.known.add(record.words("path"))
        self._take_narrative(parts)
        values = self._values()
        for record in self._records("indicators", "section", "accomplishment", "text"):
            key = (parts.section(record), record.words("accomplishment"))
            if key not in parts.accomplishments:
                raise record.refuse("accomplishment", "an accomplishment of this section")
            parts.accomplishments[key][1].append(_indicator(record, values))
        completed: dict[int | None, list[Completed]] = defaultdict(list)
        for record in self._records("completed", "id", "value"):
            completed[record.whole("id")].append(Completed(record.quantity("value"), record.text("label")))
        for record in self._records("outputs", "section", "text"):
            parts.outputs[parts.section(record)].append(_output(record, completed, values))
        for record in self._records("results", "section", "title", "text"):
            path = parts.section(record)
            made = Result(
                record.words("title"),
                record.words("text"),
                record.text("label"),
                tuple(values["result", record.whole("id")]),
                tuple(parts.exhibits[path, len(parts.results[path]) + 1]),
                record.place,
            )
            parts.results[path].append(made)
        return tuple(parts.made(record) for record in heads)

    def _take_narrative(self, parts: _Parts) -> None:
        for record in self._records("objectives", "section", "sort", "text"):
            sort = record.state("sort", ("objective", "external_factor"))
            kept = parts.objectives if sort == "objective" else parts.factors
            kept[parts.section(record)].append(record.words("text"))
        for record in self._records("accomplishments", "section", "label", "text"):
            key = (parts.section(record), record.words("label"))
            if key in parts.accomplishments:
                raise record.refuse("label", "each label once in a section")
            parts.accomplishments[key] = (record, [])
        for record in self._records("paragraphs", "section", "role", "text"):
            parts.paragraphs[parts.section(record)].append(_paragraph(record))
        for record in self._records("mandates", "section", "symbol", "title"):
            made = Mandate(record.words("symbol"), record.words("title"), record.text("group"), record.place)
            parts.mandates[parts.section(record)].append(made)
        for record in self._records("exhibits", "section", "printed_label"):
            notes = tuple(note for note in (record.text("notes") or "").split("\n") if note)
            label, title, unit = record.words("printed_label"), record.text("title"), record.text("unit")
            of = (parts.section(record), record.whole("result"))
            parts.exhibits[of].append(Exhibit(label, title, unit, notes, record.place))

    def _values(self) -> dict[tuple[str, int | None], list[PeriodValue]]:
        found: dict[tuple[str, int | None], list[PeriodValue]] = defaultdict(list)
        for record in self._records("values", "of", "id", "period"):
            of = record.state("of", ("indicator", "output", "result"))
            given = record.text("value_kind") is not None
            kind = record.state("value_kind", get_args(account.ValueKind)) if given else None
            rest = (record.text("text"), record.text("series"), record.text("exhibit"))
            made = PeriodValue(record.words("period"), record.quantity("value"), kind, *rest)
            found[of, record.whole("id")].append(made)
        return found

    # --- tables and findings

    def _tables(self, kind: str) -> Iterator[Table]:
        for record in self._records("tables", "sheet", "table"):
            sheet = self._sheets.get(record.words("sheet"))
            if sheet is None:
                raise record.refuse("sheet", "the name of a sheet in this workbook")
            yield self._table(sheet, kind, record)

    def _table(self, sheet: Sheet, kind: str, listed: _Record) -> Table:
        table_id = listed.words("table")
        known = self._words.is_known(table_id, kind)
        heads = {column: cell.text for column, cell in sorted(sheet.rows.get(0, {}).items()) if column > 1}
        names = {c: self._words.column_name(h) if known else h for c, h in heads.items()}
        rows = []
        for number in filter(None, sorted(sheet.rows)):
            columns = {"label": [0], "level": [1]} | {f"column {c}": [c] for c in names}
            record = _Record(sheet, number, columns, self._words)
            level: account.Level = "item"
            if record.text("level"):
                level = record.state("level", get_args(account.Level))
            cells = {name: record.quantity(f"column {c}") for c, name in names.items()}
            rows.append(Row(cells, record.text("label"), level, record.place))
        place = Place(sheet=sheet.name)
        title, unit, section = listed.text("title"), listed.text("unit"), listed.text("section")
        return Table(table_id, tuple(names.values()), tuple(rows), title, unit, section, place)

    def _findings(self) -> Iterator[Finding]:
        for record in self._records("findings", "severity", "rule", "message"):
            yield Finding(
                rule=record.words("rule"),
                severity=record.state("severity", get_args(account.Severity)),
                message=record.words("message"),
                path=record.text("path"),
                printed=record.text("printed"),
                computed=record.text("computed"),
                place=record.place,
            )


class _About(_Record):
    """Properties stand below each other: a message names column B and the property's row."""

    def refuse(self, field: str, expected: str) -> UnreadableInput:
        row = self._columns.get(field, [0])[0]
        found = self.text(field)
        shown = f"found {found[:60]!r}" if found else "found an empty cell"
        where = f"sheet {self._sheet.name}, cell {address(row, 1)}"
        return UnreadableInput(f"{where}: expected {expected}, {shown}.")


class _Parts:
    """What the registers hold for each section, by its path."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.objectives: dict[str, list[str]] = defaultdict(list)
        self.factors: dict[str, list[str]] = defaultdict(list)
        self.accomplishments: dict[tuple[str, str], tuple[_Record, list[Indicator]]] = {}
        self.outputs: dict[str, list[Output]] = defaultdict(list)
        self.paragraphs: dict[str, list[Paragraph]] = defaultdict(list)
        self.mandates: dict[str, list[Mandate]] = defaultdict(list)
        self.results: dict[str, list[Result]] = defaultdict(list)
        self.exhibits: dict[tuple[str, int | None], list[Exhibit]] = defaultdict(list)

    def section(self, record: _Record) -> str:
        path = record.words("section")
        if path not in self.known:
            raise record.refuse("section", "the path of a section of this workbook")
        return path

    def made(self, record: _Record) -> Section:
        path = record.words("path")
        accomplishments = [
            Accomplishment(label, head.words("text"), tuple(indicators), head.place)
            for (section, label), (head, indicators) in self.accomplishments.items()
            if section == path
        ]
        return Section(
            path=path,
            name=record.words("name"),
            parent=record.text("parent"),
            objectives=tuple(self.objectives[path]),
            accomplishments=tuple(accomplishments),
            outputs=tuple(self.outputs[path]),
            paragraphs=tuple(self.paragraphs[path]),
            mandates=tuple(self.mandates[path]),
            external_factors=tuple(self.factors[path]),
            results=tuple(self.results[path]),
            exhibits=tuple(self.exhibits[path, None]),
            place=record.place,
        )


def _indicator(record: _Record, values: dict[tuple[str, int | None], list[PeriodValue]]) -> Indicator:
    given = record.text("reported_achieved") is not None
    return Indicator(
        ordinal=record.whole("ordinal") or 1,
        text=record.words("text"),
        narrative=record.text("narrative"),
        target=record.quantity("target"),
        estimate=record.quantity("estimate"),
        actual=record.quantity("actual"),
        reported_achieved=record.state("reported_achieved", ("true", "false")) == "true" if given else None,
        label=record.text("printed_label"),
        values=tuple(values["indicator", record.whole("id")]),
        unit=record.text("unit"),
        direction=record.state("direction", get_args(account.Direction))
        if record.text("direction")
        else None,
        baseline=record.quantity("baseline"),
        place=record.place,
    )


def _output(
    record: _Record,
    completed: dict[int | None, list[Completed]],
    values: dict[tuple[str, int | None], list[PeriodValue]],
) -> Output:
    number = record.whole("id")
    return Output(
        text=record.words("text"),
        number=record.whole("number"),
        accomplishment=record.text("accomplishment"),
        headings=record.texts("headings"),
        planned=record.quantity("planned"),
        actual=record.quantity("actual"),
        printed_rate=record.quantity("printed_rate"),
        completed=tuple(completed[number]),
        remarks=record.text("remarks"),
        reason=record.text("reason"),
        category=record.text("category"),
        subcategory=record.text("subcategory"),
        quantities=tuple(values["output", number]),
        unit=record.text("unit"),
        place=record.place,
    )


def _paragraph(record: _Record) -> Paragraph:
    try:
        outputs = tuple(int(part) for part in record.words("outputs").split(",") if part.strip())
    except ValueError:
        raise record.refuse("outputs", "numbers of outputs with commas between them") from None
    role = record.state("role", get_args(account.Role))
    return Paragraph(record.words("text"), role, record.number("number"), outputs, record.place)
