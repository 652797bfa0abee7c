"""The invented combined report of another shape: read from what was written, in both languages."""

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.blocks import Cells, Grid, Text, UnreadableInput
from answerable.publishing.formats.combined_report import mapping
from answerable.publishing.formats.combined_report.reader import read
from answerable.publishing.formats.combined_report.writer import write
from tests.publishing.formats.combined_report.sample import report

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_read_again(language):
    document = report(language)
    found = read(write(document))
    assert found == document
    assert found.findings == ()


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_medium_gives_the_report_back(language, form):
    document = report(language)
    found = registry.read_bytes(registry.write(document, form), f"report.{form}")
    assert found == document


@pytest.mark.parametrize("language", LANGUAGES)
def test_writing_what_was_read_changes_no_byte(language):
    data = registry.write(report(language), "docx")
    assert registry.write(registry.read_bytes(data, "report.docx"), "docx") == data


def test_paths_figures_and_kinds_are_the_same_in_both_languages():
    zh, en = report("zh"), report("en")
    assert [s.path for s in zh.sections] == [s.path for s in en.sections]
    assert [(t.id, t.columns, t.section) for t in zh.tables] == [
        (t.id, t.columns, t.section) for t in en.tables
    ]
    assert _values(zh) == _values(en)


def _values(document: Document):
    return [
        (indicator.label, value.period, value.value, value.kind)
        for section in document.sections
        for accomplishment in section.accomplishments
        for indicator in accomplishment.indicators
        for value in indicator.values
    ]


def test_the_language_is_recognised_and_nothing_else_is():
    for language in LANGUAGES:
        assert mapping.recognise(write(report(language))) == language
    assert mapping.recognise([Text("A report about something else")]) is None
    with pytest.raises(UnreadableInput):
        read([Text("A report about something else")])


def test_a_table_nobody_knows_is_kept_and_named():
    strange = Grid(
        (Cells(("Vessel", "Tonnage"), head=True), Cells(("Heron", "1 200")), Cells(("Egret", "–")))
    )
    found = read([*write(report("en")), strange])
    kept = found.table("table_1")
    assert kept is not None
    assert [(row.label, dict(row.cells)) for row in kept.rows] == [
        ("Heron", {"Tonnage": "1200"}),
        ("Egret", {"Tonnage": "0"}),
    ]
    assert [finding.rule for finding in found.findings] == ["unknown_table"]


def test_a_framework_row_that_fits_nothing_is_named():
    blocks = list(write(report("en")))
    at = next(
        i for i, b in enumerate(blocks) if isinstance(b, Grid) and b.rows[0].cells[0].startswith("Expected")
    )
    grid = blocks[at]
    assert isinstance(grid, Grid)
    odd = Cells(("no number at all", "1.1.9 Something"))
    blocks[at] = Grid((grid.rows[0], odd, *grid.rows[1:]), grid.widths)
    found = read(blocks)
    assert [(f.rule, f.printed) for f in found.findings] == [
        ("unreadable_row", "no number at all | 1.1.9 Something")
    ]


def test_a_paragraph_left_out_is_named():
    blocks = [b for b in write(report("en")) if not (isinstance(b, Text) and b.text.startswith("4. "))]
    found = [f for f in read(blocks).findings if f.rule == "missing_number"]
    assert [(f.printed, f.computed) for f in found] == [("5", "4")]


def test_stacked_heads_in_one_grid_are_tables_of_their_own():
    head = Cells(("Military observers", "", "Total"), head=True)
    body = [Cells((label, "", str(n))) for label, n in (("Approved 2028/29", 40), ("Actual 2028/29", 38))]
    group = Cells(("", "International staff", ""))
    second = Cells(("", "FS", "Total"))
    staff = [Cells(("Approved posts 2028/29", "3", "3"))]
    grid = Grid((head, *body, group, second, *staff))
    title = report("en").title
    headings = ((1, "I. Mandate"), (2, "E. Human resources"), (3, "Component 1: peace"))
    found = read([Text(title or "", "title"), *(Text(t, "heading", n) for n, t in headings), grid], "en")
    assert [(t.title, t.columns, len(t.rows)) for t in found.tables] == [
        ("Component 1: peace", ("total",), 3),
        ("Component 1: peace", ("field_service", "total"), 1),
    ]
