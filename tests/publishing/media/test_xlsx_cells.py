"""Stored cells: numbers keep their digits and shown decimals, texts their letters."""

import io

import openpyxl
import pytest
import xlsxwriter

from answerable.publishing.media.xlsx_cells import Cell, _digits, _unescaped, address, read_sheets


@pytest.mark.parametrize(
    ("stored", "decimals", "read"),
    [
        ("94.599999999999994", 1, "94.6"),
        ("100", 1, "100.0"),
        ("90.25", 1, "90.25"),
        ("1E+6", 0, "1000000"),
        ("-0.2", 2, "-0.20"),
        ("1234567890123.5", 0, "1234567890123.5"),
    ],
)
def test_digits_as_shown_and_never_fewer_than_stored(stored: str, decimals: int, read: str):
    assert _digits(stored, decimals) == read


def test_addresses():
    assert [address(0, 0), address(6, 25), address(9, 26), address(0, 701), address(0, 702)] == [
        "A1", "Z7", "AA10", "ZZ1", "AAA1",
    ]  # fmt: skip


def test_texts_of_every_kind():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("One")
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "plain ", bold, "bold", " end")
        sheet.write_string(0, 1, " blanks \x0b_x0041_\r ")
        sheet.write_boolean(0, 2, True)
        sheet.write_formula(0, 3, "=1/3", None, 0.5)
        sheet.write_formula(0, 4, '="a"', None, "a")
    cells = read_sheets(target.getvalue())["One"].rows[0]
    assert cells == {
        0: Cell("plain bold end"), 1: Cell(" blanks \x0b_x0041_\r "), 2: Cell("true"),
        3: Cell("0.5", number=True), 4: Cell("a"),
    }  # fmt: skip


def test_what_another_program_stores_inline():
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("Inline").append(["text", 3, None, 2.50])
    target = io.BytesIO()
    book.save(target)
    assert read_sheets(target.getvalue())["Inline"].rows == {
        0: {0: Cell("text"), 1: Cell("3", number=True), 3: Cell("2.5", number=True)}
    }


def test_escapes_that_stand_for_no_letter_stay_as_written():
    assert _unescaped("a_x0000_b_xD800_c_x0041_") == "a_x0000_b_xD800_cA"
