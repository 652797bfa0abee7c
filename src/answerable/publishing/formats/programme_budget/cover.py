"""The cover: symbol, title, part, section and programme with their names, notes; the rest is furniture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from answerable.calc.account import Period
from answerable.publishing.formats.programme_budget.drafts import DraftSection
from answerable.publishing.formats.programme_budget.items import Item
from answerable.publishing.formats.programme_budget.mapping import MARKED, SYMBOL, Words
from answerable.publishing.formats.programme_budget.numbering import ROOT


class Cover:
    """Reads item by item until the contents or the first part begin."""

    def __init__(self, words: Words, doubt: Callable[[str, Item], None]) -> None:
        self.words = words
        self.symbol: str | None = None
        self.title: str | None = None
        self.year: int | None = None
        self.root = DraftSection(ROOT, None)
        self._number_in_symbol: str | None = None
        self._doubt = doubt
        self._named: str | None = None  # what the next line without a meaning of its own names
        self._parts: dict[str, list[str]] = {}
        self._agenda = False

    def take(self, item: Item) -> None:
        line = item.one_line
        if self._identity(line) or self._numbered(line, item):
            return
        if self.note(item):
            self._agenda = False
        elif self.words.furniture.fullmatch(line.rstrip("* ")) and (
            self._named is None or not item.is_heading
        ):
            self._named = None
        elif self.words.agenda.fullmatch(line):
            self._agenda = True
        elif self._named is not None:
            self._parts[self._named].append(line)
        elif not self._agenda:
            self._doubt("unread_cover", item)

    def note(self, item: Item) -> bool:
        """A note with its mark, which is kept; whether it is one."""
        found = MARKED.fullmatch(item.text)
        is_note = found is not None and (found[1].startswith("*") or item.style == "note")
        if found is not None and is_note:
            self.root.add(found[2], "other", found[1], item.place)
        return is_note

    def _identity(self, line: str) -> bool:
        symbol, title = SYMBOL.fullmatch(line), self.words.title.fullmatch(line.rstrip("* "))
        if symbol is not None:
            self.symbol = self.symbol or " ".join(symbol[1].split())
            self._number_in_symbol = symbol[2]
        elif title is not None:
            self.title, self.year = line.rstrip("* "), int(title[1])
        return symbol is not None or title is not None

    def _numbered(self, line: str, item: Item) -> bool:
        """Part VIII, Section 29A, Programme 25: each with its name here or on the next lines."""
        for name in ("part", "section", "programme"):
            found = getattr(self.words, name).fullmatch(line)
            if found is not None and (name != "part" or item.is_heading or not found[2]):
                self._agenda, self._named = False, name
                number = line[: found.start(2)].strip() if found[2] else line
                self._parts[name] = [number, *([found[2]] if found[2] else [])]
                if name == "section":
                    self.root.path, self.root.place = f"{ROOT}{found[1]}", item.place
                return True
        return False

    def finished(self) -> DraftSection:
        """The section itself, with its part and programme as its first paragraphs."""
        if self.root.path == ROOT and self._number_in_symbol:
            self.root.path = f"{ROOT}{self._number_in_symbol}"
        self.root.names = self._parts.get("section", [])[1:]
        notes, self.root.paragraphs = self.root.paragraphs, []
        for name in ("part", "programme"):
            if name in self._parts:
                number, *rest = self._parts[name]
                self.root.add("\n".join((number, " ".join(rest))).strip(), "introduction", None, None)
        self.root.paragraphs += notes
        return self.root

    def period(self) -> Period | None:
        """The budget's calendar year."""
        if self.year is None:
            return None
        return Period(date(self.year, 1, 1), date(self.year, 12, 31), str(self.year))
