"""What PDF-to-text extraction prints of the organisation's reports: `printed(document, seed, noise)`."""

from __future__ import annotations

import random

from answerable.calc.account import Document
from tests.publishing.extraction.addendum import print_addendum
from tests.publishing.extraction.noise import Noise
from tests.publishing.extraction.page import Sheet
from tests.publishing.extraction.performance import print_report

__all__ = ["Noise", "Sheet", "printed", "set_text"]


def printed(document: Document, seed: int, noise: Noise = Noise()) -> str:  # noqa: B008 - frozen
    """The text of a document as an extraction gives it. The same seed gives the same text."""
    return set_text(document, seed, noise).text()


def set_text(document: Document, seed: int, noise: Noise) -> Sheet:
    """The same with the lines where each row stands and the rows nobody can be sure of."""
    sheet = Sheet(document.symbol or "", noise, random.Random(f"{seed}"))
    if document.kind == "performance_report":
        print_report(document, sheet)
    elif document.kind == "outputs_addendum":
        print_addendum(document, sheet)
    else:
        raise ValueError(document.kind)
    return sheet
