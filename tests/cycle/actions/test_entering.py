"""Entering values: works, refused to the reader, the stranger, in the wrong state; nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.cycle.actions import record_values
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Saved, Value
from answerable.foundation import journal
from answerable.foundation.models import JournalEntry
from answerable.plans.models import Output
from answerable.results.models import (
    Entry,
    IndicatorResult,
    OutputResult,
    Paragraph,
    Report,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
ACTUAL = Value("A", "A#1", "actual", "11")


@pytest.fixture
def here() -> Scene:
    return scene()


def travel(here: Scene) -> ResourceResult:
    return ResourceResult.objects.get(section_id=here.sections["A"], category__code="travel")


def save(person: int, *values: Value) -> Saved:
    with as_application(person):
        return record_values(by=person, symbol=SYMBOL, values=values)


def refusal(person: int, *values: Value) -> Refused:
    with pytest.raises(Refused) as refused, transaction.atomic():
        save(person, *values)
    return refused.value


def actual(path: str, number: int = 1) -> str | None:
    rows = OutputResult.objects.filter(section__path=path, section__report__symbol=SYMBOL)
    return rows.get(output__number=number).actual


def test_a_focal_point_writes_every_kind_of_field(here: Scene) -> None:
    values = (
        ACTUAL,
        Value("A", "A#1", "remarks", "As ever\r\n", language="en"),
        Value("A", "A#1", "cause", "demand.less"),
        Value("A", "A(a)1", "actual", "1 234,5"),
        Value("A", "A(a)1", "reported_achieved", "yes"),
        Value("A", "A(a)1", "narrative", "<b>Well</b>", language="zh", status="draft"),
        Value("A", "A$travel", "expenditure", "(3.2)"),
        Value("A", "A¶(1)", "text", "New.", seen="What it does.", language="en"),
    )
    saved = save(here.ana, *values)
    assert saved == Saved(values)
    result = OutputResult.objects.get(section_id=here.sections["A"], output__number=1)
    assert (result.actual, result.remarks, result.cause) == ("11", {"en": "As ever"}, "demand.less")
    indicator = IndicatorResult.objects.get(section_id=here.sections["A"])
    assert (indicator.actual, indicator.reported_achieved) == ("1234.5", True)
    assert indicator.narratives == {"zh": "<b>Well</b>"}
    assert travel(here).expenditure == "-3.2"
    assert Paragraph.objects.get(section_id=here.sections["A"]).texts == {"en": "New.", "zh": "职能。"}
    entry = Entry.objects.get(path="A(a)1", field="narrative")
    assert (entry.person_id, entry.language, entry.status) == (here.ana, "zh", "draft")
    assert Entry.objects.count() == len(values)


def test_the_journal_says_who_and_what(here: Scene) -> None:
    save(here.ana, ACTUAL)
    act = JournalEntry.objects.filter(operation="ACT").latest("number")
    assert (act.actor, act.act) == ("ana@example.org", "record_values")
    assert act.changes == {"symbol": SYMBOL, "values": ["A#1 actual"], "conflicts": 0}
    assert journal.verify().holds


def test_zero_nothing_and_not_applicable_stay_three_things(here: Scene) -> None:
    save(here.ana, Value("A", "A#1", "actual", "0"), Value("A", "A#2", "actual", "n/a"))
    assert (actual("A"), actual("A", 2)) == ("0", "not_applicable")
    save(here.ana, Value("A", "A#1", "actual", None, seen="0"))
    assert actual("A") is None
    assert Entry.objects.filter(path="A#1").count() == 1


@pytest.mark.parametrize("text", ["eleven", "-", "–", "1,2,3", "NaN", "1e5", "-4", "9" * 40, "1\x00", "３"])
def test_what_is_no_figure_is_refused_with_its_place(here: Scene, text: str) -> None:
    if text == "３":  # a full-width three is a three
        save(here.ana, Value("A", "A#1", "actual", text))
        assert actual("A") == "3"
        return
    refused = refusal(here.ana, Value("A", "A#2", "actual", "1"), Value("A", "A#1", "actual", text))
    assert (refused.code, refused.place) == ("invalid", "A#1")
    assert (actual("A"), actual("A", 2)) == (None, None)


@pytest.mark.parametrize(
    "value",
    [
        Value("A", "A#1", "cause", "laziness"),
        Value("A", "A#1", "printed_rate", "5"),
        Value("A", "A#1", "remarks", "x" * 20_001, language="en"),
        Value("A", "A#1", "remarks", "a\x00b", language="en"),
        Value("A", "A#1", "remarks", "Bonjour", language="fr"),
        Value("A", "A#1", "remarks", "Hello", language="en", source_language="en"),
        Value("A", "A(a)1", "reported_achieved", "perhaps"),
        Value("A", "A$travel", "expenditure", "yes"),
    ],
)
def test_what_no_field_may_hold_is_refused(here: Scene, value: Value) -> None:
    assert refusal(here.ana, value).code == "invalid"
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("section", "path"),
    [("A", "A#9"), ("A", "B#1"), ("A", "A$gold"), ("A", "#1"), ("A", "A¶(7)"), ("A", "x"), ("Z", "Z#1")],
)
def test_rows_that_are_not_there_are_refused(here: Scene, section: str, path: str) -> None:
    field = "text" if "¶" in path else "expenditure" if "$" in path else "actual"
    assert refusal(here.ana, Value(section, path, field, "1", language="en")).code in ("not_found", "invalid")


def test_the_same_field_twice_is_refused(here: Scene) -> None:
    assert refusal(here.ana, ACTUAL, ACTUAL).code == "invalid"


@pytest.mark.parametrize("name", ["boris", "uma", "adi", "bo", "pia", "aud", "ana"])
def test_only_the_people_of_the_entity_write_actuals(here: Scene, name: str) -> None:
    """Ana may write A but not B; Boris is a stranger; Uma is of a unit of A; readers read."""
    person, value = here.people[name], ACTUAL
    if name == "ana":
        value = Value("B", "B#1", "actual", "1")
    refused = refusal(person, value)
    assert refused.code == ("not_found" if name in ("ana", "boris", "uma", "adi") else "not_yours")
    assert (actual("A"), actual("B")) == (None, None)
    assert not Entry.objects.exists()


def test_the_head_writes_for_the_unit_too_and_nobody_for_somebody_else(here: Scene) -> None:
    save(here.hana, Value("A.1", "A.1#1", "actual", "12"))
    assert actual("A.1") == "12"
    with pytest.raises(Refused) as refused, as_application(here.ana):
        record_values(by=here.hana, symbol=SYMBOL, values=[ACTUAL])
    assert refused.value.code == "not_yours"
    with pytest.raises(Refused), as_application(None):
        record_values(by=here.ana, symbol=SYMBOL, values=[ACTUAL])


@pytest.mark.parametrize("status", ["submitted", "cleared"])
def test_what_is_submitted_is_not_the_entitys_to_change(here: Scene, status: str) -> None:
    ReportSection.objects.filter(pk=here.sections["A"]).update(status=status)
    assert refusal(here.ana, ACTUAL).code == "wrong_state"
    assert actual("A") is None


def test_the_budget_office_corrects_money_until_it_is_cleared(here: Scene) -> None:
    money = Value("A", "A$travel", "apportionment", "120", seen="100.0")
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="submitted")
    save(here.bo, money)
    assert travel(here).apportionment == "120"
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="cleared")
    assert refusal(here.bo, Value("A", "A$travel", "apportionment", "1", seen="120")).code == "wrong_state"
    assert refusal(here.ana, money).code == "not_yours"


def test_the_plan_is_the_budget_offices(here: Scene) -> None:
    planned = Value("A", "A#1", "planned", "14", seen="12")
    assert refusal(here.ana, planned).code == "not_yours"
    save(here.bo, planned)
    assert Output.objects.get(result__section_id=here.sections["A"], number=1).planned == "14"


def test_the_whole_account_and_general_parts_are_the_budget_offices(here: Scene) -> None:
    values = (
        Value("", "$travel", "cause", "resources.price"),
        Value("", "$travel", "reason", "Fares rose", language="en"),
        Value("summary", "summary¶(1)", "text", "Our year.", seen="A year.", language="en"),
    )
    for value in values:
        # she does not even see the general part
        assert refusal(here.ana, value).code == ("not_yours" if value.path == "$travel" else "not_found")
    save(here.bo, *values)
    category = ResourceCategory.objects.get(code="travel")
    assert (category.cause, category.reasons) == ("resources.price", {"en": "Fares rose"})
    assert Entry.objects.get(path="$travel", field="cause").section_id == here.sections["summary"]


@pytest.mark.parametrize(("status", "code"), [("loaded", "wrong_state"), ("published", "sealed")])
def test_only_an_open_report_is_written(here: Scene, status: str, code: str) -> None:
    more = {"published_at": "2026-01-01T00:00:00Z", "seal": "x"} if status == "published" else {}
    Report.objects.filter(symbol=SYMBOL).update(status=status, **more)
    assert refusal(here.ana, ACTUAL).code == code


def test_a_report_that_is_not_there(here: Scene) -> None:
    with pytest.raises(Refused) as refused, as_application(here.ana):
        record_values(by=here.ana, symbol="SW/0", values=[ACTUAL])
    assert refused.value.code == "not_found"


def test_who_comes_second_is_told_and_the_rest_is_written(here: Scene) -> None:
    save(here.hana, ACTUAL)
    mine, other = Value("A", "A#1", "actual", "10"), Value("A", "A#2", "actual", "3")
    saved = save(here.ana, mine, other)
    assert saved.written == (other,)
    (conflict,) = saved.conflicts
    assert (conflict.value, conflict.theirs, conflict.by) == (mine, "11", "Hana")
    assert conflict.at == Entry.objects.get(path="A#1").at
    assert actual("A") == "11"
    saved = save(here.ana, Value("A", "A#1", "actual", "10", seen="11"))
    assert (actual("A"), Entry.objects.get(path="A#1").person_id) == ("10", here.ana)


def test_the_same_value_twice_is_no_conflict_and_leaves_no_trace(here: Scene) -> None:
    save(here.hana, ACTUAL)
    before = JournalEntry.objects.count()
    assert save(here.ana, ACTUAL) == Saved((), 1)
    assert JournalEntry.objects.count() == before


def test_a_translation_keeps_which_wording_it_was_made_from(here: Scene) -> None:
    english = Value("A", "A#1", "reason", "Fewer asked", language="en")
    chinese = Value("A", "A#1", "reason", "需求减少", language="zh", source_language="en")
    save(here.ana, english, chinese)
    kept = Entry.objects.get(language="zh")
    assert kept.source_digest == Entry.objects.get(language="en").digest
    assert save(here.ana, chinese) == Saved((), 1)
    save(here.ana, Value("A", "A#1", "reason", "Far fewer asked", seen="Fewer asked", language="en"))
    confirmed = save(here.ana, Value(**{**_fields(chinese), "seen": "需求减少"}))
    assert len(confirmed.written) == 1
    assert Entry.objects.get(language="zh").source_digest == Entry.objects.get(language="en").digest


def _fields(value: Value) -> dict[str, str | None]:
    return {name: getattr(value, name) for name in Value.__slots__}


def test_a_row_without_a_result_gets_one(here: Scene) -> None:
    OutputResult.objects.filter(section_id=here.sections["A"]).delete()
    save(here.ana, ACTUAL, Value("A", "A#2", "actual", "4"))
    assert (actual("A"), actual("A", 2)) == ("11", "4")


def test_queries_do_not_grow_with_the_values(here: Scene) -> None:
    save(here.hana, Value("A", "A#2", "actual", "1"))
    many = [
        Value("A", f"A#{number}", name, text, seen=seen, language=language)
        for number, seen in ((1, None), (2, "1"))
        for name, text, language, seen in (
            ("actual", "3", "", seen), ("remarks", "x", "en", None), ("reason", "y", "zh", None),
        )
    ]  # fmt: skip
    one, several = _Count(), _Count()
    with as_application(here.ana):
        with connection.execute_wrapper(one):
            record_values(by=here.ana, symbol=SYMBOL, values=[many[3]])
        with connection.execute_wrapper(several):
            assert len(record_values(by=here.ana, symbol=SYMBOL, values=many).written) == 5
    assert (one.count, several.count) == (14, 13)  # the first also takes away who wrote it before


class _Count:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


def test_the_database_alone_refuses_anas_raw_write_to_b(here: Scene) -> None:
    with as_application(here.ana), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE results_outputresult SET actual = '9' WHERE section_id = %s", [here.sections["B"]]
        )
        assert cursor.rowcount == 0
        cursor.execute(
            "UPDATE results_resourceresult SET expenditure = '9' WHERE section_id = %s", [here.sections["B"]]
        )
        assert cursor.rowcount == 0
        cursor.execute("UPDATE plans_output SET planned = '9'")
        assert cursor.rowcount == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(
                "INSERT INTO results_entry (section_id, path, field, language, person_id, at, digest, status,"
                " source_language, source_digest)"
                " VALUES (%s, 'B#1', 'actual', '', %s, now(), '', 'final', '', '')",
                [here.sections["B"], here.ana],
            )
    assert actual("B") is None


def test_a_sealed_report_refuses_even_the_owner(here: Scene) -> None:
    Report.objects.filter(symbol=SYMBOL).update(
        status="published", published_at="2026-01-01T00:00:00Z", seal="x"
    )
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        OutputResult.objects.filter(section_id=here.sections["A"]).update(actual="9")
