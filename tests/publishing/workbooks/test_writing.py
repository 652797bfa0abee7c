"""What a workbook looks like to the person who opens it."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import load_workbook

from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.shapes import Book, Row
from tests.publishing.workbooks.filling import ACTUAL, LEVEL, OPEN, book, table


def _opened(made: Book):
    return load_workbook(io.BytesIO(writing.write(made)))


def test_only_what_is_to_be_filled_is_unlocked() -> None:
    sheet = _opened(book())["Outputs"]
    assert sheet.protection.sheet
    assert not sheet[ACTUAL].protection.locked
    assert sheet["D5"].protection.locked
    assert sheet["A5"].protection.locked


def test_marks_are_hidden_and_headers_stay_in_sight() -> None:
    file = _opened(book())
    sheet = file["Outputs"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "E5"
    assert file["answerable"].sheet_state == "veryHidden"
    assert file.sheetnames[0] == "Instructions"


def test_a_choice_is_a_list() -> None:
    file = _opened(book())
    rules = {str(rule.sqref): rule for rule in file["Outputs"].data_validations.dataValidation}
    listed = rules[f"{LEVEL}:G7"]
    assert listed.type == "list"
    _, cells = listed.formula1.split("!")
    found = [cell[0].value for cell in file["answerable"][cells.replace("$", "")]]
    assert found == ["High", "Low"]
    assert rules["I5:I7"].type == "whole"


def test_figures_keep_their_decimals_and_their_last_digit() -> None:
    rows = (Row("A|A#1", ("A", "x", "4.50", "1234567890123456789.5", None, None, None, None, None), OPEN),)
    sheet = _opened(book(table(rows)))["Outputs"]
    assert sheet["E5"].value == 4.5
    assert sheet["E5"].number_format == "#,##0.00"
    assert sheet["F5"].value == "1234567890123456789.5"


def test_no_text_becomes_a_formula_now_or_later() -> None:
    dangerous = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "\t=1", '=HYPERLINK("x")')
    rows = tuple(
        Row(f"A|A#{at}", ("=2+2", text, None, None, None, None, None, None, text), OPEN)
        for at, text in enumerate(dangerous)
    )
    content = writing.write(book(table(rows)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(re.search(rb"<f[ >]", sheet) for sheet in sheets)
        assert not any(b"hyperlink" in sheet for sheet in sheets)
    sheet = load_workbook(io.BytesIO(content))["Outputs"]
    assert sheet["K5"].data_type == "s"
    assert sheet["K5"].quotePrefix
    assert sheet["K5"].number_format == "@"


def test_the_words_are_those_of_its_language() -> None:
    file = _opened(book(language="zh"))
    assert file.sheetnames[0] == "说明"
    assert "黄色" in str(file["说明"]["B4"].value)


def test_a_name_of_a_sheet_is_one_that_spreadsheets_take() -> None:
    from dataclasses import replace

    file = _opened(book(replace(table(), title="Outputs [A/B]: all of the very long list of 'em")))
    assert file.sheetnames[1] == "Outputs  A B   all of the very"


def test_blank_rows_wait_for_what_does_not_exist_yet() -> None:
    sheet = _opened(book(table(blank=2)))["Outputs"]
    assert [sheet.cell(row, 1).value for row in range(8, 11)] == ["+1", "+2", None]
    assert not sheet["C8"].protection.locked
