"""The legislative mandates: lists by group, of the whole programme and of each subprogramme.

They stand together in the orientation, before the subprogrammes themselves; each list is kept with the
section it is of. A heading with another right below it, and no mandate, names a unit without a number.

Not here: the rows of a list (`lists`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from answerable.calc.account import Mandate
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.lists import of_line, of_rows
from answerable.publishing.formats.programme_budget.mapping import Words
from answerable.publishing.formats.programme_budget.outline import Outline, folded

_LONGEST_GROUP = 120  # letters
_NAMED = "?"  # in the path of a unit known by its name only
Doubt = Callable[[str, str, Item], None]


class MandateLists:
    """`is_open` from the heading 'Legislative mandates' to the next heading of the orientation."""

    def __init__(self, words: Words, doubt: Doubt) -> None:
        self.words = words
        self.is_open = False
        self.target: str | None = None  # path of the section the list is of
        self.subprogramme: str | None = None
        self._doubt = doubt
        self._group: str | None = None
        self._bare: Item | None = None  # the last heading, while no mandate stands below it
        self._found: dict[str, list[Mandate]] = {}
        self._named: dict[str, tuple[DraftSection, Item]] = {}
        self._start = ""

    def begin(self, path: str, above: str) -> None:
        """The lists of the section `path` and its parts; `above` is the section they stand in."""
        self._start = above
        self.is_open, self.target, self._group, self._bare = True, path, None, None

    def end(self) -> None:
        self.is_open, self.subprogramme = False, None

    def of(self, path: str, above: str, names: list[str], item: Item) -> DraftSection:
        """What follows is of this section; its name here may still come."""
        self.target, self._group, self._bare = path, None, None
        made = DraftSection(path, above, names, item.place)
        self._named.setdefault(path, (made, item))
        return made

    def names(self, path: str) -> list[str]:
        """The name a section has in the lists."""
        return list(self._named[path][0].names) if path in self._named else []

    def heading(self, item: Item) -> bool:
        """A group's heading."""
        line = item.one_line
        if not self.is_open or not (item.is_heading or self._is_group(line)):
            return False
        above, self._bare = self._bare, item
        if above is not None and self._names_unit(above, item):
            self.of(f"{self._start}{_NAMED}{above.one_line}", self._start, [above.one_line], above)
            self._bare = item
        self._group = line
        return True

    def _names_unit(self, above: Item, below: Item) -> bool:
        return not self._is_group(above.one_line) or 0 < above.level < below.level

    @staticmethod
    def is_named(path: str | None) -> bool:
        """Whether the list is of a unit known by its name only."""
        return path is not None and _NAMED in path

    def _is_group(self, line: str) -> bool:
        short = len(line) <= _LONGEST_GROUP and not line.endswith((".", "。", ":", "："))
        starts = line[:1].isalpha() and self.words.mandate_group.fullmatch(line) is not None
        return short and starts and not any(letter.isdigit() for letter in line)

    def grid(self, item: Item) -> bool:
        if not self.is_open:
            return False
        for found in of_rows(item.rows, self._group):
            if not isinstance(found, Cells):
                self._add(replace(found, group=self._group))
            elif self._is_group(line := " ".join(" ".join(found.cells).split())):
                self._group = line  # its heading stands in a row of the table
            else:
                self._doubt("unreadable_mandate", " ".join(found.cells), item)
        return True

    def text(self, item: Item) -> bool:
        """A mandate that came as a line."""
        found = of_line(item.one_line, self._group, item.place) if self.is_open and self._group else []
        for mandate in found:
            self._add(mandate)
        return bool(found)

    def _add(self, mandate: Mandate) -> None:
        self._bare = None
        self._found.setdefault(self.target or "", []).append(mandate)

    def settle(self, outline: Outline) -> Iterator[tuple[str, DraftSection]]:
        """Gives each section its list, and gives those that the lists name otherwise, with their path.

        A section that stands in the lists only is made.
        """
        sections = outline.sections
        for path, (named, item) in self._named.items():
            if self.is_named(path):
                self._place(path, named, outline)
            elif path not in sections:
                if any(key == path or key.startswith(f"{path}.") for key in self._found):
                    sections[path] = named
            elif named.names and folded(named.names) != folded(sections[path].names):
                yield path, replace(named, place=item.place)
        for path, found in self._found.items():
            sections.get(path, outline.first).mandates += found

    def _place(self, key: str, named: DraftSection, outline: Outline) -> None:
        """The list of a unit without a number goes to the unit of this name, or stands by itself."""
        found = self._found.pop(key, [])
        unit = outline.named(named.names)
        if unit is not None:
            unit.mandates += found
        elif found:
            made = outline.listed(named)
            made.mandates += found
