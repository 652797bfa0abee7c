"""Rows of a table of outputs put together: texts, completed values, paragraphs of remarks.

A row of the form runs over several rows of the source: a further value stands below with an
empty first cell, a further paragraph with two empty cells, and after a page end the rest of a
text. What comes out are `Draft`s; `realign` then asks whether the page's columns fit together,
`outputs` makes records of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import Place
from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.items import Item, joined, one_line, span, unwrapped
from answerable.publishing.formats.outputs_addendum.lost_tabs import recovered
from answerable.publishing.formats.outputs_addendum.mapping import Words, is_head
from answerable.publishing.formats.outputs_addendum.remarks import Piece, goes_on, is_wrapped, phrases, pieces
from answerable.publishing.formats.outputs_addendum.values import Value, numbers, stacked, ways


@dataclass(slots=True)
class Slot:
    """One completed value with the paragraphs beside it."""

    value: Value
    pieces: list[Piece]
    page: int
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """One planned output being read. `loose`: paragraphs with no value to stand beside."""

    text: str
    page: int
    place: Place | None = None
    slots: list[Slot] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    unvalued: bool = False  # extracted, and its own row has no value

    def add(self, found: list[Piece], after_page: bool = False) -> None:
        """Paragraphs of a row without a value stand by the value above."""
        own = self.slots[-1].pieces if self.slots else self.loose
        if after_page and own and found and goes_on(own[-1], found[0]):
            own[-1] = replace(own[-1], text=joined(own[-1].text, found[0].text))
            found = found[1:]
        own.extend(found)


def drafts(region: Sequence[Item], words: Words, doubts: Doubts) -> list[Draft]:
    """The outputs of one table, in order, from its rows and the plain lines between them."""
    found: list[Draft] = []
    page = 0
    for item in recovered(region, words, doubts):
        cells = _three(item)
        if is_head(cells, words):
            continue
        page += item.gap
        _take(found, item, cells, page, words, doubts)
    return found


def _three(item: Item) -> tuple[str, str, str]:
    """Text, value, remarks. Cells beyond the third belong to the remarks."""
    cells = (*(item.cells or ()), "", "", "")
    rest = [cell for cell in cells[2:] if cell]
    return one_line(cells[0]), cells[1].replace("\n", " "), "\n".join(rest)


def _take(
    found: list[Draft], item: Item, cells: tuple[str, str, str], page: int, words: Words, doubts: Doubts
) -> None:
    text, value, remark = cells
    narrow = text if item.extracted and is_wrapped(text) else None
    if item.extracted:
        text = unwrapped(text)
    if text and (value or not (item.gap and item.extracted and found)):
        found.append(Draft(text, page, item.place, unvalued=item.extracted and not value))
    elif not found:
        doubts.add("unreadable_row", "warning", item.place, printed=item.text[:60])
        return
    elif text:
        found[-1].text = joined(found[-1].text, text)
        doubts.add("continued_row", "note", item.place, printed=text[:40])
    draft = found[-1]
    draft.place = span(draft.place, item.place)
    parts = pieces(remark, words, narrow) if remark else []
    if value:
        _take_values(draft, value, parts, page, item, words, doubts)
    else:
        draft.add(parts, item.extracted and item.gap)


def _take_values(
    draft: Draft, cell: str, parts: list[Piece], page: int, item: Item, words: Words, doubts: Doubts
) -> None:
    """The values of one cell, each with its paragraph; the rest stands by the last value."""
    labels = [part for part in parts if part.kind in ("open", "label")]
    if words.language == "en" and len(labels) == 1 and labels[0].kind == "open":
        split = phrases(labels[0])
        if len(split) == len(numbers(draft.text)) and any(
            len(way) == len(split) for way in ways(cell, words)
        ):
            parts = [*split, *(part for part in parts if part is not labels[0])]
            labels = split
    values, proven = stacked(cell, len(labels), draft.text, words)
    if not values:
        values = (Value(cell),)
        doubts.add("unreadable_value", "warning", item.place, printed=cell[:40])
    elif not proven or (len(values) > 1 and len(labels) < len(values)):
        doubts.add("stacked_values", "note", item.place, printed=cell)
    queue = list(parts)
    for index, value in enumerate(values):
        own: list[Piece] = []
        if len(values) > 1 and queue and queue[0].kind == "open":
            own = [queue.pop(0)]
        if index == len(values) - 1:
            own += queue
        draft.slots.append(Slot(value, own, page, item.place))
