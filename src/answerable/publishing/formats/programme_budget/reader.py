"""Blocks of a section of the programme budget -> the document, with what the reading doubts.

One pass over the items. Headings that the form guarantees say where a text belongs; a heading that it
does not guarantee opens a section of its own below the one it stands in, so that nothing is lost.

Sections: the budget section itself ('Sect29A'), 'A' and 'B' for its parts, 'orientation' with
'orientation.strategy' and so on, subprogrammes '1', components '1.2', and below part B 'B.1'.

Not here: words and patterns (`mapping`), cover (`cover`), what stands inside a section (`unit`).
"""

from __future__ import annotations

import string
from collections.abc import Sequence

from answerable.calc.account import Document, Finding, Language, Table
from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.formats.programme_budget import doubts
from answerable.publishing.formats.programme_budget.cover import Cover
from answerable.publishing.formats.programme_budget.deliverables import is_deliverables
from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item, items
from answerable.publishing.formats.programme_budget.mandates import MandateLists
from answerable.publishing.formats.programme_budget.mapping import (
    DELIVERABLES,
    LETTERED,
    MANDATES,
    ORIENTATION,
    PAGE_NUMBER,
    WORDS,
    WORK,
    Words,
    recognise,
)
from answerable.publishing.formats.programme_budget.numbering import Numbers
from answerable.publishing.formats.programme_budget.unit import Unit, is_block, is_of_work

