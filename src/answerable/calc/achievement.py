"""Was an indicator of achievement met: actual against target, in the direction that is good.

An indicator may be good when high (share of clients satisfied) or good when low (days of delay).
The document does not print the direction; its wording tells, and where it does not, higher is
taken as good, as the forms do. Words are compared as words: 'yes' meets 'yes'.

Not here: what the document itself claims (`Indicator.reported_achieved`), and whether the claim
holds (`results.reports.rules.narrative`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from answerable.calc.account import Indicator, Place, Quantity
from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.quantities import number

Direction = Literal["higher", "lower"]
Verdict = Literal["met", "partly", "not_met", "unknown"]

RULE = Rule("achievement", BEGINNING, "A/76/596, II")

# Wording that makes a smaller number the better one. A limit ("within 3 days") counts only where
# the measure itself is that limit, so these patterns ask for the measure's own words.
_LOWER = re.compile(
    r"不超过|不多于|不高于|不到 ?\d+ ?(?:个|天|日|月)|至多|(?:减少|降低|下降|缩短)(?!了?需求)|未结案件数|逾期"
    r"|事故(?:数|率)|死亡(?:人)?数"
    r"|\b(?:no more than|not exceed(?:ing)?|at most|fewer than|less than|reduc(?:e|ed|tion)|decreas(?:e|ed)"
    r"|lower(?:ed)?|shorten(?:ed)?|overdue|fatalit(?:y|ies)|accidents?)\b",
    re.IGNORECASE,
)
# A percentage of things done within a limit is good when high whatever the limit says.
_SHARE = re.compile(r"百分比|百分率|比例|\d ?%|per ?cent|percentage|share of|proportion", re.IGNORECASE)


def direction_of_good(text: str) -> Direction:
    """Which way is good, read from the indicator's wording; 'higher' where nothing says otherwise."""
    return "lower" if _LOWER.search(text) and not _SHARE.search(text) else "higher"


def verdict(target: Quantity, actual: Quantity, direction: Direction = "higher") -> Verdict:
    """Whether `actual` meets `target`; 'unknown' where they cannot be compared.

    'partly' only where the document says so in words: a number either reaches the target or not.
    """
    if target is None or actual is None:
        return "unknown"
    wanted, reached = number(target), number(actual)
    if wanted is not None and reached is not None:
        good = reached >= wanted if direction == "higher" else reached <= wanted
        return "met" if good else "not_met"
    if wanted is None and reached is None and target in ("yes", "no"):
        if actual == "partly":
            return "partly"
        return "unknown" if actual not in ("yes", "no") else "met" if actual == target else "not_met"
    return "unknown"


def indicator_verdict(indicator: Indicator) -> Verdict:
    """The verdict of one indicator on its own target and actual."""
    return verdict(indicator.target, indicator.actual, direction_of_good(indicator.text))


def achievement_figure(
    indicator: Indicator, *, document: str | None = None, place: Place | None = None
) -> Figure:
    """1 met, 0 not met, no value where it cannot be judged; with both inputs."""
    values = {"met": Decimal(1), "partly": Decimal(0), "not_met": Decimal(0), "unknown": None}
    stood = place or indicator.place
    return Figure(
        values[indicator_verdict(indicator)],
        "count",
        0,
        "achievement",
        (
            Input("target", indicator.target, document=document, place=stood),
            Input("actual", indicator.actual, document=document, place=stood),
        ),
        RULE,
    )
