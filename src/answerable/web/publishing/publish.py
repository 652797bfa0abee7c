"""The page of publishing: what is missing, previews, the button that seals, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.cycle.rules import Refused
from answerable.cycle.rules.files import as_download
from answerable.organization.queries import Me
from answerable.publishing import actions, queries
from answerable.web.documents.downloads import ALONE, TYPES
from answerable.web.frame.faults import refused, status_of
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page, report_name, wants_part

NAMES = {"zh": "中文", "en": "English"}  # languages in their own words
STATES = ("stale", "submitted", "returned", "open")
SHOWN = 40  # texts that are not ready and errors listed one by one


def who(request: HttpRequest, *acts: str) -> Me | None:
    """The person, if one of these acts is theirs for the whole institution."""
    me = me_of(request)
    return me if me is not None and any(me.may_everywhere(act) for act in acts) else None


def publish(request: HttpRequest, symbol: str) -> HttpResponse:
    """What stands between the report and its publication; POST asks for it."""
    me = who(request, "publishes", "clears")
    if me is None:
        return refused(
            request,
            _("Only the budget office and publishers see this page; the report's progress says more."),
        )
    error, status = "", 200
    if request.method == "POST":
        try:
            return redirect("publication", number=_ask(request, symbol, me))
        except Refused as refusal:
            error, status = refusal.sentence, status_of(refusal)
    found = queries.publish_page(symbol, language())
    if found is None:
        raise Http404(_("%(symbol)s is not open: there is nothing to publish.") % {"symbol": symbol})
    context = {
        "found": found,
        "error": error,
        "posted": request.POST,
        "may_publish": me.may_everywhere("publishes"),
        "ready": not found.not_cleared and not found.gaps and not found.errors,
        "waiting": _by_state(found.not_cleared),
        "gaps": found.gaps[:SHOWN],
        "more_gaps": max(len(found.gaps) - SHOWN, 0),
        "errors": found.errors[:SHOWN],
        "more_errors": max(len(found.errors) - SHOWN, 0),
        "in_languages": [(code, NAMES.get(code, code)) for code in found.languages],
        "complete": request.POST.getlist("languages") if error else found.complete_languages(),
        "forms": list(TYPES),
    }
    crumbs = [Crumb(_("Publish"))]
    frame = Frame("publish", crumbs, report=report_name(request, symbol))
    return page(request, "publishing/publish.html", context, frame, status)


def _by_state(waiting: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Sections that are not cleared by what they wait for, the nearest to being cleared first."""
    groups = ((state, [item for item in waiting if item.status == state]) for state in STATES)
    return [(state, items) for state, items in groups if items]


def _ask(request: HttpRequest, symbol: str, me: Me) -> int:
    return actions.request_publication(
        symbol,
        new_symbol=request.POST.get("new_symbol", "").strip(),
        languages=request.POST.getlist("languages"),
        by=me.id,
        accepting=request.POST.get("accepting", ""),
    )


@require_POST
def compile_now(request: HttpRequest, symbol: str) -> HttpResponse:
    """Computes the tables and audits; then back to the page."""
    me = me_of(request)
    try:
        done = actions.compile_draft(symbol, by=me.id if me else 0)
    except Refused as refusal:
        return refused(request, refusal.sentence)
    said = _("Compiled.") if done.changed else _("Compiled: nothing changed since the last time.")
    messages.success(request, said)
    return redirect("publish", symbol=symbol)


def preview(request: HttpRequest, symbol: str, language: str, form: str) -> HttpResponse:
    """The report as it would be printed now."""
    if form not in TYPES:
        raise Http404(_("There is no such form."))
    me = me_of(request)
    try:
        data = actions.preview(symbol, language, form, by=me.id if me else 0)
    except Refused as refusal:
        if refusal.code == "not_yours":
            return refused(request, refusal.sentence)
        raise Http404(refusal.sentence) from refusal
    return file_response(data, f"{symbol.replace('/', '_')}.{language}.{form}", form)


def file_response(data: bytes, name: str, form: str) -> HttpResponse:
    """A document as an answer; a web page stands alone, nothing in it runs."""
    response = HttpResponse(data, content_type=TYPES[form])
    response["Content-Disposition"] = as_download(name, inline=form in ("html", "pdf"))
    if form == "html":
        response["Content-Security-Policy"] = ALONE
    return response


def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far a publication is; the page asks again by itself and may be left."""
    if who(request, "publishes", "clears", "reads") is None:
        return refused(request, _("Only people of the whole institution see how a publication goes."))
    found = queries.publication(number)
    if found is None:
        raise Http404(_("There is no such publication."))
    context: dict[str, Any] = {"found": found, "may_publish": who(request, "publishes") is not None}
    if wants_part(request):
        return render(request, "publishing/progress.html", context)
    crumbs = [Crumb(_("Publication of %(symbol)s") % {"symbol": found.symbol})]
    return page(request, "publishing/publication.html", context, Frame("publication", crumbs))


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Takes a publication back; then to the page it was asked from."""
    me, found = me_of(request), queries.publication(number)
    try:
        actions.withdraw_publication(number, by=me.id if me else 0)
    except Refused as refusal:
        return refused(request, refusal.sentence)
    messages.success(request, _("The publication is taken back; nothing was changed."))
    if found is None:
        return redirect("home")
    return redirect("corrigenda" if found.is_corrigendum else "publish", symbol=found.report)
