"""Arithmetic of budgets: totals, changes, printed thousands, vacancy, and what a scenario supposes.

Amounts are exact, in units of the currency, None where nothing is stated. The total is built as the
documents build it: direct requirements, overheads apart, together gross; less staff assessment
income, net; gross with contributions in kind is the total.
Not here: averages of posts (`calc.posts`), expenditure (`calc.variance`).
Source: A/76/596, part III.A; A/80/596, section II.A (change is the later amount minus the earlier).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.ratios import HUNDRED, ratio, total
from answerable.calc.rounding import half_up

# Groups whose sum is the direct requirement, before overheads and income.
DIRECT = ("posts", "non_posts", "military_police", "civilian", "operational")
Key = TypeVar("Key", bound=Hashable)

SUPPOSITIONS = ("percent", "amount", "vacancy")
CENTS = 2
THOUSAND = Decimal(1000)
THOUSANDS_PLACES = 1

CHANGE_RULE = Rule("budget_change", BEGINNING, "A/80/596, II.A")
TOTALS_RULE = Rule("budget_totals", BEGINNING, "A/80/596, II.A; A/76/596, III.A")
THOUSANDS_RULE = Rule("printed_lines_add_up", BEGINNING, "A/76/596, III.A; A/80/596, II.A")


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a budget; None where nothing that goes into one is stated."""

    by_group: Mapping[str, Decimal | None]
    direct: Decimal | None
    overheads: Decimal | None
    gross: Decimal | None
    assessment: Decimal | None
    net: Decimal | None  # None also where no staff assessment income is stated
    in_kind: Decimal | None
    total: Decimal | None
    counted: int
    not_stated: int


@dataclass(frozen=True, slots=True)
class Change:
    """After minus before, in the unit of both, and in per cent of before (None: before is nothing)."""

    amount: Decimal | None
    percent: Decimal | None


def totals(amounts: Iterable[tuple[str, Decimal | None]]) -> Totals:
    """Totals of amounts with their groups (`plans.choices.COST_GROUPS`), each in the same unit."""
    lines = tuple(amounts)
    groups = {
        name: total(a for g, a in lines if g == name).value for name in dict.fromkeys(g for g, _ in lines)
    }
    direct = total(groups.get(name) for name in DIRECT).value
    overheads, assessment, in_kind = (groups.get(name) for name in ("overheads", "assessment", "in_kind"))
    gross = total((direct, overheads)).value
    counted = total(amount for _, amount in lines)
    return Totals(
        groups,
        direct,
        overheads,
        gross,
        assessment,
        None if gross is None or assessment is None else gross - assessment,
        in_kind,
        total((gross, in_kind)).value,
        counted.counted,
        counted.not_reported,
    )


def change(before: Decimal | None, after: Decimal | None) -> Change:
    """What became of an amount. Of two versions each is whole: what one does not state is not in it.

    So one side missing counts as nothing granted; nothing stated on both sides is no change at all.
    """
    if before is None and after is None:
        return Change(None, None)
    first, second = before or Decimal(0), after or Decimal(0)
    grown = ratio(second - first, first)
    return Change(second - first, None if grown is None else grown.percent())


def in_thousands(amount: Decimal | None, places: int = THOUSANDS_PLACES) -> Decimal | None:
    """An amount in units as its line prints it: thousands, half up."""
    return None if amount is None else half_up(amount / THOUSAND, places)


@dataclass(frozen=True, slots=True)
class Printed:
    """Lines in thousands with the total that stands under them: the sum of the printed lines."""

    lines: tuple[Decimal | None, ...]
    total: Decimal | None
    rounding: Decimal  # that sum minus the exact sum rounded: what rounding by line adds or takes


def printed_thousands(amounts: Iterable[Decimal | None], places: int = THOUSANDS_PLACES) -> Printed:
    """Each line rounded by itself, the total their sum, so that a printed table always adds up."""
    exact = tuple(amounts)
    lines = tuple(in_thousands(amount, places) for amount in exact)
    printed, whole = total(lines).value, in_thousands(total(exact).value, places)
    return Printed(lines, printed, Decimal(0) if printed is None or whole is None else printed - whole)


