"""The report as blocks: what is printed where, and the same document when read again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from answerable.calc.account import Document, Output, Paragraph, Section
from answerable.publishing import sample
from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.formats.performance_report import reader
from answerable.publishing.formats.performance_report.writer import write
from tests import factories
from tests.publishing.formats.performance_report.made_up import reports


@given(reports())
@settings(deadline=None)
def test_reads_back_what_it_wrote(document: Document):
    read = reader.read(write(document))
    assert read == document
    assert read.findings == ()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("planted", [True, False])
def test_the_sample_reads_back(language: str, planted: bool):
    for report in sample.performance_reports(planted_errors=planted):
        document = report.in_language(language)
        assert reader.read(write(document)) == document


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_one_of_many_indicators_keeps_its_number(language: str):
    document = sample.performance_reports(planted_errors=False)[0].in_language(language)
    at = next(i for i, section in enumerate(document.sections) if section.accomplishments)
    section = document.sections[at]
    first = section.accomplishments[0]
    many = tuple(replace(first.indicators[0], ordinal=n, text=f"{first.text} {n}x") for n in range(1, 24))
    section = replace(section, accomplishments=(replace(first, indicators=many),))
    document = replace(document, sections=(*document.sections[:at], section, *document.sections[at + 1 :]))
    assert reader.read(write(document)) == document


def shown(document: Document) -> list[tuple[str, str]]:
    return [
        (b.style, b.text) if isinstance(b, Text) else ("grid", b.rows[0].cells[0]) for b in write(document)
    ]


def test_prints_the_parts_in_their_order():
    report = sample.performance_reports(planted_errors=False)[0].en
    assert [text for _, text in shown(report)[:3]] == [
        "SW/29/12",
        "Performance of the basin services account for the period from 1 July 2023 to 30 June 2024",
        "Summary",
    ]
    headings = [(b.level, b.text) for b in write(report) if isinstance(b, Text) and b.style == "heading"]
    assert headings[1:8] == [
        (1, "Abbreviations"), (1, "I. Introduction"), (1, "II. Results-based-budgeting frameworks"),
        (2, "A. Department of Hydrological Observation"), (3, "1. Station Networks Division"),
        (4, "Actual indicators of achievement"), (4, "Actual outputs"),
    ]  # fmt: skip


def test_prints_the_period_where_the_title_has_none():
    assert shown(factories.report("zh"))[:3] == [
        ("body", "LK/1/1"), ("title", "湖泊账户的执行情况"), ("caption", "2023年7月1日至2024年6月30日"),
    ]  # fmt: skip
    assert shown(factories.report("en"))[2] == ("caption", "1 July 2023 to 30 June 2024")


def test_chinese_parts_have_chinese_numerals_and_letters_stay_letters():
    paths = ["I", "II", "A", "H", "I", "XII"]
    names = ["导言", "成果预算编制框架", "甲部", "辛部", "壬部", "附件"]
    sections = tuple(Section(path, name) for path, name in zip(paths, names, strict=True))
    texts = [b.text for b in write(Document("performance_report", "zh", sections=sections))]
    assert texts == ["一. 导言", "二. 成果预算编制框架", "A. 甲部", "H. 辛部", "I. 壬部", "十二. 附件"]


def test_part_one_keeps_its_number_beside_the_letter_i():
    sections = (
        Section("introduction", "Introduction"),
        Section("II", "Results-based-budgeting frameworks"),
        Section("H", "Office"),
        Section("I", "Ethics Office"),
        Section("I.1", "Unit", "I"),
    )
    document = Document("performance_report", "en", sections=sections)
    texts = [b.text for b in write(document)]
    assert texts[0] == "I. Introduction"
    assert texts[2:] == ["H. Office", "I. Ethics Office", "1. Unit"]
    assert reader.read(write(document), "en").sections == sections


def test_footnotes_subheadings_and_items():
    section = Section(
        "A", "Office",
        paragraphs=(
            Paragraph("Text:\n(a) one;\n(b) two.", "introduction", 4), Paragraph("Rounded.", "other", "a"),
            Paragraph("Changes", "other"), Paragraph("Plain.", "introduction"),
        ),
    )  # fmt: skip
    blocks = write(Document("performance_report", "en", sections=(Section("II", "Frameworks"), section)))
    assert blocks[2:] == (
        Text("4. Text:\n(a) one;\n(b) two."), Text("a Rounded.", "note"), Text("Changes", "heading", 3),
        Text("Plain."),
    )  # fmt: skip


def test_headings_of_outputs_stand_once_above_their_group():
    outputs = tuple(Output(f"Report {n}", n, headings=("Group",), planned="3700") for n in (1, 2))
    section = Section(
        "A", "Office", outputs=(*outputs, Output("Talk", 3, headings=("Other", "Below"), actual="1"))
    )
    grid = write(Document("performance_report", "en", sections=(Section("II", "F"), section)))[-1]
    assert isinstance(grid, Grid)
    assert grid.rows == (
        Cells(("Outputs", "Planned", "Actual", "Delivery rate"), head=True),
        Cells(("Group", "", "", ""), level="heading"),
        Cells(("1. Report 1", "3\u00a0700", "", "")),
        Cells(("2. Report 2", "3\u00a0700", "", "")),
        Cells(("Other", "", "", ""), level="heading"),
        Cells(("Below", "", "", ""), level="heading"),
        Cells(("3. Talk", "", "1", "")),
    )


def test_refuses_a_language_without_words():
    with pytest.raises(ValueError, match="expected the language zh or en, found fr"):
        write(replace(factories.report("en"), language="fr"))
