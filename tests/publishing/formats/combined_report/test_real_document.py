"""A/80/596 as DOCX and as PDF: counted by hand, equal in both, nothing of it lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.blocks import Block, Grid, Text
from answerable.publishing.formats.combined_report.furniture import is_contents
from answerable.publishing.media.docx_read import read as docx_blocks
from answerable.publishing.media.json import to_json
from answerable.publishing.media.pdf_layout import read_layout

DOCUMENTS = Path(__file__).parents[5] / "shared" / "documents"
NAMES = ("A_80_596.en.docx", "A_80_596.en.pdf")

pytestmark = pytest.mark.documents


@cache
def real(name: str) -> Document:
    if not (DOCUMENTS / name).exists():
        pytest.skip(f"{name} is not beside the repository")
    return registry.read(DOCUMENTS / name)


@pytest.fixture(params=NAMES)
def document(request) -> Document:
    return real(request.param)


# Counted by hand in the document: rows without heads, by table in printed order.
ROWS = [
    ("financial_summary", "summary", 8, 8),
    ("human_resources", "summary", 22, 11),
    ("legislative_history", "summary", 4, 6),
    ("human_resources", "I.E", 20, 13),
    ("human_resources", "I.E", 6, 1),  # the head "Military personnel" is its first row
    ("human_resources", "I.E", 20, 13),
    ("staffing_changes", "I.F", 20, 5),
    ("financial_resources", "II.A", 33, 8),
    ("non_budgeted_contributions", "II.B", 3, 2),
    ("efficiencies", "II.C", 12, 8),
    ("unencumbered_balance", "II.D", 4, 3),
    ("prior_period_obligations", "II.E", 4, 3),
    ("other_revenue", "II.F.1", 6, 1),
    ("borrowing", "II.F.2", 4, 2),
    ("vacancy_factors", "II.G", 9, 7),
    ("quick_impact_projects", "II.H", 3, 2),
    ("variances", "III", 10, 4),
    ("follow_up", "V.A", 4, 2),
    ("follow_up", "V.B", 1, 2),
    ("actions", "IV", 6, 1),
]


def test_it_is_a_combined_report_of_its_performance_period(document):
    assert (document.kind, document.language, document.symbol) == ("combined_report", "en", "A/80/596")
    assert document.period is not None
    assert (document.period.label, str(document.period.start), str(document.period.end)) == (
        "2024/25", "2024-07-01", "2025-06-30",
    )  # fmt: skip


def test_its_sections_and_paragraphs(document):
    paths = [section.path for section in document.sections]
    parts = ["summary", "I", *(f"I.{letter}" for letter in "ABCDEFG"), "I.G.1", "I.G.2", "I.G.evaluation"]
    parts += ["II", *(f"II.{letter}" for letter in "ABCDEF"), "II.F.1", "II.F.2", "II.G", "II.H"]
    assert paths == [*parts, "III", "IV", "V", "V.A", "V.B", "annex", "map"]
    assert len(paths) == 30
    numbers = [p.number for s in document.sections for p in s.paragraphs if isinstance(p.number, int)]
    assert numbers == list(range(1, 55))


def test_its_frameworks(document):
    accomplishments = [a for s in document.sections for a in s.accomplishments]
    indicators = [i for a in accomplishments for i in a.indicators]
    assert [a.label for a in accomplishments] == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert [i.label for i in indicators] == [
        "1.1.1",
        "1.2.1",
        "1.3.1",
        "1.4.1",
        *(f"2.1.{n}" for n in range(1, 7)),
    ]
    assert [len(i.values) for i in indicators] == [5, 5, 5, 0, 5, 5, 5, 5, 5, 5]
    assert {len(s.external_factors) for s in document.sections if s.accomplishments} == {1}


def test_values_of_five_periods(document):
    values = {i.label: i.values for s in document.sections for a in s.accomplishments for i in a.indicators}
    assert [(v.period, v.kind) for v in values["2.1.4"]] == [
        ("2022/23", "actual"), ("2023/24", "actual"), ("2024/25", "actual"),
        ("2025/26", "planned"), ("2026/27", "target"),
    ]  # fmt: skip
    found = {label: [v.value for v in given] for label, given in values.items()}
    assert found["1.1.1"] == ["766", "618", "558", "0", "0"]
    assert found["1.3.1"] == ["0", "1", "0", "0", "0"]
    assert found["2.1.1"] == ["29", "28", "30", "28", "28"]
    assert found["2.1.3"] == ["180", "not_applicable", "not_applicable", "120", "120"]
    assert found["2.1.4"] == ["1987", "1962", "1991", "1800", "1800"]
    assert found["2.1.5"] == ["100"] * 5  # a colon stands where a semicolon belongs
    assert values["2.1.4"][4].text == "≥ 1,800"
    assert values["1.1.1"][0].text is None


def test_its_tables(document):
    assert [(t.id, t.section, len(t.rows), len(t.columns)) for t in document.tables] == ROWS


def test_figures_looked_up_in_the_document(document):
    def cell(table_id: str, label: str, column: str, occurrence: int = 0) -> str | None:
        table = [t for t in document.tables if t.id == table_id][occurrence]
        return next(r for r in table.rows if r.label == label).cells[column]

    assert cell("financial_resources", "Military contingents", "variance_percent 2026/27") == "-14.9"
    assert cell("financial_resources", "Total requirements", "cost_estimates 2026/27") == "61615.1"
    assert cell("human_resources", "Actual posts 2024/25", "field_service", 3) == "27"
    assert cell("human_resources", "Proposed 2026/27", "total", 1) == "5"  # and not the amount below it
    assert cell("staffing_changes", "Total, civilian personnel", "number") == "-7"
    assert cell("legislative_history", "Appropriation (net)", "amount 2025/26") == "67841.8"
    assert cell("efficiencies", "Total", "cumulated_total 2026/27") == "6483.2"
    assert cell("vacancy_factors", "Military contingents", "actual_on 2025-12-31") == "24.2"
    assert cell("vacancy_factors", "International staff", "proposed 2026/27") == "14.0"
    assert cell("borrowing", "30 June 2025", "amount") == "-11.9"
    assert cell("quick_impact_projects", "1 July 2024 to 30 June 2025 (actual)", "projects") == "6"
    assert cell("variances", "Communications and information technology", "performance_amount") is None
    staff = [t for t in document.tables if t.id == "human_resources"][1]
    assert [row.cells["total"] for row in staff.rows[-2:]] == ["1546.9", "1069.4"]
    assert document.tables[6].rows[9].label == "Post"  # the cell stands over two rows


def test_docx_and_pdf_give_the_same_records():
    assert real(NAMES[0]) == real(NAMES[1])


def test_places_are_those_of_each_file():
    docx, pdf = real(NAMES[0]), real(NAMES[1])
    assert all(p.place and p.place.block is not None for s in docx.sections for p in s.paragraphs)
    assert all(p.place and p.place.page for s in pdf.sections for p in s.paragraphs)
    assert all(r.place and r.place.page for t in pdf.tables for r in t.rows)


def test_only_these_doubts_of_reading(document):
    assert sorted((f.rule, f.path or "") for f in document.findings) == [
        ("cover_text", ""),
        ("value_missing", "I.G.1(1.4)1"),
    ]


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "json"])
def test_it_is_published_again_with_every_figure_equal(form):
    found = real(NAMES[0])
    assert registry.read_bytes(registry.write(found, form), form) == found


def test_html_has_every_figure():
    found = real(NAMES[0])
    page = squeezed(registry.write(found, "html").decode())
    for text in ("41 945.0", "(6 442.2)", "(742.9)", "1 546.9", "≥ 1,800", "$61,615,100"):
        assert squeezed(text) in page


# --- nothing is lost


def blocks_of(name: str) -> list[Block]:
    data = (DOCUMENTS / name).read_bytes()
    if name.endswith("docx"):
        return list(docx_blocks(data))
    return list(read_layout(data))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def pieces(blocks: list[Block]) -> list[str]:
    """Every line of every paragraph and cell, the list of contents apart."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            if not is_contents(block):
                found += [line for row in block.rows for cell in row.cells for line in cell.split("\n")]
        elif isinstance(block, Text):
            found += block.text.split("\n")
    return [piece for piece in found if squeezed(piece)]


