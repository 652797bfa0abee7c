"""Versions of a plan: as recommended, as approved, as revised; and what decided each.

A version is a document of its own under its own symbol; two of them are compared as documents
(`publishing.planning.comparing`). One that was published elsewhere is read, stored, and added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.cycle.actions.calendar import checked_calendar
from answerable.cycle.actions.standing import acting, today
from answerable.cycle.queries.digest import stale_sections
from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.publishing.actions.opening import free_symbol
from answerable.publishing.actions.plan_storing import Beginning, begin_sections, store_documents
from answerable.publishing.actions.planning import (
    carried_documents,
    known_languages,
    needs_budget_office,
    under_new_name,
)
from answerable.publishing.planning import carrying
from answerable.results.choices import PLAN_KINDS, PLAN_STAGES
from answerable.results.models import Plan, PlanVersion, Report, ReportSection

DECISION_LIMIT = 300


def begin_version(
    *,
    by: int,
    plan: str,
    stage: str,
    symbol: str,
    based_on: str,
    submit_by: date,
    clear_by: date,
    publish_by: date,
    settled: bool = False,
    languages: Sequence[str] = (),
) -> str:
    """Begins a version that says what `based_on` says, and returns its working symbol.

    `settled`: sections that were cleared or published as they are stay cleared; the budget office
    opens again those that the decision changes. Raises `Refused`: not_yours, invalid, conflict,
    not_found.
    """
    with acting(by, "begin_version") as actor:
        needs_budget_office(actor)
        journal.one_writer()
        before = version_of(plan, based_on)
        if stage not in PLAN_STAGES:
            raise Refused("invalid", _("There is no such kind or stage of a plan."), place=stage)
        source = before.report
        spoken = known_languages(tuple(languages) or _languages(source))
        beginning = Beginning(
            actor, free_symbol(symbol), source.kind,
            {code: source.titles.get(code) or before.plan.names.get(code) or plan for code in spoken},
            spoken, checked_calendar(submit_by, clear_by, publish_by), source.symbol, before.plan.period,
            _settled(source) if settled else frozenset(),
        )  # fmt: skip
        period = Period(before.plan.period.start, before.plan.period.end, before.plan.period.label)
        documents, known = carried_documents(beginning, carrying.copied)
        report = store_documents(beginning, under_new_name(beginning, documents, period), known)
        PlanVersion.objects.create(
            plan=before.plan, report=report, number=_next_number(before.plan), stage=stage, based_on=before
        )
        begin_sections(beginning, report)
        journal.record({"symbol": report.symbol, "plan": plan, "stage": stage, "based_on": based_on})
    return report.symbol


def add_version(*, by: int, plan: str, symbol: str, stage: str, based_on: str = "") -> None:
    """Adds a stored plan document to a plan as one of its versions. Raises `Refused`."""
    with acting(by, "add_version") as actor:
        needs_budget_office(actor)
        found = Plan.objects.filter(code=plan).first()
        report = Report.objects.filter(symbol=symbol, kind__in=PLAN_KINDS).exclude(status="open").first()
        if found is None or report is None:
            raise Refused("not_found", _("There is no such plan, or no such plan document is stored."))
        if stage not in PLAN_STAGES:
            raise Refused("invalid", _("There is no such kind or stage of a plan."), place=stage)
        if PlanVersion.objects.filter(report=report).exists():
            raise Refused("conflict", _("This document is a version of a plan already."), place=symbol)
        before = version_of(plan, based_on) if based_on else None
        PlanVersion.objects.create(
            plan=found, report=report, number=_next_number(found), stage=stage, based_on=before
        )
        journal.record({"symbol": symbol, "plan": plan, "stage": stage, "based_on": based_on})


def decide_version(*, by: int, symbol: str, decision: str, decided_on: date) -> None:
    """Notes what decided a version: the resolution, and its day. Once noted it can be corrected.

    Only of what does not change any more. Raises `Refused`: not_yours, not_found, wrong_state, invalid.
    """
    with acting(by, "decide_version") as actor:
        needs_budget_office(actor)
        version = PlanVersion.objects.filter(report__symbol=symbol).select_related("report", "plan").first()
        if version is None:
            raise Refused("not_found", _("There is no such version of a plan."), place=symbol)
        if version.report.status == "open":
            raise Refused(
                "wrong_state",
                _("This version is still being written; publish it before its decision is noted."),
                place=symbol,
            )
        if version.stage == "proposed":
            raise Refused(
                "wrong_state",
                _("A proposal is not decided; begin the version that was, and note the decision there."),
                place=symbol,
            )
        said = acceptable_text(decision, symbol, DECISION_LIMIT)
        if said is None or decided_on > today():
            raise Refused(
                "invalid", _("The resolution and a day that is not to come were expected."), place=symbol
            )
        before = {"decision": version.decision, "decided_on": str(version.decided_on or "")}
        PlanVersion.objects.filter(pk=version.pk).update(decision=said, decided_on=decided_on)
        after = {"decision": said, "decided_on": str(decided_on)}
        journal.record({"symbol": symbol, "plan": version.plan.code, "before": before, "after": after})


def version_of(plan: str, symbol: str) -> PlanVersion:
    """The version of a plan under this symbol. Raises `Refused` (not_found)."""
    found = (
        PlanVersion.objects.filter(plan__code=plan, report__symbol=symbol)
        .select_related("report__period", "plan__period")
        .first()
    )
    if found is None:
        raise Refused("not_found", _("There is no such version of this plan."), place=symbol)
    return found


def _languages(report: Report) -> tuple[str, ...]:
    cycle = getattr(report, "cycle", None)
    return tuple(cycle.languages) if cycle is not None else tuple(sorted(report.places))


def _settled(source: Report) -> frozenset[str]:
    """Sections that nobody has to look at again: published, or cleared and not changed since."""
    rows = ReportSection.objects.filter(report=source, entity__isnull=False, occurrence=0)
    if source.status != "open":
        return frozenset(rows.values_list("path", flat=True))
    cleared = dict(rows.filter(status="cleared").values_list("pk", "path"))
    stale = stale_sections(cleared)
    return frozenset(path for pk, path in cleared.items() if pk not in stale)


def _next_number(plan: Plan) -> int:
    return (plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1
