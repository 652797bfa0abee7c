"""The rows of a framework's tables: indicators with measures, outputs with delivery rates.

Rows come as a stream, because one printed table may break over pages, repeat its head, or hold
an accomplishment's indicators and planned outputs one after the other. A head row says what the
rows below it are; a row that fits no head is handed back, never dropped.

Source of the form: General Assembly resolution 59/296 and the reports that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from answerable.calc.account import Accomplishment, Completed, Indicator, Output, Place
from answerable.calc.quantities import number, parse_printed
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.joining import unwrapped
from answerable.publishing.formats.performance_report.mapping import Wording, is_one_of, plain
from answerable.publishing.formats.performance_report.measures import (
    indicator_mark,
    measure,
    reported_achieved,
)
from answerable.publishing.formats.performance_report.tables import without_mark

Mode = Literal["", "indicators", "outputs", "completed"]

_OUTPUT_NUMBER = re.compile(r"^(\d{1,3})\s*[.．]\s*(?=\D)")
_STRAY = re.compile(r"^[•●▪·\s]*$")  # marks of a list without a text
_COUNT = re.compile(r"^([\d][\d\s,.]*)\s*(\D.*)?$", re.DOTALL)


@cache
def accomplishment_pattern(wording: Wording) -> re.Pattern[str]:
    words = "|".join(wording.accomplishment)
    return re.compile(
        rf"^\s*(?:{words})\s*(?:[（(]([a-z]{{1,2}})[)）]|(\d+(?:\.\d+)+|\d+|[a-z](?=[:：])))\s*[:：.]?\s*(.*)$",
        re.IGNORECASE | re.DOTALL,
    )


@dataclass
class _Draft:
    accomplishment: Accomplishment
    indicators: list[Indicator] = field(default_factory=list)


@dataclass
class Framework:
    """The framework of one section while its rows come in."""

    wording: Wording
    drafts: list[_Draft] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    mode: Mode = ""
    unused: list[tuple[str, Place | None]] = field(default_factory=list)  # headings without rows
    _headings: list[str] = field(default_factory=list)
    _heading_places: list[Place | None] = field(default_factory=list)
    _after_output: bool = False
    _columns: tuple[int, ...] = ()

    def begin_accomplishment(self, text: str, place: Place | None) -> bool:
        """Takes 'Expected accomplishment (a): ...'; False when the text is none."""
        found = accomplishment_pattern(self.wording).match(text)
        if found is None:
            return False
        self.close()
        made = Accomplishment(found[1] or found[2], unwrapped(found[3]), (), place)
        self.drafts.append(_Draft(made))
        self.mode = ""
        return True

    def close(self) -> None:
        """Ends a table. A heading with no row below it is named; a mission's is an output without values."""
        if not self._after_output:
            label = self.drafts[-1].accomplishment.label if self.drafts else None
            for text, place in zip(self._headings, self._heading_places, strict=True):
                self.unused.append((text, place))
                if self.mode == "completed":
                    self.outputs.append(Output(text, accomplishment=label, place=place))
        self._headings, self._heading_places, self._after_output = [], [], False

    def accomplishments(self) -> tuple[Accomplishment, ...]:
        return tuple(replace(d.accomplishment, indicators=tuple(d.indicators)) for d in self.drafts)

    def take(self, row: Cells) -> bool:
        """Takes one row; False when it fits nothing, for the caller to report."""
        cells = [cell.strip() for cell in row.cells]
        if not any(cells):
            return True
        if not any(cells[1:]) and self.begin_accomplishment(cells[0], row.place):
            return True
        if self._take_head(cells) or row.head:
            return True
        cells = self._aligned(cells)
        if self.mode == "indicators":
            return self._take_indicator(cells, row.place)
        if self.mode == "outputs":
            return self._take_output(cells, row.place)
        return self.mode == "completed" and self._take_completed(cells, row.place)

    def _aligned(self, cells: list[str]) -> list[str]:
        """Cells under their heads; columns that merging left empty stand between neither."""
        named = [cells[i] for i in self._columns if i < len(cells)]
        if len(cells) == len(self._columns) or len(list(filter(None, named))) != len(
            list(filter(None, cells))
        ):
            return cells
        return named

    def _take_head(self, cells: Sequence[str]) -> bool:
        mode = head_mode(cells, self.wording)
        if mode:
            self._columns = tuple(i for i, cell in enumerate(cells) if cell)
            if mode != self.mode:
                self.close()
            self.mode = mode
            return True
        # the second line of a head: '2020/21' alone, or the measures' name over it
        rest = [cell for cell in cells if cell]
        return self.mode == "indicators" and all(is_period_head(cell, self.wording) for cell in rest)

    def _take_indicator(self, cells: Sequence[str], place: Place | None) -> bool:
        if not self.drafts:
            return False
        draft = self.drafts[-1]
        mark = indicator_mark(unwrapped(cells[0]))
        narrative = unwrapped(cells[1]) if len(cells) > 1 else ""
        values = measure("\n".join(cells[2:]), self.wording)
        if draft.indicators and not cells[0] and not values.rest:
            draft.indicators[-1] = self._continued(draft.indicators[-1], narrative, cells, place)
            return True
        draft.indicators.append(
            Indicator(
                ordinal=mark.ordinal or len(draft.indicators) + 1,
                text=mark.text,
                narrative=narrative or None,
                target=values.target,
                estimate=values.estimate,
                actual=values.actual,
                reported_achieved=reported_achieved(narrative, self.wording),
                label=mark.label,
                place=place,
            )
        )
        return not values.rest

    def _continued(
        self, last: Indicator, narrative: str, cells: Sequence[str], place: Place | None
    ) -> Indicator:
        """A row whose first cell is empty goes on with the one before (a break at a page end)."""
        values = measure("\n".join(cells[2:]), self.wording)
        text = unwrapped((last.narrative or "") + "\n" + narrative) or None
        return replace(
            last,
            narrative=text,
            target=last.target if last.target is not None else values.target,
            estimate=last.estimate if last.estimate is not None else values.estimate,
            actual=last.actual if last.actual is not None else values.actual,
            reported_achieved=reported_achieved(text, self.wording),
            place=spanning(last.place, place),
        )

    def _take_output(self, cells: Sequence[str], place: Place | None) -> bool:
        text = unwrapped(cells[0])
        found = _OUTPUT_NUMBER.match(text)
        figures = [*cells[1:], "", "", ""][:3]
        if not any(figures) and found is None:
            return self._take_group_heading(text, place)
        planned, actual, rate = (parse_printed(figure) for figure in figures)
        self._after_output = True
        self.outputs.append(
            Output(
                text=text[found.end() :].strip() if found else text,
                number=int(found[1]) if found else None,
                headings=tuple(self._headings),
                planned=planned,
                actual=actual,
                printed_rate=rate,
                place=place,
            )
        )
        return bool(text) and len(cells) <= 4

    def _take_group_heading(self, text: str, place: Place | None) -> bool:
        if is_stray(text):
            return False
        if self._after_output:
            self._headings, self._heading_places, self._after_output = [], [], False
        self._headings.append(text)
        self._heading_places.append(place)
        return True

    def _take_completed(self, cells: Sequence[str], place: Place | None) -> bool:
        """A field mission's row: planned output, completed, remarks; blank first cells go on."""
        text = unwrapped(cells[0]).lstrip("•●▪ ")
        completed = [c for c in (_completed(part) for part in cells[1:2]) if c is not None]
        remarks = unwrapped("\n".join(cells[2:])) or None
        if not text and self.outputs:
            last = self.outputs[-1]
            more = unwrapped("\n".join(filter(None, (last.remarks, remarks)))) or None
            self.outputs[-1] = replace(
                last,
                completed=(*last.completed, *completed),
                remarks=more,
                place=spanning(last.place, place),
            )
            return True
        if not completed and remarks is None:
            return self._take_group_heading(text, place)
        self._after_output = True
        label = self.drafts[-1].accomplishment.label if self.drafts else None
        self.outputs.append(
            Output(
                text=text,
                accomplishment=label,
                headings=tuple(self._headings),
                completed=tuple(completed),
                remarks=remarks,
                place=place,
            )
        )
        return bool(text)


