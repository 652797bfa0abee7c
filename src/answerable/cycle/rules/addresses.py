"""Where a value belongs: the path of a row taken apart.

    A.4#26  A.4#(3)   an output by its number, or by its place where the form has no numbers
    C.2(a)2           an indicator: label of its accomplishment, ordinal
    A$travel          money of the section in a category
    A!professional    posts of the section
    A¶12  A¶a  A¶(3)  a paragraph by its number, its mark, or, where it has neither, its own count
    $travel           the whole account in a category
A second row of the same number has '-2' behind it. Not here: finding the row (`actions.rows`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.cycle.rules.refusal import Refused

_OUTPUT = re.compile(r"#(?:(?P<number>\d{1,9})(?:-(?P<again>\d{1,4}))?|\((?P<place>\d{1,9})\))", re.ASCII)
_INDICATOR = re.compile(r"\((?P<label>.+)\)(?P<ordinal>\d{1,9})(?:-(?P<again>\d{1,4}))?", re.ASCII)
_PARAGRAPH = re.compile(
    r"¶(?:(?P<number>\d{1,9})|(?P<mark>[^()\d-][^()-]*)|\((?P<own>\d{1,4})\))(?:-(?P<again>\d{1,4}))?",
    re.ASCII,
)
_CODE = re.compile(r"(?P<sign>[$!])(?P<code>[-\w]{1,60})")


@dataclass(frozen=True, slots=True)
class Address:
    """`key` identifies the row among those of its section and subject."""

    section: str
    subject: str  # output, indicator, money, posts, paragraph, account
    key: tuple[str | int | None, ...]


def address_of(section: str, path: str) -> Address:
    """The address a path of this section says. Raises `Refused` where it is none."""
    whole = path.startswith("$")
    rest = path if whole else path.removeprefix(section) if section and path.startswith(section) else ""
    found = _address(section, rest)
    if found is None:
        raise Refused("not_found", _("There is no such row; open the section again."), place=path[:200])
    return Address(section, "account", found.key) if whole else found


def _address(section: str, rest: str) -> Address | None:
    if match := _OUTPUT.fullmatch(rest):
        if match["place"]:
            return Address(section, "output", ("place", int(match["place"]) - 1))
        return Address(section, "output", (int(match["number"]), _again(match["again"])))
    if match := _INDICATOR.fullmatch(rest):
        return Address(section, "indicator", (match["label"], int(match["ordinal"]), _again(match["again"])))
    if match := _PARAGRAPH.fullmatch(rest):
        if match["own"]:
            return Address(section, "paragraph", (None, None, int(match["own"]) - 1))
        number = int(match["number"]) if match["number"] else None
        return Address(section, "paragraph", (number, match["mark"], _again(match["again"])))
    if match := _CODE.fullmatch(rest):
        return Address(section, "money" if match["sign"] == "$" else "posts", (match["code"],))
    return None


def _again(text: str | None) -> int:
    return int(text) - 1 if text else 0


def output_path(section: str, number: int | None, occurrence: int, position: int) -> str:
    """The path of an output, as findings have it."""
    if number is None:
        return f"{section}#({position + 1})"
    return f"{section}#{number}" + _behind(occurrence)


def indicator_path(section: str, label: str, ordinal: int, occurrence: int = 0) -> str:
    return f"{section}({label}){ordinal}" + _behind(occurrence)


def paragraph_path(section: str, number: int | None, mark: str | None, occurrence: int) -> str:
    """The path of a paragraph; it stays when others are added before it."""
    if number is None and mark is None:
        return f"{section}¶({occurrence + 1})"
    return f"{section}¶{number if number is not None else mark}" + _behind(occurrence)


def _behind(occurrence: int) -> str:
    return f"-{occurrence + 1}" if occurrence else ""
