"""What sections recorded of money and posts, added up for the report's tables (`tables.Account`).

Sums and names only; which table prints what is in `tables`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from answerable.calc.account import Language, Quantity
from answerable.calc.quantities import number
from answerable.calc.rounding import half_up
from answerable.publishing.compiling.tables import Account, Category, Line, Posts, together
from answerable.results.models import PostResult, Report, ReportSection, ResourceCategory, ResourceResult

_OF_ENTITIES = ("posts", "non_posts")


Corrections = Mapping[str, Mapping[str, str | None]]  # new figures by path, then field


def account_of(report: Report, language: str, corrections: Corrections | None = None) -> Account:
    """The report's money and posts in one language; a name that is missing there is left empty.

    `corrections` take the place of what is recorded: what would be if they had been entered.
    """
    categories = list(ResourceCategory.objects.filter(report=report).order_by("position", "pk"))
    results = list(
        ResourceResult.objects.filter(category__report=report).select_related("category", "section")
    )
    for result in results:
        _correct(result, f"{result.section.path}${result.category.code}", corrections)
    lines: dict[int, list[Line]] = defaultdict(list)
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for result in sorted(results, key=lambda row: row.section.position):
        lines[result.category_id].append(Line(result.apportionment, result.expenditure))
        name = result.section.names.get(language) or result.section.path
        if text := (result.reasons.get(language) or "").strip():
            said[result.category_id].append((name, text))
    return Account(
        cast(Language, language),
        tuple(
            Category(
                c.names.get(language, ""),
                c.group,
                together(lines[c.pk]),
                (c.reasons.get(language) or "").strip() or None,
                tuple(said[c.pk]),
            )
            for c in categories
            if lines[c.pk]
        ),
        _entities(report, language, results),
        _posts(report, language, corrections),
    )


def _entities(report: Report, language: str, results: list[ResourceResult]) -> tuple[tuple[str, Line], ...]:
    """Each highest section that has an entity, with what the sections below it recorded."""
    sections = {s.pk: s for s in ReportSection.objects.filter(report=report).order_by("position")}
    by_path = {s.path: s for s in sections.values()}
    lines: dict[int, list[Line]] = defaultdict(list)
    for result in results:
        section = sections[result.section_id]
        while section.parent_path and (above := by_path.get(section.parent_path)) and above.entity_id:
            section = above
        if section.entity_id is not None and result.category.group in _OF_ENTITIES:
            lines[section.pk].append(Line(result.apportionment, result.expenditure))
    return tuple(
        (sections[pk].names.get(language, ""), together(lines[pk])) for pk in sections if pk in lines
    )


def _correct(row: Any, path: str, corrections: Corrections | None) -> None:
    for name, value in (corrections or {}).get(path, {}).items():
        setattr(row, name, value)


def _posts(report: Report, language: str, corrections: Corrections | None) -> tuple[Posts, ...]:
    rows: dict[tuple[str, str], list[PostResult]] = defaultdict(list)
    found_rows = PostResult.objects.filter(section__report=report).select_related("section")
    for row in found_rows.order_by("position", "section__position"):
        _correct(row, f"{row.section.path}!{row.code}", corrections)
        rows[row.group, row.code].append(row)
    return tuple(
        Posts(
            found[0].names.get(language, ""),
            group,
            _sum(row.authorized for row in found),
            _sum(row.incumbency for row in found),
            _budgeted(found),
        )
        for (group, _), found in rows.items()
    )


def _sum(values: Iterable[Quantity]) -> Quantity:
    return together(Line(value, None) for value in values).allotted


def _budgeted(rows: list[PostResult]) -> Quantity:
    """The one budgeted rate, or the average weighted by authorized posts where sections differ."""
    rates = {row.budgeted_rate for row in rows}
    if len(rates) == 1:
        return rows[0].budgeted_rate or None
    known = [
        (posts, rate)
        for row in rows
        if (posts := number(row.authorized)) and (rate := number(row.budgeted_rate)) is not None
    ]
    whole = sum((posts for posts, _ in known), Decimal(0))
    return str(half_up(sum((p * r for p, r in known), Decimal(0)) / whole, 1)) if whole else None
