"""The consolidated totals of an account that is being made, at this moment, as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.cycle.queries import CategoryTotal, Progress
from answerable.web.cycle.door import signed_in
from answerable.web.cycle.progress import progress_or_404
from answerable.web.results import export


@signed_in
@require_GET
def exported(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    """Money by category and outputs by what became of them, of the sections the reader sees."""
    now = datetime.now(UTC)
    return export.answer(form, f"{symbol}-totals", table(progress_or_404(request, symbol), now))


def table(found: Progress, at: datetime) -> list[list[Any]]:
    head = [
        _("Total"), _("Apportionment"), _("Expenditure"), _("Variance"), _("Variance, per cent"),
        _("Reported"), _("Should report"), _("As of (UTC)"),
    ]  # fmt: skip
    moment = f"{at:%Y-%m-%d %H:%M}"
    rows = [_money(str(one.name or one.code), one, moment) for one in found.money]
    if found.money_total is not None:
        rows.append(_money(_("Total"), found.money_total, moment))
    whole = found.total.outputs
    rows += [[words, "", "", "", "", count, whole, moment] for words, count in outputs(found)]
    return [head, *rows]


def outputs(found: Progress) -> list[tuple[str, int]]:
    """What became of the outputs, each state apart."""
    total = found.total
    return [
        (_("Outputs delivered in full"), total.in_full),
        (_("Outputs reported"), total.reported),
        (_("Outputs not reported"), total.not_reported),
        (_("Outputs not applicable"), total.not_applicable),
    ]


def _money(name: str, one: CategoryTotal, moment: str) -> list[Any]:
    figures = (one.apportionment, one.expenditure, one.variance, one.percent)
    said = [_("not reported") if figure is None else figure for figure in figures]
    return [name, *said, one.reported, one.expected, moment]
