"""Blocks of a section of the programme budget -> the document, with what the reading doubts.

One pass over the items. Headings that the form guarantees say where a text belongs; a heading that it
does not guarantee opens a section of its own below the one it stands in, so that nothing is lost.

Sections: the budget section itself ('Sect29A'), 'A' and 'B' for its parts, 'orientation' with
'orientation.strategy' and so on, subprogrammes '1', components '1.2', and below part B 'B.1'. Units and
groups without a number, and offices with parts of their own, are in `outline`.

Not here: words and patterns (`mapping`), cover (`cover`), what stands inside a section (`unit`).
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Document, Finding, Language, Table
from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.formats.programme_budget import doubts
from answerable.publishing.formats.programme_budget.categories import is_category
from answerable.publishing.formats.programme_budget.cover import Cover
from answerable.publishing.formats.programme_budget.deliverables import is_deliverables
from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item, items
from answerable.publishing.formats.programme_budget.mandates import MandateLists
from answerable.publishing.formats.programme_budget.mapping import (
    DELIVERABLES,
    LETTERED,
    MANDATES,
    OFFICE,
    ORIENTATION,
    PAGE_NUMBER,
    WORDS,
    WORK,
    Words,
    recognise,
)
from answerable.publishing.formats.programme_budget.numbering import Numbers
from answerable.publishing.formats.programme_budget.outline import Outline
from answerable.publishing.formats.programme_budget.paths import is_lettered, next_below
from answerable.publishing.formats.programme_budget.unit import Unit, is_block

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
        self.outline = Outline(words)
        self.lists = MandateLists(words, self._doubt)
        self.unit: Unit | None = None  # where texts go now
        self.naming: DraftSection | None = None  # its name is expected on the next line
        self.subprogramme: str | None = None
        self.group: str | None = None  # of subprogrammes
        self.offices: list[Item] = []  # headings right above the first part
        self.tables: list[Table] = []
        self.numbers = Numbers.of_path(self.cover.root.path)

    @property
    def sections(self) -> dict[str, DraftSection]:
        return self.outline.sections

    @property
    def root(self) -> DraftSection:
        """The section of the budget, or the office in it, that the present part is of."""
        return self.outline.root

    def _at(self, path: str) -> str:
        return f"{self.outline.scope}{path}"

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
        elif self._is_office(item, line, bool(listed)):
            self.offices.append(item)
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

    def _is_office(self, item: Item, line: str, listed: bool) -> bool:
        """A numbered heading below the contents: of an office, if the first part follows."""
        return (
            self.stage == "contents" and item.is_heading and not listed and OFFICE.fullmatch(line) is not None
        )

    def _begin(self) -> None:
        root = self.cover.finished()
        self.outline.begin(root)
        self.numbers = Numbers.of_path(root.path)
        self.stage = "A"
        self._enter(root)
        for item in self.offices:
            self._enter(self.outline.below(root.path, item.one_line, item))
        if self.offices and self.unit is not None:
            self.outline.office(self.unit.section)

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
        self._return(line, item)
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
        if found is None or not item.is_heading or found[1] not in ("A", "B") or is_category(*found.groups()):
            return False
        follows = self._at(found[1]) not in self.sections and (found[1] == "B" or self.stage == "A")
        if not follows and not self._office(found[1], found[2]):
            return False
        self.stage, self.subprogramme, self.group = found[1], None, None
        self.lists.end()
        self._open(self._at(found[1]), self.root.path, [found[2].rstrip("* ")], item)
        return True

    def _office(self, letter: str, title: str) -> bool:
        """Parts that begin again are of the office whose name stands right above."""
        if self.words.parts_titles[letter].match(title) is None:
            return False
        self._take_back()
        return self.unit is not None and self.outline.office(self.unit.section)

    def _of_orientation(self, item: Item, line: str) -> bool:
        """The orientation and its parts; a list of mandates ends where another part begins."""
        if self.stage != "A" or self.subprogramme is not None or self._at(WORK) in self.sections:
            return False
        above = self._at(ORIENTATION)
        if self.words.orientation.fullmatch(line):
            self._open(above, self.root.path, [line], item)
            return True
        for name, pattern in self.words.parts.items():
            if pattern.fullmatch(line) and f"{above}.{name}" not in self.sections:
                self.lists.end()
                self._open(f"{above}.{name}", above, [line], item)
                if name == MANDATES:
                    self.lists.begin(self.root.path, f"{above}.{name}")
                return True
        return False

    def _of_work(self, item: Item, line: str) -> bool:
        """The programme of work, subprogrammes and components."""
        words = self.words
        prefix = self._at("" if self.stage == "A" else f"{self.stage}.")
        above = self.root.path if self.stage == "A" else self._at(self.stage)
        if words.work.fullmatch(line):
            self.lists.end()
            self.subprogramme = self.group = None
            self._enter(self.outline.section(f"{prefix}{WORK}", above, [line], item))
            return True
        found, inner = words.subprogramme.fullmatch(line), words.component.fullmatch(line)
        current = self.lists.subprogramme if self.lists.is_open else self.subprogramme
        if found is not None and self.lists.is_open:
            self.lists.subprogramme = f"{prefix}{found[1]}"
            self._unit_heading(self.lists.subprogramme, above, found[2], item)
        elif found is not None:
            self._find_group(f"{prefix}{found[1]}", item)
            taken = self.group is not None and f"{prefix}{found[1]}" in self.sections
            self.subprogramme = f"{self.group if taken else prefix.rstrip('.')}.{found[1]}".lstrip(".")
            self._unit_heading(self.subprogramme, self.group or above, found[2], item)
        elif inner is not None and current is not None:
            self._unit_heading(f"{current}.{inner[1]}", current, inner[2], item)
        return found is not None or (inner is not None and current is not None)

    def _find_group(self, path: str, item: Item) -> None:
        """A heading right above a subprogramme names a group of them."""
        self._take_back()
        section = self.unit.section if self.unit is not None else self.root
        is_free = not section.of_work and is_lettered(section.path) and section is not self.root
        if is_free and (path in self.sections or self.outline.is_empty(section)):
            part = "" if self.stage == "A" else f"{self.stage}."
            self.group = self.outline.to_work(section, part, item).path

    def _unit_heading(self, path: str, above: str, name: str | None, item: Item) -> None:
        names = [name] if name else []
        if self.lists.is_open:
            self.naming = self.lists.of(path, above, names, item)
        else:
            if path in self.sections:
                self._doubt("met_twice", item.text, item)
            made = self.outline.section(path, above, names, item)
            self._enter(made)
            self.naming = made
        if name:
            self.naming = None

    def _return(self, line: str, item: Item) -> None:
        """A heading of the form ends a section that a heading of this document only had opened.

        An objective begins a unit where the section it would return to has one, or none can have.
        """
        if self.unit is None or self.stage != "A" or not is_block(line, self.words):
            return
        if self.words.objective.fullmatch(line) and self.unit.section.objectives:
            self._take_back()
        section = self.unit.section
        if section.of_work:
            return
        above = self.sections.get(section.parent or "") if is_lettered(section.path) else None
        begins = self.words.objective.fullmatch(line) is not None and not self.lists.is_open
        within = above is not None and above.of_work
        returns = above is not None and above.goes_on and not self.outline.is_empty(section)
        if begins and not returns:
            made = self.outline.unit(section, item)
            self._enter(made)
            self.subprogramme = self.subprogramme if made.parent == self.subprogramme else made.path
        elif within and above is not None:
            self._enter(above)

    def _take_back(self) -> None:
        """Headings that a result took for its own, and that name what follows."""
        for loose in self.unit.given_back() if self.unit is not None else ():
            self._open_unknown(loose, loose.one_line)

    def _end_lists(self, item: Item) -> None:
        """Deliverables: their heading was not met, and no mandate stands among them."""
        self.lists.end()
        path = self._at(f"{ORIENTATION}.{DELIVERABLES}")
        if path not in self.sections:
            self._open(path, self._at(ORIENTATION), [self.words.printed["deliverables"]], item)

    def _leave_lists(self, item: Item) -> None:
        """An objective: the subprogramme itself has begun although no heading closed the lists."""
        path = self.lists.target or self.root.path
        above = path.rpartition(".")[0] or self.root.path
        if self.lists.is_named(path):
            path, above = next_below(self._at(WORK), self.sections), self._at(WORK)
        self.subprogramme = self.lists.subprogramme
        self.lists.end()
        self._enter(self.outline.section(path, above, self.lists.names(path), item))

    def _name(self, line: str) -> None:
        assert self.naming is not None
        self.naming.names.append(line)
        self.naming = None

    def _open_unknown(self, item: Item, line: str) -> None:
        """A heading of this document only: a section below the one it stands in, lettered in order."""
        above = self.unit.section.path if self.unit is not None else self.root.path
        of_part = self.words.of_part if self.stage == "B" else self.words.annex
        if self._at(self.stage) in self.sections and of_part.fullmatch(line):
            above, self.subprogramme = self._at(self.stage), None
        self._enter(self.outline.below(above, line, item))

    def _open(self, path: str, parent: str, names: list[str], item: Item) -> None:
        self._enter(self.outline.section(path, parent, names, item))

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
        for path, found in self.lists.settle(self.outline):
            name, place = " ".join(found.names), found.place
            self.findings.append(doubts.finding("name_differs", name, place, self.words.language, path))
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
