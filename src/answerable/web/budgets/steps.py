"""Acts on versions, each a form of its own: begin, lay out, move, make final, vacancy rates."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.plans import actions
from answerable.plans.choices import STAFF_GROUPS
from answerable.plans.queries import version
from answerable.plans.rules import Refused
from answerable.plans.rules.posts import day_of
from answerable.web.budgets.door import budget_or_404, version_or_404
from answerable.web.cycle.door import person, signed_in


@signed_in
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """A further version of a budget."""
    budget_or_404(code)
    sent = request.POST
    source = sent.get("based_on", "")
    names = {"en": sent.get("name_en", ""), "zh": sent.get("name_zh", "")}
    try:
        number = actions.begin_budget_version(
            by=person(request).id,
            budget=code,
            stage=sent.get("stage", ""),
            based_on=int(source) if source.isascii() and source.isdigit() and len(source) < 10 else None,
            names=names if any(name.strip() for name in names.values()) else None,
            entities=sent.getlist("entities"),
            categories=sent.getlist("categories"),
        )
    except Refused as refused:
        return _back(request, refused, "budget", code)
    found = version(number)
    assert found is not None
    messages.success(request, _("The version is begun; entities can write their lines now."))
    return redirect("budget-version", found.budget, found.number)


@signed_in
@require_POST
def lay_out(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Rows and columns added: whatever is there gets the new ones, too."""
    sent = request.POST

    def act(found: int) -> None:
        entities, categories = sent.getlist("entities"), sent.getlist("categories")
        actions.lay_out(
            by=person(request).id,
            version=found,
            entities=entities or sent.getlist("present_entities"),
            categories=categories or sent.getlist("present_categories"),
        )

    return _act(request, code, number, act, _("The sheet has the new rows and columns."))


@signed_in
@require_POST
def move(request: HttpRequest, code: str, number: int) -> HttpResponse:
    to = request.POST.get("to", "")
    done = (
        _("The version is in review: only the budget office writes now.")
        if to == "review"
        else _("The draft is open again: entities can write their lines.")
    )

    def act(found: int) -> None:
        actions.move_version(by=person(request).id, version=found, to=to)

    return _act(request, code, number, act, done)


@signed_in
@require_POST
def finalise(request: HttpRequest, code: str, number: int) -> HttpResponse:
    sent = request.POST

    def act(found: int) -> None:
        actions.finalise_version(
            by=person(request).id,
            version=found,
            symbol=sent.get("symbol", ""),
            decided_on=day_of(sent.get("decided_on"), "decided_on"),
            seen=sent.get("seen", ""),
        )

    return _act(request, code, number, act, _("The version is final and sealed; nobody can change it."))


@signed_in
@require_POST
def vacancy(request: HttpRequest, code: str, number: int) -> HttpResponse:
    rates = {group: request.POST.get(group) for group in STAFF_GROUPS if group in request.POST}

    def act(found: int) -> None:
        actions.set_vacancy_rates(by=person(request).id, version=found, rates=rates)

    return _act(request, code, number, act, _("The vacancy rates are saved."))


def _act(request: HttpRequest, code: str, number: int, act: Callable[[int], None], done: str) -> HttpResponse:
    found = version_or_404(code, number)
    try:
        act(found.id)
    except Refused as refused:
        return _back(request, refused, "budget-version", code, str(number))
    messages.success(request, done)
    return redirect("budget-version", code, number)


def _back(request: HttpRequest, refused: Refused, name: str, *parts: str) -> HttpResponse:
    """The page one came from, with the sentence on it."""
    messages.error(request, refused.sentence)
    return redirect(name, *parts)
