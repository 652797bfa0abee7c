"""Submitting a section, and clearing, returning or reopening it: the act with its consequences before it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.cycle import actions
from answerable.cycle.queries.digest import is_stale, section_digest
from answerable.cycle.queries.sheet.beside import doubts_of
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Remark
from answerable.web.cycle.door import person, plan_of, sheet_or_404, signed_in
from answerable.web.cycle.entry import listed
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_name


@signed_in
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    if request.method == "GET":
        return _show(request, symbol, path, "cycle/submit.html")
    me, text = person(request), request.POST.get("text", "")
    return _act(
        request, symbol, path, "cycle/submit.html",
        lambda: actions.submit_section(by=me.id, symbol=symbol, section=path, text=text),
        _("Submitted to the budget office. You are told when it is cleared or comes back."),
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "POST"])
def clear(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    if request.method == "GET":
        return _show(request, symbol, path, "cycle/clear.html")
    me, sent = person(request), request.POST
    act = sent.get("act", "")
    text = sent.get("text", "")

    def clearing() -> None:
        actions.clear_section(by=me.id, symbol=symbol, section=path, digest=sent.get("digest", ""), text=text)

    acts: dict[str, tuple[Callable[[], None], str]] = {
        "clear": (clearing, _("Cleared. The entity is told.")),
        "return": (
            lambda: actions.return_section(
                by=me.id, symbol=symbol, section=path, text=text, comments=remarks(request)
            ),
            _("Returned with your comments. The entity is told."),
        ),
        "reopen": (
            lambda: actions.reopen_section(by=me.id, symbol=symbol, section=path, text=text),
            _("Opened again. The entity is told."),
        ),
    }
    if act not in acts:
        refused = Refused("invalid", _("Choose what to do with the section."))
        return _show(request, symbol, path, "cycle/clear.html", refused)
    return _act(request, symbol, path, "cycle/clear.html", *acts[act])


def remarks(request: HttpRequest) -> list[Remark]:
    """Comments typed beside single rows: `r:` and the path of the row."""
    return [
        Remark(text, name[2:])
        for name, text in request.POST.items()
        if name.startswith("r:") and isinstance(text, str) and text.strip()
    ]


def _act(
    request: HttpRequest, symbol: str, path: str, template: str, act: Callable[[], None], done: str
) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _show(request, symbol, path, template, refused)
    messages.success(request, done)
    return redirect("entry", symbol, path)


def _show(
    request: HttpRequest, symbol: str, path: str, template: str, refused: Refused | None = None
) -> HttpResponse:
    sheet = sheet_or_404(request, symbol, path, reading=True)
    standing = sheet.standing
    digest = section_digest(standing.id)
    rows = tuple(sheet.rows.values())
    reported = [row for row in rows if row.subject in ("output", "indicator", "money", "posts")]
    explained = [row for row in rows if row.judgement.must_explain]
    context = {
        "sheet": sheet,
        "plan": plan_of(request, standing, reading=True),
        "standing": standing,
        "missing": listed(sheet.missing),
        "missing_count": len(sheet.missing),
        "rows_in_all": len(reported),
        "rows_complete": len(reported) - len({one.path for one in sheet.missing if one.what == "figure"}),
        "explained": explained,
        "unexplained": len({one.path for one in sheet.missing if one.what != "figure"}),
        "digest": digest,
        "stale": standing.status == "cleared" and is_stale(standing.id),
        "findings": doubts_of(symbol, path, language()),
        "refused": refused,
        "sent": request.POST,
        "previous_remarks": {name[2:]: text for name, text in request.POST.items() if name[:2] == "r:"},
        "changed": [row for row in rows if any(c.changed for c in (*row.cells.values(), *row.prose))],
    }
    words = _("Submit") if template == "cycle/submit.html" else _("Clear")
    crumbs = [
        Crumb(_("Progress"), reverse("progress", args=[symbol])),
        Crumb(standing.name, reverse("entry", args=[symbol, path])),
        Crumb(words),
    ]
    frame = Frame("entry", crumbs, report=report_name(request, symbol), section=path)
    return page(request, template, context, frame, status_of(refused) if refused else 200)
