"""In whose name an act on people is done: the one this connection is entered for, in one transaction.

Not here: acts of the cycle (`cycle.actions.standing`), which need other scopes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from answerable.foundation import access, journal
from answerable.organization.queries.people import Me, me_of
from answerable.organization.rules.refusal import Refused

logger = logging.getLogger("answerable.access")


def today() -> date:
    return datetime.now(UTC).date()


@contextmanager
def acting(by: int, act: str) -> Iterator[Me]:
    """One transaction in this person's name, one line of the log without what was typed; the journal
    has the rest. What the second lock refuses comes out as `Refused`."""
    try:
        with _second_lock(), transaction.atomic():
            me = me_of(by) if access.entered() == by else None
            if me is None:
                raise Refused("not_yours", _("Sign in again: this was sent for somebody else."))
            with journal.acting(actor=me.email, act=act):
                yield me
    except Refused as refusal:
        logger.warning("%s refused to person %s: %s", act, by, refusal.code)
        raise
    logger.info("%s by person %s", act, by)


@contextmanager
def _second_lock() -> Iterator[None]:
    try:
        yield
    except DatabaseError as fault:
        if getattr(fault.__cause__, "sqlstate", None) != "42501":
            raise
        raise Refused("not_yours", _("This is not yours to change.")) from fault


@contextmanager
def administering(by: int, act: str) -> Iterator[Me]:
    """As `acting`, for administrators only."""
    with acting(by, act) as me:
        if not me.may("administers"):
            raise Refused("not_yours", _("Only an administrator does this."))
        yield me
