"""Delivery rate of an output: what was delivered as a percentage of what was planned.

Source: the column heads of the framework's tables of outputs, A/76/596, part II. A rate is
printed with one decimal and exists only where a number other than zero was planned.
"""

from __future__ import annotations

from decimal import Decimal

from answerable.calc.account import Place, Quantity
from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.quantities import number
from answerable.calc.ratios import Ratio, ratio

PLACES = 1
RULE = Rule("delivery_rate", BEGINNING, "A/76/596, II")


def delivery_ratio(planned: Quantity | Decimal, actual: Quantity | Decimal) -> Ratio | None:
    """Actual over planned; None where either is a word, not reported, or nothing was planned."""
    return ratio(number(actual), number(planned))


def delivery_rate(
    planned: Quantity | Decimal, actual: Quantity | Decimal, places: int = PLACES
) -> Decimal | None:
    """The rate in per cent, half up: 3700 planned, 3500 delivered -> 94.6. See `delivery_ratio`."""
    found = delivery_ratio(planned, actual)
    return None if found is None else found.percent(places)


def delivery_figure(
    planned: Quantity | Decimal,
    actual: Quantity | Decimal,
    *,
    document: str | None = None,
    place: Place | None = None,
    places: int = PLACES,
) -> Figure:
    """The rate with everything needed to explain it."""
    return Figure(
        value=delivery_rate(planned, actual, places),
        unit="percent",
        places=places,
        formula="delivery_rate",
        inputs=(
            Input("actual", actual, document=document, place=place),
            Input("planned", planned, document=document, place=place),
        ),
        rule=RULE,
    )
