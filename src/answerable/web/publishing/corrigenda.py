"""Corrigenda of a published report: everybody reads the published ones; writing and publishing them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from answerable.cycle.rules import Refused
from answerable.publishing import actions
from answerable.publishing.queries import publication_of_corrigendum
from answerable.results import queries
from answerable.web.documents.downloads import TYPES
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page, report_name
from answerable.web.publishing.publish import NAMES, file_response, who

FIELDS = (
    ("actual", gettext_lazy("Actual")),
    ("planned", gettext_lazy("Planned")),
    ("target", gettext_lazy("Target")),
    ("expenditure", gettext_lazy("Expenditure")),
    ("apportionment", gettext_lazy("Apportionment")),
    ("authorized", gettext_lazy("Authorized")),
    ("incumbency", gettext_lazy("Average incumbency")),
    ("budgeted_rate", gettext_lazy("Budgeted vacancy rate")),
    ("text", gettext_lazy("Text of a paragraph")),
    ("narrative", gettext_lazy("Narrative of an indicator")),
    ("remarks", gettext_lazy("Remarks")),
    ("reason", gettext_lazy("Reason")),
)
PROSE = ("text", "narrative", "remarks", "reason")


def corrigenda(request: HttpRequest, symbol: str) -> HttpResponse:
    """The corrigenda of a report; for those who may, the one being written, or the form to begin one."""
    return _page(request, symbol, "")


def _page(request: HttpRequest, symbol: str, error: str, status: int = 200) -> HttpResponse:
    found = queries.corrigenda(symbol, language())
    if found is None:
        raise Http404(_("%(symbol)s is not published here; it has no corrigenda.") % {"symbol": symbol})
    name, me = report_name(request, symbol), who(request, "publishes", "clears")
    being_made = next((line for line in found if line.status == "open"), None) if me else None
    context = {
        "published": [line for line in found if line.status == "published"],
        "open": being_made,
        "may_write": me is not None,
        "may_publish": bool(me and being_made and me.may_everywhere("publishes")),
        "publication": publication_of_corrigendum(being_made.id) if being_made else None,
        "error": error,
        "fields": FIELDS,
        "codes": [(code, NAMES.get(code, code)) for code in name.languages],
        "posted": request.POST,
        "path": request.POST.get("path") or request.GET.get("path", ""),
        "field": request.POST.get("field") or request.GET.get("field", ""),
    }
    frame = Frame("corrigenda", [Crumb(_("Corrigenda"))], report=name)
    return page(request, "publishing/corrigenda.html", context, frame, status)


def _act(request: HttpRequest, symbol: str, act: Callable[[int], object]) -> HttpResponse:
    me = me_of(request)
    try:
        act(me.id if me else 0)
    except Refused as refusal:
        return _page(request, symbol, refusal.sentence, status_of(refusal))
    return redirect("corrigenda", symbol=symbol)


def _reasons(request: HttpRequest, symbol: str) -> dict[str, str]:
    return {code: request.POST.get(f"reason_{code}", "") for code in report_name(request, symbol).languages}


@require_POST
def add(request: HttpRequest, symbol: str) -> HttpResponse:
    """Begins a corrigendum, or adds a correction to the one being written."""
    number, post = _number(request.POST.get("corrigendum", "")), request.POST
    if number is None:
        return _act(
            request,
            symbol,
            lambda by: actions.open_corrigendum(by=by, symbol=symbol, reasons=_reasons(request, symbol)),
        )
    field = post.get("field", "")
    return _act(
        request,
        symbol,
        lambda by: actions.add_correction(
            by=by,
            corrigendum=number,
            path=post.get("path", "").strip(),
            field=field,
            language=post.get("language", "") if field in PROSE else "",
            new=post.get("new", ""),
            reasons=_reasons(request, symbol),
        ),
    )


@require_POST
def remove(request: HttpRequest, symbol: str) -> HttpResponse:
    """Takes a correction out again."""
    number = _number(request.POST.get("correction", "")) or 0
    return _act(request, symbol, lambda by: actions.remove_correction(by=by, correction=number))


@require_POST
def publish(request: HttpRequest, symbol: str) -> HttpResponse:
    """Asks the worker to publish it."""
    me, number = me_of(request), _number(request.POST.get("corrigendum", "")) or 0
    try:
        asked = actions.request_corrigendum(by=me.id if me else 0, corrigendum=number)
    except Refused as refusal:
        return _page(request, symbol, refusal.sentence, status_of(refusal))
    return redirect("publication", number=asked)


def download(request: HttpRequest, symbol: str, language: str, form: str) -> HttpResponse:  # noqa: ARG001
    """A file of a corrigendum, byte for byte as it was published; `symbol` is the corrigendum's."""
    found = queries.corrigendum_file(symbol, language, form) if form in TYPES else None
    if found is None:
        raise Http404(_("There is no such file."))
    return file_response(*found, form)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
