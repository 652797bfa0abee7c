"""Publishing a stored report."""

from __future__ import annotations

import hashlib

from django.db import transaction

from answerable.foundation import journal
from answerable.publishing.compile import NotStored, compile_report
from answerable.publishing.compiling.finishing import in_form
from answerable.results.models import Report

COMMAND_LINE = "command line"


def publish_report(symbol: str, format: str, language: str, *, actor: str) -> bytes:
    """The stored report as a document of this format: html, docx, pdf, xlsx or json.

    Changes no record; the journal notes what was published and its digest. Raises `NotStored`.
    """
    from answerable.publishing import registry  # document libraries, which only this needs

    document = compile_report(symbol, language)
    if Report.objects.filter(symbol=symbol).exclude(status="loaded").exists():
        document = in_form(document, format)  # as its published file: made here, it holds more than print
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
