"""What the ledger and the final budget say for the rows of an account: pure arithmetic on loaded figures.

Amounts come in units of the currency and leave in thousands with one decimal, each rounded half up
once; posts are averages of months. An entity without money of its own in the account counts with
the nearest one above it that has. Source: A/76/596, part III and the note on average incumbency.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answerable.calc.rounding import half_up

THOUSAND = Decimal(1000)
MONEY_PLACES = 1
POST_PLACES = 2
GENERAL = ""  # the part of the account without an entity

Amounts = Mapping[tuple[int, str], Decimal]  # entity and code of the category

# Where a report's tables put a cost category.
GROUPS = {
    "posts": "posts",
    "non_posts": "non_posts",
    "military_police": "non_posts",
    "civilian": "non_posts",
    "operational": "non_posts",
    "overheads": "corporate",
    "assessment": "assessment",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Which section an entity's figures belong to. `general` has none of an entity; '' where none is."""

    sections: Mapping[int, str]  # entity -> path of its section
    holders: frozenset[str]  # paths of sections that have money
    parents: Mapping[int, int | None]
    general: str = GENERAL
    general_codes: frozenset[str] = frozenset()  # categories the general part answers for

    def of(self, entity: int, code: str = "") -> str | None:
        """The path of the section an amount goes to; None: the account has no place for it."""
        at: int | None = entity
        while at is not None:
            path = self.sections.get(at)
            if path is not None and (path in self.holders or not self.holders):
                return path
            at = self.parents.get(at)
        return self.general if self.general and code in self.general_codes else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Sums by section and category, and what has no place: entity and code with its amount."""

    sums: Mapping[tuple[str, str], Decimal]
    astray: Mapping[tuple[int, str], Decimal] = field(default_factory=dict)


def placed(amounts: Amounts, places: Places) -> Placed:
    """Sums of the amounts by the section they belong to."""
    sums: dict[tuple[str, str], Decimal] = {}
    astray: dict[tuple[int, str], Decimal] = {}
    for (entity, code), amount in amounts.items():
        path = places.of(entity, code)
        if path is None:
            astray[entity, code] = amount
        else:
            sums[path, code] = sums.get((path, code), Decimal(0)) + amount
    return Placed(sums, astray)


def in_thousands(amount: Decimal) -> str:
    """'1234567.80' -> '1234.6'."""
    return str(half_up(amount / THOUSAND, MONEY_PLACES))


def average_filled(months: Iterable[tuple[date, Decimal]], reported: Iterable[date]) -> Decimal | None:
    """The mean of the reported months; a month without a line of this group had nobody in it.

    None where no month was reported at all: that is not zero.
    """
    every = set(reported)
    if not every:
        return None
    total = sum((posts for month, posts in months if month in every), Decimal(0))
    return half_up(total / len(every), POST_PLACES)


def figure(value: Decimal) -> str:
    """Posts as they are stored: whole ones without decimals."""
    return str(int(value)) if value == int(value) else str(value.normalize())


def post_codes(kind: str, group: str) -> tuple[str, ...]:
    """Codes under which a report may have the posts of this kind and group, the usual one first."""
    plain = group.replace("_", "-")
    names = dict.fromkeys((plain, group, plain.removesuffix("-service")))
    before = "temporary-" if kind == "temporary" else ""
    return tuple(f"{before}{name}" for name in names)
