"""What goes into compiling, publishing and correcting, and comes out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from answerable.api.addresses import Spoken
from answerable.api.results.schemas import Text

Reasons = Annotated[
    dict[Spoken, Annotated[str, Field(max_length=5_000)]],
    Field(description="by language", examples=[{"en": "A figure was typed wrongly."}]),
]


class Compiled(Schema):
    """What compiling came to: findings by language and severity; whether anything changed."""

    symbol: str
    changed: bool
    findings: dict[str, dict[str, int]]
    missing: list[str]


class NewPublication(Schema):
    symbol: Annotated[str, Field(min_length=1, max_length=100, examples=["SW/31/12"])]
    languages: Annotated[list[Spoken], Field(min_length=1, max_length=6)]
    accepting: Annotated[
        str, Field(max_length=5_000, description="why it is published although the audit finds errors")
    ] = ""


class Requested(Schema):
    """Number of the publication: ask for its progress."""

    id: int


class Progress(Schema):
    """How far a publication is: files made one by one (`doing`), then the seal. `message`: why it failed."""

    id: int
    symbol: str = Field(description="what it will bear or bears")
    report: str = Field(description="symbol of the report now")
    is_corrigendum: bool
    state: Literal["waiting", "running", "done", "failed"]
    step: int
    steps: int
    doing: str
    message: str
    requested_by: str
    requested_at: datetime
    finished_at: datetime | None


class NewCorrigendum(Schema):
    reasons: Reasons


class Correction(Schema):
    path: Annotated[str, Field(min_length=1, max_length=200, examples=["A.4#26"])]
    field: Annotated[str, Field(min_length=1, max_length=60, examples=["actual"])]
    language: Annotated[Literal["", "ar", "zh", "en", "fr", "ru", "es"], Field(description="of a text")] = ""
    new: Annotated[str | None, Field(max_length=100_000, description="what it should say")]
    reasons: Reasons


class Number(Schema):
    id: int


class Corrected(Schema):
    """One change; `old` and `new` null: not reported."""

    id: int
    path: str
    field: str
    language: str
    old: str | None
    new: str | None
    reason: Text | None
    at: datetime


class Corrigendum(Schema):
    id: int
    symbol: str
    report: str
    status: str = Field(description="open or published")
    reasons: Text | None
    published_on: date | None
    corrections: list[Corrected]
    files: list[tuple[str, str]] = Field(description="language and form of each of its documents")
