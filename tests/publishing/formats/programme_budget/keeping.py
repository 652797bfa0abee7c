"""Whether every text of some blocks is kept: compared by letters and digits, without their setting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.publishing.blocks import Block, Grid

_SETTING = re.compile(r"[\W_]")


def bare(text: str) -> str:
    return _SETTING.sub("", text).casefold()


def texts(blocks: Sequence[Block]) -> list[str]:
    """Every paragraph and cell."""
    found: list[str] = []
    for block in blocks:
        found += (
            [cell for row in block.rows for cell in row.cells] if isinstance(block, Grid) else [block.text]
        )
    return [line for text in found for line in text.split("\n") if bare(line)]


def printed(blocks: Sequence[Block]) -> str:
    """All letters and digits of the blocks in one run."""
    return "".join(bare(text) for text in texts(blocks))


def unkept(blocks: Sequence[Block], kept: str) -> list[str]:
    """The texts that do not stand in `kept`."""
    return [text for text in texts(blocks) if bare(text) not in kept]
