"""Who may write what, when: a table of role by status by field that programme staff can read and change.

It is `parameters/entry_matrix.csv`, or an institution's own file (setting ENTRY_MATRIX). A row says
whether a role may write a field of a subject while the section is in a state, from a first to a
last day. A row for the field itself counts before one for '*'; where no row speaks, nobody may.
Somebody with several roles may what any of them may. The acts on a section (submit, return, clear,
reopen, comment, evidence) are fields of the subject 'section'; adding, removing and moving rows are
'add', 'remove' and 'move' of their subject. Plans that are being written have states of their own:
'plan_open' and so on.

The table can only narrow what the database grants (`results/sql/access.sql`), never widen it.
Not here: whether a value holds (`values`), whether something is missing (`requirements`).
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from answerable.results.choices import PLAN_KINDS

COLUMNS = ("first_day", "last_day", "role", "status", "subject", "field", "may")
ROLES = ("focal_point", "head_of_entity", "budget_office", "publisher")
_STATES = ("open", "returned", "submitted", "cleared", "general")
PLAN = "plan_"  # before a state: of a section of a plan that is being written
STATUSES = (*_STATES, *(f"{PLAN}{state}" for state in _STATES))
_EDITED = ("add", "remove", "move")
FIELDS = {
    "output": (
        *("actual", "planned", "remarks", "reason", "cause"),
        *("text", "unit", "category", "subcategory", "accomplishment", *_EDITED),
    ),
    "indicator": (
        *("actual", "target", "narrative", "cause", "reported_achieved"),
        *("text", "unit", "direction", "baseline", "estimate", *_EDITED),
    ),
    "objective": ("text", *_EDITED),
    "accomplishment": ("text", *_EDITED),
    "mandate": ("symbol", "title", "group", *_EDITED),
    "factor": ("text", *_EDITED),
    "result": ("label", "title", "text", *_EDITED),
    "measure": ("value", "text"),
    "money": ("apportionment", "expenditure", "cause", "reason"),
    "posts": ("authorized", "incumbency", "budgeted_rate"),
    "paragraph": ("text", *_EDITED),
    "account": ("cause", "reason"),
    "section": ("submit", "return", "clear", "reopen", "comment", "evidence", "name"),
}
EVERY = "*"


class MatrixFault(Exception):
    """The table cannot be used; the sentence names the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Row:
    first_day: date
    last_day: date | None
    role: str
    status: str
    subject: str
    field: str
    may: bool
    line: int

    @property
    def about(self) -> tuple[str, str, str, str]:
        return (self.role, self.status, self.subject, self.field)

    def counts(self, on: date) -> bool:
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is a sentence for people; '' when allowed. `code` says which kind of refusal it is."""

    allowed: bool
    reason: str = ""
    code: str = ""  # wrong_state: another state would allow it; else not_yours


class Matrix:
    """The table, looked up by role, status, subject and field."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[tuple[str, str, str, str], list[Row]] = {}
        for row in rows:
            self._rows.setdefault(row.about, []).append(row)

    def may(self, role: str, status: str, subject: str, field: str, on: date) -> bool:
        for name in (field, EVERY):
            for row in self._rows.get((role, status, subject, name), ()):
                if row.counts(on):
                    return row.may
        return False

    def may_write(self, roles: Collection[str], status: str, subject: str, field: str, on: date) -> Verdict:
        """Whether one of these roles may write the field while its section is in `status`."""
        if any(self.may(role, status, subject, field, on) for role in roles):
            return Verdict(True)
        plan, state = (PLAN if status.startswith(PLAN) else ""), status.removeprefix(PLAN)
        if state == "general":
            return Verdict(
                False, _("This part belongs to no entity; the budget office writes it."), "not_yours"
            )
        if any(self.may(role, other, subject, field, on) for role in roles for other in _other_states(plan)):
            return Verdict(False, _IN_STATE[state](), "wrong_state")
        return Verdict(False, _not_yours(roles), "not_yours")


def _other_states(plan: str) -> list[str]:
    return [f"{plan}{state}" for state in _IN_STATE]


def status_of(state: str | None, kind: str) -> str:
    """The matrix's name for the state of a section of a report of this kind."""
    return (PLAN if kind in PLAN_KINDS else "") + (state or "general")


