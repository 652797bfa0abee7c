"""What pages and other rooms read of budgets, and that nobody reads what is not theirs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.organization.queries.people import me_of
from answerable.plans import queries
from answerable.plans.actions import (
    begin_scenario,
    finalise_version,
    move_version,
    record_budget_lines,
    record_post_lines,
)
from answerable.plans.models import BudgetLine
from answerable.plans.shapes import BudgetFilter, LineEntry, PostEntry, ScenarioChange
from tests.access import as_application
from tests.plans.budget_scene import Budgets, amount, budgets, post

pytestmark = pytest.mark.django_db
D = Decimal


def changed() -> Budgets:
    """The proposal with other money and posts: see the numbers below."""
    made = budgets()
    a, b, bo = made.codes["A"], made.codes["B"], made.people.bo
    with as_application(bo):
        record_budget_lines(
            by=bo,
            version=made.draft,
            lines=[
                amount(a, "travel", "60000", "80000"), amount(b, "posts", "700000", "600000"),
                amount(a, "support", "45000"), LineEntry(a, "travel", "cause", "management"),
            ],
        )  # fmt: skip
        record_post_lines(
            by=bo,
            version=made.draft,
            lines=[
                PostEntry("a-p4", "grade", "P-5", "P-4"), PostEntry("a-gs", "last_day", "2024-12-31"),
                PostEntry("a-gs", "ends_by", "abolished"),
                *post("b-new", b, "professional", "P-2", 2, first_day="2025-06-16", begins_by="established"),
            ],
        )  # fmt: skip
    return made


def test_the_sheet_of_the_budget_office() -> None:
    made = changed()
    a, b = made.codes["A"], made.codes["B"]
    with as_application(made.people.bo):
        sheet = queries.budget_sheet(made.draft, me=me_of(made.people.bo))
    assert sheet is not None
    assert [e.code for e in sheet.entities] == sorted((a, b)) or {e.code for e in sheet.entities} == {a, b}
    assert [c.code for c in sheet.categories] == ["posts", "travel", "support", "tax"]
    line = sheet.lines[a, "travel"]
    assert (line.amount, line.before, line.change.amount, line.change.percent) == (
        60_000, 80_000, -20_000, D("-25.0"),
    )  # fmt: skip
    assert (line.must_be_explained, line.cause, line.written_by) == (True, "management", "Bo")
    assert sheet.lines[a, "posts"].must_be_explained is False
    assert sheet.lines[b, "travel"].amount is None
    totals = sheet.totals
    assert (totals.direct, totals.overheads, totals.gross, totals.net) == (
        1_760_000,
        45_000,
        1_805_000,
        1_715_000,
    )
    assert (sheet.by_entity[a].gross, sheet.by_entity[b].gross) == (1_105_000, 700_000)
    assert sheet.by_category == {"posts": 1_700_000, "travel": 60_000, "support": 45_000, "tax": 90_000}
    assert queries.budget_totals(made.draft).by_group == totals.by_group
    assert sheet.is_whole
    assert sheet.writable >= {a, b}
    assert sheet.based_on is not None
    assert sheet.based_on.id == made.before


def test_a_focal_point_sees_their_own_entities_of_a_draft_only() -> None:
    made = changed()
    a, unit = made.codes["A"], made.codes["A.1"]
    with as_application(made.people.ana):
        sheet = queries.budget_sheet(made.draft, me=me_of(made.people.ana))
        assert queries.budget_totals(made.draft).gross == 1_105_000
        posts = queries.posts_sheet(made.draft, me=me_of(made.people.ana))
    assert sheet is not None
    assert posts is not None
    assert {code for code, _ in sheet.lines if sheet.lines[code, "posts"].amount is not None} == {a}
    assert {e.code for e in sheet.entities} <= {a, unit}  # what of B they do not see is not gone
    assert (sheet.is_whole, sheet.writable) == (False, frozenset((a, unit)))
    assert {row.entity for row in posts.rows} == {a}


def test_a_stranger_sees_nothing_of_a_draft_and_the_public_what_is_final() -> None:
    made = changed()
    with as_application(made.people.boris):
        sheet = queries.budget_sheet(made.draft, me=me_of(made.people.boris))
        assert sheet is not None
        assert queries.budget_totals(made.draft).gross == 700_000
    with as_application(made.people.adi):
        assert queries.budget_sheet(made.draft) is None
    with as_application(None):
        assert queries.budget_sheet(made.draft) is None
        assert queries.posts_sheet(made.draft) is None
        assert queries.average_posts(made.draft) is None
        assert queries.changes(made.draft, made.before) is None
        assert [b.code for b in queries.budgets()] == ["sw-2023"]
        found = queries.budget_sheet(made.before)
        assert found is not None
        assert (found.totals.gross, found.version.begun_by, found.writable) == (1_680_000, "", frozenset())
        assert found.is_whole
        assert queries.seal_holds(made.before) is True


def test_averages_when_posts_end_in_the_middle_of_the_period() -> None:
    made = changed()
    a, b = made.codes["A"], made.codes["B"]
    with as_application(made.people.bo):
        found = queries.average_posts(made.draft)
        own = queries.average_posts(made.draft, a)
        before = queries.average_posts(made.before)
    assert found is not None
    assert own is not None
    assert before is not None
    # 2 GS of A until 31 December: 1; 2 P-2 of B from 16 June: 2 x 15/30 / 12 = 0.0833...
    assert found.by_group["post", "general_service"].number() == D("1.0")
    assert found.by_grade["post", "professional", "P-2"].number(4) == D("0.0833")
    assert found.by_entity[b].number(4) == D("1.0833")
    assert (own.total.number(), found.total.number(4)) == (D("5.0"), D("6.0833"))
    assert found.by_entity_and_group[a, "post", "professional"].number() == 4
    assert found.by_location[""].number(4) == D("6.0833")
    # 2023/24: 4 + 2 + 1, and 2 until 31 December
    assert before.total.number() == D("8.0")


def test_the_sheet_of_posts_by_month() -> None:
    made = changed()
    with as_application(made.people.bo):
        sheet = queries.posts_sheet(made.draft, made.codes["A"], me_of(made.people.bo))
        assert queries.posts_sheet(999_999) is None
        assert len(queries.postings(made.draft)) == 4
    assert sheet is not None
    assert [(row.code, row.average.number()) for row in sheet.rows] == [
        ("a-gs", D("1.0")),
        ("a-p4", D("4.0")),
    ]
    assert sheet.months[0] == date(2024, 7, 1)
    assert sheet.by_month["general_service", "GS"] == (2,) * 6 + (0,) * 6


def test_changes_against_another_version() -> None:
    made = changed()
    a, b = made.codes["A"], made.codes["B"]
    with as_application(made.people.bo):
        found = queries.changes(made.draft, made.before)
    assert found is not None
    money = {(m.entity, m.category): m for m in found.money}
    assert money[b, "posts"].change.percent == D("16.7")
    assert money[a, "support"].before is None
    assert (money[a, "support"].change.amount, money[a, "support"].change.percent) == (45_000, None)
    assert found.by_category["posts"] == (
        1_600_000,
        1_700_000,
        money[b, "posts"].change.__class__(D(100_000), D("6.3")),
    )
    assert (found.totals_before.gross, found.totals_after.gross) == (1_680_000, 1_805_000)
    assert {(p.code, p.act, p.what) for p in found.posts} == {
        ("a-p4", "reclassified", ("grade",)), ("a-gs", "abolished", ("last_day", "ends_by")),
        ("b-new", "established", ()), ("b-p3-old", "abolished", ()),
    }  # fmt: skip


def test_what_a_reader_does_not_see_of_a_draft_is_not_taken_for_a_change() -> None:
    made = changed()
    a = made.codes["A"]
    with as_application(made.people.ana):
        assert {m.entity for m in queries.missing_explanations(made.draft)} == {a}
        found = queries.changes(made.draft, made.before)
        turned = queries.changes(made.before, made.draft)
    assert found is not None
    assert turned is not None
    for one in (found, turned):
        assert {m.entity for m in one.money} == {a}
        assert {p.entity for p in one.posts} == {a}


def test_explanations_that_are_missing() -> None:
    made = changed()
    with as_application(made.people.bo):
        found = queries.missing_explanations(made.draft)
        assert queries.missing_explanations(made.before) == ()
    assert {(m.entity, m.category, m.what) for m in found} == {
        (made.codes["A"], "travel", "reason"), (made.codes["B"], "posts", "cause"),
        (made.codes["B"], "posts", "reason"),
    }  # fmt: skip


def test_what_a_scenario_would_be_is_reckoned_without_writing() -> None:
    made = changed()
    supposed = [ScenarioChange("percent", "10", group="posts")]
    with as_application(made.people.bo):
        assert queries.supposed_totals(made.draft, supposed).gross == 1_975_000
        assert queries.supposed_by_category(made.draft, supposed)["posts"] == 1_870_000
        assert queries.sums_by_category(made.draft)["posts"] == 1_700_000
        begin_scenario(by=made.people.bo, version=made.draft, names={"en": "S"}, changes=supposed)
        assert [v.stage for v in queries.budget("sw-2024").versions] == ["proposed", "scenario"]


def test_lists_and_single_ones() -> None:
    made = budgets()
    with as_application(made.people.bo):
        assert [b.code for b in queries.budgets()] == ["sw-2024", "sw-2023"]
        assert [b.code for b in queries.budgets(BudgetFilter(text="水务2023"))] == ["sw-2023"]
        assert [b.code for b in queries.budgets(BudgetFilter(stage="approved"))] == ["sw-2023"]
        assert queries.budgets(BudgetFilter(entity="nowhere")) == ()
        period = queries.budget("sw-2024").period_id
        assert [b.code for b in queries.budgets(BudgetFilter(period=period))] == ["sw-2024"]
        assert queries.budget("nowhere") is None
        assert queries.version(999_999) is None
        assert queries.version_of("sw-2024", 1).id == made.draft
        assert queries.version_of("sw-2024", 9) is None
        assert [c.code for c in queries.cost_categories()] == ["posts", "travel", "support", "tax"]
        assert queries.seal_holds(made.draft) is None


def test_the_version_that_counts_is_the_last_decision() -> None:
    made = budgets()
    with as_application(made.people.bo):
        before = queries.version(made.before)
        assert before is not None
        assert queries.decided_version(None, before.period_id) == before
        assert queries.decided_version(made.codes["A"], before.period_id) is None
        move_version(by=made.people.bo, version=made.draft, to="review")
    with as_application(made.people.pia):
        finalise_version(by=made.people.pia, version=made.draft)
        draft = queries.version(made.draft)
        assert draft is not None
        assert queries.decided_version(None, draft.period_id) is None  # a proposal decides nothing


def test_a_seal_that_is_broken_is_seen() -> None:
    made = budgets()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # a superuser past every trigger
        cursor.execute("UPDATE plans_budgetline SET amount = 1 WHERE version_id = %s", [made.before])
        cursor.execute("SET session_replication_role = DEFAULT")
    assert queries.seal_holds(made.before) is False


def test_a_larger_sheet_asks_no_more_often() -> None:
    made = budgets()
    with as_application(made.people.bo):
        me = me_of(made.people.bo)
        with CaptureQueriesContext(connection) as few:
            queries.budget_sheet(made.draft, me=me)
            queries.posts_sheet(made.draft, me=me)
            queries.budgets()
        record_budget_lines(
            by=made.people.bo,
            version=made.draft,
            lines=[amount(made.codes["A.1"], code, "1") for code in ("posts", "travel", "support")],
        )
        with CaptureQueriesContext(connection) as more:
            queries.budget_sheet(made.draft, me=me)
            queries.posts_sheet(made.draft, me=me)
            queries.budgets()
    assert len(more) == len(few)
    assert BudgetLine.objects.filter(version=made.draft).count() == 7
