"""Indicators with values of several periods: their order, bounds among actual values, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from answerable.calc.account import Accomplishment, Document, Finding, Indicator, Section
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt, indicator_path

_BOUND = re.compile(
    r"^\s*[≤≥<>]|^(?:at least|at most|more than|less than)\b|^(?:至少|至多|不少于|不超过)", re.IGNORECASE
)
_PERCENT = re.compile(r"%|％|per ?cent", re.IGNORECASE)
_SHARE = re.compile(r"^(?:percentage|share|proportion)\b|比例|百分比|占比", re.IGNORECASE)


def values_by_period(document: Document) -> Iterator[Finding]:
    for section in document.sections:
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                yield from _indicator(section, accomplishment, indicator)


def _indicator(section: Section, of: Accomplishment, indicator: Indicator) -> Iterator[Finding]:
    path = indicator_path(section, of.label, indicator.ordinal)
    if indicator.label and not indicator.label.startswith(f"{of.label}."):
        yield doubt(
            "label_elsewhere", "warning", path, indicator.place, printed=indicator.label, label=of.label
        )
    periods = [value.period for value in indicator.values]
    for before, after in pairwise(periods):
        if _following(before) != after:
            yield doubt("period_order", "warning", path, indicator.place, printed=after, before=before)
    for value in indicator.values:
        figure, text = number(value.value), value.text or ""
        if value.kind == "actual" and _BOUND.match(text):
            yield doubt(
                "bound_as_actual", "warning", path, indicator.place, printed=text, period=value.period
            )
        share = _SHARE.search(indicator.text) and _PERCENT.search(text)
        if share and figure is not None and figure > 100:
            yield doubt(
                "measure_over_whole",
                "warning",
                path,
                indicator.place,
                printed=str(figure),
                computed=str(Decimal(100)),
            )


def _following(period: str) -> str:
    """'2022/23' -> '2023/24', '2022' -> '2023'"""
    if not period[:4].isdigit():
        return period
    year = int(period[:4]) + 1
    return f"{year}/{(year + 1) % 100:02}" if "/" in period else str(year)
