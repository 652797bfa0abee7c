"""Names of the sources: what each may mean, and the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from answerable.calc.rounding import half_up
from answerable.organization.rules import Refused
from answerable.publishing.actions import ledger as actions
from answerable.results.queries import ledger
from answerable.web.cycle.door import person
from answerable.web.frame.pages import Crumb, page
from answerable.web.ledger.door import frame_of, office_only, plain
from answerable.web.ledger.words import ALIAS_STATES, FIELDS, named
from answerable.web.results.export import Cell, answer


@require_GET
@office_only
def aliases(request: HttpRequest) -> HttpResponse:
    """Those to be decided first, the likeliest proposal on top."""
    chosen, every = _chosen(request), ledger.aliases()
    meant = {field: _told_apart(rows) for field, rows in ledger.meanings().items()}
    context = {
        "rows": [
            (row, str(FIELDS[row.field]), str(ALIAS_STATES[row.status]), _meaning(row), meant[row.field],
             None if row.likeness is None else half_up(row.likeness * 100, 0))
            for row in _shown(every, chosen)
        ],
        "chips": [
            (state, str(text), sum(row.status == state for row in every))
            for state, text in ALIAS_STATES.items()
        ],
        "count": len(every),
        "chosen": chosen,
        "last": ledger.loads(0, 1),
        "export_query": f"?status={chosen or 'all'}",
    }  # fmt: skip
    return page(request, "ledger/aliases.html", context, frame_of(Crumb(_("Names"))))


def _told_apart(rows: Sequence[tuple[str, Mapping[str, str]]]) -> list[tuple[str, str]]:
    """Codes with their names; where two have the same name, with the code behind it."""
    names = [(code, str(named(of, code))) for code, of in rows]
    count = Counter(name for _, name in names)
    return [(code, f"{name} ({code})" if count[name] > 1 else name) for code, name in names]


def _chosen(request: HttpRequest) -> str:
    """The state that is asked for; '' for all."""
    chosen = request.GET.get("status", "proposed")
    return chosen if chosen in ALIAS_STATES else ""


def _shown(every: Sequence[ledger.AliasRow], chosen: str) -> list[ledger.AliasRow]:
    return [row for row in every if not chosen or row.status == chosen]


@require_GET
@office_only
def exported(request: HttpRequest, form: str) -> HttpResponse:
    """The names on the screen as a file."""
    head: list[Cell] = [
        _("Name in the source"), _("Source"), _("Where it stands"), _("State"), _("Code"), _("What it means"),
        _("Likeness in per cent"), _("Decided by"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            row.name, row.source, str(FIELDS[row.field]), str(ALIAS_STATES[row.status]), row.meaning or "",
            str(_meaning(row) or ""), None if row.likeness is None else half_up(row.likeness * 100, 0),
            row.decided_by,
        ]
        for row in _shown(ledger.aliases(), _chosen(request))
    ]  # fmt: skip
    return answer(form, "names", [head, *rows])


def _meaning(row: ledger.AliasRow) -> Any:
    return named(row.meaning_names, row.meaning) if row.meaning else None


@require_POST
@office_only
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One decision; then the list again, where one was."""
    meaning, status = plain(request.POST.get("meaning", ""), 120), request.POST.get("status", "")
    row = next((one for one in ledger.aliases() if one.id == number), None)
    try:
        if row is None:
            raise Refused("not_found", _("There is no such name any more; open the list again."))
        given = {row.field: meaning or None}
        actions.decide_alias(by=person(request).id, alias=number, status=status, **given)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("“%(name)s” is decided.") % {"name": row.name})
    return redirect("ledger-aliases")
