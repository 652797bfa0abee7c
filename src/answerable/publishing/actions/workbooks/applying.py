"""Applying a checked workbook, whole or not at all, through the same acts as the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import journal
from answerable.publishing.actions.workbooks.making import kind_of
from answerable.publishing.workbooks.kinds.protocol import Kind, Taken
from answerable.publishing.workbooks.shapes import Change
from answerable.results.models import WorkbookUpload

_NAMED = 3  # cells a refusal names


def apply_workbook(*, by: int, upload: int, overwrite: bool = False, asked: bool = False) -> int:
    """Writes all changes of a checked workbook, or none; how many cells were written.

    `overwrite`: cells that somebody else wrote since the workbook was made are written, too; without
    it they refuse the whole. `asked`: the worker applies what was asked for before. Raises `Refused`:
    not_found, wrong_state, conflict, and whatever the acts refuse that write the cells.
    """
    with acting(by, "apply_workbook") as actor:
        row = WorkbookUpload.objects.select_for_update().filter(pk=upload, person_id=by).first()
        if row is None:
            raise Refused("not_found", _("There is no such workbook of yours; send it again."))
        refuse_unless_checked(row, "applying" if asked else "checked")
        changes = [Change(**change) for change in row.changes]
        refuse_conflicts(changes, overwrite)
        target = row.report.symbol if row.report is not None else str(row.version_id)
        _written(kind_of(row.kind), by, target, changes)
        # The acts that wrote the cells have said who they are; now it is this one's turn again.
        with journal.acting(actor=actor.email, act="apply_workbook"):
            row.status, row.applied_at, row.message = "applied", datetime.now(UTC), ""
            row.save(update_fields=["status", "applied_at", "message"])
            journal.record(
                {"upload": row.pk, "target": target, "cells": len(changes), "overwrite": overwrite}
            )
    return len(changes)


def refuse_unless_checked(row: WorkbookUpload, expected: str = "checked") -> None:
    """Raises `Refused` (wrong_state) where there is nothing to apply, or not any more, or not yet."""
    if row.status == "applied":
        raise Refused("wrong_state", _("This workbook was applied already."))
    if row.status in ("waiting", "checking", "applying") and row.status != expected:
        raise Refused("wrong_state", _("The worker has this workbook; wait until it is done with it."))
    if row.status == "failed":
        raise Refused("wrong_state", _("This workbook could not be checked; send it again."))
    if row.status != expected:
        raise Refused(
            "wrong_state", _("This workbook has errors; correct them in the workbook and send it again.")
        )
    if not row.changes:
        raise Refused("wrong_state", _("This workbook changes nothing, so there is nothing to apply."))


def refuse_conflicts(changes: Sequence[Change], overwrite: bool) -> None:
    """Raises `Refused` (conflict) where others wrote since, and nobody said to replace that."""
    theirs = [change for change in changes if change.theirs]
    if not theirs or overwrite:
        return
    raise Refused(
        "conflict",
        ngettext(
            "%(count)s cell was written by somebody else after the workbook was made (%(cells)s). Look at "
            "it, and apply with “replace what others wrote”, or download a new workbook.",
            "%(count)s cells were written by somebody else after the workbook was made (%(cells)s). Look at "
            "them, and apply with “replace what others wrote”, or download a new workbook.",
            len(theirs),
        )
        % {"count": len(theirs), "cells": _cells(theirs)},
    )


def _cells(changes: Sequence[Change]) -> str:
    named = "; ".join(f"{change.sheet}, {change.cell}" for change in changes[:_NAMED])
    return named + ("; …" if len(changes) > _NAMED else "")


def _written(kind: Kind, by: int, target: str, changes: Sequence[Change]) -> None:
    """Writes the changes, or refuses the whole naming the cell."""
    try:
        taken = kind.write(by=by, target=target, changes=changes)
    except Refused as refusal:
        raise Refused(refusal.code, _with_cell(refusal, changes), place=refusal.place) from refusal
    if taken:
        raise Refused("conflict", _taken(taken))


def _with_cell(refusal: Refused, changes: Sequence[Change]) -> str:
    place = refusal.place
    cells = [one for one in changes if place and (one.row == place or one.row.endswith(f"|{place}"))]
    return f"{_cells(cells[:1])}: {refusal}" if cells else str(refusal)


def _taken(taken: Sequence[Taken]) -> str:
    return _(
        "Nothing was applied: %(cells)s changed since the workbook was checked. Send it again and look at "
        "what would change now."
    ) % {"cells": _cells([one.change for one in taken])}
