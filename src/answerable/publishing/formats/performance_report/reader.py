"""A budget performance report from the blocks of any medium to a Document.

Two ways in, one way on: lines of an extracted text go through the recogniser, which finds the
paragraphs and tables in them; blocks of a DOCX or tagged PDF have them already. Both are then
assembled by the same code.

Not here: bytes (`publishing.media`), the audit of what was read (`results.reports.rules`).
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Document, Language
from answerable.publishing.blocks import Block, Line, UnreadableInput
from answerable.publishing.formats.performance_report.assembler import assemble
from answerable.publishing.formats.performance_report.mapping import WORDINGS, recognise
from answerable.publishing.formats.performance_report.recogniser import recognise_lines


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The report's account, with findings about what could not be read.

    Raises UnreadableInput when no language is given and the blocks show none.
    """
    known = language or recognise(blocks)
    if known is None or known not in WORDINGS:
        raise UnreadableInput(
            "No budget performance report was found: expected its table heads, "
            "such as outputs beside planned, actual and delivery rate, in Chinese or English."
        )
    lines = [block for block in blocks if isinstance(block, Line)]
    if not lines:
        return assemble(blocks, known)
    found = recognise_lines(lines, WORDINGS[known])
    return assemble(found.blocks, known, found.symbol, found.findings)
