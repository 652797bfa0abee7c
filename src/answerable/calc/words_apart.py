"""What became of a text word by word: runs of words that stayed, came, or went.

Words are those people see: letters and digits together in alphabets, single signs in Chinese. Put
together again, what stayed and went is the earlier text, what stayed and came the later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"[^\W_㐀-鿿豈-﫿]+|\s+|.", re.DOTALL)
_MOST = 4_000_000  # pairs of words that are compared; above, what differs is given as a whole


@dataclass(frozen=True, slots=True)
class Run:
    kind: Literal["same", "added", "removed"]
    text: str


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """The later text as a change of the earlier. Nothing where both are empty."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _in_common(old, new)
    end = _in_common(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    runs = [Run("same", "".join(old[:start])), *middle, Run("same", "".join(old[len(old) - end :]))]
    return tuple(_joined([run for run in runs if run.text]))


def _in_common(old: list[str], new: list[str]) -> int:
    at = 0
    while at < len(old) and at < len(new) and old[at] == new[at]:
        at += 1
    return at


def _middle(old: list[str], new: list[str]) -> list[Run]:
    if not old or not new or len(old) * len(new) > _MOST:
        return [Run("removed", "".join(old)), Run("added", "".join(new))]
    found: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Run("same", "".join(old[a:b])))
        else:
            found += [Run("removed", "".join(old[a:b])), Run("added", "".join(new[c:d]))]
    return found


def _joined(runs: list[Run]) -> list[Run]:
    """A blank between two words that both changed changes with them: it reads as one change."""
    made: list[Run] = []
    at = 0
    while at < len(runs):
        removed, added = "", ""
        while at < len(runs) and (runs[at].kind != "same" or _is_between(runs, at)):
            removed += runs[at].text if runs[at].kind != "added" else ""
            added += runs[at].text if runs[at].kind != "removed" else ""
            at += 1
        made += [run for run in (Run("removed", removed), Run("added", added)) if run.text]
        if at < len(runs):
            made.append(runs[at])
            at += 1
    return made


def _is_between(runs: list[Run], at: int) -> bool:
    return 0 < at < len(runs) - 1 and runs[at].text.isspace() and runs[at - 1].kind != "same"