KNOWN = re.compile(r"^\(\d\)\s*(?:=|$)|^Contents$|^Page$")  # how columns are computed; furniture


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_a_record_or_a_finding(name):
    document = real(name)
    kept = [json.dumps(to_json(document), ensure_ascii=False)]
    kept += pieces(list(registry.blocks_of(document)))
    pool = squeezed(" ".join(kept))
    cover = next(f.printed or "" for f in document.findings if f.rule == "cover_text")
    masthead = set(map(squeezed, FULL_COVER)) | {squeezed(part) for part in cover.split("|")}
    lost = [
        piece
        for piece in pieces(blocks_of(name))
        if squeezed(piece) not in pool and squeezed(piece) not in masthead and not KNOWN.match(piece.strip())
    ]
    assert lost == []


FULL_COVER = (  # its finding is cut after 120 letters
    "United Nations", "General Assembly", "Distr.: General", "Original: English", "Eightieth session",
    "Agenda item 156 (a)", "Report of the Secretary-General",
    "Financing of the United Nations peacekeeping forces in the Middle East: "
    "United Nations Disengagement Observer Force",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_tables_is_printed_again(name):
    def figures(blocks) -> Counter[str]:
        cells = [
            c
            for b in blocks
            if isinstance(b, Grid) and not is_contents(b)
            for r in b.rows
            if not r.head
            for c in r.cells
        ]
        return Counter(re.sub(r"\s+", "", c) for c in cells if re.fullmatch(r"[($\d][\d\s.,%$)]*", c.strip()))

    given, printed = figures(blocks_of(name)), figures(registry.blocks_of(real(name)))
    assert sum(given.values()) > 400
    assert given - printed == Counter()
