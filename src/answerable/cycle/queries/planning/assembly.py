"""Puts the page of a section of a plan together: a fixed number of queries, whatever it holds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from answerable.calc.account import Period
from answerable.calc.periods import shifted
from answerable.cycle.queries.planning.lines import lines_in
from answerable.cycle.queries.planning.reading import SectionRows, rows_of
from answerable.cycle.queries.planning.rows import PlanMaker
from answerable.cycle.queries.planning.shapes import PlanSheet
from answerable.cycle.queries.sheet import rows as sheet_rows
from answerable.cycle.queries.sheet.assembly import section_of, sees, standing_in
from answerable.cycle.queries.sheet.beside import (
    Before,
    comments_of,
    entries_of,
    evidence_of,
    shown_before,
    steps_of,
)
from answerable.cycle.queries.sheet.shapes import Judged
from answerable.cycle.rules.matrix import Verdict, may_write, status_of
from answerable.cycle.rules.measures import Slot
from answerable.cycle.rules.plan_requirements import missing_of
from answerable.cycle.rules.requirements import Missing
from answerable.organization.queries import Me
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report

_SUBJECTS = (
    "objective", "accomplishment", "indicator", "output", "mandate", "factor", "result", "paragraph",
)  # fmt: skip
# How many periods before the plan's each value is asked for, and which kind of value it is then. The
# estimate and the target of an indicator are fields of their own.
_ASKED: dict[str, dict[str, tuple[tuple[int, str], ...]]] = {
    "programme_plan": {
        "indicator": ((3, "actual"), (2, "actual")),
        "result": ((2, "actual"), (1, "planned"), (0, "planned")),
        "output": (),
    },
    "programme_budget": {
        "indicator": ((3, "actual"), (2, "actual")),
        "result": ((4, "actual"), (3, "actual"), (2, "actual"), (1, "planned"), (0, "planned")),
        "output": ((2, "planned"), (2, "actual"), (1, "planned"), (0, "planned")),
    },
}


def plan_sheet(
    symbol: str, section: str, language: str, me: Me | None = None, *, reading: bool = False
) -> PlanSheet | None:
    """The section of an open plan as this person may see and write it; None where it is not there.

    `reading`: no cell is theirs to write here, whatever the matrix says; acts stay what they are.
    """
    found = section_of(symbol, section)
    if found is None or found.report.kind not in PLAN_KINDS or not sees(me, found):
        return None
    standing = standing_in(found, language, me)
    rows = rows_of((found.pk,))[found.pk]
    missing = missing_in(rows)
    told, files, steps = comments_of(found.pk), evidence_of(found.pk), steps_of(found.pk)
    since, entries = shown_before(steps), entries_of(found.pk)
    make = sheet_rows.Maker(
        standing, language, datetime.now(UTC).date(), entries, Judged({}, missing, standing.languages),
        Before({}, {}), Counter(one.path for one in told if one.settled_at is None),
        Counter(file.path for file in files), since, reading,
    )  # fmt: skip
    slots = asked_periods(found.report)
    maker = PlanMaker(rows, make, slots)
    status = status_of(found.status, found.report.kind)
    return PlanSheet(
        standing, found.report.kind, maker.itself(), tuple(maker.objectives()),
        tuple(maker.accomplishments()), tuple(maker.outputs()), tuple(maker.items("mandate")),
        tuple(maker.items("factor")), tuple(maker.items("result")), tuple(maker.paragraphs()),
        slots, missing, told, files, steps, _edits(standing.roles, status, reading),
        sum(since is not None and entry.at > since for entry in entries.values()),
    )  # fmt: skip


def missing_in(rows: SectionRows) -> tuple[Missing, ...]:
    """What the section lacks before it can be submitted."""
    return tuple(missing for line in lines_in(rows) for missing in missing_of(line))


def asked_periods(report: Report) -> dict[str, tuple[Slot, ...]]:
    """By subject, the periods that a plan of this kind asks values for, each with their kind."""
    if report.period is None:
        return {}
    own = Period(report.period.start, report.period.end, report.period.label)
    return {
        subject: tuple(
            ((shifted(own, -back).label if back else own.label) or "", kind) for back, kind in wanted
        )
        for subject, wanted in _ASKED.get(report.kind, {}).items()
    }


def _edits(roles: tuple[str, ...], status: str, reading: bool) -> dict[str, dict[str, Verdict]]:
    today = datetime.now(UTC).date()
    return {
        subject: {
            act: Verdict(False) if reading else may_write(roles, status, subject, act, today)
            for act in ("add", "remove", "move")
        }
        for subject in _SUBJECTS
    }
