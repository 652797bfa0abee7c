"""How far a report is: completeness by section, who is late, consolidated totals, doubts on the draft.

Everything is limited to what the reader sees; counted and summed in the database, in a fixed number
of statements. Not reported is counted apart and never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from answerable.calc.variance import variance_amount, variance_percent
from answerable.cycle.queries.counts import Counts
from answerable.cycle.queries.lines import yardsticks
from answerable.cycle.queries.planning.counts import counts_for
from answerable.foundation.texts import Words, content_language, words
from answerable.results.models import (
    Comment,
    Entry,
    Report,
    ReportFinding,
    ReportingCycle,
    ReportSection,
    ResourceCategory,
    SectionStep,
)

NEAR = 7  # days before a deadline from which on it is near
_OWED_BY_ENTITY = ("open", "returned")
Findings = Mapping[str | None, tuple[int, int]]  # errors and warnings by section path
_COUNTED = ("posts", "non_posts", "corporate")  # the others are parts of these, or income


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One entity's section. `is_stale`: something was written after it was cleared."""

    id: int
    path: str
    parent: str | None
    name: Words | None
    entity_id: int | None
    entity_code: str | None
    status: str
    counts: Counts
    errors: int
    warnings: int
    comments: int  # not settled
    last_entry: datetime | None  # when somebody last wrote; None: nobody did
    is_late: bool
    is_near: bool
    is_stale: bool


@dataclass(frozen=True, slots=True)
class CategoryTotal:
    """Money of a category over the sections that report; `expected` counts those that should."""

    code: str
    name: Words | None
    group: str
    apportionment: Decimal | None
    expenditure: Decimal | None
    variance: Decimal | None  # over sections that report both figures
    percent: Decimal | None
    reported: int
    expected: int
    compared: tuple[Decimal | None, Decimal | None] = (None, None)  # what the variance compares


@dataclass(frozen=True, slots=True)
class Progress:
    symbol: str
    title: Words | None
    period: str
    languages: tuple[str, ...]
    submit_by: date
    clear_by: date
    publish_by: date
    sections: tuple[SectionProgress, ...]
    states: Mapping[str, int]  # sections by state
    total: Counts
    money: tuple[CategoryTotal, ...]
    errors: int  # of the audit of the draft, the whole report
    warnings: int

    @property
    def late(self) -> tuple[SectionProgress, ...]:
        return tuple(section for section in self.sections if section.is_late)

    @property
    def money_total(self) -> CategoryTotal | None:
        """All categories together; parts of others and assessment are not counted. None: no money."""
        return _together([row for row in self.money if row.group in _COUNTED])

    @property
    def is_cleared(self) -> bool:
        """Whether every section is cleared and none changed since."""
        return all(section.status == "cleared" and not section.is_stale for section in self.sections)


def progress(symbol: str, language: str, today: date | None = None) -> Progress | None:
    """The progress of an open report, of the sections the reader sees; None where there is none.

    Deadlines count from `today`, in UTC unless said otherwise.
    """
    today = today or datetime.now(UTC).date()
    report = Report.objects.filter(symbol=symbol, status="open").select_related("period", "cycle").first()
    if report is None or not hasattr(report, "cycle"):
        return None
    code = content_language(language)
    findings = _findings(report)
    sections = _sections(report, findings, code, today)
    return Progress(
        symbol=report.symbol,
        title=words(report.titles, code),
        period=str(report.period) if report.period else "",
        languages=tuple(report.cycle.languages),
        submit_by=report.cycle.submit_by,
        clear_by=report.cycle.clear_by,
        publish_by=report.cycle.publish_by,
        sections=sections,
        states=_states(sections),
        total=_total(sections),
        money=_money(report, code),
        errors=sum(found[0] for found in findings.values()),
        warnings=sum(found[1] for found in findings.values()),
    )


