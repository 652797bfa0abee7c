"""What the sample institution's ERP says: a mission's whole year before, and nine months of the running one.

Every figure follows from the budgets and from fixed shapes of a year, so that the same demonstration
is made everywhere: some lines run over what was granted, some under it, a few posts stand empty. The
files are loaded by the budget office through a saved mapping, as an ERP's files are; loaded twice they
change nothing.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.account import Period
from answerable.calc.posts import Posting, authorized_on
from answerable.calc.posts import months as months_of
from answerable.calc.rounding import half_up
from answerable.foundation import access
from answerable.plans import queries
from answerable.plans.shapes import VersionRow
from answerable.publishing.actions.ledger import load_ledger, save_mapping
from answerable.publishing.demonstration.budgets import INSTITUTION, MISSION
from answerable.publishing.demonstration.office import OPENER
from answerable.results.models import LedgerLoad

RUNNING = 9  # months of 2025/26 that are closed
HEAD = ("Document", "Kind", "Entity", "Category", "Grade", "Day", "Amount", "Text")
MAPPING = {
    "columns": dict(
        zip(("key", "kind", "entity", "category", "grade", "date", "amount", "text"), HEAD, strict=True)
    ),
    "kinds": {
        "EX": "expenditure", "OB": "obligation", "IN": "income", "PO": "incumbency",
    },
}  # fmt: skip
NAMES = {"en": "ERP of the institution", "zh": "本机构的企业资源规划系统"}
# How a year goes, in thousandths of what is spent in it: salaries evenly, the rest with the seasons.
_EVEN = (83, 83, 83, 83, 84, 84, 83, 83, 83, 83, 84, 84)
_SEASONS = (41, 52, 66, 79, 88, 93, 61, 74, 90, 104, 118, 134)
# What is spent of what was granted, in per cent; of everything else ninety-eight.
_SHARES = {
    "m_contingents": 98, "m_international": 106, "m_national": 103, "m_travel": 131, "m_facilities": 88,
    "m_ground": 84, "m_consultants": 240, "m_assistance": 61, "m_marine": 108, "m_assessment": 107,
    "travel": 71, "laboratory": 117, "communications": 92, "consultants": 126, "posts": 99,
}  # fmt: skip
_USUAL = 98
_EMPTY = {"P-4": 2, "P-3": 1, "FS": 3, "NGS": 5}  # posts that stand empty, in every entity that has as many
_OBLIGED = {"m_facilities": "310000", "m_marine": "64000", "laboratory": "48000"}


@dataclass(frozen=True)
class _Erp:
    """Who loads, and from which budgets the lines are made."""

    people: Mapping[str, int]

    @contextmanager
    def acting(self) -> Iterator[int]:
        with access.acting_as(self.people[OPENER]):
            yield self.people[OPENER]

    def knows(self, budget: str, closed: int) -> bool:
        with self.acting():
            return LedgerLoad.objects.filter(file_name=_name(budget, closed)).exists()

    def load(self, budget: str, closed: int) -> None:
        """The lines of a budget's closed months, as one file."""
        with self.acting() as by:
            version = _granted(budget)
            if version is None:
                return
            mapping = save_mapping(by=by, source="erp", kind="", columns=MAPPING, names=NAMES)
            content = _file(lines(version, closed))
            load_ledger(by=by, mapping=mapping, file_name=_name(budget, closed), content=content)


def make_past(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """The mission's year 2024/25, whole."""
    erp, budget = _Erp(people), f"{MISSION}-2024-25"
    if not erp.knows(budget, 12):
        progress("The ERP sends the ledger of 2024/25.")
        erp.load(budget, 12)


def make_running(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """Nine months of 2025/26, of the mission and of the departments."""
    erp = _Erp(people)
    for prefix in (MISSION, INSTITUTION):
        budget = f"{prefix}-2025-26"
        if not erp.knows(budget, RUNNING):
            progress(f"The ERP sends nine months of {budget}.")
            erp.load(budget, RUNNING)


def _name(budget: str, closed: int) -> str:
    return f"{budget}-{closed:02}.csv"


def _granted(budget: str) -> VersionRow | None:
    found = queries.budget(budget)
    finals = [version for version in found.versions if version.status == "final"] if found else []
    return finals[-1] if finals else None


Line = Sequence[str]
_Row = tuple[str, str, str, str, date, str, str]  # a line without its number


def lines(version: VersionRow, closed: int) -> Iterator[Line]:
    """Rows of the ERP's file for the first months of the version's period."""
    period = Period(version.period_start, version.period_end)
    days = [month.first for month in months_of(period)]
    yield from _numbered(version.budget, _money(version, days[:closed]))
    yield from _numbered(version.budget, _obligations(version, days[closed - 1]))
    yield from _numbered(version.budget, _people(version, period, days[:closed]))


def _numbered(budget: str, rows: Iterator[_Row]) -> Iterator[Line]:
    """Each line with its document number: who keeps the books, kind, month, and the count within them."""
    books, counts = budget.partition("-")[0].upper(), Counter[tuple[str, date]]()
    for kind, entity, category, grade, day, amount, text in rows:
        counts[kind, day] += 1
        number = f"{books}-{kind}-{day:%y%m}-{counts[kind, day]:03}"
        yield (number, kind, entity, category, grade, day.isoformat(), amount, text)


def _money(version: VersionRow, days: Sequence[date]) -> Iterator[_Row]:
    sheet = queries.budget_sheet(version.id)
    for (entity, category), line in sheet.lines.items() if sheet else ():
        if not line.amount:
            continue
        shape = _EVEN if line.group in ("posts", "civilian", "military_police", "overheads") else _SEASONS
        year = line.amount * _SHARES.get(category, _USUAL) / 100
        kind = "IN" if line.group == "assessment" else "EX"
        for at, day in enumerate(days):
            amount = half_up(year * shape[at] / 1000, 2)
            yield kind, entity, category, "", day, str(amount), ""


def _obligations(version: VersionRow, day: date) -> Iterator[_Row]:
    """What is ordered and not yet paid in the last closed month."""
    sheet = queries.budget_sheet(version.id)
    for (entity, category), line in sheet.lines.items() if sheet else ():
        if category in _OBLIGED and line.amount:
            yield "OB", entity, category, "", day, _OBLIGED[category], "Purchase orders"


def _people(version: VersionRow, period: Period, days: Sequence[date]) -> Iterator[_Row]:
    """Posts filled on the first of each month: those authorized then, less the empty ones."""
    grades: dict[tuple[str, str], list[Posting]] = {}
    for posting in queries.postings(version.id):
        grades.setdefault((posting.entity, posting.grade or posting.group), []).append(posting)
    for (entity, grade), postings in grades.items():
        for at, day in enumerate(days):
            count = authorized_on(postings, max(day, period.start))
            empty = _EMPTY.get(grade, count // 20)
            filled = count - empty if count > empty else count
            if at >= len(days) // 2 and filled == count and count > 1:
                filled -= 1  # somebody leaves in the middle of the year
            yield "PO", entity, "", grade, day, str(Decimal(filled)), ""


def _file(rows: Iterator[Line]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows(rows)
    return out.getvalue().encode()
