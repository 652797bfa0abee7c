"""Scenarios: inputs that are reckoned at once, beside the version and the scenarios that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.calc.budgeting import SUPPOSITIONS, Totals, change
from answerable.plans import actions, queries
from answerable.plans.rules import Refused, refuse
from answerable.plans.rules.standing import may_run
from answerable.plans.rules.supposing import checked
from answerable.plans.shapes import BudgetSheet, ScenarioChange, VersionRow
from answerable.web.budgets.door import frame_of, version_or_404
from answerable.web.budgets.entity import percent_html
from answerable.web.budgets.matrix import amount_html
from answerable.web.budgets.words import GROUPS, SUPPOSED, TOTALS, named, version_name
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, me_of, page, wants_part

FREE = 3  # further suppositions beside the sliders
NOT_SUPPOSED = ("assessment",)


@signed_in
@require_http_methods(["GET", "POST"])
def scenarios(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """GET reckons what is asked in the address; POST keeps it as a scenario. The budget office does."""
    found = version_or_404(code, number)
    try:
        refuse(may_run(person(request).scopes.get("clears", ())))
    except Refused as refused:
        return faults.refused(request, refused.sentence)
    if request.method == "GET":
        return _show(request, found, request.GET)
    sent = request.POST
    try:
        made = actions.begin_scenario(
            by=person(request).id,
            version=found.id,
            names={"en": sent.get("name_en", ""), "zh": sent.get("name_zh", "")},
            changes=_changes(sent, _sheet(request, found)),
        )
    except Refused as refused:
        return _show(request, found, sent, refused)
    kept = queries.version(made)
    assert kept is not None
    messages.success(
        request, _("The scenario is kept: %(name)s.") % {"name": named(kept.names, str(kept.number))}
    )
    return redirect("budget-scenarios", code, number)


@signed_in
@require_POST
def remove(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Takes away a scenario that was made from this version."""
    chosen = request.POST.get("scenario", "")
    known = chosen.isascii() and chosen.isdigit() and len(chosen) < 10
    scenario = version_or_404(code, int(chosen) if known else 0)
    try:
        actions.remove_scenario(by=person(request).id, version=scenario.id)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The scenario is removed."))
    return redirect("budget-scenarios", code, number)


def _show(
    request: HttpRequest, found: VersionRow, asked: QueryDict, refused: Refused | None = None
) -> HttpResponse:
    sheet = _sheet(request, found)
    try:
        changes = checked(_changes(asked, sheet), entities={e.code for e in sheet.entities})
        reckoned = _side_by_side(found, sheet, changes)
    except Refused as fault:
        reckoned, refused = _side_by_side(found, sheet, ()), refused or fault
    context = {
        "edition": found,
        "name": version_name(found),
        "sliders": _sliders(sheet, asked),
        "free": [_free(asked, at) for at in range(FREE)],
        "entities": [(e.code, named(e.names, e.code)) for e in sheet.entities],
        "categories": [(c.code, named(c.names, c.code)) for c in sheet.categories],
        "kinds": [(kind, SUPPOSED[kind]) for kind in SUPPOSITIONS],
        "refused": refused,
        "filled": asked,
        **reckoned,
    }
    if wants_part(request):
        return render(request, "budgets/supposed.html", context)
    status = 200 if refused is None else status_of(refused)
    return page(request, "budgets/scenarios.html", context, frame_of(found, Crumb(_("Scenarios"))), status)


def _sheet(request: HttpRequest, found: VersionRow) -> BudgetSheet:
    sheet = queries.budget_sheet(found.id, me=me_of(request))
    assert sheet is not None
    return sheet


def _changes(sent: Mapping[str, str], sheet: BudgetSheet) -> list[ScenarioChange]:
    """Sliders first, in the order of the groups, then the further suppositions."""
    found = [
        ScenarioChange("percent", value, group=group)
        for group in _groups(sheet)
        if (value := sent.get(f"percent-{group}", "").strip()) not in ("", "0")
    ]
    for at in range(FREE):
        value = sent.get(f"value-{at}", "").strip()
        if value:
            found.append(
                ScenarioChange(
                    sent.get(f"kind-{at}", ""),
                    value,
                    sent.get(f"before-{at}", "").strip() or None,
                    sent.get(f"entity-{at}", ""),
                    sent.get(f"category-{at}", ""),
                )
            )
    return found