def roles_at(scopes: Mapping[str, Collection[int]], entity: int | None) -> tuple[str, ...]:
    """Roles of the matrix that these scopes give at an entity (0 in a scope: everywhere).

    Who heads it acts as its head, not as a focal point.
    """

    def holds(act: str) -> bool:
        scope = scopes.get(act, ())
        return 0 in scope or entity in scope

    found = []
    if holds("submits"):
        found.append("head_of_entity")
    elif holds("enters"):
        found.append("focal_point")
    if holds("clears"):
        found.append("budget_office")
    if holds("publishes"):
        found.append("publisher")
    return tuple(found)


def may_write(roles: Collection[str], status: str, subject: str, field: str, on: date) -> Verdict:
    """As `Matrix.may_write`, by the table in force here."""
    return matrix().may_write(roles, status, subject, field, on)


def matrix() -> Matrix:
    """The table in force: the institution's own, else the one that comes with the program."""
    own = Path(settings.ENTRY_MATRIX)
    if own.is_file():
        return _kept(str(own), own.stat().st_mtime_ns)
    return _kept("", 0)


@cache
def _kept(path: str, _changed: int) -> Matrix:
    source = Path(path) if path else files("answerable.cycle").joinpath("parameters/entry_matrix.csv")
    return Matrix(read_matrix(source.read_text("utf-8-sig"), path or "entry_matrix.csv"))


def read_matrix(text: str, name: str) -> tuple[Row, ...]:
    """The rows of a table in CSV. Raises `MatrixFault`: file, line, what was found and expected."""
    lines = csv.reader(text.splitlines())
    head = tuple(cell.strip() for cell in next(lines, []))
    if head != COLUMNS:
        raise MatrixFault(f"{name}, line 1: the columns {', '.join(COLUMNS)} were expected.")
    rows = [
        _row([cell.strip() for cell in cells], lines.line_num, name)
        for cells in lines
        if any(cell.strip() for cell in cells)
    ]
    _refuse_two_answers(rows, name)
    return tuple(rows)


def _row(cells: list[str], line: int, name: str) -> Row:
    where = f"{name}, line {line}"
    if len(cells) != len(COLUMNS):
        raise MatrixFault(f"{where}: {len(COLUMNS)} cells were expected, found {len(cells)}.")
    first, last, role, status, subject, field, may = cells
    _one_of(role, ROLES, "role", where)
    _one_of(status, STATUSES, "status", where)
    _one_of(subject, tuple(FIELDS), "subject", where)
    _one_of(field, (*FIELDS[subject], EVERY), "field", where)
    _one_of(may, ("yes", "no"), "may", where)
    first_day, last_day = _day(first, where), _day(last, where) if last else None
    if last_day is not None and last_day < first_day:
        raise MatrixFault(f"{where}: last_day {last} lies before first_day {first}.")
    return Row(first_day, last_day, role, status, subject, field, may == "yes", line)


def _one_of(found: str, expected: tuple[str, ...], column: str, where: str) -> None:
    if found not in expected:
        raise MatrixFault(f"{where}: {column} is {found!r}; one of {', '.join(expected)} was expected.")


def _day(found: str, where: str) -> date:
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise MatrixFault(f"{where}: {found!r} is no date; one like 2026-07-01 was expected.") from None


def _refuse_two_answers(rows: list[Row], name: str) -> None:
    """On one day one row speaks for a role, status, subject and field."""
    earlier: dict[tuple[str, str, str, str], Row] = {}
    for row in sorted(rows, key=lambda row: (row.about, row.first_day, row.line)):
        before = earlier.get(row.about)
        if before is not None and (before.last_day is None or before.last_day >= row.first_day):
            raise MatrixFault(
                f"{name}, line {row.line}: line {before.line} says something about the same on the same "
                "days; one row for each day was expected."
            )
        earlier[row.about] = row


def _not_yours(roles: Collection[str]) -> str:
    if not roles:
        return _("You hold no role that writes in this section; your administrator gives roles.")
    return _("Your role does not write this; the people of the entity or the budget office do.")


_IN_STATE = {
    "open": lambda: _("The section is still with its entity; this can be done when it is submitted."),
    "returned": lambda: _("The section is with its entity again; this can be done when it is submitted."),
    "submitted": lambda: _("The section is submitted; ask the budget office to return it to change this."),
    "cleared": lambda: _("The section is cleared; ask the budget office to reopen it to change this."),
}
