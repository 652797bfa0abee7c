"""The legislative mandates: lists by group, of the whole programme and of each subprogramme.

They stand together in the orientation, before the subprogrammes themselves; each list is kept with the
section it is of.

Not here: the rows of a list (`lists`).
"""

from __future__ import annotations

from collections.abc import Callable

from answerable.calc.account import Mandate
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.lists import of_line, of_rows
from answerable.publishing.formats.programme_budget.mapping import Words

_LONGEST_GROUP = 120  # letters
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
        self._found: dict[str, list[Mandate]] = {}
        self._named: dict[str, tuple[DraftSection, Item]] = {}

    def begin(self, path: str) -> None:
        self.is_open, self.target, self._group = True, path, None

    def end(self) -> None:
        self.is_open, self.subprogramme = False, None

    def of(self, path: str, above: str, names: list[str], item: Item) -> DraftSection:
        """What follows is of this section; its name here may still come."""
        self.target, self._group = path, None
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
        self._group = line
        return True

    def _is_group(self, line: str) -> bool:
        short = len(line) <= _LONGEST_GROUP and not line.endswith((".", "。", ":", "："))
        starts = line[:1].isalpha() and self.words.mandate_group.fullmatch(line) is not None
        return short and starts and not any(letter.isdigit() for letter in line)

    def grid(self, item: Item) -> bool:
        if not self.is_open:
            return False
        for found in of_rows(item.rows, self._group):
            if isinstance(found, Cells):
                self._doubt("unreadable_mandate", " ".join(found.cells), item)
            else:
                self._add(found)
        return True

    def text(self, item: Item) -> bool:
        """A mandate that came as a line."""
        found = of_line(item.one_line, self._group, item.place) if self.is_open and self._group else []
        for mandate in found:
            self._add(mandate)
        return bool(found)

    def _add(self, mandate: Mandate) -> None:
        self._found.setdefault(self.target or "", []).append(mandate)

    def settle(self, sections: dict[str, DraftSection], root: DraftSection) -> None:
        """Gives each section its list; a section that stands in the lists only is made."""
        for path, (named, item) in self._named.items():
            if path not in sections:
                if any(key == path or key.startswith(f"{path}.") for key in self._found):
                    sections[path] = named
            elif named.names and _folded(named) != _folded(sections[path]):
                self._doubt("name_differs", " ".join(named.names), item)
        for path, found in self._found.items():
            sections.get(path, root).mandates += found


def _folded(section: DraftSection) -> str:
    return " ".join(" ".join(section.names).split()).casefold()
