"""One page for a kind of workbook about one thing: download it for an entity, send it back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.cycle.rules import Refused
from answerable.cycle.rules.files import as_download
from answerable.publishing.actions import workbooks as actions
from answerable.publishing.workbooks.shapes import Offer
from answerable.publishing.workbooks.uploads import is_plan, uploads_of
from answerable.publishing.workbooks.words import LANGUAGES
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page
from answerable.web.results.export import TYPES
from answerable.web.workbooks.words import KINDS, STATES, page_of


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: HttpRequest, kind: str, target: str) -> HttpResponse:
    """The page; a file that was sent is checked, and its own page says what was found."""
    if kind == "actuals" and is_plan(target):  # one page of progress leads here for both
        return redirect(f"{reverse('workbook', args=['plan', target])}?{request.GET.urlencode()}")
    offer = _offer(request, kind, target)
    if request.method == "POST":
        return _received(request, kind, target, offer)
    return _show(request, kind, target, offer)


def _received(request: HttpRequest, kind: str, target: str, offer: Offer) -> HttpResponse:
    file = request.FILES.get("file")
    error = _refusal(file)
    if file is not None and not error:
        try:
            number = actions.send_workbook(
                by=person(request).id,
                kind=kind,
                target=target,
                entity=_entity(request.POST.get("entity", ""), offer),
                file_name=file.name or "workbook.xlsx",
                content=file.read(),
            )
        except Refused as refused:
            return _show(request, kind, target, offer, str(refused), status_of(refused))
        return redirect("workbook-sent", number)
    return _show(request, kind, target, offer, error, 422)


def _refusal(file: Any) -> str:
    """Why a file is not taken before anybody looks into it."""
    if file is None:
        return _("No file was sent. Choose one and send it again.")
    if file.size > settings.UPLOAD_LIMIT:
        return _("%(name)s is larger than %(limit)s MB, the largest file that is read.") % {
            "name": file.name,
            "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
        }
    return ""


def _show(
    request: HttpRequest, kind: str, target: str, offer: Offer, error: str = "", status: int = 200
) -> HttpResponse:
    me = person(request)
    wanted = request.POST.get("entity", request.GET.get("entity", "")) or _of_section(request, offer)
    context = {
        "kind": kind,
        "target": target,
        "offer": offer,
        "chosen": wanted if wanted in dict(offer.entities) else "",
        "whole": len(offer.entities) > 1,
        "kind_name": KINDS[kind],
        "error": error,
        "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
        "spoken": language(),
        "back": page_of(kind, target),
        "sent": [(one, STATES[one.status]) for one in uploads_of(me.id, kind, target)],
    }
    crumbs = [Crumb(offer.title, page_of(kind, target) or None), Crumb(_("Fill in Excel"))]
    return page(request, "workbooks/workbook.html", context, Frame("workbook", crumbs), status)


def _of_section(request: HttpRequest, offer: Offer) -> str:
    """The entity of the section one comes from: names of entities begin with the section's path."""
    section = request.GET.get("section", "")
    return next((code for code, name in offer.entities if section and name.startswith(f"{section} ")), "")


@signed_in
@require_safe
def download(request: HttpRequest, kind: str, target: str) -> HttpResponse:
    """The workbook for an entity in a language, made now."""
    offer = _offer(request, kind, target)
    entity = _entity(request.GET.get("entity", ""), offer)
    spoken = request.GET.get("language", "")
    spoken = spoken if spoken in LANGUAGES else language()
    try:
        content = actions.make_workbook(
            kind, by=person(request).id, target=target, entity=entity, language=spoken
        )
    except Refused as refused:
        raise Http404(str(refused)) from refused
    response = HttpResponse(content, content_type=TYPES["xlsx"])
    name = "_".join(part for part in (target, kind, entity, spoken) if part)
    response["Content-Disposition"] = as_download(f"{name}.xlsx")
    return response


def _offer(request: HttpRequest, kind: str, target: str) -> Offer:
    try:
        return actions.offered_workbooks(kind, by=person(request).id, target=target, language=language())
    except Refused as refused:
        raise Http404(str(refused)) from refused


def _entity(wanted: str, offer: Offer) -> str:
    """The entity asked for. Who has one only gets it without asking."""
    if not wanted and len(offer.entities) == 1:
        return offer.entities[0][0]
    if wanted and wanted not in dict(offer.entities):
        raise Http404(_("There is no such entity here, or it is not yours."))
    return wanted
