"""What a program sends to the ledger and gets from it. Amounts are texts of digits: never floats."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from answerable.api.addresses import Spoken
from answerable.api.bodies import LARGEST
from answerable.api.lists import Listed

Kind = Literal["", "allotment", "expenditure", "obligation", "income", "incumbency"]
Code = Annotated[str, Field(min_length=1, max_length=60)]
Cell = Annotated[str, Field(max_length=2_000)] | None
Names = dict[str, str]
RejectsForm = Literal["csv", "xlsx"]


class Mapping(Schema):
    """How files of a source are read. `columns` of the mapping's object names our fields and the headings
    of the file; see the guide for engineers for every key."""

    source: Annotated[str, Field(max_length=60, description="short name of the system: erp-finance")]
    kind: Kind = Field("", description="of the lines; '' where a column says it")
    columns: Annotated[
        dict[str, Any],
        Field(
            max_length=20,
            examples=[
                {
                    "columns": {
                        "key": ["Document", "Line"],
                        "entity": "Fund centre",
                        "category": "Commitment item",
                        "date": "Posting date",
                        "amount": "Amount",
                    },
                    "date_form": "DD.MM.YYYY",
                    "decimal_mark": ",",
                    "thousands_mark": ".",
                }
            ],
        ),
    ]
    names: Annotated[
        dict[Spoken, Annotated[str, Field(max_length=200)]], Field(description="of the source, by language")
    ] = {}


class SavedMapping(Schema):
    id: int


class MappingLine(Schema):
    id: int
    source: str
    source_names: Names
    kind: str
    version: int
    columns: dict[str, Any]
    made_at: datetime
    made_by: str
    is_newest: bool


class Mappings(Listed):
    items: list[MappingLine]


class Proposal(Schema):
    """What a mapping for a file could be. One date form or pair of marks: certain; more: state which."""

    header: list[str]
    columns: dict[str, str]
    date_forms: list[str]
    marks: list[tuple[str, str]] = Field(description="decimal mark and thousands mark")
    sample: list[list[str]]
    rows: int = Field(description="that were looked at")


class Rows(Schema):
    """Rows of a program: each a mapping of the mapping's headings to text. Sent twice, nothing changes."""

    mapping: Annotated[int, Field(ge=1, le=LARGEST)]
    name: Annotated[str, Field(min_length=1, max_length=200, description="what this call is called")]
    rows: Annotated[list[dict[Annotated[str, Field(max_length=200)], Cell]], Field(max_length=10_000)]


class Outcome(Schema):
    """What became of a file. Of a large one only `sending` is given: ask /ledger/sendings for it."""

    load: int | None = None
    rows: int = 0
    added: int = 0
    known: int = Field(0, description="lines that were here already")
    rejected: int = 0
    late: int = Field(0, description="of the added, for a sealed period")
    repeated: bool = Field(False, description="this file was taken in before: nothing changed")
    sending: int | None = None


class Sending(Schema):
    id: int
    file_name: str
    size: int
    state: Literal["waiting", "running", "done", "failed"]
    rows: int = Field(description="read so far")
    message: str
    load: int | None
    sent_at: datetime
    finished_at: datetime | None


class Load(Schema):
    id: int
    source: str
    mapping: int
    kind: str
    version: int
    file_name: str
    sha256: str
    rows: int
    added: int
    known: int
    rejected: int
    late: int
    digest: str = Field(description="of the added lines; the journal has it, too")
    loaded_at: datetime
    loaded_by: str


class Loads(Listed):
    items: list[Load]


class Alias(Schema):
    """A name of the source; `meaning` is what is proposed or was decided."""

    id: int
    source: str
    field: Literal["entity", "category", "grade"]
    name: str
    status: Literal["proposed", "accepted", "refused"]
    meaning: str
    likeness: Decimal | None
    decided_at: datetime | None
    decided_by: str


class Aliases(Listed):
    items: list[Alias]


class Decision(Schema):
    """`accepted` without a meaning takes what is proposed; `refused`: the name means nothing here."""

    status: Literal["accepted", "refused"]
    entity: Annotated[str, Field(max_length=120)] | None = None
    category: Annotated[str, Field(max_length=60)] | None = None
    grade: Annotated[str, Field(max_length=60)] | None = None


class Total(Schema):
    """Sums of one group in units of the currency; a kind without lines is not there."""

    key: list[str]
    names: Names
    amounts: dict[str, Decimal]
    lines: int
    late: Decimal | None


class Totals(Schema):
    period: int
    by: str
    currency: str
    totals: list[Total]


class LedgerPeriod(Schema):
    id: int
    label: str
    start: date
    end: date


class Periods(Schema):
    periods: list[LedgerPeriod]


class Filled(Schema):
    """Posts filled in a month."""

    entity: str
    grade: str
    month: date
    posts: Decimal


class Incumbency(Schema):
    period: int
    rows: list[Filled]


class Line(Schema):
    kind: str
    key: str
    source: str
    load: int
    entity: str
    category: str | None
    grade: str
    posted_on: date
    amount: Decimal
    currency: str
    text: str
    is_late: bool
    period: str | None = Field(description="it counts in; null: in none, it is for a corrigendum")


class Lines(Schema):
    """A page of lines, the newest first; `more` says whether another follows."""

    page: int
    more: bool
    items: list[Line]


class FilledFigure(Schema):
    """A figure of the account as ledger or budget have it; `value` in the unit of the tables."""

    section: str
    path: str
    field: str
    present: str | None
    value: str
    exact: Decimal
    source: Literal["budget", "ledger"]


class Astray(Schema):
    entity: str
    code: str
    source: str
    amount: Decimal


class Filling(Schema):
    """What the account would take over. `cleared` sections stay as they are."""

    symbol: str
    period: str
    currency: str
    granted_by: str = Field(description="the decision apportionments come from; '': the ledger's allotments")
    cleared: list[str]
    figures: list[FilledFigure]
    astray: list[Astray]
    other_currencies: list[str]
    unknown_grades: list[str]


class FilledCount(Schema):
    changed: int
