"""A workbook as records: tables of rows whose cells are texts in one canonical form.

A figure is its digits ('1234.5'), a date its ISO form, a choice its code, prose its text; None is an
empty cell. What is wrong in one that came back is a `Problem`, what it would write a `Change`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

# What stands in a column. `label` is only read; `quantity` may also be a word (not applicable, yes);
# `money` has two decimals at most; `count` is a whole number of 0 or more.
Nature = Literal["label", "quantity", "money", "count", "choice", "date", "prose", "name"]


@dataclass(frozen=True, slots=True)
class Column:
    """`code` names the column whatever its header says; `choices` are codes with their words."""

    code: str
    title: str
    nature: Nature = "label"
    width: int = 14
    choices: Mapping[str, str] = field(default_factory=dict)  # code -> word in the workbook's language
    accepted: Mapping[str, str] = field(default_factory=dict)  # casefolded word in any language -> code
    help: str = ""  # said when the cell is selected
    needed: bool = False  # in a row that did not exist


@dataclass(frozen=True, slots=True)
class Row:
    """`id` names the row for good; `open` are the positions of the columns this person may write."""

    id: str
    values: tuple[str | None, ...]
    open: frozenset[int] = frozenset()
    why: Mapping[int, str] = field(default_factory=dict)  # why others are closed, by position


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. `blank` rows stand at its end for lines that do not exist yet."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    blank: int = 0
    blank_open: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it is made now for one person: of one kind, about one thing, for one entity."""

    kind: str
    target: str  # symbol of the report or plan, or number of the budget's version
    entity: str  # its code; '' for all
    language: str  # of headers, words and instructions
    title: str
    tables: tuple[Table, ...]
    facts: tuple[tuple[str, str], ...] = ()  # about what it is: name and value, on the first sheet
    period: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a workbook from being applied, at its sheet and cell ('' for the file)."""

    code: str
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that somebody changed: what stands here now, and what they want.

    `theirs`: what stands here is not what stood in the workbook when it was made.
    """

    table: str
    row: str
    column: str
    before: str | None
    after: str | None
    sheet: str = ""
    cell: str = ""
    theirs: bool = False
    hidden: bool = False  # its row, column or sheet was hidden when it was filled
    name: str = ""  # what the row is called, and
    title: str = ""  # the column, in the words of the workbook


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is wrong with a workbook, and what it would change."""

    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[Problem, ...] = ()  # said, but nothing stands in the way
    cells: int = 0  # that were compared


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be downloaded about one thing: its title, and for which entities, by code and name."""

    title: str
    entities: tuple[tuple[str, str], ...]


class Unusable(Exception):
    """The file cannot be looked into at all; `problem` says why."""

    def __init__(self, code: str, found: str = "", expected: str = "", *, sheet: str = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, sheet, "", found, expected)
