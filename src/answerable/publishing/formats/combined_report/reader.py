"""A combined performance and budget report from the blocks of any medium to a Document.

Not here: bytes (`publishing.media`), the audit of what was read (`results.reports.rules.combined`).
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Document, Language
from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.formats.combined_report.assembler import Assembler
from answerable.publishing.formats.combined_report.mapping import WORDINGS, recognise


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The report's account, with findings about what could not be read.

    Raises UnreadableInput when no language is given and the blocks show none.
    """
    known = language or recognise(blocks)
    if known is None or known not in WORDINGS:
        raise UnreadableInput(
            "No combined report was found: expected performance of one period and the budget of "
            "another in its title, and their resources side by side, in Chinese or English."
        )
    assembler = Assembler(WORDINGS[known])
    for block in blocks:
        assembler.take(block)
    return assembler.done()
