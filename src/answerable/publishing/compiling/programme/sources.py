"""What a section of the programme budget is made of. Amounts exact, in units; texts in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Accomplishment, Mandate, Output, Period, Result
from answerable.publishing.compiling.combined.sources import Component, Posts, PostsChange
from answerable.publishing.sample.bilingual import Two


@dataclass(frozen=True, slots=True)
class Unit:
    """A subprogramme: what it is for, how it goes about it, what it promises.

    Periods of values are years as the document prints them; an output without a category has no place.
    """

    name: Two
    objectives: tuple[Two, ...] = ()
    strategy: tuple[Two, ...] = ()
    results: tuple[Result, ...] = ()
    accomplishments: tuple[Accomplishment, ...] = ()
    outputs: tuple[Output, ...] = ()


@dataclass(frozen=True, slots=True)
class CostLine:
    """A category or a component: spent two years before, approved now, proposed."""

    name: Two
    spent: Decimal | None
    current: Decimal | None
    proposed: Decimal | None


@dataclass(frozen=True, slots=True)
class ProgrammeSources:
    """Everything. `section` is the number in the budget: '2', '29A'."""

    name: Two
    section: str
    symbol: str | None
    period: Period
    currency: str = "USD"
    mandates: tuple[Mandate, ...] = ()
    background: tuple[Two, ...] = ()
    strategy: tuple[Two, ...] = ()
    units: tuple[Unit, ...] = ()
    categories: tuple[CostLine, ...] = ()
    components: tuple[CostLine, ...] = ()
    units_of_posts: tuple[Component, ...] = ()
    posts: tuple[Posts, ...] = ()
    changes: tuple[PostsChange, ...] = ()
    months_without: tuple[str, ...] = ()  # of the year before the last, in which the ledger has nothing

    @property
    def year(self) -> int:
        return self.period.start.year
