"""What a combined report is made of: money, posts, decisions and frameworks of three periods.

Amounts are exact, in units of the currency; None is not stated. Texts are `Two`: both languages.
A component is an entity right below the one the budget is of, with everything under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answerable.calc.account import Accomplishment, Period
from answerable.publishing.sample.bilingual import Two


@dataclass(frozen=True, slots=True)
class Line:
    """A category of the account. `parts`: current and proposed amounts by component.

    `balances` are what was left in earlier periods, by their label; the reasons are said of the two
    variances, the performance period's and the budget's.
    """

    code: str
    name: Two
    group: str  # one of plans.choices.COST_GROUPS
    allotted: Decimal | None
    spent: Decimal | None
    current: Decimal | None
    proposed: Decimal | None
    parts: Mapping[str, tuple[Decimal | None, Decimal | None]] = field(default_factory=dict)
    balances: Mapping[str, Decimal | None] = field(default_factory=dict)
    why_spent: Two | None = None
    why_proposed: Two | None = None


@dataclass(frozen=True, slots=True)
class Posts:
    """So many posts of a grade in a component at the end of each period; `actual` is an average."""

    component: str
    kind: str  # one of plans.choices.POST_KINDS
    group: str  # one of plans.choices.STAFF_GROUPS
    grade: str
    approved: int = 0
    actual: Decimal = Decimal(0)
    current: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class PostsChange:
    """Posts that come or go from the current budget to the proposed one."""

    component: str
    kind: str
    group: str
    grade: str
    title: Two
    number: int
    act: str  # one of plans.choices.POST_ACTS


@dataclass(frozen=True, slots=True)
class Component:
    code: str
    name: Two


@dataclass(frozen=True, slots=True)
class Decision:
    """What was proposed, recommended or decided for a period: the document, its day, gross and net."""

    period: str
    stage: str
    symbol: str
    day: date | None
    gross: Decimal | None
    net: Decimal | None


@dataclass(frozen=True, slots=True)
class Rate:
    """Vacancy rates of a group of staff in per cent: as it was, in the current budget, in the proposed."""

    group: str
    actual: Decimal | None
    approved: Decimal | None
    proposed: Decimal | None


@dataclass(frozen=True, slots=True)
class Framework:
    """What a component promises; its accomplishments are numbered anew, values in order of periods."""

    component: str
    accomplishments: tuple[Accomplishment, ...]
    factors: tuple[Two, ...] = ()


@dataclass(frozen=True, slots=True)
class CombinedSources:
    """Everything. `narrative` has paragraphs by the path of their section: 'I.A', 'I.B', 'I.C'."""

    name: Two
    symbol: str | None
    performance: Period
    current: Period
    budget: Period
    currency: str = "USD"
    lines: tuple[Line, ...] = ()
    components: tuple[Component, ...] = ()
    posts: tuple[Posts, ...] = ()
    changes: tuple[PostsChange, ...] = ()
    decisions: tuple[Decision, ...] = ()
    income: tuple[tuple[Two, Decimal], ...] = ()
    rates: tuple[Rate, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    narrative: Mapping[str, tuple[Two, ...]] = field(default_factory=dict)
    months_without: tuple[str, ...] = ()  # of the performance period, in which the ledger has nothing

    def of(self, *groups: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.group in groups)
