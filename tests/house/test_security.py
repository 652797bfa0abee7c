"""What SECURITY.md names is there: every test file, every test, and a test for whatever holds."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
LETTERS = dict(re.findall(r"`([A-Z])` (?:is )?`(tests/[^`]+)`", TEXT))


def rows() -> list[list[str]]:
    """The rows of the requirements: number, about, answer."""
    found = re.findall(r"^\| (\d+\.\d[^|]*) \| ([^|]*) \| (.*) \|$", TEXT, re.MULTILINE)
    return [list(row) for row in found]


def found_in(path: str) -> str:
    """The text of a test file, or of all those in a folder."""
    place = ROOT / path
    files = [place] if place.is_file() else sorted(place.rglob("test_*.py"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_test_file_it_names_is_there() -> None:
    assert len(PATHS) > 20
    assert [path for path in PATHS if not (ROOT / path).exists()] == []


def test_every_test_it_names_is_in_the_file_named_before_it() -> None:
    missing, seen = [], 0
    for line in TEXT.splitlines():
        file = None
        for path, letter, name in re.findall(
            r"`(tests/[^`]+)`|`([A-Z])`|\b(test_[a-z0-9_]+)\b(?!\.py)", line
        ):
            file = path or LETTERS.get(letter) or file
            if name:
                seen += 1
                if file is None or f"def {name}(" not in found_in(file):
                    missing.append((file, name))
    assert seen > 20
    assert missing == []


def test_what_holds_names_a_test() -> None:
    found = rows()
    assert len(found) > 80
    unshown = [
        number
        for number, _about, answer in found
        if re.search(r"\bholds?\b", answer) and not re.search(r"`tests/|`[" + "".join(LETTERS) + "]`", answer)
    ]
    assert unshown == []
