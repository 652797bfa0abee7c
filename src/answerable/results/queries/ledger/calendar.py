"""In which period's account a day counts: its own, or, where that is sealed, the next that is open.

A sealed account never changes, so a line for it that comes late counts in the next account that
is being made, and where none is, in none: it is listed for a corrigendum. An account answers for
the entities it has sections of, and for everything under them: the seal of another institution's
account says nothing of a mission's lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answerable.organization.models import Entity, Period
from answerable.results.choices import ACCOUNT_KINDS
from answerable.results.models import Report, ReportSection
from answerable.results.rules.ledger.conversion import Counted


@dataclass(frozen=True, slots=True)
class _Span:
    id: int
    start: date
    end: date
    is_open: bool = False
    is_sealed: bool = False

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class _Account:
    id: int
    period: int
    is_open: bool


class Calendar:
    """Periods and accounts as they are now; four queries. Group 0: entities no account answers for."""

    def __init__(self) -> None:
        self._periods = [
            _Span(*row)
            for row in Period.objects.order_by("start", "end", "pk").values_list("pk", "start", "end")
        ]
        accounts = Report.objects.filter(kind__in=ACCOUNT_KINDS, period__isnull=False)
        self._accounts = [
            _Account(pk, period, status == "open")
            for pk, period, status in accounts.values_list("pk", "period_id", "status")
            if period is not None
        ]
        self._answering = _answering([account.id for account in self._accounts])
        self._above: Mapping[int, int | None] = dict(Entity.objects.values_list("pk", "parent_id"))
        self._groups: dict[frozenset[int], int] = {frozenset(): 0}
        self._spans: dict[int, list[_Span]] = {0: self._periods}

    def group(self, entity: int) -> int:
        """Which group of entities this one is in."""
        line = self._line(entity)
        accounts = frozenset(account.id for account in self._accounts if line & self._answering[account.id])
        found = self._groups.setdefault(accounts, len(self._groups))
        if found not in self._spans:
            self._spans[found] = self._spans_of(accounts)
        return found

    def counted(self, day: date, group: int) -> Counted | None:
        """Where the day counts for entities of this group; None where no period here has it."""
        spans = self._spans[group]
        own = [span for span in spans if span.start <= day <= span.end]
        if not own:
            return None
        chosen = min(own, key=lambda span: (not span.is_open, not span.is_sealed, span.days, span.id))
        if chosen.is_open or not chosen.is_sealed:
            return Counted(chosen.id, False)
        opened = sorted((span for span in spans if span.is_open), key=lambda span: (span.start, span.days))
        following = next((span for span in opened if span.end > chosen.end), None)
        return Counted(None if following is None else following.id, True)

    def _line(self, entity: int) -> frozenset[int]:
        """The entity and all it stands under."""
        found: set[int] = set()
        at: int | None = entity
        while at is not None and at not in found:
            found.add(at)
            at = self._above.get(at)
        return frozenset(found)

    def _spans_of(self, accounts: frozenset[int]) -> list[_Span]:
        states: dict[int, set[bool]] = defaultdict(set)
        for account in self._accounts:
            if account.id in accounts:
                states[account.period].add(account.is_open)
        return [
            _Span(one.id, one.start, one.end, True in states[one.id], states[one.id] == {False})
            for one in self._periods
        ]


def _answering(reports: list[int]) -> Mapping[int, frozenset[int]]:
    """Entities with a section of their own, by report."""
    found: dict[int, set[int]] = {report: set() for report in reports}
    rows = ReportSection.objects.filter(report__in=reports, entity__isnull=False)
    for report, entity in rows.values_list("report_id", "entity_id"):
        if entity is not None:
            found[report].add(entity)
    return {report: frozenset(entities) for report, entities in found.items()}
