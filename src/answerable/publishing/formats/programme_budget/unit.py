"""What stands inside one section: objective, strategy, results with their measures, deliverables.

`block` is the heading of the form that was met last; it says what an ordinary paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from answerable.calc.account import Output, Role, Table
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.deliverables import (
    NUMBERED,
    is_deliverables,
    notes_apart,
    outputs,
)
from answerable.publishing.formats.programme_budget.drafts import DraftExhibit, DraftResult, DraftSection
from answerable.publishing.formats.programme_budget.exhibits import is_measure, measures
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.mapping import (
    DELIVERABLES,
    LIST_MARK,
    MARKED,
    ORIENTATION,
    PART,
    UNIT,
    Words,
)
from answerable.publishing.formats.programme_budget.numbering import Numbers
from answerable.publishing.formats.programme_budget.open_table import OpenTable
from answerable.publishing.formats.programme_budget.paths import inner
from answerable.publishing.formats.programme_budget.resources import table, table_id

Doubt = Callable[[str, str, Item], None]
_ROLES: dict[str | None, Role] = {None: "introduction", "strategy": "strategy", "deliverables": "other"}
_LAG = 2  # years from the performance that is reported to the budget that is proposed


def is_block(line: str, words: Words) -> bool:
    """Whether a line is a heading that the form guarantees inside a subprogramme."""
    own = (words.objective, words.strategy, words.deliverables, words.performance, words.planned)
    return any(pattern.fullmatch(line) for pattern in (*own, words.result, words.within_result))


class Unit:
    """One section while it is read. `root` has the deliverables of the whole programme."""

    def __init__(
        self,
        section: DraftSection,
        root: DraftSection,
        words: Words,
        numbers: Numbers,
        year: int | None,
        doubt: Doubt,
        tables: list[Table],
    ) -> None:
        self.section = section
        self.words = words
        self._root, self._numbers, self._year = root, numbers, year
        self._doubt, self._tables = doubt, tables
        self._block: str | None = None
        self._result: DraftResult | None = None
        self._caption: tuple[DraftExhibit, Item] | None = None
        self._below: DraftExhibit | None = None  # the exhibit whose notes may follow
        self._open: OpenTable | None = None
        self._loose: list[Item] = []  # headings of this document only, last in a planned result

    # --- headings

    def given_back(self) -> list[Item]:
        """The headings read last into a planned result, taken out of it: what follows is not of it."""
        found, self._loose = self._loose, []
        if found and self._result is not None:
            del self._result.lines[-len(found) :]
        return found

    def heading(self, item: Item) -> bool:
        """A heading of the form inside a section, a caption, or one inside a result."""
        line = item.one_line
        if self._open is not None and self._open.takes_line(item, self.words, heading=True):
            return True
        if self._is_caption(item, line):
            return True
        if self.section.of_work and self._is_block(item, line):
            return True
        if self._block in ("performance", "planned"):
            return self._within_results(item, line)
        return False

    def _is_block(self, item: Item, line: str) -> bool:
        words = self.words
        if words.within_result.fullmatch(line):
            return False
        for block in ("objective", "strategy", "deliverables", "performance", "planned"):
            found = getattr(words, block).fullmatch(line)
            if found is not None:
                self._end_block(block)
                if block in ("performance", "planned"):
                    self._of_years(block, found, item)
                return True
        result = words.result.fullmatch(line)
        if result is not None:
            self._end_block("planned")
            self._begin_result(result[1], result[2], item)
        return result is not None

    def _of_years(self, block: str, found: re.Match[str], item: Item) -> None:
        expected = None if self._year is None else self._year - (_LAG if block == "performance" else 0)
        if expected is not None and int(found[1]) != expected:
            self._doubt("other_year", found[0], item)
        if found[2]:
            self._begin_result(None, found[2], item)

    def _within_results(self, item: Item, line: str) -> bool:
        inner = self.words.within_result.fullmatch(line)
        if not item.is_heading and not inner:
            return False
        self._drop_caption()
        self._below = None
        if self._result is not None and (inner or self._block == "planned"):
            self._result.lines.append(line)
            self._loose = [] if inner else [*self._loose, item]
        elif self._result is not None and not self._result.is_begun:
            self._result.titles.append(line)
        else:
            self._begin_result(None, line, item)
        return True

    def _begin_result(self, label: str | None, title: str, item: Item) -> None:
        self._drop_caption()
        self._below = None
        self._result = DraftResult(label, [title], item.place)
        self.section.results.append(self._result)

    def _end_block(self, block: str) -> None:
        self._drop_caption()
        self._loose = []
        self._block, self._result, self._below = block, None, None

    # --- captions

    def takes_title(self, item: Item, line: str) -> bool:
        """The line under 'Table 2.4' is its title, whatever it says, unless the form says otherwise."""
        if self._caption is None or self._caption[0].titles or is_block(line, self.words):
            return False
        return self._is_caption(item, line)

    def _is_caption(self, item: Item, line: str) -> bool:
        found = self.words.table.fullmatch(line) or self.words.figure.fullmatch(line)
        if found is not None and not (found[2] or "").endswith((".", "。")):
            self._drop_caption()
            made = DraftExhibit(found[1], [found[2]] if found[2] else [], place=item.place)
            self._caption = (made, item)
            return True
        if self._caption is None:
            return False
        unit = UNIT.fullmatch(line)
        if unit is not None and self._caption[0].unit is None:
            self._caption[0].unit = unit[1]
        elif self._ends_caption(item, line):
            return False
        else:
            self._caption[0].titles.append(line)
        return True

    def _ends_caption(self, item: Item, line: str) -> bool:
        numbered = item.style == "body" and self._numbers.split(line)[0] is not None
        if item.is_heading and self._caption is not None and self._caption[0].unit is not None:
            return PART.match(line) is None  # the unit is the last line of a caption, but for a part's name
        return numbered or (item.is_heading and is_block(line, self.words))

    def _drop_caption(self) -> None:
        """A caption below which nothing came is kept, and named."""
        self._finish_table()
        if self._caption is None:
            return
        exhibit, item = self._caption
        self._caption = None
        self._doubt("exhibit_without_values", f"{exhibit.label} {' '.join(exhibit.titles)}", item)
        (self._result.exhibits if self._result is not None else self._owner().exhibits).append(exhibit)

    def close(self) -> None:
        self._drop_caption()

    # --- texts

    def text(self, item: Item) -> None:
        self._loose = []
        if self._open is not None and self._numbers.split(item.text)[0] is None:
            taken = self._open.takes_line(item, self.words)
            if taken:
                return
            if self._open.held:
                self._finish_table()
        first, *more = item.text.split("\n")
        number, rest = self._numbers.split(first)
        if number is None and self._note(item):
            return
        self._drop_caption()
        self._below = None
        follows = number is not None and self._numbers.meet(number)
        body = "\n".join([rest, *more]).strip()
        if self._result is not None:
            self._result.lines += [first, *more]
        elif self._block == "objective":
            self._objective(number, body, item, follows)
        elif self._block in ("performance", "planned"):
            self._doubt("unreadable_paragraph", item.text, item)
            self.section.add(body, "other", number, item.place)
        else:
            self._paragraph(number, body, item)

    def _paragraph(self, number: str | None, body: str, item: Item) -> None:
        marked = MARKED.fullmatch(body) if number is None and item.style == "note" else None
        if marked is not None:
            self.section.add(marked[2], "other", marked[1], item.place)
        elif number is not None or not LIST_MARK.match(body) or not self.section.go_on(body):
            self.section.add(body, self._role(), number, item.place)

    def _role(self) -> Role:
        if inner(self.section.path).partition(".")[0] == ORIENTATION:
            return "orientation"
        return _ROLES.get(self._block, "other") if self.section.of_work else "other"

    def _objective(self, number: str | None, body: str, item: Item, follows: bool) -> None:
        if number is None and self.section.objectives:
            self.section.objectives[-1].append(body)
        else:
            self.section.objectives.append([body])
            if not follows:
                self._doubt("paragraph_number", item.text, item)

    def _note(self, item: Item) -> bool:
        """A note below a table or figure; below one of part B it is a paragraph of its section."""
        if self._below is None or LIST_MARK.match(item.text):
            return False
        if self._below.label or self._result is not None:
            self._below.notes.append(item.text)
        else:
            marked = MARKED.fullmatch(item.text)
            self.section.add(
                marked[2] if marked else item.text, "other", marked[1] if marked else None, item.place
            )
        return True

    # --- tables

    def grid(self, item: Item) -> None:
        self._loose = []
        if self._caption is None and self._open is not None and self._open.takes_grid(item, self.words):
            return
        self._finish_table()
        caption = self._caption[0] if self._caption else DraftExhibit()
        self._caption, self._below = None, caption
        rows = item.rows
        if is_deliverables(rows, self.words):
            self._deliverables(caption, item)
        elif self._result is not None and is_measure(rows, self.words):
            is_figure = self.words.figure.fullmatch(caption.label) is not None
            caption.values += measures(rows, self.words, is_figure, self._year)
            self._result.exhibits.append(caption)
        else:
            self._table(caption, item)

    def _deliverables(self, caption: DraftExhibit, item: Item) -> None:
        self._open = OpenTable(self._owner(), caption, item)

    def _finish_table(self) -> None:
        """The outputs of a table of deliverables, once all its rows have come."""
        if self._open is None:
            return
        table_, self._open = self._open, None
        rows, notes = notes_apart(table_.rows, self.words)
        table_.caption.notes += notes
        found: tuple[Output, ...] = outputs(
            rows, self.words, lambda rule, row: self._row(rule, row, table_.item)
        )
        table_.owner.outputs += found
        table_.owner.exhibits.append(table_.caption)
        for item in table_.held:
            if NUMBERED.match(item.one_line):  # a deliverable whose figures stand in no column
                self._doubt("unreadable_row", item.one_line, item)
            self.text(item)

    def _owner(self) -> DraftSection:
        """The deliverables in the orientation are of the whole programme."""
        return self._root if inner(self.section.path) == f"{ORIENTATION}.{DELIVERABLES}" else self.section

    def _row(self, rule: str, row: Cells, item: Item) -> None:
        self._doubt(rule, " ".join(cell for cell in row.cells if cell), item)

    def _table(self, caption: DraftExhibit, item: Item) -> None:
        unknown = 1 + sum(found.id.startswith("table_") for found in self._tables)
        name = table_id(" ".join(caption.titles), unknown)
        exhibit = caption.made() if caption.label else None
        self._below = DraftExhibit()  # its notes are paragraphs
        self.section.tabled = True
        self._tables.append(table(item.rows, exhibit, name, self.section.path, self.words))
