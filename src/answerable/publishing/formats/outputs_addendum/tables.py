"""The small tables of the form: contents, abbreviations, and any other real table."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Place, Row, Table
from answerable.publishing.formats.outputs_addendum.items import Item, span
from answerable.publishing.formats.outputs_addendum.mapping import Words


def contents(title: Item, rows: Sequence[Item]) -> Table:
    """Headings with their page; a head row without a page number is left out."""
    found = [_row(item, "page") for item in rows if _is_entry(item)]
    return Table("contents", ("page",), tuple(found), title.text, place=_place(title, rows))


def abbreviations(title: Item, rows: Sequence[Item], words: Words) -> Table:
    """Short names with the full ones."""
    found = [_row(item, "full_name") for item in rows if (item.cells or ())[:2] != words.abbreviations_head]
    return Table("abbreviations", ("full_name",), tuple(found), title.text, place=_place(title, rows))


def caption(item: Item, words: Words) -> tuple[str, str | None, str | None] | None:
    """Id, title and unit from "Table 1: title; unit: unit", or None for another text."""
    found = words.table_pattern.fullmatch(item.text)
    return (f"table_{found[1]}", found[2], found[3]) if found else None


def other(known: tuple[str, str | None, str | None], rows: Sequence[Item]) -> Table:
    """A table of unknown meaning: its own column heads, its rows as they stand."""
    heads = [item for item in rows if item.head] or list(rows[:1])
    columns = tuple((heads[-1].cells or ())[1:])
    found = []
    for item in rows:
        if item in heads:
            continue
        label, *cells = item.cells or ("",)
        padded = [*cells, *[""] * len(columns)]
        values = {column: padded[index] or None for index, column in enumerate(columns)}
        found.append(Row(values, label or None, item.level, place=item.place))
    table_id, title, unit = known
    return Table(table_id, columns, tuple(found), title, unit, place=_place(rows[0], rows))


def _is_entry(item: Item) -> bool:
    return not item.head and bool(item.cells and item.cells[0])


def _row(item: Item, column: str) -> Row:
    label, *rest = item.cells or ("",)
    return Row({column: " ".join(filter(None, rest)) or None}, label or None, item.level, place=item.place)


def _place(first: Item, rows: Sequence[Item]) -> Place | None:
    return span(first.place, rows[-1].place) if rows else first.place
