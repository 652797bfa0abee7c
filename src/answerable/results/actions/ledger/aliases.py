"""Names of a source: proposed by similarity when they first come, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.likeness import closest
from answerable.foundation import journal
from answerable.organization.models import Entity
from answerable.organization.rules.refusal import Refused
from answerable.plans.models import CostCategory
from answerable.results.actions.ledger.standing import loading
from answerable.results.models import NameAlias
from answerable.results.queries.ledger.names import known_grades

MOST = 5_000  # names proposed in one load: more means that the wrong column was mapped


def decide_alias(
    *,
    by: int,
    alias: int,
    status: str,
    entity: str | None = None,
    category: str | None = None,
    grade: str | None = None,
) -> None:
    """Says what a name means (`accepted`: the code of an entity or category, or a grade; without one,
    what was proposed) or that it means nothing here (`refused`).

    A decision can be changed; lines that came in under the old one stay as they are. Raises
    `Refused`: not_yours, not_found, invalid.
    """
    if status not in ("accepted", "refused"):
        raise Refused("invalid", _("A name is accepted or refused."), place="status")
    with loading(by, "decide_alias"):
        found = NameAlias.objects.select_for_update().filter(pk=alias).first()
        if found is None:
            raise Refused("not_found", _("There is no such name any more; open the list again."))
        if status == "accepted":
            _accept(found, {"entity": entity, "category": category, "grade": grade}[found.field])
        else:
            found.entity = found.category = None
            found.grade = ""
        found.status, found.decided_at, found.decided_by_id = status, datetime.now(UTC), by
        found.save()
        journal.record({"alias": found.name, "field": found.field, "status": status})


def _accept(alias: NameAlias, meaning: str | None) -> None:
    """Sets what the name means, or leaves what was proposed."""
    if meaning:
        setattr(alias, alias.field, _meant(alias.field, meaning))
    if not getattr(alias, alias.field):
        raise Refused("invalid", _("Choose what “%(name)s” means.") % {"name": alias.name}, place=alias.field)


def _meant(field: str, meaning: str) -> Any:
    if field == "grade":
        grades = known_grades()
        if (grades and meaning not in grades) or len(meaning) > 60:
            raise Refused("invalid", _("“%(found)s” is no grade of the budget.") % {"found": meaning[:60]},
                          place="grade")  # fmt: skip
        return meaning
    model: Any = Entity if field == "entity" else CostCategory
    found = model.objects.filter(code=meaning).first()
    if found is None:
        sentence = _("“%(found)s” is not here; choose one of the list.")
        raise Refused("invalid", sentence % {"found": meaning[:60]}, place=field)
    return found


def propose(source: int, unknown: Iterable[tuple[str, str]]) -> int:
    """Notes names nobody decided yet, each with what it may mean. Inside a load. Returns how many are new."""
    wanted = list(dict.fromkeys(unknown))[:MOST]
    known = set(NameAlias.objects.filter(source_id=source).values_list("field", "name"))
    new = [pair for pair in wanted if pair not in known]
    if not new:
        return 0
    candidates = _candidates({field for field, _name in new})
    NameAlias.objects.bulk_create(
        (_proposal(source, field, name, candidates[field]) for field, name in new), ignore_conflicts=True
    )
    return len(new)


def _proposal(source: int, field: str, name: str, candidates: list[tuple[str, Any]]) -> NameAlias:
    found = NameAlias(source_id=source, field=field, name=name, status="proposed")
    best = closest(name, candidates)
    if best is not None:
        setattr(found, "grade" if field == "grade" else f"{field}_id", best.meaning)
        found.likeness = best.likeness
    return found


def _candidates(fields: set[str]) -> dict[str, list[tuple[str, Any]]]:
    """Every name of ours by field, with what it stands for."""
    found: dict[str, list[tuple[str, Any]]] = {}
    if "entity" in fields:
        found["entity"] = _called(Entity.objects.order_by("code").values_list("pk", "code", "names"))
    if "category" in fields:
        found["category"] = _called(CostCategory.objects.values_list("pk", "code", "names"))
    if "grade" in fields:
        found["grade"] = [(grade, grade) for grade in known_grades()]
    return found


def _called(rows: Iterable[tuple[int, str, Mapping[str, Any]]]) -> list[tuple[str, Any]]:
    return [(name, pk) for pk, code, names in rows for name in (*names.values(), code) if name]
