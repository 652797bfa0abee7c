"""Adding a paragraph to a section or a general part, and removing one after it was shown once more."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cycle import actions
from answerable.cycle.rules import Refused
from answerable.web.cycle import entry
from answerable.web.cycle.door import person, sheet_or_404, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, page, report_name


@signed_in
@require_POST
def add(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """An empty paragraph below another, or last; then the page, where it is written."""
    me, after = person(request), request.POST.get("after", "")
    sheet_or_404(request, symbol, path, reading=True)
    try:
        added = actions.add_paragraph(by=me.id, symbol=symbol, section=path, after=after)
    except Refused as refused:
        return entry.show(request, symbol, path, refused=refused, status=status_of(refused))
    messages.success(request, _("A paragraph is added; write it or remove it before you submit."))
    return redirect(f"{reverse('entry', args=[symbol, path])}#{quote(added, safe='')}")


@signed_in
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """Shows what would go (GET) and takes it away, if it is still what was shown (POST)."""
    if request.method == "GET":
        return _show(request, symbol, path, request.GET.get("path", ""))
    me, sent = person(request), request.POST
    sheet_or_404(request, symbol, path, reading=True)
    row = sent.get("path", "")
    seen = {
        name.partition(":")[2]: str(text).replace("\r\n", "\n")
        for name, text in sent.items()
        if name.startswith("seen:")
    }
    try:
        actions.remove_paragraph(by=me.id, symbol=symbol, section=path, path=row, seen=seen)
    except Refused as refused:
        return _show(request, symbol, path, row, refused)
    messages.success(request, _("The paragraph is removed."))
    return redirect(f"{reverse('entry', args=[symbol, path])}#paragraphs")


def _show(
    request: HttpRequest, symbol: str, path: str, row: str, refused: Refused | None = None
) -> HttpResponse:
    sheet = sheet_or_404(request, symbol, path, reading=True)
    found = sheet.rows.get(row)
    if found is None or found.subject != "paragraph":
        raise Http404(_("There is no such row; open the section again."))
    context = {"standing": sheet.standing, "row": found, "refused": refused}
    crumbs = [
        Crumb(_("Progress"), reverse("progress", args=[symbol])),
        Crumb(sheet.standing.name, reverse("entry", args=[symbol, path])),
        Crumb(row),
    ]
    frame = Frame("entry", crumbs, report=report_name(request, symbol), section=path)
    return page(
        request, "cycle/remove_paragraph.html", context, frame, status_of(refused) if refused else 200
    )
