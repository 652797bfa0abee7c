"""What each kind of workbook is about: its tables, what may stand in a changed cell, how it is written.

A kind is a module with `book`, `judge` and `write`; the acts in `publishing/actions/workbooks.py` choose
it by name. One kind knows nothing of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from answerable.organization.queries import Me
from answerable.publishing.workbooks.shapes import Book, Change

Judge = Callable[[Change], str | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody wrote this cell between the check and the application."""

    change: Change
    theirs: str | None
    by: str


class Kind(Protocol):
    """`target` is a symbol or a version's number as text, `entity` a code or '' for all."""

    def book(self, *, me: Me, target: str, entity: str, language: str) -> Book: ...

    def judge(self, book: Book) -> Judge: ...

    def write(self, *, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]: ...


def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    from answerable.publishing.workbooks.kinds import actuals

    return {"actuals": actuals}
