"""The sample institution at work on one period: every act by the person whose it is.

The connection is the application's and each act is entered as its person, so that rules and
policies hold here as they do for everybody. Every act looks first whether it was done already: a
demonstration that was stopped half-way goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from answerable.calc.account import Document
from answerable.cycle import actions as cycle
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.shapes import Remark, ResourcePlan, Value
from answerable.foundation import access
from answerable.publishing.sample import SEED, in_languages, reports
from answerable.publishing.sample.accounts import recorded_accounts, resource_plan
from answerable.publishing.sample.people import of
from answerable.publishing.sample.plan import promised, recorded
from answerable.publishing.sample.years import Year
from answerable.results.models import Evidence, ReportSection, SectionStep

OPENER, CLEARER, PUBLISHER, ADMINISTRATOR = "mei", "paul", "anna", "ivo"


@dataclass
class Office:
    """One period in the making: its working symbol, and what there is to record in it."""

    people: Mapping[str, int]
    year: Year
    symbol: str
    draft: Document = field(init=False)
    values: dict[str, tuple[Value, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.draft = reports.draft(self.year, SEED, complete=True)
        values = recorded(self.draft, self.year, SEED)
        for section, more in recorded_accounts(reports.accounts(self.year, SEED), self.year).items():
            values[section] = (*values.get(section, ()), *more)
        self.values = values

    @contextmanager
    def acting(self, key: str) -> Iterator[int]:
        """Inside, everything is done by this person."""
        with access.acting_as(self.people[key]):
            yield self.people[key]

    def sections(self) -> list[str]:
        """Sections that belong to an entity, in order."""
        return list(self.states())

    def states(self) -> dict[str, str]:
        """Where each section of an entity stands."""
        with self.acting(OPENER):
            rows = ReportSection.objects.filter(report__symbol=self.symbol, status__isnull=False)
            return {row.path: row.status or "" for row in rows.order_by("position")}

    def plan(self) -> tuple[Document, ...]:
        """The plan in both languages, the English first: it gives new entities their address."""
        return in_languages(replace(promised(self.draft), symbol=self.symbol))

    def resources(self) -> ResourcePlan:
        return resource_plan(reports.accounts(self.year, SEED))

    # --- acts

    def record(self, section: str, values: Sequence[Value] | None = None) -> None:
        """The focal point's work on a section: all of it, or these values."""
        self._record(of("focal_point", section[0]).key, values or self.values.get(section, ()))

    def record_general(self, section: str) -> None:
        """What belongs to no entity is the budget office's to write."""
        self._record(OPENER, self.values[section])

    def _record(self, key: str, values: Sequence[Value]) -> None:
        """What stood there before, from a start that was interrupted, is written over."""
        with self.acting(key) as by:
            saved = cycle.record_values(by=by, symbol=self.symbol, values=values)
            again = [replace(conflict.value, seen=conflict.theirs) for conflict in saved.conflicts]
            if again:
                cycle.record_values(by=by, symbol=self.symbol, values=again)

    def submit(self, section: str, text: str = "") -> None:
        if self.states()[section] in ("open", "returned"):
            with self.acting(of("head_of_entity", section[0]).key) as by:
                cycle.submit_section(by=by, symbol=self.symbol, section=section, text=text)

    def clear(self, section: str, text: str = "") -> None:
        if self.states()[section] == "submitted":
            with self.acting(CLEARER) as by:
                cycle.clear_section(
                    by=by, symbol=self.symbol, section=section, digest=self.digest(section), text=text
                )

    def give_back(self, section: str, text: str, comments: Sequence[Remark]) -> None:
        with self.acting(CLEARER) as by:
            cycle.return_section(by=by, symbol=self.symbol, section=section, text=text, comments=comments)

    def attach(self, section: str, path: str, file_name: str, content: bytes, description: str) -> None:
        """A file that bears a figure out; the same file once."""
        with self.acting(of("focal_point", section[0]).key) as by:
            if not Evidence.objects.filter(
                section__report__symbol=self.symbol, path=path, file_name=file_name
            ).exists():
                cycle.attach_evidence(
                    by=by,
                    symbol=self.symbol,
                    section=section,
                    path=path,
                    file_name=file_name,
                    content=content,
                    description=description,
                )

    # --- what was done already

    def was(self, act: str, section: str) -> bool:
        """Whether this step was ever taken on the section."""
        with self.acting(OPENER):
            return SectionStep.objects.filter(
                section__report__symbol=self.symbol, section__path=section, act=act
            ).exists()

    def digest(self, section: str) -> str:
        """Of the section as the person looking at it sees it."""
        found = ReportSection.objects.get(report__symbol=self.symbol, path=section)
        return section_digest(found.pk)
