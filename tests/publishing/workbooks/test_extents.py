"""What a reader would make of a sheet, however its cells say where they stand."""

from __future__ import annotations

import io
import zipfile

import pytest

from answerable.publishing.ledger import tables
from answerable.publishing.ledger.unusable import Unusable as UnusableLedger
from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.extents import Extent
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.shapes import Unusable
from tests.publishing.workbooks.filling import book, repacked

SHEET = "xl/worksheets/sheet2.xml"
LAST = 1_048_576 * 16_384
FAR = [
    b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>',  # the row says another place than its cell
    b'<row r="1"><c r="xfd1048576"><v>1</v></c></row>',
    b"<row r='1'><c t='>' r = 'XFD1048576'><v>1</v></c></row>",
    b'<x:row><x:c r="XFD1048576"/></x:row>',
    b"<row/>" * 300_000 + b"<row>" + b'<c t="n"><v>1</v></c>' * 9_000 + b"</row>",  # nothing says where
    b'<row r="300000">' + b"<c t=\" r='A1'\"><v>1</v></c>" * 9_000 + b"</row>",
]


def _cells(data: bytes, piece: int) -> int:
    extent = Extent()
    for at in range(0, len(data), piece):
        extent.feed(data[at : at + piece])
    return extent.cells()


@pytest.mark.parametrize("piece", [7, 1 << 20])
def test_the_extent_is_that_of_the_farthest_cell(piece: int) -> None:
    for sheet in FAR[:4]:
        assert LAST <= _cells(sheet, piece) <= LAST + 16_384
    plain = b'<row r="2"><c r="A2"/><c r="C2" s="1"><v>1</v></c></row><row r="7"/>'
    assert _cells(plain, piece) == 21
    unplaced = b"<row><c/><c/></row><row><c/><c><v>1</v></c><c/></row><row/>"
    assert _cells(unplaced, piece) == 9
    assert _cells(b"<si><t>no cells</t></si>", piece) == 0


@pytest.mark.parametrize("far", FAR)
def test_no_table_is_made_of_a_sheet_that_reaches_too_far(far: bytes) -> None:
    """The reader would end the whole process: it cannot be caught."""
    content = repacked(
        writing.write(book()),
        lambda name, data: data.replace(b"</sheetData>", far + b"</sheetData>") if name == SHEET else data,
    )
    with pytest.raises(Unusable) as refused:
        read(content, "a.xlsx")
    assert refused.value.problem.code == "too_many_cells"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_declared_entities_are_refused_wherever_they_stand(encoding: str) -> None:
    late = ("<!--" + " " * (1 << 20) + '--><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').encode(encoding)
    content = repacked(writing.write(book()), lambda name, data: late if name == SHEET else data)
    with pytest.raises(Unusable) as refused:
        read(content, "a.xlsx")
    assert refused.value.problem.code == "declares_entities"


@pytest.mark.parametrize("far", FAR[:4])
def test_the_ledger_makes_no_such_table_either(tmp_path, far: bytes) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "far.xlsx"
    content = repacked(
        writing.write(book()),
        lambda name, data: data.replace(b"</sheetData>", far + b"</sheetData>") if name == SHEET else data,
    )
    assert zipfile.is_zipfile(io.BytesIO(content))
    path.write_bytes(content)
    with pytest.raises(UnusableLedger) as refused:
        tables.opened(path, name="far.xlsx")
    assert refused.value.code == "broken_workbook"
