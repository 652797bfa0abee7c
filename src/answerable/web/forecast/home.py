"""Early warnings on the home page of the budget office."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest
from django.urls import reverse

from answerable.results.queries.forecasts import warnings_of
from answerable.web.forecast.rows import told
from answerable.web.frame.pages import language, me_of

SHOWN = 6


def warnings(request: HttpRequest) -> list[tuple[object, ...]]:
    """The gravest warnings: name, budget, sentence, address, and whether their limits are assumed.

    Nothing for anybody but the budget office.
    """
    me = me_of(request)
    if me is None or not me.may_everywhere("clears"):
        return []
    found = warnings_of(me, language(), today=datetime.now(UTC).date())
    return [
        (
            row.of.name,
            made.budget,
            told(row.warning, made.budget.currency),
            reverse("forecast", args=[made.budget.code]),
            not made.limits.stated,
        )
        for made, row in found[:SHOWN]
    ]
