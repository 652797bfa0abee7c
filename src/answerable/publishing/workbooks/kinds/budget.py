"""Workbooks of a version of a budget: money by entity and category, with cause and reasons.

Amounts are in units of the currency, never thousands. What is written goes through
`plans.actions.record_budget_lines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from answerable.foundation.texts import words
from answerable.organization.queries import Me
from answerable.organization.rules.refusal import Refused
from answerable.plans.actions import record_budget_lines
from answerable.plans.queries import budget_sheet
from answerable.plans.rules.amounts import accepted
from answerable.plans.shapes import BudgetSheet, CategoryRow, EntityRow, LineEntry
from answerable.publishing.workbooks.kinds import columns, versions
from answerable.publishing.workbooks.kinds.protocol import Judge, Taken
from answerable.publishing.workbooks.shapes import Book, Change, Column, Offer, Row, Table

SEPARATOR = "$"  # in ids of rows, between codes of entity and category
_OPEN = ("amount", "cause")


def book(*, me: Me, target: str, entity: str, language: str) -> Book:
    """The matrix of a version for an entity and what is under it. Raises `Refused` (not_found)."""
    found = versions.version_of(target)
    sheet = budget_sheet(found.id, None, me)
    if sheet is None:
        raise Refused("not_found", _("There is no such version of a budget, or it is not open to you."))
    chosen = versions.entities(found, entity, me, {row.code for row in sheet.entities})
    described = _columns()
    rows = tuple(_rows(sheet, chosen, described, language))
    table = Table(
        "money", _("Money"), described, rows, _("In units of %(currency)s.") % {"currency": found.currency}
    )
    title = _("Budget: %(name)s") % {"name": versions.called(found, language)}
    period = (found.period_start, found.period_end)
    return Book("budget", target, entity, language, title, (table,), versions.facts(found, language), period)


def offered(*, me: Me, target: str, language: str) -> Offer:
    """The entities of the version that this person reads. Raises `Refused` (not_found)."""
    found = versions.version_of(target)
    title = _("Budget: %(name)s") % {"name": versions.called(found, language)}
    return Offer(title, tuple(versions.names(versions.entities(found, "", me), language).items()))


def _columns() -> tuple[Column, ...]:
    return (
        Column("entity", _("Entity"), width=28),
        Column("category", _("Category"), width=40),
        Column("before", _("Version before"), "money", 18),
        Column("amount", _("Amount"), "money", 18),
        columns.cause(_("Cause of the change")),
        *columns.texts("reason", _("Reason"), versions.LANGUAGES),
    )


def _rows(
    sheet: BudgetSheet, entities: Sequence[EntityRow], described: Sequence[Column], language: str
) -> Iterator[Row]:
    names = versions.names(entities, language)
    opened = frozenset(at for at, column in enumerate(described) if _is_entered(column.code))
    why = dict.fromkeys(opened, versions.why_closed(sheet.version))
    for entity in entities:
        is_open = entity.code in sheet.writable
        for category in sheet.categories:
            values = tuple(_values(sheet, entity, category, names, language))
            key = f"{entity.code}{SEPARATOR}{category.code}"
            yield Row(key, values, opened if is_open else frozenset(), {} if is_open else why)


def _is_entered(code: str) -> bool:
    return code in _OPEN or code.startswith("reason:")


def _values(
    sheet: BudgetSheet, entity: EntityRow, category: CategoryRow, names: dict[str, str], language: str
) -> Iterator[str | None]:
    line = sheet.lines.get((entity.code, category.code))
    yield names[entity.code]
    yield str(words(category.names, language) or category.code)
    yield _amount(line.before if line else None)
    yield _amount(line.amount if line else None)
    yield line.cause if line else None
    for one in versions.LANGUAGES:
        yield line.reasons.get(one) if line else None


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def judge(_book: Book) -> Judge:
    """Whether a changed cell may say that, by the rules of the budget's page."""

    def found(change: Change) -> str | None:
        try:
            accepted(_entry(change))
        except Refused as refusal:
            return str(refusal)
        return None

    return found


def together(_book: Book, _changes: Sequence[Change]) -> tuple[tuple[Change, str], ...]:
    """Lines of money stand alone."""
    return ()


def _entry(change: Change) -> LineEntry:
    entity, _separator, category = change.row.partition(SEPARATOR)
    field, _colon, language = change.column.partition(":")
    return LineEntry(entity, category, field, change.after, change.before, language)


def write(*, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]:
    """Writes all of them in the caller's transaction; what somebody wrote since comes back."""
    entries = {_entry(change): change for change in changes}
    saved = record_budget_lines(by=by, version=int(target), lines=tuple(entries))
    return tuple(
        Taken(entries[one.entry], one.theirs, one.by)
        for one in saved.conflicts
        if isinstance(one.entry, LineEntry)
    )
