"""Which outputs are off plan: a dated tolerance on the delivery rate, either way.

The parameters are in `parameters/delivery_tolerance.yaml`. Words are compared as words; a planned
number answered by "none" or "not applicable" is off plan; what is not reported is not judged.
Not here: the rate itself (`calc.delivery`), whether a reason is there (`cycle.rules.requirements`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from answerable.calc.account import WORDS, Quantity
from answerable.calc.figures import Rule
from answerable.calc.quantities import number


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A rate that lies more than `percent` points from 100 has to be explained."""

    percent: Decimal
    since: date
    source: str
    stated: bool = True

    @property
    def rule(self) -> Rule:
        return Rule("delivery_tolerance", self.since, self.source, self.stated)


def delivery_tolerance(on: date) -> Tolerance:
    """The tolerance in force for a period that begins on `on`; raises LookupError before the first."""
    in_force = [tolerance for tolerance in _tolerances() if tolerance.since <= on]
    if not in_force:
        raise LookupError(f"no delivery tolerance is known on {on.isoformat()}")
    return max(in_force, key=lambda tolerance: tolerance.since)


def is_off_plan(planned: Quantity, actual: Quantity, tolerance: Tolerance) -> bool:
    """Whether an output was delivered off its plan; False where it is not reported or cannot be compared."""
    if actual is None:
        return False
    wanted, got = number(planned), number(actual)
    if wanted is not None:
        if got is None:
            return wanted > 0 and actual in ("none", "no", "not_applicable", "partly")
        return abs(got - wanted) * 100 > tolerance.percent * abs(wanted)
    return planned in WORDS and planned != "not_applicable" and actual in WORDS and planned != actual


@cache
def _tolerances() -> tuple[Tolerance, ...]:
    import yaml  # 15 ms that only a question about the tolerance has to pay

    text = files("answerable.calc").joinpath("parameters/delivery_tolerance.yaml").read_text("utf-8")
    return tuple(
        Tolerance(Decimal(entry["percent"]), entry["since"], entry["source"], entry["stated"])
        for entry in yaml.safe_load(text)["values"]
    )
