"""Reads of workbooks that were sent back: what was wrong, what would change, what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from answerable.publishing.workbooks.shapes import Change, Problem
from answerable.publishing.workbooks.wording import sentence
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report, WorkbookUpload

_NOTE = "note:"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem with its sentence in the language in force."""

    sheet: str
    cell: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A workbook of one's own. `target` is a symbol, or the number of a budget's version."""

    id: int
    kind: str
    target: str
    entity: str
    file_name: str
    sha256: str
    status: str
    sent_at: datetime
    applied_at: datetime | None
    errors: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    changes: tuple[Change, ...]

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """What somebody else wrote after the workbook was made."""
        return tuple(change for change in self.changes if change.theirs)

    @property
    def hidden(self) -> tuple[Change, ...]:
        """What was filled in rows that were hidden."""
        return tuple(change for change in self.changes if change.hidden)


def upload_of(person: int, upload: int) -> Upload | None:
    """One's own workbook of this number; nobody else's."""
    row = _rows(person).filter(pk=upload).first()
    return None if row is None else _upload(row)


def uploads_of(person: int, kind: str = "", target: str = "", entity: str = "") -> tuple[Upload, ...]:
    """One's own last workbooks, the newest first."""
    rows = _rows(person)
    if kind:
        rows = rows.filter(kind=kind)
    if entity:
        rows = rows.filter(entity__code=entity)
    found = (_upload(row) for row in rows[:50])
    return tuple(one for one in found if not target or one.target == target)


def is_plan(symbol: str) -> bool:
    """Whether a plan that the reader sees is being written under this symbol."""
    return Report.objects.filter(symbol=symbol, status="open", kind__in=PLAN_KINDS).exists()


def _rows(person: int) -> QuerySet[WorkbookUpload]:
    return (
        WorkbookUpload.objects.filter(person_id=person)
        .select_related("report", "entity")
        .defer("content")
        .order_by("-sent_at", "-pk")
    )


def _upload(row: WorkbookUpload) -> Upload:
    said = [Problem(**error) for error in row.errors]
    return Upload(
        row.pk,
        row.kind,
        row.report.symbol if row.report is not None else str(row.version_id),
        row.entity.code if row.entity is not None else "",
        row.file_name,
        row.sha256,
        row.status,
        row.sent_at,
        row.applied_at,
        tuple(_faults(one for one in said if not one.code.startswith(_NOTE))),
        tuple(_faults(one for one in said if one.code.startswith(_NOTE))),
        tuple(Change(**change) for change in row.changes),
    )


def _faults(problems: Iterator[Problem]) -> Iterator[Fault]:
    for problem in problems:
        code = problem.code.removeprefix(_NOTE)
        plain = Problem(code, problem.sheet, problem.cell, problem.found, problem.expected)
        yield Fault(problem.sheet, problem.cell, code, sentence(plain))
