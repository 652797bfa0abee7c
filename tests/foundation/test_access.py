"""The second lock: every table is guarded or says why not; who sees and writes which rows."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import DatabaseError, IntegrityError

from answerable.foundation import access
from answerable.organization.choices import SCOPES
from answerable.organization.models import Entity, Person, Role
from answerable.plans.models import Output
from answerable.results.models import (
    Entry,
    OutputResult,
    Report,
    ReportSection,
    ResourceResult,
    SectionStep,
)
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Scene:
    return scene()


def test_every_table_has_a_policy_or_a_reason():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,"
            " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)"
            " FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
        )
        tables = {name: (forced, policies) for name, forced, policies in cursor.fetchall()}
    assert len(tables) > 30
    open_ones = {name for name, (forced, _) in tables.items() if not forced}
    reasoned = {name for name in tables if name in access.UNGUARDED}
    assert open_ones == reasoned
    assert {name for name, (forced, policies) in tables.items() if forced and policies < 2} == set()
    assert all(len(reason) > 5 for reason in access.UNGUARDED.values())


def test_the_application_owns_nothing_and_is_no_superuser():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid)"
            " FROM pg_roles r WHERE rolname = %s",
            [access.APPLICATION],
        )
        assert cursor.fetchall() == [(False, False, False, False, 0)]


def test_nobody_sees_what_is_published_and_nothing_else(made):
    with as_application(None):
        assert list(Report.objects.values_list("symbol", flat=True)) == ["LK/1/1"]
        assert not ReportSection.objects.filter(report__symbol=SYMBOL).exists()
        assert not Person.objects.exists()
        assert not Role.objects.exists()
        assert not ResourceResult.objects.exists()
        assert Report.objects.update(titles={"en": "taken"}) == 0


# One who answers for A, one of a unit below it, one of another entity, and one who only reads.
SEES = {"ana": ["A", "A.1"], "uma": ["A.1"], "boris": ["B"], "aud": ["A", "A.1", "B", "summary"], "adi": []}


@pytest.mark.parametrize("name", SEES)
def test_people_see_the_drafts_of_their_entities(made, name):
    with as_application(made.people[name]):
        found = ReportSection.objects.filter(report__symbol=SYMBOL).order_by("path")
        assert [section.path for section in found] == SEES[name]


WRITES = {"ana": 4, "uma": 2, "boris": 2, "bo": 6, "pia": 0, "aud": 0, "adi": 0}


@pytest.mark.parametrize("name", WRITES)
def test_people_write_what_is_theirs(made, name):
    with as_application(made.people[name]):
        rows = OutputResult.objects.filter(section__report__symbol=SYMBOL)
        assert rows.update(actual="3") == WRITES[name]


def test_an_entity_writes_nothing_after_it_submitted(made):
    ReportSection.objects.filter(pk=made.sections["A"]).update(status="submitted")
    with as_application(made.ana):
        assert OutputResult.objects.filter(section_id=made.sections["A"]).update(actual="3") == 0
        assert OutputResult.objects.filter(section_id=made.sections["A.1"]).update(actual="3") == 2


def step(section: int, status: str) -> None:
    with transaction.atomic():
        ReportSection.objects.filter(pk=section).update(status=status)


def test_a_section_is_submitted_by_its_head_and_by_nobody_else(made):
    section = made.sections["A"]
    with as_application(made.bo), pytest.raises(ProgrammingError, match="not allowed"):
        step(section, "submitted")
    for name in ("ana", "boris", "aud"):
        with as_application(made.people[name]):
            step(section, "submitted")  # there is no such row to change for them
    assert ReportSection.objects.get(pk=section).status == "open"
    with as_application(made.hana):
        step(section, "submitted")
    assert ReportSection.objects.get(pk=section).status == "submitted"


def test_who_entered_may_not_clear(made):
    section = made.sections["A"]
    ReportSection.objects.filter(pk=section).update(status="submitted")
    Entry.objects.create(
        section_id=section, path="A#1", field="actual", person_id=made.bo, at="2025-07-01T00:00Z", digest="0"
    )
    with as_application(made.bo), pytest.raises(ProgrammingError, match="may not clear"):
        step(section, "cleared")
    Entry.objects.all().delete()
    with as_application(made.bo):
        step(section, "cleared")
    assert ReportSection.objects.get(pk=section).status == "cleared"


def test_history_is_not_rewritten_by_anybody(made):
    done = SectionStep.objects.create(
        section_id=made.sections["A"],
        act="submitted",
        person_id=made.hana,
        at="2025-07-01T00:00Z",
        digest="0",
    )
    with pytest.raises(IntegrityError, match="kept as it is"), transaction.atomic():
        SectionStep.objects.filter(pk=done.pk).update(act="cleared")
    with pytest.raises(IntegrityError, match="kept as it is"), transaction.atomic():
        done.delete()


def seal() -> None:
    Report.objects.filter(symbol=SYMBOL).update(
        status="published", symbol="SW/1", seal="0" * 64, published_at="2025-12-01T00:00Z"
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE results_report SET titles = '{}' WHERE symbol = 'SW/1'",
        "UPDATE results_outputresult SET actual = '9'",
        "DELETE FROM results_paragraph",
        "UPDATE plans_output SET planned = '1'",
        "UPDATE plans_indicator SET target = '1'",
        "INSERT INTO results_paragraph (section_id, role, position, occurrence, places, texts, outputs)"
        " SELECT id, 'other', 99, 99, '{}', '{}', '{}' FROM results_reportsection WHERE path = 'B'",
    ],
)
def test_a_sealed_report_is_changed_by_nobody(made, change):
    Report.objects.exclude(symbol=SYMBOL).delete()
    seal()
    with pytest.raises(IntegrityError, match="published and sealed"), transaction.atomic():
        connection.cursor().execute(change)  # the superuser


def test_the_journal_is_neither_read_nor_written_by_the_application_itself(made):
    with as_application(made.ana), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM foundation_journalentry")
        assert cursor.fetchone() == (0,)
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE foundation_journalentry SET actor = 'x'")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(
                "INSERT INTO foundation_journalentry (operation, row_count, changes)"
                " VALUES ('UPDATE', 1, '{}')"
            )


def test_the_person_of_before_comes_back(made):
    with as_application(made.ana):
        with access.acting_as(made.boris):
            assert access.entered() == made.boris
        assert access.entered() == made.ana
        assert access.scope("enters") == {made.entities["A"], made.entities["A.1"]}
        access.leave()
        assert access.entered() is None
        assert access.scope("reads") == frozenset()


def test_what_was_given_up_does_not_come_back_with_the_person(made):
    """A token's narrowing outlives an action that acts for somebody else in between."""
    with as_application(made.ana):
        before = {act: access.scope(act) for act in access.ACTS}
        access.give_up({"enters", "submits"})
        with access.acting_as(made.bo):
            assert access.scope("clears") == {0}
        assert access.entered() == made.ana
        assert {act: access.scope(act) for act in access.ACTS} == {
            **before,
            "enters": set(),
            "submits": set(),
        }
        access.enter(made.ana)
        assert access.scope("enters") == before["enters"] != frozenset()


