"""Small sound documents made by hand: a field mission's report in English, an account in Chinese."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Indicator,
    Output,
    Paragraph,
    Period,
    Place,
    Row,
    Section,
    Table,
)

MONEY = ("apportionment", "expenditure", "variance_amount", "variance_percent")
THOUSANDS = "Thousands of United States dollars"


def row(label: str, *figures: str | None, level: str = "item", columns: tuple[str, ...] = MONEY) -> Row:
    return Row(dict(zip(columns, figures, strict=True)), label, level)  # type: ignore[arg-type]


def heading(label: str, columns: tuple[str, ...] = MONEY) -> Row:
    return Row(dict.fromkeys(columns), label, "heading")


def money(table_id: str, *rows: Row, unit: str = THOUSANDS) -> Table:
    return Table(table_id, MONEY, rows, unit=unit)


BY_CATEGORY = money(
    "resources_by_category",
    heading("Military and police personnel"),
    row("Military observers", "0", "0", "0", None),
    row("Military contingents", "41945.0", "41386.3", "558.7", "1.3"),
    row("Subtotal", "41945.0", "41386.3", "558.7", "1.3", level="subtotal"),
    heading("Civilian personnel"),
    row("International staff", "11206.9", "11777.7", "-570.8", "-5.1"),
    row("National Professional Officer", "55.3", "62.2", "-6.9", "-12.5"),
    row("General temporary assistance", "251.8", "419.9", "-168.1", "-66.8"),
    row("Subtotal", "11514.0", "12259.8", "-745.8", "-6.5", level="subtotal"),
    heading("Operational costs"),
    row("Facilities and infrastructure", "6114.9", "5255.1", "859.8", "14.1"),
    row("Communications and information technology", "1467.5", "1480.2", "-12.7", "-0.9"),
    row("Subtotal", "7582.4", "6735.3", "847.1", "11.2", level="subtotal"),
    row("Gross requirements", "61041.4", "60381.4", "660.0", "1.1", level="total"),
    row("Staff assessment income", "1638.2", "1977.1", "-338.9", "-20.7"),
    row("Net requirements", "59403.2", "58404.3", "998.9", "1.7", level="total"),
    row("Voluntary contributions in kind (budgeted)", "0", "0", "0", None),
    row("Total requirements", "61041.4", "60381.4", "660.0", "1.1", level="total"),
)
HEADS = Table(
    "variances",
    ("amount", "percent"),
    tuple(
        row(label, amount, percent, columns=("amount", "percent"))
        for label, amount, percent in (
            ("Military contingents", "558.7", "1.3"),
            ("International staff", "-570.8", "-5.1"),
            ("National Professional Officers", "-6.9", "-12.5"),
            ("General temporary assistance", "-168.1", "-66.8"),
            ("Facilities and infrastructure", "859.8", "14.1"),
        )
    ),
)
POSTS = ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")
INCUMBENCY = Table(
    "incumbency",
    POSTS,
    (
        heading("Posts", POSTS),
        row("Professional and higher", "414", "359", "13.4", "13.6", columns=POSTS),
        row("General Service", "57", "47", "17.4", "13.5", columns=POSTS),
    ),
)
INCOME = Table(
    "other_income",
    ("amount",),
    (
        row("Investment revenue", "536.2", columns=("amount",)),
        row("Other/miscellaneous revenue", "52.2", columns=("amount",)),
        row("Total", "588.4", level="total", columns=("amount",)),
    ),
    unit=THOUSANDS,
)
ACTIONS = Table(
    "actions",
    ("text",),
    (
        row("(a)", "To decide on the unencumbered balance of $660,000;", columns=("text",)),
        row(
            "(b)",
            "To decide on other revenue of $588,400 from investment revenue ($536,200) and "
            "other/miscellaneous revenue ($52,200).",
            columns=("text",),
        ),
    ),
)
OUTPUTS = (
    Output("Reports to the Council", 1, planned="4", actual="4", printed_rate="100.0"),
    Output("Meetings", 2, planned="3700", actual="3500", printed_rate="94.6", place=Place(lines=(7, 8))),
    Output("Exercise", 3, planned="0", actual="2", printed_rate=None),
    Output("Guidelines issued", 4, planned="yes", actual="yes", printed_rate=None),
    Output("Hours", 5, planned="1", actual="0.55", printed_rate="55.0"),
    Output("Not reported", 6, planned="8", actual=None, printed_rate=None),
)
INDICATORS = (
    Indicator(
        1,
        "Percentage of recommendations implemented on time",
        "Of 108 recommendations, 49 (45 per cent) were implemented",
        "50",
        "50",
        "45",
    ),
    Indicator(2, "Number of workshops", "Achieved. 8 workshops were held", "5", "5", "8", True),
)
FRAMEWORK = Section(
    "A",
    "Component 1",
    accomplishments=(Accomplishment("a", "Better support", INDICATORS),),
    outputs=OUTPUTS,
    paragraphs=(Paragraph("Meetings (outputs 1 and 2) were held online.", "results", 3, (1, 2)),),
)
SUMMARY = Section(
    "summary",
    "Summary",
    paragraphs=(
        Paragraph(
            "The average vacancy rate was 13.4 per cent, against a budgeted vacancy rate of 13.6 per cent.",
            "introduction",
        ),
    ),
)
ANALYSIS = Section(
    "III.B",
    "Analysis of variances",
    paragraphs=(
        *(Paragraph(f"The variance is due to cause {n}.", "other", n) for n in range(4, 9)),
        Paragraph("Analysed: variances of at least plus or minus 5 per cent or $100,000.", "other", "1"),
    ),
)
MISSION = Document(
    "performance_report",
    "en",
    "A/99/1",
    period=Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25"),
    sections=(SUMMARY, FRAMEWORK, ANALYSIS),
    tables=(BY_CATEGORY, HEADS, INCUMBENCY, INCOME, ACTIONS),
)
ADDENDUM = Document(
    "outputs_addendum",
    "zh",
    "A/99/1/Add.1",
    sections=(
        Section(
            "A.a",
            "某司",
            outputs=(
                Output(
                    "举行 40 次会议",
                    completed=(Completed("44", "伙伴会议(28)、工作组会议(16)"),),
                    remarks="产出增加的原因是需求增加",
                ),
                Output("出版 6 份刊物", completed=(Completed("4", "刊物"),), remarks="产出减少的原因是缺员"),
                Output("制定准则", completed=(Completed("yes", "已印发"),)),
            ),
        ),
    ),
)


def with_table(document: Document, table: Table) -> Document:
    """The document with a table in the place of its namesake, or added."""
    kept = tuple(t for t in document.tables if t.id != table.id)
    return replace(document, tables=(*kept, table))


def with_row(document: Document, table_id: str, label: str, **cells: str | None) -> Document:
    """The document with cells changed in the first row of this label."""
    table = document.table(table_id)
    assert table is not None
    found = next(r for r in table.rows if r.label == label)
    changed = replace(found, cells={**found.cells, **cells})
    return with_table(document, replace(table, rows=tuple(changed if r is found else r for r in table.rows)))


def without_row(document: Document, table_id: str, label: str) -> Document:
    table = document.table(table_id)
    assert table is not None
    return with_table(document, replace(table, rows=tuple(r for r in table.rows if r.label != label)))


def with_section(document: Document, section: Section) -> Document:
    """The document with a section in the place of the one with its path."""
    return replace(
        document, sections=tuple(section if s.path == section.path else s for s in document.sections)
    )


def with_output(which: int, /, **changes: str | int | None) -> Document:
    """The mission's report with one output changed."""
    outputs = tuple(replace(o, **changes) if o.number == which else o for o in OUTPUTS)  # type: ignore[arg-type]
    return with_section(MISSION, replace(FRAMEWORK, outputs=outputs))


def with_indicator(ordinal: int, **changes: str | bool | None) -> Document:
    indicators = tuple(
        replace(i, **changes) if i.ordinal == ordinal else i  # type: ignore[arg-type]
        for i in INDICATORS
    )
    accomplishment = Accomplishment("a", "Better support", indicators)
    return with_section(MISSION, replace(FRAMEWORK, accomplishments=(accomplishment,)))


def saying(text: str, document: Document = MISSION) -> Document:
    """The document with one more paragraph in its summary, number 2."""
    summary = replace(SUMMARY, paragraphs=(*SUMMARY.paragraphs, Paragraph(text, "introduction", 2)))
    return with_section(document, summary)
