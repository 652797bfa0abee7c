"""In which period's account a day counts: its own, or, where that is sealed, the next that is open.

A sealed account never changes, so a line for it that comes late counts in the next account that
is being made, and where none is, in none: it is listed for a corrigendum.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from answerable.organization.models import Period
from answerable.results.choices import ACCOUNT_KINDS
from answerable.results.models import Report
from answerable.results.rules.ledger.conversion import Counted


@dataclass(frozen=True, slots=True)
class _Span:
    id: int
    start: date
    end: date
    is_open: bool
    is_sealed: bool

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def calendar() -> Callable[[date], Counted | None]:
    """Says for a day where it counts; None where no period here has it. Two queries."""
    spans = _spans()
    opened = sorted((span for span in spans if span.is_open), key=lambda span: (span.start, span.days))

    def counted(day: date) -> Counted | None:
        own = [span for span in spans if span.start <= day <= span.end]
        if not own:
            return None
        chosen = min(own, key=lambda span: (not span.is_open, not span.is_sealed, span.days, span.id))
        if chosen.is_open or not chosen.is_sealed:
            return Counted(chosen.id, False)
        following = next((span for span in opened if span.end > chosen.end), None)
        return Counted(None if following is None else following.id, True)

    return counted


def _spans() -> list[_Span]:
    accounts = Report.objects.filter(kind__in=ACCOUNT_KINDS, period__isnull=False)
    states: dict[int, set[str]] = {}
    for period, status in accounts.values_list("period_id", "status"):
        if period is not None:
            states.setdefault(period, set()).add(status)
    return [
        _Span(
            pk,
            start,
            end,
            "open" in states.get(pk, ()),
            bool(states.get(pk, set()) & {"published", "loaded"}) and "open" not in states.get(pk, ()),
        )
        for pk, start, end in Period.objects.order_by("start", "end", "pk").values_list("pk", "start", "end")
    ]
