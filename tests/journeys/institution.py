"""A small institution for a journey: last year's report in both languages, and people in their roles.

Everybody but the focal point is there; she is invited on the way. Made by the owner of the tables.
"""

from __future__ import annotations

from datetime import date

from answerable.organization.actions import Invented, demo_people
from answerable.organization.models import Entity
from answerable.publishing.actions import Source, load_document
from tests import factories

LAST_YEAR = "LK/1/1"
WORKING, SYMBOL = "LK-2024-25", "LK/2/1"
DEPARTMENT = "Lakes Division"


def begin() -> dict[str, int]:
    """Documents and people; their numbers by key."""
    for language in ("en", "zh"):
        document = factories.report(language)
        load_document(document, Source(f"{language}.json", b"{}"), actor="journey")
    code = Entity.objects.get(names__en=DEPARTMENT).code
    assert date.today() > date(2025, 6, 30)  # noqa: DTZ011 - the period lies in the past
    return demo_people(
        [
            Invented("hana", "Hana Gao", "head_of_entity", code),
            Invented("bo", "Bo Tan", "budget_office"),
            Invented("pia", "Pia Lin", "publisher"),
            Invented("aud", "Dan Lu", "auditor"),
            Invented("adi", "Ivo Bai", "administrator"),
        ]
    )
