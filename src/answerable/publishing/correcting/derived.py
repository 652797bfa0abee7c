"""Figures that change because others are corrected: rates, variances, totals. Computed, never typed.

Of the corrected row its own rate or variance; then every cell of a computed table that reads
otherwise with the corrections in place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Quantity, Table
from answerable.calc.delivery import delivery_rate
from answerable.calc.vacancy import vacancy_rate
from answerable.calc.variance import variance_amount, variance_percent
from answerable.publishing.compiling.tables import Account, computed_tables
from answerable.publishing.correcting.rows import FIELDS, SealedRow


@dataclass(frozen=True, slots=True)
class Derived:
    path: str
    what: str
    old: Quantity
    new: Quantity


_Rates = Mapping[str, tuple[str, str]]
_COMPUTED: Mapping[str, _Rates] = {
    "output": {"delivery_rate": ("planned", "actual")},
    "posts": {"vacancy_rate": ("authorized", "incumbency")},
    "money": {
        "variance_amount": ("apportionment", "expenditure"),
        "variance_percent": ("apportionment", "expenditure"),
    },
}
_BY: Mapping[str, Callable[[Quantity, Quantity], Decimal | None]] = {
    "delivery_rate": delivery_rate,
    "vacancy_rate": vacancy_rate,
    "variance_amount": variance_amount,
    "variance_percent": variance_percent,
}


def derived_of_row(
    row: SealedRow, before: Mapping[str, str | None], after: Mapping[str, str | None], language: str
) -> list[Derived]:
    """Rates and variances of the row itself, where they change; both are corrected values by field."""
    found = []
    for name, inputs in _COMPUTED.get(row.subject, {}).items():
        old, new = (_said(_BY[name](*_both(row, inputs, known))) for known in (before, after))
        if old != new:
            found.append(Derived(row.path, row.called(name, language), old, new))
    return found


def _both(
    row: SealedRow, inputs: tuple[str, str], known: Mapping[str, str | None]
) -> tuple[Quantity, Quantity]:
    first, second = (known[name] if name in known else row.says(name) for name in inputs)
    return first, second


def _said(value: object) -> Quantity:
    return None if value is None else str(value)


def derived_of_tables(before: Account, after: Account) -> list[Derived]:
    """Cells of the computed tables that read otherwise."""
    found: list[Derived] = []
    for old, new in zip(computed_tables(before), computed_tables(after), strict=True):
        found += _cells(old, new, before.language)
    return found


def _cells(old: Table, new: Table, language: str) -> list[Derived]:
    colon = "：" if language == "zh" else ": "
    names = {**_HEADS, **FIELDS}
    return [
        Derived(
            old.id,
            f"{old.title or _HEADS['variances'][language]}{colon}{row.label}, {names[column][language]}",
            row.cells.get(column),
            changed.cells.get(column),
        )
        for row, changed in zip(old.rows, new.rows, strict=True)
        for column in old.columns
        if row.cells.get(column) != changed.cells.get(column)
    ]


_HEADS: Mapping[str, Mapping[str, str]] = {
    "actual_average": {"en": "average incumbency", "zh": "平均在职人数"},
    "budgeted_vacancy_rate": {"en": "budgeted vacancy rate", "zh": "编入预算的空缺率"},
    "amount": {"en": "variance, amount", "zh": "差异数额"},
    "percent": {"en": "variance, percentage", "zh": "差异百分比"},
    "variances": {"en": "Analysis of variances", "zh": "差异分析"},
}


def by_path(corrections: Sequence[tuple[str, str, str | None]]) -> dict[str, dict[str, str | None]]:
    """New values of figures by path, then field."""
    found: dict[str, dict[str, str | None]] = {}
    for path, name, new in corrections:
        found.setdefault(path, {})[name] = new
    return found
