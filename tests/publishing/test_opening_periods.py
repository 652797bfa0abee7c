"""Opening a period from plans or from a stored report, as the application, by the budget office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from answerable.calc.account import Document, Period
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import PostLine, ResourceLine, ResourcePlan
from answerable.foundation import journal
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity, Notice
from answerable.plans.models import Framework, Indicator, Output
from answerable.publishing.actions import open_period
from answerable.results.models import (
    OutputResult,
    PostResult,
    Report,
    ReportSection,
    ResourceResult,
    SectionStep,
)
from tests import factories
from tests.access import as_application
from tests.scene import Scene, _document, scene

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2026, 7, 1), date(2027, 6, 30), "2026/27")
DAYS = {
    "submit_by": date(2027, 9, 1),
    "clear_by": date(2027, 10, 1),
    "publish_by": date(2027, 12, 1),
}
MONEY = ResourcePlan(
    (ResourceLine("travel", {"en": "Travel", "zh": "差旅"}, "non_posts", {"A": "1 200,5", "B": None}),),
    (PostLine("A", "professional", {"en": "Professional"}, "12", "5.0"),),
)


@pytest.fixture
def here() -> Scene:
    return scene()


def plans() -> tuple[Document, ...]:
    return tuple(replace(_document(code), symbol=None) for code in ("en", "zh"))


def opened(person: int, **more: Any) -> str:
    given = {"plans": plans(), "symbol": "SW-new", "period": PERIOD, "resources": MONEY, **DAYS, **more}
    with as_application(person):
        return open_period(by=person, **given)


def refused(person: int, **more: Any) -> Refused:
    with pytest.raises(Refused) as found, transaction.atomic():
        opened(person, **more)
    assert not Report.objects.filter(symbol="SW-new").exists()
    return found.value


def test_the_budget_office_opens_a_report_from_plans(here: Scene) -> None:
    entities = Entity.objects.count()
    assert opened(here.bo) == "SW-new"
    report = Report.objects.get(symbol="SW-new")
    assert (report.status, set(report.places), report.period.label) == ("open", {"en", "zh"}, "2026/27")
    assert report.cycle.languages == ["en", "zh"]
    sections = ReportSection.objects.filter(report=report)
    assert dict(sections.values_list("path", "status")) == {
        "summary": None,
        "A": "open",
        "A.1": "open",
        "B": "open",
    }
    assert Entity.objects.count() == entities  # recognised by their names
    assert sections.get(path="A").entity_id == here.entities["A"]
    frameworks = Framework.objects.filter(report_sections__report=report)
    assert (frameworks.count(), frameworks.filter(is_public=True).count()) == (3, 0)
    assert Output.objects.get(framework__source="SW-new, A", number=1).planned == "12"
    indicator = Indicator.objects.get(accomplishment__framework__source="SW-new, A")
    assert indicator.texts == {"en": "Stations", "zh": "测站数"}
    assert not report.sources.exists()
    assert not report.findings.exists()


def test_money_posts_history_notices_and_journal_go_with_it(here: Scene) -> None:
    opened(here.bo)
    money = ResourceResult.objects.filter(section__report__symbol="SW-new")
    assert dict(money.values_list("section__path", "apportionment")) == {"A": "1200.5", "B": None}
    posts = PostResult.objects.get(section__report__symbol="SW-new")
    assert (posts.code, posts.authorized, posts.budgeted_rate) == ("professional", "12", "5.0")
    steps = SectionStep.objects.filter(section__report__symbol="SW-new")
    assert {(step.act, step.person_id) for step in steps} == {("opened", here.bo)}
    assert steps.count() == 3
    assert set(Notice.objects.values_list("person_id", flat=True)) == {
        here.ana,
        here.hana,
        here.uma,
        here.boris,
    }
    act = JournalEntry.objects.filter(operation="ACT").latest("number")
    assert (act.actor, act.act, act.changes["symbol"]) == ("bo@example.org", "open_period", "SW-new")
    assert journal.verify().holds


@pytest.mark.parametrize("name", ["ana", "hana", "pia", "aud", "adi"])
def test_nobody_else_opens_a_period(here: Scene, name: str) -> None:
    assert refused(here.people[name]).code == "not_yours"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"symbol": "SW-draft"}, "conflict"),
        ({"symbol": " "}, "invalid"),
        ({"submit_by": date(2028, 1, 1)}, "invalid"),
        ({"languages": ("en", "fr")}, "invalid"),
        ({"plans": ()}, "invalid"),
        ({"plans": (), "carried_from": "SW/0"}, "not_found"),
        ({"resources": ResourcePlan((ResourceLine("x", {}, "gold"),))}, "invalid"),
        ({"resources": ResourcePlan((ResourceLine("x", {}, "posts", {"Z": "1"}),))}, "invalid"),
        ({"resources": ResourcePlan((ResourceLine("x", {}, "posts", {"A": "much"}),))}, "invalid"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    here: Scene, more: dict[str, Any], code: str
) -> None:
    assert refused(here.bo, **more).code == code


def test_a_stored_report_is_carried_forward_without_what_came_of_it(here: Scene) -> None:
    stored = factories.report("en").symbol
    opened(here.bo, plans=(), carried_from=stored, languages=("en",), resources=None)
    report = Report.objects.get(symbol="SW-new")
    assert report.cycle.carried_from.symbol == stored
    before = Output.objects.filter(result__section__report__symbol=stored).order_by("pk")
    after = Output.objects.filter(result__section__report=report).order_by("pk")
    assert list(after.values_list("planned", "texts")) == list(before.values_list("planned", "texts"))
    assert after.count() > 0
    results = OutputResult.objects.filter(section__report=report)
    assert set(results.values_list("actual", "printed_rate")) == {(None, None)}
    assert not results.exclude(remarks={}).exists()
    sections = ReportSection.objects.filter(report=report, entity__isnull=False)
    assert not sections.exclude(status="open").exists()
