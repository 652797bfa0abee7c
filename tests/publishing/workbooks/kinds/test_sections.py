from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.organization.models import Entity
from answerable.organization.queries import me_of
from answerable.publishing.workbooks.kinds import sections
from answerable.results.models import Report
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def test_an_entity_has_everything_under_it(here: Scene) -> None:
    codes = {path: Entity.objects.get(pk=pk).code for path, pk in here.entities.items()}
    assert sections.under(codes["A"]) == {here.entities["A"], here.entities["A.1"]}
    assert sections.under(codes["A.1"]) == {here.entities["A.1"]}
    assert sections.under("none") == set()
    report = Report.objects.get(symbol=SYMBOL)
    assert sections.paths(report, codes["A"]) == ["A", "A.1"]
    assert sections.paths(report, "") == ["summary", "A", "A.1", "B"]


def test_only_entities_that_are_read_are_offered(here: Scene) -> None:
    report = Report.objects.get(symbol=SYMBOL)
    for person, expected in (
        (here.ana, ["A Lakes Division", "A.1 Water Levels Unit"]),
        (here.uma, ["A.1 Water Levels Unit"]),
    ):
        with as_application(person):
            me = me_of(person)
            assert me is not None
            assert [name for _code, name in sections.entities(report, me, "en")] == expected
    with as_application(here.adi):
        me = me_of(here.adi)
        assert me is not None
        with pytest.raises(Refused):
            sections.entities(report, me, "en")
