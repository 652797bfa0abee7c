"""Holds a workbook that came back against what stands here now: all that is wrong, and what would change.

A cell that says what stands here is nobody's change. One that says what it said when the workbook
was made was not touched, whatever became of it here since. Everything else somebody wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from answerable.publishing.workbooks import template
from answerable.publishing.workbooks.cells import plain, understood
from answerable.publishing.workbooks.reading import Raw, Sent, SentBook
from answerable.publishing.workbooks.shapes import (
    Book,
    Change,
    Checked,
    Column,
    Problem,
    Row,
    Table,
    Unusable,
)
from answerable.publishing.workbooks.template import SHORT, address

MOST = 50_000  # problems that are listed one by one
Judge = Callable[[Change], str | None]  # a sentence where the change cannot be written
Progress = Callable[[int, int], None]  # rows checked so far, and of how many
Together = Callable[[Book, Sequence[Change]], Sequence[tuple[Change, str]]]


def check(
    book: Book,
    sent: SentBook,
    judge: Judge = lambda _change: None,
    together: Together = lambda _book, _changes: (),
    progress: Progress = lambda _done, _of: None,
) -> Checked:
    """All problems and changes of a workbook sent for `book`. Raises `Unusable` for another's.

    `progress` hears every thousand rows how many were checked, and of how many.
    """
    refuse_other_books(book, sent)
    found = _Found(judge, progress, sum(len(sheet.rows) - sheet.first for sheet in sent.sheets))
    by_code: dict[str, list[Sent]] = {}
    for sheet in sent.sheets:
        by_code.setdefault(sheet.code, []).append(sheet)
    for table in book.tables:
        sheets = by_code.get(table.code, [])
        if len(sheets) > 1:
            found.problem("sheet_twice", sheet=sheets[1].name, found=table.title)
        elif sheets:
            _Sheet(found, table, sheets[0], sent.ids.get(table.code, [])).check()
        elif table.code in sent.ids:
            found.problem("sheet_missing", found=table.title)
    _refuse_together(book, found, together)
    return Checked(tuple(found.problems), tuple(found.changes), tuple(found.notes), found.cells)


def _refuse_together(book: Book, found: _Found, together: Together) -> None:
    """New rows that lack something, and what the kind refuses although every cell holds alone."""
    for table in book.tables:
        new = [one for one in found.changes if one.table == table.code and one.row.startswith(template.NEW)]
        written: dict[str, list[Change]] = {}
        for change in new:
            written.setdefault(change.row, []).append(change)
        needed = {column.code: column.title for column in table.columns if column.needed}
        for row, changes in written.items():
            stated = {one.column for one in changes}
            stated |= {column for code, key, column in found.tried if (code, key) == (table.code, row)}
            lacking = [title for code, title in needed.items() if code not in stated]
            if lacking:
                first = changes[0]
                found.problem("incomplete", first.sheet, first.cell, expected=", ".join(lacking))
    for change, sentence in together(book, found.changes):
        found.problem("refused", change.sheet, change.cell, change.after or "", sentence)


def refuse_other_books(book: Book, sent: SentBook) -> None:
    """Raises `Unusable` where it was made from another template or for something else."""
    about = sent.about
    version = about.get("version", "")
    if version != str(template.VERSION):
        older = version.isdecimal() and len(version) < 10 and int(version) < template.VERSION
        raise Unusable("older_template" if older else "newer_template", version, str(template.VERSION))
    for name, expected in (("kind", book.kind), ("target", book.target), ("entity", book.entity)):
        if about.get(name, "") != expected:
            raise Unusable(f"other_{name}", about.get(name, ""), expected)


@dataclass(slots=True)
class _Found:
    judge: Judge
    progress: Progress
    rows: int  # of all sheets
    checked: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    cells: int = 0
    tried: set[tuple[str, str, str]] = field(default_factory=set)  # cells with something wrong in them

    def row_done(self) -> None:
        """Says how far it is, a thousand rows apart."""
        self.checked += 1
        if self.checked % 1_000 == 0:
            self.progress(self.checked, self.rows)

    def problem(
        self, code: str, sheet: str = "", cell: str = "", found: str = "", expected: str = ""
    ) -> None:
        self.problems.append(Problem(code, sheet, cell, found, expected))


@dataclass(slots=True)
class _Line:
    """One row as it was sent, with the row it stands for here (None: a line that does not exist yet)."""

    at: int
    id: str
    cells: list[Raw]
    digests: str
    row: Row | None


class _Sheet:
    def __init__(self, found: _Found, table: Table, sent: Sent, ids: list[str]) -> None:
        self.found, self.table, self.sent, self.ids = found, table, sent, ids
        self.rows = {row.id: row for row in table.rows}
        self.empty_formulas = set(sent.facts.empty_formulas)
        self.valueless = self.empty_formulas.union(sent.facts.errors)

    def check(self) -> None:
        """Structure first; cells only of columns that are there."""
        sheet = self.sent.name
        for merged in self.sent.facts.merged:
            self.found.problem("merged", sheet, merged.partition(":")[0], merged)
        columns = []
        for position, column in enumerate(self.table.columns):
            place = self.sent.columns.get(column.code)
            if place is None:
                self.found.problem("column_missing", sheet, found=column.title)
            else:
                columns.append((position, place, column))
        if template.DIGESTS not in self.sent.columns:
            self.found.problem("column_missing", sheet, found=template.DIGESTS)
            return
        for line in self._lines():
            self._cells(line, columns)
            self.found.row_done()
        self._beside()
        if self.sent.facts.formulas > len(self.empty_formulas):
            number = str(self.sent.facts.formulas - len(self.empty_formulas))
            self.found.notes.append(Problem("formulas", sheet, found=number))

    def _lines(self) -> Iterator[_Line]:
        """The rows that have an id; what is missing, doubled or strange is said."""
        sheet, at_id = self.sent.name, self.sent.columns[template.ID]
        at_digests = self.sent.columns[template.DIGESTS]
        places: dict[str, int] = {}
        for at, cells in self.sent.lines():
            key = str(cells[at_id]) if at_id < len(cells) else ""
            if not key:
                self._stray(at, cells)
            elif key in places:
                self.found.problem("row_twice", sheet, address(at, at_id), key, address(places[key], at_id))
            else:
                places[key] = at
                line = self._line(at, key, cells, str(cells[at_digests]) if at_digests < len(cells) else "")
                if line is not None:
                    yield line
        known = set(places)
        for key in self.ids:
            if key not in known:
                self.found.problem("row_missing", sheet, found=key)

    def _line(self, at: int, key: str, cells: list[Raw], digests: str) -> _Line | None:
        sheet, row = self.sent.name, self.rows.get(key)
        if len(digests) != SHORT * len(self.table.columns):
            self.found.problem("row_unknown", sheet, address(at, self.sent.columns[template.DIGESTS]), key)
            return None
        if row is not None or key.startswith(template.NEW):
            return _Line(at, key, cells, digests, row)
        if key in self.ids:
            self._gone(at, key, cells, digests)
        else:
            self.found.problem("row_unknown", sheet, address(at, self.sent.columns[template.ID]), key)
        return None

    def _gone(self, at: int, key: str, cells: list[Raw], digests: str) -> None:
        """A row that was here when the workbook was made: a note, or a problem where somebody filled it."""
        for position, column in enumerate(self.table.columns):
            place = self.sent.columns.get(column.code)
            raw = cells[place] if place is not None and place < len(cells) else None
            if template.digest(plain(column, raw)) != _part(digests, position):
                self.found.problem("row_gone", self.sent.name, address(at, place or 0), key)
                return
        self.found.notes.append(Problem("row_gone", self.sent.name, address(at, 0), key))

    def _stray(self, at: int, cells: list[Raw]) -> None:
        """Something written beside the rows of the workbook is not lost in silence."""
        for column in self.table.columns:
            place = self.sent.columns.get(column.code)
            if place is not None and place < len(cells) and cells[place] not in ("", None):
                self.found.problem("stray", self.sent.name, address(at, place), _shown(cells[place]))
                return

    def _beside(self) -> None:
        """Columns that people added are not read; what stands in them is said once for each."""
        ours = set(self.sent.columns.values())
        others = set(range(max((len(cells) for cells in self.sent.rows), default=0))) - ours
        for at, cells in self.sent.lines() if others else ():
            for place in sorted(others):
                if place < len(cells) and cells[place] not in ("", None):
                    others.discard(place)
                    note = Problem("beside", self.sent.name, address(at, place), _shown(cells[place]))
                    self.found.notes.append(note)

    def _cells(self, line: _Line, columns: list[tuple[int, int, Column]]) -> None:
        """Compares the cells of one row; only what somebody changed is looked at closely."""
        cells, row = line.cells, line.row
        width = len(cells)
        values = row.values if row is not None else (None,) * len(self.table.columns)
        for position, place, column in columns:
            raw = cells[place] if place < width else None
            said = plain(column, raw)
            present = values[position]
            if self.valueless and address(line.at, place) in self.valueless:
                self._valueless(address(line.at, place))
            elif said != present and said != template.canonical(present, column.nature in _FIGURES):
                self._differing(line, position, place, column, raw)
        self.found.cells += len(columns)

    def _is_hidden(self, at: int, place: int) -> bool:
        facts = self.sent.facts
        return facts.is_hidden or at in facts.hidden or place in facts.hidden_columns

    def _name(self, line: _Line) -> str:
        """What people call the row: its name, else its first labels."""
        values = line.row.values if line.row is not None else ()
        pairs = [
            (column.code, value) for value, column in zip(values, self.table.columns, strict=False) if value
        ]
        named = [value for code, value in pairs if code in _NAMES] or [value for _code, value in pairs[:2]]
        return " ".join(named)[:120]

    def _valueless(self, cell: str) -> None:
        """A formula nobody calculated, or one that came to an error: neither says a value."""
        error = self.sent.facts.errors.get(cell)
        code = "formula_without_value" if error is None else "error_value"
        self.found.problem(code, self.sent.name, cell, error or "")

    def _differing(self, line: _Line, position: int, place: int, column: Column, raw: Raw) -> None:
        figure = column.nature in _FIGURES
        then = _part(line.digests, position)
        if template.digest(plain(column, raw)) == then:
            return  # not touched: somebody else wrote here since, or a label was corrected
        sheet, cell = self.sent.name, address(line.at, place)
        opened = line.row.open if line.row is not None else self.table.blank_open
        if position not in opened:
            why = line.row.why.get(position, "") if line.row is not None else ""
            self.found.problem("not_yours" if why else "locked", sheet, cell, _shown(raw), why)
            return
        if cell in self.sent.facts.percents and figure:
            self.found.problem("percent", sheet, cell, template.said_number(raw))
            return
        value = understood(column, raw)
        if isinstance(value, Problem):
            self.found.tried.add((self.table.code, line.id, column.code))
            self.found.problems.append(replace(value, sheet=sheet, cell=cell))
            return
        present = line.row.values[position] if line.row is not None else None
        if template.canonical(value, figure) == template.canonical(present, figure):
            return
        change = Change(
            self.table.code, line.id, column.code, present, value, sheet, cell,
            template.digest(template.canonical(present, figure)) != then,
            self._is_hidden(line.at, place), self._name(line), column.title,
        )  # fmt: skip
        refusal = self.found.judge(change)
        if refusal:
            self.found.tried.add((self.table.code, line.id, column.code))
            self.found.problem("refused", sheet, cell, _shown(raw), refusal)
        else:
            self.found.changes.append(change)


_NAMES = ("name", "category")
_FIGURES = ("quantity", "money", "count")


def _shown(raw: Raw) -> str:
    """A cell's content in a sentence."""
    number = isinstance(raw, int | float) and not isinstance(raw, bool)
    return (template.said_number(raw) if number else str(raw))[:60]


def _part(digests: str, position: int) -> str:
    return digests[position * SHORT : (position + 1) * SHORT]


def counted(problems: tuple[Problem, ...]) -> dict[str, int]:
    """How many problems of each code there are."""
    return dict(Counter(problem.code for problem in problems))
