"""At the database: which columns of people, roles, invitations and tokens are changed for whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.foundation import access
from answerable.organization.models import Invitation, Notice, Person, Role, Token
from tests.access import as_application
from tests.scene import FIRST_DAY, Scene, scene

pytestmark = pytest.mark.django_db
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def made() -> Scene:
    return scene()


@contextmanager
def refused() -> Iterator[None]:
    """The database says no, and says that it is a matter of who asks."""
    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        yield
    assert getattr(fault.value.__cause__, "sqlstate", None) == "42501"


def of(made: Scene, name: str) -> Role:
    return Role.objects.get(person_id=made.people[name], deputy_for=None)


# --- people


def test_a_person_says_their_name_and_nothing_an_administrator_says(made):
    with as_application(made.ana):
        assert Person.objects.filter(pk=made.ana).update(name="Ana B.", language="zh-hans") == 1
        for change in ({"email": "hana2@example.org"}, {"is_service": True}, {"is_active": False}):
            with refused():
                Person.objects.filter(pk=made.ana).update(**change)
    assert Person.objects.get(pk=made.ana).email == "ana@example.org"


def test_an_administrator_closes_accounts_and_takes_none_over(made):
    with as_application(made.adi):
        with refused():
            Person.objects.filter(pk=made.boris).update(session_mark="x")
        assert Person.objects.filter(pk=made.boris).update(is_active=False, session_mark="x") == 1
        for change in ({"password": "x"}, {"email": "adi2@example.org"}, {"name": "Somebody"}):
            with refused():
                Person.objects.filter(pk=made.hana).update(**change)
        with refused():
            Person.objects.create(email="second@example.org", name="Adi again", password="x")
        assert Person.objects.create(email="harvest@example.org", name="Harvest", is_service=True).pk


def test_a_stranger_changes_nobody(made):
    with as_application(made.boris):
        assert Person.objects.filter(pk=made.ana).update(name="Taken") == 0


def test_while_signing_in_the_password_is_set_and_the_rest_stays(made):
    with as_application(None):
        access.enter(None, signing_in=True)
        assert Person.objects.filter(pk=made.ana).update(password="y", last_login=LATER) == 1
        with refused():
            Person.objects.filter(pk=made.ana).update(is_active=False)
        with refused():
            Person.objects.filter(pk=made.ana).update(email="somebody@example.org")


# --- roles


def test_nobody_gives_themselves_a_role_an_administrator_neither(made):
    with as_application(made.adi), refused():
        Role.objects.create(person_id=made.adi, role="publisher", first_day=FIRST_DAY)
    with as_application(made.hana), refused():
        Role.objects.create(
            person_id=made.hana, role="head_of_entity", entity_id=made.entities["A"], first_day=FIRST_DAY,
            deputy_for=of(made, "hana"),
        )  # fmt: skip


MORE_THAN_ONE_HAS = {
    "another role": {"role": "publisher", "entity_id": None},
    "another entity": {"entity_id": 0},
    "the whole": {"entity_id": None},
    "earlier": {"first_day": FIRST_DAY - timedelta(days=1)},
    "longer": {"last_day": date(2099, 1, 1)},
    "for good": {"last_day": None},
}


@pytest.mark.parametrize("more", MORE_THAN_ONE_HAS.values(), ids=MORE_THAN_ONE_HAS)
def test_a_deputy_has_no_more_than_whom_they_stand_in_for(made, more):
    held = of(made, "hana")
    Role.objects.filter(pk=held.pk).update(last_day=date(2098, 12, 31))
    wish = {"role": held.role, "entity_id": held.entity_id, "first_day": FIRST_DAY,
            "last_day": date(2098, 12, 31), "person_id": made.boris, "deputy_for": held}  # fmt: skip
    if more.get("entity_id") == 0:
        more = {"entity_id": made.entities["B"]}
    with as_application(made.hana):
        with refused():
            Role.objects.create(**{**wish, **more})
        assert Role.objects.create(**wish).pk


def test_a_deputy_appoints_no_deputy(made):
    held = of(made, "hana")
    wish = {"role": held.role, "entity_id": held.entity_id, "first_day": FIRST_DAY}
    first = Role.objects.create(**wish, person_id=made.boris, deputy_for=held)
    with as_application(made.boris), refused():
        Role.objects.create(**wish, person_id=made.uma, deputy_for=first)
    with as_application(made.ana), refused():
        Role.objects.create(**wish, person_id=made.uma, deputy_for=held)


def test_a_role_only_gets_shorter(made):
    ended = Role.objects.create(
        person_id=made.boris, role="auditor", first_day=FIRST_DAY, last_day=date(2021, 1, 1)
    )
    with as_application(made.adi):
        for change in (
            {"last_day": None, "first_day": date(2024, 1, 1)}, {"role": "publisher"},
            {"person_id": made.adi}, {"entity_id": made.entities["A"]},
            {"first_day": FIRST_DAY - timedelta(days=400)},
        ):  # fmt: skip
            with refused():
                Role.objects.filter(pk=of(made, "ana").pk).update(**change)
        with refused():
            Role.objects.filter(pk=ended.pk).update(last_day=date(2099, 1, 1))
        assert Role.objects.filter(pk=of(made, "ana").pk).update(last_day=date(2021, 1, 1)) == 1


# --- invitations


def invitation(made: Scene, **more: object) -> Invitation:
    wish = {"email": "new@example.org", "name": "New", "role": "auditor", "first_day": FIRST_DAY,
            "key_digest": "0" * 64, "expires_at": LATER, "invited_by_id": made.adi, **more}  # fmt: skip
    return Invitation.objects.create(**wish)


def test_what_an_invitation_promises_stays(made):
    number = invitation(made).pk
    with as_application(made.adi):
        assert Invitation.objects.filter(pk=number).update(expires_at=LATER, key_digest="1" * 64) == 1
        for change in ({"role": "administrator"}, {"email": "x@example.org"}, {"accepted_by_id": made.ana}):
            with refused():
                Invitation.objects.filter(pk=number).update(**change)


def test_an_invitation_is_accepted_once_and_in_its_time(made):
    used = invitation(made, accepted_at=LATER, accepted_by_id=made.ana)
    late = invitation(made, key_digest="2" * 64, expires_at=datetime(2021, 1, 1, tzinfo=UTC))
    fresh = invitation(made, key_digest="3" * 64)
    with as_application(None):
        access.enter(None, signing_in=True)
        for number in (used.pk, late.pk):
            with refused():
                Invitation.objects.filter(pk=number).update(accepted_at=LATER, accepted_by_id=made.boris)
        with refused():
            Invitation.objects.filter(pk=fresh.pk).update(role="publisher")
        assert Invitation.objects.filter(pk=fresh.pk).update(accepted_at=LATER, accepted_by_id=made.boris)


# --- tokens


def token(person: int, by: int, **more: object) -> Token:
    wish = {"person_id": person, "made_by_id": by, "name": "key", "scopes": ["read"], "expires_at": LATER,
            "key_digest": f"{person}-{by}", **more}  # fmt: skip
    return Token.objects.create(**wish)


def test_a_token_is_for_oneself_or_a_service(made):
    service = Person.objects.create(email="service@example.org", name="Service", is_service=True)
    with as_application(made.adi):
        assert token(service.pk, made.adi).pk
        with refused():
            token(made.pia, made.adi)
    with as_application(made.ana):
        assert token(made.ana, made.ana).pk
        with refused():
            token(made.hana, made.ana)


def test_a_token_is_revoked_and_nothing_else_of_it_changes(made):
    number = token(made.ana, made.ana, scopes=["read"]).pk
    with as_application(made.ana):
        for change in ({"scopes": ["publish"]}, {"expires_at": LATER + timedelta(days=1)}):
            with refused():
                Token.objects.filter(pk=number).update(**change)
        assert Token.objects.filter(pk=number).update(revoked_at=LATER) == 1
        with refused():
            Token.objects.filter(pk=number).update(revoked_at=None)
    with as_application(made.boris):
        assert Token.objects.filter(pk=number).update(revoked_at=LATER) == 0


# --- notices


def told(people: list[int], subject: str = "SW A", address: str = "/work/SW/") -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization_notify(%s::bigint[], 'comment', %s, %s, '{}'::jsonb, '')",
            [people, subject, address],
        )


def test_notices_are_told_by_somebody_in_few_words_of_pages_of_ours(made):
    with as_application(None), refused():
        told([made.ana])
    Person.objects.filter(pk=made.boris).update(is_active=False)
    with as_application(made.hana):
        for more in (
            {"address": "https://elsewhere.example"}, {"address": "//elsewhere.example"},
            {"address": "javascript:alert(1)"}, {"address": "/\\elsewhere"}, {"subject": "x" * 501},
        ):  # fmt: skip
            with pytest.raises(DatabaseError, match="no notice"), transaction.atomic():
                told([made.ana], **more)
        told([made.ana, made.boris])
    assert list(Notice.objects.values_list("person_id", flat=True)) == [made.ana]


# --- functions that run as the owner


def test_nobody_hangs_a_function_of_the_owner_on_a_table_of_their_own():
    """Two of them run the SQL that their trigger brings: on a table of one's own it would be anything."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname FROM pg_proc p WHERE p.prosecdef AND p.prorettype = 'trigger'::regtype"
            " AND p.pronamespace = 'public'::regnamespace"
            " AND has_function_privilege('answerable_app', p.oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_proc WHERE prosecdef AND prorettype = 'trigger'::regtype")
        assert cursor.fetchone()[0] >= 8
    with as_application(None), refused(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE mine (id bigint)")
        cursor.execute(
            "CREATE TRIGGER anything AFTER INSERT ON mine REFERENCING NEW TABLE AS changed"
            " FOR EACH STATEMENT EXECUTE FUNCTION results_count_change('anything at all')"
        )


def test_every_function_that_runs_as_the_owner_looks_things_up_in_our_schema_only():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        )
        found = dict(cursor.fetchall())
    assert len(found) > 8
    assert {tuple(config or ()) for config in found.values()} == {("search_path=public, pg_temp",)}
