"""The whole way without a browser: from an invitation to a corrigendum, each act by whose it is.

As the application, under the second lock; the same way as in test_from_open_period_to_corrigendum.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from answerable.calc.account import Period
from answerable.cycle import actions as cycle
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Remark, Value
from answerable.foundation import access, journal
from answerable.organization import actions as organization
from answerable.organization.models import Entity, Person
from answerable.publishing import actions as publishing
from answerable.publishing.actions.corrigenda import request_corrigendum
from answerable.publishing.compile import compile_report
from answerable.results.models import Comment, Corrigendum, OutputResult, Report, ReportSection
from tests.access import as_application
from tests.journeys.institution import DEPARTMENT, LAST_YEAR, SYMBOL, WORKING, begin

pytestmark = pytest.mark.django_db

PERIOD = Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25")
WHY = {"en": "One session was counted twice.", "zh": "一次会议被重复计算。"}


def test_from_an_invitation_to_a_corrigendum() -> None:
    people = begin()
    people["fay"] = invited_and_accepted(people["adi"])
    opened(people["bo"])
    recorded(people["fay"])
    returned_and_corrected(people)
    cleared(people["bo"])
    published(people)
    corrected(people)
    read_by_the_public_and_the_auditor(people["aud"])
    assert journal.verify().fault is None


def invited_and_accepted(adi: int) -> int:
    with as_application(adi):
        sent = organization.invite(
            by=adi,
            email="fay@example.org",
            name="Fay Sand",
            role="focal_point",
            entity=Entity.objects.get(names__en=DEPARTMENT).pk,
            language="en",
            first_day=datetime.now(UTC).date(),
            last_day=None,
        )
    with as_application(None):
        access.enter(None, signing_in=True)
        organization.accept(key=sent.key, name="Fay Sand", language="en", password="correct horse battery")
    return Person.objects.get(email="fay@example.org").pk


def opened(bo: int) -> None:
    today = datetime.now(UTC).date()
    with as_application(bo):
        publishing.open_period(
            by=bo,
            period=PERIOD,
            symbol=WORKING,
            submit_by=today + timedelta(days=7),
            clear_by=today + timedelta(days=14),
            publish_by=today + timedelta(days=30),
            carried_from=LAST_YEAR,
        )
    assert set(Report.objects.values_list("symbol", "status")) == {(LAST_YEAR, "loaded"), (WORKING, "open")}


def texts(section: str, path: str, field: str, en: str, zh: str) -> list[Value]:
    return [
        Value(section, path, field, en, language="en"),
        Value(section, path, field, zh, language="zh", source_language="en"),
    ]


def recorded(fay: int) -> None:
    """Nothing can be submitted before it is explained; a colleague's unsaved value is a conflict."""
    values = [
        Value("A.1", "A.1#1", "actual", "3"),
        Value("A.1", "A.1#1", "cause", "resources.vacancy"),
        *texts("A.1", "A.1#1", "reason", "A post was empty.", "一个员额空缺。"),
        Value("A.1", "A.1(1.1)1", "actual", "12"),
        Value("A.1", "A.1(1.1)1", "reported_achieved", "yes"),
        *texts("A.1", "A.1(1.1)1", "narrative", "Achieved.", "已实现。"),
        *texts("A.1", "A.1¶1", "text", "Three bulletins came out (output 1).", "已编写三份简报(产出 1)。"),
    ]
    with as_application(fay):
        saved = cycle.record_values(by=fay, symbol=WORKING, values=values)
        assert (len(saved.written), saved.conflicts) == (len(values), ())
        stale = cycle.record_values(
            by=fay, symbol=WORKING, values=[Value("A.1", "A.1#1", "actual", "4", seen=None)]
        )
        assert [conflict.theirs for conflict in stale.conflicts] == ["3"]
        cycle.attach_evidence(
            by=fay, symbol=WORKING, section="A.1", path="A.1#1", file_name="list.csv", content=b"a,b\n1,2\n"
        )
        with pytest.raises(Refused, match=r"does not write this|entity") as refusal:
            cycle.submit_section(by=fay, symbol=WORKING, section="A.1")
        assert refusal.value.code == "not_yours"


