"""Drafts by the API: compiling, looking at them as printed, and what publishing still lacks."""

from __future__ import annotations

import json

import pytest

from tests.api.cases import DRAFT
from tests.api.conftest import key_of

pytestmark = pytest.mark.django_db


def test_a_draft_is_compiled_once_and_then_unchanged(here, ask):
    bo = key_of(here.bo)
    first = ask("POST", f"{DRAFT}/compilation", bo).json()
    assert (first["symbol"], set(first["findings"])) == ("SW-draft", {"en", "zh"})
    assert ask("POST", f"{DRAFT}/compilation", bo).json()["changed"] is False


def test_a_draft_is_seen_as_it_would_be_printed(here, ask):
    answer = ask("GET", f"{DRAFT}/preview/en/json", key_of(here.pia))
    assert answer["Content-Disposition"] == 'attachment; filename="SW-draft.en.draft.json"'
    assert json.loads(answer.content)["symbol"] == "SW-draft"


def test_publishing_says_which_sections_are_not_cleared(here, ask):
    answer = ask(
        "POST", f"{DRAFT}/publications", key_of(here.pia), {"symbol": "SW/31/12", "languages": ["en"]}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")
    assert answer.json()["place"] == "A"
