"""Numbers that run through a section: of paragraphs ('2.14') and of tables ('Table 2.3')."""

from __future__ import annotations

import re
from collections.abc import Mapping

from answerable.calc.account import Paragraph, Role
from answerable.publishing.sample.bilingual import Two

_NUMBERED = re.compile(r"^\d{1,2}[A-Z]?\.\d{1,3}\s+")
_SEE = re.compile(r"\s*[(（](?:see|见)[^()（）]*[)）]", re.IGNORECASE)


class Numbers:
    def __init__(self, section: str) -> None:
        self.section = section
        self._paragraph = 0
        self.tables = 0

    def following(self) -> str:
        self._paragraph += 1
        return f"{self.section}.{self._paragraph}"

    def paragraph(self, text: Two, role: Role) -> Paragraph:
        return Paragraph(without_number(text), role, self.following())

    def lines(self, text: Two) -> Two:
        """A text of several paragraphs, each with its number; items of a list belong to the one above."""
        zh, en = str.__str__(text).split("\n"), text.en.split("\n")
        numbers: dict[int, str] = {}
        for at, line in enumerate(zh):
            if not _is_item(line):
                numbers[at] = self.following()
        return Two(_numbered(zh, numbers), _numbered(en, numbers))

    def table(self) -> Two:
        """The label of the next table: 'Table 2.3'."""
        self.tables += 1
        return Two(f"表{self.section}.{self.tables}", f"Table {self.section}.{self.tables}")


def without_number(text: Two) -> Two:
    """Without the number another document gave it, and without its references to that one's tables."""
    return Two(_bare(str.__str__(text)), _bare(text.en))


def _bare(text: str) -> str:
    return "\n".join(_SEE.sub("", _NUMBERED.sub("", line)) for line in text.split("\n"))


def _is_item(line: str) -> bool:
    return line.startswith(("(", "（", "•", "–"))


def _numbered(lines: list[str], numbers: Mapping[int, str]) -> str:
    return "\n".join(
        f"{numbers[at]} {_bare(line)}" if at in numbers else _bare(line) for at, line in enumerate(lines)
    )
