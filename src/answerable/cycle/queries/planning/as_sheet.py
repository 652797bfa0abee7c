"""A section of a plan as the sheet that submitting, clearing and notes look at: the same rows, flat."""

from __future__ import annotations

from answerable.cycle.queries.planning.shapes import PlanRow, PlanSheet
from answerable.cycle.queries.sheet.shapes import Judgement, Sheet, SheetRow
from answerable.foundation.texts import Words


def as_sheet(plan: PlanSheet) -> Sheet:
    """The sheet without tables; its rows by path."""
    standing = plan.standing
    rows = {row.path: _row(row, standing.name.asked) for row in plan.each_row()}
    return Sheet(
        standing, (), (), (), (), (), plan.missing, plan.comments, plan.evidence, plan.steps, None,
        plan.changed, rows,
    )  # fmt: skip


def _row(row: PlanRow, language: str) -> SheetRow:
    cells = {
        **row.cells,
        **{f"{one.period} {one.kind}": one.value for one in row.periods},
    }
    prose = (*row.prose, *(text for one in row.periods for text in one.texts))
    return SheetRow(
        row.subject, row.path, row.number, row_words(row, language), None, None, cells, prose, Judgement(),
        comments=row.comments, evidence=row.evidence,
    )  # fmt: skip


def row_words(row: PlanRow, language: str) -> Words | None:
    """What the row says, in this language if it does, else in another."""
    said = [cell for cell in row.prose if cell.field in ("text", "title", "name") and cell.value]
    found = next((cell for cell in said if cell.language == language), said[0] if said else None)
    return None if found is None else Words(found.value or "", found.language, language)
