"""How far the account is: completeness by entity, totals at this moment, what the audit doubts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from answerable.cycle import actions, queries
from answerable.cycle.queries import Progress, SectionProgress
from answerable.cycle.rules import Refused
from answerable.web.cycle.door import person, signed_in
from answerable.web.cycle.words import STATES
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_name
from answerable.web.results import export

PAGE_LENGTH = 100
STATE_ORDER = ("open", "returned", "submitted", "cleared")
SORTS: dict[str, Any] = {
    "position": None,
    "name": lambda one: str(one.name or one.path).casefold(),
    "state": lambda one: STATE_ORDER.index(one.status) if one.status in STATE_ORDER else 9,
    "given": lambda one: share(one.counts.given, one.counts.due),
    "missing": lambda one: one.counts.missing,
    "errors": lambda one: (one.errors, one.warnings),
    "entry": lambda one: one.last_entry or datetime.min.replace(tzinfo=UTC),
}


def share(part: int, whole: int) -> int:
    """Of a hundred; nothing due is nothing missing."""
    return 100 if not whole else part * 100 // whole


@signed_in
@require_GET
def progress(request: HttpRequest, symbol: str) -> HttpResponse:
    return show(request, symbol)


def show(request: HttpRequest, symbol: str, refused: Refused | None = None) -> HttpResponse:
    found = progress_or_404(request, symbol)
    rows = shown(request, found)
    number = request.GET.get("page", "1")
    at = max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    pages = max(1, -(-len(rows) // PAGE_LENGTH))
    at = min(at, pages)
    me = person(request)
    context = {
        "progress": found,
        "rows": rows[(at - 1) * PAGE_LENGTH : at * PAGE_LENGTH],
        "count": len(rows),
        "page_at": at,
        "page_next": at + 1 if at < pages else None,
        "page_before": at - 1 if at > 1 else None,
        "chips": _chips(found),
        "chosen": request.GET.get("state", ""),
        "searched": request.GET.get("q", ""),
        "at": datetime.now(UTC),
        "parts": queries.parts(symbol, language()),
        "given": share(found.total.given, found.total.due),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_change": me.may_everywhere("clears"),
        "refused": refused,
        "sent": request.POST,
    }
    frame = Frame("progress", [Crumb(_("Progress"))], report=report_name(request, symbol))
    return page(request, "cycle/progress.html", context, frame, status_of(refused) if refused else 200)


def progress_or_404(request: HttpRequest, symbol: str) -> Progress:
    found = queries.progress(symbol, language(), datetime.now(UTC).date())
    if found is None or not person(request).may("reads"):
        raise Http404(_("No account is being made under this name, or it is not yours to see."))
    return found


def _chips(found: Progress) -> list[tuple[str, str, int]]:
    """State, words and how many: what can be filtered by."""
    rows = [(state, str(STATES[state]), found.states.get(state, 0)) for state in STATE_ORDER]
    stale = sum(one.is_stale for one in found.sections)
    return [
        *rows,
        ("late", _("late"), len(found.late)),
        ("stale", _("changed after clearance"), stale),
        ("missing", _("something missing"), sum(one.counts.missing > 0 for one in found.sections)),
    ]


def shown(request: HttpRequest, found: Progress) -> list[SectionProgress]:
    """The sections that fit the filters, in the order asked for."""
    state = request.GET.get("state", "")
    search = request.GET.get("q", "").strip().casefold()
    fits: Any = {
        "late": lambda one: one.is_late,
        "stale": lambda one: one.is_stale,
        "missing": lambda one: one.counts.missing > 0,
    }.get(state, lambda one: not state or one.status == state)
    rows = [
        one
        for one in found.sections
        if fits(one) and (not search or search in f"{one.path} {one.name or ''}".casefold())
    ]
    asked = request.GET.get("sort", "position")
    key = SORTS.get(asked.removeprefix("-"))
    if key is not None:
        rows.sort(key=key, reverse=asked.startswith("-"))
    return rows


@signed_in
@require_GET
def exported(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    """The rows shown, as a file."""
    return export.answer(form, f"{symbol}-progress", table(shown(request, progress_or_404(request, symbol))))


def table(rows: Sequence[SectionProgress]) -> list[list[Any]]:
    head = [
        _("Section"), _("Entity"), _("State"), _("Late"), _("Figures due"), _("Figures given"),
        _("To be explained"), _("Explained"), _("Missing"), _("Errors"), _("Doubts"), _("Open comments"),
        _("Last entry (UTC)"),
    ]  # fmt: skip
    return [
        head,
        *(
            [
                one.path, str(one.name or ""), str(STATES.get(one.status, one.status)),
                _("late") if one.is_late else "", one.counts.due, one.counts.given, one.counts.to_explain,
                one.counts.explained, one.counts.missing, one.errors, one.warnings, one.comments,
                f"{one.last_entry:%Y-%m-%d %H:%M}" if one.last_entry else _("nothing entered"),
            ]
            for one in rows
        ),
    ]  # fmt: skip


@signed_in
@require_http_methods(["POST"])
def deadlines(request: HttpRequest, symbol: str) -> HttpResponse:
    me, sent = person(request), request.POST
    progress_or_404(request, symbol)
    try:
        days = {name: day(sent.get(name, "")) for name in ("submit_by", "clear_by", "publish_by")}
        actions.change_deadlines(by=me.id, symbol=symbol, **days)
    except Refused as refused:
        return show(request, symbol, refused)
    messages.success(request, _("The deadlines are changed."))
    return redirect("progress", symbol)


def day(text: str) -> date:
    """A day as a form sends it. Raises `Refused` (invalid) for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Refused("invalid", _("A day such as 2027-03-31 was expected.")) from fault
