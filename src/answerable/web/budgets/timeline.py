"""A picture of when posts are there: a bar over the months of the period, and counts by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.calc.posts import Average
from answerable.plans.shapes import PostRow, PostsSheet
from answerable.web.budgets.words import STAFF, month_name
from answerable.web.templatetags.figures import quantity

WIDTH, HEIGHT = 240, 16


def bar(row: PostRow, start: date, end: date) -> SafeString:
    """From the first to the last day of the line, between the months; said in words for readers."""
    whole = (end - start).days + 1
    first, last = max(row.first_day or start, start), min(row.last_day or end, end)
    left = (first - start).days * WIDTH // whole
    right = max(((last - start).days + 1) * WIDTH // whole, left + 2)
    ticks = format_html_join(
        "",
        '<line class="tick" x1="{0}" x2="{0}" y1="0" y2="16"></line>',
        ((x,) for x in _ticks(start, end, whole)),
    )
    said = _("%(first)s to %(last)s") % {"first": first.isoformat(), "last": last.isoformat()}
    return format_html(
        '<svg class="timeline" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
        '<rect class="track" x="0" y="5" width="{}" height="6"></rect>{}'
        '<rect class="span{}" x="{}" y="3" width="{}" height="10"></rect>{}{}</svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, said, WIDTH, ticks,
        "" if row.kind == "post" else " other", left, right - left,
        _edge(left) if row.begins_by else "", _edge(right) if row.ends_by else "",
    )  # fmt: skip


def _ticks(start: date, end: date, whole: int) -> Sequence[int]:
    found, day = [], start
    while day <= end:
        if day.day == 1 and day != start:
            found.append((day - start).days * WIDTH // whole)
        day += timedelta(days=1)
    return found


def _edge(at: int) -> SafeString:
    """A mark where posts come or go by an act."""
    return format_html(
        '<line class="act" x1="{0}" x2="{0}" y1="0" y2="16"></line>', min(max(at, 1), WIDTH - 1)
    )


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Posts of a grade in every month, and their average."""

    name: Any
    grade: str
    numbers: tuple[SafeString, ...]
    average: Any


def by_month(sheet: PostsSheet, averages: dict[tuple[str, str], Average]) -> list[MonthRow]:
    return [
        MonthRow(
            STAFF[group],
            grade,
            tuple(quantity(_short(number)) for number in numbers),
            quantity(averages[group, grade].number()),
        )
        for (group, grade), numbers in sheet.by_month.items()
    ]


def totals_by_month(sheet: PostsSheet) -> list[SafeString]:
    """Posts of all grades in every month; sums of what the rows above show."""
    return [
        quantity(_short(sum((numbers[at] for numbers in sheet.by_month.values()), Decimal(0))))
        for at in range(len(sheet.months))
    ]


def month_names(sheet: PostsSheet) -> list[str]:
    return [month_name(day) for day in sheet.months]


def _short(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
