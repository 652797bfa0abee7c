"""Tables of money of a combined report: resources, their summary, balances, history, variances.

Each line is rounded to tenths of a thousand by itself and every total is the sum of what is printed
(`calc.combined`), so that the tables add up. Which group of costs stands in which of the form's three
groups: posts with civilian personnel, everything else of a department with operational costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from answerable.calc import combined
from answerable.calc.account import Row, Table
from answerable.calc.budgeting import in_thousands
from answerable.calc.combined import Amounts, Periods, quantity
from answerable.calc.quantities import number
from answerable.calc.thresholds import Threshold, must_be_explained
from answerable.publishing.compiling.combined.sources import CombinedSources, Line
from answerable.publishing.compiling.combined.words import (
    GROUPS,
    HISTORY,
    ROWS,
    STAGES,
    THOUSANDS,
    TRENDS,
    day_words,
)
from answerable.publishing.sample.bilingual import Two

PARTS = {
    "military_police": ("military_police",),
    "civilian": ("civilian", "posts"),
    "operational": ("operational", "non_posts", "overheads"),
}
THOUSAND = Decimal(1000)
VARIANCES = ("performance_amount", "performance_percent", "budget_amount", "budget_percent")


class Money:
    """The money of one report: printed lines by group, and what stands below them."""

    def __init__(self, sources: CombinedSources) -> None:
        self.sources = sources
        self.periods = Periods(
            sources.performance.label or "", sources.current.label or "", sources.budget.label or ""
        )
        self.unit = THOUSANDS.get(
            sources.currency, Two(f"千{sources.currency}", f"Thousands of {sources.currency}")
        )
        self.groups = [
            (GROUPS[name], [(line, printed(line)) for line in sources.of(*groups)])
            for name, groups in PARTS.items()
        ]
        self.gross = combined.sum_of(amounts for _name, lines in self.groups for _line, amounts in lines)
        self.assessment = combined.sum_of(printed(line) for line in sources.of("assessment"))
        self.in_kind = combined.sum_of(printed(line) for line in sources.of("in_kind"))

    @property
    def net(self) -> Amounts:
        return self.gross - self.assessment

    @property
    def columns(self) -> tuple[str, ...]:
        return combined.resource_columns(self.periods)

    def resources(self) -> Table:
        rows: list[Row] = []
        for name, lines in self.groups:
            if lines:
                rows.append(Row(dict.fromkeys(self.columns), name, "heading"))
                rows += [combined.resource_row(line.name, amounts, self.periods) for line, amounts in lines]
                rows.append(self._row(ROWS["subtotal"], _sum(lines), "subtotal"))
        return Table(
            "financial_resources", self.columns, (*rows, *self._bottom()), unit=self.unit, section="II.A"
        )

    def summary(self) -> Table:
        rows = [self._row(name, _sum(lines)) for name, lines in self.groups if lines]
        return Table(
            "financial_summary", self.columns, (*rows, *self._bottom()), unit=self.unit, section="summary"
        )

    def _bottom(self) -> list[Row]:
        return [
            self._row(ROWS["gross"], self.gross, "total"),
            self._row(ROWS["assessment"], self.assessment),
            self._row(ROWS["net"], self.net, "total"),
            self._row(ROWS["in_kind"], self.in_kind),
            self._row(ROWS["all"], self.gross + self.in_kind, "total"),
        ]

    def _row(self, label: Two, amounts: Amounts, level: str = "item") -> Row:
        return combined.resource_row(label, amounts, self.periods, level)  # type: ignore[arg-type]

    def balances(self, section: str) -> Table:
        """What was left of each group, in the periods before and in that of performance."""
        earlier = sorted({label for line in self.sources.lines for label in line.balances})
        names = [*(f"amount {label}" for label in earlier), f"amount {self.periods.performance}"]
        rows = []
        for name, lines in self.groups:
            if not lines:
                continue
            whole = _sum(lines)
            cells = {f"amount {label}": _left(lines, label) for label in earlier}
            cells[names[-1]] = quantity(whole.allotted - whole.spent)
            rows.append(Row(cells, name))
        total = combined.added(ROWS["total"], rows, names, "total")
        return Table(
            "unencumbered_balance", tuple(names), (*rows, total), TRENDS["balance"], self.unit, section
        )

    def revenue(self, section: str) -> Table:
        rows = [Row({"amount": quantity(in_thousands(amount))}, name) for name, amount in self.sources.income]
        total = combined.added(ROWS["total"], rows, ("amount",), "total")
        return Table("other_revenue", ("amount",), (*rows, total), None, self.unit, section)

    def history(self) -> Table:
        """What was proposed, recommended and decided for the two periods that have a budget."""
        years = (self.periods.performance, self.periods.current)
        columns = tuple(f"{name} {year}" for year in years for name in ("report", "date", "amount"))
        rows = [
            Row(cells, STAGES[stage])
            for stage in ("proposed", "recommended", "approved")
            if (cells := self._decided(stage, years, columns)) is not None
        ]
        net: dict[str, str | None] = dict.fromkeys(columns)
        for year, amount in zip(years, (self.net.allotted, self.net.current), strict=True):
            net[f"amount {year}"] = quantity(amount)
        return Table(
            "legislative_history",
            columns,
            (*rows, Row(net, STAGES["net"])),
            HISTORY,
            self.unit,
            "summary",
        )

    def _decided(
        self, stage: str, years: Sequence[str], columns: Sequence[str]
    ) -> dict[str, str | None] | None:
        cells: dict[str, str | None] = dict.fromkeys(columns)
        printed_gross = dict(zip(years, (self.gross.allotted, self.gross.current), strict=True))
        for year in years:
            found = next((d for d in self.sources.decisions if (d.period, d.stage) == (year, stage)), None)
            if found is None and stage != "approved":
                continue
            if found is not None:
                cells[f"report {year}"] = found.symbol or None
                cells[f"date {year}"] = None if found.day is None else day_words(found.day)
            # what was decided is what the table of resources adds up, rounding of its lines included
            proposed = in_thousands(found.gross) if found is not None else None
            amount = printed_gross[year] if stage == "approved" else proposed
            cells[f"amount {year}"] = quantity(amount)
        return cells if any(value is not None for value in cells.values()) else None

    def variances(self, threshold: Threshold) -> Table:
        """The classes whose variance of either period has to be explained, with those variances."""
        rows = [row for _line, row in self.explained(threshold)]
        return Table("variances", VARIANCES, tuple(rows), section="III")

    def explained(self, threshold: Threshold) -> list[tuple[Line, Row]]:
        found = []
        for _name, lines in self.groups:
            for line, amounts in lines:
                made = combined.resource_row(line.name, amounts, self.periods)
                figures = [made.cells[self.columns[at]] for at in (2, 3, 6, 7)]
                cells: dict[str, str | None] = dict.fromkeys(VARIANCES)
                for name, amount, percent in (
                    ("performance", figures[0], figures[1]),
                    ("budget", figures[2], figures[3]),
                ):
                    if must_be_explained(amount, percent, threshold, THOUSAND) and number(amount):
                        cells[f"{name}_amount"], cells[f"{name}_percent"] = amount, percent
                if any(cells.values()):
                    found.append((line, Row(cells, line.name)))
        return found


def printed(line: Line) -> Amounts:
    """The line's amounts in thousands as printed; what is not stated is nothing."""
    return Amounts(*((in_thousands(value) or Decimal(0)) for value in _amounts(line)))


def _amounts(line: Line) -> tuple[Decimal | None, ...]:
    return (line.allotted, line.spent, line.current, line.proposed)


def _sum(lines: Iterable[tuple[Line, Amounts]]) -> Amounts:
    return combined.sum_of(amounts for _line, amounts in lines)


def _left(lines: Iterable[tuple[Line, Amounts]], label: str) -> str | None:
    """What a group left in an earlier period; None where none of its lines knows."""
    known = [in_thousands(value) for line, _ in lines if (value := line.balances.get(label)) is not None]
    return quantity(sum((value for value in known if value is not None), Decimal(0))) if known else None
