"""Large workbooks: kept and checked by the worker, and applied by it; may be left and found again.

A worker that is killed leaves the workbook as it was, and the next one begins with it anew: what a
check found, and what was applied, is written in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import InterfaceError, OperationalError
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import access, background, journal
from answerable.publishing.actions.workbooks.applying import (
    apply_workbook,
    refuse_conflicts,
    refuse_unless_checked,
)
from answerable.publishing.actions.workbooks.checking import check_workbook, checked, judged, kept
from answerable.publishing.actions.workbooks.making import offered_workbooks
from answerable.publishing.workbooks.packages import unpacked_size
from answerable.publishing.workbooks.shapes import Change
from answerable.results.models import WorkbookUpload

SMALL = 1_000_000  # bytes its parts unpack to, some 1,000 rows: checked in the request that brings them
FEW = 400  # changes that are written at once
STEP = 2_000  # rows between two words about how far it is


def send_workbook(
    *, by: int, kind: str, target: str, entity: str = "", file_name: str, content: bytes
) -> int:
    """Checks a small workbook now, and asks the worker for a large one; the number of the upload.

    Raises `Refused`: not_found, not_yours, invalid.
    """
    if unpacked_size(content) <= SMALL:
        return check_workbook(
            by=by, kind=kind, target=target, entity=entity, file_name=file_name, content=content
        )
    offer = offered_workbooks(kind, by=by, target=target)
    if entity and entity not in dict(offer.entities):
        raise Refused("not_found", _("There is no such entity here, or it is not yours."))
    with acting(by, "send_workbook"):
        upload = kept(by, kind, target, entity, file_name, content)
        _later("publishing.check_workbook", by, upload.pk)
        journal.record({"upload": upload.pk, "kind": kind, "target": target, "sha256": upload.sha256})
    return int(upload.pk)


def ask_application(*, by: int, upload: int, overwrite: bool = False) -> int | None:
    """Applies a few changes now: how many cells were written. Of many the worker is asked for: None.

    Raises `Refused`, as `apply_workbook`.
    """
    row = WorkbookUpload.objects.filter(pk=upload, person_id=by).defer("content").first()
    if row is None or len(row.changes) <= FEW:
        return apply_workbook(by=by, upload=upload, overwrite=overwrite)
    with acting(by, "ask_application"):
        row = WorkbookUpload.objects.select_for_update().defer("content").get(pk=upload)
        refuse_unless_checked(row)
        refuse_conflicts([Change(**change) for change in row.changes], overwrite)
        row.status, row.message = "applying", ""
        row.save(update_fields=["status", "message"])
        _later("publishing.apply_workbook", by, upload, overwrite=overwrite)
        journal.record({"upload": upload, "cells": len(row.changes), "overwrite": overwrite})
    return None


def _later(task: str, by: int, upload: int, **more: bool) -> None:
    """The worker may no more than who asked: what a token does not allow, it does not do."""
    without = [act for act in access.ACTS if not access.scope(act)]
    background.later(
        task, by=by, upload=upload, without=without, language=translation.get_language() or "en", **more
    )


def run_check(upload: int, *, without: list[str], language: str) -> None:
    """The worker's part of a check. Done again after it was done, it does nothing."""
    row = _mine(upload, ("waiting", "checking"))
    if row is None:
        return
    by = row.person_id
    target = row.report.symbol if row.report is not None else str(row.version_id)
    with _as_asked(without, language), _ending(row, by, "failed"):
        _report(row, by, status="checking", done=0)
        found = checked(
            by, row.kind, target, row.entity.code if row.entity is not None else "",
            row.file_name, bytes(row.content), _now_and_then(row, by),
        )  # fmt: skip
        with acting(by, "check_workbook"):
            judged(row, target, found)


def run_application(upload: int, *, without: list[str], language: str, overwrite: bool) -> None:
    """The worker's part of applying; refused, the workbook is as it was, and says why."""
    row = _mine(upload, ("applying",))
    if row is None:
        return
    with _as_asked(without, language), _ending(row, row.person_id, "checked"):
        apply_workbook(by=row.person_id, upload=upload, overwrite=overwrite, asked=True)


def _mine(upload: int, states: tuple[str, ...]) -> WorkbookUpload | None:
    """The upload of the person entered, where the worker still has to do something with it."""
    rows = WorkbookUpload.objects.select_related("report", "entity")
    return rows.filter(pk=upload, person_id=access.entered() or 0, status__in=states).first()


@contextmanager
def _as_asked(without: list[str], language: str) -> Iterator[None]:
    access.give_up(without)
    with translation.override(language):
        yield


@contextmanager
def _ending(row: WorkbookUpload, by: int, state: str) -> Iterator[None]:
    """What keeps it from being done is said on its page, in a transaction of its own."""
    try:
        yield
    except Refused as refusal:
        _report(row, by, status=state, message=refusal.sentence)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the worker tries again
    except Exception as fault:
        with suppress(Exception):  # the database may be what is at fault
            sentence = _("It stopped with a fault of ours (%(fault)s); nothing was written. Send it again.")
            _report(row, by, status=state, message=sentence % {"fault": type(fault).__name__})
        raise


def _now_and_then(row: WorkbookUpload, by: int) -> Callable[[int, int], None]:
    """Writes how far it is every some thousand rows."""

    def progress(done: int, of: int) -> None:
        if done - row.done >= STEP:
            _report(row, by, done=done, of=of)

    return progress


def _report(row: WorkbookUpload, by: int, **state: object) -> None:
    """What the page shows: committed at once."""
    with acting(by, "workbook_progress"):
        for name, value in state.items():
            setattr(row, name, value)
        row.save(update_fields=list(state))
