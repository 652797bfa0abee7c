"""What stands above a table of figures: its number, its title, its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.calc.account import Language
from answerable.publishing.blocks import Text
from answerable.publishing.formats.performance_report.joining import unwrapped
from answerable.publishing.formats.performance_report.tables import without_mark

_NUMBER = {"zh": re.compile(r"^表\s*\d+$"), "en": re.compile(r"^Table\s+\d+$", re.IGNORECASE)}
_UNIT = {
    "zh": re.compile(
        r"^[(（]([^()（）；;。]*(?:美元|元|人)[^()（）；;。]*)(?:[；;。][^()（）]*)?[)）]\s*[a-z]?$"
    ),
    "en": re.compile(
        r"^\(([^().;]*(?:dollars|persons)[^().;]*)(?:[.;][^()]*)?\)\s*[a-z]?$",
        re.IGNORECASE,
    ),
}


def is_caption(text: str, language: Language) -> bool:
    """'Table 1' or '(Thousands of United States dollars)', whatever its style."""
    return bool(_NUMBER[language].match(text) or _UNIT[language].match(text))


def title_and_unit(captions: Sequence[Text], language: Language) -> tuple[str | None, str | None]:
    """Title and unit; the table's number, the budget year and footnote marks are not kept."""
    titles, unit = [], None
    for block in captions:
        text = unwrapped(block.text)
        found = _UNIT[language].match(text)
        if found:
            unit = found[1].strip()
        elif not _NUMBER[language].match(text):
            titles.append(without_mark(text))
    return " ".join(titles) or None, unit
