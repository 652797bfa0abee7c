"""What was read of finished reports, kept in this process for the next reader.

A published report is sealed: its reads hold under its seal as long as there is room. A loaded one
may be loaded again: the database counts its changes (`results/sql/changes.sql`: every statement
that touches one of its rows, raw SQL too, gives it a number that no other change has or had), and
its reads hold under that number. A page is therefore never older than the last change.

Of a report being made nothing is kept for anybody else: what one sees of it depends on who one is.
Within one request (`one_request`) its reads are shared, and forgotten with the request.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from answerable.results.models import Report, ReportChange

Read = TypeVar("Read")
Key = tuple[Any, ...]
WITHIN_REQUEST = "open"  # begins the key of what must not outlive a request
EVERYWHERE = 0  # the id under which changes of entities and periods are counted
LINES_KEPT = 4000  # reports in one language, each a few hundred bytes

_request: ContextVar[dict[tuple[int, Key], Any] | None] = ContextVar("reads of this request", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Inside, reads of a report being made are shared. For requests that only read."""
    token = _request.set({})
    try:
        yield
    finally:
        _request.reset(token)


class Kept(Generic[Read]):
    """The reads of one kind; the one longest unread goes first."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.reads: OrderedDict[Key, Read] = OrderedDict()

    def get(self, key: Key) -> Read | None:
        if key[0] == WITHIN_REQUEST:
            return (_request.get() or {}).get((id(self), key))
        found = self.reads.pop(key, None)  # two threads may do this at once: nothing is lost but a place
        if found is not None:
            self.reads[key] = found
        return found

    def put(self, key: Key, read: Read) -> Read:
        if key[0] == WITHIN_REQUEST:
            here = _request.get()
            if here is not None:
                here[id(self), key] = read
            return read
        self.reads[key] = read
        while len(self.reads) > self.room:
            self.reads.popitem(last=False)
        return read


LINES: Kept[Any] = Kept(LINES_KEPT)


def with_key(reports: QuerySet[Report]) -> QuerySet[Report]:
    """These reports with their periods and with what `key_of` looks at: one query."""
    number = ReportChange.objects.filter(report=OuterRef("pk")).values("number")
    everywhere = ReportChange.objects.filter(report=EVERYWHERE).values("number")
    return reports.select_related("period").annotate(
        change=Coalesce(Subquery(number), 0, output_field=BigIntegerField()),
        change_everywhere=Coalesce(Subquery(everywhere), 0, output_field=BigIntegerField()),
    )


def key_of(report: Report, language: str) -> Key:
    """Under what the reads of this report (from `with_key`) hold."""
    if report.status == "open":
        return (WITHIN_REQUEST, report.pk, language)
    return (report.status, report.pk, report.seal, report.change, report.change_everywhere, language)  # type: ignore[attr-defined]
