"""Where a value belongs: the path of a row taken apart.

    A.4#26  A.4#(3)   an output by its number, or by its place where the form has no numbers
    C.2(a)2           an indicator: label of its accomplishment, ordinal
    A$travel          money of the section in a category
    A!professional    posts of the section
    A¶12  A¶a  A¶(3)  a paragraph by its number, its mark, or, where it has neither, its own count
    $travel           the whole account in a category
And of a plan being written, whose labels and numbers come when it is published:
    A                 the section itself (its name)
    A*1  A(a)         an objective by its count; an accomplishment by its label
    A@1  A~1  A^1     a mandate, an external factor, a result with its measures, by their own number
    A(a)1:2027:target A#3:2025:actual A^1:2026:planned   a value of one period
A second row of the same number has '-2' behind it. Not here: finding the row (`actions.rows`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from django.utils.translation import gettext as _

from answerable.calc.account import ValueKind
from answerable.cycle.rules.refusal import Refused

_OUTPUT = re.compile(r"#(?:(?P<number>\d{1,9})(?:-(?P<again>\d{1,4}))?|\((?P<place>\d{1,9})\))", re.ASCII)
_INDICATOR = re.compile(r"\((?P<label>.+)\)(?P<ordinal>\d{1,9})(?:-(?P<again>\d{1,4}))?", re.ASCII)
_PARAGRAPH = re.compile(
    r"¶(?:(?P<number>\d{1,9})|(?P<mark>\d{1,3}[A-Z]?\.\d{1,4}|[^()\d-][^()-]*)|\((?P<own>\d{1,4})\))(?:-(?P<again>\d{1,4}))?",
    re.ASCII,
)
_ACCOMPLISHMENT = re.compile(r"\((?P<label>[^()]*)\)(?:-(?P<again>\d{1,4}))?", re.ASCII)
_COUNTED = re.compile(r"(?P<sign>[*@~^])(?P<own>\d{1,6})", re.ASCII)
_PERIOD = re.compile(r"(?P<row>[^:]+):(?P<period>[^:|]{1,40}):(?P<kind>[a-z]{1,20})")
COUNTED = {"*": "objective", "@": "mandate", "~": "factor", "^": "result"}
_CODE = re.compile(r"(?P<sign>[$!])(?P<code>[-\w]{1,60})")


@dataclass(frozen=True, slots=True)
class Address:
    """`key` identifies the row among those of its section and subject."""

    section: str
    subject: str  # a subject of `matrix.FIELDS`
    key: tuple[str | int | None, ...]

    @property
    def row(self) -> Address:
        """Of a value of one period, the row it stands in; else itself."""
        return _address_of_row(self) if self.subject == "measure" else self


def address_of(section: str, path: str) -> Address:
    """The address a path of this section says. Raises `Refused` where it is none."""
    whole = path.startswith("$")
    mine = whole or (bool(section) and path.startswith(section))
    found = _address(section, path if whole else path.removeprefix(section)) if mine else None
    if found is None:
        raise Refused("not_found", _("There is no such row; open the section again."), place=path[:200])
    return Address(section, "account", found.key) if whole else found


def _address(section: str, rest: str) -> Address | None:
    if not rest:
        return Address(section, "section", ())
    if match := _PERIOD.fullmatch(rest):
        row = _address(section, match["row"])
        known = match["kind"] in get_args(ValueKind)
        if row is None or row.subject not in ("indicator", "output", "result") or not known:
            return None
        return Address(section, "measure", (row.subject, *row.key, match["period"], match["kind"]))
    return _row_address(section, rest) or _plan_address(section, rest)


def _address_of_row(of_value: Address) -> Address:
    return Address(of_value.section, str(of_value.key[0]), of_value.key[1:-2])


def _plan_address(section: str, rest: str) -> Address | None:
    if match := _ACCOMPLISHMENT.fullmatch(rest):
        return Address(section, "accomplishment", (match["label"], _again(match["again"])))
    if match := _COUNTED.fullmatch(rest):
        return Address(section, COUNTED[match["sign"]], (int(match["own"]),))
    return None


def _row_address(section: str, rest: str) -> Address | None:
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


def accomplishment_path(section: str, label: str, occurrence: int = 0) -> str:
    return f"{section}({label})" + _behind(occurrence)


def counted_path(section: str, subject: str, own: int) -> str:
    """The path of an objective, a mandate, an external factor or a result."""
    return f"{section}{next(sign for sign, name in COUNTED.items() if name == subject)}{own}"


def measure_path(row: str, period: str, kind: str) -> str:
    """The path of a value of one period of an indicator, an output or a result."""
    return f"{row}:{period}:{kind}"


def paragraph_path(section: str, number: int | None, mark: str | None, occurrence: int) -> str:
    """The path of a paragraph; it stays when others are added before it."""
    if number is None and mark is None:
        return f"{section}¶({occurrence + 1})"
    return f"{section}¶{number if number is not None else mark}" + _behind(occurrence)


def _behind(occurrence: int) -> str:
    return f"-{occurrence + 1}" if occurrence else ""
