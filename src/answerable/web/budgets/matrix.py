"""The sheet of a version as rows and cells: categories in their groups, entities across, totals below.

In thousands every printed line is rounded by itself and totals are sums of the printed lines
(`calc.budgeting.printed_totals`); in full units nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.calc.budgeting import CENTS, DIRECT, Totals, in_thousands, totals
from answerable.calc.ratios import total
from answerable.plans.shapes import BudgetSheet, CategoryRow
from answerable.web.budgets.words import GROUPS, TOTALS, named, typed_amount
from answerable.web.templatetags.figures import money

AFTER_DIRECT = ("overheads", "assessment", "in_kind")


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount of an entity; `key` is '' where nobody writes it here."""

    path: str
    key: str
    stored: str
    shown: str
    amount: Decimal | None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`level`: item, subtotal, total or heading; `sums` are computed cells by entity and 'total'."""

    id: str
    label: Any
    level: str
    cells: tuple[Cell, ...] = ()
    sums: Mapping[str, Decimal | None] = field(default_factory=dict)
    figure: str = ""  # of calc.budgeting.totals_figure, where it has one

    @property
    def total(self) -> Decimal | None:
        return self.sums.get("total")


def matrix(sheet: BudgetSheet, *, thousands: bool = False, editing: bool = True) -> list[Line]:
    """Rows from the first group to total requirements."""
    found = _Sums(sheet, thousands)
    rows: list[Line] = []
    groups = {c.group for c in sheet.categories}
    for group in (g for g in DIRECT if g in groups):
        rows.extend(_group(sheet, group, found, editing and not thousands, subtotal=True))
    if "overheads" in groups:
        rows.append(found.line("direct"))
        rows.extend(_group(sheet, "overheads", found, editing and not thousands))
    rows.append(found.line("gross"))
    if "assessment" in groups:
        rows.extend(_group(sheet, "assessment", found, editing and not thousands))
        rows.append(found.line("net"))
    if "in_kind" in groups:
        rows.extend(_group(sheet, "in_kind", found, editing and not thousands))
        rows.append(found.line("total"))
    return rows


class _Sums:
    """Totals by entity and of all, in units or of printed thousands."""

    def __init__(self, sheet: BudgetSheet, thousands: bool) -> None:
        self.sheet, self.thousands = sheet, thousands
        self.by_entity = {e.code: self._totals(e.code) for e in sheet.entities}
        self.whole = self._totals(None)

    def amount(self, entity: str, category: str) -> Decimal | None:
        found = self.sheet.lines[entity, category].amount
        return in_thousands(found) if self.thousands else found

    def _totals(self, entity: str | None) -> Totals:
        return totals(
            (line.group, self.amount(line.entity, line.category))
            for line in self.sheet.lines.values()
            if entity is None or line.entity == entity
        )

    def of(self, name: str) -> dict[str, Decimal | None]:
        """A total, or the sum of a group, by entity."""
        return {code: _named(found, name) for code, found in self.by_entity.items()} | {
            "total": _named(self.whole, name)
        }

    def line(self, name: str) -> Line:
        return Line(f"t:{name}", TOTALS[name], "total", sums=self.of(name), figure=name)


def _named(found: Totals, name: str) -> Decimal | None:
    if name in TOTALS:
        amount: Decimal | None = getattr(found, name)
        return amount
    return found.by_group.get(name)


def _group(
    sheet: BudgetSheet, group: str, sums: _Sums, editing: bool, *, subtotal: bool = False
) -> Iterator[Line]:
    categories = [c for c in sheet.categories if c.group == group]
    if subtotal and len(categories) > 1:
        yield Line(f"h:{group}", GROUPS[group], "heading")
    for category in categories:
        yield _line(sheet, category, sums, editing)
    if subtotal and len(categories) > 1:
        yield Line(f"t:{group}", GROUPS[group], "subtotal", sums=sums.of(group))


def _line(sheet: BudgetSheet, category: CategoryRow, sums: _Sums, editing: bool) -> Line:
    cells = []
    for entity in sheet.entities:
        line = sheet.lines[entity.code, category.code]
        path = f"{entity.code}${category.code}"
        mine = editing and entity.code in sheet.writable
        cells.append(
            Cell(
                path,
                f"{path}|amount|" if mine else "",
                "" if line.amount is None else str(line.amount),
                typed_amount(line.amount),
                sums.amount(entity.code, category.code),
                sheet.based_on is not None and line.amount != line.before,
            )
        )
    whole = total(cell.amount for cell in cells).value
    return Line(
        f"c:{category.code}", named(category.names, category.code), "item", tuple(cells), {"total": whole}
    )


def computed(rows: list[Line]) -> dict[str, dict[str, Any]]:
    """The computed cells of every row, as a page puts them in after a save."""
    return {
        row.id: {"must": False, **{name: amount_html(value) for name, value in row.sums.items()}}
        for row in rows
        if row.sums
    }


def amount_html(value: Decimal | None) -> SafeString:
    """A sum; nothing stated is no zero, and cents that are none are not printed."""
    if value is None:
        return format_html(
            '<span class="unsaid">○<span class="visually-hidden"> {}</span></span>', _("nothing stated")
        )
    has_cents = value.as_tuple().exponent == -CENTS
    return money(value.quantize(Decimal(1)) if has_cents and value == value.to_integral_value() else value)
