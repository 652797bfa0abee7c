"""Records of results as programs get them. Figures are strings of digits, so that none is rounded
on the way; `null` is not reported, `"0"` a reported zero, `"not_applicable"` a third thing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from answerable.api.lists import Listed

Quantity = Annotated[
    str | None,
    Field(
        description="digits as a string; null: not reported; 'not_applicable'; or the words printed",
        examples=["12", "0", None, "not_applicable"],
    ),
]
RowPath = Annotated[str, Field(description="names the row everywhere", examples=["A.4#26"])]
Computed = Annotated[Decimal | None, Field(description="recomputed here; null where the inputs allow none")]


class Text(Schema):
    """A text; its `language` is another than asked for where it exists in that one only."""

    text: str
    language: str


class Place(Schema):
    """Where a row stood in the document it was read from: what that kind of file has."""

    lines: tuple[int, int] | None
    page: int | None
    block: int | None
    sheet: str | None
    cell: str | None


class Share(Schema):
    """`part` of `whole`; `left_out` could not be judged."""

    part: int
    whole: int
    left_out: int


class Period(Schema):
    label: str = Field(examples=["2023/24"])
    start: date
    end: date


class ReportLine(Schema):
    """One report with its counts."""

    symbol: str = Field(examples=["A/76/596"])
    kind: str
    title: Text | None
    period: Period | None
    languages: list[str]
    sections: int
    indicators: int
    outputs: int
    findings: dict[str, int] = Field(description="how many of each severity")
    stored_at: datetime


class Source(Schema):
    language: str
    file_name: str
    sha256: str
    read_at: datetime


class SectionNode(Schema):
    """One line of the contents with its counts."""

    path: str
    parent: str | None
    depth: int
    name: Text
    entity: str | None = Field(description="code of the entity that answers for it")
    has_framework: bool
    accomplishments: int
    indicators: Share
    outputs: Share
    output_count: int
    paragraphs: int
    findings: int
    worst: str | None


class Overview(Schema):
    """A report at a glance."""

    line: ReportLine
    sources: list[Source]
    indicators: Share
    outputs: Share
    bands: dict[str, int]
    indicator_states: dict[str, int]
    entities: list[SectionNode]
    tables: list[str] = Field(description="names of the tables it prints")

    @staticmethod
    def resolve_tables(found: Any) -> list[str]:
        return [pair[0] if isinstance(pair, tuple) else pair for pair in found.tables]


class SectionRef(Schema):
    path: str
    name: Text


class Indicator(Schema):
    path: RowPath
    section: SectionRef
    accomplishment_label: str
    accomplishment: Text | None
    ordinal: int
    label: str | None
    text: Text
    narrative: Text | None
    target: Quantity
    estimate: Quantity
    actual: Quantity
    state: str = Field(description="met, partly, not_met, not_reported or unknown")
    reported_achieved: bool | None
    worst: str | None = Field(description="gravest finding on it: error, warning or note")
    place: Place | None


class Completed(Schema):
    value: Quantity
    label: Text | None


class ParagraphRef(Schema):
    section: str
    number: int | str | None
    anchor: str


class Output(Schema):
    path: RowPath
    section: SectionRef
    accomplishment_label: str | None
    number: int | None
    headings: list[str]
    text: Text
    planned: Quantity
    actual: Quantity
    rate: Computed
    printed_rate: Quantity
    band: str = Field(description="over, full, partial, little, none, no_rate or not_reported")
    completed: list[Completed]
    remarks: Text | None
    reason: Text | None
    explained_by: list[ParagraphRef]
    worst: str | None
    place: Place | None


class Indicators(Listed):
    """`states`: how many each value of the filter `state` would show, the other filters as they are."""

    items: list[Indicator]
    states: dict[str, int]
    met: Share


class Outputs(Listed):
    """`bands`: how many each value of the filter `band` would show, the other filters as they are."""

    items: list[Output]
    bands: dict[str, int]
    delivered: Share


class Finding(Schema):
    rule: str
    severity: str
    origin: str = Field(description="reading or audit")
    path: str | None
    section: str | None
    printed: str | None
    computed: str | None
    message: Text
    place: Place | None


class Findings(Listed):
    items: list[Finding]
    severities: dict[str, int]
    rules: dict[str, int]


class Paragraph(Schema):
    anchor: str
    number: int | str | None
    role: str
    text: Text
    outputs: list[int] = Field(description="numbers of the outputs it explains")


class Accomplishment(Schema):
    label: str
    text: Text
    indicators: list[Indicator]


class Section(Schema):
    """Everything of one section."""

    node: SectionNode
    before: SectionRef | None
    after: SectionRef | None
    units: list[SectionNode]
    objectives: list[Text]
    accomplishments: list[Accomplishment]
    outputs: list[Output]
    paragraphs: list[Paragraph]
    findings: list[Finding]


class NarrativePart(Schema):
    section: SectionRef
    depth: int
    entity: str | None
    objectives: list[Text]
    paragraphs: list[Paragraph]


class Narrative(Listed):
    items: list[NarrativePart]


class Cell(Schema):
    value: Quantity
    language: str | None


class TableRow(Schema):
    path: str
    label: Text | None
    level: str
    cells: dict[str, Cell]
    worst: str | None


class Table(Schema):
    code: str
    title: Text | None
    unit: Text | None
    columns: list[str]
    rows: list[TableRow]


class MoneyLine(Schema):
    path: str
    anchor: str = Field(description="what the address of an explanation takes")
    label: Text | None
    level: str
    apportionment: Quantity
    expenditure: Quantity
    printed_amount: Quantity
    printed_percent: Quantity
    variance_amount: Computed
    variance_percent: Computed
    must_be_explained: bool
    explanations: list[Paragraph]
    worst: str | None


class Threshold(Schema):
    """From which variance on an explanation is due: per cent and dollars, since when, by which document."""

    percent: Decimal
    amount: Decimal
    since: date
    source: str
    stated: bool


class MoneyTable(Schema):
    code: str
    title: Text | None
    unit: Text | None
    rows: list[MoneyLine]
    threshold: Threshold | None


class PostsLine(Schema):
    path: str
    anchor: str
    label: Text | None
    level: str
    authorized: Quantity
    actual_average: Quantity
    vacancy_rate: Quantity
    computed_rate: Computed
    budgeted_vacancy_rate: Quantity
    worst: str | None


class Posts(Schema):
    title: Text | None
    rows: list[PostsLine]


class ExplainedInput(Schema):
    name: str
    value: str
    source: str | None


class Explanation(Schema):
    """Why a computed figure is what it is, in words."""

    title: str
    formula: str
    inputs: list[ExplainedInput]
    result: str
    rule: str | None
    rounding: str | None


class Hit(Schema):
    symbol: str
    period: str | None
    section: SectionRef
    path: str
    text: Text


class Hits(Schema):
    """What says every word that was searched for; each kind at most `limit`, with its full count."""

    outputs: list[Hit]
    indicators: list[Hit]
    paragraphs: list[Hit]
    output_count: int
    indicator_count: int
    paragraph_count: int


class EntityPair(Schema):
    name: Text
    outputs: tuple[Share | None, Share | None]
    indicators: tuple[Share | None, Share | None]


class MoneyPair(Schema):
    label: Text
    level: str
    lines: tuple[MoneyLine | None, MoneyLine | None]
    change: Computed


class OutputPair(Schema):
    section: Text
    rows: tuple[Output | None, Output | None]


class IndicatorPair(Schema):
    section: Text
    rows: tuple[Indicator | None, Indicator | None]


class Comparison(Schema):
    """Two reports side by side: first and second in every pair."""

    reports: tuple[ReportLine, ReportLine]
    outputs: tuple[Share, Share]
    indicators: tuple[Share, Share]
    entities: list[EntityPair]
    by_category: list[MoneyPair]
    by_entity: list[MoneyPair]
    matched_outputs: list[OutputPair]
    matched_indicators: list[IndicatorPair]


class Reports(Listed):
    items: list[ReportLine]


class Sections(Listed):
    items: list[SectionNode]
