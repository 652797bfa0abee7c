"""Plans begun, carried forward, versioned, decided and published: by three people each, under policies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from answerable.calc.account import Document, Period, PeriodValue
from answerable.calc.periods import budget_year, calendar_year
from answerable.cycle.actions import add_row, clear_section, record_values, remove_row, submit_section
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.planning import plan_sheet, row_digest
from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity
from answerable.publishing.actions import (
    add_version,
    begin_plan,
    begin_version,
    compile_draft,
    decide_version,
    request_publication,
    run_publication,
)
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.readiness import gaps
from answerable.publishing.registry import FORMATS, read_bytes
from answerable.results.models import (
    Entry,
    Plan,
    PlanVersion,
    PublishedFile,
    Report,
    ReportSection,
)
from tests.access import as_application
from tests.plan_scene import NAMES, PERIOD, PLAN, SYMBOL, both, cleared, days, filled, plan_scene, value
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db

NEXT = {"code": "lakes-plan-2", "symbol": "PL-2", "period": budget_year(2027), "names": NAMES, "entity": None}


def begin(made: Scene, who: str = "bo", **more: Any) -> str:
    by = made.people[who]
    with as_application(by):
        return begin_plan(by=by, **{**NEXT, **days(), **more})  # type: ignore[arg-type]


def refused(made: Scene, who: str, act: Any, **more: Any) -> Refused:
    by = made.people[who]
    with as_application(by), pytest.raises(Refused) as fault:
        act(by=by, **more)
    return fault.value


def stored(symbol: str, language: str) -> Document:
    return compile_report(symbol, language, findings=False)


# --- beginning


def test_a_period_nobody_can_reckon_with_begins_no_plan() -> None:
    made = plan_scene()
    never = Period(date(9999, 1, 1), date(9999, 12, 31), "9999")
    fault = refused(made, "bo", begin_plan, **{**NEXT, **days(), "period": never})
    assert (fault.code, fault.place) == ("invalid", "period")
    assert not Plan.objects.filter(code=NEXT["code"]).exists()


def test_a_plan_from_nothing_has_a_section_for_every_entity() -> None:
    before = JournalEntry.objects.count()
    made = plan_scene()
    version = PlanVersion.objects.get(plan__code=PLAN)
    report = version.report
    assert (report.status, report.kind, version.number, version.stage) == (
        "open",
        "programme_plan",
        1,
        "proposed",
    )
    rows = ReportSection.objects.filter(report=report).order_by("position")
    shown = [(row.path, row.status, row.entity_id) for row in rows]
    lakes, unit, rivers = (made.entities[path] for path in ("A", "A.1", "B"))
    assert shown[0][0] == "orientation"
    assert shown[-1][0] == "mandates"
    assert {(status, entity) for path, status, entity in shown if path in ("A", "A.1", "B")} <= {
        ("open", lakes), ("open", unit), ("open", rivers),
    }  # fmt: skip
    assert not rows.filter(entity__isnull=False, framework=None).exists()
    assert not any(row.framework.is_public for row in rows if row.framework)
    assert JournalEntry.objects.count() > before


@pytest.mark.parametrize("who", ["ana", "hana", "pia", "aud", "adi", "boris"])
def test_only_the_budget_office_begins_plans(who: str) -> None:
    made = scene()
    told = refused(made, who, begin_plan, **{**NEXT, **days()})
    assert told.code == "not_yours"
    assert not Plan.objects.exists()
    assert not Report.objects.filter(symbol="PL-2").exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": "Lakes Plan"}, "invalid"),
        ({"code": PLAN}, "conflict"),
        ({"symbol": SYMBOL}, "conflict"),
        ({"entity": "nowhere"}, "not_found"),
        ({"names": {"en": "Only English"}}, "invalid"),
        ({"kind": "performance_report"}, "invalid"),
        ({"stage": "wished"}, "invalid"),
        ({"languages": ()}, "invalid"),
        ({"languages": ("en", "xx")}, "invalid"),
        ({"carried_from": "NO/1"}, "not_found"),
        ({"period": replace(budget_year(2027), end=date(2020, 1, 1))}, "invalid"),
    ],
)
def test_what_cannot_be_begun_says_why(more: dict[str, Any], code: str) -> None:
    made = plan_scene()
    told = refused(made, "bo", begin_plan, **{**NEXT, **days(), **more})
    assert told.code == code
    assert told.sentence
    assert Plan.objects.count() == 1


def test_a_plan_of_one_entity_holds_what_is_under_it() -> None:
    made = scene()
    begin(made, entity=Entity.objects.get(pk=made.entities["A"]).code)
    rows = ReportSection.objects.filter(report__symbol="PL-2", entity__isnull=False)
    assert {row.entity_id for row in rows} == {made.entities["A"], made.entities["A.1"]}


def test_a_plan_begins_with_a_document_in_one_language_and_waits_for_the_other() -> None:
    made = filled()
    read = replace(stored(SYMBOL, "zh"), symbol="SW/65/6", findings=())
    begin(made, document=read)
    made_of = stored("PL-2", "zh")
    assert [s.path for s in made_of.sections] == [s.path for s in read.sections]
    assert made_of.sections[1].accomplishments == read.sections[1].accomplishments
    report = Report.objects.get(symbol="PL-2")
    lacking = {(gap.path, gap.language) for gap in gaps(report, ("en", "zh"))}
    assert ("A(a)1", "en") in lacking
    assert not any(language == "zh" for _, language in lacking)
    entities = {row.path: row.entity_id for row in ReportSection.objects.filter(report=report)}
    assert entities["A"] == made.entities["A"]


def test_carried_forward_what_was_achieved_becomes_the_baseline() -> None:
    made = scene()
    begin(made, carried_from=made.symbol, period=budget_year(2025))
    rows = stored("PL-2", "en").section("A")
    assert rows is not None
    indicator = rows.accomplishments[0].indicators[0]
    assert (indicator.baseline, indicator.target, indicator.estimate) == ("95", None, None)
    assert indicator.values == (
        PeriodValue("2024/25", "95", "estimate"), PeriodValue("2024/25", "90", "target"),
    )  # fmt: skip
    output = rows.outputs[0]
    assert (output.planned, output.actual) == ("12", None)
    assert output.quantities == (PeriodValue("2024/25", "12", "planned"),)
    entities = {row.path: row.entity_id for row in ReportSection.objects.filter(report__symbol="PL-2")}
    assert {path: entities[path] for path in ("A", "A.1", "B")} == made.entities
    sheet = plan_sheet("PL-2", "A", "en")
    assert sheet is not None
    assert {(one.path, one.field) for one in sheet.missing if one.path == "A(a)1"} == {("A(a)1", "target")}


def test_a_plan_of_one_entity_carries_its_own_part_forward() -> None:
    made = scene()
    begin(made, carried_from=made.symbol, entity=Entity.objects.get(pk=made.entities["A"]).code)
    assert [s.path for s in stored("PL-2", "zh").sections] == ["orientation", "A", "A.1", "mandates"]
    entities = dict(ReportSection.objects.filter(report__symbol="PL-2").values_list("path", "entity_id"))
    assert (entities["A"], entities["A.1"]) == (made.entities["A"], made.entities["A.1"])


def test_the_parts_of_a_form_are_no_entities() -> None:
    """Carried forward, copied as a version, and begun with a document: nobody answers for a heading."""
    made = scene()
    year = {"period": calendar_year(2027), "kind": "programme_budget", "symbol": "PL-2 (Sect. 7)"}
    before = set(Entity.objects.values_list("pk", flat=True))
    begin(made, carried_from=made.symbol, entity=Entity.objects.get(pk=made.entities["A"]).code, **year)
    with as_application(made.bo):
        based = {"based_on": year["symbol"], "symbol": "PL-3 (Sect. 7)"}
        begin_version(by=made.bo, plan=NEXT["code"], stage="recommended", **based, **days())  # type: ignore[arg-type]
    for symbol in (year["symbol"], based["symbol"]):
        rows = dict(ReportSection.objects.filter(report__symbol=symbol).values_list("path", "entity_id"))
        found = {path: pk for path, pk in rows.items() if pk is not None}
        assert found == {"1": made.entities["A"], "1.1": made.entities["A.1"]}
    assert set(Entity.objects.values_list("pk", flat=True)) == before


# --- versions


def test_the_next_version_says_the_same() -> None:
    made = filled()
    with as_application(made.bo):
        begin_version(by=made.bo, plan=PLAN, stage="recommended", symbol="PL-r", based_on=SYMBOL, **days())  # type: ignore[arg-type]
    for language in ("en", "zh"):
        first, second = stored(SYMBOL, language), stored("PL-r", language)
        assert second == replace(first, symbol="PL-r")
    version = PlanVersion.objects.get(report__symbol="PL-r")
    assert (version.number, version.stage, version.based_on.report.symbol) == (2, "recommended", SYMBOL)
    assert set(
        ReportSection.objects.filter(report=version.report, entity__isnull=False).values_list("status")
    ) == {("open",)}
    for who in ("ana", "pia", "boris"):
        told = refused(
            made, who, begin_version, plan=PLAN, stage="approved", symbol="PL-x", based_on=SYMBOL, **days()
        )
        assert told.code == "not_yours"


def test_what_was_cleared_may_stay_so() -> None:
    made = cleared()
    with as_application(made.bo):
        begin_version(
            by=made.bo, plan=PLAN, stage="approved", symbol="PL-a", based_on=SYMBOL, settled=True, **days()
        )  # type: ignore[arg-type]
    rows = ReportSection.objects.filter(report__symbol="PL-a", entity__isnull=False)
    assert set(rows.values_list("status", flat=True)) == {"cleared"}
    with as_application(made.pia):
        number = request_publication("PL-a", new_symbol="SW/32/7", languages=("en", "zh"), by=made.pia)
        run_publication(number)
    assert Report.objects.get(symbol="SW/32/7").status == "published"


def test_a_section_that_changed_after_clearing_does_not_stay_cleared() -> None:
    made = cleared()
    ReportSection.objects.filter(report__symbol=SYMBOL, path="A").update(names={"en": "Other", "zh": "别的"})
    with as_application(made.bo):
        begin_version(
            by=made.bo, plan=PLAN, stage="approved", symbol="PL-a", based_on=SYMBOL, settled=True, **days()
        )  # type: ignore[arg-type]
    rows = ReportSection.objects.filter(report__symbol="PL-a", entity__isnull=False)
    assert dict(rows.values_list("path", "status")) == {"A": "open", "A.1": "cleared", "B": "cleared"}


def test_a_decision_is_noted_of_what_does_not_change_any_more() -> None:
    made = published()
    with as_application(made.bo):
        begin_version(
            by=made.bo, plan=PLAN, stage="approved", symbol="PL-a", based_on="SW/32/6", settled=True, **days()
        )  # type: ignore[arg-type]
    decision = {"decision": "SW/RES/5/1", "decided_on": date(2026, 1, 5)}
    assert refused(made, "bo", decide_version, symbol="PL-a", **decision).code == "wrong_state"
    assert refused(made, "bo", decide_version, symbol="SW/32/6", **decision).code == "wrong_state"
    assert refused(made, "bo", decide_version, symbol="NO/1", **decision).code == "not_found"
    publish(made, "PL-a", "SW/32/7")
    for who in ("ana", "pia", "aud"):
        assert refused(made, who, decide_version, symbol="SW/32/7", **decision).code == "not_yours"
    wrong = {**decision, "decided_on": date(2999, 1, 1)}
    assert refused(made, "bo", decide_version, symbol="SW/32/7", **wrong).code == "invalid"
    before = JournalEntry.objects.count()
    with as_application(made.bo):
        decide_version(by=made.bo, symbol="SW/32/7", **decision)  # type: ignore[arg-type]
    version = PlanVersion.objects.get(report__symbol="SW/32/7")
    assert (version.decision, version.decided_on) == ("SW/RES/5/1", date(2026, 1, 5))
    assert JournalEntry.objects.count() > before


def test_a_stored_document_becomes_a_version() -> None:
    made = plan_scene()
    told = refused(made, "bo", add_version, plan=PLAN, symbol=made.symbol, stage="approved")
    assert told.code == "not_found"
    Report.objects.create(
        symbol="SW/65/6",
        kind="programme_plan",
        status="loaded",
        places={"en": {}},
        stored_at="2026-01-01T00:00Z",
    )
    assert (
        refused(made, "ana", add_version, plan=PLAN, symbol="SW/65/6", stage="approved").code == "not_yours"
    )
    with as_application(made.bo):
        add_version(by=made.bo, plan=PLAN, symbol="SW/65/6", stage="approved", based_on=SYMBOL)
    assert PlanVersion.objects.get(report__symbol="SW/65/6").number == 2
    told = refused(made, "bo", add_version, plan=PLAN, symbol="SW/65/6", stage="approved")
    assert told.code == "conflict"


# --- publishing


def published() -> Scene:
    made = cleared()
    publish(made, SYMBOL, "SW/32/6")
    return made


def publish(made: Scene, symbol: str, new_symbol: str) -> None:
    with as_application(made.pia):
        number = request_publication(symbol, new_symbol=new_symbol, languages=("en", "zh"), by=made.pia)
        run_publication(number)


def test_a_plan_is_published_in_both_languages_with_its_numbers() -> None:
    made = published()
    report = Report.objects.get(symbol="SW/32/6")
    assert report.status == "published"
    assert report.seal
    for language in ("en", "zh"):
        document = stored("SW/32/6", language)
        assert [p.number for s in document.sections for p in s.paragraphs] == ["1.1", "1.2", "1.6", "1.10"]
        for form in FORMATS:
            file = PublishedFile.objects.get(report=report, language=language, format=form)
            assert file.size > 500, form
        file = PublishedFile.objects.get(report=report, language=language, format="json")
        assert read_bytes(bytes(file.content), "plan.json") == document
    frameworks = [s.framework for s in ReportSection.objects.filter(report=report) if s.framework_id]
    assert frameworks
    assert all(one.is_public for one in frameworks)
    told = refused(made, "ana", add_row, symbol="SW/32/6", section="A", subject="output")
    assert told.code == "sealed"


def test_what_is_printed_says_everything_in_words() -> None:
    published()
    expected = {
        "en": ("baseline: 80 stations; target: 95 stations", "Bulletins: 12", "It rains", "SW/RES/3/1"),
        "zh": ("基线：80个；目标数：95个", "简报：12", "下雨", "SW/RES/3/1"),
    }
    for language, (words, *others) in expected.items():
        file = PublishedFile.objects.get(report__symbol="SW/32/6", language=language, format="docx")
        read = read_bytes(bytes(file.content), "plan.docx")
        assert read.kind == "programme_plan"
        section = read.section("A")
        assert section is not None
        assert words in section.accomplishments[0].indicators[0].text
        said = "\n".join(paragraph.text for paragraph in section.paragraphs)
        for what in others:
            assert what in said


def test_numbers_close_up_and_who_wrote_it_stays_beside_it() -> None:
    made = filled()
    with as_application(made.ana):
        by = {"by": made.ana, "symbol": SYMBOL, "section": "A"}
        second = add_row(subject="accomplishment", **by)  # type: ignore[arg-type]
        row = add_row(subject="indicator", under=second, **by)  # type: ignore[arg-type]
        record_values(by=made.ana, symbol=SYMBOL, values=[
            *both("A", second, "text", "Second", "第二"), *both("A", row, "text", "Rows", "行"),
            value("A", row, "baseline", "1"), value("A", row, "target", "2"),
        ])  # fmt: skip
        section = ReportSection.objects.get(report__symbol=SYMBOL, path="A")
        remove_row(path="A(a)", digest=row_digest(section, "A(a)"), **by)  # type: ignore[arg-type]
    finish_clearing(made)
    publish(made, SYMBOL, "SW/32/6")
    document = stored("SW/32/6", "en").section("A")
    assert document is not None
    assert [(a.label, [i.ordinal for i in a.indicators]) for a in document.accomplishments] == [("a", [1])]
    entry = Entry.objects.get(section__report__symbol="SW/32/6", path="A(a)1", field="target")
    assert entry.person_id == made.ana
    assert not Entry.objects.filter(section__report__symbol="SW/32/6", path__startswith="A(b)").exists()


def finish_clearing(made: Scene) -> None:
    for path in ("A", "A.1", "B"):
        with as_application(made.hana):
            submit_section(by=made.hana, symbol=SYMBOL, section=path)
        with as_application(made.bo):
            pk = ReportSection.objects.get(report__symbol=SYMBOL, path=path).pk
            clear_section(by=made.bo, symbol=SYMBOL, section=path, digest=section_digest(pk))


def test_an_unfinished_plan_is_neither_submitted_nor_published() -> None:
    made = plan_scene()
    with as_application(made.hana), pytest.raises(Refused) as fault:
        submit_section(by=made.hana, symbol=SYMBOL, section="A.1")
    assert fault.value.code == "incomplete"
    with as_application(made.pia), pytest.raises(Refused) as fault:
        request_publication(SYMBOL, new_symbol="SW/32/6", languages=("en", "zh"), by=made.pia)
    assert fault.value.code == "incomplete"
    with as_application(made.bo):
        assert not compile_draft(SYMBOL, by=made.bo).missing


def test_the_second_lock_lets_no_stranger_number_a_plan() -> None:
    made = cleared()
    report = Report.objects.get(symbol=SYMBOL).pk
    statement = "SELECT results_set_plan_in_print(%s, '[]', '[]', '[]', '[]', '[]')"
    for who in ("bo", "ana", "adi"):
        with as_application(made.people[who]), pytest.raises(ProgrammingError), transaction.atomic():
            connection.cursor().execute(statement, [report])
    with as_application(made.pia):
        connection.cursor().execute(statement, [report])


def test_periods_of_the_plan_are_asked_for() -> None:
    made = plan_scene()
    assert made.bo
    sheet = plan_sheet(SYMBOL, "A", "en")
    assert sheet is not None
    assert sheet.slots["indicator"] == (("2023/24", "actual"), ("2024/25", "actual"))
    assert sheet.slots["result"][-1] == (PERIOD.label, "planned")
