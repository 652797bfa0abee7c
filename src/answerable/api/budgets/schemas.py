"""Records of budgets as programs get and send them. Amounts are strings of digits in units of the
currency, never thousands; null: nothing stated, "0": a stated zero."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Path, Schema
from pydantic import Field

from answerable.api.addresses import Spoken
from answerable.api.results.schemas import Explanation, Period

__all__ = ["Explanation"]

Stage = Literal["proposed", "recommended", "approved", "revised"]
State = Literal["draft", "review", "final"]
Group = Literal[
    "posts",
    "non_posts",
    "military_police",
    "civilian",
    "operational",
    "overheads",
    "assessment",
    "in_kind",
]
Code = Annotated[str, Field(min_length=1, max_length=120, pattern="^[-a-zA-Z0-9_]+$")]
InAddress = Annotated[
    str,
    Path(min_length=1, max_length=120, pattern="^[-a-zA-Z0-9_]+$", description="code", examples=["sw-2024"]),
]
VersionNumber = Annotated[int, Path(ge=1, le=2**31 - 1, description="of the version within its budget")]
Texts = Annotated[
    dict[Spoken, Annotated[str, Field(max_length=20_000)]],
    Field(description="by language", examples=[{"en": "Lakes", "zh": "湖泊"}]),
]
Amount = Annotated[Decimal | None, Field(description="in units of the currency; null: nothing stated")]
Value = Annotated[
    str | None, Field(max_length=20_000, description="as people type it", examples=["1234567.50"])
]
Seen = Annotated[
    str | None,
    Field(max_length=20_000, description="what stood there when you read it: another value is a conflict"),
]
SpokenOrNot = Annotated[Literal["", "ar", "zh", "en", "fr", "ru", "es"], Field(description="of a text")]
FieldName = Annotated[str, Field(min_length=1, max_length=40)]


class Version(Schema):
    number: int
    stage: str
    status: State
    names: dict[str, str]
    symbol: str
    decided_on: date | None
    based_on: Annotated[int | None, Field(description="id of the version its changes are against")]
    id: int
    begun_at: datetime
    begun_by: str
    final_at: datetime | None
    final_by: str
    seal: Annotated[str, Field(description="SHA-256 of a final version's content")]
    assumptions: dict[str, Any]


class Budget(Schema):
    code: str
    names: dict[str, str]
    entity: Annotated[str | None, Field(description="code; null: the whole institution")]
    period: Period
    currency: str
    versions: list[Version]


class Budgets(Schema):
    budgets: list[Budget]


class Category(Schema):
    code: str
    names: dict[str, str]
    group: Group
    position: int


class Categories(Schema):
    categories: list[Category]


class Entity(Schema):
    code: str
    names: dict[str, str]
    parent: str | None


class Totals(Schema):
    """Gross is direct requirements with overheads; net is gross less staff assessment income; the total
    is gross with contributions in kind."""

    by_group: dict[str, Amount]
    direct: Amount
    overheads: Amount
    gross: Amount
    assessment: Amount
    net: Amount
    in_kind: Amount
    total: Amount
    not_stated: int


class Line(Schema):
    """Money of a category at an entity, beside what the version it is based on has there."""

    entity: str
    category: str
    group: str
    amount: Amount
    before: Amount
    change_amount: Amount
    change_percent: Decimal | None
    cause: str | None
    reasons: dict[str, str]
    must_be_explained: bool
    written_by: str
    written_at: datetime | None


class Sheet(Schema):
    version: Version
    entities: list[Entity]
    categories: list[Category]
    lines: list[Line]
    totals: Totals
    writable: Annotated[list[str], Field(description="entities whose lines you may write now")]
    is_whole: Annotated[bool, Field(description="false: only your own entities are shown")]
    digest: Annotated[str, Field(description="of a version in review; sent back when it is made final")]


class Post(Schema):
    """A line of posts. `average` is its average authorized number over the period."""

    code: str
    entity: str
    kind: str
    group: str
    grade: str
    location: str
    titles: dict[str, str]
    count: int
    first_day: date | None
    last_day: date | None
    begins_by: str | None
    ends_by: str | None
    continues: str
    reasons: dict[str, str]
    average: Decimal
    by_month: list[Decimal]


class Posts(Schema):
    version: Version
    months: Annotated[list[date], Field(description="first day of each")]
    posts: list[Post]
    writable: list[str]
    is_whole: bool


class Averages(Schema):
    """Average authorized numbers, to one decimal: by days within each month, mean of the months."""

    total: Decimal
    by_entity: dict[str, Decimal]
    by_group: list[AverageOf]
    by_grade: list[AverageOf]
    by_location: dict[str, Decimal]


class AverageOf(Schema):
    kind: str
    group: str
    grade: str = ""
    average: Decimal


class MoneyChange(Schema):
    entity: str
    category: str
    group: str
    before: Amount
    after: Amount
    change_amount: Amount
    change_percent: Decimal | None
    cause: str | None
    reasons: dict[str, str]
    must_be_explained: bool


class PostChange(Schema):
    code: str
    entity: str
    act: str
    what: list[str]
    count_before: int | None
    count_after: int | None


class Changes(Schema):
    against: Version
    money: list[MoneyChange]
    posts: list[PostChange]
    totals_before: Totals
    totals_after: Totals


class Missing(Schema):
    entity: str
    category: str
    what: Literal["cause", "reason"]


class MissingList(Schema):
    missing: list[Missing]


class Seal(Schema):
    seal: str
    holds: Annotated[bool, Field(description="whether the content still gives this seal")]


class NewBudget(Schema):
    code: Annotated[str, Field(min_length=1, max_length=60, pattern="^[-a-zA-Z0-9_]+$")]
    names: Texts
    entity: Code | None = None
    start: date
    end: date
    label: Annotated[str | None, Field(max_length=40, examples=["2026/27"])] = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"


class NewVersion(Schema):
    """A version with what `based_on` (an id) has, or an empty sheet of these entities and categories."""

    stage: Stage
    based_on: Annotated[int | None, Field(ge=1, le=2**31 - 1)] = None
    names: Texts | None = None
    entities: Annotated[list[Code], Field(max_length=1_000)] = []
    categories: Annotated[list[Code], Field(max_length=1_000)] = []


class Layout(Schema):
    entities: Annotated[list[Code], Field(max_length=1_000)]
    categories: Annotated[list[Code], Field(max_length=1_000)]


class LineIn(Schema):
    entity: Code
    category: Code
    field: Literal["amount", "cause", "reason"]
    value: Value
    seen: Seen = None
    language: SpokenOrNot = ""


class Lines(Schema):
    lines: Annotated[list[LineIn], Field(max_length=20_000)]


class PostIn(Schema):
    """A field of a line of posts. A new code makes a line: send entity, group and count with it."""

    code: Annotated[str, Field(min_length=1, max_length=60, pattern="^[-a-zA-Z0-9_]+$")]
    field: FieldName
    value: Value
    seen: Seen = None
    language: SpokenOrNot = ""


class PostLines(Schema):
    lines: Annotated[list[PostIn], Field(max_length=20_000)]


class Conflict(Schema):
    """Somebody wrote it first: yours was not stored. Decide, and send it again with `seen` = `theirs`."""

    place: Annotated[str, Field(examples=["lakes$travel", "p-0a1b2c3d4e"])]
    field: str
    language: str
    value: str | None
    theirs: str | None
    by: str
    at: datetime | None


class Saved(Schema):
    written: int
    unchanged: int
    conflicts: list[Conflict]


class Standing(Schema):
    to: Literal["draft", "review"]


class Decision(Schema):
    """Approved and revised versions cite the resolution and its day."""

    symbol: Annotated[str, Field(max_length=80, examples=["A/RES/80/270"])] = ""
    decided_on: date | None = None
    seen: Annotated[
        str,
        Field(max_length=64, description="`digest` of what you read: refused where it changed"),
    ] = ""


class Rates(Schema):
    rates: Annotated[
        dict[str, Annotated[str | None, Field(max_length=20)]],
        Field(max_length=40, description="vacancy rate in per cent by group of staff; null takes one away"),
    ]


class Supposed(Schema):
    """What a scenario supposes of the lines it is about; an empty scope means every one."""

    kind: Literal["percent", "amount", "vacancy"]
    value: Annotated[str, Field(min_length=1, max_length=40)]
    before: Annotated[str | None, Field(max_length=40, description="of vacancy: the rate before")] = None
    entity: Annotated[str, Field(max_length=120)] = ""
    category: Annotated[str, Field(max_length=60)] = ""
    group: Annotated[str, Field(max_length=40)] = ""


class Suppositions(Schema):
    changes: Annotated[list[Supposed], Field(max_length=100)]


class Scenario(Suppositions):
    names: Texts


class Reckoned(Schema):
    by_category: dict[str, Decimal]
    totals: Totals


class CategoryIn(Schema):
    names: Texts
    group: Group
    position: Annotated[int | None, Field(ge=0, le=100_000)] = None


class Begun(Schema):
    code: str


class Numbered(Schema):
    """`id` is what other versions are based on, `number` what stands in addresses."""

    id: int
    number: int


class Added(Schema):
    added: int


class CodeOnly(Schema):
    code: str


Averages.model_rebuild()
