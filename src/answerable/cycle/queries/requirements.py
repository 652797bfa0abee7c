"""What sections still need: before they are submitted, and before the report is published."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.quantities import number
from answerable.cycle.queries.lines import lines_of, yardsticks
from answerable.cycle.queries.planning.lines import plan_lines
from answerable.cycle.rules import plan_requirements
from answerable.cycle.rules.requirements import (
    Line,
    Missing,
    Prose,
    missing_of,
    missing_translations,
    must_explain,
)
from answerable.results.choices import EXPLAINED_GROUPS, PLAN_KINDS
from answerable.results.models import Entry, Report, ReportSection, ResourceCategory, ResourceResult


def missing_to_submit(section_id: int) -> tuple[Missing, ...]:
    """Everything the section lacks before it can be submitted, row by row."""
    section = ReportSection.objects.select_related("report__period").get(pk=section_id)
    if section.report.kind in PLAN_KINDS:
        return missing_in_plan((section_id,))
    by = yardsticks(section.report.period)
    return tuple(missing for line in lines_of((section_id,)) for missing in missing_of(line, by))


def missing_in_plan(section_ids: Sequence[int]) -> tuple[Missing, ...]:
    """Everything these sections of a plan lack before they can be submitted."""
    return tuple(
        missing for line in plan_lines(section_ids) for missing in plan_requirements.missing_of(line)
    )


def required_explanations(section_id: int) -> dict[str, Line]:
    """The rows of a section that have to be explained, by path; explained or not."""
    section = ReportSection.objects.select_related("report__period").get(pk=section_id)
    by = yardsticks(section.report.period)
    return {line.path: line for line in lines_of((section_id,)) if must_explain(line, by)}


def missing_to_publish(symbol: str, languages: Sequence[str]) -> tuple[Missing, ...]:
    """Everything the report lacks before it can be published in these languages, states apart.

    Raises `Report.DoesNotExist`. Also the whole account's variances that have no cause or reason.
    """
    report = Report.objects.select_related("period").get(symbol=symbol)
    by = yardsticks(report.period)
    sections = list(ReportSection.objects.filter(report=report).values_list("pk", flat=True))
    if report.kind in PLAN_KINDS:
        return tuple(
            missing
            for plan_line in plan_lines(sections)
            for missing in (
                *plan_requirements.missing_of(plan_line),
                *plan_requirements.missing_translations(plan_line, languages),
            )
        )
    lines = [*lines_of(sections), *account_lines(report)]
    return tuple(
        missing
        for line in lines
        for missing in (*missing_of(line, by), *missing_translations(line, by, languages))
    )


def account_lines(report: Report) -> list[Line]:
    """The whole account by category: sums over the sections that report both figures."""
    sums: dict[int, list[Decimal]] = {}
    rows = ResourceResult.objects.filter(section__report=report)
    for category, apportionment, expenditure in rows.values_list(
        "category_id", "apportionment", "expenditure"
    ):
        allotted, spent = number(apportionment), number(expenditure)
        if allotted is not None and spent is not None:
            total = sums.setdefault(category, [Decimal(0), Decimal(0)])
            total[0] += allotted
            total[1] += spent
    prose: dict[str, dict[tuple[str, str], Prose]] = {}
    entries = Entry.objects.filter(section__report=report, path__startswith="$").exclude(language="")
    for path, name, language, *state in entries.values_list(
        "path", "field", "language", "status", "source_language", "source_digest"
    ):
        prose.setdefault(path, {})[name, language] = Prose(*state)
    return [
        Line(
            "account",
            f"${category.code}",
            "",
            str(sums[category.pk][0]) if category.pk in sums else None,
            str(sums[category.pk][1]) if category.pk in sums else None,
            cause=category.cause,
            texts={"reason": category.reasons},
            prose=prose.get(f"${category.code}", {}),
        )
        for category in ResourceCategory.objects.filter(report=report, group__in=EXPLAINED_GROUPS)
    ]
