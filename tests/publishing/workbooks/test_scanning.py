"""What stands in a sheet beside its values, and how far it reaches."""

from __future__ import annotations

import re
import time

import pytest

from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.packages import opened
from answerable.publishing.workbooks.scanning import Facts, facts_of
from answerable.publishing.workbooks.shapes import Unusable
from tests.publishing.workbooks.filling import ACTUAL, book, edited, repacked

SHEET = "xl/worksheets/sheet2.xml"


def _facts(content: bytes) -> Facts:
    return facts_of(opened(content))["Outputs"]


def test_an_untouched_workbook_has_only_its_hidden_row_of_codes() -> None:
    facts = _facts(writing.write(book()))
    assert (facts.hidden, facts.formulas, facts.merged, facts.percents) == ({0}, 0, [], set())
    assert facts.rows == 7


def test_hidden_rows_merged_cells_formulas_and_per_cents_are_noted() -> None:
    def edit(file) -> None:
        sheet = file["Outputs"]
        sheet.row_dimensions[6].hidden = True
        sheet.merge_cells("K5:K6")
        sheet[ACTUAL] = "=1+1"
        sheet["F6"] = 0.12
        sheet["F6"].number_format = "0.0%"
        sheet["F7"] = "#REF!"

    facts = _facts(edited(writing.write(book()), edit))
    assert facts.hidden == {0, 5}
    assert facts.merged == ["K5:K6"]
    assert facts.formulas == 1
    assert facts.empty_formulas == [ACTUAL]
    assert facts.percents == {"F6"}
    assert facts.errors == {"F7": "#REF!"}


def test_other_ways_of_writing_the_same_xml_are_noted_too() -> None:
    def rewrite(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        data = re.sub(rb"<row r=\"6\"", b"<row hidden='true'  r='6'", data)
        return data.replace(
            b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='A5:A6' /></mergeCells>"
        )

    facts = _facts(repacked(writing.write(book()), rewrite))
    assert facts.hidden == {0, 5}
    assert facts.merged == ["A5:A6"]


@pytest.mark.parametrize("cell", [b'r="XFD1048576"', b"r = 'XFD1048576'"])
def test_a_cell_in_the_last_corner_is_refused_before_a_table_is_made_of_it(cell: bytes) -> None:
    """Dense, it would be seventeen thousand million cells."""
    content = repacked(
        writing.write(book()),
        lambda name, data: (
            data.replace(b"</sheetData>", b'<row r="1048576"><c ' + cell + b"><v>1</v></c></row></sheetData>")
            if name == SHEET
            else data
        ),
    )
    began = time.process_time()
    with pytest.raises(Unusable) as refused:
        _facts(content)
    assert refused.value.problem.code == "too_many_cells"
    assert refused.value.problem.sheet == "Outputs"
    assert time.process_time() - began < 2


def test_a_sheet_that_is_no_xml_is_refused() -> None:
    content = repacked(
        writing.write(book()), lambda name, data: data[:900] + b"<f>" if name == SHEET else data
    )
    with pytest.raises(Unusable) as refused:
        _facts(content)
    assert refused.value.problem.code == "broken"
