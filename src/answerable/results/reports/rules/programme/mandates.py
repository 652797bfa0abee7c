"""Legislative mandates: each once in its list, and under one title wherever it is listed.

Source: A/81/6 (Sect. 29A), legislative mandates: one list for the programme, one for each subprogramme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from answerable.calc.account import Document, Finding
from answerable.results.reports.rules.doubts import doubt


def repeated(document: Document) -> Iterator[Finding]:
    """Symbols that stand twice in one list."""
    for section in document.sections:
        times = Counter((m.group, m.symbol) for m in section.mandates)
        for (group, symbol), count in times.items():
            if count > 1:
                second = [m for m in section.mandates if (m.group, m.symbol) == (group, symbol)][1]
                yield doubt(
                    "mandate_repeated",
                    "warning",
                    section.path,
                    second.place,
                    printed=symbol,
                    source=symbol,
                    times=str(count),
                )


def titles(document: Document) -> Iterator[Finding]:
    """Symbols that stand in several lists under different titles; the shorter lists are doubted."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for section in document.sections:
        for mandate in section.mandates:
            by_title = found[mandate.symbol]
            by_title[mandate.title] = by_title.get(mandate.title, 0) + 1
    for section in document.sections:
        for mandate in section.mandates:
            by_title = found[mandate.symbol]
            usual = max(by_title, key=lambda title: by_title[title])  # the first of equals
            if mandate.title != usual:
                yield doubt(
                    "mandate_title",
                    "note",
                    section.path,
                    mandate.place,
                    printed=mandate.title,
                    computed=usual,
                    source=mandate.symbol,
                )
