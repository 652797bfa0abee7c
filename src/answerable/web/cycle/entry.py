"""The entry page of a section: tables that save themselves, and without script a form that saves all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cycle import actions
from answerable.cycle.queries.digest import is_stale
from answerable.cycle.queries.filling import filled_at
from answerable.cycle.queries.sheet import Judged, Sheet, judged
from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import address_of
from answerable.cycle.rules.requirements import Missing
from answerable.cycle.rules.values import accepted
from answerable.cycle.shapes import Conflict, Saved, Value
from answerable.web.cycle import reading
from answerable.web.cycle.computed import computed
from answerable.web.cycle.door import person, plan_of, said, sheet_or_404, signed_in
from answerable.web.cycle.words import FIELDS, LANGUAGES, cause_words, typed
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, page, report_name

LISTED = 24  # of what is missing; the rest is counted


@signed_in
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    if request.method == "POST":
        return _saved_by_form(request, symbol, path)
    return show(request, symbol, path)


def _saved_by_form(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """Saves what changed. Conflicts and refusals come back on the page with what was typed."""
    me, values = person(request), []
    try:
        values = reading.of_form(path, request.POST)
        saved = actions.record_values(by=me.id, symbol=symbol, values=values)
    except Refused as refused:
        return show(request, symbol, path, refused=refused, typed_values=values, status=status_of(refused))
    if saved.conflicts:
        typed_values = [conflict.value for conflict in saved.conflicts]
        return show(request, symbol, path, conflicts=saved.conflicts, typed_values=typed_values, status=409)
    count = len(saved.written)
    text = ngettext("%(count)s field saved.", "%(count)s fields saved.", count) % {"count": count}
    messages.success(request, text if count else _("Nothing was changed, so nothing was saved."))
    return redirect("entry", symbol, path)


def show(
    request: HttpRequest,
    symbol: str,
    path: str,
    *,
    refused: Refused | None = None,
    conflicts: Sequence[Conflict] = (),
    typed_values: Sequence[Value] = (),
    status: int = 200,
) -> HttpResponse:
    """The page; what was typed and not stored stands above the tables, ready to be sent again."""
    sheet = sheet_or_404(request, symbol, path)
    plan = plan_of(request, sheet.standing)
    report = report_name(request, symbol)
    standing = sheet.standing
    context = {
        "sheet": sheet,
        "plan": plan,
        "may_write": sheet.may_write if plan is None else plan.may_write,
        "standing": standing,
        "missing": listed(sheet.missing),
        "missing_count": len(sheet.missing),
        "refused": refused,
        "stale": standing.status == "cleared" and is_stale(standing.id),
        "kept": kept(typed_values, conflicts, sheet),
        "person_id": person(request).id,
        "comments": [one for one in sheet.comments if not one.path],
        "filled_at": filled_at(symbol) if sheet.money or sheet.posts else None,
        "has_previous": any(row.had_previous for row in sheet.rows.values()),
    }
    crumbs = [Crumb(_("Progress"), reverse("progress", args=[symbol])), Crumb(standing.name)]
    frame = Frame("entry", crumbs, report=report, section=path)
    template = "cycle/entry.html" if plan is None else "plans/author.html"
    return page(request, template, context, frame, status)


def kept(values: Sequence[Value], conflicts: Sequence[Conflict], sheet: Sheet) -> list[dict[str, Any]]:
    """What was typed and is not stored, each beside what stands there now."""
    by_value = {_key(conflict.value): conflict for conflict in conflicts}
    found = []
    for value in values:
        conflict = by_value.get(_key(value))
        present = _present(sheet, value) if conflict is None else conflict.theirs
        found.append(
            {
                "key": _key(value),
                "value": value,
                "conflict": conflict,
                "present": present,
                "label": field_words(value.field, value.language),
                "long": bool(value.language),
            }
        )
    return found


def _present(sheet: Sheet, value: Value) -> str | None:
    cells = (cell for row in sheet.rows.values() for cell in (*row.cells.values(), *row.prose))
    wanted = (value.path, value.field, value.language)
    return next((c.value for c in cells if (c.path, c.field, c.language) == wanted), None)


def _key(value: Value) -> str:
    return f"{value.path}|{value.field}|{value.language}"


@signed_in
@require_POST
def cells(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    """Several cells at once, from the script; the answer has what the server makes of them."""
    me = person(request)
    try:
        values = reading.of_script(request, path)
        saved = actions.record_values(by=me.id, symbol=symbol, values=values)
    except Refused as refused:
        return said(refused)
    now = judged(symbol, path, me)
    if now is None:
        raise Http404
    return JsonResponse(answer(saved, values, now))


def answer(saved: Saved, values: Sequence[Value], now: Judged) -> dict[str, Any]:
    """What the page needs after a save: rows judged again, what lacks, who was first."""
    paths = dict.fromkeys(value.path for value in values)
    conflicted = {_key(conflict.value) for conflict in saved.conflicts}
    return {
        "saved": [key for value in values if (key := _key(value)) not in conflicted],
        "values": {_key(v): _stored(v, now.languages) for v in values if _key(v) not in conflicted},
        "conflicts": [_conflict(conflict) for conflict in saved.conflicts],
        "rows": {path: computed(now.rows[path]) for path in paths if path in now.rows},
        "lacking": [f"{one.path}|{one.field}|{one.language}" for one in now.missing if one.path in paths],
        "missing": missing_part(now.missing),
        "at": f"{datetime.now(UTC):%H:%M}",
    }


def _stored(value: Value, languages: tuple[str, ...]) -> dict[str, str]:
    """What stands there now, and how somebody would type it."""
    stored = accepted(address_of(value.section, value.path).subject, value, languages)
    return {"value": stored or "", "shown": typed(stored)}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    theirs, field = conflict.theirs, conflict.value.field
    shown = cause_words(theirs) if field == "cause" else theirs if conflict.value.language else typed(theirs)
    return {
        "key": _key(conflict.value),
        "theirs": theirs or "",
        "shown": shown or "",
        "by": conflict.by or _("the stored document"),
        "at": f"{conflict.at.astimezone(UTC):%Y-%m-%d %H:%M}",
    }


def missing_part(missing: Sequence[Missing]) -> str:
    """The list of what must still be filled or explained."""
    return render_to_string("cycle/missing.html", {"missing": listed(missing), "missing_count": len(missing)})


def listed(missing: Sequence[Missing]) -> list[tuple[str, str, str]]:
    """Path, key of the cell and words of the first that lack."""
    return [(one.path, f"{one.path}|{one.field}|{one.language}", lacks(one)) for one in missing[:LISTED]]


def lacks(one: Missing) -> str:
    """What is missing, in few words: 'Actual', 'Reason: still a draft (Chinese)'."""
    field = field_words(one.field, one.language)
    more = {
        "draft": _("still a draft"),
        "translation": _("not yet translated"),
        "outdated": _("the source changed since"),
        "objective": _("missing"),
        "indicator": _("an indicator is missing"),
        "measure": _("a performance measure is missing"),
    }.get(one.what)
    return _("%(field)s: %(what)s") % {"field": field, "what": more} if more else field


def field_words(field: str, code: str = "") -> str:
    words = str(FIELDS.get(field, field))
    return f"{words} ({LANGUAGES.get(code, code)})" if code else words
