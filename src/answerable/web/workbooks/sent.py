"""A workbook that was sent back: every error by sheet and cell, or what would change, and applying it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from answerable.cycle.rules import Refused
from answerable.publishing.actions import workbooks as actions
from answerable.publishing.workbooks.shapes import Change
from answerable.publishing.workbooks.uploads import Upload, standing_of, upload_of
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, page, wants_part
from answerable.web.results.export import answer
from answerable.web.workbooks.words import KINDS, STATES, page_of

SHOWN = 300  # errors and changes listed on the page; the files list all


@signed_in
@require_safe
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """The page; while the worker has the workbook it asks again by itself, and may be left."""
    if wants_part(request):
        return _how_far(request, number)
    return _show(request, _upload(request, number))


def _how_far(request: HttpRequest, number: int) -> HttpResponse:
    standing = standing_of(person(request).id, number) if number < 2**31 else None
    if standing is None:
        raise Http404(_("There is no such workbook of yours; send it again."))
    answer = render(request, "workbooks/progress.html", {"upload": standing, "cells": standing.changes})
    if not standing.working:
        answer["HX-Refresh"] = "true"  # the page has more to say now than this part of it
    return answer


def _upload(request: HttpRequest, number: int) -> Upload:
    found = upload_of(person(request).id, number) if number < 2**31 else None
    if found is None:
        raise Http404(_("There is no such workbook of yours; send it again."))
    return found


def _show(request: HttpRequest, upload: Upload, refused: Refused | None = None) -> HttpResponse:
    context = {
        "upload": upload,
        "cells": len(upload.changes),
        "kind_name": KINDS[upload.kind],
        "state": STATES[upload.status],
        "errors": upload.errors[:SHOWN],
        "more_errors": max(len(upload.errors) - SHOWN, 0),
        "by_sheet": _by_sheet(upload.changes[:SHOWN]),
        "more_changes": max(len(upload.changes) - SHOWN, 0),
        "was": _("Before") if upload.status == "applied" else _("Now"),
        "refused": refused,
        "back": page_of(upload.kind, upload.target),
        "again": f"{reverse('workbook', args=[upload.kind, upload.target])}?entity={upload.entity}",
    }
    crumbs = [Crumb(_("Fill in Excel"), str(context["again"])), Crumb(upload.file_name)]
    status = status_of(refused) if refused is not None else 200
    return page(request, "workbooks/sent.html", context, Frame("workbook", crumbs), status)


def _by_sheet(changes: tuple[Change, ...]) -> list[tuple[str, list[Change]]]:
    """Changes under the sheets they stand in, in their order."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.sheet, []).append(change)
    return list(found.items())


@signed_in
@require_POST
def apply(request: HttpRequest, number: int) -> HttpResponse:
    """Writes all of it, or says why nothing was written."""
    upload = _upload(request, number)
    overwrite = request.POST.get("overwrite") == "1"
    try:
        count = actions.ask_application(by=person(request).id, upload=number, overwrite=overwrite)
    except Refused as refused:
        return _show(request, upload, refused)
    if count is None:
        return redirect("workbook-sent", number)
    said = ngettext(
        "%(count)s cell of the workbook was written.", "%(count)s cells of the workbook were written.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("workbook-sent", number)


@signed_in
@require_safe
def errors(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Every error as a file, to be worked through beside the workbook."""
    upload = _upload(request, number)
    rows = [[fault.sheet, fault.cell, fault.sentence] for fault in (*upload.errors, *upload.notes)]
    return answer(form, f"errors_{number}", [[_("Sheet"), _("Cell"), _("What is wrong")], *rows])


@signed_in
@require_safe
def changes(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Every change as a file."""
    head = [_("Sheet"), _("Cell"), _("Row"), _("Column"), _("Now"), _("In the workbook")]
    rows = [
        [one.sheet, one.cell, one.name or one.row, one.title or one.column, one.before or "", one.after or ""]
        for one in _upload(request, number).changes
    ]
    return answer(form, f"changes_{number}", [head, *rows])
