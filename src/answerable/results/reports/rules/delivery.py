"""Delivery rates of outputs against the planned and actual figures printed beside them.

A rate exists where a number other than zero was planned; where words stand, none is expected.
Source: A/76/596, part II, column heads of the tables of outputs.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Output, Section
from answerable.calc.delivery import PLACES, delivery_rate
from answerable.calc.quantities import number
from answerable.calc.rounding import places
from answerable.results.reports.rules.doubts import doubt, output_path


def delivery_rates(document: Document) -> Iterator[Finding]:
    """Every output of the form that prints rates."""
    if document.kind == "outputs_addendum":
        return  # this form prints no rates
    for section in document.sections:
        prints_rates = any(o.printed_rate is not None for o in section.outputs)
        for ordinal, output in enumerate(section.outputs, start=1):
            yield from _rate(section, ordinal, output, prints_rates)


def _rate(section: Section, ordinal: int, output: Output, prints_rates: bool) -> Iterator[Finding]:
    path, place = output_path(section, output.number, ordinal), output.place
    printed = number(output.printed_rate)
    planned, actual = number(output.planned), number(output.actual)
    given = {"planned": output.planned or "", "actual": output.actual or ""}
    if output.printed_rate is None:
        rate = delivery_rate(planned, actual)
        if prints_rates and rate is not None:
            yield doubt("delivery_rate_absent", "warning", path, place, computed=str(rate), **given)
        return  # a row without an actual figure is not reported: no doubt, the account says so
    if output.planned is None or output.actual is None:
        yield doubt("figure_absent", "warning", path, place, printed=output.printed_rate, **given)
    elif printed is None:
        yield from _word_for_rate(output, path, given)
    elif planned is not None and actual is not None:
        yield from _number(output.printed_rate, printed, planned, actual, path, output, given)
    elif output.planned == output.actual == "yes" and printed != 100:
        yield doubt(
            "delivery_rate", "warning", path, place, printed=output.printed_rate, computed="100.0", **given
        )


def _number(
    text: str,
    printed: Decimal,
    planned: Decimal,
    actual: Decimal,
    path: str,
    output: Output,
    given: dict[str, str],
) -> Iterator[Finding]:
    rate = delivery_rate(planned, actual, places(text))
    if rate is None:
        if printed:  # a dash, read as 0, is how "no rate" is printed
            yield doubt("delivery_rate_of_nothing", "warning", path, output.place, printed=text, **given)
    elif rate != printed:
        shown = delivery_rate(planned, actual, max(places(text), PLACES))
        yield doubt("delivery_rate", "error", path, output.place, printed=text, computed=str(shown), **given)


def _word_for_rate(output: Output, path: str, given: dict[str, str]) -> Iterator[Finding]:
    rate = delivery_rate(output.planned, output.actual)
    if rate is not None:
        yield doubt(
            "delivery_rate_absent",
            "warning",
            path,
            output.place,
            printed=output.printed_rate,
            computed=str(rate),
            **given,
        )
