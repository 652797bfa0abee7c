"""Writing values into an open report: many cells at once, each only if nobody wrote it meanwhile.

What is forbidden or invalid refuses the whole call; what somebody else wrote first comes back as a
conflict, and the rest is written. Rates and variances are never entered: `calc` computes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from answerable.cycle.actions.rows import find_rows, write_rows
from answerable.cycle.actions.standing import Actor, acting, general_section, locked_sections
from answerable.cycle.actions.targets import AnyTarget
from answerable.cycle.rules.addresses import Address, address_of
from answerable.cycle.rules.fields import is_of_plan
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import accepted, digest_of, nature, plain
from answerable.cycle.shapes import Conflict, Saved, Value
from answerable.foundation import journal
from answerable.results.models import Entry, ReportSection

LIMIT = 5_000  # values in one call: more than any section has

_Key = tuple[int, str, str, str]


@dataclass(slots=True)
class _Wish:
    """A value with where it goes and what it becomes."""

    value: Value
    address: Address
    section: ReportSection
    stored: str | None  # as it will be stored
    prose: bool

    @property
    def language(self) -> str:
        return self.value.language if self.prose else ""

    @property
    def key(self) -> _Key:
        return (self.section.pk, self.value.path, self.value.field, self.language)


def record_values(*, by: int, symbol: str, values: Sequence[Value]) -> Saved:
    """Writes fields of rows of an open report; the person is noted at each.

    A value whose `seen` is no longer what stands there is a conflict and is not written; one that
    stands there already counts as unchanged. Raises `Refused`: not_found, not_yours, wrong_state,
    sealed, invalid; nothing is written then.
    """
    if len(values) > LIMIT:
        raise Refused("invalid", _("At most %(limit)s values can be saved at once.") % {"limit": LIMIT})
    with acting(by, "record_values") as actor:
        if not values:
            return Saved(())
        wishes = _wishes(actor, symbol, _addressed(symbol, values))
        rows = _rows(wishes)
        entries = _entries(wishes)
        return _write(actor, symbol, wishes, rows, entries)


def _addressed(symbol: str, values: Sequence[Value]) -> list[Value]:
    """The values; what concerns the whole account goes with the general part."""
    if all(value.section and not value.path.startswith("$") for value in values):
        return list(values)
    general = general_section(symbol)
    return [
        replace(value, section=general) if value.path.startswith("$") or not value.section else value
        for value in values
    ]


def _wishes(actor: Actor, symbol: str, values: Sequence[Value]) -> list[_Wish]:
    sections = locked_sections(symbol, sorted({value.section for value in values}))
    languages = tuple(next(iter(sections.values())).report.cycle.languages)
    found: dict[_Key, _Wish] = {}
    for value in values:
        address, section = address_of(value.section, value.path), sections[value.section]
        prose = nature(address.subject, value) == "prose"
        actor.needs(section, address.subject, value.field, value.path)
        wish = _Wish(value, address, section, accepted(address.subject, value, languages), prose)
        if found.setdefault(wish.key, wish) is not wish:
            raise Refused("invalid", _("The same field was sent twice."), place=value.path)
    return list(found.values())


def _rows(wishes: Sequence[_Wish]) -> dict[Address, AnyTarget]:
    plans = any(is_of_plan(wish.address.subject, wish.value.field) for wish in wishes)
    sections = {wish.section.path: wish.section for wish in wishes}
    rows = find_rows(sections, (wish.address for wish in wishes), plans)
    for wish in wishes:
        if wish.address not in rows:
            raise Refused(
                "not_found", _("There is no such row; open the section again."), place=wish.value.path
            )
    return rows


def _entries(wishes: Sequence[_Wish]) -> dict[_Key, Entry]:
    sections = {wish.section.pk for wish in wishes}
    paths = {wish.value.path for wish in wishes}
    rows = Entry.objects.filter(section_id__in=sections, path__in=paths).select_related("person")
    return {(row.section_id, row.path, row.field, row.language): row for row in rows}


def _write(
    actor: Actor,
    symbol: str,
    wishes: Sequence[_Wish],
    rows: dict[Address, AnyTarget],
    entries: dict[_Key, Entry],
) -> Saved:
    written: list[_Wish] = []
    conflicts: list[Conflict] = []
    changed = []
    unchanged = 0
    for wish in wishes:
        target, value = rows[wish.address], wish.value
        present = target.present(wish.address.subject, value.field, wish.language)
        same = wish.stored == (plain(present) if wish.prose else present)
        if same and _entry_says_so(wish, target, entries.get(wish.key)):
            unchanged += 1
        elif not same and not _was_seen(wish, present):
            conflicts.append(_conflict(wish, present, entries.get(wish.key)))
        else:
            changed.append(target.put(wish.address.subject, value.field, wish.language, wish.stored))
            written.append(wish)
    if written:
        write_rows(changed)
        _note(actor, written, rows, entries)
        journal.record(_about(symbol, written, conflicts))
    return Saved(tuple(wish.value for wish in written), unchanged, tuple(conflicts))


def _was_seen(wish: _Wish, present: str | None) -> bool:
    """Whether what stands there is what the person had before their eyes."""
    seen = wish.value.seen
    return plain(seen) == plain(present)


def _entry_says_so(wish: _Wish, target: AnyTarget, entry: Entry | None) -> bool:
    """Whether nothing has to be noted: a text may be the same and become final, or be confirmed."""
    if not wish.prose or wish.stored is None:
        return True
    if entry is None:
        return wish.value.status == "final" and not wish.value.source_language
    return (entry.status, entry.source_language, entry.source_digest) == (
        wish.value.status,
        wish.value.source_language,
        _source_digest(wish, target),
    )


def _source_digest(wish: _Wish, target: AnyTarget) -> str:
    """The digest of the source's wording now; '' where the text is no translation."""
    source = wish.value.source_language
    if not source:
        return ""
    return digest_of(plain(target.present(wish.address.subject, wish.value.field, source)))


def _conflict(wish: _Wish, present: str | None, entry: Entry | None) -> Conflict:
    if entry is not None:
        return Conflict(wish.value, present, entry.person.name, entry.at)
    return Conflict(wish.value, present, "", wish.section.report.stored_at)


def _note(
    actor: Actor,
    written: Sequence[_Wish],
    rows: dict[Address, AnyTarget],
    entries: dict[_Key, Entry],
) -> None:
    """Who wrote these fields, in place of who wrote them before."""
    now = datetime.now(UTC)
    old = [entries[wish.key].pk for wish in written if wish.key in entries]
    if old:
        Entry.objects.filter(pk__in=old).delete()
    Entry.objects.bulk_create(
        Entry(
            section=wish.section,
            path=wish.value.path,
            field=wish.value.field,
            language=wish.language,
            person_id=actor.id,
            at=now,
            digest=digest_of(wish.stored),
            status=wish.value.status if wish.prose else "final",
            source_language=wish.value.source_language if wish.prose else "",
            source_digest=_source_digest(wish, rows[wish.address]) if wish.prose else "",
        )
        for wish in written
    )


def _about(symbol: str, written: Sequence[_Wish], conflicts: Sequence[Conflict]) -> dict[str, object]:
    """What the journal keeps of the act; the figures themselves are in the entries of their tables."""
    return {
        "symbol": symbol,
        "values": [f"{wish.value.path} {wish.value.field} {wish.language}".strip() for wish in written],
        "conflicts": len(conflicts),
    }
