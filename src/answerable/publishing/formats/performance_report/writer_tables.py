"""Tables of a report: frameworks row by row, tables of figures, as Grids with printed cells.

Figures are printed as the form prints them: blanks between thousands, negatives in brackets, a
dash for a nil in tables of money. Not here: where a table stands (`writer`), words (`mapping`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.account import Accomplishment, Indicator, Output, Quantity, Row, Section, Table
from answerable.calc.quantities import number, printed
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.measures import indicator_mark
from answerable.publishing.formats.performance_report.numerals import printed_ordinal

_NIL = "–"
_MONEY = ("apportionment", "expenditure", "variance_amount", "variance_percent", "amount", "percent")
_BLANK = "\u00a0"  # between thousands: a figure is never broken


def figure(quantity: Quantity, wording: Wording, *, nil: str | None = None) -> str:
    """A quantity as printed: '3 700', '(0.2)', 'Not applicable'; '' where nothing is reported."""
    if quantity is None:
        return ""
    if number(quantity) is not None:
        return nil if nil and quantity == "0" else printed(quantity, thousands=_BLANK)
    return wording.quantity_words.get(quantity, quantity)


# --- frameworks


def is_mission(section: Section) -> bool:
    """Whether the outputs are printed as a field mission's: completed and remarks, without number or plan."""
    return any(
        output.completed
        or (output.accomplishment and {output.number, output.planned, output.actual} == {None})
        for output in section.outputs
    )


def framework(section: Section, wording: Wording, label: str, level: int) -> Iterator[Block]:
    """Accomplishments with their indicators, then the outputs; a field mission's outputs below each."""
    mission = is_mission(section)
    below = {a.label: [o for o in section.outputs if o.accomplishment == a.label] for a in _of(section)}
    if any(a.indicators for a in _of(section)):
        yield Text(wording.indicators_heading[0], "heading", level)
    for accomplishment in _of(section):
        yield _accomplishment(accomplishment, wording)
        if accomplishment.indicators:
            yield _indicators(accomplishment.indicators, wording, label)
        if mission and below[accomplishment.label]:
            yield _completed_outputs(below[accomplishment.label], wording)
    rest = [o for o in section.outputs if not (mission and o.accomplishment in below)]
    if rest:
        yield Text(wording.outputs_heading[0], "heading", level)
        yield _completed_outputs(rest, wording) if mission else _outputs(rest, wording)


def _of(section: Section) -> Sequence[Accomplishment]:
    return section.accomplishments


def _accomplishment(accomplishment: Accomplishment, wording: Wording) -> Text:
    word, label = wording.accomplishment[0], accomplishment.label
    if label[:1].isdigit():
        blank = "" if wording.language == "zh" else " "
        return Text(f"{word}{blank}{label}{_colon(wording)}{accomplishment.text}", "caption")
    blank = "" if wording.language == "zh" else " "
    return Text(f"{word}{blank}({label}){_colon(wording)}{accomplishment.text}", "caption")


def _colon(wording: Wording) -> str:
    return "：" if wording.language == "zh" else ": "


def _indicators(indicators: Sequence[Indicator], wording: Wording, label: str) -> Grid:
    measures = wording.measures[0] + (f"\n{label}" if label else "")
    head = Cells((wording.planned_indicators[0], wording.actual_indicators[0], measures), head=True)
    alone = len(indicators) == 1
    rows = [
        Cells((_indicator_text(i, alone, wording), i.narrative or "", _measure(i, wording)))
        for i in indicators
    ]
    return Grid((head, *rows), widths=(30, 48, 17))


def _indicator_text(indicator: Indicator, alone: bool, wording: Wording) -> str:
    if indicator.label:
        return f"{indicator.label} {indicator.text}"
    mark = indicator_mark(indicator.text)
    if alone and indicator.ordinal == 1 and mark.ordinal is None and mark.label is None:
        return indicator.text
    return f"{printed_ordinal(indicator.ordinal, wording.language)} {indicator.text}"


def _measure(indicator: Indicator, wording: Wording) -> str:
    named = (
        (wording.target[0], indicator.target),
        (wording.estimate[0], indicator.estimate),
        (wording.actual_measure[0], indicator.actual),
    )
    return "\n".join(f"{name} {figure(value, wording)}" for name, value in named if value is not None)


