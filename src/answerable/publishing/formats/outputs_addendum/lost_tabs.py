"""Rows whose cells lost their table: each cell on a line of its own, blank lines between.

The order of the cells is all that is left: planned output, value, label, reason, and so on.
Between one value and the next stand the label of the first and the next planned output; where
only one text stands there, the second value belongs to the same output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.account import Place
from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.items import Item, joined, span
from answerable.publishing.formats.outputs_addendum.mapping import RULE, Words
from answerable.publishing.formats.outputs_addendum.remarks import pieces
from answerable.publishing.formats.outputs_addendum.values import ways

_LONGEST_UNIT = 2  # characters of a unit printed behind a value


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place | None
    is_value: bool
    is_reason: bool


def recovered(region: Sequence[Item], words: Words, doubts: Doubts) -> Iterator[Item]:
    """The rows of a region, those that had lost their tabs among them; table lines left out."""
    run: list[Item] = []
    for item in region:
        if RULE.fullmatch(item.text):
            continue
        if item.cells is None:
            run.append(item)
            continue
        yield from _rows(run, words, doubts)
        run = []
        yield item
    yield from _rows(run, words, doubts)


def _rows(run: Sequence[Item], words: Words, doubts: Doubts) -> Iterator[Item]:
    """One run of plain lines as rows. Texts that no value follows are named in a finding."""
    waiting: list[_Cell] = []
    inside = False  # a row of this run is open
    for cell in _cells(run, words):
        if not cell.is_value:
            waiting.append(cell)
            continue
        own, text = _parted(waiting, inside)
        yield from _remarks(own, inside)
        inside = True
        yield _row(text, cell, doubts)
        waiting = []
    if inside:
        yield from _remarks(waiting, True)
        return
    for cell in waiting:
        doubts.add("unreadable_row", "warning", cell.place, printed=cell.text[:60])


def _parted(waiting: list[_Cell], inside: bool) -> tuple[list[_Cell], _Cell | None]:
    """The texts before a value: those of the row above, and the planned output of the new row."""
    if not waiting or (inside and (len(waiting) == 1 or waiting[-1].is_reason)):
        return waiting, None
    return waiting[:-1], waiting[-1]


def _row(text: _Cell | None, value: _Cell, doubts: Doubts) -> Item:
    place = span(text.place if text else None, value.place)
    found = Item(value.text, (text.text if text else "", value.text, ""), place, False, True)
    if text:
        doubts.add("lost_cells", "note", place, printed=text.text[:40])
    return found


def _remarks(cells: Sequence[_Cell], inside: bool) -> Iterator[Item]:
    """Remarks of the row above; before the first row of a run, the rest of its planned output."""
    for cell in cells:
        if inside:
            yield Item(cell.text, ("", "", cell.text), cell.place, False, True)
        else:
            yield Item(cell.text, (cell.text, "", ""), cell.place, True, True)


def _cells(run: Sequence[Item], words: Words) -> Iterator[_Cell]:
    """The run's cells: paragraphs, values on lines of their own, "yes" and a remark in one line."""
    for lines in _groups(run, words):
        text = lines[0].text
        for line in lines[1:]:
            text = joined(text, line.text)
        place = span(lines[0].place, lines[-1].place)
        word, _, rest = text.partition(" ")
        if rest and word.lower() in words.value_words and not ways(text, words):
            yield _Cell(word, place, True, False)
            text = rest
        yield _Cell(text, place, _is_value(text, words), _is_reason(text, words))


def _groups(run: Sequence[Item], words: Words) -> Iterator[list[Item]]:
    """Lines of one cell: parted by blank lines, else by what a line can only be.

    Where no blank lines are left, a value is a line of its own, the line behind it its label, a
    reason ends with its line, and what then comes before the next value is the next output.
    """
    group: list[Item] = []
    behind_value = False
    for item in run:
        alone, reason = _is_value(item.text, words), _is_reason(item.text, words)
        if group and (item.gap or alone or reason or behind_value):
            yield group
            group = []
            behind_value = False
        group.append(item)
        if alone or (reason and not item.gap):
            yield group
            group = []
        behind_value = alone or (behind_value and not item.gap)
    if group:
        yield group


def _is_value(text: str, words: Words) -> bool:
    """Whether a line is values and nothing else; '52 期每周公报' is a planned output, '52 页' a value."""
    return any(
        all(value.unit is None or words.language != "zh" or len(value.unit) <= _LONGEST_UNIT for value in way)
        for way in ways(text, words)
    )


def _is_reason(text: str, words: Words) -> bool:
    return not _is_value(text, words) and pieces(text, words)[0].kind == "reason"
