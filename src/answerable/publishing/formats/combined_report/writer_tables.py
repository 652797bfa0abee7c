"""Tables of a combined report as Grids with printed cells, and the frameworks.

Figures are printed as the form prints them: blanks between thousands, negatives in brackets, a dash
for a nil. Not here: where a table stands (`writer`), words of heads (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from answerable.calc.account import Quantity, Row, Section, Table
from answerable.calc.quantities import number, printed
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.combined_report.days import printed_day
from answerable.publishing.formats.combined_report.mapping import Wording
from answerable.publishing.formats.combined_report.specs import (
    FOLLOW_UP,
    FRAMEWORK,
    KNOWN,
    VARIANCE,
    Head,
    Spec,
)
from answerable.publishing.formats.combined_report.values import printed_values

_NIL = "–"
_BLANK = "\u00a0"  # between thousands: a figure is never broken
_WIDE, _LABELS, _NARROWEST = 7, 22, 5
_BREAKS = re.compile(r"[ \n]|(?<=[-–])")  # where a cell may be broken; figures are not
_TEMPORARY_MARK = "b"  # of the note on temporary positions below the summary's table of personnel
_YEARLY = ("financial_resources", "financial_summary")  # whose unit is printed with the budget year


def figure(quantity: Quantity, wording: Wording, dash: str = "0") -> str:
    """A quantity as printed: '3 700', '(0.2)', '–', 'Not applicable'; '' where nothing is reported."""
    if quantity is None:
        return ""
    if quantity == dash:
        return _NIL
    if number(quantity) is not None:
        return printed(quantity, thousands=_BLANK)
    return wording.quantity_words.get(quantity, quantity)


# --- frameworks


def framework(section: Section, wording: Wording) -> Iterator[Block]:
    """Accomplishments beside their indicators, then the external factors."""
    if not section.accomplishments and not section.external_factors:
        return
    rows = [Cells(tuple(_words(head, wording) for head in FRAMEWORK), head=True)]
    for each in section.accomplishments:
        texts = [
            f"{i.label or f'{each.label}.{i.ordinal}'} {i.text}{printed_values(i.values, wording)}"
            for i in each.indicators
        ] or [""]
        rows.append(Cells((f"{each.label} {each.text}", texts[0])))
        rows.extend(Cells(("", text)) for text in texts[1:])
    if section.external_factors:
        rows.append(Cells((wording.external_factors[0], ""), level="heading"))
        rows.extend(Cells((text, "")) for text in section.external_factors)
    yield Grid(tuple(rows), widths=(30, 65))


def _words(head: Head, wording: Wording) -> str:
    return head.printed(wording.language)


# --- tables of figures


def variance(row: Row, periods: tuple[str, str], wording: Wording) -> Grid:
    """The heading of one explained variance: for each period how much, and how many per cent."""
    heads, cells = [""], [row.label or ""]
    for name, period in zip(("performance", "budget"), periods, strict=True):
        amount, percent = row.cells.get(f"{name}_amount"), row.cells.get(f"{name}_percent")
        if amount is None and percent is None:
            continue
        heads += [VARIANCE.printed(wording.language).replace("{period}", period), ""]
        cells += [_dollars(figure(amount, wording)), _percent(figure(percent, wording))]
    return Grid(
        (Cells(tuple(heads), head=True), Cells(tuple(cells))),
        widths=(40, *(13,) * (len(heads) - 1)),
        numeric=tuple(range(1, len(heads))),
    )


def _dollars(shown: str) -> str:
    if not any(sign.isdigit() for sign in shown):
        return shown
    return f"(${shown[1:]}" if shown.startswith("(") else f"${shown}"


def _percent(shown: str) -> str:
    if not any(sign.isdigit() for sign in shown):
        return shown
    return shown[:-1] + "%)" if shown.endswith(")") else shown + "%"


def table(each: Table, wording: Wording, marks: Container[object] = ()) -> Iterator[Block]:
    """Captions with title and unit, then the grid; `marks` are those of the notes of its section."""
    if each.title:
        yield Text(each.title, "caption")
    if each.unit:
        left, right = wording.brackets
        yearly = wording.budget_year if each.id in _YEARLY else ""
        yield Text(f"{left}{each.unit}{yearly}{right}", "caption")
    if each.id == "follow_up":
        yield _follow_up(each, wording)
    else:
        grid = _grid(each, KNOWN.get(each.id) or Spec(each.id, (), ()), wording)
        yield _marked(grid, each) if _TEMPORARY_MARK in marks else grid


def _follow_up(each: Table, wording: Wording) -> Grid:
    """Decisions and requests of the Assembly; requests and recommendations of its committee."""
    own = 0 if (each.section or "").endswith(".A") else 1
    texts = tuple((head.en if wording.language == "en" else head.zh)[own] for head in FOLLOW_UP)
    head = Cells(texts, head=True)
    rows = tuple(Cells((row.cells.get("request") or "", row.cells.get("action") or "")) for row in each.rows)
    return Grid((head, *rows), widths=(48, 47), title=each.title)


def _grid(each: Table, spec: Spec, wording: Wording) -> Grid:
    rows = list(each.rows)
    first = spec.label[0 if wording.language == "en" else 1]
    if each.id == "human_resources" and len(each.columns) == 1 and rows and rows[0].level == "heading":
        first = rows.pop(0).label or ""
    known = [_known(column, spec) for column in each.columns]
    words = tuple(i for i, head in enumerate(known, start=1) if head and head.text)
    numeric = tuple(i for i in range(1, len(each.columns) + 1) if i not in words)
    body = tuple(_cells(row, each.columns, words, spec, wording) for row in rows)
    made = (*_heads(each, spec, first, wording), *body)
    return Grid(made, widths=_widths(made, words), numeric=numeric, title=each.title)


def _marked(grid: Grid, each: Table) -> Grid:
    """The summary's table of personnel with the mark of its note on temporary positions."""
    if each.id != "human_resources" or "temporary_positions" not in each.columns:
        return grid
    at = each.columns.index("temporary_positions") + 1
    head = grid.rows[0]
    cells = (*head.cells[:at], f"{head.cells[at]} {_TEMPORARY_MARK}", *head.cells[at + 1 :])
    return replace(grid, rows=(replace(head, cells=cells), *grid.rows[1:]))


