"""What goes into the acts of planning and what plans look like to programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Path, Schema
from pydantic import Field

from answerable.api.addresses import Spoken
from answerable.api.cycle.schemas import Deadlines, PeriodIn, SectionName
from answerable.api.cycle.seen import Act, CommentLine, EntryCell, EvidenceFile, MissingThing, SectionStanding
from answerable.api.results.schemas import Text

Code = Annotated[
    str, Path(description="address of the plan", examples=["lakes-2026-27"], min_length=1, max_length=60)
]
CodeName = Annotated[str, Field(min_length=1, max_length=60, pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Working = Annotated[
    str, Field(min_length=1, max_length=100, description="working symbol", examples=["PL-2027"])
]
Stage = Literal["proposed", "recommended", "approved", "revised"]
Subject = Literal["objective", "accomplishment", "indicator", "output", "mandate", "factor", "result"]
RowPath = Annotated[str, Field(max_length=200, description="path of a row", examples=["A(a)1"])]
Names = Annotated[dict[Spoken, Annotated[str, Field(max_length=300)]], Field(max_length=6)]


class NewPlan(Deadlines):
    """A plan to be written: from nothing, from documents that were read, or carried forward."""

    code: CodeName
    names: Names
    entity: Annotated[
        str | None, Field(max_length=120, description="code of the entity that plans; null: the institution")
    ] = None
    period: PeriodIn
    kind: Literal["programme_plan", "programme_budget"] = "programme_plan"
    symbol: Working
    stage: Stage = "proposed"
    languages: Annotated[list[Spoken], Field(min_length=1, max_length=6)] = ["en", "zh"]
    documents: Annotated[
        list[dict[str, Any]],
        Field(max_length=6, description="one for each language, as POST /documents/reading answers it"),
    ] = []
    carried_from: Annotated[
        str | None, Field(min_length=1, max_length=100, description="symbol of the plan or report before")
    ] = None


class NewVersion(Deadlines):
    stage: Stage
    symbol: Working
    based_on: Annotated[str, Field(min_length=1, max_length=100, description="symbol of the version before")]
    settled: Annotated[
        bool, Field(description="sections that were cleared or published as they are stay cleared")
    ] = False


class StoredVersion(Schema):
    """A plan document that is stored here becomes a version."""

    symbol: Annotated[str, Field(min_length=1, max_length=100)]
    stage: Stage
    based_on: Annotated[str, Field(max_length=100)] = ""


class Decision(Schema):
    decision: Annotated[str, Field(min_length=1, max_length=300, examples=["SW/RES/31/4"])]
    decided_on: date


class NewNames(Schema):
    """What is left out stays as it is."""

    names: Names = {}
    period: Annotated[
        PeriodIn | None, Field(description="another one; only while no version is published or was read")
    ] = None


class Withdrawal(Schema):
    reason: Annotated[str, Field(min_length=1, max_length=300, examples=["begun twice"])]


class Withdrawn(Schema):
    plan: str | None = Field(description="its address; null: it had no other version and is gone, too")


class NewRow(Schema):
    subject: Subject
    under: Annotated[RowPath, Field(description="of an indicator: its accomplishment")] = ""
    after: Annotated[RowPath, Field(description="the row before; empty: last")] = ""


class GoneRow(Schema):
    path: RowPath
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="of the row as you saw it")]


class MovedRow(Schema):
    path: RowPath
    after: Annotated[RowPath, Field(description="the row before; empty: first")] = ""


class Begun(Schema):
    symbol: str


class Version(Schema):
    """`decision` is what decided it: a resolution, a report of a committee."""

    number: int
    stage: str
    symbol: str
    kind: str
    status: str = Field(description="open: being written; published; loaded: read from a document")
    languages: list[str]
    decision: str
    decided_on: date | None
    based_on: str | None
    published_at: datetime | None


class Plan(Schema):
    code: str
    name: Text
    entity: Text | None
    period: str
    start: date
    end: date
    versions: list[Version]


class Plans(Schema):
    plans: list[Plan]


class PeriodValue(Schema):
    """The value of one period; its cells are recorded like others."""

    period: str
    kind: str
    value: EntryCell
    texts: list[EntryCell]


class Row(Schema):
    """`cells` are figures, choices and words by field; `rows` stand under it."""

    subject: str
    path: str
    number: str
    cells: dict[str, EntryCell]
    prose: list[EntryCell]
    periods: list[PeriodValue]
    rows: list[Row]
    role: str
    comments: int
    evidence: int


class Sheet(Schema):
    """A section of a plan that is being written. `edits`: which rows you may add, remove, move."""

    standing: SectionStanding
    kind: str
    digest: str
    itself: Row
    objectives: list[Row]
    accomplishments: list[Row]
    outputs: list[Row]
    results: list[Row]
    paragraphs: list[Row]
    mandates: list[Row]
    factors: list[Row]
    edits: dict[str, dict[str, Act]]
    missing: list[MissingThing]
    comments: list[CommentLine]
    evidence: list[EvidenceFile]


class RowDigest(Schema):
    path: str
    digest: str


class Run(Schema):
    kind: Literal["same", "added", "removed"]
    text: str


class FieldChange(Schema):
    """`runs` are the words apart, for texts; of a figure they are empty."""

    field: str
    before: str | None
    after: str | None
    runs: list[Run]


class RowChange(Schema):
    state: Literal["added", "removed", "changed", "moved"]
    subject: str
    before: str = Field(description="path of the row; empty where it is not there")
    after: str
    text: str
    fields: list[FieldChange]
    is_moved: bool


class SectionChange(Schema):
    path: SectionName
    name: str
    rows: list[RowChange]


class Comparison(Schema):
    """`is_part`: only sections were compared that you see of what is being written."""

    before: str
    after: str
    language: str
    is_part: bool
    counts: dict[str, int]
    unchanged: int
    sections: list[SectionChange]
