"""What a document needs to be stored: a symbol and names that addresses can hold, sections in an order.

What is refused here could be read, but no page could show it afterwards. Pure.
"""

from __future__ import annotations

import re

from answerable.calc.account import Document
from answerable.publishing.actions.entities import parent_path
from answerable.publishing.actions.parts import LoadRefused
from answerable.publishing.registry import KINDS

_SYMBOL = re.compile(r"\w(?:[\w ./()\[\],:;&'+-]{0,98}[\w.)\]])?")
_LONGEST = 100  # characters of a section's path or a table's name
_DEEPEST = 50  # sections above a section


def accept(document: Document) -> str:
    """The document's symbol, where nothing speaks against storing it. Raises `LoadRefused`."""
    symbol = _symbol(document)
    if document.kind == "corrigendum":
        raise LoadRefused(f"{symbol} is a corrigendum: a report was expected; corrigenda are made here.")
    if document.kind not in KINDS:
        raise LoadRefused(
            f"{symbol}: one of the kinds {', '.join(KINDS)} was expected, found {document.kind}."
        )
    for section in document.sections:
        _accept_name(symbol, "section", section.path)
    for table in document.tables:
        _accept_name(symbol, "table", table.id)
    _accept_order(symbol, document)
    return symbol


def _symbol(document: Document) -> str:
    symbol = (document.symbol or "").strip()
    if not symbol:
        raise LoadRefused(
            "the document names no symbol: one such as A/76/596 was expected at its head, or as A_76_596 in "
            "its file name."
        )
    if not _SYMBOL.fullmatch(symbol) or "_" in symbol or ".." in symbol or "//" in symbol:
        raise LoadRefused(
            f"symbol {_shown(symbol)}: one such as A/76/596 was expected, of at most 100 letters, digits, "
            "slashes, stops, brackets and single marks."
        )
    return symbol


def _accept_name(symbol: str, what: str, name: str) -> None:
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST:
        raise LoadRefused(
            f"{symbol}: {what} {_shown(name)}: a name of 1 to {_LONGEST} printable characters was expected."
        )


def _accept_order(symbol: str, document: Document) -> None:
    """No section stands above itself."""
    by_path = {section.path: section for section in document.sections}
    for section in document.sections:
        at, above = section, 0
        while (over := by_path.get(parent_path(at) or "")) is not None:
            at, above = over, above + 1
            if above > _DEEPEST:
                raise LoadRefused(
                    f"{symbol}: section {section.path}: at most {_DEEPEST} sections above it were expected, "
                    "and none twice."
                )


def _shown(text: str) -> str:
    return ascii(text) if len(text) <= 60 else ascii(text[:57]) + "..."
