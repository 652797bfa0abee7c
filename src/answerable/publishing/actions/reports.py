"""Publishing a stored report, and loading the sample institution."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import transaction

from answerable.foundation import journal
from answerable.publishing.actions.changes import Source
from answerable.publishing.actions.loading import load_document
from answerable.publishing.compile import NotStored, compile_report
from answerable.results.models import Report

COMMAND_LINE = "command line"


def publish_report(symbol: str, format: str, language: str, *, actor: str) -> bytes:
    """The stored report as a document of this format: html, docx, pdf, xlsx or json.

    Changes no record; the journal notes what was published and its digest. Raises `NotStored`.
    """
    from answerable.publishing import registry  # document libraries, which only this needs

    document = compile_report(symbol, language)
    try:
        data: bytes = registry.write(document, format)
    except ValueError as fault:  # what a format cannot hold: a cell of a workbook ends at 32,767 letters
        raise NotStored(f"{symbol} cannot be published as {format}: {fault}.") from fault
    with transaction.atomic(), journal.acting(actor=actor, act="publish_report"):
        journal.record(
            {
                "symbol": symbol,
                "format": format,
                "language": language,
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        )
    return data


def load_sample(progress: Callable[[str], None] = lambda _: None) -> list[str]:
    """Stores the sample institution's reports where they are missing; their symbols, newest first."""
    from answerable.publishing import registry, sample

    symbols: list[str] = []
    stored = {report.symbol: set(report.places) for report in Report.objects.all()}
    for document in sample.documents():
        symbol = document.symbol or ""
        if symbol not in symbols:
            symbols.append(symbol)
        if document.language in stored.get(symbol, ()):
            continue
        progress(f"Loading the sample report {symbol} ({document.language}).")
        name = f"{symbol.replace('/', '_')}.{document.language}.txt"
        text = registry.write(document, "text")  # read like anybody's, so that figures know their lines
        load_document(registry.read_bytes(text, name), Source(name, text), actor="sample institution")
    return symbols[::-1]
