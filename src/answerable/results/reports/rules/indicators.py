"""Indicators: the measure beside the narrative, and the claim of achievement beside the measure.

A narrative mentions many numbers; it is doubted only where it states the measure itself: a
percentage where the measure is one, or "x of y" whose share is the measure.
Source: A/76/596, part II: target, estimate and actual beside the narrative of each indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Indicator
from answerable.calc.achievement import direction_of_good, verdict
from answerable.calc.quantities import number
from answerable.calc.ratios import percent
from answerable.calc.rounding import half_up, places
from answerable.results.reports.rules.doubts import doubt, indicator_path
from answerable.results.reports.rules.numerals import NUMBER, digits, numerals

_MEASURES_SHARE = re.compile(r"百分比|百分率|\d\s*%|per ?cent|percentage", re.IGNORECASE)
_X_OF_Y = (
    re.compile(rf"(?P<whole>{NUMBER})\s*[^，。；()\d%]{{1,20}}?中[，,]?有?\s*(?P<part>{NUMBER})"),
    re.compile(rf"(?<![\d.])(?P<part>{NUMBER}) (?:out )?of (?:the |a total of )?(?P<whole>{NUMBER})"),
)


def measures(document: Document) -> Iterator[Finding]:
    """Every indicator with an actual value."""
    for section in document.sections:
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                path = indicator_path(section, accomplishment.label, indicator.ordinal)
                yield from _narrative(indicator, path)
                yield from _claim(indicator, path)


def _narrative(indicator: Indicator, path: str) -> Iterator[Finding]:
    actual, text = number(indicator.actual), indicator.narrative
    if actual is None or indicator.actual is None or not text:
        return
    if not _MEASURES_SHARE.search(indicator.text):
        return
    stated = {n.value for n in numerals(text) if n.kind == "percent"}
    shares = {s for s in _shares(text) if s is not None}
    shares = {s for s in shares if not any(_agrees(s, value, str(value)) for value in stated)}
    if any(_agrees(value, actual, indicator.actual) for value in (*stated, *shares)):
        return
    if len(stated or shares) == 1:
        yield doubt(
            "measure_in_narrative",
            "error" if stated else "warning",
            path,
            indicator.place,
            printed=indicator.actual,
            computed=str(half_up(next(iter(stated or shares)), 1).normalize().to_eng_string()),
        )


def _agrees(value: Decimal, actual: Decimal, printed: str) -> bool:
    """Equal at the decimals of the one that shows fewer."""
    shown = min(places(printed), places(str(value)))
    return half_up(value, shown) == half_up(actual, shown)


def _shares(text: str) -> Iterator[Decimal | None]:
    for pattern in _X_OF_Y:
        for found in pattern.finditer(text):
            part, whole = Decimal(digits(found["part"])), Decimal(digits(found["whole"]))
            if part <= whole:
                yield percent(part, whole, 3)


def _claim(indicator: Indicator, path: str) -> Iterator[Finding]:
    if indicator.reported_achieved is None:
        return
    held = verdict(indicator.target, indicator.actual, direction_of_good(indicator.text))
    said = indicator.reported_achieved
    if (said and held == "not_met") or (not said and held == "met"):
        yield doubt(
            "achievement_claim",
            "warning",
            path,
            indicator.place,
            printed=indicator.actual,
            computed=indicator.target,
            claim="met" if said else "not_met",
        )
