"""Records of the cycle as programs get them: the entry sheet, history, progress, home."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from answerable.api.bodies import LARGEST
from answerable.api.lists import Listed
from answerable.api.results.schemas import Computed, Quantity, Text


class Act(Schema):
    """Whether an act is open to you now; `reason` says why not."""

    allowed: bool
    reason: str


class SectionStanding(Schema):
    """Where a section is and what you may do to it."""

    symbol: str
    path: str
    name: Text
    status: str = Field(description="open, submitted, returned, cleared; general: a part without an entity")
    entity_id: int | None
    languages: list[str]
    submit_by: date | None
    clear_by: date | None
    period: str
    previous_symbol: str | None
    acts: dict[str, Act]


class EntryCell(Schema):
    """One field of one row: send `value` back as `seen` when you change it."""

    path: str
    field: str
    language: str
    nature: str = Field(description="quantity, cause, answer or prose")
    value: str | None
    may: bool = Field(description="whether you may write it")
    why: str = Field(description="why not")
    by: str
    at: datetime | None
    status: str
    source_language: str
    outdated: bool = Field(description="a translation whose source changed since")
    missing: list[str]


class RowJudgement(Schema):
    """Recomputed from what is recorded; nothing of it is entered."""

    rate: Computed
    amount: Computed
    percent: Computed
    verdict: str
    must_explain: bool


class EntryRow(Schema):
    subject: str
    path: str
    number: str
    text: Text | None
    promised: Quantity
    cells: dict[str, EntryCell]
    prose: list[EntryCell]
    judgement: RowJudgement
    previous: Quantity
    comments: int
    evidence: int


class MissingThing(Schema):
    section: str
    path: str
    field: str
    language: str
    what: str
    sentence: str


class CommentLine(Schema):
    id: int
    path: str
    field: str
    by: str
    at: datetime
    text: str
    settled_by: str | None
    settled_at: datetime | None


class EvidenceFile(Schema):
    id: int
    path: str
    name: str
    media_type: str
    size: int
    description: str
    by: str
    at: datetime


class EntrySheet(Schema):
    """Everything of a section that is being made. `digest` is of its content: to clear, send it back."""

    standing: SectionStanding
    digest: str
    outputs: list[EntryRow]
    indicators: list[EntryRow]
    money: list[EntryRow]
    posts: list[EntryRow]
    paragraphs: list[EntryRow]
    missing: list[MissingThing]
    comments: list[CommentLine]
    evidence: list[EvidenceFile]


class Comments(Listed):
    items: list[CommentLine]


class EvidenceFiles(Listed):
    items: list[EvidenceFile]


class MissingThings(Listed):
    items: list[MissingThing]


class HistoryStep(Schema):
    """`is_present`: the content is still the one it was done to."""

    act: str
    by: str
    at: datetime
    text: str
    digest: str
    is_present: bool


class History(Listed):
    items: list[HistoryStep]


class SectionCounts(Schema):
    due: int
    given: int
    to_explain: int
    explained: int
    texts: int
    written: int
    not_reported: int
    missing: int


class SectionProgress(Schema):
    path: str
    parent: str | None
    name: Text | None
    entity_id: int | None
    entity_code: str | None
    status: str
    counts: SectionCounts
    errors: int
    warnings: int
    comments: int
    last_entry: datetime | None
    is_late: bool
    is_near: bool
    is_stale: bool


class CategoryTotal(Schema):
    code: str
    name: Text | None
    group: str
    apportionment: Computed
    expenditure: Computed
    variance: Computed
    percent: Computed
    reported: int
    expected: int


class ReportProgress(Schema):
    """How far a report is, of the sections you see."""

    symbol: str
    title: Text | None
    period: str
    languages: list[str]
    submit_by: date
    clear_by: date
    publish_by: date
    sections: list[SectionProgress]
    states: dict[str, int]
    total: SectionCounts
    money: list[CategoryTotal]
    errors: int
    warnings: int
    is_cleared: bool


class Task(Schema):
    kind: Annotated[str, Field(description="fill, submit, clear, publish or translate")]
    symbol: str
    section: str
    name: Text | None
    due: date
    days: int = Field(description="until then; below 0: late")
    status: str
    missing: int


class CameBack(Schema):
    symbol: str
    section: str
    name: Text | None
    by: str
    at: datetime
    text: str
    comments: int


class Changed(Schema):
    symbol: str
    section: str
    name: Text | None
    by: str
    at: datetime
    act: str
    values: int


class Told(Schema):
    id: int
    kind: str
    subject: str
    address: str
    parameters: dict[str, Any]
    at: datetime


class HomePage(Schema):
    """What is yours to do, what came back and why, what changed since you last looked."""

    tasks: list[Task]
    more_tasks: int
    came_back: list[CameBack]
    changed: list[Changed]
    looked_at: datetime | None
    notices: list[Told]
    unread: int
    reports: list[str]


class Notice(Told):
    read_at: datetime | None = Field(description="null: it waits")


class Notices(Listed):
    items: list[Notice]


class ReadNotices(Schema):
    notices: Annotated[
        list[Annotated[int, Field(ge=1, le=LARGEST)]] | None,
        Field(max_length=1_000, description="numbers; null: all"),
    ] = None


class Read(Schema):
    """How many were unread and are read now."""

    read: int