def returned_and_corrected(people: dict[str, int]) -> None:
    hana, bo, fay = people["hana"], people["bo"], people["fay"]
    with as_application(hana):
        cycle.submit_section(by=hana, symbol=WORKING, section="A")
        cycle.submit_section(by=hana, symbol=WORKING, section="A.1")
    with as_application(bo):
        cycle.return_section(
            by=bo,
            symbol=WORKING,
            section="A.1",
            text="One figure, please.",
            comments=[Remark("The list has two.", "A.1#1", "actual")],
        )
    with as_application(fay):
        cycle.record_values(by=fay, symbol=WORKING, values=[Value("A.1", "A.1#1", "actual", "2", seen="3")])
        cycle.settle_comment(by=fay, comment=Comment.objects.get().pk)
    with as_application(hana):
        cycle.submit_section(by=hana, symbol=WORKING, section="A.1", text="Corrected.")


def cleared(bo: int) -> None:
    with as_application(bo):
        cycle.record_values(
            by=bo,
            symbol=WORKING,
            values=texts("summary", "summary¶(1)", "text", "A year with gaps.", "有缺口的一年。"),
        )
        for section in ReportSection.objects.filter(report__symbol=WORKING, status="submitted"):
            digest = section_digest(section.pk)
            cycle.clear_section(by=bo, symbol=WORKING, section=section.path, digest=digest)


def published(people: dict[str, int]) -> None:
    pia = people["pia"]
    with as_application(pia):
        number = publishing.request_publication(WORKING, new_symbol=SYMBOL, languages=("en", "zh"), by=pia)
        publishing.run_publication(number)
    report = Report.objects.get(symbol=SYMBOL)
    assert (report.status, report.published_by_id) == ("published", pia)
    with as_application(people["fay"]), pytest.raises(Refused) as refusal:
        cycle.record_values(by=people["fay"], symbol=SYMBOL, values=[Value("A.1", "A.1#1", "actual", "9")])
    assert refusal.value.code == "sealed"


def corrected(people: dict[str, int]) -> None:
    bo, pia = people["bo"], people["pia"]
    with as_application(bo):
        number = publishing.open_corrigendum(by=bo, symbol=SYMBOL, reasons=WHY)
        publishing.add_correction(
            by=bo, corrigendum=number, path="A.1#1", field="actual", language="", new="3", reasons=WHY
        )
    with as_application(pia):
        publishing.run_publication(request_corrigendum(by=pia, corrigendum=number))
    assert OutputResult.objects.get(section__report__symbol=SYMBOL).actual == "2"  # the seal holds


def read_by_the_public_and_the_auditor(aud: int) -> None:
    with as_application(None):
        found = compile_report(SYMBOL, "zh").section("A.1")
        assert found is not None
        assert (found.outputs[0].actual, found.outputs[0].printed_rate) == ("2", "50.0")
        assert list(Corrigendum.objects.values_list("symbol", "status")) == [
            (f"{SYMBOL}/Corr.1", "published")
        ]
        assert Comment.objects.count() == 0
    with as_application(aud):
        assert Comment.objects.count() == 1
        with pytest.raises(Refused, match="budget office and publishers"):
            publishing.open_corrigendum(by=aud, symbol=SYMBOL, reasons=WHY)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Comment.objects.create(
                section=ReportSection.objects.filter(report__symbol=SYMBOL, path="A.1").get(),
                person_id=people_of("bo"),
                at=datetime.now(UTC),
                text="x",
            )


def people_of(key: str) -> int:
    return Person.objects.get(email=f"{key}@demo.invalid").pk
