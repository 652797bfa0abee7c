"""The digest of a section: SHA-256 over everything that will be printed of it or was decided on it.

Figures, texts in all languages, causes, money and posts, as canonical JSON. An approval is bound to
it: another digest later means that something changed since. Comments, evidence and who wrote what
are no part of it. Seven queries, whatever the number of sections.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from answerable.plans.models import Accomplishment, Indicator, Objective, Output
from answerable.results.models import (
    CompletedValue,
    Paragraph,
    PostResult,
    ReportSection,
    ResourceResult,
    SectionStep,
)

_OUTPUT = ("number", "occurrence", "texts", "headings", "planned", "words", "category", "subcategories")
_OUTPUT_RESULT = ("actual", "remarks", "reasons", "cause", "values", "words")
_INDICATOR = ("ordinal", "occurrence", "label", "texts", "target", "estimate", "words")
_INDICATOR_RESULT = ("actual", "narratives", "reported_achieved", "cause", "values", "words")
_PARAGRAPH = ("position", "number", "mark", "role", "texts", "outputs")
_MONEY = ("apportionment", "expenditure", "cause", "reasons")
_POSTS = ("code", "names", "group", "authorized", "incumbency", "budgeted_rate")


def section_digest(section_id: int) -> str:
    """The digest of one section as it is now. Raises `KeyError` where there is none to be seen."""
    return section_digests((section_id,))[section_id]


def section_digests(section_ids: Collection[int]) -> dict[int, str]:
    """The digests of several sections; those that cannot be seen are missing."""
    return {section: _hash(content) for section, content in _contents(section_ids).items()}


def is_stale(section_id: int) -> bool:
    """Whether the section changed after it was last cleared; False where it never was, or is published."""
    return section_id in stale_sections((section_id,))


def stale_sections(section_ids: Collection[int]) -> set[int]:
    """Of these sections, those cleared with another content than they have now."""
    sealed = ReportSection.objects.filter(pk__in=section_ids, report__status="published")
    under_seal = set(sealed.values_list("pk", flat=True))  # numbers and rates were set after clearing
    cleared = {pk: digest for pk, digest in cleared_digests(section_ids).items() if pk not in under_seal}
    present = section_digests(cleared)
    return {section for section, digest in cleared.items() if present.get(section) != digest}


def cleared_digests(section_ids: Collection[int]) -> dict[int, str]:
    """What was last cleared of each section that was ever cleared."""
    steps = SectionStep.objects.filter(section=OuterRef("pk"), act="cleared").order_by("-at", "-pk")
    rows = ReportSection.objects.filter(pk__in=section_ids).annotate(
        cleared=Subquery(steps.values("digest")[:1])
    )
    return dict(rows.filter(cleared__isnull=False).values_list("pk", "cleared"))


def _hash(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _contents(section_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    sections = ReportSection.objects.filter(pk__in=section_ids)
    found: dict[int, dict[str, Any]] = {}
    frameworks: dict[int, int] = {}
    for pk, framework, path, names, further in sections.values_list(
        "pk", "framework_id", "path", "names", "further"
    ):
        found[pk] = defaultdict(list, path=path, names=names, further=further)
        if framework is not None:
            frameworks[framework] = pk
    _add_plans(found, frameworks)
    _add(found, "paragraphs", Paragraph.objects.order_by("position", "pk"), _PARAGRAPH)
    money = ResourceResult.objects.order_by("category__position", "category_id")
    _add(found, "money", money, ("category__code", *_MONEY))
    _add(found, "posts", PostResult.objects.order_by("position", "pk"), _POSTS)
    completed = CompletedValue.objects.order_by("result__output__position", "position", "pk")
    _add(
        found, "completed", completed, ("result__output_id", "value", "labels", "words"), "result__section_id"
    )
    return found


def _add(
    found: dict[int, dict[str, Any]],
    name: str,
    rows: QuerySet[Any],
    columns: tuple[str, ...],
    section: str = "section_id",
) -> None:
    for pk, *values in rows.filter(**{f"{section}__in": found}).values_list(section, *columns):
        found[pk][name].append(values)


def _add_plans(found: dict[int, dict[str, Any]], frameworks: dict[int, int]) -> None:
    """What was promised with what came of it; a row without a result yet counts, too."""
    plans: tuple[tuple[str, QuerySet[Any], str, tuple[str, ...]], ...] = (
        ("objectives", Objective.objects.order_by("position", "pk"), "framework_id", ("texts",)),
        (
            "accomplishments",
            Accomplishment.objects.order_by("position", "pk"),
            "framework_id",
            ("label", "texts"),
        ),
        (
            "indicators",
            Indicator.objects.order_by("accomplishment__position", "position", "pk"),
            "accomplishment__framework_id",
            ("accomplishment__label", *_INDICATOR, *(f"result__{name}" for name in _INDICATOR_RESULT)),
        ),
        (
            "outputs",
            Output.objects.order_by("position", "pk"),
            "framework_id",
            ("accomplishment_label", *_OUTPUT, *(f"result__{name}" for name in _OUTPUT_RESULT)),
        ),
    )
    for name, rows, framework, columns in plans:
        for pk, *values in rows.filter(**{f"{framework}__in": frameworks}).values_list(framework, *columns):
            found[frameworks[pk]][name].append(_without_nothing(values))


def _without_nothing(values: list[Any]) -> list[Any]:
    """No result yet is the same as an empty one."""
    return [None if value in ({}, "") else value for value in values]