_LONGEST_HEADING = 400  # letters


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The section these blocks hold. Raises UnreadableInput where they hold none, or none in `language`."""
    found = recognise(blocks)
    if found is None:
        raise UnreadableInput("expected a section of the programme budget, found none of its headings.")
    if language is not None and language != found:
        raise UnreadableInput(f"expected a document in {language!r}, found the headings of {found!r}.")
    reading = _Reading(WORDS[found])
    for item in items(blocks, WORDS[found]):
        reading.take(item)
    return reading.document()


class _Reading:
    """`stage` says how far the document is: cover, contents, or the letter of a part."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.findings: list[Finding] = []
        self.cover = Cover(words, lambda rule, item: self._doubt(rule, item.text, item))
        self.stage = "cover"
        self.sections: dict[str, DraftSection] = {}
        self.lists = MandateLists(words, self._doubt)
        self.root = self.cover.root
        self.unit: Unit | None = None  # where texts go now
        self.naming: DraftSection | None = None  # its name is expected on the next line
        self.subprogramme: str | None = None
        self.tables: list[Table] = []
        self.numbers = Numbers.of_path(self.root.path)

    def take(self, item: Item) -> None:
        if self.stage in ("cover", "contents"):
            self._before_parts(item)
            return
        if self.unit is None:
            return
        if item.rows:
            self.naming = None
            if self.lists.is_open and is_deliverables(item.rows, self.words):
                self._end_lists(item)
            if not self.lists.grid(item):
                self.unit.grid(item)
        elif not self._heading(item):
            self.naming = None
            if not self.lists.text(item):
                self.unit.text(item)

    # --- before the first part

    def _before_parts(self, item: Item) -> None:
        line = item.one_line
        listed = self.stage == "contents" and PAGE_NUMBER.fullmatch(line.rstrip("*"))
        begins = item.is_heading and not listed
        if begins and any(
            pattern.fullmatch(line) for pattern in (LETTERED, self.words.orientation, self.words.foreword)
        ):
            self._begin()
            self._heading(item)
        elif self.words.contents.fullmatch(line):
            self.stage = "contents"
        elif self.stage == "contents":
            self._below_contents(item, line)
        elif item.rows:
            for row in item.rows:
                self._doubt("unreadable_row", " ".join(row.cells), item)
        else:
            self.cover.take(item)

    def _below_contents(self, item: Item, line: str) -> None:
        """A page prints the cover's notes below the contents; a sentence there is of neither."""
        sentence = line.endswith((".", "。")) and not line.endswith(("..", ". ."))
        if not self.cover.note(item) and not item.rows and sentence:
            self._doubt("unread_cover", item.text, item)

    def _begin(self) -> None:
        self.root = self.cover.finished()
        self.sections[self.root.path] = self.root
        self.numbers = Numbers.of_path(self.root.path)
        self.stage = "A"
        self._enter(self.root)

    # --- headings

    def _heading(self, item: Item) -> bool:
        line = item.one_line
        if len(line) > _LONGEST_HEADING or self.numbers.split(line)[0] is not None:
            return False
        if self.unit is not None and self.unit.takes_title(item, line):
            return True
        if self._part(item, line) or self._of_orientation(item, line) or self._of_work(item, line):
            return True
        if self.naming is not None and (item.is_heading or not self.naming.names):
            self._name(line)
            return True
        if (
            self.lists.is_open
            and self.lists.target != self.root.path
            and self.words.objective.fullmatch(line)
        ):
            self._leave_lists(item)
        self._return(line)
        caption = self.words.table.fullmatch(line) if self.lists.is_open else None
        if caption is not None and not line.endswith((".", "。")):
            self._end_lists(item)
        if self.lists.heading(item) or (self.unit is not None and self.unit.heading(item)):
            return True
        if item.is_heading:
            self._open_unknown(item, line)
        return item.is_heading

    def _part(self, item: Item, line: str) -> bool:
        found = LETTERED.fullmatch(line)
        expected = "B" if "A" in self.sections or self.stage == "B" else "A"
        if found is None or not item.is_heading or found[1] not in ("A", "B") or found[1] in self.sections:
            return False
        if found[1] != expected and not (found[1] == "B" and expected == "A"):
            return False
        self.stage, self.subprogramme = found[1], None
        self.lists.end()
        self._open(found[1], self.root.path, [found[2].rstrip("* ")], item)
        return True

    def _of_orientation(self, item: Item, line: str) -> bool:
        """The orientation and its parts; a list of mandates ends where another part begins."""
        if self.stage != "A" or self.subprogramme is not None:
            return False
        if self.words.orientation.fullmatch(line):
            self._open(ORIENTATION, self.root.path, [line], item)
            return True
        for name, pattern in self.words.parts.items():
            if pattern.fullmatch(line) and f"{ORIENTATION}.{name}" not in self.sections:
                self.lists.end()
                self._open(f"{ORIENTATION}.{name}", ORIENTATION, [line], item)
                if name == MANDATES:
                    self.lists.begin(self.root.path)
                return True
        return False

    def _of_work(self, item: Item, line: str) -> bool:
        """The programme of work, subprogrammes and components."""
        words = self.words
        prefix = "" if self.stage == "A" else f"{self.stage}."
        if words.work.fullmatch(line):
            self.lists.end()
            self.subprogramme = None
            above = self.root.path if not prefix else self.stage
            self._enter(self._section(f"{prefix}{WORK}", above, [line], item))
            return True
        found, inner = words.subprogramme.fullmatch(line), words.component.fullmatch(line)
        current = self.lists.subprogramme if self.lists.is_open else self.subprogramme
        if found is not None:
            path = f"{prefix}{found[1]}"
            self._unit_heading(path, self.stage if prefix else self.root.path, found[2], item)
            if self.lists.is_open:
                self.lists.subprogramme = path
            else:
                self.subprogramme = path
        elif inner is not None and current is not None:
            self._unit_heading(f"{current}.{inner[1]}", current, inner[2], item)
        return found is not None or (inner is not None and current is not None)

    def _unit_heading(self, path: str, above: str, name: str | None, item: Item) -> None:
        names = [name] if name else []
        if self.lists.is_open:
            self.naming = self.lists.of(path, above, names, item)
        else:
            if path in self.sections:
                self._doubt("met_twice", item.text, item)
            made = self._section(path, above, names, item)
            self._enter(made)
            self.naming = made
        if name:
            self.naming = None

    def _return(self, line: str) -> None:
        """A heading of the form ends the section that a heading of this document only had opened."""
        if self.unit is None or not _is_lettered(self.unit.section.path):
            return
        above = self.sections.get(self.unit.section.parent or "")
        if above is not None and is_of_work(above.path) and is_block(line, self.words):
            self._enter(above)

    def _end_lists(self, item: Item) -> None:
        """Deliverables: their heading was not met, and no mandate stands among them."""
        self.lists.end()
        path = f"{ORIENTATION}.{DELIVERABLES}"
        if path not in self.sections:
            self._open(path, ORIENTATION, [self.words.printed["deliverables"]], item)

    def _leave_lists(self, item: Item) -> None:
        """An objective: the subprogramme itself has begun although no heading closed the lists."""
        path = self.lists.target or self.root.path
        above = path.rpartition(".")[0] or self.root.path
        self.subprogramme = self.lists.subprogramme
        self.lists.end()
        self._enter(self._section(path, above, self.lists.names(path), item))

    def _name(self, line: str) -> None:
        assert self.naming is not None
        self.naming.names.append(line)
        self.naming = None

    def _open_unknown(self, item: Item, line: str) -> None:
        """A heading of this document only: a section below the one it stands in, lettered in order."""
        above = self.unit.section.path if self.unit is not None else self.root.path
        if self.stage == "B" and "B" in self.sections and self.words.of_part.fullmatch(line):
            above, self.subprogramme = "B", None
        if _is_lettered(above):
            above = above.rpartition(".")[0]
        taken = sum(path.rpartition(".")[0] == above and _is_lettered(path) for path in self.sections)
        self._open(f"{above}.{_letters(taken)}", above, [line], item)

    def _open(self, path: str, parent: str, names: list[str], item: Item) -> None:
        self._enter(self._section(path, parent, names, item))

    def _section(self, path: str, parent: str, names: list[str], item: Item) -> DraftSection:
        """The section of this path, once; a list of mandates may have met it before its heading."""
        if path not in self.sections:
            self.sections[path] = DraftSection(path, parent, names, item.place)
        return self.sections[path]

    def _enter(self, section: DraftSection) -> None:
        if self.unit is not None:
            self.unit.close()
        self.naming = None
        self.unit = Unit(
            section, self.root, self.words, self.numbers, self.cover.year, self._doubt, self.tables
        )

    # --- the document

    def _doubt(self, rule: str, text: str, item: Item) -> None:
        path = self.unit.section.path if self.unit is not None else None
        self.findings.append(doubts.finding(rule, text, item.place, self.words.language, path))

    def document(self) -> Document:
        if self.unit is not None:
            self.unit.close()
        self.lists.settle(self.sections, self.root)
        return Document(
            "programme_budget",
            self.words.language,
            self.cover.symbol,
            self.cover.title,
            self.cover.period(),
            tuple(section.made() for section in self.sections.values() if self._holds(section)),
            tuple(self.tables),
            tuple(self.findings),
        )

    def _holds(self, section: DraftSection) -> bool:
        """The heading 'Programme of work' alone is furniture."""
        inside = any(other.parent == section.path for other in self.sections.values())
        return section.path.rpartition(".")[2] != WORK or bool(section.paragraphs) or inside


def _is_lettered(path: str) -> bool:
    """Whether a section's path ends with a letter of ours: 'orientation.strategy.a'."""
    last = path.rpartition(".")[2]
    return "." in path and len(last) <= len("aa") and last.isascii() and last.islower()


def _letters(index: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    letters = string.ascii_lowercase
    return letters[index] if index < len(letters) else letters[index // 26 - 1] + letters[index % 26]
