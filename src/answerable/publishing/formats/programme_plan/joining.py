"""Lines of an extracted text as one paragraph: Chinese without a blank, other words with one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BLANKS = re.compile(r"[ \t\u3000]+")


def joined(parts: Iterable[str]) -> str:
    """The parts in order; between two of them a blank unless a Chinese character stands on a side."""
    text = ""
    for part in (_BLANKS.sub(" ", part).strip() for part in parts):
        if not part:
            continue
        text += part if not text or _is_wide(text[-1]) or _is_wide(part[0]) else f" {part}"
    return text


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" or letter in "“”‘’…、。《》—㈠㈡"
