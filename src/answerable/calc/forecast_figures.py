"""Projected figures with everything needed to explain them: the way, its inputs, the rule.

Not here: the arithmetic (`calc.forecast`, `calc.vacancy_forecast`), the words (`calc.explanations`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.forecast import CENTS, NOTHING, Course, Projection, Supposed
from answerable.calc.ratios import HUNDRED, Ratio
from answerable.calc.rounding import half_up
from answerable.calc.vacancy import PLACES
from answerable.calc.vacancy_forecast import VacancyProjection

RULE = Rule("forecast", BEGINNING, "docs/user/budget_officer.md", stated=False)


def projected_figure(
    course: Course,
    projection: Projection,
    supposed: Supposed = NOTHING,
    *,
    currency: str,
    ledger: str | None = None,
    budget: str | None = None,
) -> Figure:
    """The year end of one line. `ledger` and `budget` say where the inputs came from."""
    inputs = [
        Input("so_far", course.so_far, document=ledger),
        Input("closed_months", Decimal(course.closed)),
        Input("months_to_come", Decimal(course.left)),
        *_of_the_way(course, projection, ledger, budget),
        Input("committed", course.committed, document=ledger),
    ]
    if course.carried:
        inputs.append(Input("carried", course.carried, document=ledger))
    if supposed.percent:
        inputs.append(Input("supposed_percent", supposed.percent))
    if supposed.amount:
        inputs.append(Input("supposed_amount", supposed.amount))
    return Figure(projection.value, currency, CENTS, f"projected_{projection.basis}", tuple(inputs), RULE)


def summed_figure(
    parts: Iterable[tuple[str, Decimal]], currency: str, formula: str = "projected_sum"
) -> Figure:
    """The year end of several lines: their names and what each comes to."""
    found = tuple(parts)
    whole = sum((value for _name, value in found), Decimal(0))
    return Figure(whole, currency, CENTS, formula, tuple(Input(name, value) for name, value in found), RULE)


def difference_figure(projection: Projection, currency: str, budget: str | None = None) -> Figure:
    """What was granted minus where it will end."""
    inputs = (
        Input("granted", projection.granted, document=budget),
        Input("projected", projection.value),
    )
    return Figure(projection.difference, currency, CENTS, "projected_difference", inputs, RULE)


def vacancy_projected_figure(projection: VacancyProjection, *, ledger: str | None = None) -> Figure:
    """The vacancy rate of the whole period with the average it comes from."""
    rate = projection.of_period
    return Figure(
        _percent(rate),
        "percent",
        PLACES,
        f"vacancy_{projection.method}",
        (
            Input("authorized", half_up(projection.average_authorized, CENTS)),
            Input("actual_average", half_up(projection.average_filled, CENTS), document=ledger),
            Input("closed_months", Decimal(projection.closed)),
            Input("months_to_come", Decimal(len(projection.filled) - projection.closed)),
            Input("vacancy_so_far", _percent(projection.so_far)),
        ),
        RULE,
    )


def _percent(rate: Ratio | None) -> Decimal | None:
    return None if rate is None else rate.percent(PLACES)


def _of_the_way(
    course: Course, projection: Projection, ledger: str | None, budget: str | None
) -> tuple[Input, ...]:
    """Inputs that only this way has."""
    if projection.basis == "last_year" and course.before is not None:
        closed = sum(course.before[: course.closed], Decimal(0))
        whole = sum(course.before, Decimal(0))
        share = half_up(closed * HUNDRED / whole, PLACES) if whole else None
        return (
            Input("before_closed", closed, document=ledger),
            Input("before_whole", whole, document=ledger),
            Input("before_share", share),
        )
    if projection.basis == "as_granted":
        return (Input("granted", course.granted, document=budget),)
    return ()
