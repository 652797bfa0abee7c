"""Telling people something: it stands on their home page, and in at most one e-mail a day."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection


def notify(
    people: Collection[int],
    kind: str,
    subject: str,
    address: str,
    parameters: Mapping[str, Any],
    key: str = "",
) -> None:
    """One notice for each person, in the transaction of the act it tells of.

    `kind` is one of `choices.NOTICES`; `address` the path of the page without its language;
    a `key` is sent to a person once. The teller cannot read what they told others.
    """
    if not people:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization_notify(%s, %s, %s, %s, %s, %s)",
            [
                sorted(set(people)),
                kind,
                subject,
                address,
                json.dumps(dict(parameters), ensure_ascii=False),
                key,
            ],
        )
