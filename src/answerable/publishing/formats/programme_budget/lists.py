"""Lists of legislative mandates: a symbol, or several with one title, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.calc.account import Mandate, Place
from answerable.publishing.blocks import Cells

_SEMICOLON = re.compile(r"\s*[;；]\s*")
_SYMBOL = re.compile(
    r"((?:[A-Z]+/)*(?:S-)?\d+(?:/\d+)?(?:\s?\([^)]*\))?(?:\s[A-Z](?=[\s,;]))?(?:,?\s(?:sect|para|annex)\S*\s\S+)?"
    r"(?:\s*[;；]\s*(?:[A-Z]+/)*\d+(?:/\d+)?(?:\s?\([^)]*\))?(?:\s[A-Z](?=[\s,;]))?)*)\s+(\S.*)",
    re.DOTALL,
)


def of_rows(rows: Sequence[Cells], group: str | None) -> Iterator[Mandate | Cells]:
    """The mandates of a list's rows, two columns after two; a row that is none as it is."""
    for row in rows:
        cells = row.cells
        pairs = [cells[index : index + 2] for index in range(0, len(cells), 2)]
        for pair in pairs:
            symbol, title = pair[0], pair[1] if len(pair) > 1 else ""
            if symbol and title:
                yield from of_pair(symbol, title, group, row.place)
            elif symbol or title:
                yield row


def of_pair(symbols: str, title: str, group: str | None, place: Place | None) -> Iterator[Mandate]:
    """One mandate a symbol: '71/263; 72/254' stand before one title."""
    for symbol in _SEMICOLON.split(" ".join(symbols.split())):
        if symbol:
            yield Mandate(symbol, " ".join(title.split()), group, place)


def of_line(text: str, group: str | None, place: Place | None) -> list[Mandate]:
    """The mandates of a line where a list came without a table; none where it has no symbol."""
    found = _SYMBOL.fullmatch(text)
    return list(of_pair(found[1], found[2], group, place)) if found else []
