"""Records of forecasts as programs get them. Amounts are exact, in units of the budget's currency."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from ninja import Schema
from pydantic import Field

from answerable.api.results.schemas import Text

Amount = Annotated[Decimal, Field(description="in units of the currency")]
Stated = Annotated[Decimal | None, Field(description="in units of the currency; null: not stated")]
Rate = Annotated[Decimal | None, Field(description="per cent, unrounded; null: there is no rate")]


class GrantingVersion(Schema):
    number: int
    stage: str
    symbol: str


class Budget(Schema):
    """A budget one can look ahead for; `version` null: none is final, allotments count."""

    code: str = Field(examples=["lakes-2026-27"])
    name: Text
    entity: str | None
    period: str
    start: date
    end: date
    currency: str
    version: GrantingVersion | None


class EarlyWarning(Schema):
    """`difference` in the currency, or in percentage points of a vacancy rate."""

    kind: str = Field(examples=["overspend"])
    difference: Decimal
    percent: Rate
    is_grave: bool = Field(description="has happened, or is certain without an act")


class Limits(Schema):
    """From where on something is warned of; `stated` false: assumed, no document at hand states it."""

    overspend: Decimal = Field(description="per cent of what was granted")
    underspend: Decimal = Field(description="per cent of what was granted")
    amount: Decimal = Field(description="in units of the currency; both have to be reached")
    months: int = Field(description="closed months before a projection is warned of")
    vacancy: Decimal = Field(description="percentage points off the budgeted rate")
    since: date
    source: str
    stated: bool


class Projection(Schema):
    """`basis` is the way that was used; `by_method` the year end by each way that gives one.

    Of a line each figure is rounded once, to cents; of a row and of the whole it is the exact sum of
    its lines. Pages print thousands: tables as sums of printed lines, heads and charts rounded once.
    """

    basis: str = Field(examples=["last_year"])
    granted: Stated
    so_far: Amount
    committed: Amount
    value: Amount
    low: Amount
    high: Amount
    difference: Stated
    by_method: dict[str, Decimal]
    curve: list[Decimal] = Field(description="every month: spent, then projected")


class Named(Schema):
    code: str
    name: Text


class Row(Schema):
    of: Named
    projection: Projection
    warning: EarlyWarning | None


class Line(Schema):
    entity: str
    category: str
    projection: Projection


class Forecast(Schema):
    """`is_whole` false: only entities of the caller's are counted, in every figure."""

    budget: Budget
    months: list[date]
    closed: int
    closed_by_ledger: int
    granted_by: str = Field(description="version, allotments or nothing")
    whole: Projection
    warning: EarlyWarning | None
    by_category: list[Row]
    by_entity: list[Row]
    lines: list[Line]
    before: list[Decimal] | None = Field(description="the year before by month; null: not whole")
    last_loaded: datetime | None
    left_out: int = Field(description="ledger lines in other currencies")
    months_without: list[date] = Field(description="closed, without any expenditure: counted as zero")
    limits: Limits
    is_whole: bool


class VacancyProjection(Schema):
    """Posts by month: closed months as they were, then as expected."""

    authorized: list[Decimal]
    filled: list[Decimal]
    average_authorized: Decimal
    average_filled: Decimal
    rate: Rate
    rate_so_far: Rate
    low: Rate
    high: Rate
    budgeted_rate: Rate


class PostsRow(Schema):
    """`projection` null: no incumbency was reported."""

    of: Named
    projection: VacancyProjection | None
    warning: EarlyWarning | None


class PostsLine(Schema):
    entity: str
    grade: str
    projection: VacancyProjection


class Posts(Schema):
    budget: Budget
    months: list[date]
    closed: int
    whole: VacancyProjection | None
    by_entity: list[PostsRow]
    by_grade: list[PostsRow]
    lines: list[PostsLine]
    not_reported: list[str] = Field(description="entities with posts and no incumbency")
    months_without: dict[str, list[date]] = Field(
        description="closed months an entity did not report: taken as the month before, then as projected"
    )
    limits: Limits
    is_whole: bool
