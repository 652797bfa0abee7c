"""`invite`: lets the first people in, from the machine itself, where there is no administrator yet."""

from __future__ import annotations

import argparse
import os

from answerable.config import database
from answerable.config.command_line import DONE, Refusal
from answerable.config.terminal import say

ADDRESS = "http://localhost:8000"


def invite(options: argparse.Namespace) -> int:
    """Prints the link of an invitation. Raises `Refusal` with the sentence of whatever forbids it."""
    with database.ready(say):
        from django.urls import reverse
        from django.utils import translation

        from answerable.organization import actions
        from answerable.organization.rules import Refused

        try:
            sent = actions.invite(
                by=None,
                email=options.email,
                name=options.name,
                role=options.role,
                entity=_entity(options.entity),
                language=options.language,
            )
        except Refused as refused:
            raise Refusal(refused.sentence) from refused
        with translation.override(sent.language):
            path = reverse("accept", args=[sent.key])
    print(f"{os.environ.get('ANSWERABLE_ADDRESS', ADDRESS).rstrip('/')}{path}")
    say("The link works once, for seven days. ANSWERABLE_ADDRESS is what it begins with.")
    return DONE


def _entity(code: str | None) -> int | None:
    if code is None:
        return None
    from answerable.organization import queries

    number = queries.entity_number(code)
    if number is None:
        raise Refusal(f"{code}: no entity has this code.")
    return number
