"""Accounts: sound names and addresses; never oneself, never the last administrator."""

from __future__ import annotations

import pytest

from answerable.organization.rules import people


@pytest.mark.parametrize(
    ("name", "language", "place"),
    [
        ("Ana", "en", None),
        ("林安", "zh-hans", None),
        ("", "en", "name"),
        ("x" * 121, "en", "name"),
        ("A\x07na", "en", "name"),
        ("Ana", "fr", "language"),
    ],
)
def test_a_name_and_a_language(name: str, language: str, place: str | None):
    verdict = people.is_sound(name, language, ["en", "zh-hans"])
    assert (verdict and verdict.place) == place


@pytest.mark.parametrize(
    ("email", "taken", "code"),
    [
        ("ana@example.org", False, None),
        ("ana@example.org", True, "wrong_state"),
        ("ana", False, "invalid"),
        (f"{'a' * 250}@example.org", False, "invalid"),
    ],
)
def test_an_address(email: str, taken: bool, code: str | None):
    verdict = people.address_is_free(email, taken=taken)
    assert (verdict and verdict.code) == code


@pytest.mark.parametrize(
    ("own", "is_active", "others", "code"),
    [
        (False, True, [7], None),
        (True, True, [7], "own_work"),
        (False, False, [7], "wrong_state"),
        (False, True, [], "wrong_state"),
    ],
)
def test_closing_an_account(own: bool, is_active: bool, others: list[int], code: str | None):
    verdict = people.may_deactivate(own=own, is_active=is_active, others=others)
    assert (verdict and verdict.code) == code
