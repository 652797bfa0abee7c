"""The page of a section of a plan as records: rows with their cells, and values of several periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from answerable.cycle.queries.sheet.shapes import Cell, File, Remarked, Standing, Step
from answerable.cycle.rules.matrix import Verdict
from answerable.cycle.rules.requirements import Missing


@dataclass(frozen=True, slots=True)
class PeriodCell:
    """The value of one period: a figure, and words for it by language."""

    period: str
    kind: str
    value: Cell
    texts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row: `cells` are figures, choices and words by field, `prose` texts by field and language."""

    subject: str
    path: str
    number: str  # as it is shown; '' where it has none
    cells: Mapping[str, Cell] = field(default_factory=dict)
    prose: tuple[Cell, ...] = ()
    periods: tuple[PeriodCell, ...] = ()
    rows: tuple[PlanRow, ...] = ()  # under it
    role: str = ""  # of a paragraph
    comments: int = 0  # unsettled
    evidence: int = 0

    def each_cell(self) -> Iterator[Cell]:
        yield from self.cells.values()
        yield from self.prose
        for one in self.periods:
            yield one.value
            yield from one.texts

    def each_row(self) -> Iterator[PlanRow]:
        yield self
        for row in self.rows:
            yield from row.each_row()


@dataclass(frozen=True, slots=True)
class PlanSheet:
    standing: Standing
    kind: str  # of the document: programme_plan, programme_budget
    itself: PlanRow  # the section's name
    objectives: tuple[PlanRow, ...]
    accomplishments: tuple[PlanRow, ...]
    outputs: tuple[PlanRow, ...]
    mandates: tuple[PlanRow, ...]
    factors: tuple[PlanRow, ...]
    results: tuple[PlanRow, ...]
    paragraphs: tuple[PlanRow, ...]
    slots: Mapping[str, tuple[tuple[str, str], ...]]  # by subject: periods and kinds asked for
    missing: tuple[Missing, ...]
    comments: tuple[Remarked, ...]
    evidence: tuple[File, ...]
    steps: tuple[Step, ...]
    edits: Mapping[str, Mapping[str, Verdict]]  # by subject: add, remove, move
    changed: int = 0  # cells written after the last submission

    def each_row(self) -> Iterator[PlanRow]:
        top = (
            (self.itself,), self.objectives, self.accomplishments, self.outputs, self.results,
            self.paragraphs, self.mandates, self.factors,
        )  # fmt: skip
        for rows in top:
            for row in rows:
                yield from row.each_row()

    @property
    def promises(self) -> bool:
        """Whether anything is promised yet; a section of units may have nothing of its own."""
        return bool(self.objectives or self.accomplishments or self.outputs or self.results)

    @property
    def may_write(self) -> bool:
        """Whether any cell of it is the reader's to write."""
        return any(cell.may for row in self.each_row() for cell in row.each_cell())
