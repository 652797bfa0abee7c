"""Tables and figures that show a performance measure by year, to values of periods and back.

A table has a head '2023 (actual) | 2024 (actual) | ...' and a row of cells, which mostly hold sentences;
where it has several rows, each may have a name in front. A figure comes as a table, too: the categories
in its head, one row a series. Two series called 'planned' and 'actual' are the kinds of one measure;
where they show a dash although nothing can stand there (an actual value of a year to come, a planned
one of a year before the plan), the dash holds a place in the drawing and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.calc.account import Exhibit, PeriodValue, Quantity, ValueKind
from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.formats.programme_budget.mapping import Words
from answerable.publishing.formats.programme_budget.periods import head_of, kind_of, period_of
from answerable.publishing.formats.programme_budget.values import is_dash, print_value, read_value
from answerable.publishing.grids import merged_heads

_ORDER = ("planned", "target", "estimate", "approved", "proposed", "actual", None)
_LAG = 2  # years from the performance that is reported to the budget that is proposed


def is_measure(rows: Sequence[Cells], words: Words) -> bool:
    """Whether every head of these rows but the first names a period."""
    heads = [period_of(head, words) for head in _heads(rows, words)[0]]
    return any(heads) and all(heads[1:])


def _heads(rows: Sequence[Cells], words: Words) -> tuple[tuple[str, ...], Sequence[Cells]]:
    """The head and the rows below it; years may stand above a row of kinds: '(actual)', '(planned)'."""
    if not rows:
        return (), ()
    head, body = rows[0].cells, rows[1:]
    below = body[0].cells if body else ()
    if any(below) and all(kind_of(cell, words) for cell in below if cell):
        years = merged_heads([rows[0], body[0]])
        if all(period_of(year, words) for year in years if year):
            return years, body[1:]
    return head, body


def measures(
    rows: Sequence[Cells], words: Words, is_figure: bool, budget_year: int | None
) -> list[PeriodValue]:
    """The values in printed order; those of 'planned' and 'actual' series by year."""
    head, body = _heads(rows, words)
    body = [row for row in body if row.cells != rows[0].cells]
    columns = [period_of(text, words) for text in head]
    named = columns[0] is None
    found: list[PeriodValue] = []
    for row in body:
        label = row.cells[0] if named else ""
        kind = kind_of(label, words) if is_figure and label else None
        for column, cell in zip(columns, row.cells, strict=True):
            if column is None:
                continue
            if not cell and is_figure:
                continue
            period, stated = column
            value, text = read_value(cell, "0" if is_figure else None)
            if kind is None:
                found.append(PeriodValue(period, value, stated, text, label or None))
            elif not (_says_nothing(cell, value) and _is_beyond(period, kind, budget_year)):
                found.append(PeriodValue(period, value, kind, text))
    if is_figure and all(v.series is None for v in found):
        found.sort(key=lambda v: (v.period, _ORDER.index(v.kind)))
    return found


def _says_nothing(cell: str, value: Quantity) -> bool:
    return is_dash(cell) or value == "not_applicable"


def _is_beyond(period: str, kind: ValueKind | None, budget_year: int | None) -> bool:
    """Whether no value of this kind can stand in this year."""
    if budget_year is None or kind is None or not period.isdigit():
        return False
    reported = budget_year - _LAG
    return int(period) > reported if kind == "actual" else int(period) < reported


# --- out


def grid(
    exhibit: Exhibit | None, values: Sequence[PeriodValue], words: Words, budget_year: int | None
) -> Grid:
    """The table or figure of these values, as `measures` reads it."""
    is_figure = exhibit is not None and words.figure.fullmatch(exhibit.label) is not None
    if is_figure and all(v.series is None for v in values):
        return _by_kind(values, words, budget_year)
    rows = list(_runs(values))
    heads = list(dict.fromkeys((v.period, v.kind) for row in rows for v in row))
    named = is_figure or any(v.series for v in values)
    start = ("",) if named else ()
    made = [Cells((*start, *(head_of(p, k, words, "measure") for p, k in heads)), head=True)]
    for row in rows:
        cells = {(v.period, v.kind): print_value(v.value, v.text, words.quantities, is_figure) for v in row}
        label = (row[0].series or "",) if named else ()
        made.append(Cells((*label, *(cells.get(head, "") for head in heads))))
    numeric = tuple(range(1, len(heads) + 1)) if named else ()
    return Grid(tuple(made), widths=(*((2,) if named else ()), *[1] * len(heads)), numeric=numeric)


def _runs(values: Sequence[PeriodValue]) -> Iterator[list[PeriodValue]]:
    """A row ends where another series begins, or where a period comes again."""
    row: list[PeriodValue] = []
    for value in values:
        known = {(v.period, v.kind) for v in row}
        if row and (row[0].series != value.series or (value.period, value.kind) in known):
            yield row
            row = []
        row.append(value)
    if row:
        yield row


def _by_kind(values: Sequence[PeriodValue], words: Words, budget_year: int | None) -> Grid:
    """A figure whose series are the kinds."""
    periods = sorted({v.period for v in values})
    kinds = [kind for kind in _ORDER if any(v.kind == kind for v in values)]
    made = [Cells(("", *periods), head=True)]
    for kind in kinds:
        cells = {
            v.period: print_value(
                v.value, v.text, words.quantities, not _is_beyond(v.period, kind, budget_year)
            )
            for v in values
            if v.kind == kind
        }
        name = words.printed_kinds[kind] if kind else ""
        made.append(Cells((name[:1].upper() + name[1:], *(cells.get(p, "") for p in periods))))
    return Grid(tuple(made), numeric=tuple(range(1, len(periods) + 1)))
