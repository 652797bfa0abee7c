"""At the database: plans and their versions stay what they are, and what was cleared stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from answerable.organization.models import Period
from answerable.plans.models import Framework, Objective, Output
from answerable.publishing.actions import begin_version
from answerable.results.models import LedgerSource, NameAlias, Plan, PlanVersion, Report, ReportSection
from tests.access import as_application
from tests.plan_scene import PLAN, SYMBOL, cleared, days, filled, plan_scene
from tests.scene import Scene

pytestmark = pytest.mark.django_db
EVERYBODY = ("ana", "hana", "boris", "bo", "pia", "aud", "adi")


def those_who(made: Scene, act: Callable[[], object]) -> set[str]:
    """The people for whom an act changes anything; each act is undone again."""
    able = set()
    for name in EVERYBODY:
        mark = transaction.savepoint()
        try:
            with transaction.atomic(), as_application(made.people[name]):
                if act():
                    able.add(name)
        except DatabaseError:
            pass
        transaction.savepoint_rollback(mark)
    return able


def test_a_plan_stays_that_of_its_entity_and_period() -> None:
    made = plan_scene()
    rows = Plan.objects.filter(code=PLAN)
    other = Period.objects.exclude(pk=rows.get().period_id).first()
    assert other is not None
    assert those_who(made, lambda: rows.update(names={"en": "New"})) == {"bo"}
    assert those_who(made, lambda: rows.update(entity=made.entities["A"])) == set()
    assert those_who(made, lambda: rows.update(period=other)) == set()
    assert those_who(made, lambda: rows.update(code="another")) == set()


def test_a_version_stays_the_document_it_is_until_its_decision_is_noted() -> None:
    made = plan_scene()
    rows = PlanVersion.objects.filter(report__symbol=SYMBOL)
    decided = {"decision": "SW/RES/1", "decided_on": date(2026, 1, 1)}
    published = Report.objects.get(symbol="LK/1/1")
    assert those_who(made, lambda: rows.update(**decided)) == set()
    PlanVersion.objects.update(stage="approved")
    assert those_who(made, lambda: rows.update(**decided)) == set()  # its document still changes
    assert those_who(made, lambda: rows.update(stage="proposed")) == set()
    assert those_who(made, lambda: rows.update(report=published)) == set()
    assert those_who(made, lambda: rows.delete()[0]) == set()
    Report.objects.filter(symbol=SYMBOL).update(status="loaded")
    assert those_who(made, lambda: rows.update(**decided)) == {"bo"}
    assert those_who(made, lambda: rows.update(report=published)) == set()


def test_an_account_is_no_version_of_a_plan() -> None:
    made = plan_scene()
    account = Report.objects.get(symbol="LK/1/1")
    plan = Plan.objects.get(code=PLAN)

    def act() -> bool:
        PlanVersion.objects.create(plan=plan, report=account, number=2, stage="approved")
        return True

    assert those_who(made, act) == set()


def test_no_section_begins_cleared_because_somebody_says_so() -> None:
    made = plan_scene()
    report = Report.objects.get(symbol=SYMBOL)

    def begun(status: str) -> bool:
        new = ReportSection.objects.create(
            report=report, path="Z", entity_id=made.entities["B"], status="open", position=9
        )
        if status == "open":
            return True
        return bool(ReportSection.objects.filter(pk=new.pk).update(status=status))

    def cleared_at_once() -> bool:
        ReportSection.objects.create(
            report=report, path="Z", entity_id=made.entities["B"], status="cleared", position=9
        )
        return True

    assert those_who(made, lambda: begun("open")) == {"bo", "pia"}
    assert those_who(made, lambda: begun("cleared")) == set()
    assert those_who(made, cleared_at_once) == set()


def test_a_section_that_was_cleared_begins_so_in_the_next_version() -> None:
    made = cleared()
    with as_application(made.bo):
        begin_version(
            by=made.bo, plan=PLAN, stage="recommended", symbol="PL-r", based_on=SYMBOL, settled=True, **days()
        )  # type: ignore[arg-type]  # fmt: skip
    rows = ReportSection.objects.filter(report__symbol="PL-r", entity__isnull=False)
    assert set(rows.values_list("status", flat=True)) == {"cleared"}


def test_what_a_document_promised_is_not_written_through_a_section_laid_over_it() -> None:
    made = plan_scene()
    promised = Framework.objects.filter(is_public=True, outputs__isnull=False).first()
    assert promised is not None
    ReportSection.objects.create(
        report=Report.objects.get(symbol=SYMBOL), path="Z", entity_id=made.entities["A"], framework=promised,
        status="open", position=9,
    )  # fmt: skip
    rows = Output.objects.filter(framework=promised)
    assert those_who(made, lambda: rows.update(texts={"en": "Less"})) == {"pia"}


def test_a_cleared_section_promises_what_it_did_when_it_was_cleared() -> None:
    made = filled()
    rows = Objective.objects.filter(framework__report_sections__report__symbol=SYMBOL)
    assert those_who(made, lambda: rows.update(texts={"en": "Less"})) == {"ana", "hana", "boris", "bo", "pia"}
    ReportSection.objects.filter(report__symbol=SYMBOL, entity__isnull=False).update(status="cleared")
    assert those_who(made, lambda: rows.update(texts={"en": "Less"})) == {"pia"}  # who numbers it


def test_names_that_files_brought_are_for_whoever_reads_the_files() -> None:
    made = plan_scene()
    source = LedgerSource.objects.create(code="erp")
    NameAlias.objects.create(source=source, field="entity", name="Rivers", status="proposed")
    assert those_who(made, lambda: NameAlias.objects.exists()) == {"bo", "pia", "aud"}
