"""A version goes to review and becomes final by two different people; then nobody alters it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.foundation.models import JournalEntry
from answerable.organization.models import Role
from answerable.plans.actions import (
    begin_budget_version,
    finalise_version,
    move_version,
    record_budget_lines,
    set_vacancy_rates,
)
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine
from answerable.plans.queries import content_seen, seal_holds
from answerable.plans.rules import Refused
from answerable.plans.shapes import LineEntry
from tests.access import as_application
from tests.plans.budget_scene import Budgets, amount, budgets

pytestmark = pytest.mark.django_db


def refused_move(made: Budgets, who: str, version: int, to: str) -> str:
    person = made.people.people[who]
    with as_application(person), pytest.raises(Refused) as refusal:
        move_version(by=person, version=version, to=to)
    return refusal.value.code


def refused_final(made: Budgets, who: str, version: int, symbol: str = "", on: date | None = None) -> str:
    person = made.people.people[who]
    with as_application(person), pytest.raises(Refused) as refusal:
        finalise_version(by=person, version=version, symbol=symbol, decided_on=on)
    return refusal.value.code


def move(made: Budgets, version: int, to: str) -> None:
    with as_application(made.people.bo):
        move_version(by=made.people.bo, version=version, to=to)


def test_the_budget_office_moves_a_version_there_and_back() -> None:
    made = budgets()
    for who in ("ana", "hana", "pia", "aud"):
        assert refused_move(made, who, made.draft, "review") == "not_yours"
    move(made, made.draft, "review")
    assert refused_move(made, "bo", made.draft, "review") == "wrong_state"
    assert refused_move(made, "bo", made.draft, "final") == "wrong_state"
    move(made, made.draft, "draft")
    assert refused_move(made, "bo", made.before, "draft") == "sealed"
    entry = JournalEntry.objects.filter(act="move_version", operation="ACT").latest("number")
    assert (entry.actor, entry.changes["to"]) == ("bo@example.org", "draft")


def test_a_publisher_makes_it_final_and_the_seal_holds() -> None:
    made = budgets()
    assert refused_final(made, "pia", made.draft) == "wrong_state"
    move(made, made.draft, "review")
    for who in ("ana", "bo", "aud"):
        assert refused_final(made, who, made.draft) == "not_yours"
    with as_application(made.people.pia):
        seal = finalise_version(by=made.people.pia, version=made.draft, symbol="SW/80/1")
        assert seal_holds(made.draft) is True
    row = BudgetVersion.objects.get(pk=made.draft)
    assert (row.status, row.seal, row.symbol, row.final_by_id) == ("final", seal, "SW/80/1", made.people.pia)
    assert len(seal) == 64
    assert refused_final(made, "pia", made.draft) == "sealed"
    entry = JournalEntry.objects.filter(act="finalise_version", operation="ACT").latest("number")
    assert (entry.actor, entry.changes["seal"]) == ("pia@example.org", seal)


def test_what_a_publisher_looked_at_is_what_becomes_final() -> None:
    made = budgets()
    assert content_seen(made.draft) == ""
    move(made, made.draft, "review")
    pia, bo = made.people.pia, made.people.bo
    with as_application(pia):
        seen = content_seen(made.draft)
    with as_application(bo):
        record_budget_lines(
            by=bo, version=made.draft, lines=[amount(made.codes["A"], "travel", "80001", "80000.00")]
        )
    with as_application(pia):
        with pytest.raises(Refused) as refusal:
            finalise_version(by=pia, version=made.draft, symbol="SW/80/1", seen=seen)
        assert refusal.value.code == "conflict"
        assert BudgetVersion.objects.get(pk=made.draft).status == "review"
        finalise_version(by=pia, version=made.draft, symbol="SW/80/1", seen=content_seen(made.draft))
    assert BudgetVersion.objects.get(pk=made.draft).status == "final"


def test_who_began_a_version_does_not_make_it_final() -> None:
    made = budgets()
    Role.objects.create(person_id=made.people.bo, role="publisher", first_day=date(2020, 1, 1))
    move(made, made.draft, "review")
    assert refused_final(made, "bo", made.draft) == "own_work"


def test_a_decision_is_cited_with_its_day() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        decided = begin_budget_version(by=bo, budget="sw-2024", stage="approved", based_on=made.draft)
    move(made, decided, "review")
    assert refused_final(made, "pia", decided) == "incomplete"
    assert refused_final(made, "pia", decided, "SW/RES/8") == "incomplete"
    with as_application(made.people.pia):
        finalise_version(by=made.people.pia, version=decided, symbol="SW/RES/8", decided_on=date(2024, 6, 28))
    assert BudgetVersion.objects.get(pk=decided).decided_on == date(2024, 6, 28)


def test_changes_beyond_the_threshold_need_cause_and_reasons() -> None:
    made = budgets()
    a, bo = made.codes["A"], made.people.bo
    with as_application(bo):
        # 2024/25: 4 per cent or 50 000; 80 000 -> 79 000 is 1.3 per cent, 600 000 -> 700 000 is 16.7
        record_budget_lines(
            by=bo,
            version=made.draft,
            lines=[
                amount(a, "travel", "79000", "80000"),
                amount(made.codes["B"], "posts", "700000", "600000"),
                amount(a, "tax", "10000", "90000"),  # income is not asked for
            ],
        )
    move(made, made.draft, "review")
    with as_application(made.people.pia), pytest.raises(Refused) as refusal:
        finalise_version(by=made.people.pia, version=made.draft)
    assert (refusal.value.code, refusal.value.place) == ("incomplete", f"{made.codes['B']}$posts")
    assert refusal.value.sentence.startswith("2 explanations")
    with as_application(bo):
        record_budget_lines(
            by=bo,
            version=made.draft,
            lines=[
                LineEntry(made.codes["B"], "posts", "cause", "mandate.scale"),
                LineEntry(made.codes["B"], "posts", "reason", "More stations.", None, "en"),
            ],
        )
    with as_application(made.people.pia):
        finalise_version(by=made.people.pia, version=made.draft)


def test_an_empty_version_is_not_made_final() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        empty = begin_budget_version(by=bo, budget="sw-2024", stage="proposed")
    move(made, empty, "review")
    assert refused_final(made, "pia", empty) == "incomplete"


ALTERATIONS = (
    "UPDATE plans_budgetline SET amount = 1 WHERE version_id = %(v)s",
    "UPDATE plans_budgetline SET version_id = %(v)s WHERE version_id = %(d)s",
    "DELETE FROM plans_budgetline WHERE version_id = %(v)s",
    "INSERT INTO plans_budgetline (version_id, entity_id, category_id, amount, reasons)"
    " SELECT %(v)s, (SELECT max(id) FROM organization_entity), (SELECT max(id) FROM plans_costcategory),"
    " 1, '{}'",
    "UPDATE plans_postline SET count = count + 1 WHERE version_id = %(v)s",
    "DELETE FROM plans_postline WHERE version_id = %(v)s",
    "UPDATE plans_budgetversion SET status = 'draft' WHERE id = %(v)s",
    "UPDATE plans_budgetversion SET symbol = 'other' WHERE id = %(v)s",
    "UPDATE plans_budgetversion SET seal = 'other' WHERE id = %(v)s",
    "DELETE FROM plans_budgetversion WHERE id = %(v)s",
)


@pytest.mark.parametrize("statement", ALTERATIONS)
def test_a_final_version_is_not_altered_not_even_by_the_owner(statement: str) -> None:
    made = budgets()
    where = {"v": made.before, "d": made.draft}
    before = _content(made.before)
    with pytest.raises(DatabaseError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, where)  # the owner of the tables, whom no policy stops
    for who in ("ana", "bo", "pia"):
        reached = 0
        try:
            with transaction.atomic(), as_application(made.people.people[who]), connection.cursor() as cursor:
                cursor.execute(statement, where)
                reached = cursor.rowcount
        except DatabaseError:
            _be_the_owner_again()
        assert reached == 0, who
    assert _content(made.before) == before


def _be_the_owner_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_tables_of_final_versions_are_not_emptied() -> None:
    made = budgets()
    for table in ("plans_budgetline", "plans_postline", "plans_budgetversion"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER unemptied")
            with pytest.raises(DatabaseError, match="not emptied"), transaction.atomic():
                cursor.execute(f"TRUNCATE {table} CASCADE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER unemptied")
    assert seal_holds(made.before) is True


def test_the_second_lock_lets_nobody_make_final_past_the_rules() -> None:
    made = budgets()
    move(made, made.draft, "review")
    now = datetime.now(UTC)
    for who in ("ana", "bo", "aud"):
        person = made.people.people[who]
        with as_application(person):
            rows = BudgetVersion.objects.filter(pk=made.draft)
            try:
                with transaction.atomic():
                    changed = rows.update(status="final", final_at=now, final_by_id=person, seal="x")
            except DatabaseError:
                changed = 0
        assert changed == 0, who
    with (
        as_application(made.people.pia),
        pytest.raises(DatabaseError, match="own name"),
        transaction.atomic(),
    ):
        BudgetVersion.objects.filter(pk=made.draft).update(
            status="final", final_at=now, final_by_id=made.people.bo, seal="x"
        )
    assert BudgetVersion.objects.get(pk=made.draft).status == "review"


def test_vacancy_rates_of_a_version() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        set_vacancy_rates(by=bo, version=made.draft, rates={"professional": "14.0", "general_service": "5 %"})
        set_vacancy_rates(by=bo, version=made.draft, rates={"general_service": None})
        for wrong in ({"wizards": "1"}, {"professional": "101"}, {"professional": "many"}):
            with pytest.raises(Refused) as refusal:
                set_vacancy_rates(by=bo, version=made.draft, rates=wrong)
            assert refusal.value.code == "invalid"
        with pytest.raises(Refused) as refusal:
            set_vacancy_rates(by=bo, version=made.before, rates={"professional": "1"})
        assert refusal.value.code == "sealed"
    assert BudgetVersion.objects.get(pk=made.draft).assumptions == {"vacancy": {"professional": "14.0"}}
    with as_application(made.people.ana), pytest.raises(Refused):
        set_vacancy_rates(by=made.people.ana, version=made.draft, rates={"professional": "1"})


def _content(version: int) -> tuple[object, ...]:
    return (
        list(BudgetVersion.objects.filter(pk=version).values()),
        list(BudgetLine.objects.filter(version=version).order_by("pk").values()),
        list(PostLine.objects.filter(version=version).order_by("pk").values()),
    )