def head_mode(cells: Sequence[str], wording: Wording) -> Mode:
    """What the rows below a head row are; '' when the row is no head of a framework table."""
    heads = [without_mark(unwrapped(cell)) for cell in cells if cell.strip()]
    if len(heads) >= 2 and is_one_of(heads[0], wording.planned_indicators):
        return "indicators" if is_one_of(heads[1], wording.actual_indicators) else ""
    if len(heads) < 3:
        return ""
    if is_one_of(heads[0], wording.planned_outputs) and is_one_of(heads[-1], wording.remarks):
        return "completed"
    named = is_one_of(heads[0], wording.outputs) and is_one_of(heads[1], wording.planned)
    return "outputs" if named and is_one_of(heads[2], wording.actual) else ""


def is_stray(text: str) -> bool:
    """Whether a text is marks of a list and nothing else."""
    return bool(_STRAY.match(text))


_PERIOD_HEAD = re.compile(r"^(?:\d{4}(?:/\d{2,4})?(?:\s*年度?)?)?$")


def is_period_head(cell: str, wording: Wording) -> bool:
    """Whether a head cell is the measures' name, the period, or both."""
    found = plain(cell)
    for word in wording.measures:
        found = found.replace(plain(word), "").strip()
    return bool(_PERIOD_HEAD.match(found))


def _completed(cell: str) -> Completed | None:
    """'12 reports' -> 12 with its label; 'Yes' -> yes; an empty cell is nothing reported."""
    text = unwrapped(cell)
    if not text:
        return None
    whole = parse_printed(text)
    if number(whole) is not None or whole != text:
        return Completed(whole)
    found = _COUNT.match(text)
    if found is None:
        return Completed(text)
    return Completed(parse_printed(found[1].rstrip(" ,.")), (found[2] or "").strip() or None)


def spanning(first: Place | None, last: Place | None) -> Place | None:
    """The place from the first line of one to the last line of the other."""
    if first is None or last is None or first.lines is None or last.lines is None:
        return first or last
    return replace(first, lines=(min(first.lines[0], last.lines[0]), max(first.lines[1], last.lines[1])))
