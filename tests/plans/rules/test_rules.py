"""The rules of budgets, each by itself: who may, what may stand in a field, what is carried over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.budgeting import change
from answerable.calc.periods import budget_year
from answerable.organization.rules.refusal import Refused
from answerable.plans.rules import amounts, carrying, explaining, posts, sealing, standing, supposing
from answerable.plans.shapes import LineEntry, Missing, PostEntry, ScenarioChange

YEAR, BEFORE = budget_year(2026), budget_year(2025)
D = Decimal


def code_of(verdict: Refused | None) -> str | None:
    return None if verdict is None else verdict.code


@pytest.mark.parametrize(
    ("status", "stage", "enters", "clears", "expected"),
    [
        ("draft", "proposed", {7}, (), None),
        ("draft", "proposed", {8}, (), "not_yours"),
        ("draft", "proposed", (), {0}, None),
        ("draft", "proposed", (), {7}, None),
        ("review", "proposed", {7}, (), "wrong_state"),
        ("review", "proposed", (), {0}, None),
        ("draft", "scenario", {7}, (), "wrong_state"),
        ("draft", "scenario", (), {0}, None),
        ("final", "proposed", {7}, {0}, "sealed"),
        ("draft", "proposed", (), (), "not_yours"),
    ],
)
def test_who_writes(
    status: str, stage: str, enters: set[int], clears: set[int], expected: str | None
) -> None:
    assert code_of(standing.may_write(status, stage, 7, enters=enters, clears=clears)) == expected


def test_who_runs_moves_and_finalises() -> None:
    assert code_of(standing.may_run({0})) is None
    assert code_of(standing.may_run({7})) == "not_yours"
    assert code_of(standing.may_begin("revised")) is None
    assert code_of(standing.may_begin("scenario")) == "invalid"
    assert [code_of(standing.may_move("draft", "proposed", to)) for to in ("review", "draft", "final")] == [
        None, "wrong_state", "wrong_state",
    ]  # fmt: skip
    assert code_of(standing.may_move("final", "proposed", "draft")) == "sealed"
    assert code_of(standing.may_finalise("review", "approved", publishes={0}, begun_by_oneself=False)) is None
    assert (
        code_of(standing.may_finalise("review", "approved", publishes={0}, begun_by_oneself=True))
        == "own_work"
    )
    assert code_of(standing.may_finalise("draft", "approved", publishes={0}, begun_by_oneself=False)) == (
        "wrong_state"
    )
    day = date(2026, 6, 30)
    assert [
        code_of(standing.is_decided(*found))
        for found in (("approved", "", day), ("revised", "A/RES/1", None), ("approved", "A/RES/1", day))
    ] == ["incomplete", "incomplete", None]
    assert standing.is_decided("proposed", "", None) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1 234 567", "1234567.00"), ("1,234,567.5", "1234567.50"), ("1'000", "1000.00"), ("0", "0.00"),
        ("12,5", "12.50"), ("$3", "3.00"), ("", None), ("  ", None), (None, None),
    ],
)  # fmt: skip
def test_amounts_as_people_type_them(typed: str | None, stored: str | None) -> None:
    found = amounts.accepted(LineEntry("e", "c", "amount", typed))
    assert found == (None if stored is None else D(stored))


@pytest.mark.parametrize("typed", ["–", "n/a", "yes", "1.234", "(5)", "1e9", "9" * 19, "x" * 70, "1\x00"])
def test_amounts_that_are_none(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        amounts.accepted(LineEntry("e", "c", "amount", typed))
    assert (refusal.value.code, refusal.value.place) == ("invalid", "e$c")


def test_texts_rates_and_names() -> None:
    assert amounts.text_of(" a\r\nb ") == "a\nb"
    assert amounts.text_of(" ") is None
    assert amounts.text_of("a\u200bb") == "a\u200bb"
    assert amounts.rate_of("14.0 %") == D("14.0")
    assert amounts.names_of({"en": " Lakes ", "zh": ""}) == {"en": "Lakes"}
    for wrong in (
        lambda: amounts.text_of("\x07"), lambda: amounts.text_of("x" * 20_001),
        lambda: amounts.text_of("SW/\u202e8", "symbol", 80), lambda: amounts.names_of({"en": "A\u200bB"}),
        lambda: amounts.text_in("x", "tlh"), lambda: amounts.names_of({}), lambda: amounts.rate_of("14.05"),
        lambda: amounts.one_of("x", ("y",)), lambda: amounts.accepted(LineEntry("e", "c", "size", "1")),
    ):  # fmt: skip
        with pytest.raises(Refused):
            wrong()


def test_fields_of_posts() -> None:
    found = [
        posts.accepted(PostEntry("p", field, value, None, "en"))
        for field, value in (
            ("count", "1 200"), ("first_day", "2027-04-15"), ("last_day", ""), ("group", "professional"),
            ("begins_by", "established"), ("ends_by", None), ("grade", " P-4 "), ("location", None),
            ("title", "Hydrologist"), ("kind", "temporary"),
        )
    ]  # fmt: skip
    assert found == [
        1200, date(2027, 4, 15), None, "professional", "established", None, "P-4", "", "Hydrologist",
        "temporary",
    ]  # fmt: skip
    assert posts.is_code(posts.fresh_code()) is None
    assert posts.fresh_code() != posts.fresh_code()
    assert code_of(posts.is_code("a b")) == "invalid"


def test_a_line_of_posts_holds_together() -> None:
    def verdict(
        first: date | None, last: date | None, ends_by: str | None = None, continues: str = ""
    ) -> object:
        ends = {"p": last, "q": None, "s": date(2026, 10, 13)}
        return code_of(posts.is_sound("p", first, last, ends_by, continues, period=YEAR, ends=ends))

    assert verdict(None, None) is None
    assert verdict(date(2026, 7, 1), date(2026, 7, 1), "abolished", "q") is None
    assert verdict(date(2026, 8, 2), date(2026, 8, 1)) == "invalid"
    assert verdict(date(2027, 7, 1), None) == "invalid"
    assert verdict(None, date(2026, 6, 30)) == "invalid"
    assert verdict(None, None, "abolished") == "invalid"
    assert verdict(None, None, None, "p") == "invalid"
    assert verdict(None, None, None, "r") == "invalid"
    assert verdict(date(2026, 10, 13), None, None, "s") == "invalid"
    assert verdict(date(2026, 10, 14), None, None, "s") is None
    assert verdict(date(2026, 10, 14), date(2026, 10, 14), "reclassified", "s") is None


@pytest.mark.parametrize(
    ("first", "last", "ends_by", "expected"),
    [
        (None, None, None, (None, None)),
        (date(2025, 9, 1), None, None, (None, None)),
        (None, date(2025, 12, 31), "abolished", None),
        (None, date(2025, 12, 31), None, None),
        (None, date(2026, 6, 30), "abolished", None),
        (None, date(2026, 6, 30), None, (None, None)),
        (None, date(2026, 9, 30), "abolished", (None, date(2026, 9, 30))),
        (date(2026, 10, 1), date(2027, 6, 30), None, (date(2026, 10, 1), None)),
    ],
)
def test_what_is_carried_into_the_next_period(
    first: date | None, last: date | None, ends_by: str | None, expected: object
) -> None:
    assert carrying.carried_days(first, last, ends_by, earlier=BEFORE, period=YEAR) == expected


def test_reasons_go_with_a_further_proposal_only() -> None:
    assert carrying.keeps_reasons("proposed", True)
    assert not carrying.keeps_reasons("proposed", False)
    assert not carrying.keeps_reasons("approved", True)


def test_the_threshold_is_that_of_the_budget_and_its_day() -> None:
    mission = explaining.threshold_of(["civilian"], date(2026, 7, 1))
    office = explaining.threshold_of(["posts"], date(2026, 7, 1))
    assert mission is not None
    assert office is not None
    assert ((mission.percent, mission.amount), (office.percent, office.amount)) == (
        (5, 100_000), (4, 50_000),
    )  # fmt: skip
    assert explaining.threshold_of(["posts"], date(1990, 1, 1)) is None
    needs = explaining.needs_explanation
    assert needs(change(D(2_000_000), D(2_100_000)), "civilian", mission)  # 5.0 per cent and 100 000
    assert not needs(change(D(4_000_000), D(4_099_999)), "civilian", mission)
    assert needs(change(D(100), D(95)), "civilian", mission)
    assert needs(change(None, D(100_000)), "civilian", mission)
    assert not needs(change(None, D(99_999)), "civilian", mission)
    assert not needs(change(D(100), D(1)), "assessment", mission)
    assert not needs(change(None, None), "civilian", mission)
    assert not needs(change(D(100), D(1)), "civilian", None)


def test_what_an_explanation_lacks() -> None:
    both = [Missing("e", "c", "cause"), Missing("e", "c", "reason")]
    assert explaining.missing("e", "c", None, {}) == both
    assert explaining.missing("e", "c", "mandate", {"en": "Why."}) == []
    assert explaining.missing("e", "c", "mandate", {"en": ""}) == both[1:]


def test_the_seal_is_of_the_content_in_any_order() -> None:
    head = {"budget": "b", "decided_on": date(2026, 6, 30)}
    money = [
        {"entity": "a", "category": c, "amount": D("1.00"), "cause": None, "reasons": {}} for c in ("x", "y")
    ]
    lines = [dict.fromkeys(sealing.POSTS, "v")]
    seal = sealing.seal_of(head, money, lines)
    assert seal == sealing.seal_of(head, money[::-1], lines)
    for other in (
        sealing.seal_of({**head, "budget": "c"}, money, lines), sealing.seal_of(head, money[:1], lines),
        sealing.seal_of(head, [{**money[0], "amount": D("1.01")}, money[1]], lines),
        sealing.seal_of(head, money, []),
    ):  # fmt: skip
        assert other != seal


def test_suppositions_as_digits_and_what_they_are_about() -> None:
    given = (
        ScenarioChange("percent", "-10 %", entity="a"), ScenarioChange("vacancy", "14", "9.4"),
        ScenarioChange("amount", "1 000"),
    )  # fmt: skip
    found = supposing.checked(given, entities={"a"})
    assert [(c.value, c.before) for c in found] == [("-10", None), ("14", "9.4"), ("1000", None)]
    assert supposing.supposition_of(found[1]).before == D("9.4")
    assert supposing.is_about(ScenarioChange("percent", "1", group="posts"), "a", "c", "posts")
    assert not supposing.is_about(ScenarioChange("percent", "1", category="d"), "a", "c", "posts")
    assert not supposing.is_about(ScenarioChange("percent", "1", entity="b"), "a", "c", "posts")
    with pytest.raises(Refused):
        supposing.checked([ScenarioChange("percent", "1001")], entities=())
