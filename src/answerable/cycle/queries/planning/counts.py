"""How far sections of a plan are: figures and texts due, and how many of them are there."""

from __future__ import annotations

from collections.abc import Collection

from answerable.cycle.queries.counts import Counts, counts_of
from answerable.cycle.queries.planning.lines import lines_in
from answerable.cycle.queries.planning.reading import rows_of
from answerable.cycle.rules.plan_requirements import PlanLine
from answerable.cycle.rules.requirements import Yardsticks
from answerable.cycle.rules.values import plain
from answerable.results.choices import PLAN_KINDS


def counts_for(kind: str, section_ids: Collection[int], by: Yardsticks) -> dict[int, Counts]:
    """Counts of these sections of a report of this kind."""
    return plan_counts(section_ids) if kind in PLAN_KINDS else counts_of(section_ids, by)


def plan_counts(section_ids: Collection[int]) -> dict[int, Counts]:
    """Counts of these sections; `due` are figures, `texts` wordings and rows that should be there."""
    found: dict[int, Counts] = {}
    for section, rows in rows_of(section_ids).items():
        counts = found[section] = Counts()
        counts.outputs = len(rows.outputs)
        for line in lines_in(rows):
            _count(counts, line)
    return found


def _count(counts: Counts, line: PlanLine) -> None:
    given = sum(quantity is not None for quantity in line.figures.values())
    counts.due += len(line.figures)
    counts.given += given
    counts.texts += len(line.texts) + len(line.lacks)
    counts.written += sum(any(plain(text) for text in texts.values()) for texts in line.texts.values())
