"""Blocks and documents made up by hypothesis, within what a document of the field can hold.

Texts have no blanks at their ends and no two in a row, because paper shows neither.
"""

from __future__ import annotations

from hypothesis import strategies as st

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Exhibit,
    Finding,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Result,
    Row,
    Section,
    Table,
)
from answerable.publishing.blocks import Cells, Grid, Text

# Letters the fonts of our PDFs have, with those that readers confuse or lose.
LETTERS = "产出文字预算执行情况，。、：；（）《》“”‘’—…·•㈠①ab cdE fi 0123 45.6-–%/()[]<>&\"'=+@#|*\\¶é½"
WORDS = (
    "产出 3",
    "well-known",
    "short- and",
    "A/99/596",
    "(a)",
    "94.6%",
    "（甲）",
    "<b>&amp;",
    "=1+1",
    "#! x",
)


def _tidy(text: str) -> str:
    return " ".join(text.split())


texts = (
    st.lists(st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from(WORDS), min_size=1, max_size=12)
    .map(lambda parts: _tidy(" ".join(parts)))
    .filter(bool)
)
lined_texts = st.lists(texts, min_size=1, max_size=3).map("\n".join)
quantities = (
    st.none()
    | st.sampled_from(["not_applicable", "none", "yes", "no", "partly", "0", "0.0", "100.0", "ongoing"])
    | st.decimals(-(10**9), 10**9, places=1).map(lambda d: str(d + 0)).filter(lambda s: s != "-0.0")
    | st.integers(0, 10**12).map(str)
)  # fmt: skip

bodies = st.builds(Text, lined_texts, st.sampled_from(["body", "item", "note"]))
titles = st.builds(Text, texts, st.sampled_from(["caption"]))
headings = st.builds(Text, texts, st.just("heading"), st.integers(1, 3))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table with a head row and rows of every level; a heading stands alone in its row."""
    width = draw(st.integers(2, 4))
    cell = st.just("") | lined_texts
    rows = [Cells(tuple(draw(st.lists(texts, min_size=width, max_size=width))), head=True)]
    for _ in range(draw(st.integers(1, 5))):
        level = draw(st.sampled_from(["item", "of_which", "subtotal", "total", "heading"]))
        rest = (
            [""] * (width - 1)
            if level == "heading"
            else draw(st.lists(cell, min_size=width - 1, max_size=width - 1))
        )
        rows.append(Cells((draw(texts), *rest), level=level))
    return Grid(tuple(rows), numeric=tuple(draw(st.sets(st.integers(1, width - 1)))))


@st.composite
def runs(draw: st.DrawFn) -> tuple[Text | Grid, ...]:
    """A report's blocks: a title, then headings without gaps in their levels, texts, tables."""
    made: list[Text | Grid] = [Text(draw(texts), "title")]
    last = 0
    for block in draw(st.lists(bodies | titles | headings | grids(), max_size=8)):
        if isinstance(block, Text) and block.style == "heading":
            last = min(block.level, last + 1)
            block = Text(block.text, "heading", last)
        made.append(block)
    return tuple(made)


def same(written: object, read: object) -> bool:
    """Whether two runs of blocks say the same; widths, alignment and titles of tables are looks."""

    def said(blocks: object) -> list[object]:
        return [b.rows if isinstance(b, Grid) else b for b in blocks]  # type: ignore[attr-defined]

    return said(written) == said(read)


# --- whole documents, of no form in particular

maybe = st.none() | texts
values = st.lists(
    st.builds(PeriodValue, st.sampled_from(["2022", "2023/24"]), quantities,
              st.none() | st.sampled_from(["actual", "planned", "target"]), maybe, maybe, maybe), max_size=2
).map(tuple)  # fmt: skip
exhibits = st.lists(
    st.builds(Exhibit, texts, maybe, maybe, st.lists(texts, max_size=2).map(tuple)), max_size=2
).map(tuple)
indicators = st.builds(
    Indicator, st.integers(1, 20), texts, maybe, quantities, quantities, quantities,
    st.none() | st.booleans(), maybe, values, maybe, st.none() | st.sampled_from(["more", "less", "keep"]),
    quantities,
)  # fmt: skip
outputs = st.builds(
    Output,
    text=lined_texts, number=st.none() | st.integers(1, 999), accomplishment=maybe,
    headings=st.lists(texts, max_size=2).map(tuple), planned=quantities, actual=quantities,
    printed_rate=quantities,
    completed=st.lists(st.builds(Completed, quantities, maybe), max_size=2).map(tuple),
    remarks=maybe, reason=maybe, category=maybe, subcategory=maybe, quantities=values, unit=maybe,
)  # fmt: skip
paragraphs = st.builds(
    Paragraph, lined_texts, st.sampled_from(["introduction", "results", "strategy", "orientation", "other"]),
    st.none() | st.integers(1, 300) | st.sampled_from(["a", "1", "**"]),
    st.lists(st.integers(1, 90), max_size=3).map(tuple),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, table_id: str) -> Table:
    known = table_id == "resources_summary"
    columns = (
        ("apportionment", "expenditure")
        if known
        else tuple(draw(st.lists(texts, min_size=1, max_size=3, unique=True)))
    )
    level = st.sampled_from(["item", "of_which", "subtotal", "total", "heading"])
    row = st.builds(Row, st.fixed_dictionaries(dict.fromkeys(columns, quantities)), maybe, level)
    rows = tuple(draw(st.lists(row, max_size=3)))
    return Table(table_id, columns, rows, draw(maybe), draw(maybe), draw(maybe))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    paths = draw(st.lists(st.sampled_from(["summary", "I", "A", "A.1", "III.B"]), unique=True, max_size=3))
    sections = []
    for path in paths:
        labels = draw(st.lists(st.sampled_from(["a", "b", "1.1"]), unique=True, max_size=2))
        accomplishments = tuple(
            Accomplishment(label, draw(texts), tuple(draw(st.lists(indicators, max_size=2))))
            for label in labels
        )
        sections.append(
            Section(
                path, draw(texts), draw(maybe), tuple(draw(st.lists(texts, max_size=2))), accomplishments,
                tuple(draw(st.lists(outputs, max_size=2))), tuple(draw(st.lists(paragraphs, max_size=2))),
                tuple(draw(st.lists(st.builds(Mandate, texts, texts, maybe), max_size=1))),
                tuple(draw(st.lists(texts, max_size=1))),
                tuple(draw(st.lists(st.builds(Result, texts, texts, maybe, values, exhibits), max_size=2))),
                draw(exhibits),
            )
        )  # fmt: skip
    period = draw(st.none() | st.builds(Period, st.dates(), st.dates(), maybe))
    ids = draw(
        st.lists(st.sampled_from(["resources_summary", "table_1", "table_2"]), unique=True, max_size=2)
    )
    finding = st.builds(
        Finding, texts, st.sampled_from(["error", "warning", "note"]), texts, maybe, maybe, maybe
    )
    return Document(
        draw(st.sampled_from(["performance_report", "outputs_addendum"])),
        draw(st.sampled_from(["zh", "en"])), draw(maybe), draw(maybe), period, tuple(sections),
        tuple(draw(tables(i)) for i in ids), tuple(draw(st.lists(finding, max_size=2))),
    )  # fmt: skip
