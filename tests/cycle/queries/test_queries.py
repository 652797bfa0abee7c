"""Progress, home, history and digests of the scene, as the application; counts agree with the rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection

from answerable.cycle.actions import record_values
from answerable.cycle.queries import is_stale, progress, section_digest, section_digests
from answerable.cycle.queries.counts import counts_of
from answerable.cycle.queries.lines import lines_of, yardsticks
from answerable.cycle.queries.requirements import missing_to_submit
from answerable.cycle.rules.requirements import must_explain, must_report
from answerable.cycle.shapes import Value
from answerable.plans.models import Indicator, Output
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    Report,
    ReportingCycle,
    ReportSection,
    ResourceCategory,
    ResourceResult,
    SectionStep,
)
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()


@pytest.fixture
def here() -> Scene:
    return scene()


class Counter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


def test_the_budget_office_sees_all_and_an_entity_its_own(here: Scene) -> None:
    with as_application(here.bo):
        found = progress(SYMBOL, "en", TODAY)
    assert found is not None
    assert [section.path for section in found.sections] == ["A", "A.1", "B"]
    assert found.states == {"open": 3, "submitted": 0, "returned": 0, "cleared": 0}
    with as_application(here.boris):
        found = progress(SYMBOL, "zh-hans", TODAY)
    assert found is not None
    assert [str(section.name) for section in found.sections] == ["河流司"]
    with as_application(here.adi):
        assert progress(SYMBOL, "en", TODAY) is None
    with as_application(None):
        assert progress(SYMBOL, "en", TODAY) is None


def test_it_counts_what_is_due_and_given_and_not_reported_apart(here: Scene) -> None:
    values = (
        Value("A", "A#1", "actual", "6"),
        Value("A", "A$travel", "expenditure", "40"),
        Value("A", "A(a)1", "actual", "50"),
    )
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=values)
        found = progress(SYMBOL, "en", TODAY)
    assert found is not None
    own = found.sections[0].counts
    assert (own.due, own.given, own.to_explain, own.explained) == (5, 3, 3, 0)
    assert (own.rated, own.in_full, own.not_reported, own.texts, own.written) == (1, 0, 1, 1, 1)
    travel = next(line for line in found.money if line.code == "travel")
    assert (travel.apportionment, travel.expenditure, travel.variance, travel.percent) == (100, 40, 60, 60)
    assert (travel.reported, travel.expected) == (1, 1)  # hers only


def test_who_is_late_and_whose_deadline_is_near(here: Scene) -> None:
    ReportingCycle.objects.update(submit_by=TODAY - timedelta(days=1), clear_by=TODAY + timedelta(days=3))
    ReportSection.objects.filter(pk=here.sections["B"]).update(status="submitted")
    ReportSection.objects.filter(pk=here.sections["A.1"]).update(status="cleared")
    found = progress(SYMBOL, "en", TODAY)
    assert found is not None
    assert [(s.path, s.is_late, s.is_near) for s in found.sections] == [
        ("A", True, False),
        ("A.1", False, False),
        ("B", False, True),
    ]


def test_only_an_open_report_has_progress(here: Scene) -> None:
    assert progress("LK/1/1", "en", TODAY) is None
    assert here


def test_counts_in_sql_agree_with_the_rules(here: Scene) -> None:
    """Random figures and words in every row, judged by both."""
    chance = Random(7)
    words = [None, "0", "1", "3.6", "4", "11", "12", "90", "not_applicable", "none", "yes", "no", "in_words"]
    sections = list(here.sections.values())
    by = yardsticks(Report.objects.get(symbol=SYMBOL).period)
    for _ in range(40):
        for row in Output.objects.filter(framework__report_sections__in=sections):
            Output.objects.filter(pk=row.pk).update(planned=chance.choice(words))
        for row in Indicator.objects.filter(accomplishment__framework__report_sections__in=sections):
            Indicator.objects.filter(pk=row.pk).update(
                target=chance.choice(words), direction=chance.choice([None, "more", "less", "keep"])
            )
        for model, text in ((OutputResult, "reasons"), (IndicatorResult, "narratives")):
            for result in model.objects.filter(section_id__in=sections):
                said = {text: chance.choice([{}, {"en": "x"}]), "cause": chance.choice([None, "demand"])}
                model.objects.filter(pk=result.pk).update(actual=chance.choice(words), **said)
        for money in ResourceResult.objects.filter(section_id__in=sections):
            amounts = [None, "0", "100.0", "104.0", "103.9", "-2", "1000.0", "1049.9", "not_applicable"]
            ResourceResult.objects.filter(pk=money.pk).update(
                apportionment=chance.choice(amounts), expenditure=chance.choice(amounts)
            )
        for category in ResourceCategory.objects.all():
            group = chance.choice(["non_posts", "assessment"])
            ResourceCategory.objects.filter(pk=category.pk).update(group=group)
        _agree(sections, by)


def _agree(sections: list[int], by: Any) -> None:
    counted = counts_of(sections, by)
    for section in sections:
        lines = lines_of((section,))
        explain = [line for line in lines if must_explain(line, by)]
        explained = [
            line
            for line in explain
            if line.cause and any(line.texts[name] for name in line.texts if name != "remarks")
        ]
        due = [line for line in lines if must_report(line)]
        given = [line for line in due if line.reported is not None]
        counts = counted[section]
        assert (counts.due, counts.given) == (len(due), len(given))
        assert (counts.to_explain, counts.explained) == (len(explain), len(explained))
        if not counts.missing:
            assert missing_to_submit(section) == ()


def test_a_fixed_number_of_statements(here: Scene) -> None:
    one, three = Counter(), Counter()
    with as_application(here.boris), connection.execute_wrapper(one):
        progress(SYMBOL, "en", TODAY)
    with as_application(here.bo), connection.execute_wrapper(three):
        progress(SYMBOL, "en", TODAY)
    assert one.count == three.count <= 14


def test_a_digest_changes_with_content_and_only_with_it(here: Scene) -> None:
    before = section_digests(list(here.sections.values()))
    assert section_digest(here.sections["A"]) == before[here.sections["A"]]
    with as_application(here.ana):
        assert section_digest(here.sections["A"]) == before[here.sections["A"]]
        record_values(by=here.ana, symbol=SYMBOL, values=[Value("A", "A#1", "cause", "demand")])
        changed = section_digest(here.sections["A"])
    after = section_digests(list(here.sections.values()))
    assert after[here.sections["A"]] == changed != before[here.sections["A"]]
    assert {k: v for k, v in after.items() if k != here.sections["A"]} == {
        k: v for k, v in before.items() if k != here.sections["A"]
    }
    OutputResult.objects.filter(section_id=here.sections["B"]).delete()
    assert section_digest(here.sections["B"]) == before[here.sections["B"]]  # an empty result is none


def test_a_digest_takes_a_fixed_number_of_statements(here: Scene) -> None:
    one, all_of_them = Counter(), Counter()
    with connection.execute_wrapper(one):
        section_digests([here.sections["A"]])
    with connection.execute_wrapper(all_of_them):
        section_digests(list(here.sections.values()))
    assert one.count == all_of_them.count == 9


def test_an_approval_is_stale_after_a_change(here: Scene) -> None:
    section = here.sections["A"]
    assert not is_stale(section)
    SectionStep.objects.create(
        section_id=section,
        act="cleared",
        person_id=here.bo,
        at=datetime.now(UTC),
        digest=section_digest(section),
    )
    assert not is_stale(section)
    OutputResult.objects.filter(section_id=section, output__number=1).update(actual="1")
    assert is_stale(section)
