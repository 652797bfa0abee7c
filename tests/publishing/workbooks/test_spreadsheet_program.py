"""A workbook saved by a spreadsheet program comes back as it went out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.checking import check
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.shapes import Row
from tests.publishing.workbooks.filling import OPEN, book, filled, table

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ROWS = (
    Row("A|A#1", ("A Lakes", "=Bulletins", "12", *(None,) * 6), OPEN),
    Row(
        "A|A#2",
        ("A", "Courses", "4.50", "5.0", "high", "2026-07-01", "3", "10.25", "why\n“not” 中文 <b>&"),
        OPEN,
    ),
    Row("A|A#3", ("A", " Visits ", None, "not_applicable", None, None, None, "123456789012.34", "+1"), OPEN),
)


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice is installed: no spreadsheet program saved one")
def test_what_libreoffice_saves_has_no_errors_and_only_the_changes_of_people(tmp_path: Path) -> None:
    made = book(table(ROWS, blank=3))
    (tmp_path / "sent.xlsx").write_bytes(writing.write(made))
    _saved_by_office(tmp_path)
    content = (tmp_path / "out" / "sent.xlsx").read_bytes()
    checked = check(made, read(content))
    assert (checked.problems, checked.changes, checked.notes) == ((), (), ())
    (tmp_path / "sent.xlsx").write_bytes(filled(content, {"F5": "=6*7", "H5": "2026-07-01"}))
    _saved_by_office(tmp_path)
    checked = check(made, read((tmp_path / "out" / "sent.xlsx").read_bytes()))
    assert checked.problems == ()
    assert [(change.cell, change.after) for change in checked.changes] == [("F5", "42"), ("H5", "2026-07-01")]
    assert [note.code for note in checked.notes] == ["formulas"]


def _saved_by_office(folder: Path) -> None:
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(folder / "sent.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
