"""The account as plain records: what a document of accountability holds.

These are the records of ``publishing/media/document.schema.json``, frozen and comparable
(``docs/developer/document_schema.md`` says what it adds to the agreed contract).
They live on the lowest floor because readers make them, writers set them, the audit
recomputes them and the database stores them, and none of those may know another.

Equality says "the same account": it ignores where something stood (`place`), and which
doubts a reading had (`findings`), so that ``read(write(x)) == x`` means what it says.

Not here: turning records into JSON (`publishing.media.json`), arithmetic (the other modules
of `calc`), the audit (`results.reports.rules`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal[
    "performance_report",
    "outputs_addendum",
    "programme_plan",
    "accountability_report",
    "combined_report",
    "programme_budget",
    "corrigendum",
]
Language = Literal["ar", "zh", "en", "fr", "ru", "es"]
Role = Literal["introduction", "results", "strategy", "orientation", "other"]
Level = Literal["item", "of_which", "subtotal", "total", "heading"]
Severity = Literal["error", "warning", "note"]
Direction = Literal["more", "less", "keep"]
ValueKind = Literal["actual", "planned", "target", "estimate", "approved", "proposed"]

# Digits ("3700", "12.7", "-4.0"), one of WORDS, the printed word where it is none of these,
# or None: the document has no such cell or leaves it empty (not reported).
Quantity = str | None
WORDS = ("not_applicable", "none", "yes", "no", "partly")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in its source: lines of a text, or page/block/sheet of a file."""

    lines: tuple[int, int] | None = None  # first and last, 1-based
    page: int | None = None  # PDF, 1-based
    box: tuple[float, float, float, float] | None = None  # PDF points: left, top, right, bottom
    block: int | None = None  # DOCX: 0-based index of the body's paragraph or table
    row: int | None = None  # 0-based row inside a table block
    sheet: str | None = None
    cell: str | None = None

    def where(self) -> dict[str, object] | None:
        """The schema's `where`: everything but the lines, or None when there is nothing."""
        names = ("page", "box", "block", "row", "sheet", "cell")
        found = {n: getattr(self, n) for n in names if getattr(self, n) is not None}
        return found or None


@dataclass(frozen=True, slots=True)
class Period:
    start: date
    end: date
    label: str | None = None  # '2020/21'


@dataclass(frozen=True, slots=True)
class PeriodValue:
    period: str
    value: Quantity
    kind: ValueKind | None = None
    text: str | None = None
    series: str | None = None  # of a figure with several series: which one, as printed
    exhibit: str | None = None  # label of the exhibit it stands in, where a result has several


@dataclass(frozen=True, slots=True)
class Indicator:
    ordinal: int
    text: str
    narrative: str | None = None
    target: Quantity = None
    estimate: Quantity = None
    actual: Quantity = None
    reported_achieved: bool | None = None
    label: str | None = None
    values: tuple[PeriodValue, ...] = ()
    unit: str | None = None  # what is counted: days, per cent
    direction: Direction | None = None  # which way is good
    baseline: Quantity = None  # what it was before the period
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Accomplishment:
    label: str
    text: str
    indicators: tuple[Indicator, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Completed:
    value: Quantity
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Output:
    text: str
    number: int | None = None
    accomplishment: str | None = None
    headings: tuple[str, ...] = ()
    planned: Quantity = None
    actual: Quantity = None
    printed_rate: str | None = None
    completed: tuple[Completed, ...] = ()
    remarks: str | None = None
    reason: str | None = None
    category: str | None = None
    subcategory: str | None = None
    quantities: tuple[PeriodValue, ...] = ()
    unit: str | None = None  # what is counted: documents, meetings, days
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    role: Role
    number: int | str | None = None
    outputs: tuple[int, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mandate:
    symbol: str
    title: str
    group: str | None = None  # the heading above, as printed: 'General Assembly resolutions'
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The head of a printed table or figure whose values stand in records of their own."""

    label: str  # 'Table 2.4', 'Figure 2.I'
    title: str | None = None
    unit: str | None = None
    notes: tuple[str, ...] = ()  # below it, each with its mark
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Result:
    title: str
    text: str
    label: str | None = None
    measures: tuple[PeriodValue, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()  # the tables and figures that show the measures
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    path: str
    name: str
    parent: str | None = None
    objectives: tuple[str, ...] = ()
    accomplishments: tuple[Accomplishment, ...] = ()
    outputs: tuple[Output, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    external_factors: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()  # the tables that list its outputs
    place: Place | None = field(default=None, compare=False)

    @property
    def has_framework(self) -> bool:
        return bool(self.accomplishments or self.outputs)


@dataclass(frozen=True, slots=True)
class Row:
    cells: Mapping[str, str | None]
    label: str | None = None
    level: Level = "item"
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures. `columns` are language-neutral names where `id` is a known one."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str | None = None
    unit: str | None = None
    section: str | None = None  # path of the section it stands in; None: of the whole document
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt as a value: a document with ten faults has ten of these and no exception."""

    rule: str
    severity: Severity
    message: str
    path: str | None = None
    printed: str | None = None
    computed: str | None = None
    # What the sentence is made of, so that a stored finding can be worded in another language.
    parameters: Mapping[str, str] = field(default_factory=dict, compare=False)
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    kind: Kind
    language: Language
    symbol: str | None = None
    title: str | None = None
    period: Period | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def table(self, table_id: str) -> Table | None:
        return next((t for t in self.tables if t.id == table_id), None)

    def section(self, path: str) -> Section | None:
        return next((s for s in self.sections if s.path == path), None)

    def framework_sections(self) -> Iterator[Section]:
        return (s for s in self.sections if s.has_framework)
