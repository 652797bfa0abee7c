"""Who hears of an act, and telling them: a notice on their home page, later in their daily e-mail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from django.db import connection

from answerable.organization.actions.notices import notify

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


def tell(
    people: Collection[int],
    kind: str,
    subject: str,
    *,
    address: str = "",
    parameters: dict[str, Any] | None = None,
    key: str = "",
) -> None:
    """Leaves a notice with each of these people; with a key, not twice."""
    notify(people, kind, subject, address, parameters or {}, key)


def entry_address(symbol: str, section: str) -> str:
    """The page of a section, without its language."""
    return f"{progress_address(symbol)}sections/{quote(section)}/"


def progress_address(symbol: str) -> str:
    return f"/work/{_in_an_address(symbol)}/"


def publish_address(symbol: str) -> str:
    return f"{progress_address(symbol)}publish/"


def report_address(symbol: str) -> str:
    return f"/reports/{_in_an_address(symbol)}/"


def corrigenda_address(symbol: str) -> str:
    return f"/corrigenda/{_in_an_address(symbol)}/"


def _in_an_address(symbol: str) -> str:
    """SW/31/12 stands there as SW_31_12, as the pages' addresses have it (`web.frame.addresses`)."""
    return quote(symbol.replace("/", "_"))
