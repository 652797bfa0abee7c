"""Roles: at the right place, for days to come; deputies within one's own days."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.organization.rules import roles
from answerable.organization.rules.roles import Days

TODAY = date(2026, 5, 10)
YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("role", "entity", "days", "place"),
    [
        ("focal_point", 3, Days(TODAY, None), None),
        ("budget_office", None, YEAR, None),
        ("budget_office", 3, YEAR, None),
        ("king", None, YEAR, "role"),
        ("focal_point", None, YEAR, "entity"),
        ("head_of_entity", None, YEAR, "entity"),
        ("publisher", 3, YEAR, "entity"),
        ("administrator", 3, YEAR, "entity"),
        ("auditor", None, Days(TODAY, date(2026, 5, 9)), "last_day"),
        ("auditor", None, Days(date(2026, 1, 1), date(2026, 5, 9)), "last_day"),
    ],
)
def test_what_a_role_must_be(role: str, entity: int | None, days: Days, place: str | None):
    verdict = roles.is_sound(role, entity, days, TODAY)
    assert (verdict and verdict.place) == place


def test_nobody_gives_themselves_a_role_or_a_closed_account_one():
    assert roles.may_give(own=False, is_active=True) is None
    own, closed = roles.may_give(own=True, is_active=True), roles.may_give(own=False, is_active=False)
    assert own is not None
    assert closed is not None
    assert (own.code, closed.code) == ("own_work", "wrong_state")


@pytest.mark.parametrize(
    ("role", "ended", "others", "allowed"),
    [
        ("auditor", False, [], True),
        ("auditor", True, [], False),
        ("administrator", False, [4], True),
        ("administrator", False, [], False),
    ],
)
def test_ending(role: str, ended: bool, others: list[int], allowed: bool):
    assert (roles.may_end(role=role, ended=ended, others=others) is None) == allowed


JUNE = Days(date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"own_role": False}, "not_yours"),
        ({"is_deputy": True}, "not_yours"),
        ({"to_oneself": True}, "invalid"),
        ({"wanted": Days(date(2026, 6, 1), None)}, "invalid"),
        ({"wanted": Days(date(2026, 6, 1), date(2027, 1, 1))}, "invalid"),
        ({"wanted": Days(date(2025, 12, 31), date(2026, 6, 1))}, "invalid"),
        ({"wanted": Days(date(2026, 2, 1), date(2026, 2, 5))}, "invalid"),
        ({"held": Days(date(2026, 1, 1), None)}, None),
    ],
)
def test_deputies(change: dict[str, object], code: str | None):
    asked: dict[str, object] = {
        "own_role": True,
        "is_deputy": False,
        "held": YEAR,
        "wanted": JUNE,
        "to_oneself": False,
        "today": TODAY,
    }
    verdict = roles.may_deputize(**{**asked, **change})  # type: ignore[arg-type]
    assert (verdict and verdict.code) == code
