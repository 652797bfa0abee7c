"""Beside one row or the whole section: comments, evidence files, and who wrote what."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from answerable.cycle import actions
from answerable.cycle.queries.sheet import Sheet, standing_of
from answerable.cycle.queries.sheet.beside import evidence_file
from answerable.cycle.rules import Refused
from answerable.web.cycle.door import person, sheet_or_404, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_name, wants_part


@signed_in
@require_GET
def notes(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    return show(request, symbol, path, request.GET.get("path", ""))


def show(
    request: HttpRequest, symbol: str, path: str, row: str, refused: Refused | None = None, text: str = ""
) -> HttpResponse:
    """The notes of a row, in a box beside it for a script; what was refused keeps what was typed."""
    sheet = sheet_or_404(request, symbol, path)
    if row and row not in sheet.rows:
        raise Http404(_("There is no such row; open the section again."))
    context = {**notes_of(sheet, row), "refused": refused, "text": text, "person_id": person(request).id}
    status = status_of(refused) if refused else 200
    if wants_part(request):
        return render(request, "cycle/notes_part.html", context, status=200)
    crumbs = [
        Crumb(sheet.standing.name, reverse("entry", args=[symbol, path])),
        Crumb(row or _("The whole section")),
    ]
    frame = Frame("entry", crumbs, report=report_name(request, symbol), section=path)
    return page(request, "cycle/notes.html", context, frame, status)


def notes_of(sheet: Sheet, row: str) -> dict[str, object]:
    found = sheet.rows.get(row)
    return {
        "sheet": sheet,
        "standing": sheet.standing,
        "path": row,
        "row": found,
        "comments": [one for one in sheet.comments if one.path == row],
        "evidence": [one for one in sheet.evidence if one.path == row],
        "written": sorted(
            (cell for cell in (*found.cells.values(), *found.prose) if cell.at), key=lambda c: str(c.at)
        )
        if found
        else [],
    }


def _act(request: HttpRequest, symbol: str, path: str, act: Callable[[], object], done: str) -> HttpResponse:
    """Does it and comes back to the row; a refusal comes back with what was typed."""
    row = request.POST.get("path", "")
    try:
        act()
    except Refused as refused:
        return show(request, symbol, path, row, refused, request.POST.get("text", ""))
    if wants_part(request):
        return show(request, symbol, path, row)
    messages.success(request, done)
    return redirect(f"{reverse('notes', args=[symbol, path])}?path={quote(row, safe='')}")


@signed_in
@require_POST
def comment(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    sent, me = request.POST, person(request)
    return _act(
        request, symbol, path,
        lambda: actions.add_comment(
            by=me.id, symbol=symbol, section=path, path=sent.get("path", ""), field=sent.get("field", ""),
            text=sent.get("text", ""),
        ),
        _("The comment stands beside the figure."),
    )  # fmt: skip


@signed_in
@require_POST
def settle(request: HttpRequest, symbol: str, path: str, number: int) -> HttpResponse:
    me, sheet = person(request), sheet_or_404(request, symbol, path)
    if number not in {one.id for one in sheet.comments}:
        raise Http404
    return _act(
        request, symbol, path,
        lambda: actions.settle_comment(by=me.id, comment=number), _("The comment is settled."),
    )  # fmt: skip


@signed_in
@require_POST
def attach(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    me, sent = person(request), request.POST

    def act() -> None:
        file = request.FILES.get("file")
        if file is None:
            raise Refused("invalid", _("Choose a file first."))
        actions.attach_evidence(
            by=me.id, symbol=symbol, section=path, path=sent.get("path", ""), file_name=file.name or "",
            content=file.read(), description=sent.get("description", ""),
        )  # fmt: skip

    return _act(request, symbol, path, act, _("The file is attached."))


@signed_in
@require_POST
def detach(request: HttpRequest, symbol: str, path: str, number: int) -> HttpResponse:
    me, sheet = person(request), sheet_or_404(request, symbol, path)
    if number not in {file.id for file in sheet.evidence}:
        raise Http404
    return _act(
        request, symbol, path,
        lambda: actions.remove_evidence(by=me.id, evidence=number), _("The file is removed."),
    )  # fmt: skip


@signed_in
@require_GET
def download(request: HttpRequest, symbol: str, path: str, number: int) -> HttpResponse:
    """The file as it was attached: never shown by the browser as a page of ours."""
    standing = standing_of(symbol, path, language(), person(request))
    found = evidence_file(standing.id, number) if standing else None
    if found is None:
        raise Http404(_("There is no such file."))
    name, media_type, content = found
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
