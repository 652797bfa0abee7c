"""Reading the ledger: mappings, loads, names, sums, lines; and what an account takes over from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query

from answerable.api.addresses import Number, Symbol
from answerable.api.bodies import LARGEST
from answerable.api.callers import caller_of, needs
from answerable.api.ledger import schemas
from answerable.api.lists import LONGEST, Wanted, listed
from answerable.api.problems import usual
from answerable.api.routes import Part
from answerable.cycle import actions
from answerable.cycle.queries import filling_of
from answerable.results.queries import ledger

router = Part("ledger", needs("read"))

OfPeriod = Annotated[int, Query(ge=1, le=LARGEST, description="of /ledger/periods")]
OfEntity = Annotated[str | None, Query(max_length=120, description="code of an entity")]
Text = Annotated[str, Query(max_length=200)]
Currency = Annotated[str, Query(pattern="^[A-Z]{3}$")]


@router.get("/ledger/mappings", response=schemas.Mappings, summary="How files are read")
def mappings(request: HttpRequest, part: Wanted, source: Text = "") -> Any:  # noqa: ARG001
    """Every version; `is_newest` says by which files are loaded."""
    return listed(ledger.mappings(source), part)


@router.get("/ledger/loads", response=schemas.Loads, summary="What was loaded")
def loads(request: HttpRequest, part: Wanted) -> Any:  # noqa: ARG001
    """The newest first; to who reads the whole institution."""
    return listed(ledger.loads(0, LONGEST), part)


@router.get("/ledger/loads/{number}", response=schemas.Load, summary="One load")
def load(request: HttpRequest, number: Number) -> Any:  # noqa: ARG001
    found = ledger.load(number)
    if found is None:
        raise usual(404)
    return found


@router.get("/ledger/sendings/{number}", response=schemas.Sending, summary="A large file on its way in")
def sending(request: HttpRequest, number: Number) -> Any:  # noqa: ARG001
    found = ledger.sending(number)
    if found is None:
        raise usual(404)
    return found


@router.get("/ledger/aliases", response=schemas.Aliases, summary="Names of sources and what they mean")
def aliases(
    request: HttpRequest,  # noqa: ARG001
    part: Wanted,
    status: Literal["", "proposed", "accepted", "refused"] = "",
    source: Text = "",
) -> Any:
    """What waits for a decision first."""
    return listed(ledger.aliases(status, source), part)


@router.get("/ledger/periods", response=schemas.Periods, summary="Periods that lines count in")
def periods(request: HttpRequest) -> Any:  # noqa: ARG001
    return {"periods": ledger.ledger_periods()}


@router.get("/ledger/totals", response=schemas.Totals, summary="Sums for a period")
def totals(
    request: HttpRequest,  # noqa: ARG001
    period: OfPeriod,
    by: Literal["category", "entity", "month", "grade", "entity_category"] = "category",
    entity: OfEntity = None,
    currency: Currency = "USD",
) -> Any:
    """Of the entities you read. Exact, in units of the currency."""
    rows = ledger.ledger_totals(period, entity, by, currency=currency)
    found = [
        {
            "key": ["" if part is None else str(part) for part in row.key],
            "names": dict(row.names),
            "amounts": dict(row.amounts),
            "lines": row.lines,
            "late": row.late,
        }
        for row in rows
    ]
    return {"period": period, "by": by, "currency": currency, "totals": found}


@router.get("/ledger/incumbency", response=schemas.Incumbency, summary="Posts filled by month")
def incumbency(request: HttpRequest, period: OfPeriod, entity: OfEntity = None) -> Any:  # noqa: ARG001
    return {"period": period, "rows": ledger.incumbency(period, entity)}


@router.get("/ledger/lines", response=schemas.Lines, summary="Single lines")
def lines(
    request: HttpRequest,  # noqa: ARG001
    period: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
    kind: schemas.Kind = "",
    entity: Text = "",
    category: Text = "",
    grade: Text = "",
    month: Annotated[date | None, Query(description="any day of it")] = None,
    load: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
    late: bool | None = None,
    q: Text = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Any:
    """A hundred at a time; `entity` stands for all under it."""
    found = ledger.ledger_lines(
        period=period, kind=kind, entity=entity, category=category, grade=grade, month=month, load=load,
        late=late, search=q, page=page,
    )  # fmt: skip
    return {"page": found.page, "more": found.more, "items": found.rows}


@router.get(
    "/reports/{symbol}/filling",
    response=schemas.Filling,
    auth=needs("clear"),
    summary="What an account would take over from ledger and budget",
)
def filling(request: HttpRequest, symbol: Symbol) -> Any:
    """Figure by figure, with what stands there now."""
    found = filling_of(symbol) if caller_of(request).me.may_everywhere("clears") else None
    if found is None:
        raise usual(404)
    return found


@router.post(
    "/reports/{symbol}/filling",
    response=schemas.FilledCount,
    auth=needs("clear"),
    summary="Take figures over from ledger and budget",
)
def fill(request: HttpRequest, symbol: Symbol) -> Any:
    """Money and posts of every section that is not cleared; how many figures changed."""
    return {"changed": actions.fill_from_ledger(by=caller_of(request).id, symbol=symbol)}
