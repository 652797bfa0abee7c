"""Vacancy rate: the share of authorized posts that stood empty, by average monthly incumbency.

The rate comes from the unrounded average, the table prints the average rounded: 414 posts and
a printed 359 give 13.3 per cent, but an average of 358.6 also prints as 359 and gives 13.4.
`vacancy_interval` is every rate the printed figures allow.
Source: A/76/596, summary, table on incumbency with its notes a and b.
"""

from __future__ import annotations

from decimal import Decimal

from answerable.calc import rounding
from answerable.calc.account import Place, Quantity
from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.quantities import number
from answerable.calc.ratios import HUNDRED, Ratio, ratio
from answerable.calc.rounding import Interval, before_rounding

PLACES = 1
RULE = Rule("vacancy_rate", BEGINNING, "A/76/596, summary, note b")


def vacancy_ratio(authorized: Quantity | Decimal, average: Quantity | Decimal) -> Ratio | None:
    """Empty posts over authorized posts; None where a part is missing or no post is authorized."""
    posts, filled = number(authorized), number(average)
    return None if posts is None or filled is None else ratio(posts - filled, posts)


def vacancy_rate(
    authorized: Quantity | Decimal, average: Quantity | Decimal, places: int = PLACES
) -> Decimal | None:
    """The rate in per cent that the printed figures give; negative where more were in place."""
    found = vacancy_ratio(authorized, average)
    return None if found is None else found.percent(places)


def vacancy_interval(authorized: Quantity | Decimal, average: Quantity | Decimal) -> Interval | None:
    """Every rate (per cent, unrounded) of an average that is printed as `average`."""
    posts, filled = number(authorized), number(average)
    if posts is None or filled is None or posts <= 0:
        return None
    averages = before_rounding(filled)
    return Interval(
        (posts - averages.high) * HUNDRED / posts,
        (posts - averages.low) * HUNDRED / posts,
    )


def rate_is_possible(
    rate: Quantity | Decimal, authorized: Quantity | Decimal, average: Quantity | Decimal
) -> bool | None:
    """Whether rounding of the average can cover a printed rate; None where nothing can be said."""
    printed, allowed = number(rate), vacancy_interval(authorized, average)
    if printed is None or allowed is None:
        return None
    return before_rounding(printed, rounding.places(printed)).overlaps(allowed)


def vacancy_figure(
    authorized: Quantity | Decimal,
    average: Quantity | Decimal,
    *,
    document: str | None = None,
    place: Place | None = None,
    places: int = PLACES,
) -> Figure:
    """The rate with everything needed to explain it."""
    return Figure(
        vacancy_rate(authorized, average, places),
        "percent",
        places,
        "vacancy_rate",
        (
            Input("authorized", authorized, document=document, place=place),
            Input("actual_average", average, document=document, place=place),
        ),
        RULE,
    )