def printed_totals(amounts: Iterable[tuple[str, Decimal | None]], places: int = THOUSANDS_PLACES) -> Totals:
    """The totals in thousands that stand under printed lines: sums of the rounded, never rounded sums."""
    return totals((group, in_thousands(amount, places)) for group, amount in amounts)


def vacancy_applied(full: Decimal, rate: Decimal) -> Decimal:
    """What posts cost when `rate` per cent of them stand empty, to the cent."""
    return half_up(full * (HUNDRED - rate) / HUNDRED, CENTS)


def at_another_vacancy(amount: Decimal, before: Decimal, after: Decimal) -> Decimal:
    """An amount made with one vacancy rate (per cent), made with another; to the cent.

    Raises ValueError for a rate outside 0 to 100, and where all posts stood empty before.
    """
    if not (0 <= before < HUNDRED and 0 <= after <= HUNDRED):
        raise ValueError(f"no vacancy rate: {before} to {after}")
    return half_up(amount * (HUNDRED - after) / (HUNDRED - before), CENTS)


@dataclass(frozen=True, slots=True)
class Supposition:
    """One thing a scenario supposes; `value` in per cent, or in units of the currency (amount)."""

    kind: str
    value: Decimal
    before: Decimal | None = None  # of vacancy: the rate the amounts were made with


def suppose(
    amounts: Mapping[Key, Decimal], supposition: Supposition, about: Sequence[Key]
) -> dict[Key, Decimal]:
    """The amounts as they would be; those not in `about` stay. To the cent.

    Raises ValueError for a kind or a rate there is not.
    """
    found, keys = dict(amounts), [key for key in about if key in amounts]
    if supposition.kind == "percent":
        found.update((k, half_up(amounts[k] * (HUNDRED + supposition.value) / HUNDRED, CENTS)) for k in keys)
    elif supposition.kind == "vacancy":
        before = supposition.before or Decimal(0)
        found.update((k, at_another_vacancy(amounts[k], before, supposition.value)) for k in keys)
    elif supposition.kind == "amount":
        found.update(_spread(amounts, supposition.value, keys))
    else:
        raise ValueError(f"no supposition is called {supposition.kind!r}")
    return found


def _spread(amounts: Mapping[Key, Decimal], value: Decimal, keys: Sequence[Key]) -> dict[Key, Decimal]:
    """`value` added to these by size (evenly where all are zero); what rounding leaves, to the largest."""
    if not keys:
        return {}
    sizes = {key: abs(amounts[key]) for key in keys}
    whole = sum(sizes.values())
    if not whole:
        sizes, whole = dict.fromkeys(keys, Decimal(1)), Decimal(len(keys))
    shares = {key: half_up(value * size / whole, CENTS) for key, size in sizes.items()}
    largest = max(keys, key=lambda key: sizes[key])
    shares[largest] += value - sum(shares.values())
    return {key: amounts[key] + share for key, share in shares.items()}


def change_figure(before: Decimal | None, after: Decimal | None, *, earlier: str, later: str) -> Figure:
    """The amount of the change; `earlier` and `later` say which versions the amounts are from."""
    return Figure(
        change(before, after).amount, "units", CENTS, "budget_change",
        (Input("before", before, document=earlier), Input("after", after, document=later)), CHANGE_RULE,
    )  # fmt: skip


def totals_figure(name: str, found: Totals, *, document: str) -> Figure:
    """One of the totals (direct, gross, net, total) with what goes into it."""
    parts: dict[str, tuple[str, ...]] = {
        "direct": tuple(group for group in DIRECT if group in found.by_group),
        "gross": ("direct", "overheads"),
        "net": ("gross", "assessment"),
        "total": ("gross", "in_kind"),
    }
    return Figure(
        getattr(found, name), "units", CENTS, f"budget_{name}",
        tuple(Input(f"budget_{part}", _part(found, part), document=document) for part in parts[name]),
        TOTALS_RULE,
    )  # fmt: skip


def _part(found: Totals, part: str) -> Decimal | None:
    return found.by_group[part] if part in DIRECT else getattr(found, part)
