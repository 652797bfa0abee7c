"""Workbooks for people who fill offline: made, checked when they come back, applied whole or not at all.

    make_workbook ──▶ (filled) ──▶ check_workbook ──▶ a person looks at the difference ──▶ apply_workbook

A check writes nothing but what it found. Applying goes through the same acts as the pages, in one
transaction: where somebody else wrote meanwhile, or a rule refuses one cell, nothing is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.cycle.rules.files import safe_name
from answerable.foundation import journal
from answerable.foundation.texts import content_language
from answerable.organization.models import Entity
from answerable.organization.queries import Me, entered_person, me_from
from answerable.plans.models import BudgetVersion
from answerable.publishing.workbooks import checking, reading, writing
from answerable.publishing.workbooks.kinds import kinds
from answerable.publishing.workbooks.kinds.protocol import Kind, Taken
from answerable.publishing.workbooks.packages import LIMIT
from answerable.publishing.workbooks.shapes import Book, Change, Checked, Offer, Problem, Unusable
from answerable.publishing.workbooks.words import LANGUAGES, speaking
from answerable.results.models import Report, WorkbookUpload

OF_BUDGETS = ("budget", "posts")
_NAMED = 3  # cells a refusal names


def make_workbook(
    kind: str,
    *,
    by: int,
    target: str,
    entity: str = "",
    language: str = "en",
    only: Collection[str] = (),
) -> bytes:
    """The workbook of a kind (`results.choices.WORKBOOKS`) for an entity, as XLSX.

    `target` is the symbol of a report or plan being made, or the number of a budget's version;
    `entity` a code, '' for everything this person sees; `only` are ids of rows, where not all are
    wanted. Raises `Refused`: not_found, not_yours, invalid.
    """
    book = _book(_kind(kind), _me(by), target, entity, language)
    return writing.write(_narrowed(book, frozenset(only)) if only else book)


def _narrowed(book: Book, only: frozenset[str]) -> Book:
    """These rows alone; tables without one stay away. What is not in it is not missed on its way back."""
    tables = [
        replace(table, rows=tuple(row for row in table.rows if row.id in only), blank=0)
        for table in book.tables
    ]
    return replace(book, tables=tuple(table for table in tables if table.rows))


def offered_workbooks(kind: str, *, by: int, target: str, language: str = "en") -> Offer:
    """For which entities this person gets workbooks about `target`. Raises `Refused`, as making one."""
    return _kind(kind).offered(me=_me(by), target=target, language=language)


def check_workbook(
    *, by: int, kind: str, target: str, entity: str = "", file_name: str, content: bytes
) -> int:
    """Keeps a workbook with all that is wrong in it, or with what it would change; its number.

    A workbook with mistakes is an upload with the status refused, not a refusal of this act.
    Raises `Refused`: not_found, not_yours, invalid (another kind of workbook than there is).
    """
    me, chosen = _me(by), _kind(kind)
    checked = _checked(chosen, me, target, entity, file_name, content)
    with acting(by, "check_workbook"):
        upload = WorkbookUpload.objects.create(
            person_id=by,
            kind=kind,
            file_name=safe_name(file_name),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content if len(content) <= LIMIT else b"",
            status="refused" if checked.problems else "checked",
            errors=[_listed(one) for one in (*checked.problems[: checking.MOST], *_as_notes(checked.notes))],
            changes=[asdict(change) for change in checked.changes],
            sent_at=datetime.now(UTC),
            entity=Entity.objects.filter(code=entity).first() if entity else None,
            **_target(kind, target),
        )
        journal.record(
            {
                "upload": upload.pk,
                "kind": kind,
                "target": target,
                "entity": entity,
                "sha256": upload.sha256,
                "errors": len(checked.problems),
                "changes": len(checked.changes),
            }
        )
    return upload.pk


def apply_workbook(*, by: int, upload: int, overwrite: bool = False) -> int:
    """Writes all changes of a checked workbook, or none; how many cells were written.

    `overwrite`: cells that somebody else wrote since the workbook was made are written, too; without
    it they refuse the whole. Raises `Refused`: not_found, wrong_state, conflict, and whatever the
    acts refuse that write the cells.
    """
    with acting(by, "apply_workbook") as actor:
        row = WorkbookUpload.objects.select_for_update().filter(pk=upload, person_id=by).first()
        if row is None:
            raise Refused("not_found", _("There is no such workbook of yours; send it again."))
        _refuse_unless_checked(row)
        changes = [Change(**change) for change in row.changes]
        _refuse_conflicts(changes, overwrite)
        target = row.report.symbol if row.report is not None else str(row.version_id)
        _written(_kind(row.kind), by, target, changes)
        # The acts that wrote the cells have said who they are; now it is this one's turn again.
        with journal.acting(actor=actor.email, act="apply_workbook"):
            row.status, row.applied_at = "applied", datetime.now(UTC)
            row.save(update_fields=["status", "applied_at"])
            journal.record(
                {"upload": row.pk, "target": target, "cells": len(changes), "overwrite": overwrite}
            )
    return len(changes)


def _me(by: int) -> Me:
    person = entered_person(by)
    me = me_from(person) if person is not None else None
    if me is None:
        raise Refused("not_yours", _("Sign in again: this was sent for somebody else."))
    return me


def _kind(name: str) -> Kind:
    found = kinds().get(name)
    if found is None:
        raise Refused("invalid", _("There is no kind of workbook called “%(kind)s”.") % {"kind": name[:40]})
    return found


def _book(kind: Kind, me: Me, target: str, entity: str, language: str) -> Book:
    spoken = language if language in LANGUAGES else "en"
    with speaking(spoken):
        return kind.book(me=me, target=target, entity=entity, language=spoken)


def _checked(kind: Kind, me: Me, target: str, entity: str, file_name: str, content: bytes) -> Checked:
    """All that can be said about the file; one that cannot be opened has that one problem."""
    book = _book(kind, me, target, entity, content_language(me.language))
    try:
        sent = reading.read(content, file_name)
        language = sent.about.get("language", "")
        if language in LANGUAGES and language != book.language:
            book = _book(kind, me, target, entity, language)
        return checking.check(book, sent, kind.judge(book), kind.together)
    except Unusable as fault:
        return Checked((fault.problem,))


def _target(kind: str, target: str) -> dict[str, object]:
    if kind in OF_BUDGETS:
        return {"version": BudgetVersion.objects.get(pk=int(target))}
    return {"report": Report.objects.get(symbol=target)}


def _listed(problem: Problem) -> dict[str, object]:
    return asdict(problem)


def _as_notes(notes: Sequence[Problem]) -> list[Problem]:
    """Notes stand with the errors, marked: they keep nothing from being applied."""
    return [replace(note, code=f"note:{note.code}") for note in notes[: checking.MOST]]


def _refuse_unless_checked(row: WorkbookUpload) -> None:
    if row.status == "applied":
        raise Refused("wrong_state", _("This workbook was applied already."))
    if row.status != "checked":
        raise Refused(
            "wrong_state", _("This workbook has errors; correct them in the workbook and send it again.")
        )
    if not row.changes:
        raise Refused("wrong_state", _("This workbook changes nothing, so there is nothing to apply."))


def _refuse_conflicts(changes: Sequence[Change], overwrite: bool) -> None:
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
