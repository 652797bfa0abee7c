"""Was an indicator of achievement met: actual against target, in the direction that is good.

An indicator may be good when high (share of clients satisfied) or good when low (days of delay).
A plan made here states the direction. A document does not print it; its wording tells. Where that
points both ways ("percentage of warnings not followed by a flood") nothing is judged unless target
and actual are equal. Words are compared as words: 'yes' meets 'yes'.

Not here: what the document itself claims (`Indicator.reported_achieved`), and whether the claim
holds (`results.reports.rules.indicators`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from answerable.calc.account import Indicator, Place, Quantity
from answerable.calc.figures import BEGINNING, Figure, Input, Rule
from answerable.calc.quantities import number

Direction = Literal["higher", "lower", "same", "unknown"]
Verdict = Literal["met", "partly", "not_met", "unknown"]

RULE = Rule("achievement", BEGINNING, "A/76/596, II")

# A limit the measure itself must keep.
_LIMIT = re.compile(
    r"不超过|不多于|不高于|至多|\b(?:no more than|not exceed(?:ing)?|at most|fewer than|less than)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"减少|降低|缩短|\b(?:reduc|decreas|lower|shorten)\w*\b", re.IGNORECASE)
_MORE = re.compile(r"增加|提高|延长|扩大|\b(?:increas|rais|extend|improv|higher|longer)\w*\b", re.IGNORECASE)
# Wording that makes a smaller number the better one: time it takes, things nobody wants.
_LOWER = re.compile(
    r"(?:天|日|月|小时|分钟|工作日)数?[)）]\s*$|(?:天|分钟|小时)数|(?:所需|平均|处理|等待|周转)的?时间|空缺率"
    r"|拖欠|逾期|积压|受伤|伤亡|死亡人?数|事故(?:数|率)"
    r"|\b(?:number of (?:working |calendar )?days|days to|in (?:days|minutes|hours|months)"
    r"|(?:waiting|processing|response|turnaround) time"
    r"|vacancy rates?|in arrears|overdue|backlog|injured|injur(?:y|ies)|fatalit(?:y|ies)|accidents?)\b",
    re.IGNORECASE,
)
# Wording that may turn the sense round: less of something, or more of something unwanted.
_TURNS = re.compile(
    r"早于|提前|之间|减少|降低|下降|缩短|尽量少|赔偿责任|未|没有|无[法人]|病险|高风险|差错|错误|投诉|损失|指控|不当行为"
    r"|\b(?:ahead|before|between|not|no|without|reduc\w+|decreas\w+|lower\w*|shorten\w*|minimi[sz]\w+"
    r"|hazard\w*|errors?|complaints?|loss(?:es)?|allegations?|misconduct)\b",
    re.IGNORECASE,
)
# A share of things done within a limit is good when high, whatever the limit says.
_SHARE = re.compile(r"百分比|百分率|比例|\d ?%|per ?cent|percentage|share of|proportion", re.IGNORECASE)


_STATED: dict[str, Direction] = {"more": "higher", "less": "lower", "keep": "same"}


def direction_of_good(text: str, target: Quantity = None, stated: str | None = None) -> Direction:
    """Which way is good: as the plan states it (more, less, keep), else read from the wording.

    'unknown' where the wording points both ways. A target that is an end of the scale decides by
    itself: nobody promises at most 100 per cent or at least 0.
    """
    if stated is not None:
        return _STATED[stated]
    wanted = number(target)
    share = _SHARE.search(text) is not None
    if wanted == 0 or (share and wanted == 100):
        return "higher" if wanted else "lower"
    if not share and (_LIMIT.search(text) or _LESS.match(text)):
        return "lower"
    if _MORE.match(text):
        return "higher"
    if _TURNS.search(text) or (share and _LOWER.search(text)):
        return "unknown"
    return "lower" if _LOWER.search(text) else "higher"


def verdict(target: Quantity, actual: Quantity, direction: Direction = "higher") -> Verdict:
    """Whether `actual` meets `target`; 'unknown' where they cannot be compared.

    'partly' only where the document says so in words: a number either reaches the target or not.
    """
    if target is None or actual is None:
        return "unknown"
    wanted, reached = number(target), number(actual)
    if wanted is not None and reached is not None:
        if direction == "unknown":
            return "met" if reached == wanted else "unknown"
        good = {"higher": reached >= wanted, "lower": reached <= wanted, "same": reached == wanted}
        return "met" if good[direction] else "not_met"
    if wanted is None and reached is None and target in ("yes", "no"):
        if actual == "partly":
            return "partly"
        return "unknown" if actual not in ("yes", "no") else "met" if actual == target else "not_met"
    return "unknown"


def indicator_verdict(indicator: Indicator) -> Verdict:
    """The verdict of one indicator on its own target and actual."""
    direction = direction_of_good(indicator.text, indicator.target, indicator.direction)
    return verdict(indicator.target, indicator.actual, direction)


def achievement_figure(
    indicator: Indicator, *, document: str | None = None, place: Place | None = None
) -> Figure:
    """1 met, 0 not met, no value where it cannot be judged; with both inputs."""
    values = {"met": Decimal(1), "partly": Decimal(0), "not_met": Decimal(0), "unknown": None}
    stood = place or indicator.place
    return Figure(
        values[indicator_verdict(indicator)],
        "answer",
        0,
        "achievement",
        (
            Input("target", indicator.target, document=document, place=stood),
            Input("actual", indicator.actual, document=document, place=stood),
        ),
        RULE,
    )