def _sections(report: Report, findings: Findings, language: str, today: date) -> tuple[SectionProgress, ...]:
    rows: list[Any] = list(
        ReportSection.objects.filter(report=report, status__isnull=False)
        .order_by("position")
        .values_list("pk", "path", "parent_path", "names", "entity_id", "entity__code", "status", named=True)
    )
    ids = [row.pk for row in rows]
    counted = counts_for(report.kind, ids, yardsticks(report.period))
    comments = _comments(ids)
    entered = _last(Entry.objects.filter(section_id__in=ids))
    cleared = _last(SectionStep.objects.filter(section_id__in=ids, act="cleared"))
    return tuple(
        SectionProgress(
            id=row.pk,
            path=row.path,
            parent=row.parent_path,
            name=words(row.names, language),
            entity_id=row.entity_id,
            entity_code=row.entity__code,
            status=row.status,
            counts=counted.get(row.pk) or Counts(),
            errors=findings.get(row.path, (0, 0))[0],
            warnings=findings.get(row.path, (0, 0))[1],
            comments=comments.get(row.pk, 0),
            last_entry=entered.get(row.pk),
            is_late=days_left(row.status, report.cycle, today) < 0,
            is_near=0 <= days_left(row.status, report.cycle, today) <= NEAR,
            is_stale=row.pk in cleared
            and row.pk in entered
            and entered[row.pk] > cleared[row.pk]
            and row.status == "cleared",
        )
        for row in rows
    )


def days_left(status: str, cycle: ReportingCycle, today: date) -> int:
    """Days until the deadline of whoever has to act; below 0: late. What is cleared waits for nobody."""
    if status in _OWED_BY_ENTITY:
        return (cycle.submit_by - today).days
    if status == "submitted":
        return (cycle.clear_by - today).days
    return NEAR + 1


def _last(rows: QuerySet[Any]) -> dict[int, datetime]:
    found = rows.order_by().values("section_id").annotate(last=Max("at"))
    return dict(found.values_list("section_id", "last"))


def _comments(sections: Sequence[int]) -> dict[int, int]:
    rows = Comment.objects.filter(section_id__in=sections, settled_at__isnull=True).order_by()
    return dict(rows.values("section_id").annotate(number=Count("pk")).values_list("section_id", "number"))


def _findings(report: Report) -> Findings:
    """Each doubt once for all languages it was found in."""
    rows = (
        ReportFinding.objects.filter(report=report, language=next(iter(sorted(report.places)), ""))
        .order_by()
        .values("section_path")
        .annotate(
            errors=Count("pk", filter=Q(severity="error")), warnings=Count("pk", filter=Q(severity="warning"))
        )
    )
    return {row["section_path"]: (row["errors"], row["warnings"]) for row in rows}


def _states(sections: Sequence[SectionProgress]) -> dict[str, int]:
    found = dict.fromkeys(("open", "submitted", "returned", "cleared"), 0)
    for section in sections:
        found[section.status] += 1
    return found


def _total(sections: Sequence[SectionProgress]) -> Counts:
    total = Counts()
    for section in sections:
        for name in Counts.__slots__:
            setattr(total, name, getattr(total, name) + getattr(section.counts, name))
    return total


def _money(report: Report, language: str) -> tuple[CategoryTotal, ...]:
    both = Q(
        results__apportionment_number__isnull=False,
        results__expenditure_number__isnull=False,
    )
    rows = ResourceCategory.objects.filter(report=report).annotate(
        apportioned=Sum("results__apportionment_number"),
        spent=Sum("results__expenditure_number"),
        compared=Sum("results__apportionment_number", filter=both),
        compared_spent=Sum("results__expenditure_number", filter=both),
        reported=Count("results", filter=Q(results__expenditure__isnull=False)),
        expected=Count("results", filter=Q(results__apportionment_number__isnull=False)),
    )
    return tuple(
        CategoryTotal(
            row.code,
            words(row.names, language),
            row.group,
            row.apportioned,
            row.spent,
            variance_amount(row.compared, row.compared_spent),
            variance_percent(row.compared, row.compared_spent),
            row.reported,
            row.expected,
            (row.compared, row.compared_spent),
        )
        for row in rows.order_by(F("position"))
    )


def _together(rows: Sequence[CategoryTotal]) -> CategoryTotal | None:
    if not rows:
        return None
    compared = _sum(row.compared[0] for row in rows), _sum(row.compared[1] for row in rows)
    return CategoryTotal(
        "",
        None,
        "",
        _sum(row.apportionment for row in rows),
        _sum(row.expenditure for row in rows),
        variance_amount(*compared),
        variance_percent(*compared),
        sum(row.reported for row in rows),
        sum(row.expected for row in rows),
        compared,
    )


def _sum(figures: Iterable[Decimal | None]) -> Decimal | None:
    """What is not reported adds nothing; nothing reported at all is no zero."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal()) if known else None
