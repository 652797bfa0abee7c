"""Loading a file, what came of it, its rejected rows, and large files on their way in."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.organization.rules import Refused
from answerable.publishing.actions import ledger as actions
from answerable.publishing.ledger import SUFFIXES
from answerable.results.queries import ledger
from answerable.results.rules.ledger import sentence
from answerable.web.cycle.door import person
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, page, wants_part
from answerable.web.ledger.door import frame_of, number, office_only
from answerable.web.ledger.words import kind_named, named
from answerable.web.results.export import TYPES

SHOWN = 100  # rejected rows on the page; the file has all
PIECE = 1 << 20


@require_http_methods(["GET", "POST"])
@office_only
def loads(request: HttpRequest) -> HttpResponse:
    """The form, and what was loaded so far; POST loads a file or hands it to the worker."""
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return _send(request)
        except Refused as refusal:
            refused = refusal
    at = number(request.GET.get("page", ""))
    found = ledger.loads((at - 1) * ledger_page(), ledger_page() + 1)
    context = {
        "refused": refused,
        "mappings": [
            (one, named(one.source_names, one.source), kind_named(one.kind))
            for one in ledger.mappings()
            if one.is_newest
        ],
        "chosen": number(request.POST.get("mapping") or request.GET.get("mapping", ""), 0),
        "suffixes": SUFFIXES,
        "loads": [(one, named(one.source_names, one.source)) for one in found[: ledger_page()]],
        "sendings": [one for one in ledger.sendings(person(request).id) if one.state != "done"],
        "page_before": at - 1 if at > 1 else None,
        "page_next": at + 1 if len(found) > ledger_page() else None,
    }
    crumbs = frame_of(Crumb(_("Loads")))
    return page(request, "ledger/loads.html", context, crumbs, status_of(refused) if refused else 200)


def ledger_page() -> int:
    return 50


def _send(request: HttpRequest) -> HttpResponse:
    file, me = request.FILES.get("file"), person(request)
    if file is None:
        raise Refused("invalid", _("No file was sent. Choose one and send it again."), place="file")
    mapping = number(request.POST.get("mapping", ""), 0, 2**31)
    name = file.name or "file"
    if (file.size or 0) > actions.SMALL or not actions.is_small(content := file.read()):
        sending = actions.send_ledger(
            by=me.id, mapping=mapping, file_name=name, pieces=lambda: file.chunks(PIECE)
        )
        return redirect("ledger-sending", number=sending)
    done = actions.load_ledger(by=me.id, mapping=mapping, file_name=name, content=content)
    _say(request, done)
    return redirect("ledger-load", number=done.load)


def _say(request: HttpRequest, done: actions.LoadOutcome) -> None:
    if done.repeated:
        messages.info(request, _("This file was taken in before; nothing changed."))
        return
    said = ngettext("%(added)s new line was taken in.", "%(added)s new lines were taken in.", done.added)
    messages.success(request, said % {"added": done.added})


@require_GET
@office_only
def load(request: HttpRequest, number: int) -> HttpResponse:
    """What came of a file: counts, rejected rows with their reasons, names to decide."""
    found = _load_or_404(number)
    rejected = ledger.rejected_lines(number)
    header, rows = rejected if rejected is not None else ((), iter(()))
    context = {
        "load": found,
        "source": named(found.source_names, found.source),
        "kind": kind_named(found.kind),
        "header": header,
        "rejected": [(row, [sentence(reason) for reason in row.reasons]) for row in islice(rows, SHOWN)],
        "more": max(found.rejected - SHOWN, 0),
        "undecided": len(ledger.aliases("proposed", found.source)),
    }
    crumbs = frame_of(Crumb(_("Loads"), reverse("ledger-loads")), Crumb(found.file_name))
    return page(request, "ledger/load.html", context, crumbs)


def _load_or_404(number: int) -> ledger.LoadRow:
    found = ledger.load(number) if number < 2**31 else None
    if found is None:
        raise Http404(_("There is no such load, or it is not open to you."))
    return found


@require_GET
@office_only
def rejects(request: HttpRequest, number: int, form: str) -> HttpResponse:  # noqa: ARG001
    """The rejected rows as a file in the reader's language."""
    if form not in ("csv", "xlsx"):
        raise Http404(form)
    _load_or_404(number)
    try:
        data = actions.rejects_file(number, "xlsx" if form == "xlsx" else "csv")
    except Refused as refusal:
        raise Http404(refusal.sentence) from refusal
    response = HttpResponse(data, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="rejects-{number}.{form}"'
    return response


@require_POST
@office_only
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Sends the rejected rows again."""
    _load_or_404(number)
    try:
        done = actions.send_again(by=person(request).id, load=number)
    except Refused as refusal:
        return faults.refused(request, refusal.sentence)
    if done.repeated:
        messages.info(request, _("These rows were sent again before; nothing changed."))
    else:
        _say(request, done)
    return redirect("ledger-load", number=done.load)


@require_GET
@office_only
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """How far a large file is; the page asks again by itself and may be left."""
    found = ledger.sending(number) if number < 2**31 else None
    if found is None:
        raise Http404(_("There is no such file on its way in."))
    context: dict[str, Any] = {"sending": found}
    if wants_part(request):
        return render(request, "ledger/sending_part.html", context)
    crumbs = frame_of(Crumb(_("Loads"), reverse("ledger-loads")), Crumb(found.file_name))
    return page(request, "ledger/sending.html", context, crumbs)
