"""The symbol that a file's name gives, for a document whose text leaves it out. Pure.

A part of a document, such as one programme of a plan, is often kept without its cover; its file is
still named by the symbol, with underscores where the symbol has slashes.
"""

from __future__ import annotations

import re

_NAME = re.compile(r"(?P<symbol>[A-Z]{1,6}(?:_[A-Za-z0-9()-]+){2,6})(?:\.[a-z]{2})?\.[A-Za-z]{2,5}")
_PROGRAMME_OR_SECTION = re.compile(r"(Prog|Sect)\.?([0-9]+[A-Z]?)")
_ISSUE = re.compile(r"(Add|Corr|Rev)\.?([0-9]+)")


def symbol_of_name(name: str) -> str | None:
    """`A_65_6_Prog24.zh.txt` is of A/65/6 (Prog. 24); None where the name is no symbol.

    Source: names of files of the document system, e.g. A_68_648_Add1, A_81_6_Sect29A.
    """
    found = _NAME.fullmatch(name)
    parts = found["symbol"].split("_") if found else []
    if not any(part.isdecimal() for part in parts):
        return None
    symbol = parts[0]
    for part in parts[1:]:
        if told := _PROGRAMME_OR_SECTION.fullmatch(part):
            symbol += f" ({told[1]}. {told[2]})"
        elif told := _ISSUE.fullmatch(part):
            symbol += f"/{told[1]}.{told[2]}"
        else:
            symbol += f"/{part}"
    return symbol
