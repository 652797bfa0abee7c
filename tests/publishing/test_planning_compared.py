"""Versions compared as documents; nobody learns of a section that is not theirs."""

from __future__ import annotations

import pytest

from answerable.cycle.actions import record_values
from answerable.organization.queries import me_of
from answerable.publishing.actions import begin_version
from answerable.publishing.planning.comparing import compare
from tests.access import as_application
from tests.plan_scene import PLAN, SYMBOL, days, filled, value
from tests.scene import Scene

pytestmark = pytest.mark.django_db


def two_versions() -> Scene:
    made = filled()
    with as_application(made.bo):
        begin_version(by=made.bo, plan=PLAN, stage="recommended", symbol="PL-r", based_on=SYMBOL, **days())  # type: ignore[arg-type]
        record_values(by=made.bo, symbol="PL-r", values=[
            value("A", "A(a)1", "target", "97", seen="95"),
            *(value("B", "B*1", "text", text, language, seen=seen) for text, language, seen in (
                ("To know the river", "en", "To know the water"), ("了解河情", "zh", "了解水情"))),
        ])  # fmt: skip
    return made


def compared(made: Scene, who: str, language: str = "en"):
    with as_application(made.people[who]):
        return compare(SYMBOL, "PL-r", language, me_of(made.people[who]))


def test_what_changed_between_versions_in_each_language() -> None:
    made = two_versions()
    for language, words in (("en", "river"), ("zh", "河")):
        found = compared(made, "bo", language)
        assert found is not None
        assert not found.is_part
        assert [(row.state, row.subject, row.after) for row in found.difference.rows] == [
            ("changed", "indicator", "A(a)1"), ("changed", "objective", "B*1"),
        ]  # fmt: skip
        runs = found.difference.rows[1].fields[0].runs
        assert words in "".join(run.text for run in runs if run.kind == "added")


def test_people_of_an_entity_compare_their_own_part() -> None:
    made = two_versions()
    for who, subjects in (("ana", ["indicator"]), ("boris", ["objective"]), ("uma", [])):
        found = compared(made, who)
        assert found is not None
        assert found.is_part
        assert [row.subject for row in found.difference.rows] == subjects


def test_what_is_not_there_is_not_compared() -> None:
    made = two_versions()
    with as_application(made.bo):
        assert compare(SYMBOL, "NO/1", "en", me_of(made.bo)) is None
        assert compare(SYMBOL, made.symbol, "en", me_of(made.bo)) is None
        assert compare(SYMBOL, "PL-r", "fr", me_of(made.bo)) is None
    with as_application(None):
        assert compare(SYMBOL, "PL-r", "en", None) is None


def test_a_draft_with_gaps_can_be_compared() -> None:
    made = two_versions()
    with as_application(made.boris):
        cleared = value("B", "B*1", "text", "", "zh", seen="了解河情")
        record_values(by=made.boris, symbol="PL-r", values=[cleared])
    found = compared(made, "bo", "zh")
    assert found is not None
    assert ("removed", "B*1") in {(row.state, row.before) for row in found.difference.rows}
