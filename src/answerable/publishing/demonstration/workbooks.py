"""A department that fills in Excel: one workbook came back with a mistake, the next waits to be applied.

Ruth Ban typed a figure with a sign that could mean two things; she corrected it and sent the
workbook again. What she does with it afterwards is left alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from answerable.foundation import access
from answerable.publishing.actions.workbooks import check_workbook, make_workbook, offered_workbooks
from answerable.publishing.demonstration.third_year import SYMBOL
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.template import address
from answerable.publishing.workbooks.uploads import uploads_of

WHO, SECTION = "ruth", "H"
_FILLED = 6  # outputs
_MISTAKE = "1,250"


def make(people: dict[str, int], progress: Callable[[str], None]) -> None:
    """Once: a workbook downloaded, filled twice, sent twice."""
    by = people[WHO]
    with access.acting_as(by):
        if uploads_of(by, "actuals", SYMBOL):
            return
        progress("A department fills its section in Excel.")
        offer = offered_workbooks("actuals", by=by, target=SYMBOL)
        entity = next(code for code, name in offer.entities if name.startswith(f"{SECTION} "))
        asked: dict[str, Any] = {"by": by, "target": SYMBOL, "entity": entity}
        content = make_workbook("actuals", **asked)
        cells = _actuals(content)
        wrong = {**cells, next(iter(cells)): _MISTAKE}
        for name, typed in (("filled.xlsx", wrong), ("filled-2.xlsx", cells)):
            check_workbook(kind="actuals", file_name=name, content=type_into(content, typed), **asked)


def _actuals(content: bytes) -> dict[str, str]:
    """What was delivered of the first outputs: what was planned, cell by cell."""
    sheet = read(content).sheets[0]
    planned, actual = sheet.columns["planned"], sheet.columns["actual"]
    figures = [(at, row[planned]) for at, row in sheet.lines() if isinstance(row[planned], float)]
    return {address(at, actual): f"{figure:g}" for at, figure in figures[:_FILLED]}


def type_into(content: bytes, cells: Mapping[str, str], part: str = "xl/worksheets/sheet2.xml") -> bytes:
    """The workbook with this typed into empty cells of its first data sheet, as somebody types it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, _with(data, cells) if name == part else data)
    return out.getvalue()


def _with(sheet: bytes, cells: Mapping[str, str]) -> bytes:
    for cell, typed in cells.items():
        number = typed.replace(".", "", 1).isdecimal()
        kind, value = ("", f"<v>{typed}</v>") if number else (' t="inlineStr"', f"<is><t>{typed}</t></is>")
        pattern = re.compile(rf'<c r="{cell}"( s="\d+")?/>'.encode())
        sheet = pattern.sub(rf'<c r="{cell}"\1{kind}>{value}</c>'.encode(), sheet)
    return sheet
