"""Plans and versions as their readers see them."""

from __future__ import annotations

import pytest

from answerable.publishing.actions import begin_version
from answerable.results import queries
from answerable.results.models import Report
from tests.access import as_application
from tests.plan_scene import PLAN, SYMBOL, days, plan_scene

pytestmark = pytest.mark.django_db


def test_a_plan_being_written_is_known_inside_the_house() -> None:
    made = plan_scene()
    for who in ("ana", "boris", "bo", "pia", "aud"):
        with as_application(made.people[who]):
            (line,) = queries.plans("en")
            assert (line.code, str(line.name), line.period.label) == (PLAN, "Programme plan", "2026/27")
            (version,) = line.versions
            assert (version.symbol, version.stage, version.is_open) == (SYMBOL, "proposed", True)
    with as_application(None):
        assert queries.plans("en") == ()
        assert queries.plan(PLAN, "en") is None


def test_sections_are_counted_as_far_as_they_are_seen() -> None:
    made = plan_scene()
    counted = {}
    for who in ("bo", "boris", "uma"):
        with as_application(made.people[who]):
            found = queries.plan(PLAN, "zh")
            assert found is not None
            counted[who] = dict(found.versions[0].sections)
    assert counted == {"bo": {"open": 3}, "boris": {"open": 1}, "uma": {"open": 1}}


def test_versions_stand_in_their_order_and_the_newest_is_the_last_published() -> None:
    made = plan_scene()
    with as_application(made.bo):
        begin_version(by=made.bo, plan=PLAN, stage="approved", symbol="PL-a", based_on=SYMBOL, **days())  # type: ignore[arg-type]
        found = queries.plan_of("PL-a", "en")
    assert found is not None
    assert [(one.number, one.symbol, one.based_on) for one in found.versions] == [
        (1, SYMBOL, None), (2, "PL-a", SYMBOL),
    ]  # fmt: skip
    assert found.newest is found.versions[1]
    assert found.approved is None
    assert queries.plan_of("NO/1", "en") is None


def test_stored_plan_documents_without_a_plan_are_listed() -> None:
    plan_scene()
    assert queries.unattached_plans("en") == ()
    at = "2026-01-01T00:00Z"
    Report.objects.create(symbol="SW/65/6", kind="programme_plan", places={"en": {}}, stored_at=at)
    assert [line.symbol for line in queries.unattached_plans("en")] == ["SW/65/6"]