def _widths(rows: Sequence[Cells], words: Sequence[int]) -> tuple[int, ...]:
    """Relative widths of a wide table: columns as narrow as their longest word; () for the others."""
    count = len(rows[0].cells)
    if count <= _WIDE:
        return ()
    wanted = [_LABELS]
    for column in range(1, count):
        parts = [part for row in rows for part in _BREAKS.split(row.cells[column])]
        longest = max(map(len, parts), default=0)
        wanted.append(max(longest + 1, _LABELS if column in words else _NARROWEST))
    return tuple(wanted)


def _known(column: str, spec: Spec) -> Head | None:
    name, _, dated = column.partition(" ")
    return next((head for head in spec.heads if head.name == name and (dated or not head.dated)), None)


def _cells(row: Row, columns: Sequence[str], words: Sequence[int], spec: Spec, wording: Wording) -> Cells:
    shown = [
        (row.cells.get(column) or "") if i in words else figure(row.cells.get(column), wording, spec.dash)
        for i, column in enumerate(columns, start=1)
    ]
    return Cells((row.label or "", *shown), level=row.level)


def _heads(each: Table, spec: Spec, first: str, wording: Wording) -> Iterator[Cells]:
    """One row of heads, or two where some stand in groups; then how columns are computed."""
    printed_heads = [_head(column, each, spec, wording) for column in each.columns]
    grouped = any(group for group, _ in printed_heads)
    if grouped:
        above: list[str] = [first]
        for group, run in groupby(printed_heads, key=lambda head: head[0]):
            owns = [own for _, own in run]
            above += [group, *[""] * (len(owns) - 1)] if group else owns
        yield Cells(tuple(above), head=True)
        yield Cells(("", *(own if group else "" for group, own in printed_heads)), head=True)
    else:
        yield Cells((first, *(own for _, own in printed_heads)), head=True)
    if len(spec.formulas) == len(each.columns):
        yield Cells(("", *spec.formulas), head=True)


def _head(column: str, each: Table, spec: Spec, wording: Wording) -> tuple[str, str]:
    """The group and the printed head of a column; one without a known name has its head as name."""
    known = _known(column, spec)
    if known is None:
        return "", "" if column.startswith("column_") else column
    period = column.partition(" ")[2]
    shown = _words(known, wording)
    if known.name == "variance_amount":
        options = known.en if wording.language == "en" else known.zh
        shown = options[0 if f"expenditure {period}" in each.columns else 1]
    shown = shown.replace("{period}", period).replace("{day}", printed_day(period, wording.language))
    group, _, own = shown.rpartition("|")
    return group, own
