"""What workbooks of reports and plans have in common: sections of an entity, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from answerable.cycle.queries.sheet.shapes import Standing
from answerable.foundation.texts import words
from answerable.organization.models import Entity
from answerable.organization.queries import Me
from answerable.organization.rules.refusal import Refused
from answerable.results.models import Report, ReportSection

_NAMED = 6  # sections named on the first sheet


class HasStanding(Protocol):
    @property
    def standing(self) -> Standing: ...


def paths(report: Report, entity: str) -> list[str]:
    """Sections by their place in the report; those of an entity and of everything under it, or all."""
    rows = ReportSection.objects.filter(report=report, occurrence=0).order_by("position")
    if entity:
        rows = rows.filter(entity_id__in=under(entity))
    return list(rows.values_list("path", flat=True))


def under(code: str) -> set[int]:
    """The entity of this code with everything under it."""
    units: dict[int | None, list[int]] = {}
    found: set[int] = set()
    for pk, own, parent in Entity.objects.values_list("pk", "code", "parent_id"):
        units.setdefault(parent, []).append(pk)
        if own == code:
            found.add(pk)
    waiting = list(found)
    while waiting:
        below = units.get(waiting.pop(), [])
        waiting += below
        found.update(below)
    return found


def entities(report: Report, me: Me, language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of the entities whose sections this person reads. Raises `Refused` for none."""
    rows = ReportSection.objects.filter(report=report, occurrence=0, entity__isnull=False)
    found = {
        row.entity.code: f"{row.path} {words(row.names, language) or row.entity}"
        for row in rows.select_related("entity").order_by("position")
        if row.entity is not None and me.may("reads", row.entity_id)
    }
    if not found:
        raise Refused("not_found", _("There is no section here that is open to you."))
    return tuple(found.items())


def facts(report: Report, sheets: Sequence[HasStanding]) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of the report."""
    names = ", ".join(f"{one.standing.path} {one.standing.name}" for one in sheets[:_NAMED])
    return (
        (_("Symbol"), report.symbol),
        (_("Period"), (report.period.label or "") if report.period else ""),
        (_("Sections"), names + (" …" if len(sheets) > _NAMED else "")),
        (_("To be submitted by"), str(report.cycle.submit_by)),
    )
