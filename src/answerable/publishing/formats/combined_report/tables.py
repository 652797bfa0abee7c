"""Tables of figures: smoothed grids to Tables with language-neutral columns.

Not here: heads (`columns`), indicators (`framework`), where a table's title stands (`assembler`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.calc.account import WORDS, Level, Place, Quantity, Row, Table
from answerable.calc.quantities import number, parse_printed
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.combined_report.columns import is_pair, named, spec_of, variance_period
from answerable.publishing.formats.combined_report.grids import Smooth
from answerable.publishing.formats.combined_report.mapping import Tongue, Wording
from answerable.publishing.formats.combined_report.specs import FOLLOW_UP, KNOWN, Head, Spec

_MARKED = re.compile(r"^(.*[\d)])\s?[a-z*]$")  # '14 253.3 a'
_SIGNED = re.compile(r"^\+\d+(?:\.\d+)?$")  # '+2', as staffing changes may print an establishment
_MONEY = re.compile(r"dollars|美元", re.IGNORECASE)
_ONE = r"(?:\(?\$?\d[\d ,]*(?:\.\d+)?%?\)?|[-–—])"
_SEVERAL_FIGURES = re.compile(rf"^{_ONE}(?:\s+{_ONE})+$")  # '2.2 26 122.3', '– 137'
_NIL_AND_MORE = re.compile(r"^[-–—]\s+[\d(–—-]")  # a figure's minus stands before its first digit
_DASHES = frozenset("-–—―−")
VARIANCES = ("performance_amount", "performance_percent", "budget_amount", "budget_percent")
FILLED_DOWN = ("efficiencies", "staffing_changes")


@dataclass(frozen=True)
class Context:
    """What stands around a grid and decides what it is."""

    wording: Wording
    summary: bool = False
    prior_period: bool = False  # below 'Cancellation of prior-period obligations'
    title: str | None = None
    unit: str | None = None
    section: str | None = None
    place: Place | None = None

    @property
    def language(self) -> Tongue:
        return self.wording.language

    @property
    def in_money(self) -> bool:
        """Whether the whole table is of amounts: columns named like personnel do not count persons."""
        return bool(_MONEY.search(self.unit or ""))


def table(found: Smooth, context: Context, unknown: int) -> Table:
    """A grid as a table; `unknown` numbers it when its heads make no known one."""
    first, heads = found.heads[0][1], found.heads[1:]
    if is_pair(heads, FOLLOW_UP, first, context.language):
        return _follow_up(found, context)
    spec = spec_of(first, heads, context.language)
    if spec is None or (spec.id == "human_resources" and context.in_money):
        return _unknown(found, context, unknown)
    columns = named(spec, heads, context.language)
    made = _made(_identity(spec, context), columns, found, spec, context)
    if spec.id == "human_resources":
        made = replace(made, rows=_staff_rows(made, first))
    if made.id in FILLED_DOWN:
        made = replace(made, rows=_filled_down(made.rows))
    return made


def _identity(spec: Spec, context: Context) -> str:
    if spec.id == "amounts_by_period":
        return "prior_period_obligations" if context.prior_period else "unencumbered_balance"
    if spec.id == "financial_resources" and context.summary:
        return "financial_summary"
    return spec.id


def _made(
    table_id: str, columns: Sequence[tuple[str, Head | None]], found: Smooth, spec: Spec, context: Context
) -> Table:
    words = {
        name
        for number_, (name, head) in enumerate(columns, start=1)
        if (head.text if head else _holds_words(found.rows, number_))
    }
    names = [name for name, _ in columns]
    rows = tuple(_row(row, names, words, spec.dash, context.wording) for row in found.rows)
    return Table(
        table_id, tuple(names), rows, context.title, context.unit, context.section, place=context.place
    )


def _holds_words(rows: Sequence[Cells], column: int) -> bool:
    """Whether an unknown column holds words: fewer than half of its cells are figures."""
    cells = [row.cells[column] for row in rows if row.cells[column]]
    figures = sum(number(figure(cell, "0")) is not None for cell in cells)
    return 2 * figures < len(cells)


def figure(text: str, dash: str) -> Quantity:
    """A printed cell of figures; a footnote's mark behind it is not kept."""
    if _NIL_AND_MORE.match(text):
        return text  # two cells that a page ran together
    marked = _MARKED.match(text)
    value = parse_printed(marked[1] if marked else text, nil=dash)
    if marked and number(value) is None:
        return text
    signed = value is not None and _SIGNED.match(value) is not None
    return value[1:] if value is not None and signed else value


def _row(row: Cells, names: Sequence[str], words: set[str], dash: str, wording: Wording) -> Row:
    cells: dict[str, Quantity] = {}
    for name, cell in zip(names, row.cells[1:], strict=True):
        shown = " ".join(cell.split()) if name in words else cell
        cells[name] = (shown or None) if name in words else figure(shown, dash)
    label = " ".join(row.cells[0].split()) or None
    return Row(cells, label, _level(row, label, cells, wording), row.place)


def _level(row: Cells, label: str | None, cells: dict[str, Quantity], wording: Wording) -> Level:
    if row.level != "item":
        return row.level
    return level_of(label, any(value is not None for value in cells.values()), wording)


