"""What the reads hand out: frozen records of plain values, already in the words of one language.

Quantities stay strings as in `calc.account` (None: not reported; 'not_applicable' and the other
words as they are; any other word as the document prints it). Computed figures are `Decimal`s
made by `calc`; where something can be explained, `path` (or, where labels repeat, `anchor`) and
the figure's name are what `explain` takes. `Words.is_foreign` marks a text that exists in
another language only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from answerable.calc.account import Level, Place, Quantity, Severity
from answerable.calc.ratios import Ratio, ratio
from answerable.foundation.texts import Words


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a whole that can be judged; `left_out` could not be (not reported, no number)."""

    part: int
    whole: int
    left_out: int = 0

    @property
    def ratio(self) -> Ratio | None:
        return ratio(Decimal(self.part), Decimal(self.whole))

    def percent(self, places: int = 1) -> Decimal | None:
        """Half up; None when nothing can be judged."""
        found = self.ratio
        return None if found is None else found.percent(places)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ReportName:
    """What a report is called and how far it is: cheap, nothing is counted."""

    symbol: str
    kind: str
    status: str  # choices.REPORT_STATES
    title: Words | None
    period: PeriodLine | None
    languages: tuple[str, ...]
    stored_at: datetime
    published_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class ReportLine(ReportName):
    sections: int  # with a framework
    indicators: int
    outputs: int
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class SectionName:
    path: str
    depth: int
    name: Words
    entity: str | None  # code
    report: str = ""  # symbol
    kind: str = ""  # of the report


@dataclass(frozen=True, slots=True)
class SourceLine:
    language: str
    file_name: str
    sha256: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class SectionNode:
    """One line of the contents. Counts of a section without a framework include its units'."""

    path: str
    parent: str | None
    depth: int
    name: Words
    entity: str | None  # code
    has_framework: bool
    accomplishments: int
    indicators: Share  # met of those that can be judged
    outputs: Share  # delivered in full of those with a rate
    output_count: int
    paragraphs: int
    findings: int
    worst: Severity | None


@dataclass(frozen=True, slots=True)
class ReportOverview:
    line: ReportLine
    sources: tuple[SourceLine, ...]
    indicators: Share
    outputs: Share
    bands: Mapping[str, int]  # choices.BANDS -> outputs
    indicator_states: Mapping[str, int]  # choices.INDICATOR_STATES -> indicators
    entities: tuple[SectionNode, ...]  # departments and offices: the first level of the framework part
    tables: tuple[tuple[str, Words | None], ...]  # code and title, in printed order


@dataclass(frozen=True, slots=True)
class SectionRef:
    path: str
    name: Words


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    path: str  # 'C.2(a)2': of findings and of `explain` ('achievement')
    section: SectionRef
    accomplishment_label: str
    accomplishment: Words | None
    ordinal: int
    label: str | None
    text: Words
    narrative: Words | None
    target: Quantity
    estimate: Quantity
    actual: Quantity
    state: str  # choices.INDICATOR_STATES
    reported_achieved: bool | None
    worst: Severity | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class CompletedLine:
    value: Quantity
    label: Words | None


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    section: str
    number: int | str | None
    anchor: str  # of the paragraph on the section's page


@dataclass(frozen=True, slots=True)
class OutputRow:
    path: str  # 'A.4#26': of findings and of `explain` ('delivery_rate')
    anchor: str
    section: SectionRef
    accomplishment_label: str | None
    number: int | None
    headings: tuple[str, ...]
    text: Words
    planned: Quantity
    actual: Quantity
    rate: Decimal | None  # computed, per cent, one decimal
    printed_rate: Quantity
    band: str  # choices.BANDS
    completed: tuple[CompletedLine, ...]
    remarks: Words | None
    reason: Words | None
    explained_by: tuple[ParagraphRef, ...]
    worst: Severity | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class IndicatorRegister:
    rows: tuple[IndicatorRow, ...]
    states: Mapping[str, int]  # what each state filter would show, other filters as they are
    sections: tuple[tuple[SectionRef, int], ...]
    met: Share  # of the rows shown
    total: int  # in the report


