"""Rows of a workbook: the sheet with the headings, days as ISO, amounts as they were typed.

A workbook keeps numbers as binary fractions of fifteen digits; the shortest decimal that gives the
same number is what was typed. An amount with more digits is marked, and refused as inexact.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

from answerable.calc.written import Exact
from answerable.publishing.ledger.tables import Table, checked
from answerable.publishing.ledger.unusable import Unusable
from answerable.publishing.workbooks.extents import Extent

UNPACKED = 2 * 1024 * 1024 * 1024  # bytes of all parts: a million rows have some 600 MB
MOST_CELLS = 60_000_000  # of one sheet, empty ones between others included: 32 bytes each in the reader
_PIECE = 1 << 20
_DIGITS = 15
_OLE = b"\xd0\xcf\x11\xe0"
_CENT = Decimal("0.01")
_NOISE = Decimal("0.000001")  # what sums of binary fractions are off by


def workbook_table(path: Path, headings: Sequence[str], sheet: str, suffix: str = ".xlsx") -> Table:
    """The table. Raises `Unusable`: encrypted, macros, bombs, no sheet that has the headings."""
    import python_calamine

    _check(path, suffix)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        name, skipped, header = _find(book, headings, sheet)
    except (python_calamine.CalamineError, OSError, ValueError) as fault:
        raise Unusable("broken_workbook") from fault

    def rows() -> Iterator[Sequence[str]]:
        found = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name)
        for number, row in enumerate(found.iter_rows()):
            if number > skipped:
                yield [text_of(cell) for cell in row]

    return Table(header, rows, skipped + 2)


def _find(book: Any, headings: Sequence[str], sheet: str) -> tuple[str, int, tuple[str, ...]]:
    """Name of the sheet, rows above the headings, headings."""
    names = [sheet] if sheet else list(book.sheet_names)
    if sheet and sheet not in book.sheet_names:
        raise Unusable("no_sheet", ", ".join(book.sheet_names))
    wanted = {" ".join(name.split()) for name in headings}
    first: tuple[str, int, tuple[str, ...]] | None = None
    for name in names:
        found = _header(book.get_sheet_by_name(name))
        if found is None:
            continue
        if wanted <= set(found[1]):
            return name, *found
        first = first or (name, *found)
    if first is None:
        raise Unusable("no_headings")
    return first


def _header(sheet: Any) -> tuple[int, tuple[str, ...]] | None:
    """How many rows stand above the first that is not empty, and its cells."""
    for number, row in enumerate(sheet.iter_rows()):
        if any(cell not in ("", None) for cell in row):
            return number, checked([text_of(cell) for cell in row])
    return None


def text_of(cell: Any) -> str:
    """A cell as text that says the same: 1234.5 -> '1234.5', a day -> '2026-07-01'."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return Exact(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        return str(cell)
    return number(repr(cell))


def number(shortest: str) -> str:
    """The digits of a number of the workbook; one that it cannot keep exactly gets a mark."""
    try:
        value = Decimal(shortest)
    except ArithmeticError:
        return shortest
    if not value.is_finite():
        return shortest
    cents = value.quantize(_CENT, rounding=ROUND_HALF_EVEN) if abs(value) < 10**20 else value
    if abs(cents - value) < _NOISE:
        value = cents
    if len(value.normalize().as_tuple().digits) > _DIGITS:
        return f"≈{value:f}"
    plain = f"{value:f}"
    return Exact(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _check(path: Path, suffix: str) -> None:
    """What is in the package, counted before any of it is read."""
    with path.open("rb") as file:
        start = file.read(65536)
    if start.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in start or b"EncryptedPackage" in start
        raise Unusable("encrypted" if encrypted else "broken_workbook")
    if suffix in (".xlsm", ".xltm", ".xlam", ".xlsb"):
        raise Unusable("macros", suffix)
    try:
        with zipfile.ZipFile(path) as package:
            if any("vbaProject" in name for name in package.namelist()):
                raise Unusable("macros", "vbaProject")
            left = UNPACKED
            for part in package.infolist():
                left -= _counted(package, part, left)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise Unusable("broken_workbook") from fault


def _counted(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Bytes of a part, of which a reader makes no more cells than memory holds."""
    size, extent = 0, Extent()
    with package.open(part) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > left:
                raise Unusable("too_large", str(UNPACKED // (1024 * 1024)))
            extent.feed(piece)
    if extent.cells() > MOST_CELLS:
        raise Unusable("broken_workbook")
    return size
