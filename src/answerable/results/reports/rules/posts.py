"""Vacancy rates of the incumbency table, with the rule that they come from average incumbency.

The printed average is rounded, the rate is not computed from it: a rate that some average
printing the same would give is no finding. Where a note says that the number of authorized posts
changed within the period, a small remaining difference is a warning, for the average number of
authorized posts is not printed.
Source: A/76/596, summary, table on incumbency, notes a and b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding
from answerable.calc.quantities import number
from answerable.calc.rounding import before_rounding, half_up, places
from answerable.calc.vacancy import rate_is_possible, vacancy_interval, vacancy_rate
from answerable.results.reports.rules.doubts import doubt, row_path

# How far a rate may move because posts were added or abolished during the period, in points.
_CHANGE = Decimal("0.5")
_CHANGED = re.compile(r"设立|裁撤|改派|\b(?:establish|abolish|redeploy|reassign)", re.IGNORECASE)


def vacancy_rates(document: Document) -> Iterator[Finding]:
    """Every row with authorized posts, average incumbency and a rate."""
    table = document.table("incumbency")
    if table is None:
        return
    for row in table.rows:
        authorized, average = row.cells.get("authorized"), row.cells.get("actual_average")
        text = row.cells.get("vacancy_rate")
        if text is None or rate_is_possible(text, authorized, average) is not False:
            continue
        allowed, printed = vacancy_interval(authorized, average), number(text)
        if allowed is None or printed is None:
            continue
        low, high = half_up(allowed.low, places(text)), half_up(allowed.high, places(text))
        near = before_rounding(printed, places(text))
        distance = max(allowed.low - near.high, near.low - allowed.high)
        noted = distance <= _CHANGE and posts_changed(document)
        yield doubt(
            "vacancy_rate_noted" if noted else "vacancy_rate",
            "warning" if noted else "error",
            row_path(table, row),
            row.place,
            printed=text,
            computed=str(vacancy_rate(authorized, average, places(text))),
            label=row.label or "",
            authorized=authorized or "",
            average=average or "",
            low=str(low),
            high=str(high),
        )


def posts_changed(document: Document) -> bool:
    """Whether a note (numbered by a letter) says that posts were added or abolished."""
    return any(
        isinstance(p.number, str) and _CHANGED.search(p.text) is not None
        for section in document.sections
        for p in section.paragraphs
    )
