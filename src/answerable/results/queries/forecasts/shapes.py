"""What forecasts look like to a page or a program: the question, rows with projections, posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from answerable.calc.early_warnings import KINDS, EarlyWarning, Limits
from answerable.calc.forecast import NOTHING, Course, Method, Projection, Supposed
from answerable.calc.vacancy_forecast import Staffing, VacancyMethod, VacancyProjection
from answerable.foundation.texts import Words

Key = tuple[str, str]  # (entity, category) or (entity, grade), as codes


@dataclass(frozen=True, slots=True)
class Question:
    """How to look ahead. `closed` says how many months count as over; None: as the ledger has them.

    `by_category` supposes something else of single categories; `supposed` holds for all others.
    """

    method: Method = "last_year"
    entity: str = ""  # with everything under it
    category: str = ""
    grade: str = ""  # of an explanation of posts
    closed: int | None = None
    supposed: Supposed = NOTHING
    by_category: Mapping[str, Supposed] = field(default_factory=dict)
    vacancy: VacancyMethod = "as_now"
    recruited: Decimal = Decimal(0)  # posts filled more every month to come

    def of(self, category: str) -> Supposed:
        return self.by_category.get(category, self.supposed)

    @property
    def is_supposed(self) -> bool:
        """Whether anything is asked that is not simply what the ledger says."""
        return bool(self.supposed or any(self.by_category.values()) or self.recruited)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity or category by its code; `group` is a category's, `depth` an entity's under the first."""

    code: str
    name: Words
    group: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class GrantingVersion:
    id: int
    number: int
    stage: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ForecastBudget:
    """A budget one can look ahead for. `version` is its last final one, None: allotments count."""

    code: str
    name: Words
    entity: str | None
    period: str
    start: date
    end: date
    currency: str
    version: GrantingVersion | None


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A category or an entity, with everything that was asked for of it."""

    of: Named
    projection: Projection
    warning: EarlyWarning | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A budget's money to the end of its period, in units of the currency.

    `before` is the year before by month, None where the ledger does not have it whole. `left_out`
    counts ledger lines in other currencies. `is_whole` is False where the reader sees only some of
    the budget's entities. `months_without` are closed and have no expenditure at all: they count as
    zero, and are named since they may not have been sent.
    """

    budget: ForecastBudget
    question: Question
    months: tuple[date, ...]
    closed: int
    closed_by_ledger: int
    whole: Projection
    warning: EarlyWarning | None
    by_category: tuple[ForecastRow, ...]
    by_entity: tuple[ForecastRow, ...]
    cells: Mapping[Key, Projection]
    courses: Mapping[Key, Course]
    entities: tuple[Named, ...]
    categories: tuple[Named, ...]
    before: tuple[Decimal, ...] | None
    granted_by: str  # version, allotments, nothing
    limits: Limits
    last_loaded: datetime | None
    left_out: int = 0
    is_whole: bool = True
    months_without: tuple[date, ...] = ()

    @property
    def warnings(self) -> tuple[ForecastRow, ...]:
        """Rows to warn of, gravest first, then the largest."""
        told = [(row.warning, row) for row in (*self.by_category, *self.by_entity) if row.warning is not None]
        told.sort(key=lambda pair: (KINDS.index(pair[0].kind), -pair[0].difference))
        return tuple(row for _warning, row in told)


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """Posts of a grade or an entity; `projection` None: no incumbency was reported."""

    of: Named
    projection: VacancyProjection | None
    warning: EarlyWarning | None


@dataclass(frozen=True, slots=True)
class VacancyForecast:
    """The posts of a budget to the end of its period; None where it states none.

    `months_without` are months of an entity (its code) that are closed and have no incumbency of it:
    they are taken as the month before, after its last month as projected.
    """

    budget: ForecastBudget
    question: Question
    months: tuple[date, ...]
    closed: int
    whole: VacancyProjection | None
    warning: EarlyWarning | None
    by_entity: tuple[VacancyRow, ...]
    by_grade: tuple[VacancyRow, ...]
    cells: Mapping[Key, VacancyProjection]
    staffings: Mapping[Key, Staffing]
    entities: tuple[Named, ...]
    not_reported: tuple[str, ...]  # codes of entities with posts and no incumbency
    limits: Limits
    is_whole: bool = True
    months_without: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
