"""The page of a version: its sheet of entities and categories, which saves itself while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.plans import actions, queries
from answerable.plans.queries.scope import cost_categories
from answerable.plans.rules import Refused
from answerable.plans.shapes import BudgetSheet, LineConflict, LineEntry, Missing, VersionRow
from answerable.web.budgets import reading, saving
from answerable.web.budgets.door import frame_of, may_finalise, runs_budgets, version_or_404
from answerable.web.budgets.matrix import Line, computed, matrix
from answerable.web.budgets.words import FIELDS, STAFF, base_name, named, typed_amount, version_name
from answerable.web.cycle.door import person, said, signed_in
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import me_of, page
from answerable.web.results import export

LISTED = 24  # of what is missing; the rest is counted


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, code: str, number: int) -> HttpResponse:
    if request.method == "POST":
        return _saved(request, code, number)
    return show(request, version_or_404(code, number))


@signed_in
def _saved(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Without script: saves what changed; conflicts and refusals come back with what was typed."""
    found = version_or_404(code, number)
    entries: list[LineEntry] = []
    try:
        entries = reading.of_form(request.POST, reading.money_entry)
        saved = actions.record_budget_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return show(request, found, refused=refused, entries=entries, status=status_of(refused))
    if saved.conflicts:
        left = [c.entry for c in saved.conflicts if isinstance(c.entry, LineEntry)]
        return show(request, found, entries=left, conflicts=saved.conflicts, status=409)
    count = len(saved.written)
    text = ngettext("%(count)s field saved.", "%(count)s fields saved.", count) % {"count": count}
    messages.success(request, text if count else _("Nothing was changed, so nothing was saved."))
    return redirect(request.path)


def show(
    request: HttpRequest,
    found: VersionRow,
    *,
    refused: Refused | None = None,
    entries: Sequence[LineEntry] = (),
    conflicts: Sequence[LineConflict] = (),
    status: int = 200,
) -> HttpResponse:
    """The page; what was typed and not stored stands above the sheet, ready to be sent again."""
    budget = _sheet(request, found)
    thousands = request.GET.get("unit") == "thousands"
    rows = matrix(budget, thousands=thousands)
    lacks = queries.missing_explanations(found.id)
    context: dict[str, Any] = {
        "edition": found,
        "name": version_name(found),
        "budget_name": named(found.budget_names, found.budget),
        "sheet": budget,
        "rows": rows,
        "entities": [(e, named(e.names, e.code)) for e in budget.entities],
        "thousands": thousands,
        "may_write": bool(budget.writable) and not thousands,
        "office": runs_budgets(request),
        "may_finalise": may_finalise(request, found),
        "seen": queries.content_seen(found.id) if may_finalise(request, found) else "",
        "refused": refused,
        "kept": saving.kept(entries, conflicts, lambda entry: _present(budget, entry)),
        "missing": listed(found, lacks),
        "missing_count": len(lacks),
        "person_id": _person_id(request),
        "seal_holds": queries.seal_holds(found.id) if found.status == "final" else None,
        "layout": _layout(budget, request),
        "vacancy": _vacancy(found),
        "base": base_name(budget.based_on, found),
    }
    return page(request, "budgets/sheet.html", context, frame_of(found), status)


@signed_in
@require_POST
def cells(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Several cells at once, from the script; the answer has the totals as they are now."""
    found = version_or_404(code, number)
    try:
        entries = reading.of_script(request, reading.money_entry)
        saved = actions.record_budget_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return said(refused)
    budget = _sheet(request, found)
    return JsonResponse(
        saving.answer(
            saved, entries, lambda *cell: stored(budget, *cell), computed(matrix(budget)),
            missing_part(found),
        )
    )  # fmt: skip


@require_GET
def exported(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """The sheet as it is shown, as CSV or XLSX."""
    found = version_or_404(code, number)
    budget = _sheet(request, found)
    rows = matrix(budget, thousands=request.GET.get("unit") == "thousands", editing=False)
    return export.answer(form, f"{found.budget}_{found.number}", _table(budget, rows))


def stored(budget: BudgetSheet, path: str, field: str, language: str) -> tuple[str, str]:
    """What stands in a cell, and how somebody would type it."""
    entity, _dollar, category = path.partition("$")
    line = budget.lines.get((entity, category))
    if line is None:
        return "", ""
    if field == "amount":
        return ("" if line.amount is None else str(line.amount)), typed_amount(line.amount)
    text = (line.cause if field == "cause" else line.reasons.get(language)) or ""
    return text, text


def missing_part(found: VersionRow) -> str:
    """The list of changes that are still to be explained."""
    lacks = queries.missing_explanations(found.id)
    context = {"missing": listed(found, lacks), "missing_count": len(lacks), "edition": found}
    return render_to_string("budgets/missing.html", context)


def listed(found: VersionRow, lacks: Sequence[Missing]) -> list[tuple[str, str, str]]:
    """Key of the cell, address of its page and words of the first that lack."""
    if not lacks:
        return []
    entities = {e.code: named(e.names, e.code) for e in queries.entities_of_budget(found.budget)}
    categories = {c.code: named(c.names, c.code) for c in queries.cost_categories()}
    return [
        (
            f"{one.entity}${one.category}|{one.what}|",
            f"{reverse('budget-entity', args=[found.budget, found.number, one.entity])}"
            f"#{one.entity}${one.category}",
            f"{entities.get(one.entity, one.entity)} · {categories[one.category]}: {FIELDS[one.what]}",
        )
        for one in lacks[:LISTED]
    ]


def _sheet(request: HttpRequest, found: VersionRow) -> BudgetSheet:
    budget = queries.budget_sheet(found.id, me=me_of(request))
    assert budget is not None
    return budget


def _present(budget: BudgetSheet, entry: LineEntry | Any) -> str:
    return stored(budget, f"{entry.entity}${entry.category}", entry.field, entry.language)[0]


def _person_id(request: HttpRequest) -> int:
    me = me_of(request)
    return 0 if me is None else me.id


def _layout(budget: BudgetSheet, request: HttpRequest) -> dict[str, Any] | None:
    """Entities and categories that have no line yet, for the budget office to add."""
    if not runs_budgets(request) or budget.version.status == "final":
        return None
    there = {e.code for e in budget.entities}, {c.code for c in budget.categories}
    every = queries.entities_of_budget(budget.version.budget)
    return {
        "entities": [(e.code, named(e.names, e.code)) for e in every if e.code not in there[0]],
        "categories": [(c.code, named(c.names, c.code)) for c in cost_categories() if c.code not in there[1]],
    }


def _vacancy(found: VersionRow) -> list[tuple[str, Any, Any]]:
    """Rates the version is made with, by group of staff."""
    held = found.assumptions.get("vacancy", {})
    rates = held if isinstance(held, dict) else {}
    return [(group, STAFF[group], rates.get(group)) for group in STAFF]


def _table(budget: BudgetSheet, rows: Sequence[Line]) -> list[list[export.Cell]]:
    head: list[export.Cell] = [
        _("Category"),
        *(str(named(e.names, e.code)) for e in budget.entities),
        _("Total"),
    ]
    found: list[list[export.Cell]] = [head]
    for row in rows:
        if row.level == "heading":
            continue
        amounts: list[export.Cell] = (
            [cell.amount for cell in row.cells]
            if row.cells
            else [row.sums.get(e.code) for e in budget.entities]
        )
        found.append([str(row.label), *amounts, row.total])
    return found
