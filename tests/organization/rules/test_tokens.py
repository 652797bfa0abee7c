"""Tokens: for oneself or, by administrators, for services; a year at most."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.organization.rules import tokens

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("own", "administers", "for_service", "allowed"),
    [
        (True, False, False, True),
        (True, True, False, True),
        (False, True, True, True),
        (False, True, False, False),
        (False, False, True, False),
        (False, False, False, False),
        (True, False, True, False),
    ],
)
def test_who_makes_a_token_for_whom(own: bool, administers: bool, for_service: bool, allowed: bool):
    verdict = tokens.may_make(own=own, administers=administers, for_service=for_service)
    assert (verdict is None) == allowed
    if verdict is not None:
        assert verdict.code == "not_yours"


@pytest.mark.parametrize(
    ("name", "scopes", "last_day", "place"),
    [
        ("Nightly export", ["read"], date(2026, 5, 1), None),
        ("Nightly export", ["read", "enter"], date(2027, 5, 1), None),
        ("", ["read"], date(2026, 6, 1), "name"),
        ("x" * 121, ["read"], date(2026, 6, 1), "name"),
        ("Export", [], date(2026, 6, 1), "scopes"),
        ("Export", ["read", "everything"], date(2026, 6, 1), "scopes"),
        ("Export", ["read"], date(2026, 4, 30), "last_day"),
        ("Export", ["read"], date(2027, 5, 2), "last_day"),
    ],
)
def test_what_a_token_must_say(name: str, scopes: list[str], last_day: date, place: str | None):
    verdict = tokens.is_sound(name, scopes, last_day, TODAY)
    assert (None if verdict is None else (verdict.code, verdict.place)) == (place and ("invalid", place))
