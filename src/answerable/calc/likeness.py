"""How alike two names are, from 0 to 1: to propose what a name of another system may mean.

A proposal, never a decision: a person decides. Case, width, punctuation and the order of the words
do not count. Not here: which names there are, what became of a proposal (`results`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from answerable.calc.rounding import half_up

PLACES = 3
LEAST = Decimal("0.5")  # below this a proposal would be a guess
_NO_LETTER = re.compile(r"[\W_]+")
_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True, slots=True)
class Closest(Generic[_Meaning]):
    """What the likest known name means, and how like it is."""

    meaning: _Meaning
    likeness: Decimal


def plain_name(name: str) -> str:
    """A name without what people write differently: 'Office  of ADMIN.' -> 'office of admin'."""
    return _NO_LETTER.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()


def likeness(first: str, second: str) -> Decimal:
    """0 for nothing in common, 1 for the same letters in the same order; to three decimals.

    The better of two looks: the names as written, and with their words in alphabetical order.
    """
    a, b = plain_name(first), plain_name(second)
    if not a or not b:
        return Decimal(0)
    return max(_common(a, b), _common(_sorted(a), _sorted(b)))


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))


def _common(a: str, b: str) -> Decimal:
    """Twice the letters in common over all letters (Ratcliff and Obershelp)."""
    matched = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return half_up(Decimal(2 * matched) / Decimal(len(a) + len(b)), PLACES)


def closest(name: str, known: Iterable[tuple[str, _Meaning]]) -> Closest[_Meaning] | None:
    """What the likest known name means; None where none is at least half alike. The first of equals."""
    best: Closest[_Meaning] | None = None
    for other, meaning in known:
        found = likeness(name, other)
        if found >= LEAST and (best is None or found > best.likeness):
            best = Closest(meaning, found)
    return best
