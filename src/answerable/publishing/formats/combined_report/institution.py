"""Whose report it is: the mission, which only the title names.

Source: A/80/596, title.
"""

from __future__ import annotations

import re

# behind the last year of the last period; in Chinese before the first year of the first
_NAMES = {
    "en": re.compile(r".*\b\d{4}(?:/\d{2,4})?,?\s+(?:for|of|at|in)\s+(?:the\s+)?(?P<name>\S.*)", re.DOTALL),
    "zh": re.compile(r"(?:关于)?(?P<name>\D*?[^\d\s])的?\s*(?:自|从)?\s*\d{4}\s*年.*", re.DOTALL),
}


def institution(title: str | None, language: str) -> str | None:
    """The mission's name as the title of its combined report has it; None where it has none."""
    pattern = _NAMES.get(language)
    found = pattern.fullmatch(" ".join(title.split())) if title and pattern else None
    return found["name"].strip(" .。*") or None if found else None
