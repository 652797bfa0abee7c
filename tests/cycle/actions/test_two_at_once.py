"""Two people at the same row at the same time: no value is ever lost, and none is torn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from answerable.cycle.actions import record_values
from answerable.cycle.shapes import Saved, Value
from answerable.foundation import journal
from answerable.results.models import Entry, OutputResult
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

ROUNDS = 12


def _saves(here: Scene, name: str, start: Barrier, output: int) -> list[tuple[Value, Saved]]:
    """Writes again and again what this person last saw, until it holds; every answer is kept."""
    person, seen, answers = here.people[name], None, []
    try:
        with as_application(person):
            start.wait()
            for turn in range(ROUNDS):
                value = Value("A", f"A#{output}", "actual", f"{turn}.{person}", seen=seen)
                saved = record_values(by=person, symbol=SYMBOL, values=[value])
                answers.append((value, saved))
                seen = value.value if saved.written else saved.conflicts[0].theirs
    finally:
        connection.close()
    return answers


@pytest.mark.django_db(transaction=True)
def test_concurrent_edits_never_lose_a_value() -> None:
    here = scene()
    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(_saves, here, name, start, 1) for name in ("ana", "hana")]
        answers = [answer for future in both for answer in future.result(timeout=120)]
    written = [value for value, saved in answers if saved.written]
    conflicts = [saved.conflicts[0] for _, saved in answers if saved.conflicts]
    assert len(written) + len(conflicts) == 2 * ROUNDS
    # A chain: each value that was written replaced exactly the one its writer had seen.
    replaced = [value.seen for value in written]
    assert len(set(replaced)) == len(replaced)
    follows = {value.seen: value.value for value in written}
    at, steps = None, 0
    while at in follows:
        at, steps = follows[at], steps + 1
    assert steps == len(written)
    assert OutputResult.objects.get(section_id=here.sections["A"], output__number=1).actual == at
    assert Entry.objects.filter(path="A#1", field="actual").count() == 1
    assert {conflict.by for conflict in conflicts} <= {"Ana", "Hana"}
    assert journal.verify().holds


@pytest.mark.django_db(transaction=True)
def test_two_people_at_two_rows_both_keep_theirs() -> None:
    here = scene()
    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(_saves, here, "ana", start, 1)
        second = pool.submit(_saves, here, "hana", start, 2)
        answers = [*first.result(timeout=120), *second.result(timeout=120)]
    assert all(saved.written and not saved.conflicts for _, saved in answers)
