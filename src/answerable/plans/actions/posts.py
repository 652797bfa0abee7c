"""Writing lines of posts into a version, field by field, each only if nobody wrote it meanwhile.

A code that is new makes a line. Every line that is touched has to hold together afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.queries.people import Me
from answerable.organization.rules.refusal import Refused, refuse
from answerable.plans.actions.standing import (
    acting,
    known_entities,
    locked_version,
    no_such_entity,
    period_of,
    refuse_unless_writable,
)
from answerable.plans.models import BudgetVersion, PostLine
from answerable.plans.rules.posts import BY_LANGUAGE, COLUMNS, NEEDED, Stored, accepted, is_code, is_sound
from answerable.plans.shapes import EntityRow, LineConflict, PostEntry, SavedLines

LIMIT = 60_000
BATCH = 500


@dataclass(slots=True)
class _Desk:
    """What one call works on: the version, its lines by code, the entities of its budget."""

    version: BudgetVersion
    me: Me
    entities: Mapping[str, EntityRow]
    rows: dict[str, PostLine]

    def codes_by_entity(self) -> dict[int, str]:
        return {entity.id: code for code, entity in self.entities.items()}


def record_post_lines(*, by: int, version: int, lines: Sequence[PostEntry]) -> SavedLines:
    """Writes fields of lines of posts; new codes with entity, group and count make new lines.

    A field whose `seen` is no longer what stands there is a conflict and is not written. Raises
    `Refused`: not_found, not_yours, wrong_state, sealed, invalid; nothing is written then.
    """
    if len(lines) > LIMIT:
        raise Refused("invalid", _("At most %(limit)s values can be saved at once.") % {"limit": LIMIT})
    with acting(by, "record_post_lines") as me:
        row = locked_version(version)
        codes = {entry.code for entry in lines}
        found = PostLine.objects.filter(version=row).select_related("written_by")
        desk = _Desk(row, me, known_entities(row), {line.code: line for line in found})
        wishes = [(entry, accepted(entry)) for entry in lines]
        _refuse_doubles(lines)
        new = _new_lines(desk, [(entry, value) for entry, value in wishes if entry.code not in desk.rows])
        for code in sorted(codes - set(new)):
            refuse_unless_writable(row, desk.rows[code].entity_id, me, code)
        saved, changed = _sorted_out(desk, wishes, new)
        _write(desk, new, changed, saved)
        return saved


def remove_post_line(*, by: int, version: int, code: str) -> None:
    """Takes a line out of a version. Raises `Refused`: not_found, not_yours, wrong_state, sealed."""
    with acting(by, "remove_post_line") as me:
        row = locked_version(version)
        line = PostLine.objects.filter(version=row, code=code).first()
        if line is None:
            raise _no_such_line(code)
        refuse_unless_writable(row, line.entity_id, me, code)
        follower = PostLine.objects.filter(version=row, continues=code).first()
        if follower is not None:
            raise Refused(
                "wrong_state",
                _("The line “%(code)s” continues these posts; change or remove it first.")
                % {"code": follower.code},
                place=code,
            )
        line.delete()
        journal.record({"budget": row.budget.code, "version": row.number, "removed": code})


def _refuse_doubles(lines: Sequence[PostEntry]) -> None:
    seen: set[tuple[str, str, str]] = set()
    for entry in lines:
        refuse(is_code(entry.code))
        key = (entry.code, entry.field, entry.language if entry.field in BY_LANGUAGE else "")
        if key in seen:
            raise Refused("invalid", _("The same field was sent twice."), place=entry.code)
        seen.add(key)


def _new_lines(desk: _Desk, wishes: Sequence[tuple[PostEntry, Stored]]) -> dict[str, PostLine]:
    """A line for each code that is not there, with the fields that every line needs."""
    given: dict[str, dict[str, Stored]] = {}
    for entry, value in wishes:
        if entry.seen:
            raise _no_such_line(entry.code)
        given.setdefault(entry.code, {})[entry.field] = value
    made = {}
    for code, fields in given.items():
        if any(fields.get(name) in (None, "") for name in NEEDED):
            raise Refused(
                "invalid", _("A new line of posts needs an entity, a group and a number."), place=code
            )
        entity = _entity(desk, str(fields["entity"]))
        refuse_unless_writable(desk.version, entity.id, desk.me, code)
        made[code] = PostLine(version=desk.version, code=code, entity_id=entity.id)
    return made


def _no_such_line(code: str) -> Refused:
    return Refused("not_found", _("There is no such line of posts; open the page again."), place=code)


def _entity(desk: _Desk, code: str) -> EntityRow:
    if code not in desk.entities:
        raise no_such_entity(code)
    return desk.entities[code]


def _sorted_out(
    desk: _Desk, wishes: Sequence[tuple[PostEntry, Stored]], new: Mapping[str, PostLine]
) -> tuple[SavedLines, dict[str, PostLine]]:
    changed: dict[str, PostLine] = {}
    written: list[PostEntry] = []
    conflicts: list[LineConflict] = []
    unchanged, names, now = 0, desk.codes_by_entity(), datetime.now(UTC)
    for entry, value in wishes:
        row = new.get(entry.code) or desk.rows[entry.code]
        present = _present(row, entry, names)
        if entry.code not in new and present == value:
            unchanged += 1
            continue
        if entry.code not in new and present != _seen(entry):
            conflicts.append(_conflict(entry, present, row))
            continue
        _put(desk, row, entry, value)
        row.written_by_id, row.written_at = desk.me.id, now
        changed[entry.code] = row
        written.append(entry)
    _refuse_unsound(desk, new, changed)
    return SavedLines(tuple(written), unchanged, tuple(conflicts)), changed


def _refuse_unsound(desk: _Desk, new: Mapping[str, PostLine], changed: Mapping[str, PostLine]) -> None:
    """Whether what was changed, and what continues it, still holds together."""
    rows = {**desk.rows, **new}
    ends = {code: row.last_day for code, row in rows.items()}
    for code, row in rows.items():
        if code in changed or row.continues in changed:
            refuse(
                is_sound(
                    code, row.first_day, row.last_day, row.ends_by, row.continues,
                    period=period_of(desk.version), ends=ends,
                )
            )  # fmt: skip


def _present(row: PostLine, entry: PostEntry, names: Mapping[int, str]) -> Stored:
    if entry.field == "entity":
        return names.get(row.entity_id, "")
    found: Any = getattr(row, COLUMNS[entry.field])
    stored: Stored = found.get(entry.language) if entry.field in BY_LANGUAGE else found
    return stored


def _seen(entry: PostEntry) -> Stored | object:
    try:
        return accepted(replace(entry, value=entry.seen))
    except Refused:
        return entry


def _put(desk: _Desk, row: PostLine, entry: PostEntry, value: Stored) -> None:
    if entry.field == "entity":
        entity = _entity(desk, str(value))
        refuse_unless_writable(desk.version, entity.id, desk.me, entry.code)
        row.entity_id = entity.id
    elif entry.field in BY_LANGUAGE:
        column = COLUMNS[entry.field]
        texts = {code: text for code, text in getattr(row, column).items() if code != entry.language}
        setattr(row, column, texts if value is None else {**texts, entry.language: value})
    else:
        setattr(row, COLUMNS[entry.field], value)


def _conflict(entry: PostEntry, present: Stored, row: PostLine) -> LineConflict:
    by = row.written_by.name if row.written_by else ""
    return LineConflict(entry, None if present is None else str(present), by, row.written_at)


def _write(
    desk: _Desk, new: Mapping[str, PostLine], changed: Mapping[str, PostLine], saved: SavedLines
) -> None:
    if not saved.written:
        return
    try:
        with transaction.atomic():
            PostLine.objects.bulk_create(list(new.values()), batch_size=BATCH)
    except IntegrityError as fault:
        if getattr(fault.__cause__, "sqlstate", None) != "23505":
            raise
        raise Refused(
            "conflict", _("Other posts have one of these codes already; take another code.")
        ) from fault
    old = [row for code, row in changed.items() if code not in new]
    if old:
        columns = [*COLUMNS.values(), "written_by", "written_at"]
        PostLine.objects.bulk_update(old, columns, batch_size=BATCH)
    journal.record(
        {
            "budget": desk.version.budget.code,
            "version": desk.version.number,
            "fields": [f"{e.code} {e.field}" for e in saved.written if isinstance(e, PostEntry)],
            "conflicts": len(saved.conflicts),
        }
    )
