"""Making a workbook, and for which entities there are any."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import gettext as _

from answerable.cycle.rules import Refused
from answerable.organization.queries import Me, entered_person, me_from
from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.kinds import kinds
from answerable.publishing.workbooks.kinds.protocol import Kind
from answerable.publishing.workbooks.shapes import Book, Offer
from answerable.publishing.workbooks.words import LANGUAGES, speaking


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
    book = book_of(kind_of(kind), me_of(by), target, entity, language)
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
    return kind_of(kind).offered(me=me_of(by), target=target, language=language)


def me_of(by: int) -> Me:
    """The person entered. Raises `Refused` where it is somebody else."""
    person = entered_person(by)
    me = me_from(person) if person is not None else None
    if me is None:
        raise Refused("not_yours", _("Sign in again: this was sent for somebody else."))
    return me


def kind_of(name: str) -> Kind:
    """The kind of this name. Raises `Refused` where there is none."""
    found = kinds().get(name)
    if found is None:
        raise Refused("invalid", _("There is no kind of workbook called “%(kind)s”.") % {"kind": name[:40]})
    return found


def book_of(kind: Kind, me: Me, target: str, entity: str, language: str) -> Book:
    """What the workbook would hold now, in a language. Raises `Refused`, as making one."""
    spoken = language if language in LANGUAGES else "en"
    with speaking(spoken):
        return kind.book(me=me, target=target, entity=entity, language=spoken)
