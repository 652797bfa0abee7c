"""What stands inside the cells of an indicator: its mark, its measure, the report's verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from answerable.calc.account import Quantity
from answerable.calc.quantities import parse_printed
from answerable.publishing.formats.performance_report.mapping import Wording, Words
from answerable.publishing.formats.performance_report.numerals import CIRCLED, chinese, roman

_MARK = re.compile(
    rf"^\s*(?:([{CIRCLED}])|[(（]([ivx]{{1,6}})[)）]|[(（]([一二三四五六七八九十]{{1,3}})[)）]"
    rf"|(\d+\.\d+(?:\.\d+)?)[.\s])\s*"
)


@dataclass(frozen=True)
class Mark:
    """What precedes an indicator's text: its position, or its printed number '2.1.4'."""

    ordinal: int | None
    label: str | None
    text: str


def indicator_mark(text: str) -> Mark:
    """'㈡ ...' and '(ii) ...' -> 2; '1.1.3 ...' -> label; a text without a mark keeps all."""
    found = _MARK.match(text)
    if found is None:
        return Mark(None, None, text.strip())
    rest = text[found.end() :].strip()
    circled, small, numeral, label = found.groups()
    ordinal = roman(small) if small else chinese(circled or numeral or "")
    if ordinal is None and label is None:
        return Mark(None, None, text.strip())
    return Mark(ordinal, label, rest)


@dataclass(frozen=True)
class Measure:
    """A measure cell: target, estimate, actual; `rest` is what was not understood."""

    target: Quantity = None
    estimate: Quantity = None
    actual: Quantity = None
    rest: str = ""


@cache
def _labels(wording: Wording) -> re.Pattern[str]:
    def group(name: str, words: Words) -> str:
        return f"(?P<{name}>{'|'.join(map(re.escape, words))})"

    names = (
        group("target", wording.target),
        group("estimate", wording.estimate),
        group("actual", wording.actual_measure),
    )
    return re.compile(rf"(?:^|\n|(?<=\s))\s*(?:{'|'.join(names)})\s*[:：]?(?=\s|$|[\d—–-])", re.IGNORECASE)


def measure(cell: str, wording: Wording) -> Measure:
    """'Target 6\\nEstimate 6\\nActual 6' as three quantities; a missing one is None."""
    found = list(_labels(wording).finditer(cell))
    if not found:
        return Measure(rest=cell.strip())
    values: dict[str, Quantity] = {}
    rest = [cell[: found[0].start()].strip()]
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(cell)
        name = match.lastgroup or ""
        value = parse_printed(" ".join(cell[match.end() : end].split()))
        if name in values:
            rest.append(cell[match.start() : end].strip())
        else:
            values[name] = value
    return Measure(
        values.get("target"), values.get("estimate"), values.get("actual"), "\n".join(filter(None, rest))
    )


@cache
def _verdicts(wording: Wording) -> tuple[re.Pattern[str], re.Pattern[str]]:
    end = r"(?:\b|$)" if wording.language == "en" else r"(?=[\s。.;；,，:：(（]|$)"

    def starts(words: Words) -> re.Pattern[str]:
        return re.compile(rf"^\s*(?:{'|'.join(map(re.escape, words))}){end}", re.IGNORECASE)

    return starts(wording.achieved), starts(wording.not_achieved)


def reported_achieved(narrative: str | None, wording: Wording) -> bool | None:
    """What the report itself says at the start of an actual indicator; None when it says nothing."""
    if not narrative:
        return None
    achieved, not_achieved = _verdicts(wording)
    if not_achieved.match(narrative):
        return False
    return True if achieved.match(narrative) else None
