"""Puts the sheet together: a fixed number of queries, whatever the section holds.

Nothing is read of other sections and nothing is kept between requests: who reads it matters.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from answerable.calc.delivery import delivery_rate
from answerable.calc.vacancy import vacancy_rate
from answerable.calc.variance import variance_amount, variance_percent
from answerable.cycle.queries.lines import lines_of, yardsticks
from answerable.cycle.queries.requirements import account_lines, missing_in_plan
from answerable.cycle.queries.sheet import rows
from answerable.cycle.queries.sheet.beside import (
    before,
    comments_of,
    entries_of,
    evidence_of,
    shown_before,
    steps_of,
)
from answerable.cycle.queries.sheet.shapes import Judged, Judgement, Sheet, Standing
from answerable.cycle.rules.matrix import FIELDS, may_write, roles_at, status_of
from answerable.cycle.rules.requirements import Line, Yardsticks, missing_of, must_explain
from answerable.foundation.texts import Words, words
from answerable.organization.queries import Me
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report, ReportSection
from answerable.results.queries.rows import indicator_state


def section_of(symbol: str, path: str) -> ReportSection | None:
    """A section of an open report; None where there is none to be seen."""
    return (
        ReportSection.objects.filter(report__symbol=symbol, report__status="open", path=path, occurrence=0)
        .select_related("report__period", "report__cycle")
        .first()
    )


def standing_of(symbol: str, section: str, language: str, me: Me | None) -> Standing | None:
    """Where the section is; None where there is no such section of an open report for this person."""
    found = section_of(symbol, section)
    return None if found is None or not sees(me, found) else standing_in(found, language, me)


def sees(me: Me | None, section: ReportSection) -> bool:
    """The first lock on reading; the database is the second, and the only one for nobody in particular."""
    if me is None:
        return True
    if section.entity_id is None:
        return me.may_everywhere("reads")
    return me.may("reads", section.entity_id)


def standing_in(found: ReportSection, language: str, me: Me | None) -> Standing:
    """Where the section is, for this person."""
    report = found.report
    cycle = getattr(report, "cycle", None)
    status = found.status or "general"
    in_matrix = status_of(found.status, report.kind)
    roles, today = roles_at(me.scopes if me else {}, found.entity_id), datetime.now(UTC).date()
    return Standing(
        found.pk,
        report.symbol,
        found.path,
        words(found.names, language) or Words(found.path, language, language),
        status,
        found.entity_id,
        _languages(report),
        cycle.submit_by if cycle else None,
        cycle.clear_by if cycle else None,
        (report.period.label or "") if report.period else "",
        _previous(report, cycle),
        {
            **{act: may_write(roles, in_matrix, "section", act, today) for act in FIELDS["section"]},
            **{act: may_write(roles, in_matrix, "paragraph", act, today) for act in ("add", "remove")},
        },
        roles,
        report.kind,
    )


def _languages(report: Report) -> tuple[str, ...]:
    """The languages it is being made in."""
    cycle = getattr(report, "cycle", None)
    return tuple(cycle.languages) if cycle else ("en",)


def _previous(report: Report, cycle: Any) -> str | None:
    """The account of the period before: the one it was carried from, else the newest that ended."""
    if report.period is None:
        return None
    chosen = Q(period__end__lt=report.period.start, kind=report.kind)
    if cycle is not None and cycle.carried_from_id:
        chosen |= Q(pk=cycle.carried_from_id)
    found = Report.objects.filter(chosen).exclude(status="open").order_by("-period__end")
    return found.values_list("symbol", flat=True).first()


def judged(symbol: str, section: str, me: Me | None) -> Judged | None:
    """The rows of a section judged as they are now, and what it still needs; None as `standing_of`."""
    found = section_of(symbol, section)
    if found is None or not sees(me, found):
        return None
    return _judged(found, yardsticks(found.report.period), _languages(found.report))


def _is_general(section: ReportSection) -> bool:
    """Whether it is the part with which the whole account is written down: the first without an entity."""
    if section.entity_id is not None:
        return False
    parts = ReportSection.objects.filter(report_id=section.report_id, entity__isnull=True, occurrence=0)
    return bool(parts.order_by("position").values_list("pk", flat=True).first() == section.pk)


def _judged(section: ReportSection, by: Yardsticks, languages: tuple[str, ...]) -> Judged:
    if section.report.kind in PLAN_KINDS:
        return Judged({}, missing_in_plan((section.pk,)), languages)
    lines = [*lines_of((section.pk,)), *(account_lines(section.report) if _is_general(section) else ())]
    return Judged(
        {line.path: _judgement(line, by) for line in lines},
        tuple(missing for line in lines for missing in missing_of(line, by)),
        languages,
    )


def _judgement(line: Line, by: Yardsticks) -> Judgement:
    needs = must_explain(line, by)
    if line.subject == "output":
        return Judgement(delivery_rate(line.promised, line.reported), must_explain=needs)
    if line.subject == "posts":
        return Judgement(vacancy_rate(line.promised, line.reported))
    if line.subject in ("money", "account"):
        return Judgement(
            promised=line.promised,
            reported=line.reported,
            amount=variance_amount(line.promised, line.reported),
            percent=variance_percent(line.promised, line.reported),
            must_explain=needs,
        )
    if line.subject == "indicator":
        state = indicator_state(line.promised, line.reported, {"en": line.wording}, line.direction)
        return Judgement(verdict=state, must_explain=needs)
    return Judgement()


def entry_sheet(
    symbol: str, section: str, language: str, me: Me | None = None, *, reading: bool = False
) -> Sheet | None:
    """The sheet as this person may see and write it; None where it is not there for them.

    `reading`: no cell is theirs to write here, whatever the matrix says; acts stay what they are.
    """
    found = section_of(symbol, section)
    if found is None or not sees(me, found):
        return None
    standing = standing_in(found, language, me)
    by = yardsticks(found.report.period)
    told, files, steps = comments_of(found.pk), evidence_of(found.pk), steps_of(found.pk)
    since = shown_before(steps)
    entries = entries_of(found.pk)
    make = rows.Maker(
        standing, language, datetime.now(UTC).date(), entries, _judged(found, by, standing.languages),
        before(standing), Counter(one.path for one in told if one.settled_at is None),
        Counter(file.path for file in files), since, reading,
    )  # fmt: skip
    outputs = tuple(rows.outputs(make, found.framework_id))
    indicators = tuple(rows.indicators(make, found.framework_id))
    money, posts, paragraphs = tuple(rows.money(make)), tuple(rows.posts(make)), tuple(rows.paragraphs(make))
    account = tuple(rows.account(make, found.report_id)) if _is_general(found) else ()
    return Sheet(
        standing, outputs, indicators, money, posts, paragraphs, make.judged.missing, told, files, steps,
        (by.threshold.percent, by.threshold.amount) if by.threshold else None,
        sum(since is not None and entry.at > since for entry in entries.values()),
        {row.path: row for row in (*outputs, *indicators, *money, *posts, *paragraphs, *account)},
        account,
    )  # fmt: skip
