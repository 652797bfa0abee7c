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

_CHINESE = re.compile(r"^([一二三四五六七八九十]{1,3})\s*[.．、]\s*(\S.*)$", re.DOTALL)
_ROMAN = re.compile(r"^([IVX]{1,5})\.\s+(\S.*)$", re.DOTALL)
_LETTER = re.compile(r"^([A-Z])\.\s+(\S.*)$", re.DOTALL)
_FIGURE = re.compile(r"^(\d{1,2})\.\s+(\S.*)$", re.DOTALL)
_SMALL = re.compile(r"^[(（]?([a-z])[)）]\s+(\S.*)$", re.DOTALL)

_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMANS = tuple(f"{ten}{unit}" for ten in ("", "X") for unit in _UNITS)[1:]  # I to XIX
_CHINESE_DIGITS = "一二三四五六七八九"


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
        if found and _part_number(found[1]) == self.part + 1:
            return True
        letter = _LETTER.match(text)
        return bool(letter) and letter is not None and letter[1] == self._next_letter()

    def _next_letter(self) -> str:
        return chr(ord(self._levels[0]) + 1) if self._levels and self._levels[0].isalpha() else "A"

    def _part(self, text: str) -> Heading | None:
        found = _CHINESE.match(text) or _ROMAN.match(text)
        if found is None:
            return None
        number = _part_number(found[1])
        single = len(found[1]) == 1 and found[1].isascii()
        if number is None or (single and self._levels and found[1] == self._next_letter()):
            return None
        if single and number != self.part + 1 and _LETTER.match(text):
            return None
        self.part = number
        self._levels = []
        self.in_frameworks = any(word in _folded(found[2]) for word in map(_folded, self.wording.frameworks))
        return Heading(_ROMANS[number - 1], found[2].strip())

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
        part = _ROMANS[self.part - 1] if self.part else ""
        alone = self.in_frameworks and bool(self._levels) and self._levels[0].isupper()
        return ".".join(p for p in ("" if alone else part, *self._levels) if p)


def _part_number(numeral: str) -> int | None:
    """'IV' -> 4, '十二' -> 12; None when it is no number of a part."""
    if numeral in _ROMANS:
        return _ROMANS.index(numeral) + 1
    if numeral[0].isascii():
        return None
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.index(numeral) + 1 if len(numeral) == 1 else None
    first = _CHINESE_DIGITS.index(tens) + 1 if tens else 1
    return first * 10 + (_CHINESE_DIGITS.index(ones) + 1 if ones else 0)


def _folded(text: str) -> str:
    return text.casefold().strip()
