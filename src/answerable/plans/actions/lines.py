"""Writing money into a version: many cells at once, each only if nobody wrote it meanwhile.

What is forbidden or invalid refuses the whole call; what somebody else wrote first comes back as a
conflict, and the rest is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.rules.refusal import Refused
from answerable.plans.actions.standing import (
    acting,
    known_entities,
    locked_version,
    no_such_entity,
    refuse_unless_writable,
)
from answerable.plans.models import BudgetLine, BudgetVersion, CostCategory
from answerable.plans.rules.amounts import accepted, place_of
from answerable.plans.shapes import LineConflict, LineEntry, SavedLines

LIMIT = 60_000  # fields in one call: a workbook of an institution
BATCH = 500

_Key = tuple[int, int]  # entity, category
_Stored = Decimal | str | None


@dataclass(frozen=True, slots=True)
class _Wish:
    entry: LineEntry
    key: _Key
    stored: _Stored

    @property
    def field(self) -> tuple[_Key, str, str]:
        return self.key, self.entry.field, self.entry.language if self.entry.field == "reason" else ""


def record_budget_lines(*, by: int, version: int, lines: Sequence[LineEntry]) -> SavedLines:
    """Writes amounts, causes and reasons of a draft, or of a version in review; the person is noted.

    Amounts in units of the currency. A field whose `seen` is no longer what stands there is a
    conflict and is not written; one that stands there already counts as unchanged. Raises
    `Refused`: not_found, not_yours, wrong_state, sealed, invalid; nothing is written then.
    """
    if len(lines) > LIMIT:
        raise Refused("invalid", _("At most %(limit)s values can be saved at once.") % {"limit": LIMIT})
    with acting(by, "record_budget_lines") as me:
        row = locked_version(version)
        entities = known_entities(row)
        for code in dict.fromkeys(entry.entity for entry in lines):
            if code not in entities:
                raise no_such_entity(code)
            refuse_unless_writable(row, entities[code].id, me, code)
        wishes = _wishes(lines, {code: entity.id for code, entity in entities.items()})
        found, saved = _sorted_out(row, wishes, me.id)
        _write(found, saved)
        if saved.written:
            journal.record(_about(row, saved))
        return saved


def _wishes(lines: Sequence[LineEntry], entities: Mapping[str, int]) -> list[_Wish]:
    categories = dict(CostCategory.objects.values_list("code", "pk"))
    found: dict[object, _Wish] = {}
    for entry in lines:
        if entry.category not in categories:
            raise Refused(
                "not_found",
                _("“%(category)s” is no cost category; the budget office adds one.")
                % {"category": entry.category[:60]},
                place=place_of(entry),
            )
        wish = _Wish(entry, (entities[entry.entity], categories[entry.category]), accepted(entry))
        if found.setdefault(wish.field, wish) is not wish:
            raise Refused("invalid", _("The same field was sent twice."), place=place_of(entry))
    return list(found.values())


def _sorted_out(
    version: BudgetVersion, wishes: Sequence[_Wish], person: int
) -> tuple[dict[_Key, BudgetLine], SavedLines]:
    """The rows as they become, and what is written, unchanged or in conflict."""
    rows = _rows(version, wishes)
    now, changed = datetime.now(UTC), {}
    written: list[LineEntry] = []
    conflicts: list[LineConflict] = []
    unchanged = 0
    for wish in wishes:
        row = rows.get(wish.key) or BudgetLine(
            version=version, entity_id=wish.key[0], category_id=wish.key[1]
        )
        present = _present(row, wish.entry)
        if present == wish.stored:
            unchanged += 1
        elif present != _seen(wish.entry):
            conflicts.append(_conflict(wish.entry, present, row))
        else:
            rows[wish.key] = changed[wish.key] = row
            _put(row, wish)
            row.written_by_id, row.written_at = person, now
            written.append(wish.entry)
    return changed, SavedLines(tuple(written), unchanged, tuple(conflicts))


def _rows(version: BudgetVersion, wishes: Sequence[_Wish]) -> dict[_Key, BudgetLine]:
    entities = {wish.key[0] for wish in wishes}
    rows = BudgetLine.objects.filter(version=version, entity_id__in=entities).select_related("written_by")
    return {(row.entity_id, row.category_id): row for row in rows}


def _present(row: BudgetLine, entry: LineEntry) -> _Stored:
    if entry.field == "reason":
        text: str | None = row.reasons.get(entry.language)
        return text
    stored: _Stored = row.amount if entry.field == "amount" else row.cause
    return stored


def _seen(entry: LineEntry) -> _Stored | object:
    """What the person saw, as it would be stored; nothing equals what could not be stored."""
    try:
        return accepted(replace(entry, value=entry.seen))
    except Refused:
        return entry


def _put(row: BudgetLine, wish: _Wish) -> None:
    if wish.entry.field == "reason":
        texts = {code: text for code, text in row.reasons.items() if code != wish.entry.language}
        row.reasons = texts if wish.stored is None else {**texts, wish.entry.language: wish.stored}
    else:
        setattr(row, wish.entry.field, wish.stored)


def _conflict(entry: LineEntry, present: _Stored, row: BudgetLine) -> LineConflict:
    by = row.written_by.name if row.written_by else ""
    return LineConflict(entry, None if present is None else str(present), by, row.written_at)


def _write(changed: Mapping[_Key, BudgetLine], saved: SavedLines) -> None:
    if not saved.written:
        return
    new = [row for row in changed.values() if row.pk is None]
    old = [row for row in changed.values() if row.pk is not None]
    BudgetLine.objects.bulk_create(new, batch_size=BATCH)
    if old:
        BudgetLine.objects.bulk_update(
            old, ["amount", "cause", "reasons", "written_by", "written_at"], batch_size=BATCH
        )


def _about(version: BudgetVersion, saved: SavedLines) -> dict[str, object]:
    """What the journal keeps of the act; the figures themselves are in the entries of their table."""
    return {
        "budget": version.budget.code,
        "version": version.number,
        "fields": [
            f"{place_of(entry)} {entry.field}" for entry in saved.written if isinstance(entry, LineEntry)
        ],
        "conflicts": len(saved.conflicts),
    }
