"""Checking a workbook that came back: kept with all that is wrong in it, or with what it would change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules.files import safe_name
from answerable.foundation import journal
from answerable.foundation.texts import content_language
from answerable.organization.models import Entity
from answerable.plans.models import BudgetVersion
from answerable.publishing.actions.workbooks.making import book_of, kind_of, me_of
from answerable.publishing.workbooks import checking, reading
from answerable.publishing.workbooks.packages import LIMIT
from answerable.publishing.workbooks.shapes import Checked, Problem, Unusable
from answerable.results.models import Report, WorkbookUpload

OF_BUDGETS = ("budget", "posts")
Progress = Callable[[int, int], None]


def check_workbook(
    *, by: int, kind: str, target: str, entity: str = "", file_name: str, content: bytes
) -> int:
    """Keeps a workbook with all that is wrong in it, or with what it would change; its number.

    A workbook with mistakes is an upload with the status refused, not a refusal of this act.
    Raises `Refused`: not_found, not_yours, invalid (another kind of workbook than there is).
    """
    found = checked(by, kind, target, entity, file_name, content)
    with acting(by, "check_workbook"):
        upload = kept(by, kind, target, entity, file_name, content)
        judged(upload, target, found)
    return upload.pk


def checked(
    by: int,
    kind: str,
    target: str,
    entity: str,
    file_name: str,
    content: bytes,
    progress: Progress = lambda _done, _of: None,
) -> Checked:
    """All that can be said about the file; one that cannot be opened has that one problem.

    `progress` is told how many rows were checked, and of how many. Raises `Refused`.
    """
    me, chosen = me_of(by), kind_of(kind)
    language, unusable = content_language(me.language), None
    try:
        sent = reading.read(content, file_name)
        language = sent.about.get("language", language)
    except Unusable as fault:
        unusable = fault.problem
    book = book_of(chosen, me, target, entity, language)  # refused here, whatever the file is like
    if unusable is not None:
        return Checked((unusable,))
    try:
        return checking.check(book, sent, chosen.judge(book), chosen.together, progress)
    except Unusable as fault:
        return Checked((fault.problem,))


def kept(by: int, kind: str, target: str, entity: str, file_name: str, content: bytes) -> WorkbookUpload:
    """The file as it came, waiting to be checked; in the caller's transaction."""
    return WorkbookUpload.objects.create(
        person_id=by,
        kind=kind,
        file_name=safe_name(file_name),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content if len(content) <= LIMIT else b"",
        status="waiting",
        sent_at=datetime.now(UTC),
        entity=Entity.objects.filter(code=entity).first() if entity else None,
        **_target(kind, target),
    )


def judged(upload: WorkbookUpload, target: str, found: Checked) -> None:
    """Writes what was found; in the caller's transaction."""
    upload.status = "refused" if found.problems else "checked"
    upload.errors = [asdict(one) for one in (*_all_or_most(found.problems), *_as_notes(found.notes))]
    upload.changes = [asdict(change) for change in found.changes]
    upload.save(update_fields=["status", "errors", "changes"])
    journal.record(
        {
            "upload": upload.pk,
            "kind": upload.kind,
            "target": target,
            "entity": upload.entity.code if upload.entity is not None else "",
            "sha256": upload.sha256,
            "errors": len(found.problems),
            "changes": len(found.changes),
        }
    )


def _all_or_most(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Every problem; beyond a number no list can be worked through, how many more there are."""
    more = len(problems) - checking.MOST
    return problems if more <= 0 else (*problems[: checking.MOST], Problem("more", found=str(more)))


def _target(kind: str, target: str) -> dict[str, object]:
    if kind in OF_BUDGETS:
        return {"version": BudgetVersion.objects.get(pk=int(target))}
    return {"report": Report.objects.get(symbol=target)}


def _as_notes(notes: Sequence[Problem]) -> list[Problem]:
    """Notes stand with the errors, marked: they keep nothing from being applied."""
    return [replace(note, code=f"note:{note.code}") for note in notes[: checking.MOST]]
