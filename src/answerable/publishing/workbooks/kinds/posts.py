"""Workbooks of a version of a budget: posts as dated lines, with blank rows for new ones.

What is written goes through `plans.actions.record_post_lines`; a blank row that was filled becomes a
line with a code of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.organization.queries import Me
from answerable.organization.rules.refusal import Refused
from answerable.plans.actions import record_post_lines
from answerable.plans.queries import posts_sheet
from answerable.plans.rules.posts import accepted, fresh_code, is_code, is_sound
from answerable.plans.rules.words import ACTS, KINDS, STAFF
from answerable.plans.shapes import PostEntry, PostRow
from answerable.publishing.workbooks.kinds import columns, versions
from answerable.publishing.workbooks.kinds.protocol import Judge, Taken
from answerable.publishing.workbooks.shapes import Book, Change, Column, Offer, Row, Table
from answerable.publishing.workbooks.template import NEW

BLANK = 40  # rows for new lines


def book(*, me: Me, target: str, entity: str, language: str) -> Book:
    """The lines of posts of an entity and what is under it. Raises `Refused` (not_found)."""
    found = versions.version_of(target)
    sheet = posts_sheet(found.id, None, me)
    if sheet is None:
        raise Refused("not_found", _("There is no such version of a budget, or it is not open to you."))
    shown = {row.code for row in sheet.entities} | sheet.writable
    chosen = versions.entities(found, entity, me, shown)
    names = versions.names(chosen, language)
    described = _columns(names)
    opened = frozenset(range(1, len(described)))  # the code only of rows that do not exist yet
    why = dict.fromkeys(opened, versions.why_closed(found))
    rows = tuple(
        Row(
            row.code,
            tuple(_values(row)),
            opened if row.entity in sheet.writable else frozenset(),
            {} if row.entity in sheet.writable else why,
        )
        for row in sheet.rows
        if row.entity in names
    )
    may_add = any(code in sheet.writable for code in names)
    table = Table(
        "posts", _("Posts"), described, rows,
        _("One row for posts of one grade at one place. Posts that change within the period are two rows."),
        BLANK if may_add else 0, opened | {0} if may_add else frozenset(),
    )  # fmt: skip
    title = _("Posts: %(name)s") % {"name": versions.called(found, language)}
    period = (found.period_start, found.period_end)
    return Book("posts", target, entity, language, title, (table,), versions.facts(found, language), period)


def offered(*, me: Me, target: str, language: str) -> Offer:
    """The entities of the version that this person reads. Raises `Refused` (not_found)."""
    found = versions.version_of(target)
    title = _("Posts: %(name)s") % {"name": versions.called(found, language)}
    return Offer(title, tuple(versions.names(versions.entities(found, "", me), language).items()))


def _columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    return (
        Column("code", _("Code"), "name", 16, help=_("Empty: a new row gets a code of its own.")),
        Column(
            "entity", _("Entity"), "choice", 28, dict(names),
            {word.casefold(): code for code, word in names.items()} | {c.casefold(): c for c in names},
            needed=True,
        ),
        columns.chosen("kind", _("Kind"), lambda: {c: str(w) for c, w in KINDS.items()}, 18),
        columns.chosen("group", _("Group"), lambda: {c: str(w) for c, w in STAFF.items()}, 30, needed=True),
        Column("grade", _("Grade"), "name", 10),
        Column("location", _("Location"), "name", 18),
        Column("count", _("Number"), "count", 10, needed=True),
        Column("first_day", _("First day"), "date", 13, help=_("Empty: from the beginning of the period.")),
        columns.chosen("begins_by", _("Begins by"), _acts, 16),
        Column("last_day", _("Last day"), "date", 13, help=_("Empty: to the end of the period.")),
        columns.chosen("ends_by", _("Ends by"), _acts, 16),
        Column(
            "continues", _("Continues"), "name", 16, help=_("The code of the row that these posts continue.")
        ),
        *columns.texts("title", _("Functional title"), versions.LANGUAGES, 30),
        *columns.texts("reason", _("Reason"), versions.LANGUAGES),
    )  # fmt: skip


def _acts() -> dict[str, str]:
    return {code: str(word) for code, word in ACTS.items()}


def _values(row: PostRow) -> Iterator[str | None]:
    yield row.code
    yield row.entity
    yield row.kind
    yield row.group
    yield row.grade or None
    yield row.location or None
    yield str(row.count)
    yield row.first_day.isoformat() if row.first_day else None
    yield row.begins_by
    yield row.last_day.isoformat() if row.last_day else None
    yield row.ends_by
    yield row.continues or None
    for texts in (row.titles, row.reasons):
        for language in versions.LANGUAGES:
            yield texts.get(language)


def judge(_book: Book) -> Judge:
    """Whether a changed cell may say that, by the rules of the posts' page."""

    def found(change: Change) -> str | None:
        if change.column == "code":
            refusal = is_code(change.after or "")
            return str(refusal) if refusal else None
        try:
            accepted(_entry(change, change.row))
        except Refused as refusal:
            return str(refusal)
        return None

    return found


def together(book: Book, changes: Sequence[Change]) -> tuple[tuple[Change, str], ...]:
    """Changed rows that do not hold together: days outside the period, an end without a day."""
    if book.period is None or not book.tables:
        return ()
    table, period = book.tables[0], Period(*book.period)
    present = {row.id: dict(zip(_codes_of(table), row.values, strict=True)) for row in table.rows}
    given = _codes(changes)
    found = _taken_codes(changes, present, given)
    rows: dict[str, list[Change]] = {}
    for change in changes:
        rows.setdefault(change.row, []).append(change)
    now = {
        key: {**present.get(key, {}), **{change.column: change.after for change in rows.get(key, ())}}
        for key in {**present, **rows}
    }
    ends = {given.get(key, key): _day(values.get("last_day")) for key, values in now.items()}
    for key, of_row in rows.items():
        values = now[key]
        refusal = is_sound(
            given.get(key, key), _day(values.get("first_day")), _day(values.get("last_day")),
            values.get("ends_by"), values.get("continues") or "", period=period, ends=ends,
        )  # fmt: skip
        if refusal is not None:
            found.append((of_row[0], str(refusal)))
    return tuple(found)


def _codes_of(table: Table) -> tuple[str, ...]:
    return tuple(column.code for column in table.columns)


def _taken_codes(
    changes: Sequence[Change], present: Collection[str], given: Mapping[str, str]
) -> list[tuple[Change, str]]:
    """Codes of new rows that another row has."""
    counts = Counter(given.values())
    return [
        (change, _("The code “%(code)s” is taken; choose another, or none.") % {"code": change.after})
        for change in changes
        if change.column == "code" and (change.after in present or counts[change.after or ""] > 1)
    ]


def _codes(changes: Sequence[Change]) -> dict[str, str]:
    """The codes people gave to new rows."""
    return {change.row: change.after for change in changes if change.column == "code" and change.after}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _entry(change: Change, code: str) -> PostEntry:
    field, _colon, language = change.column.partition(":")
    return PostEntry(code, field, change.after, change.before, language)


def write(*, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]:
    """Writes all of them in the caller's transaction; what somebody wrote since comes back."""
    codes = {change.row: fresh_code() for change in changes if change.row.startswith(NEW)} | _codes(changes)
    entries = {
        _entry(change, codes.get(change.row, change.row)): change
        for change in changes
        if change.column != "code"
    }
    saved = record_post_lines(by=by, version=int(target), lines=tuple(entries))
    return tuple(
        Taken(entries[one.entry], one.theirs, one.by)
        for one in saved.conflicts
        if isinstance(one.entry, PostEntry)
    )
