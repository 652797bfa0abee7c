"""Who may make a token for whom, for how long and for what.

A token acts as its person and never allows more than they may; it lives a year at most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from answerable.organization.choices import TOKEN_SCOPES
from answerable.organization.rules.refusal import Refused

LONGEST = timedelta(days=365)
LONGEST_NAME = 120


def key_digest(key: str) -> str:
    """What is kept of a key: with 256 random bits in it, a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def may_make(*, own: bool, administers: bool, for_service: bool) -> Refused | None:
    """People make their own tokens; administrators make those of services, and nobody else's."""
    if (own and not for_service) or (administers and for_service):
        return None
    if administers:
        return Refused("not_yours", _("A token of a person is made by that person, on their account page."))
    return Refused(
        "not_yours", _("You can make tokens for yourself; an administrator makes those of services.")
    )


def is_sound(name: str, scopes: Collection[str], last_day: date, today: date) -> Refused | None:
    """What the token is for, what it may be used for, until when."""
    if not name or len(name) > LONGEST_NAME:
        return Refused("invalid", _("Say in a few words what the token is for."), place="name")
    if not scopes or not set(scopes) <= set(TOKEN_SCOPES):
        return Refused("invalid", _("Choose at least one thing the token may be used for."), place="scopes")
    if not today <= last_day <= today + LONGEST:
        return Refused(
            "invalid", _("A token lasts from a day to a year: choose another last day."), place="last_day"
        )
    return None
