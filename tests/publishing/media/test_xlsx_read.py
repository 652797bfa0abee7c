"""Workbooks that people changed: what a cell shows is what is read, or it is refused by its name."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from answerable.calc.account import Document, Place
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media import xlsx
from tests import factories


def changed(change: Callable[[openpyxl.Workbook], None], document: Document | None = None) -> bytes:
    """A workbook of ours after somebody worked in it and saved it with another program."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(document or factories.report("en", 2))))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def put(sheet: str, cell: str, value: object) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return change


def test_saving_it_with_another_program_changes_nothing():
    assert xlsx.read(changed(lambda book: None)) == factories.report("en", 2)


def test_a_corrected_figure_is_read_with_the_decimals_it_shows():
    read = xlsx.read(changed(put("Resources by category", "C2", 90)))
    assert read.tables[0].rows[0].cells["apportionment"] == "90.0"
    read = xlsx.read(changed(put("Resources by category", "C2", 90.25)))
    assert read.tables[0].rows[0].cells["apportionment"] == "90.25"


def test_rows_may_be_sorted_removed_and_columns_added():
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Outputs"]
        sheet.insert_cols(1)
        sheet["A1"] = "Remark of the desk"
        sheet.delete_rows(2)

    read = xlsx.read(changed(change))
    expected = factories.report("en", 2).sections[2].outputs[1:]
    assert read.sections[2].outputs == expected
    assert read.sections[2].outputs[0].place == Place(sheet="Outputs", cell="A2")


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("About", "B1", "x", "expected answerable/document-1, found 'x'."),
        ("About", "B6", "July", "expected a date such as 2020-07-01, found 'July'."),
        ("Outputs", "B2", "Z", "expected the path of a section of this workbook, found 'Z'."),
        ("Outputs", "E3", "first", "expected a whole number, found 'first'."),
        ("Tables", "A2", "Gone", "expected the name of a sheet in this workbook, found 'Gone'."),
        ("Accomplishments", "B3", "1.1", "expected each label once in a section, found '1.1'."),
        (
            "Paragraphs", "C2", None,
            "expected one of Introduction, Results, Strategy, Orientation, Other, found an empty cell.",
        ),
        (
            "Outputs", "G2", "=1+1", "expected a text or a number, found a formula without its stored result "
            "(save the file in a spreadsheet program).",
        ),
    ],
)  # fmt: skip
def test_refuses_what_does_not_fit_by_sheet_and_cell(sheet: str, cell: str, value: object, said: str):
    with pytest.raises(UnreadableInput) as refusal:
        xlsx.read(changed(put(sheet, cell, value)))
    assert str(refusal.value) == f"sheet {sheet}, cell {cell}: {said}"


def test_refuses_a_register_without_a_column_it_needs():
    with pytest.raises(UnreadableInput) as refusal:
        xlsx.read(changed(put("Outputs", "F1", "Words")))
    assert str(refusal.value) == "sheet Outputs, cell A1: expected a column headed Text."


def test_refuses_a_workbook_of_others():
    book = openpyxl.Workbook()
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(UnreadableInput) as refusal:
        xlsx.read(target.getvalue())
    assert str(refusal.value) == (
        "sheet Sheet, cell A1: expected a workbook of ours with the sheet 概况 or About."
    )
