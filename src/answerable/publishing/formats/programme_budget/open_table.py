"""A table of deliverables while its rows come: a page may cut it, and set rows without figures as lines."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.categories import SUBCATEGORIES, is_category
from answerable.publishing.formats.programme_budget.deliverables import is_deliverables
from answerable.publishing.formats.programme_budget.drafts import DraftExhibit, DraftSection
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.mapping import LETTERED, MARKED, Words
from answerable.publishing.formats.programme_budget.values import read_value


class OpenTable:
    """`held` are lines that belong to it only if more of its rows follow."""

    def __init__(self, owner: DraftSection, caption: DraftExhibit, item: Item) -> None:
        self.owner, self.caption, self.item = owner, caption, item
        self.rows: list[Cells] = list(item.rows)
        self.held: list[Item] = []
        self._lists = False  # the last line was a subcategory whose deliverables follow

    def takes_grid(self, item: Item, words: Words) -> bool:
        """Rows of the same columns, with the head once more or with figures under it."""
        rows = item.rows
        width = len(self.rows[0].cells)
        if len(rows[0].cells) != width:
            return False
        if not is_deliverables(rows, words) and not all(_is_figures(row.cells[1:]) for row in rows):
            return False
        self._lists = False
        fragment = " ".join(held.one_line for held in self.held)
        self.held = []
        label = rows[0].cells[0]
        first = rows[0].cells
        if fragment and label[:1].islower() and not is_deliverables(rows, words):
            first = (f"{fragment} {label}", *first[1:])
        elif fragment:
            self._add(fragment)
        self.rows += [Cells(first, place=rows[0].place), *rows[1:]]
        return True

    def takes_line(self, item: Item, words: Words, heading: bool = False) -> bool:
        """A category, or a subcategory with its text, set as a line; other lines wait for what follows."""
        line = item.one_line
        found = LETTERED.fullmatch(line)
        name = line.partition(":")[0].partition("：")[0].strip().casefold()
        if (found is not None and is_category(*found.groups())) or (name != line and name in SUBCATEGORIES):
            for held in self.held:
                self._add(held.one_line)
            self.held = []
            self._add(line)
            self._lists = line.endswith((":", "："))
            return True
        if (
            heading
            or item.is_heading
            or item.style == "note"
            or MARKED.fullmatch(line)
            or words.note.match(line)
        ):
            return False
        if self._lists:
            self._add(line)
        else:
            self.held.append(item)
        return True

    def _add(self, line: str) -> None:
        self.rows.append(Cells((line, *[""] * (len(self.rows[0].cells) - 1))))


def _is_figures(cells: Sequence[str]) -> bool:
    """Whether the cells are figures, dashes or empty."""
    found = [read_value(cell) for cell in cells if cell]
    return bool(cells) and all(value is not None for value, _ in found)