@dataclass(frozen=True, slots=True)
class OutputRegister:
    rows: tuple[OutputRow, ...]
    bands: Mapping[str, int]
    sections: tuple[tuple[SectionRef, int], ...]
    delivered: Share  # of the rows shown
    total: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    rule: str
    severity: Severity
    origin: str
    path: str | None
    section: str | None
    printed: str | None
    computed: str | None
    message: Words
    parameters: Mapping[str, str]
    language: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class FindingRegister:
    rows: tuple[FindingRow, ...]
    severities: Mapping[str, int]
    rules: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    anchor: str
    number: int | str | None
    role: str
    text: Words
    outputs: tuple[int, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class AccomplishmentGroup:
    label: str
    text: Words
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class SectionPage:
    report: ReportLine
    node: SectionNode
    before: SectionRef | None
    after: SectionRef | None
    units: tuple[SectionNode, ...]
    objectives: tuple[Words, ...]
    accomplishments: tuple[AccomplishmentGroup, ...]
    outputs: tuple[OutputRow, ...]
    paragraphs: tuple[ParagraphRow, ...]
    findings: tuple[FindingRow, ...]  # of this section, each with its path
    output_anchors: Mapping[int, str]  # output number -> anchor on this page
    further: Mapping[str, object]  # mandates, external factors, results of other forms
    further_language: str  # the language these are in


@dataclass(frozen=True, slots=True)
class NarrativePart:
    """The paragraphs of one section, for reading a report from beginning to end."""

    section: SectionRef
    anchor: str
    depth: int
    entity: str | None
    objectives: tuple[Words, ...]
    paragraphs: tuple[ParagraphRow, ...]
    output_anchors: Mapping[int, str]  # output number -> anchor on the section's page


@dataclass(frozen=True, slots=True)
class CellValue:
    value: Quantity  # figure or printed words
    language: str | None  # of printed words; None for a figure


@dataclass(frozen=True, slots=True)
class TableLine:
    path: str  # 'incumbency/...': of findings and of `explain`
    anchor: str
    label: Words | None
    level: Level
    cells: Mapping[str, CellValue]
    worst: Severity | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class TablePage:
    code: str
    title: Words | None
    unit: Words | None
    columns: tuple[str, ...]
    rows: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class MoneyLine:
    path: str
    anchor: str
    label: Words | None
    level: Level
    apportionment: Quantity
    expenditure: Quantity
    printed_amount: Quantity
    printed_percent: Quantity
    variance_amount: Decimal | None  # computed
    variance_percent: Decimal | None  # computed
    must_be_explained: bool  # by `judged_variance`
    explanations: tuple[ParagraphRow, ...]
    explained_in: str | None  # section path of the explanations
    worst: Severity | None
    place: Place | None

    @property
    def judged_variance(self) -> tuple[Quantity | Decimal, Quantity | Decimal]:
        """Amount and per cent the threshold rule looks at: the printed ones where none can be computed."""
        if self.variance_amount is None:
            return self.printed_amount, self.printed_percent
        return self.variance_amount, self.variance_percent


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    percent: Decimal
    amount: Decimal  # in dollars
    since: date
    source: str
    stated: bool


@dataclass(frozen=True, slots=True)
class MoneyTable:
    code: str  # resources_summary, resources_by_category, resources_by_entity
    title: Words | None
    unit: Words | None
    rows: tuple[MoneyLine, ...]
    threshold: ThresholdLine | None


@dataclass(frozen=True, slots=True)
class PostsLine:
    path: str
    anchor: str
    label: Words | None
    level: Level
    authorized: Quantity
    actual_average: Quantity
    vacancy_rate: Quantity  # as printed
    computed_rate: Decimal | None
    budgeted_vacancy_rate: Quantity
    worst: Severity | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class PostsTable:
    title: Words | None
    rows: tuple[PostsLine, ...]


@dataclass(frozen=True, slots=True)
class EntityPair:
    """One entity in two reports; None where a report has it not."""

    name: Words
    outputs: tuple[Share | None, Share | None]
    indicators: tuple[Share | None, Share | None]


@dataclass(frozen=True, slots=True)
class MoneyPair:
    label: Words
    level: Level
    lines: tuple[MoneyLine | None, MoneyLine | None]
    change: Decimal | None  # of the expenditure, per cent of the first; None across units


@dataclass(frozen=True, slots=True)
class OutputPair:
    section: Words
    rows: tuple[OutputRow | None, OutputRow | None]


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    section: Words
    rows: tuple[IndicatorRow | None, IndicatorRow | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    reports: tuple[ReportLine, ReportLine]
    outputs: tuple[Share, Share]
    indicators: tuple[Share, Share]
    entities: tuple[EntityPair, ...]
    by_category: tuple[MoneyPair, ...]
    by_entity: tuple[MoneyPair, ...]
    units: tuple[Words | None, Words | None] = (None, None)
    matched_outputs: tuple[OutputPair, ...] = field(default=())
    matched_indicators: tuple[IndicatorPair, ...] = field(default=())
