"""What is changed about a plan as a whole: its names, its period, and a version begun by mistake goes.

Only while it is in the making: what is published keeps its title, its period and its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.cycle.actions.notices import tell
from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.publishing.actions.planning import (
    checked_names,
    fits_its_form,
    needs_budget_office,
    stored_period,
)
from answerable.results.models import (
    Entry,
    Plan,
    PlanVersion,
    Publication,
    Report,
    ReportingCycle,
    ReportSection,
    SectionStep,
)

REASON_LIMIT = 300


def rename_plan(*, by: int, plan: str, names: Mapping[str, str], period: Period | None = None) -> None:
    """Other names for a plan and the titles of its versions being written; another period for all of it.

    The period changes only as long as no version is published or was read. Raises `Refused`:
    not_yours, not_found, invalid, wrong_state.
    """
    with acting(by, "rename_plan") as actor:
        needs_budget_office(actor)
        journal.one_writer()
        found = Plan.objects.select_related("period").filter(code=plan).first()
        if found is None:
            raise Refused("not_found", _("There is no such plan."), place=plan)
        said = checked_names({**found.names, **names}, tuple(found.names))
        before: dict[str, Any] = {"names": found.names, "period": str(found.period)}
        if period is not None and (period.start, period.end, period.label) != (
            found.period.start,
            found.period.end,
            found.period.label,
        ):
            _move(found, period)
        _rename(found, said)
        after = {"names": said, "period": str(Plan.objects.select_related("period").get(pk=found.pk).period)}
        if before != after:
            journal.record({"plan": plan, "before": before, "after": after})


def _move(plan: Plan, period: Period) -> None:
    finished = plan.versions.exclude(report__status="open").select_related("report").first()
    if finished is not None:
        raise Refused(
            "wrong_state",
            _("%(symbol)s is finished: the period of its plan stays. Begin a plan for the other period.")
            % {"symbol": finished.report.symbol},
        )
    for version in plan.versions.select_related("report"):
        fits_its_form(version.report.kind, period)
    with connection.cursor() as cursor:
        cursor.execute("SELECT results_move_plan(%s, %s)", [plan.pk, stored_period(period).pk])


def _rename(plan: Plan, names: dict[str, str]) -> None:
    """A section that bears the plan's name, as the first of a programme budget does, gets the new one."""
    if names == plan.names:
        return
    for report in Report.objects.filter(plan_version__plan=plan, status="open"):
        titles = {code: names.get(code, title) for code, title in report.titles.items()}
        Report.objects.filter(pk=report.pk).update(titles=titles)
        for section in ReportSection.objects.filter(report=report, entity=None):
            bears_it = section.names and all(plan.names.get(c) == text for c, text in section.names.items())
            if bears_it:
                section.names = {code: names.get(code, text) for code, text in section.names.items()}
                section.save(update_fields=["names"])
    Plan.objects.filter(pk=plan.pk).update(names=names)


def withdraw_version(*, by: int, symbol: str, reason: str) -> str | None:
    """Removes a version that was begun by mistake; the journal keeps what stood in it, and the reason.

    The code of its plan, or None where this was its only version, so that the plan is gone, too.
    Raises `Refused`: not_yours, not_found, wrong_state (it is finished, decided, the base of
    another, submitted in part, or on its way to publication), invalid (no reason).
    """
    with acting(by, "withdraw_version") as actor:
        needs_budget_office(actor)
        journal.one_writer()
        rows = PlanVersion.objects.filter(report__symbol=symbol).select_related("report", "plan")
        version = rows.select_for_update(of=("self",)).first()
        if version is None:
            raise Refused("not_found", _("There is no such version of a plan."), place=symbol)
        why_not = reason_to_keep(version)
        if why_not:
            raise Refused("wrong_state", why_not, place=symbol)
        said = acceptable_text(reason, "reason", REASON_LIMIT)
        if said is None:
            raise Refused("invalid", _("Say why this version is withdrawn."), place="reason")
        plan = version.plan.code
        written = Entry.objects.filter(section__report=version.report)
        people = set(written.values_list("person_id", flat=True))
        journal.record({"symbol": symbol, "plan": plan, "reason": said, "entries": written.count()})
        with connection.cursor() as cursor:
            cursor.execute("SELECT results_withdraw_version(%s)", [version.report_id])
            stays = bool(cursor.fetchone()[0])
        tell(
            people - {actor.id}, "deadline", symbol, address=f"/plans/{plan}/" if stays else "/plans/",
            parameters={"symbol": symbol, "act": "withdrawn", "by": actor.name, "text": said},
        )  # fmt: skip
    return plan if stays else None


def reason_to_keep(version: PlanVersion) -> str:
    """Why this version cannot be withdrawn, as a sentence; empty where it can."""
    report = version.report
    if report.status != "open" or version.decision:
        return _("This version is finished: what is published or decided stays.")
    follower = PlanVersion.objects.filter(based_on=version).select_related("report").first()
    if follower is not None:
        return _("%(symbol)s was made from this version; withdraw that one first.") % {
            "symbol": follower.report.symbol
        }
    if ReportingCycle.objects.filter(carried_from=report).exists():
        return _("Something was carried forward from this version; it stays.")
    if Publication.objects.filter(report=report).exists():
        return _("A publication of this version was asked for; take that back first.")
    if SectionStep.objects.filter(section__report=report).exclude(act="opened").exists():
        return _("Sections of this version were submitted: it is no version begun by mistake any more.")
    return ""
