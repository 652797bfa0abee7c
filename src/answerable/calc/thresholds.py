"""Which variances have to be explained: dated thresholds, and what a document itself states.

The parameters are in `parameters/variance_thresholds.yaml`, each with its first day and source.
A document that states its own threshold (usually in a footnote) is judged by that one.
Not here: whether an explanation is there (`results.reports.rules.threshold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from answerable.calc.account import Place, Quantity
from answerable.calc.figures import Figure, Input, Rule
from answerable.calc.quantities import number, parse_printed

ThresholdKind = Literal["support_account", "field_mission"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A variance reaching `percent` or `amount` (full dollars) has to be explained."""

    percent: Decimal
    amount: Decimal
    since: date
    source: str
    stated: bool = True

    @property
    def rule(self) -> Rule:
        return Rule("variance_threshold", self.since, self.source, self.stated)


def variance_threshold(on: date, kind: ThresholdKind = "support_account") -> Threshold:
    """The threshold in force for a period that begins on `on`; raises LookupError before the first."""
    in_force = [t for k, t in _thresholds() if k == kind and t.since <= on]
    if not in_force:
        raise LookupError(f"no variance threshold is known for {kind} on {on.isoformat()}")
    return max(in_force, key=lambda threshold: threshold.since)


def must_be_explained(
    amount: Quantity | Decimal, percent: Quantity | Decimal, threshold: Threshold, factor: Decimal
) -> bool:
    """Whether a variance reaches the threshold; `factor` is the worth of the amount's unit in dollars.

    A variance that is not reported needs no explanation of its size; its absence is another matter.
    """
    of_amount, of_percent = number(amount), number(percent)
    if of_amount is not None and abs(of_amount) * factor >= threshold.amount:
        return True
    return bool(of_amount) and of_percent is not None and abs(of_percent) >= threshold.percent


def threshold_figure(
    amount: Quantity | Decimal,
    percent: Quantity | Decimal,
    threshold: Threshold,
    factor: Decimal,
    *,
    document: str | None = None,
    place: Place | None = None,
) -> Figure:
    """1 where the variance has to be explained, else 0; with the threshold of the period."""
    return Figure(
        Decimal(int(must_be_explained(amount, percent, threshold, factor))),
        "answer",
        0,
        "must_be_explained",
        (
            Input("variance_amount", amount, document=document, place=place),
            Input("variance_percent", percent, document=document, place=place),
            Input("threshold_percent", threshold.percent, document=threshold.source),
            Input("threshold_amount", threshold.amount, document=threshold.source),
        ),
        threshold.rule,
    )


_STATED = (
    re.compile(r"至少\s*(?P<percent>\d+(?:\.\d+)?)\s*%\s*或\s*(?P<amount>\d[\d ,]*)\s*美元"),
    re.compile(
        r"at least (?:plus or minus )?(?P<percent>\d+(?:\.\d+)?) per cent or "
        r"(?:US)?\$ ?(?P<amount>\d[\d ,]*\d)",
        re.IGNORECASE,
    ),
)


def stated_threshold(text: str, since: date, source: str) -> Threshold | None:
    """The threshold a sentence of the document states, or None."""
    for pattern in _STATED:
        if found := pattern.search(text):
            amount = number(parse_printed(found["amount"].strip()))
            if amount is not None:
                return Threshold(Decimal(found["percent"]), amount, since, source)
    return None


@cache
def _thresholds() -> tuple[tuple[ThresholdKind, Threshold], ...]:
    import yaml  # 15 ms that only a question about thresholds has to pay

    text = files("answerable.calc").joinpath("parameters/variance_thresholds.yaml").read_text("utf-8")
    return tuple(
        (
            entry["kind"],
            Threshold(
                Decimal(entry["percent"]),
                Decimal(entry["amount"]),
                entry["since"],
                entry["source"],
                entry["stated"],
            ),
        )
        for entry in yaml.safe_load(text)["values"]
    )
