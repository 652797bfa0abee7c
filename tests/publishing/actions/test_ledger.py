"""Files and rows on their way into the ledger: at once, by the worker, by the API; killed half-way."""

from __future__ import annotations

import pytest
from django.utils import translation
from procrastinate.contrib.django.models import ProcrastinateJob

from answerable.foundation.models import JournalEntry
from answerable.organization.models import Person
from answerable.organization.rules.refusal import Refused
from answerable.publishing import tasks
from answerable.publishing.actions import ledger
from answerable.publishing.actions.ledger import loading, sending
from answerable.publishing.ledger import Unusable
from answerable.publishing.ledger.unusable import CODES
from answerable.results.models import LedgerLine, LedgerLoad, LedgerSending, LedgerSendingPart
from tests.access import as_application
from tests.ledger import COLUMNS, HEADER, ROWS, categories, csv_of, mapping
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db
THREE = ("hana", "boris", "aud")


@pytest.fixture
def here() -> Scene:
    made = scene()
    categories()
    return made


def load(here: Scene, content: bytes = b"", *, of: int = 0, name: str = "july.csv", by: str = "bo"):
    person = here.people[by]
    with as_application(person):
        return ledger.load_ledger(
            by=person, mapping=of or mapping_of(here), file_name=name, content=content or csv_of()
        )


def mapping_of(here: Scene) -> int:
    from answerable.results.models import LedgerMapping

    return int(LedgerMapping.objects.latest("pk").pk)


def send(here: Scene, content: bytes, by: str = "bo", name: str = "big.csv") -> int:
    person = here.people[by]
    with as_application(person):
        return ledger.send_ledger(
            by=person, mapping=mapping_of(here), file_name=name, pieces=lambda: [content[:50], content[50:]]
        )


def run(here: Scene, number: int) -> LedgerSending:
    with as_application(here.bo):
        ledger.run_sending(number)
    return LedgerSending.objects.get(pk=number)


# --- at once


def test_a_file_is_loaded_and_twice_changes_nothing(here):
    mapping(here)
    done = load(here)
    assert (done.added, done.rejected) == (3, 0)
    again = load(here, name="other name.csv")
    assert (again.repeated, again.load) == (True, done.load)


@pytest.mark.parametrize("name", THREE)
def test_nobody_else_loads_sends_or_tries(here, name):
    of = mapping(here)
    person = here.people[name]
    acts = (
        lambda: load(here, by=name),
        lambda: send(here, csv_of(), by=name),
        lambda: ledger.load_ledger_rows(by=person, mapping=of, name="x", rows=[]),
        lambda: ledger.propose_mapping(by=person, file_name="x.csv", content=csv_of()),
    )
    for act in acts:
        with as_application(person), pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "not_yours"
    assert not LedgerLoad.objects.exists()
    assert not LedgerSending.objects.exists()


def test_what_cannot_be_read_is_refused_in_the_readers_language(here):
    mapping(here)
    with pytest.raises(Refused, match="empty") as refused, as_application(here.bo):
        ledger.load_ledger(by=here.bo, mapping=mapping_of(here), file_name="x.csv", content=b"")
    assert refused.value.code == "invalid"
    with pytest.raises(Refused) as refused:
        load(here, of=999)
    assert refused.value.code == "not_found"


@pytest.mark.parametrize("code", CODES)
def test_every_fault_of_a_file_has_its_sentence(code):
    said = ledger.loading.refused(Unusable(code, "THIS")).sentence
    assert said.endswith(".")
    assert "%(" not in said


def test_a_mapping_is_proposed_and_nothing_stored(here):
    before = JournalEntry.objects.count()
    with as_application(here.bo):
        found = ledger.propose_mapping(by=here.bo, file_name="x.csv", content=csv_of())
    assert found.header == HEADER
    assert found.columns["entity"] == "Fund centre"
    assert JournalEntry.objects.count() == before


# --- rows of a program


def test_rows_of_a_program_are_a_load_of_their_own(here):
    of = mapping(here)
    rows = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    rows[0]["Text"] = None  # type: ignore[assignment]
    with as_application(here.bo):
        done = ledger.load_ledger_rows(by=here.bo, mapping=of, name="interface 7", rows=rows)
        again = ledger.load_ledger_rows(by=here.bo, mapping=of, name="interface 7", rows=rows)
    assert (done.rows, done.added, again.repeated) == (3, 3, True)
    assert LedgerLine.objects.get(key="D1/1").text == ""


