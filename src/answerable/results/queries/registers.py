"""The two registers: indicators and outputs, filtered, searched, sorted, with their counts.

Each filter's counts say what choosing another value of that filter would show, the other filters
as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from answerable.calc.quantities import number
from answerable.results.choices import BANDS, INDICATOR_STATES
from answerable.results.queries.rows import Found, delivered, indicator_rows, met, output_rows
from answerable.results.queries.scope import Scope, find
from answerable.results.queries.shapes import IndicatorRegister, OutputRegister, SectionRef

Key = Callable[[Any], Any]

_INDICATOR_KEYS: dict[str, Key] = {
    "text": lambda row: str(row.text),
    "target": lambda row: number(row.target),
    "actual": lambda row: number(row.actual),
    "state": lambda row: INDICATOR_STATES.index(row.state),
}
_OUTPUT_KEYS: dict[str, Key] = {
    "number": lambda row: row.number,
    "text": lambda row: str(row.text),
    "planned": lambda row: number(row.planned),
    "actual": lambda row: number(row.actual),
    "rate": lambda row: row.rate,
}


def indicators(
    symbol: str,
    language: str,
    *,
    section: str | None = None,
    state: str | None = None,
    search: str = "",
    sort: str = "position",
) -> IndicatorRegister | None:
    """Indicators of a report. `section` includes its units; `state` is one of
    `choices.INDICATOR_STATES`; `search` looks in the texts of all languages; `sort` is
    'position', 'text', 'target', 'actual' or 'state', with '-' before it for descending."""
    scope = find(symbol, language)
    if scope is None:
        return None
    rows = indicator_rows(scope)
    shown, states, sections = _filtered(scope, rows, search, section, lambda row: row.state, state)
    return IndicatorRegister(
        tuple(_sorted(shown, sort, _INDICATOR_KEYS)),
        {name: states[name] for name in INDICATOR_STATES},
        sections,
        met(row.state for row in shown),
        len(rows),
    )


def outputs(
    symbol: str,
    language: str,
    *,
    section: str | None = None,
    band: str | None = None,
    search: str = "",
    sort: str = "position",
) -> OutputRegister | None:
    """Outputs of a report. `band` is one of `choices.BANDS`; `search` looks in the texts of all
    languages and for the number; `sort` is 'position', 'number', 'text', 'planned', 'actual' or
    'rate', with '-' before it for descending; rows without the value come last."""
    scope = find(symbol, language)
    if scope is None:
        return None
    rows = output_rows(scope)
    shown, bands, sections = _filtered(scope, rows, search, section, lambda row: row.band, band)
    return OutputRegister(
        tuple(_sorted(shown, sort, _OUTPUT_KEYS)),
        {name: bands[name] for name in BANDS},
        sections,
        delivered(row.band for row in shown),
        len(rows),
    )


def _filtered(
    scope: Scope, rows: Sequence[Found], search: str, section: str | None, of_row: Key, wanted: str | None
) -> tuple[list[Any], Counter[str], tuple[tuple[SectionRef, int], ...]]:
    """The rows all filters let through, and the counts of the two filters."""
    words = search.casefold().split()
    found = [row for row in rows if all(word in row.searched or _is_number(row, word) for word in words)]
    there = scope.below(section) if section else None
    in_section = [row for row in found if there is None or row.section_id in there]
    of_kind = [row for row in found if not wanted or of_row(row.row) == wanted]
    shown = [row.row for row in in_section if not wanted or of_row(row.row) == wanted]
    counts = Counter(of_row(row.row) for row in in_section)
    by_section = Counter(row.section_id for row in of_kind)
    sections = tuple((s.ref, by_section[s.id]) for s in scope.sections if by_section[s.id])
    return shown, counts, sections


def _is_number(found: Found, word: str) -> bool:
    printed = getattr(found.row, "number", None)
    return printed is not None and word == str(printed)


def _sorted(rows: list[Any], sort: str, keys: dict[str, Key]) -> list[Any]:
    """By the named key, printed order among equals, rows without the value last; unknown: as printed."""
    key = keys.get(sort.lstrip("-"))
    backwards = sort.startswith("-")
    if key is None:
        return rows[::-1] if sort == "-position" else rows
    with_value = [row for row in rows if key(row) is not None]
    without = [row for row in rows if key(row) is None]
    return [*sorted(with_value, key=key, reverse=backwards), *without]
