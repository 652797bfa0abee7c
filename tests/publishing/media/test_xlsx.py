"""The workbook: exact round trip, numbers that are numbers, texts that are never formulas."""

import io

import openpyxl
import pytest
from hypothesis import given, settings

from answerable.calc.account import Document, Output, Row, Section, Table
from answerable.publishing.media import xlsx
from tests import factories
from tests.publishing.media.strategies import documents


def opened(document: Document):
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(document)))


def with_cells(**cells: str | None) -> Document:
    table = Table("table_1", tuple(cells), (Row(dict(cells), "Row", "total"),))
    return Document("performance_report", "en", tables=(table,))


@given(documents())
@settings(deadline=None)
def test_reads_back_what_it_wrote(document: Document):
    read = xlsx.read(xlsx.write(document))
    assert read == document
    assert read.findings == document.findings


@pytest.mark.parametrize("document", [factories.report("zh", 3), factories.addendum("en", 3)])
def test_the_same_document_gives_the_same_bytes(document: Document):
    assert xlsx.write(document) == xlsx.write(document)


def test_figures_are_numbers_with_the_printed_decimals():
    sheet = opened(with_cells(a="-1234.50", b="100.0", c="3700", d="ongoing", e="not_applicable"))["table_1"]
    cells = list(sheet[2])[2:]
    assert [cell.value for cell in cells] == [-1234.5, 100, 3700, "ongoing", "Not applicable"]
    shown = [cell.number_format for cell in cells[:3]]
    assert shown == ["#,##0.00_);(#,##0.00)", "#,##0.0_);(#,##0.0)", "#,##0_);(#,##0)"]
    assert [cell.font.bold for cell in cells[:3]] == [True, True, True]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@cmd", "{=A1}", "https://example.org", "007", "1e5"])
def test_a_text_is_a_text(text: str):
    document = Document("performance_report", "en", title=text, sections=(Section("A", text),))
    cell = opened(document)["Sections"]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert xlsx.read(xlsx.write(document)) == document


def test_sheets_are_ready_to_be_filtered():
    book = opened(factories.report("zh", 3))
    assert book.sheetnames == ["概况", "章节", "目标和因素", "预期成绩", "绩效指标", "产出", "段落", "表格",
                               "按类别分列的资源", "培训"]  # fmt: skip
    sheet = book["产出"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N4"
    heads = "序号 章节 预期成绩 分组标题 编号 内容 计划数 实际数 印出的交付比率 备注 原因 大类 小类 单位"
    assert [cell.value for cell in sheet[1]] == heads.split()
    assert [sheet.cell(2, column).value for column in (2, 5, 7, 8, 9)] == ["A.1", 1, 4, 3, 75]


def test_columns_that_a_form_does_not_use_are_out_of_sight():
    sheet = opened(factories.report("en", 3))["Outputs"]
    hidden = [cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden]
    assert hidden[:1] == ["Accomplishment"]
    assert "Planned" not in hidden


def test_sheets_of_tables_have_names_of_their_own():
    tables = tuple(Table(name, (), ()) for name in ("table_1", "a[b]:c", "incumbency", "Incumbency"))
    assert opened(Document("performance_report", "en", tables=tables)).sheetnames[2:] == [
        "table_1", "a b  c", "Incumbency", "Incumbency 2",
    ]  # fmt: skip


def test_refuses_a_text_longer_than_a_cell():
    document = Document(
        "performance_report", "en", sections=(Section("A", "B", outputs=(Output("x" * 32768),)),)
    )
    with pytest.raises(ValueError, match="sheet Outputs: a text of 32768 letters is too long for a cell"):
        xlsx.write(document)
