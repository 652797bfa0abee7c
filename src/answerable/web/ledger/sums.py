"""The ledger's first page: what was granted, used and committed in a period, by category, entity or month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.calc.ratios import ratio
from answerable.results.queries import ledger
from answerable.results.queries.ledger.sums import MONEY, LedgerPeriod
from answerable.web.cycle.door import person
from answerable.web.frame.pages import page
from answerable.web.ledger.door import frame_of, is_office, number, plain, readers_only
from answerable.web.ledger.words import BY, KINDS, named
from answerable.web.results import export

USUAL_CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its sums in the order of the columns; `query` leads to its lines."""

    name: Any
    amounts: tuple[Decimal | None, ...]
    used: Decimal | None  # per cent of what was granted
    lines: int
    query: str
    code: str  # of a category: departments and missions call several alike


@dataclass(frozen=True, slots=True)
class Asked:
    period: LedgerPeriod | None
    by: str
    entity: str
    currency: str


def asked_of(request: HttpRequest, periods: Sequence[LedgerPeriod]) -> Asked:
    wanted = number(request.GET.get("period", ""), 0)
    period = next((one for one in periods if one.id == wanted), periods[0] if periods else None)
    by = request.GET.get("by", "category")
    currency = plain(request.GET.get("currency", USUAL_CURRENCY), 3)
    return Asked(period, by if by in BY else "category", plain(request.GET.get("entity", "")), currency)


@require_GET
@readers_only
def sums(request: HttpRequest) -> HttpResponse:
    """Sums of what the reader may see; a kind without a line has no column."""
    periods = ledger.ledger_periods()
    asked = asked_of(request, periods)
    kinds, rows = _rows(asked)
    me = person(request)
    office = is_office(me)
    context = {
        "ledger_periods": periods,
        "asked": asked,
        "by": [(name, str(text)) for name, text in BY.items()],
        "kinds": [(kind, str(KINDS[kind])) for kind in kinds],
        "rows": rows,
        "rated": any(row.used is not None for row in rows),
        "total": _total(rows, kinds),
        "office": office,
        "undecided": sum(source.undecided for source in ledger.sources()) if office else 0,
        "late": ledger.ledger_lines(late=True, length=1).rows if office else (),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "ledger_entities": _entities(asked),
    }
    return page(request, "ledger/sums.html", context, frame_of())


def _entities(asked: Asked) -> list[tuple[str, Any]]:
    """Entities that have lines in the period, to choose one."""
    if asked.period is None:
        return []
    found = ledger.ledger_totals(asked.period.id, by="entity", currency=asked.currency)
    return [(str(row.key[0]), named(row.names, str(row.key[0]))) for row in found]


def _rows(asked: Asked) -> tuple[tuple[str, ...], list[Row]]:
    if asked.period is None:
        return (), []
    found = ledger.ledger_totals(asked.period.id, asked.entity or None, asked.by, currency=asked.currency)
    kinds = tuple(kind for kind in MONEY if any(kind in row.amounts for row in found))
    return kinds, [_row(row, asked, kinds) for row in found]


def _row(found: ledger.LedgerTotal, asked: Asked, kinds: Sequence[str]) -> Row:
    key = found.key[0]
    granted, used = found.amounts.get("allotment"), found.amounts.get("expenditure")
    share = ratio(used, granted) if granted and used is not None else None
    if asked.by == "month":
        name: Any = date_format(key, "Y-m")
        query = f"month={key:%Y-%m-%d}"
    else:
        name = named(found.names, key)
        query = f"{asked.by}={key}"
    if asked.entity and asked.by != "entity":
        query += f"&entity={asked.entity}"
    code = key if asked.by == "category" else ""
    amounts = tuple(found.amounts.get(kind) for kind in kinds)
    return Row(name, amounts, None if share is None else share.percent(1), found.lines, query, code)


def _total(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[Decimal | None, ...]:
    """Sums of the rows; of a kind nobody has a line of, nothing."""
    return tuple(sum((row.amounts[at] or Decimal(0) for row in rows), Decimal(0)) for at in range(len(kinds)))


@require_GET
@readers_only
def exported(request: HttpRequest, form: str) -> HttpResponse:
    """The rows shown, as a file."""
    asked = asked_of(request, ledger.ledger_periods())
    kinds, rows = _rows(asked)
    head: list[export.Cell] = [
        str(BY[asked.by]),
        *(str(KINDS[kind]) for kind in kinds),
        _("Used (per cent)"),
        _("Lines"),
    ]
    table: list[list[export.Cell]] = [
        head,
        *([str(row.name), *row.amounts, row.used, row.lines] for row in rows),
    ]
    label = asked.period.label if asked.period else "ledger"
    return export.answer(form, f"ledger-{label}-{asked.by}", table)
