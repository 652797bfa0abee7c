"""Single lines of the ledger: filters, pages of a hundred, and the same as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.results.queries import ledger
from answerable.web.frame.pages import Crumb, page
from answerable.web.ledger.door import frame_of, number, plain, readers_only
from answerable.web.ledger.words import KINDS, named
from answerable.web.results import export

MOST = 50_000  # lines in one file; who wants more takes them by the API


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """The filters of the address, as the query takes them."""
    get = request.GET
    found: dict[str, Any] = {name: plain(get.get(name, ""), 120) for name in ("entity", "category", "grade")}
    found["search"] = plain(get.get("q", ""))
    found["kind"] = get.get("kind", "") if get.get("kind", "") in KINDS else ""
    found["period"] = number(get.get("period", ""), 0) or None
    found["load"] = number(get.get("load", ""), 0, 2**31) or None
    found["late"] = True if get.get("late") == "1" else None
    try:
        found["month"] = date.fromisoformat(get.get("month", ""))
    except ValueError:
        found["month"] = None
    return found


@require_GET
@readers_only
def lines(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    found = ledger.ledger_lines(**asked, page=number(request.GET.get("page", "")))
    context = {
        "rows": [
            (line, str(KINDS[line.kind]), named(line.entity_names, line.entity),
             named(line.category_names, line.category) if line.category else line.grade)
            for line in found.rows
        ],
        "page_at": found.page,
        "page_before": found.page - 1 if found.page > 1 else None,
        "page_next": found.page + 1 if found.more else None,
        "kinds": [(kind, str(text)) for kind, text in KINDS.items()],
        "ledger_periods": ledger.ledger_periods(),
        "asked": asked,
        "filtered": any(value for value in asked.values()),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }  # fmt: skip
    return page(request, "ledger/lines.html", context, frame_of(Crumb(_("Lines of the ledger"))))


@require_GET
@readers_only
def exported(request: HttpRequest, form: str) -> HttpResponse:
    """The lines that fit the filters, at most MOST of them."""
    found = ledger.ledger_lines(**asked_of(request), length=MOST)
    head: list[export.Cell] = [
        _("Kind of line"), _("Number of the line"), _("Source"), _("Load"), _("Entity"), _("Cost category"),
        _("Grade"), _("Day or month"), _("Amount or posts"), _("Currency"), _("Text"), _("Late"), _("Period"),
    ]  # fmt: skip
    rows: list[list[export.Cell]] = [
        [
            str(KINDS[line.kind]), line.key, line.source, line.load, line.entity, line.category or "",
            line.grade, line.posted_on.isoformat(), line.amount, line.currency, line.text,
            _("late") if line.is_late else "", line.period or "",
        ]
        for line in found.rows
    ]  # fmt: skip
    return export.answer(form, "ledger-lines", [head, *rows])
