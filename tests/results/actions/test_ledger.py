"""Loading the ledger: who may, what is added, known, rejected or late, and that nothing is half there."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError

from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity, Period
from answerable.organization.rules.refusal import Refused
from answerable.results.actions.ledger import decide_alias, save_mapping, send_again, take_in, taking_in
from answerable.results.models import LedgerLine, LedgerLoad, LedgerMapping, LedgerMonth, NameAlias
from answerable.results.queries.ledger import ledger_totals, rejected_lines, verify_ledger
from tests.access import as_application
from tests.ledger import (
    COLUMNS,
    HEADER,
    POSTS,
    POSTS_HEADER,
    ROWS,
    categories,
    mapping,
    next_period,
    posts,
    seal,
    sent,
    take,
)
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db
THREE = ("hana", "boris", "aud")  # of the entity, a stranger, a reader of all: none of them loads


@pytest.fixture
def here() -> Scene:
    made = scene()
    categories()
    return made


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def reasons_of(load: int) -> list[list[str]]:
    found = rejected_lines(load)
    assert found is not None
    return [[reason.code for reason in row.reasons] for row in found[1]]


# --- mappings


def test_a_mapping_is_saved_in_versions_and_the_same_one_once(here):
    first = mapping(here)
    assert mapping(here) == first
    second = mapping(here, columns={**COLUMNS, "decimal_mark": ","})
    versions = LedgerMapping.objects.order_by("version").values_list("pk", "version")
    assert list(versions) == [(first, 1), (second, 2)]
    entry = JournalEntry.objects.filter(operation="ACT", act="save_ledger_mapping").latest("number")
    assert entry.changes == {"source": "erp", "kind": "expenditure", "version": 2}
    assert entry.actor == "bo@example.org"


@pytest.mark.parametrize("name", [*THREE, "adi", "pia"])
def test_nobody_else_saves_a_mapping(here, name):
    person = here.people[name]
    with as_application(person), pytest.raises(Refused) as refused:
        save_mapping(by=person, source="erp", kind="expenditure", columns=COLUMNS)
    assert refused.value.code == "not_yours"
    assert not LedgerMapping.objects.exists()


def test_a_mapping_is_saved_by_who_is_entered_only(here):
    with as_application(here.boris), pytest.raises(Refused):
        save_mapping(by=here.bo, source="erp", kind="expenditure", columns=COLUMNS)


@pytest.mark.parametrize("source", ["", "ERP", "erp finance", "-erp", "e" * 61])
def test_a_source_has_a_plain_short_name(here, source):
    with as_application(here.bo), pytest.raises(Refused, match="short name") as refused:
        save_mapping(by=here.bo, source=source, kind="expenditure", columns=COLUMNS)
    assert refused.value.place == "source"


def test_the_database_alters_no_mapping(here):
    found = LedgerMapping.objects.get(pk=mapping(here))
    with pytest.raises(IntegrityError, match="not altered"), transaction.atomic():
        LedgerMapping.objects.filter(pk=found.pk).update(kind="income")


# --- loading


def test_rows_become_lines_and_sums_of_months(here):
    done = take(here, mapping(here))
    assert (done.rows, done.added, done.known, done.rejected, done.late) == (3, 3, 0, 0, 0)
    line = LedgerLine.objects.select_related("entity", "category", "counts_in").get(key="D1/1")
    assert (line.kind, line.entity_id, line.category.code) == ("expenditure", here.entities["A"], "travel")
    assert (str(line.posted_on), line.amount, line.currency, line.text) == (
        "2024-07-03", Decimal("100.50"), "USD", "Tickets",
    )  # fmt: skip
    assert (line.counts_in.label, line.is_late) == ("2024/25", False)
    months = LedgerMonth.objects.order_by("month", "category__code")
    assert [(str(m.month), m.category.code, m.amount, m.lines) for m in months] == [
        ("2024-07-01", "posts", Decimal(2000), 1),
        ("2024-07-01", "travel", Decimal("100.50"), 1),
        ("2024-08-01", "travel", Decimal("-20.25"), 1),
    ]


def test_the_load_is_in_the_journal_with_the_digest_of_its_lines(here):
    done = take(here, mapping(here))
    load = LedgerLoad.objects.get(pk=done.load)
    entry = JournalEntry.objects.filter(operation="ACT", act="load_ledger").latest("number")
    assert entry.changes["digest"] == load.digest
    assert len(load.digest) == 64
    assert (entry.changes["added"], entry.changes["file"], entry.actor) == (3, "july.csv", "bo@example.org")
    assert verify_ledger() == (1, ())


@pytest.mark.parametrize("name", [*THREE, "adi", "pia"])
def test_nobody_else_loads(here, name):
    of, person = mapping(here), here.people[name]
    with as_application(person), pytest.raises(Refused) as refused:
        take_in(by=person, mapping=of, sent=sent(ROWS))
    assert refused.value.code == "not_yours"
    assert not LedgerLine.objects.exists()


@pytest.mark.parametrize("name", THREE)
def test_the_second_lock_lets_nobody_else_write(here, name):
    """As somebody who found a way past the rules."""
    done = take(here, mapping(here))
    insert = (
        "INSERT INTO results_ledgermonth (kind, entity_id, grade, month, is_late, currency, amount, lines)"
        f" VALUES ('income', {here.entities['A']}, '', '2024-07-01', false, 'USD', 5, 1)"
    )
    line = (
        "INSERT INTO results_ledgerline (load_id, source_id, kind, key, entity_id, grade, posted_on, is_late,"
        f" amount, currency, text) SELECT {done.load} + 9, source_id, kind, 'X', entity_id, grade, posted_on,"
        " false, 1, 'USD', '' FROM results_ledgerline LIMIT 1"
    )
    with as_application(here.people[name]):
        for statement in (insert, line):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                run(statement)


def test_each_sees_the_lines_of_their_own_entity(here):
    take(here, mapping(here))
    seen = {}
    for name in ("bo", "aud", "hana", "ana", "uma", "boris", "adi"):
        with as_application(here.people[name]):
            lines = LedgerLine.objects.values_list("entity_id", flat=True)
            seen[name] = (len(lines), LedgerMonth.objects.count(), LedgerLoad.objects.count())
    assert seen == {
        "bo": (3, 3, 1), "aud": (3, 3, 1), "hana": (2, 2, 0), "ana": (2, 2, 0), "uma": (0, 0, 0),
        "boris": (1, 1, 0), "adi": (0, 0, 0),
    }  # fmt: skip


def test_no_such_mapping_and_no_such_column_refuse_the_file(here):
    with as_application(here.bo), pytest.raises(Refused) as refused:
        take_in(by=here.bo, mapping=999, sent=sent(ROWS))
    assert refused.value.code == "not_found"
    with pytest.raises(Refused, match="no column “Amount”") as refused:
        take(here, mapping(here), [row[:5] for row in ROWS], header=HEADER[:5])
    assert refused.value.code == "invalid"
    assert not LedgerLoad.objects.exists()


# --- the same again


def test_the_same_file_twice_changes_nothing(here):
    of = mapping(here)
    first = take(here, of)
    before = (JournalEntry.objects.count(), list(LedgerMonth.objects.values_list("amount", "lines")))
    again = take(here, of)
    assert again.repeated
    assert (again.load, again.added) == (first.load, 3)
    assert before == (JournalEntry.objects.count(), list(LedgerMonth.objects.values_list("amount", "lines")))


def test_the_same_lines_in_another_file_are_known(here):
    of = mapping(here)
    take(here, of)
    done = take(
        here, of, [*ROWS, ("D3", "1", "Lakes Division", "travel", "2024-09-01", "7", "")], name="b.csv"
    )
    assert (done.rows, done.added, done.known, done.rejected) == (4, 1, 3, 0)
    assert LedgerLine.objects.count() == 4
    assert verify_ledger() == (2, ())


def test_the_same_number_with_other_content_is_rejected_and_says_so(here):
    of = mapping(here)
    take(here, of)
    changed = [(*ROWS[0][:5], "999", "Tickets"), ROWS[1]]
    done = take(here, of, changed, name="b.csv")
    assert (done.rows, done.added, done.known, done.rejected) == (2, 0, 1, 1)
    assert reasons_of(done.load) == [["key_differs"]]
    assert LedgerLine.objects.get(key="D1/1").amount == Decimal("100.50")


def test_a_number_twice_in_one_file_counts_once(here):
    rows = [ROWS[0], ROWS[0], (*ROWS[0][:5], "3", "Tickets"), ROWS[1]]
    done = take(here, mapping(here), rows)
    assert (done.rows, done.added, done.known, done.rejected) == (4, 2, 1, 1)
    found = rejected_lines(done.load)
    assert found is not None
    assert [row.number for row in found[1]] == [4]


def test_another_source_or_kind_may_use_the_same_numbers(here):
    take(here, mapping(here))
    assert take(here, mapping(here, source="payroll")).added == 3
    assert take(here, mapping(here, "obligation")).added == 3


def test_a_correction_is_a_further_line_and_no_line_is_altered(here):
    take(here, mapping(here))
    take(here, mapping(here), [("D9", "1", "Lakes Division", "travel", "2024-07-20", "-100.50", "Reversal")],
         name="b.csv")  # fmt: skip
    total = {row.key[0]: row.amounts for row in ledger_totals(Period.objects.get(label="2024/25").pk)}
    assert total["travel"]["expenditure"] == Decimal("-20.25")
    for statement in (
        "UPDATE results_ledgerline SET amount = 0",
        "DELETE FROM results_ledgerline",
        "UPDATE results_ledgerload SET added = 9",
        "DELETE FROM results_ledgerload",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            run(statement)


# --- what is rejected


def test_every_reason_of_a_row_is_named_and_the_others_go_in(here):
    rows = [
        ROWS[0],
        ("", "", "Nowhere Unit", "tea", "03.07.2024", "1,5", "All wrong"),
        ("D5", "1", "", "", "", "", "All missing"),
        ("D6", "1", "Lakes Division", "travel", "1999-01-01", "5.123", "x"),
        ("D7", "1", "Lakes Division", "travel", "2024-07-03", "1", "x", "a cell too many"),
        ("", "", "", "", "", "", ""),
        ("D" * 201, "1", "Lakes Division", "travel", "2024-07-03", "1", "x"),
        ("D8", "1", "Lakes Division", "travel", "2024-07-03", "1", "nul \x00"),
    ]
    done = take(here, mapping(here), rows)
    assert (done.rows, done.added, done.rejected) == (7, 1, 6)
    assert reasons_of(done.load) == [
        ["key_missing", "entity_unknown", "category_unknown", "date_unreadable", "amount_unreadable"],
        ["entity_missing", "category_missing", "date_missing", "amount_missing"],
        ["no_period", "amount_too_precise"],
        ["cells"],
        ["key_too_long"],
        ["unstorable"],
    ]
    found = rejected_lines(done.load)
    assert found is not None
    header, lines = found
    assert header == HEADER
    assert [line.number for line in lines] == [3, 4, 5, 6, 8, 9]


def test_a_file_that_is_mostly_nonsense_is_refused_whole(here, monkeypatch):
    monkeypatch.setattr(taking_in, "MOST_REJECTED", 1)
    rows = [ROWS[0], *((f"D{n}", "1", "Lakes Division", "travel", "soon", "1", "") for n in range(2, 6))]
    with pytest.raises(Refused, match="4 of 5 rows"):
        take(here, mapping(here), rows)
    assert not LedgerLine.objects.exists()
    monkeypatch.setattr(taking_in, "MOST_REJECTED", 9)
    assert take(here, mapping(here), rows).rejected == 4


# --- names


def unknown(here: Scene) -> tuple[int, int]:
    """A load with one row whose entity nobody knows; the load and the alias."""
    done = take(here, mapping(here), [ROWS[0], ("D7", "1", "Div. of Lakes", "travel", "2024-07-03", "5", "")])
    return done.load, NameAlias.objects.get().pk


def test_an_unknown_name_is_proposed_by_likeness_and_holds_its_rows(here):
    load, alias = unknown(here)
    assert reasons_of(load) == [["entity_unknown"]]
    found = NameAlias.objects.select_related("entity").get(pk=alias)
    assert (found.field, found.name, found.status) == ("entity", "Div. of Lakes", "proposed")
    assert found.entity_id == here.entities["A"]
    assert Decimal("0.5") <= found.likeness < 1


def test_a_decided_name_lets_the_rows_in_with_one_click(here):
    load, alias = unknown(here)
    with as_application(here.bo):
        decide_alias(by=here.bo, alias=alias, status="accepted")
        done = send_again(by=here.bo, load=load)
    assert (done.rows, done.added, done.rejected) == (1, 1, 0)
    assert LedgerLine.objects.get(key="D7/1").entity_id == here.entities["A"]
    entry = JournalEntry.objects.filter(operation="ACT", act="decide_alias").latest("number")
    assert entry.changes == {"alias": "Div. of Lakes", "field": "entity", "status": "accepted"}
    with as_application(here.bo):
        assert send_again(by=here.bo, load=load).repeated
        with pytest.raises(Refused, match="nothing of it was rejected"):
            send_again(by=here.bo, load=done.load)


def test_a_name_can_mean_something_else_or_nothing(here):
    load, alias = unknown(here)
    rivers = Entity.objects.get(pk=here.entities["B"]).code
    with as_application(here.bo):
        decide_alias(by=here.bo, alias=alias, status="refused")
        assert reasons_of(send_again(by=here.bo, load=load).load) == [["entity_refused"]]
        decide_alias(by=here.bo, alias=alias, status="accepted", entity=rivers)
        again = LedgerLoad.objects.latest("pk").pk
        assert send_again(by=here.bo, load=again).added == 1
    assert LedgerLine.objects.get(key="D7/1").entity_id == here.entities["B"]


@pytest.mark.parametrize("name", THREE)
def test_nobody_else_decides_names_or_sends_again(here, name):
    load, alias = unknown(here)
    person = here.people[name]
    with as_application(person):
        with pytest.raises(Refused) as refused:
            decide_alias(by=person, alias=alias, status="accepted")
        assert refused.value.code == "not_yours"
        with pytest.raises(Refused) as refused:
            send_again(by=person, load=load)
        assert refused.value.code == "not_yours"
    assert NameAlias.objects.get().status == "proposed"


def test_decisions_that_say_nothing_are_refused(here):
    _load, alias = unknown(here)
    take(here, mapping(here), [("D8", "1", "Zyx", "travel", "2024-07-03", "5", "")], name="z.csv")
    like_nothing = NameAlias.objects.get(name="Zyx").pk
    with as_application(here.bo):
        for wrong in ({"alias": 0, "status": "accepted"}, {"alias": alias, "status": "proposed"},
                      {"alias": alias, "status": "accepted", "entity": "nowhere"},
                      {"alias": like_nothing, "status": "accepted"}):  # fmt: skip
            with pytest.raises(Refused):
                decide_alias(by=here.bo, **wrong)


def test_an_ambiguous_name_means_nothing_before_somebody_decides(here):
    Entity.objects.create(code="other-lakes", names={"en": "Lakes Division"})
    done = take(here, mapping(here), [ROWS[0], ("D9", "1", "other-lakes", "travel", "2024-07-03", "5", "")])
    assert (done.added, done.rejected) == (1, 1)
    assert reasons_of(done.load) == [["entity_unknown"]]


# --- late lines


def test_a_late_line_counts_in_the_next_open_period(here):
    seal()
    following = next_period()
    done = take(here, mapping(here))
    assert (done.added, done.late) == (3, 3)
    line = LedgerLine.objects.get(key="D1/1")
    assert (line.counts_in_id, line.is_late, str(line.posted_on)) == (following.pk, True, "2024-07-03")
    sealed = Period.objects.get(label="2024/25").pk
    assert ledger_totals(sealed) == ()
    assert {row.late for row in ledger_totals(following.pk)} == {Decimal(2000), Decimal("80.25")}


def test_a_late_line_without_an_open_period_is_kept_for_a_corrigendum(here):
    seal()
    done = take(here, mapping(here))
    assert (done.added, done.late) == (3, 3)
    assert set(LedgerLine.objects.values_list("counts_in_id", "is_late")) == {(None, True)}


# --- posts filled


def test_incumbency_is_by_month_and_grade_and_a_grade_of_no_budget_is_proposed(here):
    posts(here, "P-4", 3)
    of = mapping(here, "incumbency", POSTS)
    rows = [("1", "Lakes Division", "P-4", "2024-07", "2.5"), ("2", "Lakes Division", "P4", "2024-07", "1")]
    done = take(here, of, rows, header=POSTS_HEADER)
    assert (done.added, done.rejected) == (1, 1)
    line = LedgerLine.objects.get()
    assert (line.grade, str(line.posted_on), line.amount, line.category) == (
        "P-4",
        "2024-07-01",
        Decimal("2.5"),
        None,
    )
    alias = NameAlias.objects.get()
    assert (alias.field, alias.grade) == ("grade", "P-4")
    with as_application(here.bo):
        decide_alias(by=here.bo, alias=alias.pk, status="accepted", grade="P-4")
        assert send_again(by=here.bo, load=done.load).added == 1


# --- the database proves it


def test_a_changed_line_a_lost_load_and_a_wrong_sum_are_found(here):
    take(here, mapping(here))
    for statement, said in (
        ("UPDATE results_ledgerline SET amount = amount + 1 WHERE key = 'D1/1'", "its 3 lines are not the 3"),
        ("DELETE FROM results_ledgerline WHERE key = 'D1/1'", "its 2 lines are not the 3"),
        ("UPDATE results_ledgerline SET load_id = load_id + 5 WHERE key = 'D1/1'", "which is not there"),
        ("UPDATE results_ledgermonth SET amount = amount + 1", "are not those of the lines"),
    ):
        point = transaction.savepoint()
        run("SET LOCAL session_replication_role = replica")
        run(statement)
        assert any(said in fault for fault in verify_ledger()[1]), statement
        transaction.savepoint_rollback(point)
    assert verify_ledger() == (1, ())


def test_lines_of_nobody_and_of_a_load_that_was_taken_in_are_refused(here):
    done = take(here, mapping(here))
    insert = (
        "INSERT INTO results_ledgerline (load_id, source_id, kind, key, entity_id, category_id, grade,"
        " posted_on, is_late, amount, currency, text)"
        " SELECT {load}, source_id, kind, 'X', {entity}, category_id, grade,"
        " posted_on, false, 1, 'USD', '' FROM results_ledgerline LIMIT 1"
    )
    for load, entity, said in (
        (done.load, "entity_id", "no more lines"),
        (done.load + 7, "999999", "not there"),
    ):
        with pytest.raises(DatabaseError, match=said), transaction.atomic():
            run(insert.format(load=load, entity=entity))


@pytest.mark.parametrize("name", ["bo", *THREE])
def test_sums_of_months_are_written_by_nobody(here, name):
    """Not even by who loads the lines: the database makes them."""
    take(here, mapping(here))
    before = list(LedgerMonth.objects.order_by("pk").values_list("pk", "amount", "lines"))
    with as_application(here.people[name]):
        assert LedgerMonth.objects.update(amount=1) == 0
        LedgerMonth.objects.all().delete()
        refused = "row-level security|refused|permission"
        with pytest.raises(DatabaseError, match=refused), transaction.atomic():
            LedgerMonth.objects.create(
                kind="expenditure", entity_id=here.entities["A"], month="2024-07-01", amount=5, lines=1
            )
    assert list(LedgerMonth.objects.order_by("pk").values_list("pk", "amount", "lines")) == before
    assert verify_ledger() == (1, ())
