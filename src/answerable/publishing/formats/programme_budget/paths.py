"""Paths of sections: what a path says of where its section stands.

'2.1' is component 1 of subprogramme 2, 'work.b' a unit of the programme of work without a number,
'work.b.2' subprogramme 2 below the heading of that group. Where a section of the budget has several
offices, each with parts of its own, all of an office stands below its path: 'Sect8.b.2.1'.

Not here: numbers of paragraphs (`numbering`).
"""

from __future__ import annotations

import re
import string
from collections.abc import Collection

_SCOPE = re.compile(r"(\w*\d\w*\.[a-z]{1,2}\.)(?=[A-Za-z0-9])")  # 'Sect8.b.'
_SECTION = re.compile(r"Sect\w*")
_OF_WORK = re.compile(r"(?:work\.[a-z]{1,2}\.)?\d+(?:\.\d+)*")


def scope_of(path: str) -> str:
    """'Sect8.b.' of 'Sect8.b.2.1'; '' where the section has no offices."""
    first = path.partition(".")[0]
    found = _SCOPE.match(path) if _SECTION.fullmatch(first) else None
    return found[1] if found else ""


def inner(path: str) -> str:
    """The path inside its office: '2.1' of 'Sect8.b.2.1' and of '2.1'."""
    return path.removeprefix(scope_of(path))


def is_of_work(path: str) -> bool:
    """Whether it is a numbered subprogramme or component of part A, which have the form's own blocks."""
    return _OF_WORK.fullmatch(inner(path)) is not None


def is_lettered(path: str) -> bool:
    """Whether a section's path ends with a letter of ours: 'orientation.strategy.a'."""
    last = path.rpartition(".")[2]
    return "." in path and len(last) <= len("aa") and last.isascii() and last.islower()


def next_below(above: str, taken: Collection[str]) -> str:
    """The path of the next lettered section below this one: a, b, ... z, aa, ab, ..."""
    count = sum(path.rpartition(".")[0] == above and is_lettered(path) for path in taken)
    letters = string.ascii_lowercase
    last = letters[count] if count < len(letters) else letters[count // 26 - 1] + letters[count % 26]
    return f"{above}.{last}"
