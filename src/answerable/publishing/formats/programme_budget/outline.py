"""The sections of a document while it is read, in printed order, and where a new one stands.

What a heading was is often told by the one that follows it: a heading right above an objective names a
unit without a number, one right above a subprogramme a group of them, one right above 'A. Proposed
programme plan' an office with parts of its own. Such a section is moved to its place before anything
is written into it.
"""

from __future__ import annotations

import re

from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.mapping import ORIENTATION, WORK, Words
from answerable.publishing.formats.programme_budget.paths import inner, is_lettered, next_below

_MARK = re.compile(r"^(?:\(\w{1,4}\)|\w{1,4}[.)、])\s*")


class Outline:
    """`scope` begins the paths of all that stands in the present office: '' where there are none."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.sections: dict[str, DraftSection] = {}
        self.scope = ""
        self.root: DraftSection
        self.first: DraftSection  # the section of the budget itself

    def begin(self, root: DraftSection) -> None:
        self.root = self.first = root
        self.sections[root.path] = root

    def section(self, path: str, parent: str, names: list[str], item: Item) -> DraftSection:
        """The section of this path, once; a list of mandates may have met it before its heading."""
        if path not in self.sections:
            self.sections[path] = DraftSection(path, parent, names, item.place)
        return self.sections[path]

    def below(self, above: str, line: str, item: Item) -> DraftSection:
        """A section for a heading of this document only, lettered in order."""
        if is_lettered(above) and above != self.root.path:
            above = above.rpartition(".")[0]
        return self.section(next_below(above, self.sections), above, [line], item)

    def named(self, names: list[str]) -> DraftSection | None:
        """The unit of this name."""
        name = folded(names)
        return next((s for s in self.sections.values() if s.of_work and folded(s.names) == name), None)

    def listed(self, section: DraftSection) -> DraftSection:
        """A section for a list of mandates of its own, below the lists it stands among."""
        above = section.parent or self.root.path
        section.path = next_below(above, self.sections)
        keys = [key for key in self.sections if key == above or key.startswith(f"{above}.")]
        kept = list(self.sections.items())
        at = 1 + max((i for i, (key, _) in enumerate(kept) if key in keys), default=len(kept) - 1)
        self.sections = dict([*kept[:at], (section.path, section), *kept[at:]])
        return section

    # --- what a heading turns out to be

    def office(self, section: DraftSection) -> bool:
        """Makes an office of the last heading; False where none stands right above."""
        if not self._is_last(section):
            return False
        del self.sections[section.path]
        section.path = next_below(self.first.path, self.sections)
        section.parent = self.first.path
        self.sections[section.path] = section
        self.root, self.scope = section, f"{section.path}."
        return True

    def unit(self, section: DraftSection, item: Item) -> DraftSection:
        """The section whose objective follows below another heading than a subprogramme's."""
        if inner(section.path).partition(".")[0] in (ORIENTATION, "A") or section is self.root:
            section = self._work("", item)
        above = self.sections.get(section.parent or "")
        if above is not None and above.of_work and above.objectives:
            section = self.to_work(section, "", item)
        section.become_unit()
        return section

    def to_work(self, section: DraftSection, part: str, item: Item) -> DraftSection:
        """Moves a heading that stands behind a subprogramme out of it, with the empty ones above it."""
        work = self._work(part, item)
        above = section.parent
        if above == work.path or section.tabled or not is_lettered(section.path):
            return section
        moved = [section]
        for other in list(self.sections.values())[-2::-1]:
            if other.parent != above or not self.is_empty(other):
                break
            moved.append(other)
        for found in moved:
            del self.sections[found.path]
        for found in reversed(moved):
            found.path, found.parent = next_below(work.path, self.sections), work.path
            self.sections[found.path] = found
        return section

    def _work(self, part: str, item: Item) -> DraftSection:
        """The programme of work of a part; where its heading is missing, above the first subprogramme."""
        path = f"{self.scope}{part}{WORK}"
        if path not in self.sections:
            above = f"{self.scope}{part.rstrip('.')}" if part else self.root.path
            made = DraftSection(path, above, [self._words.printed["work"]], item.place)
            listed = list(self.sections.items())
            at = next((i for i, (_, found) in enumerate(listed) if self._follows(found, part)), len(listed))
            self.sections = dict([*listed[:at], (path, made), *listed[at:]])
        return self.sections[path]

    def _follows(self, section: DraftSection, part: str) -> bool:
        start = f"{self.scope}{part}"
        return section.path.startswith(start) and section.path.removeprefix(start)[:1].isdigit()

    def _is_last(self, section: DraftSection) -> bool:
        last = next(reversed(self.sections.values()))
        return section is last and is_lettered(section.path) and self.is_empty(section)

    @staticmethod
    def is_empty(section: DraftSection) -> bool:
        """Whether nothing but a heading of this document was read so far."""
        return is_lettered(section.path) and not (
            section.paragraphs or section.objectives or section.outputs or section.mandates or section.tabled
        )


def folded(names: list[str]) -> str:
    """A name for comparison: without the mark before it."""
    line = " ".join(" ".join(names).split()).casefold()
    return _MARK.sub("", line)
