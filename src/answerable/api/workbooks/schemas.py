"""A workbook that was sent back: its errors, what it would change, what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field


class Fault(Schema):
    """Something wrong, at its sheet and cell; both are empty where it is about the file."""

    sheet: str
    cell: str
    code: Annotated[str, Field(description="for programs; it stays")]
    sentence: str


class Change(Schema):
    """A cell as it would be written. `theirs`: somebody else wrote there after the workbook was made."""

    sheet: str
    cell: str
    table: str
    row: str
    column: str
    before: str | None
    after: str | None
    theirs: bool
    hidden: Annotated[bool, Field(description="the row was hidden when it was filled")]


class Upload(Schema):
    id: int
    kind: Literal["plan", "budget", "posts", "actuals"]
    target: str
    entity: str
    file_name: str
    sha256: str
    status: Literal["waiting", "checking", "checked", "refused", "applying", "applied", "failed"]
    done: Annotated[int, Field(description="rows checked so far, of a large one")]
    of: Annotated[int, Field(description="rows to check; 0 while it is being opened")]
    message: Annotated[str, Field(description="why the worker stopped")]
    sent_at: datetime
    applied_at: datetime | None
    errors: list[Fault]
    notes: list[Fault]
    changes: list[Change]


class Application(Schema):
    overwrite: Annotated[
        bool, Field(description="write also where somebody else wrote after the workbook was made")
    ] = False


class Applied(Schema):
    cells: int
