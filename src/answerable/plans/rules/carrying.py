"""What a version takes over from the one it is based on.

From another version of the same budget: money and posts as they are. From the budget of an earlier
period: what is still there when the new period begins; what ended is gone, what began is simply
there. Causes and reasons explain a change: they go with a copy that is compared with the same version.
"""

from __future__ import annotations

from datetime import date

from answerable.calc.account import Period


def carried_days(
    first_day: date | None, last_day: date | None, ends_by: str | None, *, earlier: Period, period: Period
) -> tuple[date | None, date | None] | None:
    """First and last day of a line in the new period, or None where it does not reach into it.

    A line with a last day at the end of the earlier period, but no act that ends it, went on.
    """
    last = last_day
    if last is not None and last < period.start:
        if ends_by or last < earlier.end:
            return None
        last = None
    if last is not None and last >= period.end and not ends_by:
        last = None
    first = first_day if first_day and first_day > period.start else None
    return first, last


def keeps_reasons(stage: str, same_budget: bool) -> bool:
    """Whether a copy is compared with what its source is compared with, so that reasons stay true.

    A further proposal of the same budget is, like the one before, a change against the year before;
    what is recommended, decided or revised is a change against the version it is made from.
    """
    return same_budget and stage == "proposed"
