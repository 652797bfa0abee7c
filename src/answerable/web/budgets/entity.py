"""The money of one entity in a version: each line with its change, and why it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from answerable.plans import actions, queries
from answerable.plans.rules import Refused
from answerable.plans.shapes import BudgetSheet, LineConflict, LineEntry, MoneyLine, VersionRow
from answerable.web.budgets import reading, saving
from answerable.web.budgets.door import frame_of, version_or_404
from answerable.web.budgets.matrix import amount_html
from answerable.web.budgets.sheet import missing_part, stored
from answerable.web.budgets.words import GROUPS, TOTALS, base_name, named, typed_amount, version_name
from answerable.web.cycle.door import person, said, signed_in
from answerable.web.cycle.words import LANGUAGES, cause_groups
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, me_of, page
from answerable.web.templatetags.figures import quantity

OFFERED = ("en", "zh")  # languages in which reasons are asked for


@dataclass(frozen=True, slots=True)
class EntityLine:
    """A line with the words around it."""

    line: MoneyLine
    name: Any
    path: str
    typed: str
    stored: str
    reasons: tuple[tuple[str, Any, str], ...]  # language, its name, the text

    @property
    def amount_change(self) -> Any:
        return amount_html(self.line.change.amount)

    @property
    def percent_change(self) -> Any:
        return percent_html(self.line.change.percent)


@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, code: str, number: int, entity: str) -> HttpResponse:
    found = version_or_404(code, number)
    if request.method == "POST":
        return _saved(request, found, entity)
    return show(request, found, entity)


@signed_in
def _saved(request: HttpRequest, found: VersionRow, entity: str) -> HttpResponse:
    entries: list[LineEntry] = []
    try:
        entries = reading.of_form(request.POST, reading.money_entry)
        saved = actions.record_budget_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return show(request, found, entity, refused=refused, entries=entries, status=status_of(refused))
    if saved.conflicts:
        left = [c.entry for c in saved.conflicts if isinstance(c.entry, LineEntry)]
        return show(request, found, entity, entries=left, conflicts=saved.conflicts, status=409)
    count = len(saved.written)
    text = ngettext("%(count)s field saved.", "%(count)s fields saved.", count) % {"count": count}
    messages.success(request, text if count else _("Nothing was changed, so nothing was saved."))
    return redirect("budget-entity", found.budget, found.number, entity)


def show(
    request: HttpRequest,
    found: VersionRow,
    entity: str,
    *,
    refused: Refused | None = None,
    entries: Sequence[LineEntry] = (),
    conflicts: Sequence[LineConflict] = (),
    status: int = 200,
) -> HttpResponse:
    budget = _sheet(request, found, entity)
    name = named(budget.entities[0].names, entity)
    me = me_of(request)
    context = {
        "edition": found,
        "name": version_name(found),
        "base": base_name(budget.based_on, found),
        "entity": entity,
        "entity_name": name,
        "groups": _groups(budget, entity),
        "totals": _totals(budget),
        "may_write": entity in budget.writable,
        "causes": cause_groups(),
        "refused": refused,
        "kept": saving.kept(
            entries, conflicts, lambda e: stored(budget, reading.path_of(e), e.field, e.language)[0]
        ),
        "person_id": me.id if me else 0,
        "missing_html": missing_part(found),
    }
    return page(request, "budgets/entity.html", context, frame_of(found, Crumb(name)), status)


@signed_in
@require_POST
def cells(request: HttpRequest, code: str, number: int, entity: str) -> HttpResponse:
    found = version_or_404(code, number)
    try:
        entries = reading.of_script(request, reading.money_entry)
        saved = actions.record_budget_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return said(refused)
    budget = _sheet(request, found, entity)
    rows: dict[str, dict[str, Any]] = {
        f"{entity}${line.category}": {
            "must": line.must_be_explained,
            "change": amount_html(line.change.amount),
            "percent": percent_html(line.change.percent),
        }
        for line in budget.lines.values()
    }
    rows |= {
        f"t:{key}": {"must": False, "total": amount_html(value)} for key, _text, value in _totals(budget)
    }
    return JsonResponse(
        saving.answer(saved, entries, lambda *cell: stored(budget, *cell), rows, missing_part(found))
    )


def percent_html(value: Decimal | None) -> Any:
    return "—" if value is None else quantity(value)


def _sheet(request: HttpRequest, found: VersionRow, entity: str) -> BudgetSheet:
    budget = queries.budget_sheet(found.id, entity, me_of(request))
    if budget is None or not budget.entities:
        raise Http404(_("This entity is not in this budget, or it is not yours to see."))
    if not budget.is_whole and entity not in budget.writable and not _has_lines(budget):
        raise Http404(_("This entity is not in this budget, or it is not yours to see."))
    return budget


def _has_lines(budget: BudgetSheet) -> bool:
    return any(line.amount is not None or line.before is not None for line in budget.lines.values())


def _groups(budget: BudgetSheet, entity: str) -> list[tuple[Any, list[EntityLine]]]:
    found: dict[str, list[EntityLine]] = {}
    for category in budget.categories:
        line = budget.lines[entity, category.code]
        found.setdefault(category.group, []).append(
            EntityLine(
                line,
                named(category.names, category.code),
                f"{entity}${category.code}",
                typed_amount(line.amount),
                "" if line.amount is None else str(line.amount),
                tuple((code, LANGUAGES[code], line.reasons.get(code, "")) for code in OFFERED),
            )
        )
    return [(GROUPS[group], found[group]) for group in GROUPS if group in found]


def _totals(budget: BudgetSheet) -> list[tuple[str, Any, Decimal | None]]:
    return [
        (name, words, amount)
        for name, words in TOTALS.items()
        if (amount := getattr(budget.totals, name)) is not None and _is_apart(budget, name)
    ]


def _is_apart(budget: BudgetSheet, name: str) -> bool:
    """Direct requirements are shown where overheads stand apart, the total where something is in kind."""
    needs = {"direct": "overheads", "total": "in_kind"}.get(name)
    return needs is None or any(category.group == needs for category in budget.categories)
