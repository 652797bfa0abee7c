"""Results-based frameworks: accomplishments, their indicators with values by period, external factors.

Not here: values inside an indicator's text (`values`), where components begin (`assembler`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from answerable.calc.account import Accomplishment, Indicator, Place
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.combined_report.columns import is_pair
from answerable.publishing.formats.combined_report.grids import Smooth
from answerable.publishing.formats.combined_report.mapping import Tongue, Wording, is_one_of
from answerable.publishing.formats.combined_report.specs import FRAMEWORK
from answerable.publishing.formats.combined_report.values import (
    period_values,
    printed_values,
    split_values,
)

_ACCOMPLISHMENT = re.compile(r"^(\d+\.\d+)\.?\s+(?=\S)")
_INDICATOR = re.compile(r"^(\d+\.\d+\.\d+)\.?\s+(?=\S)")
_FINISHED = re.compile(
    r"\d{4}(?:/\d{2,4})?\s*[:：][^()（）]*[)）]\s*\.?(?:\s[a-z])?$"
)  # ends with its values
_BULLET = re.compile(r"^[•–]\s")


def is_framework(found: Smooth, language: Tongue) -> bool:
    """Whether the heads are those of a framework."""
    return is_pair(found.heads[1:], FRAMEWORK, found.heads[0][1], language)


@dataclass
class Framework:
    """The framework of one component while its rows come in."""

    wording: Wording
    performance: str | None
    accomplishments: list[Accomplishment] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    _factors: bool = False  # below 'External factors'

    def take(self, row: Cells) -> bool:
        """Whether the row was understood: an accomplishment, indicators, a heading or factors."""
        first, second = row.cells[0], row.cells[1]
        head, _, told = first.replace("：", ":").partition(":")
        if is_one_of(head, self.wording.external_factors):
            self._factors = True
            rest = "\n".join(filter(None, (told.strip(), second)))
        elif self._factors:
            rest = "\n".join(filter(None, (first, second)))
        else:
            return self._promise(row, first, second)
        self.factors.extend(" ".join(line.split()) for line in rest.split("\n") if line.strip())
        return True

    def _promise(self, row: Cells, first: str, second: str) -> bool:
        if first:
            found = _ACCOMPLISHMENT.match(first)
            if found is None:
                return False
            text = " ".join(first[found.end() :].split())
            self.accomplishments.append(Accomplishment(found[1], text, place=row.place))
        return self._indicators(row, second) and bool(self.accomplishments)

    def _indicators(self, row: Cells, cell: str) -> bool:
        """The indicators of a cell: each begins with its number; other lines go on with the last."""
        if not cell:
            return True
        if not self.accomplishments:
            return False
        texts: list[str] = []
        for line in cell.split("\n"):
            if _INDICATOR.match(line) or not texts or _FINISHED.search(texts[-1]):
                texts.append(line)
            else:
                texts[-1] += " " + line
        last = self.accomplishments[-1]
        made = list(last.indicators)
        for text in texts:
            if not _INDICATOR.match(text) and made and not _begins(text, made[-1]):  # over the end of a page
                made[-1] = self._indicator(
                    _whole(made[-1], self.wording) + " " + text, len(made), made[-1].place
                )
            else:
                made.append(self._indicator(text, len(made) + 1, row.place))
        self.accomplishments[-1] = replace(last, indicators=tuple(made))
        return True

    def _indicator(self, text: str, ordinal: int, place: Place | None) -> Indicator:
        found = _INDICATOR.match(text)
        body, printed = split_values(" ".join(text[found.end() if found else 0 :].split()))
        values = period_values(printed, self.performance, self.wording)
        return Indicator(ordinal, body, label=found[1] if found else None, values=values, place=place)


def _begins(text: str, last: Indicator) -> bool:
    """Whether a text without a number is an indicator of its own: the one before has its values."""
    return bool(last.values) or bool(_BULLET.match(text))


def _whole(indicator: Indicator, wording: Wording) -> str:
    label = f"{indicator.label} " if indicator.label else ""
    return f"{label}{indicator.text}{printed_values(indicator.values, wording)}"
