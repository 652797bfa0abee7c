"""What every kind of workbook answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from answerable.organization.queries import Me
from answerable.publishing.workbooks.shapes import Book, Change, Offer

Judge = Callable[[Change], str | None]  # a sentence where a changed cell cannot be written


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody wrote this cell between the check and the application."""

    change: Change
    theirs: str | None
    by: str


class Kind(Protocol):
    """`target` is a symbol or a version's number as text, `entity` a code or '' for all."""

    def book(self, *, me: Me, target: str, entity: str, language: str) -> Book: ...

    def offered(self, *, me: Me, target: str, language: str) -> Offer:
        """For which entities this person gets workbooks; raises `Refused` (not_found) for none."""
        ...

    def judge(self, book: Book, /) -> Judge: ...

    def together(self, book: Book, changes: Sequence[Change], /) -> Sequence[tuple[Change, str]]:
        """Changes that hold alone and not with the others, each with a sentence."""
        ...

    def write(self, *, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]: ...
