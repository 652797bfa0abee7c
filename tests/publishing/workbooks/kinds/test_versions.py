from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.organization.queries import me_of
from answerable.plans.shapes import EntityRow
from answerable.publishing.workbooks.kinds import versions
from tests.access import as_application
from tests.plans.budget_scene import budgets

pytestmark = pytest.mark.django_db


def test_an_entity_is_taken_with_what_is_under_it() -> None:
    here = budgets()
    with as_application(here.people.bo):
        me = me_of(here.people.bo)
        assert me is not None
        found = versions.version_of(str(here.draft))
        lakes = versions.entities(found, here.codes["A"], me)
        assert {row.code for row in lakes} == {here.codes["A"], here.codes["A.1"]}
        assert len(versions.entities(found, "", me)) >= 3
        assert len(versions.entities(found, "", me, {here.codes["B"]})) == 1
        with pytest.raises(Refused):
            versions.entities(found, here.codes["A"], me, {here.codes["B"]})


def test_of_a_draft_only_what_one_reads_is_there_and_of_a_final_version_all() -> None:
    here = budgets()
    with as_application(here.people.boris):
        me = me_of(here.people.boris)
        assert me is not None
        with pytest.raises(Refused):
            versions.entities(versions.version_of(str(here.draft)), here.codes["A"], me)
        assert versions.entities(versions.version_of(str(here.before)), here.codes["A"], me)


def test_two_entities_of_one_name_are_told_apart() -> None:
    rows = (
        EntityRow(1, "a", {"en": "Office"}),
        EntityRow(2, "b", {"en": "Office"}),
        EntityRow(3, "c", {"en": "Desk"}),
    )
    assert versions.names(rows, "en") == {"a": "Office [a]", "b": "Office [b]", "c": "Desk"}


def test_why_a_version_is_closed_follows_its_state() -> None:
    here = budgets()
    with as_application(here.people.bo):
        assert "final" in versions.why_closed(versions.version_of(str(here.before)))
        draft = versions.version_of(str(here.draft))
        assert "not yours" in versions.why_closed(draft)
        assert versions.facts(draft, "zh")[0][1] == "水务2024"
