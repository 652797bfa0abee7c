"""What the log says of the door (logger `answerable.access`): who came in, what was refused, from where.

A person is a number here and nothing that was typed is repeated: an address may be a password in the
wrong field. Acts on people are logged where they are done (`organization.actions.acting`).
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth import user_login_failed
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

logger = logging.getLogger("answerable.access")


def refused(request: HttpRequest | None, why: str) -> None:
    """One line: a sign-in was refused."""
    logger.warning("sign-in refused from %s: %s", _place(request), why)


def _place(request: HttpRequest | None) -> str:
    try:
        return str(get_adapter().get_client_ip(request)) if request is not None else "-"
    except PermissionDenied:  # no address is known
        return "-"


def came_in(request: HttpRequest, user: Any) -> None:
    logger.info("person %s signed in from %s", user.pk, _place(request))


def went_out(request: HttpRequest, user: Any) -> None:
    if user is not None:
        logger.info("person %s signed out from %s", user.pk, _place(request))


def _failed(sender: Any, request: HttpRequest | None = None, **more: Any) -> None:  # noqa: ARG001
    refused(request, "wrong address or password")


user_login_failed.connect(_failed, dispatch_uid="access-log-failed")
