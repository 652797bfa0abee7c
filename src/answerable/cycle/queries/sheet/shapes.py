"""The entry page of a section as records: tables of rows, rows of cells, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from answerable.calc.account import Quantity
from answerable.cycle.rules.matrix import Verdict
from answerable.cycle.rules.requirements import Missing
from answerable.foundation.texts import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row in one language ('' for figures): what stands there, who wrote it, and
    whether the reader may write it (`why` says why not)."""

    path: str
    field: str
    language: str
    nature: str  # one of rules.values.Nature
    value: str | None
    may: bool
    why: str = ""
    by: str = ""
    at: datetime | None = None
    status: str = "final"
    source_language: str = ""
    outdated: bool = False  # its source changed since it was translated
    changed: bool = False  # after the last time it was submitted
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How a form names it; no part holds the sign."""
        return f"{self.path}|{self.field}|{self.language}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What `calc` says of a row: nothing here is entered."""

    rate: Decimal | None = None  # delivery rate or vacancy rate, per cent
    amount: Decimal | None = None  # variance, in the unit of the tables
    percent: Decimal | None = None  # variance in per cent of the apportionment
    verdict: str = ""  # of an indicator: one of choices.INDICATOR_STATES
    must_explain: bool = False
    promised: Quantity = None  # of the whole account: what its sections were allotted
    reported: Quantity = None  # and spent


@dataclass(frozen=True, slots=True)
class Judged:
    """All rows of a section judged again, and what it still needs."""

    rows: Mapping[str, Judgement]
    missing: tuple[Missing, ...]
    languages: tuple[str, ...]  # of the report


@dataclass(frozen=True, slots=True)
class SheetRow:
    subject: str
    path: str
    number: str  # as printed; '' where it has none
    text: Words | None
    heading: Words | None  # of the group that begins with this row; None: the group goes on
    promised: Quantity  # planned, target, apportionment or authorized, where it is no cell
    cells: Mapping[str, Cell]  # by field: figures, causes, answers
    prose: tuple[Cell, ...]
    judgement: Judgement
    previous: Quantity = None  # the same row's figure a period ago
    had_previous: bool = False
    comments: int = 0  # unsettled
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Remarked:
    """A comment as it is read."""

    id: int
    path: str
    field: str
    by: str
    at: datetime
    text: str
    settled_by: str | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class File:
    """An evidence file without its bytes."""

    id: int
    path: str
    name: str
    media_type: str
    size: int
    description: str
    by: str
    by_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    act: str
    by: str
    at: datetime
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a section is, who looks at it and what they may do to it now."""

    id: int
    symbol: str
    path: str
    name: Words
    status: str  # choices.SECTION_STATES, or general
    entity_id: int | None
    languages: tuple[str, ...]
    submit_by: date | None
    clear_by: date | None
    period: str
    previous_symbol: str | None
    acts: Mapping[str, Verdict]  # on the section, as `matrix` names them; add, remove a paragraph
    roles: tuple[str, ...] = ()
    kind: str = "performance_report"  # of the document


@dataclass(frozen=True, slots=True)
class Sheet:
    standing: Standing
    outputs: tuple[SheetRow, ...]
    indicators: tuple[SheetRow, ...]
    money: tuple[SheetRow, ...]
    posts: tuple[SheetRow, ...]
    paragraphs: tuple[SheetRow, ...]
    missing: tuple[Missing, ...]
    comments: tuple[Remarked, ...]
    evidence: tuple[File, ...]
    steps: tuple[Step, ...]
    threshold: tuple[Decimal, Decimal] | None = None  # per cent, dollars
    changed: int = 0  # cells written after the last submission
    rows: Mapping[str, SheetRow] = field(default_factory=dict)
    account: tuple[SheetRow, ...] = ()  # of the whole account, with the part that stands for it

    @property
    def may_write(self) -> bool:
        """Whether any cell of it is the reader's to write."""
        return any(cell.may for row in self.rows.values() for cell in (*row.cells.values(), *row.prose))
