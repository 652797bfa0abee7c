"""Delivery rates: half up at one decimal, and none where none exists."""

from decimal import Decimal

import pytest

from answerable.calc.account import Place
from answerable.calc.delivery import delivery_figure, delivery_rate
from answerable.calc.figures import Input


@pytest.mark.parametrize(
    ("planned", "actual", "rate"),
    [
        ("3700", "3500", "94.6"),
        ("3", "5", "166.7"),
        ("1", "0.55", "55.0"),
        ("16", "9", "56.3"),
        ("4", "0", "0.0"),
        ("0", "4", None),
        (None, "4", None),
        ("4", None, None),
        ("yes", "yes", None),
        ("not_applicable", "1", None),
    ],
)
def test_delivery_rate(planned: str | None, actual: str | None, rate: str | None) -> None:
    found = delivery_rate(planned, actual)
    assert (None if found is None else str(found)) == rate


def test_figure_keeps_inputs_and_their_places() -> None:
    place = Place(lines=(7, 8))
    figure = delivery_figure("600", "748", document="A/1", place=place)
    assert figure.text == "124.7"
    assert figure.inputs == (Input("actual", "748", "A/1", place), Input("planned", "600", "A/1", place))


def test_figure_without_a_rate_has_no_value() -> None:
    assert (delivery_figure("0", "1").value, delivery_figure("0", "1").text) == (None, "")


def test_places_are_the_callers() -> None:
    assert delivery_rate("600", "748", 2) == Decimal("124.67")
