"""A small institution in the middle of a reporting cycle, for tests: two departments, seven people.

    A      Lakes Division (focal point Ana, head Hana), with A.1 its Water Levels Unit (Uma)
    B      Rivers Division (focal point Boris)
    whole  budget office (Bo), publisher (Pia), auditor (Aud), administrator (Adi)

The open report is `SW-draft`; LK/1/1 is a loaded (public) one of the year before. Made by the
superuser past all rules: what is tested is what happens afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from answerable.calc.account import Accomplishment, Document, Indicator, Output, Paragraph, Period, Section
from answerable.organization.models import Entity, Person, Role
from answerable.plans.models import Framework
from answerable.publishing.actions import Source, load_document
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    Report,
    ReportFinding,
    ReportingCycle,
    ReportSection,
    ReportSource,
    ResourceCategory,
    ResourceResult,
)
from tests import factories

SYMBOL = "SW-draft"
PERIOD = Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25")
FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class Scene:
    """Identities of people by first name, of entities and sections by path."""

    people: dict[str, int]
    entities: dict[str, int]
    sections: dict[str, int]
    symbol: str = SYMBOL

    def __getattr__(self, name: str) -> int:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


_KEPT: dict[str, object] = {}  # the scene as it was made first, table by table


def scene() -> Scene:
    """The institution. It is made once in a run and copied in after that: 500 tests begin with it."""
    if _KEPT and not Entity.objects.exists():
        return _copied_in()
    made = _made()
    if not _KEPT and connection.in_atomic_block:
        _keep(made)
    return made


def _keep(made: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, (SELECT s.relname FROM pg_depend d JOIN pg_class s ON s.oid = d.objid"
            " WHERE d.refobjid = c.oid AND d.deptype = 'i' AND s.relkind = 'S')"
            " FROM pg_class c"
            " WHERE c.relkind = 'r' AND c.relname ~ '^(foundation|organization|plans|results)_'"
        )
        for table, sequence in cursor.fetchall():
            with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                rows = b"".join(bytes(part) for part in copy)
            if rows:
                _KEPT[table] = (rows, sequence)
    _KEPT[""] = made


def _copied_in() -> Scene:
    """Rows and journal as they were; without triggers, which would write the journal again."""
    made = _KEPT[""]
    assert isinstance(made, Scene)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, kept in _KEPT.items():
            if isinstance(kept, tuple):
                rows, sequence = kept
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)
                if sequence:
                    cursor.execute(f"SELECT setval('{sequence}', (SELECT max(id) FROM {table}))")
        cursor.execute("SET session_replication_role = DEFAULT")
    return Scene(dict(made.people), dict(made.entities), dict(made.sections))


def _made() -> Scene:
    _store(factories.report("en"))
    for language in ("en", "zh"):
        _store(_document(language))
    report = Report.objects.get(symbol=SYMBOL)
    sections = {section.path: section for section in ReportSection.objects.filter(report=report)}
    entities = {path: section.entity_id for path, section in sections.items() if section.entity_id}
    people = _people(entities)
    _reopen(report, people["bo"])
    _money(report, sections)
    return Scene(people, entities, {path: section.pk for path, section in sections.items()})


def _store(document: Document) -> None:
    load_document(document, Source(f"{document.symbol}.json", b"{}"), actor="scene")


def _document(language: str) -> Document:
    """Planned figures of three sections; nothing is reported yet."""
    english = language == "en"
    names = {
        "A": "Lakes Division" if english else "湖泊司",
        "A.1": "Water Levels Unit" if english else "水位科",
        "B": "Rivers Division" if english else "河流司",
    }
    sections = [
        Section(
            path,
            names[path],
            parent="A" if path == "A.1" else None,
            objectives=("To know the water" if english else "了解水情",),
            accomplishments=(
                Accomplishment(
                    "a",
                    "Better data" if english else "数据更好",
                    (Indicator(1, "Stations" if english else "测站数", target="90", estimate="95"),),
                ),
            ),
            outputs=(
                Output("Bulletins" if english else "简报", 1, "a", planned="12"),
                Output("Courses" if english else "课程", 2, "a", planned="4"),
            ),
            paragraphs=(Paragraph("What it does." if english else "职能。", "introduction"),),
        )
        for path in ("A", "A.1", "B")
    ]
    general = Section(
        "summary", "Summary" if english else "摘要",
        paragraphs=(Paragraph("A year." if english else "一年。", "introduction"),),
    )  # fmt: skip
    return Document(
        "performance_report", language, SYMBOL, "Account" if english else "账户", PERIOD,  # type: ignore[arg-type]
        (general, *sections),
    )  # fmt: skip


def _people(entities: dict[str, int]) -> dict[str, int]:
    held = {
        "ana": ("focal_point", entities["A"]),
        "hana": ("head_of_entity", entities["A"]),
        "uma": ("focal_point", entities["A.1"]),
        "boris": ("focal_point", entities["B"]),
        "bo": ("budget_office", None),
        "pia": ("publisher", None),
        "aud": ("auditor", None),
        "adi": ("administrator", None),
    }
    made = {}
    for name, (role, entity) in held.items():
        person = Person.objects.create_user(f"{name}@example.org", "correct horse battery", name=name.title())
        Role.objects.create(person=person, role=role, entity_id=entity, first_day=FIRST_DAY)
        made[name] = person.pk
    return made


def _reopen(report: Report, opened_by: int) -> None:
    """The loaded plan as an open report."""
    today = datetime.now(UTC).date()
    ReportSource.objects.filter(report=report).delete()
    ReportFinding.objects.filter(report=report).delete()
    Framework.objects.filter(report_sections__report=report).update(is_public=False)
    ReportSection.objects.filter(report=report, entity__isnull=False).update(status="open")
    Report.objects.filter(pk=report.pk).update(status="open")
    IndicatorResult.objects.filter(section__report=report).update(actual=None)
    OutputResult.objects.filter(section__report=report).update(actual=None)
    ReportingCycle.objects.create(
        report=report,
        opened_by_id=opened_by,
        opened_at=datetime.now(UTC),
        submit_by=today + timedelta(days=30),
        clear_by=today + timedelta(days=40),
        publish_by=today + timedelta(days=60),
        languages=["en", "zh"],
    )
    assert Entity.objects.exists()


def _money(report: Report, sections: dict[str, ReportSection]) -> None:
    for position, (code, en, zh, group) in enumerate(
        (("posts", "Posts", "员额", "posts"), ("travel", "Official travel", "公务差旅", "non_posts"))
    ):
        category = ResourceCategory.objects.create(
            report=report, code=code, names={"en": en, "zh": zh}, group=group, position=position
        )
        for path in ("A", "B"):
            ResourceResult.objects.create(section=sections[path], category=category, apportionment="100.0")
