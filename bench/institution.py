"""A large institution in the middle of a cycle: one section is loaded, the rest are its copies in SQL.

Every copied row has the identity of its original plus a multiple of `STRIDE`, so that references
among copies are the same sums. Triggers are off meanwhile: what is measured comes afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

STRIDE = 10_000  # more than the template has rows in any table
ENTITIES, REPORTS, OUTPUTS, PEOPLE = 500, 5, 100, 200
SYMBOL, SECTION = "DD/0", "A"


@dataclass(frozen=True)
class Worker:
    """One person: their session's cookie and the section that is theirs."""

    person: int
    session: str
    section: str


def template() -> Worker:
    """The almost empty database: one open report of one section, one person."""
    from answerable.calc.account import Accomplishment, Document, Indicator, Output, Period, Section
    from answerable.organization.models import Person, Role
    from answerable.plans.models import Framework
    from answerable.publishing.actions import Source, load_document
    from answerable.results.models import OutputResult, Report, ReportingCycle, ReportSection, ReportSource

    section = Section(
        SECTION,
        "Division of Rivers",
        accomplishments=(
            Accomplishment(
                "a",
                "Better data",
                tuple(Indicator(n, f"Stations of kind {n}", target="90", estimate="95") for n in range(1, 6)),
            ),
        ),
        outputs=tuple(
            Output(f"Bulletins of river {n}", n, "a", planned=str(n)) for n in range(1, OUTPUTS + 1)
        ),
    )
    period = Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25")
    document = Document("performance_report", "en", SYMBOL, "Account", period, (section,))
    load_document(document, Source("template.json", b"{}"), actor="bench")
    report = Report.objects.get(symbol=SYMBOL)
    ReportSource.objects.filter(report=report).delete()
    Framework.objects.update(is_public=False)
    ReportSection.objects.filter(report=report, entity__isnull=False).update(status="open")
    Report.objects.filter(pk=report.pk).update(status="open")
    OutputResult.objects.update(actual=None)
    person = Person.objects.create_user("p0@example.org", None, name="Person 0")
    entity = ReportSection.objects.get(report=report, path=SECTION).entity_id
    Role.objects.create(person=person, role="focal_point", entity_id=entity, first_day=date(2020, 1, 1))
    today = datetime.now(UTC).date()
    ReportingCycle.objects.create(
        report=report, opened_by=person, opened_at=datetime.now(UTC), languages=["en"],
        submit_by=today + timedelta(30), clear_by=today + timedelta(40), publish_by=today + timedelta(60),
    )  # fmt: skip
    return Worker(person.pk, session_of(person), SECTION)


def session_of(person: Any) -> str:
    """A session as signing in makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["since"] = session["seen"] = int(datetime.now(UTC).timestamp())
    session.create()
    return str(session.session_key)


def grow() -> list[Worker]:
    """The template's copies: entities, reports of five years, outputs; a focal point for each of 200."""
    from django.db import connection, transaction

    from answerable.organization.models import Person

    copies = f"generate_series(1, {ENTITIES * REPORTS}) AS n"
    year = f"((n - 1) / {ENTITIES})"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        _copy(cursor, "organization_entity", f"generate_series(1, {ENTITIES}) AS n", _names("code"), ())
        _copy(cursor, "organization_period", f"generate_series(1, {REPORTS - 1}) AS n", {
            "start": "x.start - n * 365", "end": 'x."end" - n * 365', "label": "'year ' || n",
        }, ())  # fmt: skip
        _copy(cursor, "results_report", f"generate_series(1, {REPORTS - 1}) AS n", {
            "symbol": "'DD/' || n", "status": "'loaded'",
        }, ("period_id",))  # fmt: skip
        _copy(cursor, "plans_framework", copies, {
            "is_public": f"{year} > 0", "entity_id": _entity("x.entity_id"),
            "period_id": f"x.period_id + {year} * {STRIDE}", "source": "'copy ' || n",
        }, ())  # fmt: skip
        _copy(cursor, "plans_accomplishment", copies, {}, ("framework_id",))
        _copy(cursor, "plans_indicator", copies, {}, ("accomplishment_id",))
        _copy(cursor, "plans_output", copies, {}, ("framework_id", "accomplishment_id"))
        _copy(cursor, "results_reportsection", copies, {
            "report_id": f"x.report_id + {year} * {STRIDE}", "entity_id": _entity("x.entity_id"),
            "path": f"'S' || (1 + (n - 1) % {ENTITIES})", "position": f"10 + n % {ENTITIES}",
            "status": f"CASE WHEN {year} > 0 THEN NULL ELSE 'open' END",
        }, ("framework_id",), where="x.entity_id IS NOT NULL")  # fmt: skip
        _copy(cursor, "results_indicatorresult", copies, {}, ("section_id", "indicator_id"))
        _copy(cursor, "results_outputresult", copies, {
            "actual": f"CASE WHEN {year} > 0 THEN n::text END",
        }, ("section_id", "output_id"))  # fmt: skip
        people = f"generate_series(1, {PEOPLE}) AS n"
        _copy(cursor, "organization_person", people, {"email": "'p' || n || '@example.org'"}, ())
        _copy(cursor, "organization_role", people, {}, ("person_id", "entity_id"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    people_made = Person.objects.filter(pk__gt=STRIDE).order_by("pk")
    return [Worker(p.pk, session_of(p), f"S{p.pk // STRIDE}") for p in people_made]


def _names(field: str) -> dict[str, str]:
    return {field: "'E' || n"}


def _entity(column: str) -> str:
    return f"{column} + (1 + (n - 1) % {ENTITIES}) * {STRIDE}"


def _copy(
    cursor: Any, table: str, numbers: str, new: dict[str, str], shifted: tuple[str, ...], where: str = "true"
) -> None:
    """Rows of the template again for every n: `shifted` columns with the identity, `new` ones as said."""
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = ''", [table]
    )  # fmt: skip
    columns = [name for (name,) in cursor.fetchall()]
    taken = {name: f'x."{name}"' for name in columns}
    taken |= {name: f'x."{name}" + n * {STRIDE}' for name in ("id", *shifted) if name in taken}
    taken |= {name: value for name, value in new.items() if name in taken}
    into, values = ", ".join(f'"{name}"' for name in taken), ", ".join(taken.values())
    cursor.execute(
        _INSERT.format(table=table, into=into, values=values, numbers=numbers, stride=STRIDE, where=where)
    )
    cursor.execute(_ADVANCE.format(table=table))


_INSERT = """
INSERT INTO {table} ({into}) SELECT {values} FROM {table} x CROSS JOIN {numbers}
WHERE x.id < {stride} AND {where}
"""
_ADVANCE = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
