"""Tokens made by the API let in until they are revoked; roles given there count at once."""

from __future__ import annotations

import pytest

from tests.api.cases import DRAFT
from tests.api.conftest import key_of
from tests.api.made import Made

pytestmark = pytest.mark.django_db


def test_who_i_am_says_what_the_token_leaves(here, ask):
    found = ask("GET", "/api/me", key_of(here.hana, ("read",))).json()
    assert (found["name"], found["token_scopes"]) == ("Hana", ["read"])
    assert (found["scopes"]["enters"], found["scopes"]["submits"]) == ([], [])
    assert here.entities["A"] in found["scopes"]["reads"]


def test_a_token_lets_in_until_it_is_revoked(here, ask):
    own = key_of(here.ana)
    body = {"name": "Spreadsheet", "scopes": ["read"], "last_day": Made(here).days(30)}
    key = ask("POST", "/api/tokens", own, body).json()["key"]
    assert ask("GET", DRAFT, key).status_code == 200
    (number,) = [
        t["id"] for t in ask("GET", "/api/tokens", own).json()["items"] if t["name"] == "Spreadsheet"
    ]
    assert ask("DELETE", f"/api/tokens/{number}", own).status_code == 204
    assert ask("GET", DRAFT, key).status_code == 401


def test_a_given_role_counts_at_once(here, ask):
    adi, uma = key_of(here.adi), key_of(here.uma)
    assert ask("GET", f"{DRAFT}/sections/B", uma).status_code == 404
    body = {
        "person": here.uma,
        "role": "focal_point",
        "entity": here.entities["B"],
        "first_day": Made(here).days(0),
    }
    number = ask("POST", "/api/roles", adi, body).json()["id"]
    assert ask("GET", f"{DRAFT}/sections/B", uma).status_code == 200
    assert ask("POST", f"/api/roles/{number}/end", adi).status_code == 204
    assert ask("GET", f"{DRAFT}/sections/B", uma).status_code == 404


def test_an_invitation_answers_with_its_link_and_lists_no_key(here, ask):
    adi = key_of(here.adi)
    body = {"email": "new@example.org", "name": "New", "role": "auditor", "first_day": Made(here).days(0)}
    made = ask("POST", "/api/invitations", adi, body).json()
    key = made["address"].rstrip("/").rpartition("/")[2]
    assert len(key) > 20
    listed = ask("GET", "/api/invitations", adi)
    assert [item["email"] for item in listed.json()["items"]] == ["new@example.org"]
    assert key not in listed.content.decode()
