"""The demonstration: the sample institution with three years, of which it makes two itself.

`prepare` stores what is from before (run by the owner of the database); `play` lets the
institution's people make, publish and correct the second year and work on the third (run as the
application, entered as each person in turn). What is there is not made again, and a start that
was interrupted goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from answerable.publishing.demonstration import (
    budgets,
    journeys,
    plans,
    second_year,
    spending,
    third_year,
    workbooks,
)
from answerable.publishing.demonstration.stored import earlier_documents, load_documents, make_people

__all__ = ["play", "prepare"]


def prepare(progress: Callable[[str], None] = lambda _: None) -> dict[str, int]:
    """Documents published before Answerable came, and the people; their numbers by key."""
    load_documents(earlier_documents(), progress)
    return make_people()


def play(people: dict[str, int], today: date, progress: Callable[[str], None] = lambda _: None) -> None:
    """The second year from its opening to its corrigendum, the third half-way, budgets up to the next one.

    What the ERP says of a year is loaded before its account is sealed.
    """
    budgets.make_mission(people, progress)
    spending.make_past(people, progress)
    second_year.make(people, today, progress)
    third_year.make(people, today, progress)
    workbooks.make(people, progress)
    plans.make(people, today, progress)
    budgets.make(people, progress)
    budgets.make_section(people, progress)
    plans.make_section(people, today, progress)
    spending.make_running(people, progress)
    journeys.make(people, progress)
