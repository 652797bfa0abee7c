"""A refusal: one sentence for people (what, why, what to do next) and a code for programs."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "not_yours",
    "wrong_state",
    "conflict",
    "invalid",
    "incomplete",
    "stale",
    "own_work",
    "sealed",
    "not_found",
]


class Refused(Exception):
    """Nothing was changed. `place` is the path of the row it is about, or ''."""

    def __init__(self, code: Code, sentence: str, *, place: str = "") -> None:
        super().__init__(sentence)
        self.code: Code = code
        self.sentence = sentence
        self.place = place


def refuse(verdict: Refused | None) -> None:
    """Raises the refusal a rule came to, if it came to one."""
    if verdict is not None:
        raise verdict
