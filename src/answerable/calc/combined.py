"""Rows of a combined performance and budget report, computed from their figures.

One calculation for whoever makes such a report and for whoever checks one: variances of the
performance period (apportionment minus expenditure) and of the budget (cost estimates minus the
current apportionment), totals, net changes, efficiency gains. Amounts are in the table's unit with
one decimal, posts are whole numbers, percentages are half up to one decimal.

Not here: labels of rows, which are words (the caller gives them), heads as printed (the format).
Source: A/80/596, II.A: (3)=(1)-(2), (4)=(3)÷(1), (7)=(6)-(5), (8)=(7)÷(5); I.E; II.C.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Level, Quantity, Row
from answerable.calc.quantities import number
from answerable.calc.ratios import ratio
from answerable.calc.rounding import half_up
from answerable.calc.variance import change_percent, variance_amount, variance_percent

PLACES = 1


@dataclass(frozen=True, slots=True)
class Periods:
    """The labels a report prints: of performance, of the current budget, of the one proposed."""

    performance: str  # '2024/25'
    current: str  # '2025/26'
    budget: str  # '2026/27'


@dataclass(frozen=True, slots=True)
class Amounts:
    """One line of resources, in the table's unit (thousands of dollars)."""

    allotted: Decimal
    spent: Decimal
    current: Decimal
    proposed: Decimal

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.allotted + other.allotted,
            self.spent + other.spent,
            self.current + other.current,
            self.proposed + other.proposed,
        )

    def __sub__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.allotted - other.allotted,
            self.spent - other.spent,
            self.current - other.current,
            self.proposed - other.proposed,
        )


NOTHING = Amounts(Decimal("0.0"), Decimal("0.0"), Decimal("0.0"), Decimal("0.0"))


def sum_of(lines: Iterable[Amounts]) -> Amounts:
    """The lines added up; four zeros where there are none."""
    found = NOTHING
    for line in lines:
        found += line
    return found


def resource_columns(periods: Periods) -> tuple[str, ...]:
    """The eight columns of `financial_resources` and `financial_summary`, in printed order."""
    return (
        f"apportionment {periods.performance}",
        f"expenditure {periods.performance}",
        f"variance_amount {periods.performance}",
        f"variance_percent {periods.performance}",
        f"apportionment {periods.current}",
        f"cost_estimates {periods.budget}",
        f"variance_amount {periods.budget}",
        f"variance_percent {periods.budget}",
    )


def resource_row(label: str, line: Amounts, periods: Periods, level: Level = "item") -> Row:
    """A row of resources with both variances; a percentage of nothing is '0', which prints as a dash."""
    performance = variance_amount(line.allotted, line.spent)
    # a budget's variance is growth: what is proposed minus what is approved now
    budget = variance_amount(line.proposed, line.current)
    figures = (
        line.allotted,
        line.spent,
        performance,
        variance_percent(line.allotted, line.spent),
        line.current,
        line.proposed,
        budget,
        change_percent(line.current, line.proposed),
    )
    cells = {name: quantity(value) for name, value in zip(resource_columns(periods), figures, strict=True)}
    return Row(cells, label, level)


def quantity(value: Decimal | None, places: int = PLACES) -> Quantity:
    """A figure as a cell holds it: '0' for a nil (and for a share of nothing), else its decimals."""
    if not value:
        return "0"
    return str(half_up(value, places)) if half_up(value, places) else "0"


def count(value: int) -> Quantity:
    """Posts as a cell holds them."""
    return str(value)


def staff_row(label: str, counts: Mapping[str, int], columns: Sequence[str], level: Level = "item") -> Row:
    """A row of posts: `counts` by column; subtotals and the total are added up.

    `<group>_subtotal` is the sum of the columns before it up to the last subtotal; `total` is that
    of the subtotals, or of all columns where there are none.
    """
    cells: dict[str, Quantity] = {}
    run, subtotals, everything = 0, 0, 0
    grouped = any(name.endswith("_subtotal") for name in columns)
    for name in columns:
        if name.endswith("_subtotal"):
            cells[name], subtotals, run = count(run), subtotals + run, 0
        elif name == "total":
            cells[name] = count(subtotals if grouped else counts.get(name, everything))
        else:
            run, everything = run + counts.get(name, 0), everything + counts.get(name, 0)
            cells[name] = count(counts.get(name, 0))
    return Row(cells, label, level)


def net_change(label: str, before: Row, after: Row) -> Row:
    """What changes from the current budget to the proposed one, column by column."""
    cells: dict[str, Quantity] = {}
    for name, value in after.cells.items():
        later, earlier = number(value), number(before.cells.get(name))
        cells[name] = None if later is None or earlier is None else str(later - earlier)
    return Row(cells, label, "total")


def added(label: str, rows: Sequence[Row], columns: Sequence[str], level: Level = "item") -> Row:
    """The rows added up column by column; a column no row has a figure in stays empty."""
    cells: dict[str, Quantity] = {}
    for name in columns:
        values = [v for row in rows if (v := number(row.cells.get(name))) is not None]
        total = sum(values, Decimal(0))
        cells[name] = None if not values else str(total) if total else "0"
    return Row(cells, label, level)


def monthly_rate(amount: Decimal) -> Decimal:
    """A year's amount in full dollars by month, to the hundred dollars.

    Source: A/80/596, IV: $61,615,100 for twelve months, $5,134,600 a month.
    """
    return half_up(amount / 12 / 100, 0) * 100


def share_of_budget(gains: Decimal, budget: Decimal) -> Decimal | None:
    """Estimated efficiency gains in per cent of the approved budget; None where it is zero."""
    found = ratio(gains, budget)
    return None if found is None else found.percent(PLACES)
