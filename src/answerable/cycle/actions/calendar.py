"""The days of a report that is being made: its period, and its deadlines."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.calc.periods import is_usual
from answerable.cycle.actions.standing import acting, open_report
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.results.models import ReportingCycle

LABEL_LIMIT = 40  # characters a period is called by


def checked_period(period: Period) -> Period:
    """The period, refused unless an account can be of its days and its label is one line people can read."""
    if period.end <= period.start:
        raise Refused("invalid", _("The period ends before it begins."), place="period")
    if not is_usual(period):
        raise Refused(
            "invalid", _("A period of at most ten years, from 1900 to 2199, was expected."), place="period"
        )
    acceptable_text(period.label, "period", LABEL_LIMIT)
    return period


def checked_calendar(submit_by: date, clear_by: date, publish_by: date) -> tuple[date, date, date]:
    """The three deadlines, refused unless they follow each other."""
    if not submit_by <= clear_by <= publish_by:
        raise Refused(
            "invalid", _("Submission, clearance and publication were expected in this order of days.")
        )
    return submit_by, clear_by, publish_by


def change_deadlines(*, by: int, symbol: str, submit_by: date, clear_by: date, publish_by: date) -> None:
    """Moves the deadlines of an open report; the budget office of the institution may.

    Reminders of the old days stay read or unread; those of the new days are sent anew.
    """
    with acting(by, "change_deadlines") as actor:
        report = open_report(symbol)
        if 0 not in actor.clears:
            raise Refused("not_yours", _("The budget office of the institution sets the deadlines."))
        checked_calendar(submit_by, clear_by, publish_by)
        cycle = ReportingCycle.objects.select_for_update().get(report=report)
        before = [str(day) for day in (cycle.submit_by, cycle.clear_by, cycle.publish_by)]
        ReportingCycle.objects.filter(pk=cycle.pk).update(
            submit_by=submit_by, clear_by=clear_by, publish_by=publish_by
        )
        journal.record(
            {
                "symbol": symbol,
                "before": before,
                "after": [str(day) for day in (submit_by, clear_by, publish_by)],
            }
        )
