"""Rows of a plan on the page that writes it: added, moved, and removed after they were shown once more."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cycle import actions
from answerable.cycle.queries.planning import digest_at
from answerable.cycle.rules import Refused
from answerable.web.cycle import entry
from answerable.web.cycle.door import person, plan_of, sheet_or_404, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, page, report_name


@signed_in
@require_POST
def edit(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """`act` is add|subject|under or move|path|after; then the page, at the row."""
    sheet_or_404(request, symbol, path, reading=True)
    act, _bar, rest = request.POST.get("act", "").partition("|")
    first, _bar, second = rest.partition("|")
    me = person(request)
    of = {"by": me.id, "symbol": symbol, "section": path}
    try:
        if act == "add" and first == "paragraph":
            row = actions.add_paragraph(**of, role=second or "other")  # type: ignore[arg-type]
        elif act == "add":
            row = actions.add_row(**of, subject=first, under=second)  # type: ignore[arg-type]
        elif act == "move":
            actions.move_row(**of, path=first, after=second)  # type: ignore[arg-type]
            row = first
        else:
            raise Refused("invalid", _("The form was not understood; open the page again."))
    except Refused as refused:
        return entry.show(request, symbol, path, refused=refused, status=status_of(refused))
    return redirect(f"{reverse('entry', args=[symbol, path])}#{quote(row, safe='')}")


@signed_in
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """Shows what would go (GET) and takes it away, if it is still what was shown (POST)."""
    if request.method == "GET":
        return _show(request, symbol, path, request.GET.get("path", ""))
    me, sent = person(request), request.POST
    sheet_or_404(request, symbol, path, reading=True)
    row = sent.get("path", "")
    try:
        actions.remove_row(by=me.id, symbol=symbol, section=path, path=row, digest=sent.get("digest", ""))
    except Refused as refused:
        return _show(request, symbol, path, row, refused)
    messages.success(request, _("The row is removed."))
    return redirect("entry", symbol, path)


def _show(
    request: HttpRequest, symbol: str, path: str, row: str, refused: Refused | None = None
) -> HttpResponse:
    sheet = sheet_or_404(request, symbol, path, reading=True)
    plan = plan_of(request, sheet.standing, reading=True)
    found = next((one for one in plan.each_row() if one.path == row), None) if plan is not None else None
    if plan is None or found is None or found.subject in ("paragraph", "section"):
        raise Http404(_("There is no such row; open the section again."))
    context = {
        "standing": sheet.standing,
        "plan": plan,
        "row": found,
        "digest": digest_at(sheet.standing.id, row),
        "refused": refused,
    }
    crumbs = [
        Crumb(_("Progress"), reverse("progress", args=[symbol])),
        Crumb(sheet.standing.name, reverse("entry", args=[symbol, path])),
        Crumb(row),
    ]
    frame = Frame("entry", crumbs, report=report_name(request, symbol), section=path)
    return page(request, "plans/remove_row.html", context, frame, status_of(refused) if refused else 200)
