"""How far a sheet reaches, from its bytes: before a reader makes a table of that size in memory.

A reader fills everything between the first and the last cell. Where a cell stands it may say itself
(whatever its row says), or it stands after the one before it. What is counted here is never less than
what a reader makes of it.
"""

from __future__ import annotations

import re

_AT = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]+)(\d+)")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_ROW_AT = re.compile(rb"\br\s*=\s*[\"']\s*(\d+)")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_PLACED = re.compile(
    rb"<(?:\w+:)?c\s+(?:[\w:]+\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*)*?r\s*=\s*[\"']\s*[A-Za-z]+\d"
)
_USUAL = b'<c r="'  # as every known program writes it
_USUAL_AT = re.compile(rb'<c r="([A-Za-z]+)(\d+)')
_USUAL_ROW = re.compile(rb'<row r="(\d+)')
_UNUSUAL = (
    b"<c>",
    b"<c/",
    b"<c\t",
    b"<c\n",
    b"<c\r",
    b"<row>",
    b"<row/",
    b"<row\t",
    b"<row\n",
    b"<row\r",
    b":c",
    b":row",
)
_LONGEST = 9  # digits or letters of a place; longer ones are no place of any sheet


class Extent:
    """Pieces of one part go in, one after the other; `cells` is what a reader would make of them."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []
        self._row = self._column = 0  # the farthest stated
        self._rows = self._rows_stated = 0
        self._run = self._longest_run = 0  # cells of a row that do not say where they stand

    def feed(self, piece: bytes) -> None:
        """Takes the next piece; a tag cut in two is looked at when it is whole."""
        cut = piece.rfind(b"<")
        if cut < 0:
            self._rest.append(piece)
            return
        self._look(b"".join((*self._rest, piece[:cut])))
        self._rest = [piece[cut:]]

    def cells(self) -> int:
        """At least as many as a reader would make, of all pieces."""
        self._look(b"".join(self._rest))
        self._rest = []
        rows = self._row + max(self._rows - self._rows_stated, 0)
        return max(rows, 1) * (self._column + self._longest_run)

    def _look(self, data: bytes) -> None:
        if not self._is_usual(data):
            self._look_closely(data)

    def _is_usual(self, data: bytes) -> bool:
        """Whether every row and cell says first where it stands, as known programs write: quickly seen."""
        if any(mark in data for mark in _UNUSUAL):
            return False
        places, rows = _USUAL_AT.findall(data), _USUAL_ROW.findall(data)
        if len(places) != data.count(b"<c ") or len(rows) != data.count(b"<row "):
            return False
        digits = {number for _letters, number in places}
        self._row = max(self._row, max(map(_number, digits.union(rows)), default=0))
        columns = {letters for letters, _number in places}
        self._column = max(self._column, max(map(_column, columns), default=0))
        self._run = 0 if rows else self._run
        return True

    def _look_closely(self, data: bytes) -> None:
        for letters, digits in set(_AT.findall(data)):
            self._column = max(self._column, _column(letters))
            self._row = max(self._row, _number(digits))
        stated = _ROW_AT.findall(data)
        self._row = max(self._row, max(map(_number, stated), default=0))
        rows = len(_ROW.findall(data))
        self._rows += rows
        self._rows_stated += min(len(stated), rows)
        cells = len(_CELL.findall(data))
        if cells > data.count(_USUAL):
            self._count_runs(data)
        elif rows:
            self._run = 0

    def _count_runs(self, data: bytes) -> None:
        """The longest run of cells in one row that do not say where they stand."""
        for number, row in enumerate(_ROW.split(data)):
            unplaced = len(_CELL.findall(row)) - len(_PLACED.findall(row))
            self._run = unplaced + (self._run if number == 0 else 0)
            self._longest_run = max(self._longest_run, self._run)


def _number(digits: bytes) -> int:
    return int(digits[: _LONGEST + 1])


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters[:_LONGEST].upper():
        column = column * 26 + letter - 64
    return column
