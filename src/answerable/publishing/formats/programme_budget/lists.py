"""Lists of legislative mandates: a symbol, or several with one title, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.calc.account import Mandate, Place
from answerable.publishing.blocks import Cells

_SEMICOLON = re.compile(r"\s*[;；]\s*")
_WHOLE = r"(?:[A-Z][\w.]*[/-])*\d+/\d+(?:\s[A-Z])?(?:\s?\([^)]*\))?"  # '72/266 B', 'ES-10/15', 'A/RES/60/1'
_ROW_OF_WHOLE = re.compile(rf"{_WHOLE}(?:(?:[,，]?\s*\n\s*|[,，]\s*){_WHOLE})+")
_UNENDED = (";", "；", ",", "-")  # a symbol goes on in the next row
_AMID = re.compile(r"\(|[A-Z](?:\s*[;；].*)?$")  # what no symbol begins with: '(2010)', 'B'
_BETWEEN = re.compile(r"[,，]?\s*\n\s*|[,，]\s*")
_ONE = (
    r"(?:[A-Z]+-)?(?:[A-Z][\w.]*/)*(?:Res\.\s?|Dec\.\s?|S-)?\d+(?:/\d+)?(?:\s?\([^)]*\))?(?:\s[A-Z](?=[\s,;]))?"
    r"(?:\sand\s[A-Z](?=\s))?"
)
_SYMBOL = re.compile(
    rf"((?:(?:decision|resolution)\s)?{_ONE}(?:,?\s(?:sect|para|annex)\S*\s\S+)?(?:\s*[;；]\s*{_ONE})*"
    r"|(?:Chap\.\s[IVXL]+,\s)?Arts?\.\s\d+(?:\s\(\w+\))?)\s+(\S.*)",
    re.DOTALL,
)


def of_rows(rows: Sequence[Cells], group: str | None) -> Iterator[Mandate | Cells]:
    """The mandates of a list's rows, two columns after two; a row that is none as it is."""
    for row in _joined(rows):
        cells = row.cells
        if len([cell for cell in cells if cell]) == 1:
            found = of_line(" ".join("".join(cells).split()), group, row.place)
            yield from found
            if not found:
                yield row
            continue
        pairs = [cells[index : index + 2] for index in range(0, len(cells), 2)]
        for pair in pairs:
            symbol, title = pair[0], pair[1] if len(pair) > 1 else ""
            if symbol and title:
                yield from of_pair(symbol, title, group, row.place)
            elif symbol or title:
                yield row


def _joined(rows: Sequence[Cells]) -> list[Cells]:
    """Rows of two columns whose symbols or title go on in the next row, as one."""
    made: list[Cells] = []
    for row in rows:
        last = made[-1] if made and len(row.cells) == len(made[-1].cells) == 2 else None
        goes_on = last is not None and (last.cells[0].endswith(_UNENDED) or _AMID.match(row.cells[0]))
        if last is not None and all(last.cells) and (goes_on or not row.cells[0]):
            glue = "" if last.cells[0].endswith("-") else " "
            symbol = f"{last.cells[0]}{glue}{row.cells[0]}".strip()
            made[-1] = replace(last, cells=(symbol, f"{last.cells[1]} {row.cells[1]}".strip()))
        else:
            made.append(row)
    return made


def of_pair(symbols: str, title: str, group: str | None, place: Place | None) -> Iterator[Mandate]:
    """One mandate a symbol: '71/263; 72/254' stand before one title, or each on a line."""
    for part in _SEMICOLON.split(symbols.strip()):
        whole = _BETWEEN.split(part) if _ROW_OF_WHOLE.fullmatch(part) else [part]
        for symbol in whole:
            if symbol:
                yield Mandate(" ".join(symbol.split()), " ".join(title.split()), group, place)


def of_line(text: str, group: str | None, place: Place | None) -> list[Mandate]:
    """The mandates of a line where a list came without a table; none where it has no symbol."""
    found = _SYMBOL.fullmatch(text)
    return list(of_pair(found[1], found[2], group, place)) if found else []
