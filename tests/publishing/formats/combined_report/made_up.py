"""Hypothesis: combined reports of every shape the form allows, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Paragraph,
    Period,
    PeriodValue,
    Row,
    Section,
    Table,
)
from answerable.calc.combined import Periods, resource_columns
from answerable.publishing.formats.combined_report.headings import is_roman
from answerable.publishing.formats.combined_report.sections import role_of
from answerable.publishing.formats.combined_report.specs import HUMAN_RESOURCES, KNOWN

NAMES = {
    "en": ("Heron", "Egret", "Patrol vessel", "River gauge", "Landing stage", "Night watch", "Ferry crew"),
    "zh": ("苍鹭", "白鹭", "巡逻艇", "水位站", "码头", "夜间值守", "渡船船员"),
}
FORM = {
    "en": {
        "I": "Mandate, results achieved and planned outcome",
        "I.A": "Mandate",
        "I.B": "Budget implementation",
        "I.C": "Planning assumptions",
        "I.E": "Human resources",
        "I.F": "Proposed staffing changes",
        "I.G": "Results-based budgeting frameworks",
        "II": "Financial resources",
        "II.A": "Overall",
        "II.C": "Efficiency gains",
        "II.D": "Unencumbered balance",
        "II.E": "Cancellation of prior-period obligations",
        "II.F": "Other revenue",
        "II.F.1": "Other revenue",
        "II.F.2": "Borrowing",
        "II.G": "Vacancy factors",
        "II.H": "Quick-impact projects",
        "III": "Analysis of variances",
        "V": "Summary of follow-up action",
        "V.A": "General Assembly",
    },
    "zh": {
        "I": "任务、取得的成果和计划成果",
        "I.A": "任务",
        "I.B": "预算执行情况",
        "I.C": "规划假设",
        "I.E": "人力资源",
        "I.F": "拟议员额变动",
        "I.G": "成果预算制框架",
        "II": "财政资源",
        "II.A": "总体情况",
        "II.C": "增效",
        "II.D": "未支配余额",
        "II.E": "上期债务的核销",
        "II.F": "其他收入",
        "II.F.1": "其他收入",
        "II.F.2": "借款",
        "II.G": "空缺率",
        "II.H": "速效项目",
        "III": "差异分析",
        "V": "后续行动摘要",
        "V.A": "大会",
    },
}
LEVELS = {
    "en": {"subtotal": "Subtotal", "total": "Total, all", "item": ""},
    "zh": {"subtotal": "小计", "total": "共计，全部", "item": ""},
}

figures = st.one_of(
    st.just("0"),
    st.decimals("-99999", "99999", places=1).map(lambda value: "0" if not value else str(value)),
)
counts = st.integers(-30, 3000).map(str)


@st.composite
def sentences(draw: Any, language: str) -> str:
    chosen = draw(st.lists(st.sampled_from(NAMES[language]), min_size=1, max_size=12))
    return "，".join(chosen) + "。" if language == "zh" else " ".join(chosen) + "."


class _Making:
    """One document while it is drawn."""

    def __init__(self, draw: Any, language: str) -> None:
        self.draw, self.language = draw, language
        self.year = draw(st.integers(2024, 2060))
        self.periods = Periods(*(f"{y}/{(y + 1) % 100:02}" for y in range(self.year, self.year + 3)))
        self.number = 0

    def name(self) -> str:
        return self.draw(st.sampled_from(NAMES[self.language]))

    def paragraphs(self, path: str, least: int = 0) -> tuple[Paragraph, ...]:
        made = []
        for _ in range(self.draw(st.integers(least, 3))):
            self.number += 1
            text = self.draw(sentences(self.language))
            for letter in self.draw(st.sampled_from(["", "", "ab"])):
                text += f"\n({letter}) {self.draw(sentences(self.language))}"
            made.append(Paragraph(text, role_of(path), self.number))
            if self.draw(st.booleans()):
                made.append(Paragraph(f"{self.name()} {self.number}", "other"))
                self.number += 1
                made.append(Paragraph(self.draw(sentences(self.language)), role_of(path), self.number))
        return tuple(made)

    def rows(
        self, columns: tuple[str, ...], cells: Any = figures, texts: tuple[str, ...] = ()
    ) -> tuple[Row, ...]:
        """Headings, items, subtotals and totals as their labels say."""
        made: list[Row] = []
        for level in self.draw(
            st.lists(
                st.sampled_from(["heading", "item", "item", "subtotal", "total"]), min_size=1, max_size=8
            )
        ):
            if level == "heading":
                made.append(Row(dict.fromkeys(columns), self.name(), "heading"))
                continue
            values = {c: self.name() if c.partition(" ")[0] in texts else self.draw(cells) for c in columns}
            made.append(Row(values, LEVELS[self.language][level] or self.name(), level))
        return tuple(made)

    def table(self, table_id: str, section: str, columns: tuple[str, ...], **given: Any) -> Table:
        texts = tuple(head.name for head in KNOWN[table_id].heads if head.text)
        rows = self.rows(columns, given.pop("cells", figures), texts)
        return Table(table_id, columns, rows, section=section, **given)


@st.composite
def documents(draw: Any) -> Document:
    language = draw(st.sampled_from(["en", "zh"]))
    making = _Making(draw, language)
    sections, tables = _sections(making), _tables(making)
    paths = {section.path for section in sections}
    variances = next((t for t in tables if t.id == "variances"), None)
    sections = tuple(_analysed(making, section, variances) for section in sections)
    return Document(
        "combined_report",
        language,
        symbol="A/99/1",
        title=_title(making),
        period=Period(date(making.year, 7, 1), date(making.year + 1, 6, 30), making.periods.performance),
        sections=_numbered(sections),
        tables=tuple(table for table in tables if table.section in paths),
    )


def _title(making: _Making) -> str:
    y = making.year
    if making.language == "zh":
        return (
            f"特派团{y}年7月1日至{y + 1}年6月30日期间预算执行情况和{y + 2}年7月1日至{y + 3}年6月30日期间预算"
        )
    return (
        f"Budget performance for the period from 1 July {y} to 30 June {y + 1} and budget for the period "
        f"from 1 July {y + 2} to 30 June {y + 3} for the Mission"
    )


def _sections(making: _Making) -> tuple[Section, ...]:
    made = []
    for path, name in FORM[making.language].items():
        least = 1 if path in ("II.C", "II.D", "II.E", "II.F.2", "II.G", "II.H") else 0
        own = () if path == "III" or (is_roman(path) and path != "III") else making.paragraphs(path, least)
        made.append(Section(path, name, path.rpartition(".")[0] or None, paragraphs=own))
        if path == "I.G":
            made.extend(_component(making, n + 1) for n in range(making.draw(st.integers(0, 3))))
    return tuple(made)


def _component(making: _Making, ordinal: int) -> Section:
    word = f"构成部分{ordinal}：" if making.language == "zh" else f"Component {ordinal}: "
    promises = []
    for n in range(making.draw(st.integers(1, 2))):
        label = f"{ordinal}.{n + 1}"
        indicators = tuple(
            Indicator(
                i + 1,
                making.draw(sentences(making.language)).rstrip(".。"),
                label=f"{label}.{i + 1}",
                values=_values(making),
            )
            for i in range(making.draw(st.integers(1, 3)))
        )
        promises.append(Accomplishment(label, making.name(), indicators))
    factors = tuple(making.name() for _ in range(making.draw(st.integers(0, 2))))
    return Section(
        f"I.G.{ordinal}",
        word + making.name(),
        "I.G",
        accomplishments=tuple(promises),
        external_factors=factors,
    )


def _values(making: _Making) -> tuple[PeriodValue, ...]:
    if making.draw(st.integers(0, 4)) == 0:
        return ()
    said = {
        "en": (
            ("29", "29 per cent"),
            ("1987", "1,987"),
            ("60", "≤ 60"),
            ("0", "no incidents"),
            ("not_applicable", "not applicable"),
            ("12.5", None),
        ),
        "zh": (
            ("29", "29%"),
            ("1987", "1 987"),
            ("60", "≤ 60"),
            ("0", "没有事件"),
            ("not_applicable", "不适用"),
            ("12.5", None),
        ),
    }[making.language]
    kinds = ("actual", "actual", "actual", "planned", "target")
    values = []
    for offset, kind in zip(range(-2, 3), kinds, strict=True):
        y = making.year + offset
        value, text = making.draw(st.sampled_from(said))
        values.append(PeriodValue(f"{y}/{(y + 1) % 100:02}", value, kind, text))  # type: ignore[arg-type]
    return tuple(values)


def _tables(making: _Making) -> list[Table]:
    draw, p = making.draw, making.periods
    unit = "千美元" if making.language == "zh" else "Thousands of United States dollars"
    before = tuple(f"amount {y}/{(y + 1) % 100:02}" for y in range(making.year - 2, making.year + 1))
    grades = [head.name for head in HUMAN_RESOURCES.heads if head.name.startswith(("grade_", "field_"))]
    made = []
    for ordinal in range(draw(st.integers(0, 3))):
        chosen = tuple(draw(st.lists(st.sampled_from(grades), min_size=2, max_size=6, unique=True)))
        columns = draw(st.sampled_from([(*chosen, "total"), ("total",)]))
        title = (
            f"构成部分{ordinal + 1}：{making.name()}"
            if making.language == "zh"
            else f"Component {ordinal + 1}: {making.name()}"
        )
        table = making.table("human_resources", "I.E", columns, cells=counts, title=title)
        if columns == ("total",) and table.rows[0].level != "heading":
            table = Table(
                table.id,
                columns,
                (Row({"total": None}, making.name(), "heading"), *table.rows),
                title,
                section="I.E",
            )
        made.append(table)
    made.append(_changes(making))
    made.append(making.table("financial_resources", "II.A", resource_columns(p), unit=unit))
    made.append(_efficiencies(making, unit))
    made.append(making.table("unencumbered_balance", "II.D", before, unit=unit))
    made.append(making.table("prior_period_obligations", "II.E", before, unit=unit))
    made.append(making.table("other_revenue", "II.F.1", ("amount",), unit=unit))
    made.append(making.table("borrowing", "II.F.2", ("mission", "amount"), unit=unit))
    rates = (
        f"actual {p.performance}",
        f"approved {p.current}",
        f"actual_on {making.year + 1}-12-31",
        f"proposed {p.budget}",
    )
    made.append(
        making.table(
            "vacancy_factors", "II.G", rates, cells=st.sampled_from(["0.0", "12.5", "not_applicable"])
        )
    )
    made.append(making.table("quick_impact_projects", "II.H", ("amount", "projects"), unit=unit))
    made.append(_variances(making))
    return made


def _changes(making: _Making) -> Table:
    columns = ("type", "number", "level", "title", "action")
    return Table(
        "staffing_changes",
        columns,
        tuple(
            Row(
                dict(row.cells)
                if row.level in ("heading", "item")
                else {**dict.fromkeys(columns), "number": row.cells["number"]},
                row.label,
                row.level,
            )
            for row in making.rows(columns, st.integers(-9, 9).map(str), ("type", "level", "title", "action"))
        ),
        section="I.F",
    )


def _efficiencies(making: _Making, unit: str) -> Table:
    p = making.periods
    columns = (
        "description",
        f"estimated_gains {p.performance}",
        f"realized_gains {p.performance}",
        f"variance {p.performance}",
        f"investment {p.budget}",
        f"cumulated_before {p.budget}",
        f"estimated_gains {p.budget}",
        f"cumulated_total {p.budget}",
    )
    return making.table("efficiencies", "II.C", columns, unit=unit)


def _variances(making: _Making) -> Table:
    columns = ("performance_amount", "performance_percent", "budget_amount", "budget_percent")
    rows = []
    for label in making.draw(
        st.lists(st.sampled_from(NAMES[making.language]), unique=True, min_size=1, max_size=4)
    ):
        cells: dict[str, str | None] = dict.fromkeys(columns)
        for names in (making.draw(st.sampled_from([columns[:2], columns[2:], columns])),):
            cells.update({name: making.draw(figures) for name in names})
        rows.append(Row(cells, label))
    return Table("variances", columns, tuple(rows), section="III")


def _analysed(making: _Making, section: Section, variances: Table | None) -> Section:
    if section.path != "III" or variances is None:
        return section
    made: list[Paragraph] = []
    for row in variances.rows:
        made.append(Paragraph(row.label or "", "other"))
        made.append(Paragraph(making.draw(sentences(making.language)), "other", 1))
    return Section(section.path, section.name, section.parent, paragraphs=tuple(made))


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Paragraphs numbered through, as the form does."""
    last = 0
    made = []
    for section in sections:
        own = []
        for paragraph in section.paragraphs:
            if isinstance(paragraph.number, int):
                last += 1
                paragraph = Paragraph(paragraph.text, paragraph.role, last)
            own.append(paragraph)
        made.append(
            Section(
                section.path,
                section.name,
                section.parent,
                section.objectives,
                section.accomplishments,
                section.outputs,
                tuple(own),
                external_factors=section.external_factors,
            )
        )
    return tuple(made)