def level_of(label: str | None, filled: bool, wording: Wording) -> Level:
    """A row's level: a heading has no cells; totals and subtotals say so themselves."""
    if not filled:
        return "heading"
    if label and wording.subtotal.match(label):
        return "subtotal"
    return "total" if label and wording.total.match(label) else "item"


def _staff_rows(made: Table, first: str) -> tuple[Row, ...]:
    """The head above the labels as the first row; an amount that stands alone in the last column."""
    rows = [_amount_last(row, made.columns) for row in made.rows]
    if first and len(made.columns) == 1:
        rows.insert(0, Row(dict.fromkeys(made.columns), first, "heading", made.place))
    return tuple(rows)


def _amount_last(row: Row, columns: Sequence[str]) -> Row:
    """The estimated amount is printed across merged columns: it belongs to the total."""
    filled = [name for name, value in row.cells.items() if value is not None]
    if len(filled) != 1 or filled[0] == columns[-1] or len(columns) < 3:
        return row
    return replace(row, cells={**dict.fromkeys(columns), columns[-1]: row.cells[filled[0]]})


def continued(first: Table, second: Table) -> Table:
    """A table with the rows of its continuation on the next page, where its heads stand again."""
    rows = second.rows
    if first.rows and rows and rows[0].level == "heading" == first.rows[0].level:
        headed = first.id == "human_resources" and len(first.columns) == 1  # its head is its first row
        rows = rows[1:] if headed and rows[0].label == first.rows[0].label else rows
    joined = (*first.rows, *rows)
    return replace(first, rows=_filled_down(joined) if first.id in FILLED_DOWN else joined)


def _filled_down(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A row without a label continues the one above: 'Post', a budget class."""
    made: list[Row] = []
    for row in rows:
        above = made[-1] if made else None
        if row.label is None and above is not None and above.level == row.level == "item":
            row = replace(row, label=above.label)
        made.append(row)
    return tuple(made)


def _follow_up(found: Smooth, context: Context) -> Table:
    """What was requested and what was done: texts; lines inside a cell are its paragraphs."""
    rows = [
        Row({"request": row.cells[0] or None, "action": row.cells[1] or None}, None, "item", row.place)
        for row in found.rows
    ]
    return Table(
        "follow_up",
        ("request", "action"),
        tuple(_continued(rows)),
        context.title,
        context.unit,
        context.section,
        place=context.place,
    )


def _continued(rows: Sequence[Row]) -> list[Row]:
    """A row without a request goes on with the answer above."""
    made: list[Row] = []
    for row in rows:
        if made and row.cells["request"] is None:
            joined = "\n".join(filter(None, (made[-1].cells["action"], row.cells["action"])))
            made[-1] = replace(made[-1], cells={**made[-1].cells, "action": joined})
        else:
            made.append(row)
    return made


def _unknown(found: Smooth, context: Context, unknown: int) -> Table:
    spec = Spec(f"table_{unknown}", (), ())
    columns = named(spec, found.heads[1:], context.language)
    return _made(spec.id, columns, found, spec, context)


# --- variances


def variance_rows(found: Smooth, context: Context, performance: str | None) -> list[Row] | None:
    """The head of an explained variance: what, and for each period how much and how many per cent.

    None when the grid is none. `performance` is the label of the performance period: another one is
    the budget's.
    """
    periods = [variance_period(own or group, context.language) for group, own in found.heads[1:]]
    if not any(periods) or len(found.heads) > 5:
        return None
    made = []
    for row in _whole_labels(found.rows):
        cells: dict[str, Quantity] = dict.fromkeys(VARIANCES)
        of = ""
        for period, cell in zip(periods, row.cells[1:], strict=True):
            if period:
                of = "performance" if period == performance else "budget"
            name = f"{of}_{'amount' if period else 'percent'}"
            if name in cells:
                cells[name] = figure(cell, "0")
        made.append(Row(cells, " ".join(row.cells[0].split()) or None, "item", row.place))
    return made


def _whole_labels(rows: Sequence[Cells]) -> list[Cells]:
    """An explained variance has figures: a row without is a line of the label above or below it."""
    made: list[Cells] = []
    waiting = ""
    for row in rows:
        label = " ".join(filter(None, (waiting, row.cells[0])))
        if any(row.cells[1:]):
            made.append(replace(row, cells=(label, *row.cells[1:])))
            waiting = ""
        else:
            waiting = label
    if waiting and made:
        last = made[-1]
        made[-1] = replace(last, cells=(f"{last.cells[0]} {waiting}", *last.cells[1:]))
    return made


def unread_cells(made: Table) -> list[tuple[Row, str]]:
    """Cells that hold words where the form has a figure, or two figures that a page ran together."""
    spec = KNOWN.get(made.id)
    figures = {head.name for head in spec.heads if not head.text} if spec else set(VARIANCES)
    found = []
    for row in made.rows:
        for column, value in row.cells.items():
            if value is None or value in WORDS or number(value) is not None:
                continue
            if column.partition(" ")[0] in figures or _SEVERAL_FIGURES.match(value):
                found.append((row, value))
    return found


def unknown_columns(made: Table) -> list[str]:
    """The columns of a known table whose heads are none that the form names."""
    spec = KNOWN.get(made.id)
    names = {head.name for head in spec.heads} if spec else set()
    return [column for column in made.columns if names and column.partition(" ")[0] not in names]


def columns_known(table_id: str) -> bool:
    return table_id in KNOWN or table_id == "follow_up"