def test_signing_in_ends_with_its_block(made):
    with as_application(None):
        with access.acting_as(None, signing_in=True):
            assert signing_in()
        assert not signing_in()


def signing_in() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT answerable_signing_in()")
        return bool(cursor.fetchone()[0])


def test_every_scope_is_known_to_the_lock():
    assert access.ACTS == SCOPES


def test_a_deputy_counts_while_the_principal_does(made):
    principal = Role.objects.get(person_id=made.ana)
    Role.objects.create(
        person_id=made.boris,
        role="focal_point",
        entity=principal.entity,
        first_day="2020-01-01",
        deputy_for=principal,
    )
    with as_application(made.boris):
        assert made.entities["A"] in access.scope("enters")
    Role.objects.filter(pk=principal.pk).update(last_day="2020-12-31")
    with as_application(made.boris):
        assert access.scope("enters") == {made.entities["B"]}


def test_who_is_not_active_is_nobody(made):
    Person.objects.filter(pk=made.bo).update(is_active=False)
    with as_application(made.bo):
        assert access.entered() is None
        assert access.scope("reads") == frozenset()


def test_entities_are_known_to_everybody_and_set_up_by_few(made):
    for name in ("ana", "adi", "aud"):
        with as_application(made.people[name]):
            assert Entity.objects.count() == 3
            assert Entity.objects.update(parent=None) == 0
    with as_application(made.bo):
        assert Entity.objects.update(names={"en": "Waters"}) == 3
        assert Entity.objects.filter(code="none").delete()[0] == 0
        assert Entity.objects.raw("SELECT * FROM organization_entity")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM organization_entity WHERE parent_id IS NOT NULL")
            assert cursor.rowcount == 0


def test_the_budget_office_writes_plans_under_work_and_no_public_ones(made):
    with as_application(made.bo):
        assert Output.objects.filter(framework__is_public=False).update(planned="5") == 6
        assert Output.objects.filter(framework__is_public=True).update(planned="5") == 0
    with as_application(made.pia):
        assert Output.objects.filter(framework__is_public=True).update(planned="5") == 1
    with as_application(made.ana):
        assert Output.objects.update(planned="6") == 0
