"""What goes into compiling, publishing and correcting, and comes out."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from answerable.api.addresses import Spoken
from answerable.api.results.schemas import Text
from answerable.calc.account import Document
from answerable.publishing.actions import Changes

SHOWN = 1_000  # changes listed one by one

Reasons = Annotated[
    dict[Spoken, Annotated[str, Field(max_length=5_000)]],
    Field(description="by language", examples=[{"en": "A figure was typed wrongly."}]),
]


class Change(Schema):
    """One difference; `field` empty: the whole row. `shared_with`: languages whose figure changes too."""

    kind: str
    path: str
    state: Literal["new", "changed", "removed", "unchanged"]
    field: str
    old: str | None
    new: str | None
    shared_with: list[str]


class Load(Schema):
    """What storing a document changes, or changed where it `is_stored`."""

    symbol: str
    language: str
    digest: str = Field(description="send it as `expected` with the same file to store exactly this")
    is_stored: bool
    is_new_report: bool
    is_new_language: bool
    doubts: int = Field(description="findings of the reading")
    counts: dict[str, dict[str, int]] = Field(description="by kind of row: new, changed, removed, unchanged")
    changes: list[Change] = Field(description=f"the first {SHOWN}")
    more_changes: int


def load_of(changes: Changes, document: Document, *, is_stored: bool) -> dict[str, Any]:
    """The fields of a `Load`."""
    same = ("symbol", "language", "digest", "is_new_report", "is_new_language", "counts")
    return {
        **{name: getattr(changes, name) for name in same},
        "is_stored": is_stored,
        "doubts": len(document.findings),
        "changes": [
            {**asdict(item), "old": _said(item.old), "new": _said(item.new)} for item in changes.items[:SHOWN]
        ],
        "more_changes": max(len(changes.items) - SHOWN, 0),
    }


def _said(value: Any) -> str | None:
    """A text or figure as it is stored; anything with parts as JSON."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


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
