"""A/81/6 (Sect. 29A), Part A, as DOCX and as PDF, held against counts made by hand in the document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.blocks import Block, Grid, Line
from answerable.publishing.formats.programme_budget import reader, writer
from answerable.results.reports.rules import audit
from answerable.results.reports.rules.programme.deliverables import subcategory_totals
from answerable.results.reports.rules.programme.statements import targets
from tests.publishing.formats.programme_budget.keeping import printed, unkept
from tests.results.reports.rules.test_programme import changed_quantities

pytestmark = pytest.mark.documents
FOLDER = Path(__file__).parents[5] / "shared" / "documents"
FORMS = ("docx", "pdf")


def blocks_of(form: str) -> list[Block]:
    path = FOLDER / f"A_81_6_Sect29A.en.{form}"
    if not path.is_file():
        pytest.skip(f"{path.name} does not stand in ../shared/documents")
    if form == "docx":
        from answerable.publishing.media import docx_read

        return docx_read.read(path.read_bytes())
    from answerable.publishing.media import pdf_layout

    return list(pdf_layout.read_layout(path.read_bytes()))


@pytest.fixture(scope="module", params=FORMS)
def both(request) -> tuple[list[Block], Document]:
    blocks = blocks_of(request.param)
    return blocks, reader.read(blocks)


@pytest.fixture(scope="module")
def document(both) -> Document:
    return both[1]


def test_the_two_files_are_one_document():
    first, second = (registry.read(FOLDER / f"A_81_6_Sect29A.en.{form}") for form in FORMS)
    assert first == second
    assert first.sections[3].paragraphs[0].place.block is not None
    assert second.sections[3].paragraphs[0].place.page == 3


def test_identity(document):
    assert document.kind == "programme_budget"
    assert document.symbol == "A/81/6 (Sect. 29A)/Part A"
    assert document.title == "Proposed programme budget for 2027"
    assert (document.period.start.isoformat(), document.period.label) == ("2027-01-01", "2027")
    assert document.tables == ()
    assert document.findings == ()


# Counted by hand: paragraphs 29A.1 to 29A.148; 43 tables, of which 11 list deliverables; 8 figures;
# 10 subprogrammes and components with four results each; 42 rows of mandates with 50 symbols.
def test_sections(document):
    parents = {s.path: s.parent for s in document.sections}
    assert list(parents) == [
        "Sect29A", "A", "orientation", "orientation.background", "orientation.strategy",
        "orientation.strategy.a", "orientation.mandates", "orientation.deliverables",
        "orientation.evaluation", "1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2",
        "4", "5",
    ]  # fmt: skip
    assert (parents["1"], parents["1.2"], parents["orientation"]) == ("Sect29A", "1", "Sect29A")
    assert all(section.name for section in document.sections)


def test_every_numbered_paragraph(document):
    numbers = [str(p.number) for s in document.sections for p in s.paragraphs if p.number]
    told = [line for s in document.sections for r in s.results for line in r.text.split("\n")]
    numbers += [found[0] for line in told if (found := re.match(r"29A\.\d+(?= )", line))]
    objectives = sum(len(s.objectives) for s in document.sections)
    own = {n for n in numbers if n.startswith("29A.")}
    assert (len(own), objectives) == (138, 10)
    missing = {f"29A.{n}" for n in range(1, 149)} - own
    assert missing == {f"29A.{n}" for n in (18, 31, 44, 57, 70, 84, 97, 110, 123, 136)}  # the objectives


def test_mandates(document):
    by_section = {s.path: len(s.mandates) for s in document.sections if s.mandates}
    assert by_section == {
        "Sect29A": 6, "1.1": 3, "1.2": 3, "1.3": 4, "2.1": 6, "2.2": 4, "2.3": 3, "3": 13, "4": 7, "5": 1,
    }  # fmt: skip
    assert sum(by_section.values()) == 50
    groups = Counter(m.group for s in document.sections for m in s.mandates)
    assert len(groups) == 4
    assert groups["Charter of the United Nations"] == 1


def test_results_and_their_measures(document):
    results = [(s, r) for s in document.sections for r in s.results]
    assert len(results) == 40
    assert Counter(r.label for _, r in results) == {None: 10, "1": 10, "2": 10, "3": 10}
    assert all(len(r.exhibits) == 1 for _, r in results)
    figures = [r for _, r in results if r.exhibits[0].label.startswith("Figure")]
    assert len(figures) == 8
    # 9 tables of 3 years, 23 of 5; figure I: 2 series of 3; II to VII: 6 values each; VIII: 2 series of 5
    assert sum(len(r.measures) for _, r in results) == 9 * 3 + 23 * 5 + 6 + 6 * 6 + 10
    values = {(v.period, v.kind): v.value for v in document.section("2.1").results[1].measures}
    assert values == {
        ("2023", "actual"): "125", ("2024", "actual"): "1828", ("2025", "planned"): "1000",
        ("2025", "actual"): "1850", ("2026", "planned"): "5000", ("2027", "planned"): "8000",
    }  # fmt: skip
    oversight = document.section("4").results[3]
    assert [v.value for v in oversight.measures] == [
        *["46", "48", "54", "50", "50"],
        *["32", "47", "52", "50", "50"],
    ]
    assert len({v.series for v in oversight.measures}) == 2
    assert oversight.exhibits[0].unit == "Percentage"


def test_deliverables(document):
    rows = [o for s in document.sections for o in s.outputs]
    assert len(rows) == 124
    assert sum(o.number is not None for o in rows) == 70
    assert sum(o.number is None and bool(o.quantities) for o in rows) == 25  # totals of subcategories
    assert sum(not o.quantities for o in rows) == 29  # told in words
    assert sum(len(o.quantities) for o in rows) == (70 + 25) * 4
    assert {s.path: len(s.outputs) for s in document.sections if s.outputs} == {
        "Sect29A": 9, "1.1": 7, "1.2": 12, "1.3": 7, "2.1": 22, "2.2": 13, "2.3": 16, "3.1": 9, "3.2": 14,
        "4": 8, "5": 7,
    }  # fmt: skip
    marked = [v.text for o in rows for v in o.quantities if v.text]
    assert marked == ["11 a", "4 b", "24 c", "16 d", "9 a"]
    assert {o.category for o in rows} == set("ABCDE")
    assert Counter(o.headings for o in rows if o.headings) == {("Meetings of:",): 13, ("Reports to:",): 5}


def test_exhibits_of_the_deliverables(document):
    found = [e for s in document.sections for e in s.exhibits]
    assert [e.label for e in found] == [f"Table 29A.{n}" for n in (1, 6, 10, 14, 17, 22, 27, 31, 35, 38, 43)]
    assert [len(e.notes) for e in found] == [0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0]


def test_nothing_is_dropped(both):
    blocks, document = both
    furniture = re.compile(
        r"Distr\..*|6 April 2026|Original.*|Eighty-first session|Items 138.*|Contents|Page|\d{1,2}"
        r"|Programme planning|Category and subcategory"
        r"|Planned result for 2027"  # printed by us in the form's usual number: Planned results
    )
    contents = next(i for i, b in enumerate(blocks) if isinstance(b, Grid))
    kept = printed(writer.write(document))
    lost = [text for text in unkept([*blocks[:contents], *blocks[contents + 1 :]], kept)
            if not furniture.fullmatch(text)]  # fmt: skip
    assert lost == []


def test_the_lines_of_the_pdf_tell_the_kind():
    from answerable.publishing.formats.programme_budget import mapping
    from answerable.publishing.media import pdf

    path = FOLDER / "A_81_6_Sect29A.en.pdf"
    if not path.is_file():
        pytest.skip("the PDF does not stand in ../shared/documents")
    lines = pdf.read(path.read_bytes())
    assert all(isinstance(line, Line) for line in lines)
    assert mapping.recognise(lines) == "en"


@pytest.mark.parametrize("medium", ["docx", "pdf", "xlsx", "json", "text"])
def test_published_again_every_figure_is_equal(medium):
    document = reader.read(blocks_of("docx"))
    assert registry.read_bytes(registry.write(document, medium), "a file") == document


def test_the_page_for_the_web_holds_every_figure():
    document = reader.read(blocks_of("docx"))
    page = re.sub(r"<[^>]+>", " ", registry.write(document, "html").decode())
    assert unkept(writer.write(document), re.sub(r"[\W_]", "", page).casefold()) == []


# docs/developer/findings_A_81_6_Sect29A.md judges each
def test_what_the_audit_doubts(document):
    assert [(f.rule, f.path, f.printed, f.computed) for f in audit(document)] == [
        ("list_letter", "5¶29A.137", "©", "(c)"),
        ("list_letter", "5¶29A.137", "©", "(e)"),
        ("list_letter", "5¶29A.138", "©", "(c)"),
        ("result_heading", "5(3)", None, None),
    ]


def test_every_wrong_figure_of_the_deliverables_would_be_found(document):
    """380 figures, one wrong at a time: each total or deliverable disturbs the sum of its subcategory."""
    planted = caught = 0
    for section in document.sections:
        for _, wrong in changed_quantities(section):
            planted += 1
            caught += [
                f.rule for f in subcategory_totals(Document("programme_budget", "en", sections=(wrong,)))
            ] == ["subcategory_total"]
    assert (planted, caught) == (380, 380)


def test_every_wrong_figure_of_a_told_target_would_be_found(document):
    """Four results name the actual value of 2025 and a target in a sentence, beside a figure."""
    planted = caught = 0
    for section in document.sections:
        for at, result in enumerate(section.results):
            told = re.search(r"planned target of \d", result.text)
            for value in result.measures:
                if told and value.value is not None and value.period == "2025" and value.series is None:
                    wrong = tuple(replace(v, value="7") if v is value else v for v in result.measures)
                    results = (
                        *section.results[:at],
                        replace(result, measures=wrong),
                        *section.results[at + 1 :],
                    )
                    sections = (replace(section, results=results),)
                    planted += 1
                    caught += bool(list(targets(replace(document, sections=sections))))
    assert (planted, caught) == (8, 8)