def _outputs(outputs: Sequence[Output], wording: Wording) -> Grid:
    names = (wording.outputs, wording.planned, wording.actual, wording.rate)
    rows = [Cells(tuple(name[0] for name in names), head=True)]
    for headings, group in groupby(outputs, key=lambda output: output.headings):
        rows.extend(_group(headings, len(names)))
        rows.extend(
            Cells(
                (
                    f"{o.number}. {o.text}" if o.number is not None else o.text,
                    *(figure(value, wording) for value in (o.planned, o.actual, o.printed_rate)),
                )
            )
            for o in group
        )
    return Grid(tuple(rows), widths=(58, 12, 12, 13), numeric=(1, 2, 3))


def _completed_outputs(outputs: Sequence[Output], wording: Wording) -> Grid:
    """Each completed value in a row of its own, the later ones below an empty cell."""
    head = Cells((wording.planned_outputs[0], wording.completed[0], wording.remarks[0]), head=True)
    rows = [head]
    for headings, group in groupby(outputs, key=lambda output: output.headings):
        rows.extend(_group(headings, 3))
        for output in group:
            values = [
                " ".join(filter(None, (figure(c.value, wording), c.label))) for c in output.completed
            ] or [""]
            rows.append(Cells((output.text, values[0], output.remarks or "")))
            rows.extend(Cells(("", value, "")) for value in values[1:])
    return Grid(tuple(rows), widths=(36, 22, 37))


def _group(headings: Sequence[str], width: int) -> Iterator[Cells]:
    for heading in headings:
        yield Cells((heading, *("",) * (width - 1)), level="heading")


# --- tables of figures


def variance(row: Row, wording: Wording) -> Grid:
    """The heading of one explained variance: what, how much, how many per cent."""
    head = Cells(("", wording.variance[0], ""), head=True)
    amount = figure(row.cells.get("amount"), wording, nil=_NIL)
    return Grid((head, Cells((row.label or "", amount, _percent(row, wording)))), (55, 20, 20), (1, 2))


def _percent(row: Row, wording: Wording) -> str:
    value = row.cells.get("percent")
    shown = figure(value, wording, nil=_NIL)
    if number(value) is None or shown == _NIL:
        return shown
    return shown[:-1] + "%)" if shown.endswith(")") else shown + "%"


def abbreviations(table: Table, wording: Wording) -> Iterator[Block]:
    """A heading, then short and full names in two columns without a head."""
    title = table.title or wording.abbreviations[0]
    yield Text(title, "heading", 1)
    rows = tuple(Cells((row.label or "", row.cells.get("full_name") or "")) for row in table.rows)
    yield Grid(rows, widths=(30, 65), title=title)


def table(table: Table, wording: Wording) -> Iterator[Block]:
    """Captions with title and unit, then the grid."""
    if table.title:
        yield Text(table.title, "caption")
    if table.unit:
        yield Text(f"({table.unit})", "caption")
    head = Cells((_first_head(table, wording), *(_head(c, wording) for c in table.columns)), head=True)
    rows = tuple(_row(row, table, wording) for row in table.rows)
    words = table.id == "training"
    numeric = () if words else tuple(range(1, len(table.columns) + 1))
    widths = (50, 20, 25) if words and len(table.columns) == 2 else ()
    yield Grid((head, *rows), widths, numeric, title=table.title)


def _row(row: Row, table: Table, wording: Wording) -> Cells:
    if table.id == "training":
        shown = [row.cells.get(column) or "" for column in table.columns]
    else:
        shown = [
            figure(row.cells.get(column), wording, nil=_NIL if column in _MONEY else None)
            for column in table.columns
        ]
    return Cells((row.label or "", *shown), level=row.level)


def _first_head(table: Table, wording: Wording) -> str:
    known = {"resources_by_entity": wording.entity, "training": wording.activity}
    if table.id.startswith("table_"):
        return ""
    return known.get(table.id, wording.category)[0]


def _head(column: str, wording: Wording) -> str:
    """The printed head of a column; a table without a known name has its heads as names."""
    variance = wording.variance[0]
    known = {
        "apportionment": wording.apportionment[0],
        "expenditure": wording.expenditure[0],
        "variance_amount": f"{variance}\n{wording.amount[0]}",
        "variance_percent": f"{variance}\n{wording.percentage[0]}",
        "amount": wording.amount[0],
        "percent": wording.percentage[0],
        "authorized": wording.authorized[0],
        "actual_average": wording.actual_average[0],
        "vacancy_rate": wording.vacancy_rate[0],
        "budgeted_vacancy_rate": wording.budgeted_vacancy_rate[0],
        "location": wording.location[0],
        "dates": wording.dates[0],
    }
    return known.get(column, "" if column.startswith("column_") else column)
