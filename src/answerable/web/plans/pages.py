"""The list of plans, and one plan with its versions and what can be done with them next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.calc.account import Period
from answerable.cycle.rules import Refused
from answerable.publishing import actions
from answerable.results import queries
from answerable.results.choices import LANGUAGES
from answerable.results.queries.plans import PlanLine, VersionLine
from answerable.web.cycle.door import person, signed_in
from answerable.web.cycle.progress import day
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page
from answerable.web.plans.words import STAGES


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan the reader may know of."""
    me = me_of(request)
    context = {
        "plans": queries.plans(language()),
        "documents": queries.unattached_plans(language()),
        "office": me is not None and me.may_everywhere("clears"),
    }
    return page(request, "plans/list.html", context, Frame("plans", [Crumb(_("Plans"))]))


@require_http_methods(["GET", "HEAD"])
def plan(request: HttpRequest, code: str) -> HttpResponse:
    return _show(request, code)


def _show(request: HttpRequest, code: str, refused: Refused | None = None) -> HttpResponse:
    found = queries.plan(code, language())
    if found is None:
        raise Http404(_("There is no such plan, or it is not open to you."))
    me = me_of(request)
    today = datetime.now(UTC).date()
    context = {
        "plan": found,
        "office": me is not None and me.may_everywhere("clears"),
        "publisher": me is not None and me.may_everywhere("publishes"),
        "known": me is not None,
        "stages": [(code, text) for code, text in STAGES.items()],
        "documents": queries.unattached_plans(language()),
        "pairs": _pairs(found),
        "names": queries.plan_names(found.code),
        "moves": all(version.is_open for version in found.versions),
        "withdrawable": [version for version in found.versions if _is_draft(version, found)],
        "decidable": [v for v in found.versions if not v.is_open and v.stage != "proposed"],
        "filled": {
            "submit_by": today + timedelta(days=30),
            "clear_by": today + timedelta(days=45),
            "publish_by": today + timedelta(days=60),
            "stage": _next_stage(found),
            **request.POST.dict(),
        },
        "refused": refused,
    }
    frame = Frame("plans", [Crumb(_("Plans"), reverse("plans")), Crumb(found.name)])
    return page(request, "plans/plan.html", context, frame, status_of(refused) if refused else 200)


def _is_draft(version: VersionLine, plan: PlanLine) -> bool:
    """Whether it is worth offering to withdraw it; the act itself asks everything."""
    states = {state for state, _count in version.sections}
    followed = any(other.based_on == version.symbol for other in plan.versions)
    return version.is_open and not followed and not states & {"submitted", "returned"}


def _pairs(found: PlanLine) -> list[tuple[Any, Any]]:
    """Each version with the one before it that it is compared with."""
    by_symbol = {version.symbol: version for version in found.versions}
    pairs = []
    for at, version in enumerate(found.versions):
        before = by_symbol.get(version.based_on or "") or (found.versions[at - 1] if at else None)
        if before is not None:
            pairs.append((before, version))
    return pairs


def _next_stage(found: PlanLine) -> str:
    stages = list(STAGES)
    last = found.versions[-1].stage if found.versions else stages[0]
    return stages[min(stages.index(last) + 1, len(stages) - 1)] if last in stages else stages[0]


def _act(request: HttpRequest, code: str, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _show(request, code, refused)
    messages.success(request, done)
    return redirect("plan", code)


@signed_in
@require_POST
def begin_version(request: HttpRequest, code: str) -> HttpResponse:
    """Another version, that begins with what one says."""
    sent, me = request.POST, person(request)
    return _act(
        request, code,
        lambda: actions.begin_version(
            by=me.id, plan=code, stage=sent.get("stage", ""), symbol=sent.get("symbol", ""),
            based_on=sent.get("based_on", ""), settled="settled" in sent,
            submit_by=day(sent.get("submit_by", "")), clear_by=day(sent.get("clear_by", "")),
            publish_by=day(sent.get("publish_by", "")),
        ),
        _("The version is begun."),
    )  # fmt: skip


@signed_in
@require_POST
def add_version(request: HttpRequest, code: str) -> HttpResponse:
    """A stored document becomes a version."""
    sent, me = request.POST, person(request)
    return _act(
        request, code,
        lambda: actions.add_version(
            by=me.id, plan=code, symbol=sent.get("symbol", ""), stage=sent.get("stage", ""),
            based_on=sent.get("based_on", ""),
        ),
        _("The document is a version of this plan now."),
    )  # fmt: skip


@signed_in
@require_POST
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Other names; another period where the form had one."""
    sent, me = request.POST, person(request)
    names = {language: sent[f"name_{language}"] for language in LANGUAGES if f"name_{language}" in sent}
    return _act(
        request, code,
        lambda: actions.rename_plan(by=me.id, plan=code, names=names, period=_period(sent)),
        _("The plan is renamed."),
    )  # fmt: skip


def _period(sent: Any) -> Period | None:
    if "start" not in sent:
        return None
    return Period(day(sent["start"]), day(sent.get("end", "")), sent.get("label", "").strip() or None)


@signed_in
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """A version begun by mistake goes, and its plan where it has no other."""
    sent, me = request.POST, person(request)
    try:
        stays = actions.withdraw_version(
            by=me.id, symbol=sent.get("symbol", ""), reason=sent.get("reason", "")
        )
    except Refused as refused:
        return _show(request, code, refused)
    messages.success(request, _("The version is withdrawn; the journal keeps what stood in it."))
    return redirect("plan", stays) if stays else redirect("plans")


@signed_in
@require_POST
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """What decided a version, and when."""
    sent, me = request.POST, person(request)
    return _act(
        request, code,
        lambda: actions.decide_version(
            by=me.id, symbol=sent.get("symbol", ""), decision=sent.get("decision", ""),
            decided_on=day(sent.get("decided_on", "")),
        ),
        _("The decision is noted."),
    )  # fmt: skip
