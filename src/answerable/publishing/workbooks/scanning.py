"""What a fast reader does not tell about a sheet: formulas, hidden rows, merged cells, its true extent.

A sheet is first searched as bytes; only where something suspicious is found is it walked through
element by element. The extent is asked before anybody makes a table of that size in memory: one
cell in the last corner of a sheet would be seventeen thousand million cells.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from answerable.publishing.workbooks.packages import Package
from answerable.publishing.workbooks.shapes import Unusable
from answerable.publishing.workbooks.template import address

MOST_CELLS = 4_000_000  # of one sheet, empty ones between others included
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WIDE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{2,3})\d")
_ROWS = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{1,9})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^>]*?\bhidden\s*=\s*[\"'](?:1|true)[^>]*>")
_COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_IS_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)")
_FIRST = re.compile(rb"\bmin\s*=\s*[\"'](\d{1,5})[\"']")
_LAST = re.compile(rb"\bmax\s*=\s*[\"'](\d{1,5})[\"']")
_MOST_COLUMNS = 16_384  # of any sheet
_AT = re.compile(rb"\br\s*=\s*[\"'](\d{1,9})[\"']")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_STYLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\bs\s*=")
_BUILT_IN_PERCENT = ("9", "10")


@dataclass(slots=True)
class Facts:
    """About one sheet; rows are counted from 0, cells are addresses ('B7')."""

    rows: int = 0
    columns: int = 0
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False  # the whole sheet
    formulas: int = 0
    empty_formulas: list[str] = field(default_factory=list)  # without the result they had
    percents: set[str] = field(default_factory=set)  # cells shown as per cent: 0.12 where 12% is seen
    errors: dict[str, str] = field(default_factory=dict)  # cells that show an error, with it
    merged: list[str] = field(default_factory=list)


def facts_of(package: Package) -> dict[str, Facts]:
    """Facts about every sheet by its name. Raises `Unusable` where a sheet is too large or broken."""
    sheets, unseen = _sheets(package), _unseen(package)
    _refuse_too_large(package, {part: name for name, part in sheets})
    percents = _percent_styles(package)
    found = {}
    for name, part in sheets:
        data = package.part(part)
        facts = _extent(data)
        hidden = [_AT.search(tag) for tag in _HIDDEN.findall(data)]
        facts.hidden = {int(at[1]) - 1 for at in hidden if at}
        facts.hidden_columns = _hidden_columns(data)
        facts.is_hidden = name in unseen
        suspicious = (_FORMULA, _MERGED, _ERROR, *((_STYLED,) if percents else ()))
        if any(pattern.search(data) for pattern in suspicious):
            _walk(name, data, facts, percents)
        found[name] = facts
    return found


def _refuse_too_large(package: Package, names: dict[str, str]) -> None:
    """Every part, whatever it is called: a reader may find another sheet under a name than we do."""
    for part, cells in package.cells.items():
        if cells > MOST_CELLS:
            raise Unusable("too_many_cells", str(cells), str(MOST_CELLS), sheet=names.get(part, part))


def _xml(package: Package, part: str) -> Any:
    data = package.part(part)
    if not data:
        return etree.Element("none")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Unusable("broken", part) from fault


def _sheets(package: Package) -> list[tuple[str, str]]:
    """Names of the sheets with their parts."""
    relations = _xml(package, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = []
    for sheet in _xml(package, "xl/workbook.xml").iterfind(f"{_S}sheets/{_S}sheet"):
        target = targets.get(sheet.get(_REL), "").lstrip("/")
        found.append((sheet.get("name", ""), target if target.startswith("xl/") else f"xl/{target}"))
    return found


def _unseen(package: Package) -> set[str]:
    """Names of the sheets that people do not see."""
    sheets = _xml(package, "xl/workbook.xml").iterfind(f"{_S}sheets/{_S}sheet")
    return {sheet.get("name", "") for sheet in sheets if sheet.get("state", "visible") != "visible"}


def _hidden_columns(data: bytes) -> set[int]:
    """Positions of hidden columns, as the head of the sheet says them."""
    found: set[int] = set()
    for tag in _COLUMN_TAG.findall(data):
        first, last = _FIRST.search(tag), _LAST.search(tag)
        if _IS_HIDDEN.search(tag) and first and last:
            found.update(range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS)))
    return found


def _percent_styles(package: Package) -> frozenset[str]:
    """Numbers of the cell styles that show a figure as per cent."""
    styles = _xml(package, "xl/styles.xml")
    percent = set(_BUILT_IN_PERCENT)
    for described in styles.iterfind(f"{_S}numFmts/{_S}numFmt"):
        if "%" in described.get("formatCode", ""):
            percent.add(described.get("numFmtId"))
    return frozenset(
        str(at)
        for at, style in enumerate(styles.iterfind(f"{_S}cellXfs/{_S}xf"))
        if style.get("numFmtId") in percent
    )


def _extent(data: bytes) -> Facts:
    rows = max((int(row) for row in _ROWS.findall(data)), default=0)
    columns = max((_column(found) for found in set(_WIDE.findall(data))), default=26)
    return Facts(rows, columns)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


def _walk(name: str, data: bytes, facts: Facts, percents: frozenset[str]) -> None:
    """Notes every formula, hidden row, merged range and cell shown as per cent."""
    walking = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
    )
    row = column = -1
    try:
        for event, element in walking:
            kind = etree.QName(element).localname
            if event == "start":
                if kind == "row":
                    row, column = _number(element.get("r"), row), -1
            elif kind == "c":
                column = _cell(element, facts, percents, row, column)
                element.clear()
            elif kind == "row":
                element.clear()
            elif kind == "mergeCell":
                facts.merged.append(element.get("ref", ""))
    except etree.XMLSyntaxError as fault:
        raise Unusable("broken", name) from fault


def _number(stated: str | None, before: int) -> int:
    return int(stated) - 1 if stated and stated.isdecimal() else before + 1


def _cell(element: Any, facts: Facts, percents: frozenset[str], row: int, before: int) -> int:
    """Notes what a cell is; returns its column."""
    stated = re.match(r"[A-Z]{1,3}", element.get("r", ""))
    column = _column(stated[0].encode()) - 1 if stated else before + 1
    value = element.findtext(f"{_S}v")
    if element.find(f"{_S}f") is not None:
        facts.formulas += 1
        if not value and element.get("t") != "str":
            facts.empty_formulas.append(address(row, column))
    if element.get("t") == "e":
        facts.errors[address(row, column)] = value or ""
    if value and element.get("s") in percents and element.get("t", "n") == "n":
        facts.percents.add(address(row, column))
    return column
