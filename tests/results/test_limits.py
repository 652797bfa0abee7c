"""At the database: which columns of sections, comments, reports and corrigenda are changed by whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from answerable.results.models import Comment, Corrigendum, Report, ReportSection, SectionStep
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def made() -> Scene:
    return scene()


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        yield
    assert getattr(fault.value.__cause__, "sqlstate", None) == "42501"


def section(made: Scene, path: str = "A"):
    return ReportSection.objects.filter(pk=made.sections[path])


# --- sections


def test_a_head_changes_the_state_of_their_section_and_not_whose_it_is(made):
    plan = section(made, "A.1").get().framework_id
    with as_application(made.hana):
        for change in (
            {"entity_id": made.entities["A.1"]}, {"framework_id": plan}, {"names": {"en": "Mine"}},
            {"path": "Z"}, {"status": "submitted", "entity_id": made.entities["A.1"]},
        ):  # fmt: skip
            with refused():
                section(made).update(**change)
        assert section(made).update(status="submitted") == 1
    with as_application(made.boris):
        assert section(made).update(status="open") == 0


def test_the_budget_office_does_not_hand_a_section_to_another_entity(made):
    SectionStep.objects.create(
        section_id=made.sections["A"], act="opened", person_id=made.bo, at=NOW, digest="0" * 64
    )  # until then, opening may set names in a second language
    with as_application(made.bo):
        for change in ({"entity_id": made.entities["B"]}, {"names": {"en": "Other"}}):
            with refused():
                section(made).update(**change)


def test_what_a_head_publishes_elsewhere_is_not_theirs_to_rename(made):
    loaded = ReportSection.objects.filter(report__symbol="LK/1/1", entity__isnull=False).first()
    assert loaded is not None
    assert loaded.entity_id in made.entities.values()
    with as_application(made.hana), refused():
        ReportSection.objects.filter(pk=loaded.pk, entity_id=made.entities["A"]).update(names={"en": "X"})


def test_a_section_that_is_made_is_not_cleared_already(made):
    report = Report.objects.get(symbol=SYMBOL)
    wish = {"report": report, "path": "Z", "names": {"en": "Z"}, "position": 99, "places": {}}
    with as_application(made.bo):
        with refused():
            ReportSection.objects.create(**wish, status="cleared")
        assert ReportSection.objects.create(**wish, status=None).pk


# --- history and comments


@pytest.mark.parametrize("who", ["ana", "hana", "aud", "bo", "pia"])
def test_a_step_that_was_not_taken_is_not_in_the_history(made, who):
    with as_application(made.people[who]):
        for act in ("submitted", "cleared", "returned", "reopened"):
            with refused():
                SectionStep.objects.create(
                    section_id=made.sections["A"], act=act, person_id=made.people[who], at=NOW, digest="0"
                )


def test_a_comment_stays_as_it_was_said(made):
    said = Comment.objects.create(section_id=made.sections["A"], person_id=made.bo, at=NOW, text="Why?")
    found = Comment.objects.filter(pk=said.pk)
    with as_application(made.ana):
        in_anothers_name = {"settled_by_id": made.bo, "settled_at": NOW}
        for change in ({"text": "Fine."}, {"person_id": made.ana}, in_anothers_name):
            with refused():
                found.update(**change)
        assert found.update(settled_by_id=made.ana, settled_at=NOW) == 1
        with refused():
            found.update(settled_by_id=None, settled_at=None)
    with as_application(made.boris):
        assert found.update(text="Mine.") == 0


def test_an_auditor_reads_and_says_nothing(made):
    said = Comment.objects.create(section_id=made.sections["A"], person_id=made.bo, at=NOW, text="Why?")
    with as_application(made.aud):
        with refused():
            Comment.objects.create(section_id=made.sections["A"], person_id=made.aud, at=NOW, text="I")
        with refused():
            Comment.objects.filter(pk=said.pk).update(settled_by_id=made.aud, settled_at=NOW)


# --- reports and corrigenda


@pytest.mark.parametrize("status", ["loaded", "published"])
def test_a_report_does_not_become_public_before_its_sections_are_cleared(made, status):
    sealed = {"status": status, "seal": "0" * 64, "published_at": NOW}
    for who in (made.pia, made.bo):
        with as_application(who), refused():
            Report.objects.filter(symbol=SYMBOL).update(**sealed, published_by_id=who)


def corrigendum(by: int, **more: object) -> Corrigendum:
    report = Report.objects.get(symbol="LK/1/1")
    wish = {"report": report, "number": 1, "symbol": "LK/1/1/Corr.1", "reasons": {"en": "wrong"},
            "opened_by_id": by, "opened_at": NOW, **more}  # fmt: skip
    return Corrigendum.objects.create(**wish)


def test_a_corrigendum_is_published_by_a_publisher_in_their_own_name(made):
    with as_application(made.bo):
        with refused():
            corrigendum(made.pia)
        found = Corrigendum.objects.filter(pk=corrigendum(made.bo).pk)
        with refused():
            found.update(status="published", published_by_id=made.pia, published_at=NOW)
        with refused():
            found.update(opened_by_id=made.pia)
    with as_application(made.pia):
        with refused():
            found.update(status="published", published_by_id=made.aud, published_at=NOW)
        assert found.update(status="published", published_by_id=made.pia, published_at=NOW) == 1
