"""How e-mail leaves: by the SMTP server of `ANSWERABLE_SMTP`, else into files of the home folder.

ANSWERABLE_SMTP       smtp://user:password@host:587 (STARTTLS), smtps://…:465 (TLS from the start);
                      smtp+plain:// for a server on this very machine that knows neither
ANSWERABLE_MAIL_FROM  the sender (default: answerable@localhost)
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from answerable.config.home import home_folder

PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class MailUnusable(Exception):
    """The address of the mail server cannot be read. Its text is one sentence for people."""


def settings() -> dict[str, Any]:
    """Django's settings of e-mail. Raises `MailUnusable`."""
    found: dict[str, Any] = {
        "DEFAULT_FROM_EMAIL": os.environ.get("ANSWERABLE_MAIL_FROM", "answerable@localhost"),
        "EMAIL_TIMEOUT": 20,  # seconds
    }
    url = os.environ.get("ANSWERABLE_SMTP")
    if not url:
        folder = str(home_folder() / "mail")
        return {
            **found,
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    return {**found, "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", **_server(url)}


def _server(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise MailUnusable(f"ANSWERABLE_SMTP cannot be read ({fault}).") from fault
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailUnusable("ANSWERABLE_SMTP must look like smtp://user:password@host:587.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
