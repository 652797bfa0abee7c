"""Variance: what was allotted minus what was spent; negative where more was spent.

Source: the column heads of A/76/596, III.A, table 1: (3)=(1)-(2), (4)=(3)/(1).
Not here: which variance has to be explained (`calc.thresholds`).
"""

from __future__ import annotations

from decimal import Decimal

from answerable.calc.account import Place, Quantity
from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.quantities import number
from answerable.calc.ratios import Ratio, ratio

PERCENT_PLACES = 1
AMOUNT_RULE = Rule("variance_amount", BEGINNING, "A/76/596, III.A, table 1")
PERCENT_RULE = Rule("variance_percent", BEGINNING, "A/76/596, III.A, table 1")


def variance_amount(allotment: Quantity | Decimal, expenditure: Quantity | Decimal) -> Decimal | None:
    """Allotment minus expenditure in their unit; None where either is not reported."""
    allotted, spent = number(allotment), number(expenditure)
    return None if allotted is None or spent is None else allotted - spent


def variance_ratio(allotment: Quantity | Decimal, expenditure: Quantity | Decimal) -> Ratio | None:
    """The variance over the allotment; None where nothing was allotted or a part is missing."""
    return ratio(variance_amount(allotment, expenditure), number(allotment))


def variance_percent(
    allotment: Quantity | Decimal, expenditure: Quantity | Decimal, places: int = PERCENT_PLACES
) -> Decimal | None:
    """The variance in per cent of the allotment, half up. See `variance_ratio`."""
    found = variance_ratio(allotment, expenditure)
    return None if found is None else found.percent(places)


def change_percent(
    before: Quantity | Decimal, after: Quantity | Decimal, places: int = PERCENT_PLACES
) -> Decimal | None:
    """How much larger (negative: smaller) the later amount is, in per cent of the earlier, half up.

    Both in one unit. None where either is not reported or the earlier is zero.
    """
    first, second = number(before), number(after)
    grown = None if first is None or second is None else ratio(second - first, first)
    return None if grown is None else grown.percent(places)


def variance_figure(
    allotment: Quantity | Decimal,
    expenditure: Quantity | Decimal,
    *,
    unit: str = "thousands",
    places: int = 1,
    document: str | None = None,
    place: Place | None = None,
) -> Figure:
    """The amount with everything needed to explain it; `unit` is that of both inputs."""
    return Figure(
        variance_amount(allotment, expenditure),
        unit,
        places,
        "variance_amount",
        _inputs(allotment, expenditure, document, place),
        AMOUNT_RULE,
    )


def variance_percent_figure(
    allotment: Quantity | Decimal,
    expenditure: Quantity | Decimal,
    *,
    places: int = PERCENT_PLACES,
    document: str | None = None,
    place: Place | None = None,
) -> Figure:
    """The percentage with everything needed to explain it."""
    return Figure(
        variance_percent(allotment, expenditure, places),
        "percent",
        places,
        "variance_percent",
        _inputs(allotment, expenditure, document, place),
        PERCENT_RULE,
    )


def _inputs(
    allotment: Quantity | Decimal,
    expenditure: Quantity | Decimal,
    document: str | None,
    place: Place | None,
) -> tuple[Input, ...]:
    return (
        Input("apportionment", allotment, document=document, place=place),
        Input("expenditure", expenditure, document=document, place=place),
    )