def test_rows_with_a_heading_nobody_knows_and_too_many_are_refused(here, monkeypatch):
    of = mapping(here)
    with as_application(here.bo):
        with pytest.raises(Refused, match="no column “Colour”"):
            ledger.load_ledger_rows(by=here.bo, mapping=of, name="x", rows=[{"Colour": "red"}])
        monkeypatch.setattr(loading, "MOST_ROWS", 1)
        with pytest.raises(Refused, match="At most 1 rows"):
            ledger.load_ledger_rows(by=here.bo, mapping=of, name="x", rows=[{}, {}])


# --- by the worker


def test_a_large_file_waits_for_the_worker_and_is_forgotten_afterwards(here):
    mapping(here)
    number = send(here, csv_of())
    waiting = LedgerSending.objects.get(pk=number)
    assert (waiting.state, waiting.size) == ("waiting", len(csv_of()))
    job = ProcrastinateJob.objects.get(task_name="publishing.load_ledger")
    assert job.args == {"by": here.bo, "sending": number}
    with as_application(here.bo):
        tasks.load_ledger(sending=number)
    done = LedgerSending.objects.get(pk=number)
    assert (done.state, done.rows, done.message) == ("done", 3, "")
    assert done.load.added == 3
    assert done.load.sha256 == done.sha256
    assert not LedgerSendingPart.objects.exists()
    before = JournalEntry.objects.count()
    assert run(here, number).state == "done"  # done again, it does nothing
    assert JournalEntry.objects.count() == before


def test_what_holds_many_lines_is_large_whatever_its_size(monkeypatch):
    assert ledger.is_small(csv_of())
    monkeypatch.setattr(sending, "LINES", 2)
    assert not ledger.is_small(csv_of())
    assert not ledger.is_small(b"x" * (sending.SMALL + 1))


def test_what_a_large_file_is_refused_for_is_said_in_the_senders_language(here):
    Person.objects.filter(pk=here.bo).update(language="zh-hans")
    mapping(here)
    found = run(here, send(here, b"Document;Amount\n1;2\n"))
    assert found.state == "failed"
    with translation.override("zh-hans"), pytest.raises(Refused) as refused:
        load(here, b"Document;Amount\n1;2\n")
    assert found.message == refused.value.sentence
    assert not LedgerSendingPart.objects.exists()


def test_a_fault_of_ours_is_said_and_nothing_is_loaded(here, monkeypatch):
    mapping(here)
    number = send(here, csv_of())

    def fails(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sending, "load_ledger", fails)
    with pytest.raises(ZeroDivisionError):
        run(here, number)
    found = LedgerSending.objects.get(pk=number)
    assert (found.state, "ZeroDivisionError" in found.message) == ("failed", True)
    assert not LedgerLine.objects.exists()


def test_a_killed_worker_leaves_the_file_and_the_next_one_begins_anew(here, monkeypatch):
    mapping(here)
    number = send(here, csv_of())

    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sending, "load_ledger", killed)
        with pytest.raises(KeyboardInterrupt):
            run(here, number)
    assert LedgerSending.objects.get(pk=number).state == "running"
    assert run(here, number).state == "done"
    assert LedgerLine.objects.count() == 3


def test_files_too_large_or_empty_or_for_no_mapping_are_not_kept(here, monkeypatch):
    mapping(here)
    with pytest.raises(Refused, match="empty"):
        send(here, b"")
    monkeypatch.setattr(sending, "LIMIT", 10)
    with pytest.raises(Refused, match="larger than"):
        send(here, csv_of())
    monkeypatch.undo()
    with as_application(here.bo), pytest.raises(Refused):
        ledger.send_ledger(by=here.bo, mapping=999, file_name="x.csv", pieces=lambda: [b"x"])
    assert not LedgerSending.objects.exists()


def test_how_far_it_is_is_said_now_and_then(here, monkeypatch):
    from answerable.results.actions.ledger import taking_in

    mapping(here)
    monkeypatch.setattr(taking_in, "STEP", 2)
    number = send(here, csv_of([(f"S{n}", *ROWS[0][1:]) for n in range(5)]))
    run(here, number)
    updates = JournalEntry.objects.filter(act="ledger_progress", table_name="results_ledgersending")
    assert [entry.changes[0]["after"]["rows"] for entry in updates.order_by("number")] == [0, 2, 4]
    told = []
    with as_application(here.bo):
        ledger.load_ledger(
            by=here.bo, mapping=mapping_of(here), file_name="x.csv", content=csv_of(), progress=told.append
        )
    assert told == [2]
    assert COLUMNS["columns"]["key"] == ["Document", "Line"]
