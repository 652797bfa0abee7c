"""The numbering of a report's headings: parts, letters, figures, and the path they make.

'II.' then 'A.' then '1.' gives the section path 'A.1' where part II holds the frameworks, and
'III.' then 'B.' gives 'III.B'. 'I.' is a part at the start and the ninth letter after 'H.':
only what came before tells them apart.

Not here: which Text is a heading (`assembler`), the words of headings (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.numerals import ROMANS, chinese, roman

_CHINESE = re.compile(r"^([一二三四五六七八九十]{1,3})\s*[.．、]\s*(\S.*)$", re.DOTALL)
_ROMAN = re.compile(r"^([IVX]{1,5})\.\s+(\S.*)$", re.DOTALL)
_LETTER = re.compile(r"^([A-Z])\.\s+(\S.*)$", re.DOTALL)
_FIGURE = re.compile(r"^(\d{1,2})\.\s+(\S.*)$", re.DOTALL)
_SMALL = re.compile(r"^[(（]?([a-z])[)）]\s+(\S.*)$", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A numbered heading: its section's path and name."""

    path: str
    name: str

    @property
    def parent(self) -> str | None:
        return self.path.rpartition(".")[0] or None


@dataclass
class Numbering:
    """Where the last heading stood, so that the next one can be understood."""

    wording: Wording
    part: int = 0
    in_frameworks: bool = False
    _levels: list[str] = field(default_factory=list)  # letter, figure, small letter

    def read(self, text: str) -> Heading | None:
        """The numbered heading a text is, or None. Moves on when it is one."""
        text = text.strip()
        return self._part(text) or self._letter(text) or self._component(text) or self._below(text)

    def expects(self, text: str) -> bool:
        """Whether a text that no style calls a heading is the next part or the next letter."""
        found = _CHINESE.match(text) or _ROMAN.match(text)
        if found and part_number(found[1]) == self.part + 1:
            return True
        letter = _LETTER.match(text)
        return bool(letter) and letter is not None and letter[1] == self._next_letter()

    def _next_letter(self) -> str:
        return chr(ord(self._levels[0]) + 1) if self._levels and self._levels[0].isalpha() else "A"

    def _part(self, text: str) -> Heading | None:
        found = _CHINESE.match(text) or _ROMAN.match(text)
        if found is None:
            return None
        number = part_number(found[1])
        single = len(found[1]) == 1 and found[1].isascii()
        if number is None or (single and self._levels and found[1] == self._next_letter()):
            return None
        if single and number != self.part + 1 and _LETTER.match(text):
            return None
        self.part = number
        self._levels = []
        self.in_frameworks = any(word in _folded(found[2]) for word in map(_folded, self.wording.frameworks))
        return Heading(ROMANS[number - 1], found[2].strip())

    def _letter(self, text: str) -> Heading | None:
        found = _LETTER.match(text)
        if found is None:
            return None
        self._levels = [found[1]]
        return Heading(self._path(), found[2].strip())

    def _component(self, text: str) -> Heading | None:
        for word in self.wording.component:
            found = re.match(rf"^{word}\s*(\d+)\s*[.:：]?\s*(\S.*)$", text, re.IGNORECASE | re.DOTALL)
            if found:
                self._levels = [*self._upper(str.isupper), found[1]]
                return Heading(self._path(), found[2].strip())
        return None

    def _below(self, text: str) -> Heading | None:
        found = _FIGURE.match(text)
        if found:
            self._levels = [*self._upper(str.isupper), found[1]]
            return Heading(self._path(), found[2].strip())
        found = _SMALL.match(text)
        if found and self._levels:
            self._levels = [*self._upper(lambda level: not level.islower()), found[1]]
            return Heading(self._path(), found[2].strip())
        return None

    def _upper(self, keeps: Callable[[str], bool]) -> list[str]:
        return [level for level in self._levels if keeps(level)]

    def _path(self) -> str:
        """In the part of the frameworks a letter stands alone: 'A.1'; elsewhere 'III.B'."""
        part = ROMANS[self.part - 1] if self.part else ""
        alone = self.in_frameworks and bool(self._levels) and self._levels[0].isupper()
        return ".".join(p for p in ("" if alone else part, *self._levels) if p)


def part_number(numeral: str) -> int | None:
    """'IV' -> 4, '十二' -> 12; None when it is no number of a part."""
    return roman(numeral) if numeral[0].isascii() else chinese(numeral)


def _folded(text: str) -> str:
    return text.casefold().strip()
