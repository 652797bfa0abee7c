"""Who acts, in which section, and in what roles: what every act of the cycle begins with.

The database says who is entered and what their roles allow there (`answerable_scope`); the matrix
says what these roles may in the section's state. Two acts on one section wait for each other: the
lock is taken before anything is read, in the order of the sections' numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from answerable.cycle.rules.matrix import may_write, roles_at, status_of
from answerable.cycle.rules.refusal import Refused
from answerable.foundation import journal
from answerable.results.models import Report, ReportSection

SECTIONS = 7_205_968  # the class of advisory locks on sections

_WHO = """
SELECT p.id, p.name, p.email, answerable_scope('enters'), answerable_scope('submits'),
       answerable_scope('clears'), answerable_scope('publishes')
FROM organization_person p WHERE p.id = answerable_person()
"""


@dataclass(frozen=True, slots=True)
class Actor:
    """The entered person, with the entities each kind of act is theirs for (0: all)."""

    id: int
    name: str
    email: str
    enters: frozenset[int]
    submits: frozenset[int]
    clears: frozenset[int]
    publishes: frozenset[int]

    def roles(self, entity: int | None) -> tuple[str, ...]:
        """Roles of the matrix at an entity."""
        scopes = {
            "enters": self.enters,
            "submits": self.submits,
            "clears": self.clears,
            "publishes": self.publishes,
        }
        return roles_at(scopes, entity)

    def needs(self, section: ReportSection, subject: str, field: str, place: str = "") -> None:
        """Raises `Refused` unless the matrix lets this person write the field today."""
        roles = self.roles(section.entity_id)
        status = status_of(section.status, section.report.kind)
        verdict = may_write(roles, status, subject, field, today())
        if not verdict.allowed:
            raise Refused(
                "wrong_state" if verdict.code == "wrong_state" else "not_yours",
                verdict.reason,
                place=place or section.path,
            )


def today() -> date:
    return datetime.now(UTC).date()


def actor_of(by: int) -> Actor:
    """The person who acts; refused unless they are the one this connection is entered for."""
    with connection.cursor() as cursor:
        cursor.execute(_WHO)
        row = cursor.fetchone()
    if row is None or row[0] != by:
        raise Refused("not_yours", _("Sign in again: this was sent for somebody else."))
    return Actor(*row[:3], *(frozenset(scope) for scope in row[3:]))


@contextmanager
def acting(by: int, act: str) -> Iterator[Actor]:
    """One transaction in this person's name. What the second lock refuses comes out as `Refused`."""
    try:
        with transaction.atomic():
            actor = actor_of(by)
            with journal.acting(actor=actor.email, act=act):
                yield actor
    except DatabaseError as fault:
        refusal = _second_lock(fault)
        if refusal is None:
            raise
        raise refusal from fault


def _second_lock(fault: DatabaseError) -> Refused | None:
    state = getattr(fault.__cause__, "sqlstate", None)
    if state == "42501":
        return Refused("not_yours", _("This is not yours to change."))
    if state == "23000" and "sealed" in str(fault):
        return sealed()
    return None


def sealed(symbol: str = "") -> Refused:
    return Refused(
        "sealed",
        _("The report is published and sealed; what is wrong in it is corrected by a corrigendum."),
        place=symbol,
    )


def open_report(symbol: str) -> Report:
    """The report being made under this symbol. Refused where there is none, or it is not open."""
    report = Report.objects.filter(symbol=symbol).select_related("cycle").first()
    return _refuse_unless_open(report, symbol)


def _refuse_unless_open(report: Report | None, symbol: str) -> Report:
    if report is None:
        raise no_such(symbol)
    if report.status == "published":
        raise sealed(symbol)
    if report.status != "open" or not hasattr(report, "cycle"):
        raise Refused(
            "wrong_state", _("The report is not being made here; open a period first."), place=symbol
        )
    return report


def no_such(place: str) -> Refused:
    return Refused(
        "not_found", _("There is no such report or section, or it is not open to you."), place=place
    )


_LOCK = """
SELECT pg_advisory_xact_lock(%s, id::int) FROM (
    SELECT s.id FROM results_reportsection s JOIN results_report r ON r.id = s.report_id
    WHERE r.symbol = %s AND s.path = ANY (%s) AND s.occurrence = 0 ORDER BY s.id) sections
"""


def locked_sections(symbol: str, paths: Collection[str]) -> dict[str, ReportSection]:
    """These sections of an open report as they are now; other acts on them wait until commit.

    Raises `Refused` where one does not exist or is not this person's to see.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [SECTIONS, symbol, sorted(paths)])
    found = {
        section.path: section
        for section in ReportSection.objects.filter(
            report__symbol=symbol, path__in=paths, occurrence=0
        ).select_related("report__cycle", "report__period")
    }
    for path in paths:
        if path not in found:
            open_report(symbol)  # says so where it is the report that is missing
            raise no_such(path)
    for section in found.values():
        _refuse_unless_open(section.report, symbol)
    return found


def locked_section(symbol: str, path: str) -> ReportSection:
    return locked_sections(symbol, (path,))[path]


def general_section(symbol: str) -> str:
    """The path of the part that what concerns the whole account is written down with."""
    rows = ReportSection.objects.filter(report__symbol=symbol, occurrence=0).order_by("position")
    found = rows.filter(entity__isnull=True).first() or rows.first()
    if found is None:
        raise no_such(symbol)
    return found.path
