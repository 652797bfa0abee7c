"""Who may load: the budget office of the whole institution, and programs that hold its role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from answerable.foundation import access
from answerable.organization.actions.acting import acting
from answerable.organization.queries.people import Me
from answerable.organization.rules.refusal import Refused

LOADS = 7_205_969  # the advisory lock of loads: one adds its lines at a time


@contextmanager
def loading(by: int, act: str) -> Iterator[Me]:
    """One transaction in this person's name. Raises `Refused` unless the ledger is theirs to load."""
    with acting(by, act) as me:
        if not me.may_everywhere("clears"):
            raise not_yours()
        yield me


def check_loads(by: int) -> None:
    """Raises `Refused` unless this person may load: before a large file is read."""
    if access.entered() != by:
        raise Refused("not_yours", _("Sign in again: this was sent for somebody else."))
    if 0 not in access.scope("clears"):
        raise not_yours()


def not_yours() -> Refused:
    return Refused("not_yours", _("The budget office of the whole institution loads the ledger; ask it."))
