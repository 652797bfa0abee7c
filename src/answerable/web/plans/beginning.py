"""Beginning a plan: from nothing, carried forward, or from documents that are looked at first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.calc.account import Period
from answerable.calc.periods import shifted
from answerable.cycle.rules import Refused
from answerable.organization.queries.register import entity_choices
from answerable.publishing import actions
from answerable.web.cycle import plan_files
from answerable.web.cycle.door import person, signed_in
from answerable.web.cycle.progress import day
from answerable.web.documents.reading import SUFFIXES
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_names
from answerable.web.plans.words import KINDS

NAMES = (
    "code", "symbol", "name_en", "name_zh", "label", "start", "end", "entity", "kind", "carried_from",
    "submit_by", "clear_by", "publish_by",
)  # fmt: skip
LANGUAGES = ("en", "zh")


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """A form, and the plan made from it."""
    me = person(request)
    if not me.may_everywhere("clears"):
        return faults.refused(request, _("The budget office of the institution begins plans."))
    if request.method == "GET":
        return _show(request)
    key = request.POST.get("kept", "")
    try:
        if files := request.FILES.getlist("plans"):
            key = plan_files.keep(files, me.id)
        symbol = actions.begin_plan(by=me.id, **_wish(request, key, me.id))
    except Refused as refused:
        return _show(request, key=key, refused=refused)
    plan_files.forget(key, me.id)
    messages.success(request, _("The plan is begun. Its entities see their sections now."))
    return redirect("progress", symbol)


def _wish(request: HttpRequest, key: str, by: int) -> dict[str, Any]:
    sent = request.POST
    languages = tuple(code for code in LANGUAGES if code in sent.getlist("languages"))
    wish: dict[str, Any] = {
        "code": sent.get("code", "").strip(),
        "names": {code: sent.get(f"name_{code}", "") for code in LANGUAGES},
        "entity": sent.get("entity") or None,
        "period": Period(
            day(sent.get("start", "")), day(sent.get("end", "")), sent.get("label", "").strip() or None
        ),
        "kind": sent.get("kind", ""),
        "symbol": sent.get("symbol", ""),
        "languages": languages,
        "carried_from": sent.get("carried_from") or None,
        **{name: day(sent.get(name, "")) for name in ("submit_by", "clear_by", "publish_by")},
    }
    if key:
        wish["documents"] = plan_files.documents(key, by)
    return wish


def _show(request: HttpRequest, *, key: str = "", refused: Refused | None = None) -> HttpResponse:
    stored = [line for line in report_names(request) if line.period]
    filled = _proposed(stored)
    filled.update({name: request.POST[name] for name in NAMES if name in request.POST})
    chosen = request.POST.getlist("languages") if request.method == "POST" else list(LANGUAGES)
    context = {
        "filled": filled,
        "refused": refused,
        "stored": [line for line in stored if line.kind != "outputs_addendum"],
        "entities": entity_choices(language()),
        "kinds": list(KINDS.items()),
        "key": key,
        "kept": plan_files.names(key, person(request).id),
        "suffixes": SUFFIXES,
        "languages_offered": [
            (code, name, code in chosen) for code, name in (("en", _("English")), ("zh", _("Chinese")))
        ],
    }
    frame = Frame("plans", [Crumb(_("Plans"), reverse("plans")), Crumb(_("Begin a plan"))])
    return page(request, "plans/begin.html", context, frame, status_of(refused) if refused else 200)


def _proposed(stored: list[Any]) -> dict[str, str]:
    """The period after the newest one, with deadlines in the weeks to come."""
    today = datetime.now(UTC).date()
    days = {"submit_by": 30, "clear_by": 45, "publish_by": 60}
    found = {name: (today + timedelta(days=count)).isoformat() for name, count in days.items()}
    usual = [line for line in stored if line.kind != "programme_budget"]  # what the form offers first
    newest = max(usual or stored, key=lambda line: line.period.end, default=None)
    if newest is None:
        return found
    following = shifted(Period(newest.period.start, newest.period.end, newest.period.label), 1)
    return {
        **found,
        "label": following.label or "",
        "start": following.start.isoformat(),
        "end": following.end.isoformat(),
    }
