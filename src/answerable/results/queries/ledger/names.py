"""What names of a source mean here: codes and names of ours, and aliases a person accepted.

A name that two entities bear means neither: only an alias can say which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.organization.models import Entity
from answerable.plans.models import CostCategory, PostLine
from answerable.results.models import NameAlias
from answerable.results.rules.ledger.conversion import Names, name_key


def names_of(source: int) -> Names:
    """Everything the source may call by name; four queries."""
    aliases = list(NameAlias.objects.filter(source_id=source).exclude(status="proposed"))
    accepted = [alias for alias in aliases if alias.status == "accepted"]
    entities = _unambiguous(Entity.objects.values_list("pk", "code", "names"))
    categories = _unambiguous(CostCategory.objects.values_list("pk", "code", "names"))
    grades = {name_key(grade): grade for grade in known_grades()}
    any_grade = not grades
    for alias in accepted:
        key = name_key(alias.name)
        if alias.entity_id is not None:
            entities[key] = alias.entity_id
        elif alias.category_id is not None:
            categories[key] = alias.category_id
        else:
            grades[key] = alias.grade
    refused = frozenset((alias.field, name_key(alias.name)) for alias in aliases if alias.status == "refused")
    return Names(
        {key: pk for key, pk in entities.items() if ("entity", key) not in refused},
        {key: pk for key, pk in categories.items() if ("category", key) not in refused},
        {key: grade for key, grade in grades.items() if ("grade", key) not in refused},
        refused,
        any_grade,
    )


def known_grades() -> tuple[str, ...]:
    """Grades of the budgets' posts; of posts without a grade, their group."""
    rows = PostLine.objects.order_by().values_list("grade", "group").distinct()
    return tuple(sorted({grade or group for grade, group in rows}))


def _unambiguous(rows: Iterable[tuple[int, str, Mapping[str, Any]]]) -> dict[str, int]:
    by_code: dict[str, int] = {}
    by_name: dict[str, set[int]] = {}
    for pk, code, texts in rows:
        by_code[name_key(code)] = pk
        for text in texts.values():
            if text:
                by_name.setdefault(name_key(text), set()).add(pk)
    found = {key: next(iter(pks)) for key, pks in by_name.items() if len(pks) == 1}
    return found | by_code
