"""`invite`: the first administrator comes in by a link the machine's owner prints."""

from __future__ import annotations

import contextlib
import re
from argparse import Namespace
from typing import Any

import pytest

from answerable.config import database, people
from answerable.config.command_line import ROLES, Refusal
from answerable.organization import choices, queries
from answerable.organization.models import Invitation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "ready", lambda *_args, **_more: contextlib.nullcontext())


def asked(**more: Any) -> Namespace:
    return Namespace(
        **{
            "email": "first@example.org",
            "name": "First",
            "role": "administrator",
            "entity": None,
            "language": "en",
            **more,
        }
    )


def test_the_link_is_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_ADDRESS", "https://answers.example.org/")
    assert people.invite(asked()) == 0
    link = re.fullmatch(r"https://answers\.example\.org/en/invitations/([^/]+)/\n", capsys.readouterr().out)
    assert link is not None
    found = queries.invitation(link[1])
    assert found is not None
    assert (found.email, found.role, found.state) == ("first@example.org", "administrator", "open")


def test_what_cannot_be_is_said_in_a_sentence() -> None:
    for wrong in ({"entity": "nowhere"}, {"email": "first"}, {"role": "focal_point"}):
        with pytest.raises(Refusal):
            people.invite(asked(**wrong))
    assert not Invitation.objects.exists()


def test_the_command_offers_every_role() -> None:
    assert ROLES == choices.ROLES