def _groups(sheet: BudgetSheet) -> list[str]:
    there = {category.group for category in sheet.categories}
    return [group for group in GROUPS if group in there and group not in NOT_SUPPOSED]


def _sliders(sheet: BudgetSheet, asked: Mapping[str, str]) -> list[tuple[str, Any, Any, str]]:
    return [
        (
            group,
            GROUPS[group],
            amount_html(sheet.totals.by_group.get(group)),
            asked.get(f"percent-{group}", "0"),
        )
        for group in _groups(sheet)
    ]


def _free(asked: Mapping[str, str], at: int) -> dict[str, Any]:
    names = ("kind", "entity", "category", "before", "value")
    return {"at": at, **{name: asked.get(f"{name}-{at}", "") for name in names}}


def _side_by_side(
    found: VersionRow, sheet: BudgetSheet, changes: tuple[ScenarioChange, ...]
) -> dict[str, Any]:
    """The version, what is supposed now, and each scenario kept of it: by category, and totals."""
    budget = queries.budget(found.budget)
    names = {e.code: str(named(e.names, e.code)) for e in sheet.entities}
    names |= {c.code: str(named(c.names, c.code)) for c in sheet.categories}
    kept = [
        v for v in (budget.versions if budget else ()) if v.stage == "scenario" and v.based_on == found.id
    ]
    columns = [
        queries.supposed_by_category(found.id, changes),
        *(queries.sums_by_category(v.id) for v in kept),
    ]
    totals = [queries.supposed_totals(found.id, changes), *(queries.budget_totals(v.id) for v in kept)]
    rows = [
        (named(c.names, c.code), _row(sheet.by_category[c.code], [column.get(c.code) for column in columns]))
        for c in sheet.categories
    ]
    foot = [
        (words, _row(getattr(sheet.totals, name), [getattr(total, name) for total in totals]))
        for name, words in TOTALS.items()
        if _is_shown(sheet.totals, name)
    ]
    return {
        "kept": [(v, named(v.names, str(v.number)), _said(v, names)) for v in kept],
        "rows": rows,
        "foot": foot,
        "supposed": len(changes),
        "spoken": [spoken(change_, names) for change_ in changes],
    }


def _is_shown(found: Totals, name: str) -> bool:
    needs = {"direct": found.overheads, "total": found.in_kind}
    return getattr(found, name) is not None and (name not in needs or needs[name] is not None)


def _row(before: Decimal | None, after: list[Decimal | None]) -> tuple[Any, list[tuple[Any, Any]]]:
    return amount_html(before), [
        (amount_html(value), percent_html(change(before, value).percent)) for value in after
    ]


def _said(found: VersionRow, names: Mapping[str, str]) -> list[str]:
    held = found.assumptions.get("changes", [])
    rows = held if isinstance(held, list) else []
    return [spoken(ScenarioChange(**row), names) for row in rows]


def spoken(supposed: ScenarioChange, names: Mapping[str, str]) -> str:
    """A supposition in words; `names` of entities and categories by code."""
    parts = (
        names.get(supposed.entity, supposed.entity),
        names.get(supposed.category, supposed.category),
        str(GROUPS.get(supposed.group, supposed.group)),
    )
    about = " · ".join(part for part in parts if part) or _("everything")
    if supposed.kind == "vacancy":
        return _("%(about)s: vacancy rate %(after)s%% instead of %(before)s%%") % {
            "about": about, "after": supposed.value, "before": supposed.before,
        }  # fmt: skip
    if supposed.kind == "percent":
        return _("%(about)s: %(value)s per cent") % {"about": about, "value": supposed.value}
    return _("%(about)s: %(value)s, spread by size") % {"about": about, "value": supposed.value}
