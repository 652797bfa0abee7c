"""Telling people something: it stands on their home page, and in at most one e-mail a day."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

# Everybody who holds one of the roles today for this entity, one above it, or the whole institution.
_HOLDERS = """
WITH RECURSIVE above AS (
    SELECT id, parent_id FROM organization_entity WHERE id = %(entity)s
    UNION SELECT e.id, e.parent_id FROM organization_entity e JOIN above ON e.id = above.parent_id
)
SELECT DISTINCT r.person_id FROM organization_role r
JOIN organization_person p ON p.id = r.person_id AND p.is_active AND NOT p.is_service
LEFT JOIN organization_role d ON d.id = r.deputy_for_id
WHERE r.role = ANY (%(roles)s)
  AND (r.entity_id IS NULL OR r.entity_id IN (SELECT id FROM above))
  AND (now() AT TIME ZONE 'UTC')::date BETWEEN r.first_day AND coalesce(r.last_day, 'infinity')
  AND (d.id IS NULL
       OR (now() AT TIME ZONE 'UTC')::date BETWEEN d.first_day AND coalesce(d.last_day, 'infinity'))
"""


def holders(roles: Collection[str], entity: int | None) -> set[int]:
    """People who hold one of these roles today for the entity or above it."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, {"entity": entity, "roles": list(roles)})
        return {row[0] for row in cursor.fetchall()}


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
