"""Money and posts of a report as they were granted, before anything is spent."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import accepted
from answerable.cycle.shapes import PostLine, ResourceLine, ResourcePlan, Value
from answerable.results.choices import RESOURCE_GROUPS
from answerable.results.models import PostResult, Report, ReportSection, ResourceCategory, ResourceResult


def store_resources(report: Report, plan: ResourcePlan) -> None:
    """Writes categories, apportionments and posts of a new report; three statements.

    Raises `Refused` (invalid) where a line names no section of the report or states no figure.
    """
    sections = dict(ReportSection.objects.filter(report=report, occurrence=0).values_list("path", "pk"))
    for line in plan.categories:
        if line.group not in RESOURCE_GROUPS:
            raise Refused("invalid", _("The group of a category is not a known one."), place=f"${line.code}")
    categories = {
        row.code: row.pk
        for row in ResourceCategory.objects.bulk_create(
            ResourceCategory(
                report=report, code=line.code, names=dict(line.names), group=line.group, position=position
            )
            for position, line in enumerate(plan.categories)
        )
    }
    ResourceResult.objects.bulk_create(
        ResourceResult(
            section_id=_section(sections, path, f"{path}${line.code}"),
            category_id=categories[line.code],
            apportionment=_figure("money", path, f"{path}${line.code}", "apportionment", amount),
        )
        for line in plan.categories
        for path, amount in line.amounts.items()
    )
    PostResult.objects.bulk_create(
        _post(sections, line, position) for position, line in enumerate(plan.posts)
    )


def _post(sections: dict[str, int], line: PostLine, position: int) -> PostResult:
    path = f"{line.section}!{line.code}"
    return PostResult(
        section_id=_section(sections, line.section, path),
        code=line.code,
        names=dict(line.names),
        group=line.group,
        position=position,
        authorized=_figure("posts", line.section, path, "authorized", line.authorized),
        budgeted_rate=_figure("posts", line.section, path, "budgeted_rate", line.budgeted_rate),
    )


def _section(sections: dict[str, int], path: str, place: str) -> int:
    if path not in sections:
        raise Refused("invalid", _("The plan has no section of this path."), place=place)
    return sections[path]


def _figure(subject: str, section: str, path: str, field: str, amount: str | None) -> Any:
    return accepted(subject, Value(section, path, field, amount), ())


def carried_resources(symbol: str | None) -> ResourcePlan:
    """Categories and posts of a stored report without their figures; nothing where it has none."""
    if symbol is None:
        return ResourcePlan()
    amounts: dict[int, dict[str, None]] = {}
    rows = ResourceResult.objects.filter(category__report__symbol=symbol)
    for category, path in rows.values_list("category_id", "section__path"):
        amounts.setdefault(category, {})[path] = None
    categories = tuple(
        ResourceLine(row.code, row.names, row.group, amounts.get(row.pk, {}))
        for row in ResourceCategory.objects.filter(report__symbol=symbol)
    )
    posts = PostResult.objects.filter(section__report__symbol=symbol).order_by("position", "pk")
    return ResourcePlan(
        categories,
        tuple(
            PostLine(path, code, names, None, None, group)
            for path, code, names, group in posts.values_list("section__path", "code", "names", "group")
        ),
    )
