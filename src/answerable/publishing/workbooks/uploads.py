"""Reads of workbooks that were sent back: what was wrong, what would change, what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Func, IntegerField, QuerySet

from answerable.publishing.workbooks.shapes import Change, Problem
from answerable.publishing.workbooks.wording import sentence
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report, WorkbookUpload

_NOTE = "note:"
WORKING = ("waiting", "checking", "applying")  # the worker has it


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem with its sentence in the language in force."""

    sheet: str
    cell: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A workbook of one's own. `target` is a symbol, or the number of a budget's version.

    `done` of `of` rows are checked; `message` says why the worker stopped.
    """

    id: int
    kind: str
    target: str
    entity: str
    file_name: str
    sha256: str
    status: str
    done: int
    of: int
    message: str
    sent_at: datetime
    applied_at: datetime | None
    errors: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    changes: tuple[Change, ...]

    @property
    def working(self) -> bool:
        """Whether the worker has it."""
        return self.status in WORKING

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """What somebody else wrote after the workbook was made."""
        return tuple(change for change in self.changes if change.theirs)

    @property
    def hidden(self) -> tuple[Change, ...]:
        """What was filled in rows that were hidden."""
        return tuple(change for change in self.changes if change.hidden)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a workbook stands, without what is in it: `errors` is how many there are."""

    id: int
    file_name: str
    status: str
    done: int
    of: int
    sent_at: datetime
    errors: int
    changes: int

    @property
    def working(self) -> bool:
        """Whether the worker has it."""
        return self.status in WORKING


def upload_of(person: int, upload: int) -> Upload | None:
    """One's own workbook of this number; nobody else's."""
    row = _rows(person).filter(pk=upload).first()
    return None if row is None else _upload(row)


def standing_of(person: int, upload: int) -> Standing | None:
    """Where one's own workbook of this number stands: asked every second while the worker has it."""
    row = _counted(_rows(person)).filter(pk=upload).first()
    return None if row is None else _standing(row)


def uploads_of(person: int, kind: str = "", target: str = "", entity: str = "") -> tuple[Standing, ...]:
    """One's own last workbooks, the newest first."""
    rows = _counted(_rows(person))
    if kind:
        rows = rows.filter(kind=kind)
    if entity:
        rows = rows.filter(entity__code=entity)
    return tuple(_standing(row) for row in rows[:50] if not target or _target(row) == target)


def _counted(rows: QuerySet[WorkbookUpload]) -> QuerySet[WorkbookUpload]:
    """Rows with how much is wrong in them and would change, without all of it."""
    lengths = {
        f"{name}_count": Func(F(name), function="jsonb_array_length", output_field=IntegerField())
        for name in ("errors", "changes")
    }
    return rows.defer("content", "errors", "changes").annotate(**lengths)


def _standing(row: Any) -> Standing:
    return Standing(
        row.pk, row.file_name, row.status, row.done, row.of, row.sent_at, row.errors_count, row.changes_count
    )


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


def _target(row: WorkbookUpload) -> str:
    return row.report.symbol if row.report is not None else str(row.version_id)


def _upload(row: WorkbookUpload) -> Upload:
    said = [Problem(**error) for error in row.errors]
    return Upload(
        row.pk,
        row.kind,
        _target(row),
        row.entity.code if row.entity is not None else "",
        row.file_name,
        row.sha256,
        row.status,
        row.done,
        row.of,
        row.message,
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
