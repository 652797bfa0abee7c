"""Lines of posts: who writes them, what holds together, what somebody else wrote first."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from answerable.foundation.models import JournalEntry
from answerable.plans.actions import record_post_lines, remove_post_line
from answerable.plans.models import PostLine
from answerable.plans.queries import average_posts
from answerable.plans.rules import Refused
from answerable.plans.shapes import PostEntry, SavedLines
from tests.access import as_application
from tests.plans.budget_scene import Budgets, budgets, post

pytestmark = pytest.mark.django_db


def save(made: Budgets, who: str, *lines: PostEntry, version: int | None = None) -> SavedLines:
    person = made.people.people[who]
    with as_application(person):
        return record_post_lines(by=person, version=version or made.draft, lines=lines)


def refused(made: Budgets, who: str, *lines: PostEntry, version: int | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        save(made, who, *lines, version=version)
    return refusal.value.code


def test_a_focal_point_moves_a_post_in_the_middle_of_the_year() -> None:
    made = budgets()
    unit = made.codes["A.1"]
    saved = save(
        made, "ana",
        PostEntry("a-p4", "count", "3", "4"),
        *post(
            "a-p4-out", made.codes["A"], "professional", "P-4", 1,
            last_day="2024-10-13", ends_by="redeployed",
        ),
        *post(
            "a-p4-in", unit, "professional", "P-4", 1,
            first_day="2024-10-14", begins_by="redeployed", continues="a-p4-out",
        ),
        PostEntry("a-p4-in", "title", "Hydrologist", None, "en"),
        PostEntry("a-p4-in", "reason", "转至水位科。", None, "zh"),
    )  # fmt: skip
    assert (len(saved.written), saved.unchanged, saved.conflicts) == (16, 0, ())
    row = PostLine.objects.get(version=made.draft, code="a-p4-in")
    assert (row.entity.code, row.first_day, row.continues) == (unit, date(2024, 10, 14), "a-p4-out")
    assert (row.kind, row.titles, row.reasons) == ("post", {"en": "Hydrologist"}, {"zh": "转至水位科。"})
    assert row.written_by_id == made.people.ana
    entry = JournalEntry.objects.filter(act="record_post_lines", operation="ACT").latest("number")
    assert (entry.actor, entry.changes["fields"][0]) == ("ana@example.org", "a-p4 count")


def test_strangers_and_readers_write_no_posts() -> None:
    made = budgets()
    line = PostEntry("a-p4", "count", "3", "4")
    assert refused(made, "boris", line) == "not_found"  # it is not theirs to see
    assert refused(made, "uma", line) == "not_found"
    assert refused(made, "aud", line) == "not_yours"
    assert refused(made, "pia", line) == "not_yours"
    assert refused(made, "boris", *post("new", made.codes["A"], "professional", "P-2", 1)) == "not_yours"
    assert refused(made, "ana", PostEntry("a-p4", "entity", made.codes["B"], made.codes["A"])) == "not_yours"
    assert refused(made, "bo", line, version=made.before) == "sealed"
    assert PostLine.objects.get(version=made.draft, code="a-p4").count == 4


def test_what_does_not_hold_together_is_refused() -> None:
    made = budgets()
    a = made.codes["A"]
    for entry in (
        PostEntry("a-p4", "count", "3.5", "4"), PostEntry("a-p4", "count", "-1", "4"),
        PostEntry("a-p4", "count", None, "4"), PostEntry("a-p4", "first_day", "13.4.2024"),
        PostEntry("a-p4", "first_day", "2025-07-01"), PostEntry("a-p4", "last_day", "2024-06-30"),
        PostEntry("a-p4", "ends_by", "abolished"), PostEntry("a-p4", "continues", "nobody", ""),
        PostEntry("a-p4", "continues", "a-p4", ""), PostEntry("a-p4", "group", "wizards", "professional"),
        PostEntry("a-p4", "kind", None, "post"), PostEntry("a-p4", "begins_by", "luck"),
        PostEntry("a-p4", "title", "x"), PostEntry("a-p4", "colour", "red"),
        PostEntry("no spaces", "count", "1"), PostEntry("new", "count", "1"),
    ):  # fmt: skip
        assert refused(made, "bo", entry) == "invalid", entry
    both = (PostEntry("a-p4", "first_day", "2025-02-01"), PostEntry("a-p4", "last_day", "2025-01-01"))
    assert refused(made, "bo", *both) == "invalid"
    assert refused(made, "bo", both[0], both[0]) == "invalid"
    assert refused(made, "bo", *[both[0]] * 60_001) == "invalid"
    assert refused(made, "bo", *post("new", "nowhere", "professional", "P-2", 1)) == "not_found"
    assert PostLine.objects.filter(version=made.draft).count() == 3
    assert a == PostLine.objects.get(version=made.draft, code="a-p4").entity.code


def test_conflicts_come_back_and_the_rest_is_written() -> None:
    made = budgets()
    save(made, "bo", PostEntry("a-p4", "count", "5", "4"))
    saved = save(
        made, "ana",
        PostEntry("a-p4", "count", "3", "4"), PostEntry("a-p4", "grade", "P-5", "P-4"),
        PostEntry("a-gs", "count", "2", "not what it was"),
        PostEntry("a-gs", "location", "North", "nonsense"),
    )  # fmt: skip
    assert ([e.field for e in saved.written], saved.unchanged) == (["grade"], 1)
    assert [(c.theirs, c.by) for c in saved.conflicts] == [("5", "Bo"), ("", "")]
    assert PostLine.objects.get(version=made.draft, code="a-p4").grade == "P-5"


def test_a_code_somebody_else_uses_is_said_so() -> None:
    made = budgets()
    assert refused(made, "ana", *post("b-p3", made.codes["A"], "professional", "P-2", 1)) == "conflict"


def test_a_line_is_removed_unless_another_continues_it() -> None:
    made = budgets()
    save(made, "ana", PostEntry("a-gs", "continues", "a-p4", ""))
    for who, code, expected in (
        ("boris", "a-gs", "not_found"), ("aud", "a-gs", "not_yours"), ("ana", "nobody", "not_found"),
        ("ana", "a-p4", "wrong_state"),
    ):  # fmt: skip
        person = made.people.people[who]
        with as_application(person), pytest.raises(Refused) as refusal:
            remove_post_line(by=person, version=made.draft, code=code)
        assert refusal.value.code == expected
    with as_application(made.people.ana):
        remove_post_line(by=made.people.ana, version=made.draft, code="a-gs")
    assert not PostLine.objects.filter(version=made.draft, code="a-gs").exists()
    entry = JournalEntry.objects.filter(act="remove_post_line", operation="ACT").latest("number")
    assert entry.changes["removed"] == "a-gs"
    with as_application(made.people.bo), pytest.raises(Refused) as refusal:
        remove_post_line(by=made.people.bo, version=made.before, code="a-gs")
    assert refusal.value.code == "sealed"


def test_a_post_that_goes_on_counts_once_on_the_day_it_is_moved() -> None:
    """Moved and reclassified on 14 October: 4 P-4 until the 13th, 4 P-5 from the 14th on, 4 all the year."""
    made = budgets()
    unit = made.codes["A.1"]
    ended = (PostEntry("a-p4", "last_day", "2024-10-13"), PostEntry("a-p4", "ends_by", "redeployed"))
    there = post(
        "a-p5", unit, "professional", "P-5", 4,
        first_day="2024-10-14", begins_by="reclassified", continues="a-p4",
    )  # fmt: skip
    twice = [PostEntry("a-p5", "first_day", "2024-10-13") if e.field == "first_day" else e for e in there]
    assert refused(made, "ana", *ended, *twice) == "invalid"
    save(made, "ana", *ended, *there)
    assert refused(made, "ana", PostEntry("a-p4", "last_day", "2024-10-14", "2024-10-13")) == "invalid"
    with as_application(made.people.ana):
        found = average_posts(made.draft)
        assert found is not None
        grades = {grade: average.exact for (_kind, _group, grade), average in found.by_grade.items()}
    assert grades["P-4"] == Fraction(4 * (3 * 31 + 13), 12 * 31)  # July to September, 13 days of October
    assert grades["P-4"] + grades["P-5"] == 4
