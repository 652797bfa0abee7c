"""What goes into the acts of the cycle and comes out of them: frozen records.

A `Value` is one field of one row as somebody wants it. Quantities are those of `calc.account`:
None is not reported, '0' a reported zero, 'not_applicable' a third thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Value:
    """`seen` is what stood there when the person began: another value there now is a conflict."""

    section: str  # path of the section
    path: str  # of the row: A.4#26, C.2(a)2, A$travel, A!professional, A¶12, $travel
    field: str  # actual, remarks, reason, cause, planned, narrative, apportionment, ...
    value: str | None
    seen: str | None = None
    language: str = ""  # of prose
    status: str = "final"  # of prose: draft or final
    source_language: str = ""  # of a translation: what it was made from


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else wrote it first: nothing of `value` was stored, and nothing of it is lost."""

    value: Value
    theirs: str | None
    by: str  # their name
    at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    written: tuple[Value, ...]
    unchanged: int = 0
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that goes with a return, on one figure or, with an empty path, the section."""

    text: str
    path: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A category of money in a plan: `group` is one of `results.choices.RESOURCE_GROUPS`."""

    code: str
    names: Mapping[str, str]  # by language
    group: str
    amounts: Mapping[str, str | None] = field(default_factory=dict)  # apportionment by section path


@dataclass(frozen=True, slots=True)
class PostLine:
    """Posts of a category in a section's plan; `group` is posts or positions."""

    section: str
    code: str
    names: Mapping[str, str]
    authorized: str | None = None
    budgeted_rate: str | None = None  # vacancy rate assumed in the budget, per cent
    group: str = "posts"


@dataclass(frozen=True, slots=True)
class ResourcePlan:
    """Money and posts as they were granted, in the order they are printed."""

    categories: tuple[ResourceLine, ...] = ()
    posts: tuple[PostLine, ...] = ()
