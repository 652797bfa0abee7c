"""The list of budgets, one budget with its versions, beginning one, and the cost categories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from answerable.calc.account import Period
from answerable.organization.queries import entities as every_entity
from answerable.plans import actions, queries
from answerable.plans.choices import BUDGET_STAGES
from answerable.plans.rules import Refused, refuse
from answerable.plans.rules.posts import day_of
from answerable.plans.rules.standing import may_run
from answerable.plans.shapes import BudgetFilter, BudgetRow
from answerable.web.budgets.door import budget_or_404, runs_budgets
from answerable.web.budgets.words import GROUPS, STAGES, STATES, named, period_name, version_name
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, page
from answerable.web.results.export import Cell, answer


@require_GET
def budgets(request: HttpRequest) -> HttpResponse:
    """Budgets by period, each with its versions; the public sees those with a final one."""
    asked = _asked(request)
    found = queries.budgets(asked)
    context = {
        "rows": [(row, named(row.names, row.code), period_name(row), _versions(row)) for row in found],
        "office": runs_budgets(request),
        "stages": STAGES.items(),
        "searched": asked.text,
        "chosen": asked.stage,
        "export_query": f"?{urlencode({'q': asked.text, 'stage': asked.stage})}",
    }
    return page(request, "budgets/list.html", context, Frame("budgets", [Crumb(_("Budgets"))]))


def _asked(request: HttpRequest) -> BudgetFilter:
    asked = {name: request.GET.get(name, "").replace("\0", "")[:80] for name in ("q", "stage")}
    return BudgetFilter(stage=asked["stage"] if asked["stage"] in BUDGET_STAGES else "", text=asked["q"])


@require_GET
def exported(request: HttpRequest, form: str) -> HttpResponse:
    """The budgets on the screen as a file, one row for each of their versions."""
    head: list[Cell] = [
        _("Code"), _("Budget"), _("Period"), _("Currency"), _("Version"), _("Stage"), _("State"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            row.code, str(named(row.names, row.code)), str(period_name(row)), row.currency,
            *(str(cell) for cell in version[1:]),
        ]
        for row in queries.budgets(_asked(request))
        for version in (_versions(row) or [("", "", "", "")])
    ]  # fmt: skip
    return answer(form, "budgets", [head, *rows])


@require_GET
def budget(request: HttpRequest, code: str) -> HttpResponse:
    found = budget_or_404(code)
    office = runs_budgets(request)
    others = [row for row in queries.budgets() if row.period_start <= found.period_start] if office else []
    context = {
        "budget": found,
        "name": named(found.names, found.code),
        "period": period_name(found),
        "entity": named(found.entity_names, found.entity or "") if found.entity else None,
        "versions": _versions(found),
        "office": office,
        "stages": [(stage, STAGES[stage]) for stage in BUDGET_STAGES if stage != "scenario"],
        "sources": [
            (version.id, f"{named(row.names, row.code)} ({period_name(row)}): {version_name(version)}")
            for row in others
            for version in reversed(row.versions)
        ],
        "source": _source(found, others),
        "entities": [(e.code, named(e.names, e.code)) for e in queries.entities_of_budget(code)]
        if office
        else [],
        "groups": _categories() if office else [],
    }
    frame = Frame("budgets", [Crumb(_("Budgets"), reverse("budgets")), Crumb(context["name"])])
    return page(request, "budgets/budget.html", context, frame)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Beginning a budget. Whoever may not is told so."""
    try:
        refuse(may_run(person(request).scopes.get("clears", ())))
    except Refused as refused:
        return faults.refused(request, refused.sentence)
    if request.method == "GET":
        return _new(request)
    sent = request.POST
    try:
        code = actions.begin_budget(
            by=person(request).id,
            code=sent.get("code", "").strip(),
            names={"en": sent.get("name_en", ""), "zh": sent.get("name_zh", "")},
            entity=sent.get("entity") or None,
            period=Period(_day(sent, "start"), _day(sent, "end"), sent.get("label", "").strip()[:40] or None),
            currency=sent.get("currency", "").strip(),
        )
    except Refused as refused:
        return _new(request, refused)
    messages.success(request, _("The budget is begun; now begin its first version."))
    return redirect("budget", code)


@signed_in
@require_http_methods(["GET", "POST"])
def categories(request: HttpRequest) -> HttpResponse:
    """The lines of the account: one list for budgets, ledger and reports."""
    refused = None
    if request.method == "POST":
        sent = request.POST
        try:
            code = actions.save_cost_category(
                by=person(request).id,
                code=sent.get("code", "").strip(),
                names={"en": sent.get("name_en", ""), "zh": sent.get("name_zh", "")},
                group=sent.get("group", ""),
                position=_whole(sent.get("position", "")),
            )
        except Refused as fault:
            refused = fault
        else:
            messages.success(request, _("Saved: %(code)s.") % {"code": code})
            return redirect("cost-categories")
    context = {
        "rows": [(c, named(c.names, c.code), GROUPS[c.group]) for c in queries.cost_categories()],
        "groups": GROUPS.items(),
        "office": runs_budgets(request),
        "refused": refused,
        "filled": request.POST,
    }
    crumbs = [Crumb(_("Budgets"), reverse("budgets")), Crumb(_("Cost categories"))]
    status = 200 if refused is None else status_of(refused)
    return page(request, "budgets/categories.html", context, Frame("budgets", crumbs), status)


def _new(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    context = {
        "refused": refused,
        "filled": request.POST,
        "entities": [(code, named(names, code), depth) for code, names, depth in _entity_choices()],
    }
    crumbs = [Crumb(_("Budgets"), reverse("budgets")), Crumb(_("Begin a budget"))]
    status = 200 if refused is None else status_of(refused)
    return page(request, "budgets/new.html", context, Frame("budgets", crumbs), status)


def _source(budget: BudgetRow, others: Sequence[BudgetRow]) -> int | None:
    """The newest version that is of the same entity: what a version is most often made from."""
    same = (row for row in others if row.entity == budget.entity and row.currency == budget.currency)
    return next((version.id for row in same for version in reversed(row.versions)), None)


def _entity_choices() -> list[tuple[str, Any, int]]:
    codes = queries.entity_codes()
    return [(codes[number], names, depth) for number, names, depth in every_entity() if number in codes]


def _versions(row: BudgetRow) -> list[tuple[Any, str, Any, Any]]:
    """Newest first: the version, its name, stage and state in words."""
    return [
        (version, version_name(version), STAGES[version.stage], STATES[version.status])
        for version in reversed(row.versions)
    ]


def _categories() -> list[tuple[Any, list[tuple[str, Any]]]]:
    found: dict[str, list[tuple[str, Any]]] = {}
    for category in queries.cost_categories():
        found.setdefault(category.group, []).append((category.code, named(category.names, category.code)))
    return [(GROUPS[group], found[group]) for group in GROUPS if group in found]


def _day(sent: Any, name: str) -> date:
    found = day_of(sent.get(name), name)
    if found is None:
        raise Refused("invalid", _("Give the first and the last day of the period."), place=name)
    return found


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
