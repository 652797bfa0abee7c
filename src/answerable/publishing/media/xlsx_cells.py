"""The cells of an XLSX as they are stored: texts, and numbers with the decimals their format shows.

A number is read from the file's own text and never rounded through what a library makes of it; the
number format, which spreadsheet libraries for speed leave out, says how many decimals the document
printed ('100.0' is not '100').

Not here: what the sheets mean (`xlsx_read`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media.package import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 37: "#,##0", 38: "#,##0", 39: "#,##0.00"}
_BUILT_IN |= {40: "#,##0.00"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DECIMALS = re.compile(r"[0#]\.(0+)")
_MOST_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Cell:
    """A stored value: `text` as written or the number's digits; `number` tells which."""

    text: str
    number: bool = False


class Sheet:
    """One sheet: its cells by row and column, both from 0."""

    def __init__(self, name: str, rows: dict[int, dict[int, Cell]]) -> None:
        self.name = name
        self.rows = rows

    def cell(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)


def address(row: int, column: int) -> str:
    """'B7' for row 6, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read_sheets(data: bytes) -> dict[str, Sheet]:
    """All sheets by name; raises UnreadableInput with the sheet and cell that cannot be read."""
    try:
        return _read_sheets(Package(data, "XLSX", "xl/workbook.xml"))
    except (ValueError, OverflowError) as error:  # an attribute that should be a number
        raise UnreadableInput(f"expected an XLSX as spreadsheets write it: {str(error)[:100]}.") from error


def _read_sheets(package: Package) -> dict[str, Sheet]:
    texts = [_rich(item) for item in package.xml("xl/sharedStrings.xml").iterfind(f"{_S}si")]
    decimals = _format_decimals(package.xml("xl/styles.xml"))
    relations = package.xml("xl/_rels/workbook.xml.rels")
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    found = {}
    for described in package.xml("xl/workbook.xml").iterfind(f"{_S}sheets/{_S}sheet"):
        name = described.get("name", "")
        target = targets.get(described.get(_RELATION), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        found[name] = _sheet(name, package.xml(part), texts, decimals)
    return found


def _rich(item: Any) -> str:
    """A shared text: its runs joined, phonetic hints left out, escaped letters undone."""
    parts = [t.text or "" for t in item.iterfind(f"{_S}t")]
    parts += [t.text or "" for t in item.iterfind(f"{_S}r/{_S}t")]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Escaped letters as themselves; what stands for no letter (NUL, half a pair) stays as written."""

    def letter(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return found[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)

    return _ESCAPED.sub(letter, text)


def _format_decimals(styles: Any) -> list[int]:
    """For each cell style, how many decimals its number format shows."""
    formats = dict(_BUILT_IN)
    for described in styles.iterfind(f"{_S}numFmts/{_S}numFmt"):
        formats[int(described.get("numFmtId", "0"))] = described.get("formatCode", "")
    ids = [int(xf.get("numFmtId", "0")) for xf in styles.iterfind(f"{_S}cellXfs/{_S}xf")]
    found = []
    for number in ids:
        decimals = _DECIMALS.search(formats.get(number, "").split(";")[0])
        found.append(len(decimals[1]) if decimals else 0)
    return found


def _sheet(name: str, root: Any, texts: list[str], decimals: list[int]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(root.iterfind(f"{_S}sheetData/{_S}row")):
        at = int(row.get("r", number + 1)) - 1
        cells: dict[int, Cell] = {}
        for position, stored in enumerate(row.iterfind(f"{_S}c")):
            column = _column(stored.get("r"), position)
            try:
                cell = _cell(stored, texts, decimals)
            except (ValueError, IndexError, InvalidOperation) as error:
                where = f"sheet {name}, cell {address(at, column)}"
                raise UnreadableInput(f"{where}: expected a text or a number, found {error}.") from error
            if cell is not None:
                cells[column] = cell
        if cells and at < _MOST_ROWS:
            rows[at] = cells
    return Sheet(name, rows)


def _column(reference: str | None, position: int) -> int:
    found = _ADDRESS.fullmatch(reference or "")
    if not found:
        return position
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _cell(stored: Any, texts: list[str], decimals: list[int]) -> Cell | None:
    kind = stored.get("t", "n")
    value = stored.findtext(f"{_S}v")
    if kind == "inlineStr":
        inline = stored.find(f"{_S}is")
        text = _rich(inline) if inline is not None else ""
        return Cell(text) if text else None
    if not value:
        if stored.find(f"{_S}f") is not None:
            raise ValueError("a formula without its stored result (save the file in a spreadsheet program)")
        return None
    if kind == "s":
        return Cell(texts[int(value)]) if texts[int(value)] else None
    if kind == "str":
        return Cell(_unescaped(value)) if value else None
    if kind == "b":
        return Cell("true" if value == "1" else "false")
    if kind == "e":
        raise ValueError(f"the error {value}")
    style = int(stored.get("s", "0"))
    return Cell(_digits(value, decimals[style] if style < len(decimals) else 0), number=True)


def _digits(value: str, decimals: int) -> str:
    """'94.599999999999994' with one decimal shown -> '94.6'; more digits than shown are kept."""
    exact = Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError(value)
    plain = f"{exact:f}"
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    rest += "0" * (decimals - len(rest))
    return f"{whole}.{rest}" if rest else whole
