"""Numbers of paragraphs: '29A.14' is the fourteenth of section 29A; they run on through the document."""

from __future__ import annotations

import re

# Path of the budget section itself: 'Sect29A'; subprogramme 2 of section 2 is '2'.
ROOT = "Sect"


class Numbers:
    """Knows the highest number met so far. The number of an objective is the one that follows."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.last = 0
        self._pattern = re.compile(rf"({re.escape(section)}\.(\d{{1,3}}))(?:\s+(.*))?", re.DOTALL)

    @classmethod
    def of_path(cls, path: str) -> Numbers:
        """Numbers in the section whose root has this path."""
        return cls(path.removeprefix(ROOT))

    def split(self, text: str) -> tuple[str | None, str]:
        """The number at the beginning of a text, if it is one of this section, and the rest."""
        found = self._pattern.fullmatch(text)
        return (found[1], found[3] or "") if found else (None, text)

    def meet(self, number: str) -> bool:
        """Takes note of a number; whether it is the one that follows the highest before."""
        found = self._pattern.fullmatch(number)
        if found is None:
            return False
        follows = int(found[2]) == self.last + 1
        self.last = max(self.last, int(found[2]))
        return follows

    def following(self) -> str:
        """The next number, which is taken by this."""
        self.last += 1
        return f"{self.section}.{self.last}"
