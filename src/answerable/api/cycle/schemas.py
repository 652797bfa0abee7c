"""What goes into the acts of the cycle and comes out of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from answerable.api.addresses import Spoken

Place = Annotated[str, Field(max_length=200, description="path of the row", examples=["A.4#26"])]
FieldName = Annotated[str, Field(min_length=1, max_length=60, examples=["actual"])]
Said = Annotated[str, Field(max_length=5_000)]
SectionName = Annotated[str, Field(max_length=100, description="path of the section", examples=["A.4"])]


class Value(Schema):
    """One field of one row as you want it. Rows: output `A.4#26`, indicator `C.2(a)2`, money `A$travel`,
    posts `A!professional`, paragraph `A¶12`, a line of the whole account `$travel`."""

    section: SectionName
    path: Annotated[str, Field(min_length=1, max_length=200, examples=["A.4#26"])]
    field: FieldName
    value: Annotated[
        str | None,
        Field(
            max_length=100_000,
            description="figures as digits; null: not reported; '0': a reported zero; 'not_applicable'",
            examples=["12", None, "not_applicable"],
        ),
    ]
    seen: Annotated[
        str | None,
        Field(
            max_length=100_000, description="what stood there when you began: another value now is a conflict"
        ),
    ] = None
    language: Annotated[Literal["", "ar", "zh", "en", "fr", "ru", "es"], Field(description="of prose")] = ""
    status: Annotated[Literal["draft", "final"], Field(description="of prose")] = "final"
    source_language: Annotated[
        Literal["", "ar", "zh", "en", "fr", "ru", "es"],
        Field(description="of a translation: what it is made from"),
    ] = ""


class Values(Schema):
    values: Annotated[list[Value], Field(max_length=5_000)]


class ValueConflict(Schema):
    """Somebody wrote it first: yours was not stored. Decide, and send it again with `seen` = `theirs`."""

    value: Value
    theirs: str | None
    by: str
    at: datetime


class Saved(Schema):
    """`written` counts what was stored; conflicts were not, everything else was."""

    written: int
    unchanged: int
    conflicts: list[ValueConflict]


class Deadlines(Schema):
    submit_by: date = Field(description="entities submit at the latest on this day")
    clear_by: date = Field(description="the budget office clears at the latest on this day")
    publish_by: date


class PeriodIn(Schema):
    label: Annotated[str, Field(min_length=1, max_length=40, examples=["2026/27"])]
    start: date
    end: date


class NewPeriod(Deadlines):
    """A report to be made. Its plan comes from a report of before, `carried_from`, or from `plans`."""

    period: PeriodIn
    symbol: Annotated[
        str, Field(min_length=1, max_length=100, description="working symbol", examples=["SW-2026"])
    ]
    languages: Annotated[list[Spoken], Field(min_length=1, max_length=6)] = ["en", "zh"]
    carried_from: Annotated[
        str | None, Field(min_length=1, max_length=100, description="symbol of the report before")
    ] = None
    plans: Annotated[
        list[dict[str, Any]],
        Field(max_length=6, description="one plan for each language, as POST /documents/reading answers it"),
    ] = []


class Remark(Schema):
    """A comment on one figure, or with an empty path on the section."""

    text: Annotated[str, Field(min_length=1, max_length=5_000)]
    path: Place = ""
    field: Annotated[str, Field(max_length=60)] = ""


class Words(Schema):
    text: Said = ""


class Reason(Schema):
    text: Annotated[
        str, Field(min_length=1, max_length=5_000, description="what has to be done; the entity reads it")
    ]


class Return(Reason):
    comments: Annotated[list[Remark], Field(max_length=500)] = []


class Clearance(Words):
    digest: Annotated[
        str, Field(pattern="^[0-9a-f]{64}$", description="of what you looked at: the entry sheet's `digest`")
    ]


class Made(Schema):
    """Number of what was made."""

    id: int


class Opened(Schema):
    symbol: str


class NewParagraph(Schema):
    """A place for a paragraph; its text is recorded as a value of the field `text`."""

    role: Literal["introduction", "results", "strategy", "orientation", "other"] = "other"
    after: Annotated[str, Field(max_length=200, description="path of the paragraph before; empty: last")] = ""


class GoneParagraph(Schema):
    path: Annotated[str, Field(min_length=1, max_length=200)]
    seen: dict[str, str] = Field(description="its texts by language as you saw them")


class At(Schema):
    """Path of the row that was made."""

    path: str
