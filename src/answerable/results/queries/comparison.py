"""Two reports side by side: entities, money, and rows that are the same but for their figures.

Entities are the same by their record, categories by their label, outputs and indicators by entity
and wording with the figures left out: a yearly target in the wording must not part them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from answerable.calc.variance import change_percent
from answerable.results.queries.contents import report_line, section_nodes
from answerable.results.queries.money import money_tables
from answerable.results.queries.rows import Found, delivered, indicator_rows, met, output_rows
from answerable.results.queries.scope import Scope, find
from answerable.results.queries.shapes import (
    Comparison,
    EntityPair,
    IndicatorPair,
    MoneyLine,
    MoneyPair,
    MoneyTable,
    OutputPair,
    SectionNode,
)
from answerable.results.reports.rules.labels import plain

Item = TypeVar("Item")
_FIGURES = re.compile(r"[\d\s.,，、()（）]+")


def comparison(first: str, second: str, language: str) -> Comparison | None:
    """Delivery and indicators by entity, money by category and by entity, rows of the same text."""
    scopes = find(first, language), find(second, language)
    if scopes[0] is None or scopes[1] is None:
        return None
    left, right = scopes[0], scopes[1]
    outputs = output_rows(left), output_rows(right)
    indicators = indicator_rows(left), indicator_rows(right)
    money = _tables(left), _tables(right)
    return Comparison(
        reports=(report_line(left), report_line(right)),
        outputs=(_delivered(outputs[0]), _delivered(outputs[1])),
        indicators=(_met(indicators[0]), _met(indicators[1])),
        entities=_entities(left, right),
        by_category=_money(money, "resources_by_category"),
        by_entity=_money(money, "resources_by_entity"),
        units=(_unit(money[0]), _unit(money[1])),
        matched_outputs=tuple(
            OutputPair((one or other).section.name, (one, other))
            for one, other in _matched(left, right, *outputs)
        ),
        matched_indicators=tuple(
            IndicatorPair((one or other).section.name, (one, other))
            for one, other in _matched(left, right, *indicators)
        ),
    )


def paired(
    first: Sequence[Item], second: Sequence[Item], key: Callable[[Item], Any]
) -> list[tuple[Item | None, Item | None]]:
    """Items of the same key side by side, in the first's order, then what only the second has.

    The n-th of a key goes with the n-th of that key.
    """
    waiting: dict[Any, list[Item]] = {}
    for item in second:
        waiting.setdefault(key(item), []).append(item)
    pairs: list[tuple[Item | None, Item | None]] = []
    for item in first:
        others = waiting.get(key(item))
        pairs.append((item, others.pop(0) if others else None))
    left = {id(item) for items in waiting.values() for item in items}
    return [*pairs, *((None, item) for item in second if id(item) in left)]


def _delivered(rows: Iterable[Found]) -> Any:
    return delivered(found.row.band for found in rows)


def _met(rows: Iterable[Found]) -> Any:
    return met(found.row.state for found in rows)


def _entities(left: Scope, right: Scope) -> tuple[EntityPair, ...]:
    nodes = [[n for n in section_nodes(s) if n.entity is not None] for s in (left, right)]

    def pair(one: SectionNode | None, other: SectionNode | None) -> EntityPair:
        shown = one or other
        assert shown is not None
        return EntityPair(
            shown.name,
            (one.outputs if one else None, other.outputs if other else None),
            (one.indicators if one else None, other.indicators if other else None),
        )

    return tuple(pair(*both) for both in paired(nodes[0], nodes[1], lambda node: node.entity))


def _tables(scope: Scope) -> dict[str, MoneyTable]:
    return {table.code: table for table in money_tables(scope)}


def _unit(tables: dict[str, MoneyTable]) -> Any:
    return next((table.unit for table in tables.values() if table.unit is not None), None)


def _money(tables: tuple[dict[str, MoneyTable], dict[str, MoneyTable]], code: str) -> tuple[MoneyPair, ...]:
    found = tables[0].get(code), tables[1].get(code)
    rows = [[row for row in table.rows if row.label is not None] if table else [] for table in found]
    same_unit = found[0] is not None and found[1] is not None and str(found[0].unit) == str(found[1].unit)
    return tuple(_money_pair(one, other, same_unit) for one, other in paired(rows[0], rows[1], _label))


def _label(line: MoneyLine) -> tuple[str, str]:
    return plain(str(line.label)), line.level


def _money_pair(one: MoneyLine | None, other: MoneyLine | None, same_unit: bool) -> MoneyPair:
    shown = one or other
    assert shown is not None
    assert shown.label is not None
    change = None
    if one is not None and other is not None and same_unit:
        change = change_percent(one.expenditure, other.expenditure)
    return MoneyPair(shown.label, shown.level, (one, other), change)


def _matched(left: Scope, right: Scope, first: list[Found], second: list[Found]) -> list[Any]:
    """Rows of both reports that are worded alike: only pairs, what one report alone has stays out."""

    def key_in(scope: Scope) -> Callable[[Found], tuple[Any, str]]:
        def key(found: Found) -> tuple[Any, str]:
            section = scope.section_by_id[found.section_id]
            return section.entity or str(section.name), _FIGURES.sub("", str(found.row.text)).casefold()

        return key

    keys = {id(row): key_in(left)(row) for row in first} | {id(row): key_in(right)(row) for row in second}
    both = paired(first, second, lambda row: keys[id(row)])
    return [(one.row, other.row) for one, other in both if one is not None and other is not None]
