"""What the charts of forecasts draw, each with its sentence and its table.

The drawing is the browser's (`static/answerable/charts.js`); amounts are in thousands of the currency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.budgeting import in_thousands
from answerable.calc.ratios import percent
from answerable.calc.rounding import half_up
from answerable.results.queries.forecasts.shapes import Forecast, VacancyForecast
from answerable.web.forecast.rows import Shown
from answerable.web.forecast.words import currency_words, month_words
from answerable.web.templatetags.figures import plain


@dataclass(frozen=True, slots=True)
class ForecastChart:
    """`drawing` goes to the browser as JSON; `head` and `rows` are its table, a name first in each row."""

    name: str
    title: str
    sentence: str
    drawing: dict[str, Any]
    head: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Decimal | None]]]

    @property
    def element(self) -> str:
        return f"chart-{self.name}"


Series = tuple[str, str, str, Sequence[Decimal | None]]  # name, shape, tone, values by month


def by_month(found: Forecast) -> ForecastChart:
    """What each month cost and is expected to cost, beside last year's."""
    spent, ahead = _split(found, [_thousands(month) for month in found.whole.curve])
    series: list[Series] = [
        (_("spent"), "bar", "solid", spent),
        (_("projected"), "bar", "pale", ahead),
    ]
    if found.before is not None:
        series.append((_("last year"), "line", "quiet", [_thousands(month) for month in found.before]))
    whole = found.whole
    sentence = _(
        "%(spent)s was spent in %(closed)s months; %(ahead)s is projected for the other %(left)s."
    ) % {
        "spent": plain(in_thousands(whole.so_far)),
        "closed": found.closed,
        "ahead": plain(in_thousands(whole.to_come)),
        "left": len(found.months) - found.closed,
    }
    return _months_chart(
        "months", _in_thousands(_("Expenditure by month"), found), sentence, found.months, series
    )


def cumulated(found: Forecast) -> ForecastChart:
    """How expenditure adds up to the year end, against what was granted."""
    whole = found.whole
    sums = list(accumulate(whole.curve, initial=whole.so_far - sum(whole.curve[: found.closed], Decimal(0))))[
        1:
    ]
    spent, ahead = _split(found, [_thousands(month) for month in sums])
    if found.closed:
        ahead[found.closed - 1] = spent[found.closed - 1]  # the lines meet
    series: list[Series] = [
        (_("spent"), "line", "solid", spent),
        (_("projected"), "line", "ahead", ahead),
    ]
    if whole.granted is not None:
        series.append((_("granted"), "line", "limit", [_thousands(whole.granted)] * len(found.months)))
    if found.before is not None:
        series.append((_("last year"), "line", "quiet", [_thousands(x) for x in accumulate(found.before)]))
    return _months_chart(
        "course", _in_thousands(_("To the year end"), found), _end_sentence(found), found.months, series
    )


def _in_thousands(title: str, found: Forecast) -> str:
    return _("%(title)s (thousands of %(currency)s)") % {
        "title": title,
        "currency": currency_words(found.budget.currency),
    }


def _end_sentence(found: Forecast) -> str:
    whole = found.whole
    sentence = _("The year is projected to end at %(value)s, between %(low)s and %(high)s.") % {
        "value": plain(in_thousands(whole.value)),
        "low": plain(in_thousands(whole.low)),
        "high": plain(in_thousands(whole.high)),
    }
    difference = whole.difference
    if difference is None:
        return sentence
    words = (
        _("That is %(amount)s less than was granted.")
        if difference >= 0
        else _("That is %(amount)s more than was granted.")
    )
    return f"{sentence} {words % {'amount': plain(in_thousands(abs(difference)))}}"


def differences(rows: Sequence[Shown], name: str, title: str) -> ForecastChart | None:
    """What each row will leave or lack: bars to both sides, those that are warned of marked."""
    known = [row for row in rows if row.difference is not None]
    if not known:
        return None
    over = [row for row in known if (row.difference or 0) < 0]
    sentence = _("%(over)s of %(all)s are projected to end over what was granted.") % {
        "over": len(over),
        "all": len(known),
    }
    bars = [
        {
            "name": str(row.name),
            "value": str(row.difference),
            "text": plain(row.difference),
            "percent": plain(percent(row.difference, row.granted)),
            "must": row.told is not None,
            "url": row.url,
        }
        for row in known
    ]
    drawing = {"kind": "variance", "bars": bars, "names": [_("left over"), _("overspent")]}
    head = (_("Name"), _("Granted"), _("Projected year end"), _("Difference"))
    table = [(str(row.name), (row.granted, row.projected, row.difference)) for row in known]
    return ForecastChart(name, title, sentence, drawing, head, table)


def posts_by_month(found: VacancyForecast) -> ForecastChart | None:
    """Posts authorized and filled in every month."""
    whole = found.whole
    if whole is None:
        return None
    filled = [_one(count) for count in whole.filled]
    series: list[Series] = [
        (_("filled"), "bar", "solid", [*filled[: found.closed], *[None] * (len(filled) - found.closed)]),
        (_("expected"), "bar", "pale", [*[None] * found.closed, *filled[found.closed :]]),
        (_("authorized"), "step", "limit", [_one(count) for count in whole.authorized]),
    ]
    rate, now = whole.of_period, whole.so_far
    sentence = _(
        "%(now)s%% of the posts stood empty so far; %(rate)s%% are projected for the whole period."
    ) % {
        "now": plain(now.percent() if now else None),
        "rate": plain(rate.percent() if rate else None),
    }
    return _months_chart("posts", _("Posts by month"), sentence, found.months, series)


def _months_chart(
    name: str, title: str, sentence: str, months: Sequence[Any], series: Sequence[Series]
) -> ForecastChart:
    labels = [month_words(month) for month in months]
    names = [said for said, _shape, _tone, _values in series]
    drawing = {
        "kind": "months",
        "labels": labels,
        "names": names,
        "series": [
            {
                "name": said,
                "shape": shape,
                "tone": tone,
                "values": [None if v is None else str(v) for v in values],
            }
            for said, shape, tone, values in series
        ],
    }
    table = [
        (label, [values[at] for _said, _shape, _tone, values in series]) for at, label in enumerate(labels)
    ]
    return ForecastChart(name, title, sentence, drawing, (_("Month"), *names), table)


def _split(
    found: Forecast, values: Sequence[Decimal | None]
) -> tuple[list[Decimal | None], list[Decimal | None]]:
    """What is over and what is to come, each with gaps where the other stands."""
    left = len(values) - found.closed
    return [*values[: found.closed], *[None] * left], [*[None] * found.closed, *values[found.closed :]]


def _thousands(value: Decimal) -> Decimal | None:
    return in_thousands(value)


def _one(value: Decimal) -> Decimal:
    return half_up(value, 1)
