"""Indicators: the measure beside the narrative, and the claim of achievement beside the measure.

A narrative mentions many numbers; it is doubted only where it states the measure itself:
- a percentage where the measure is one, not a limit ("below 10 per cent") or the share of a group
  beside another ("all reports to the Council and 88 per cent of those to the Assembly");
- "x of y" whose share is the measure;
- the one count it names where the measure is a count; for a time, an average in the same unit.
Source: A/76/596, part II: target, estimate and actual beside the narrative of each indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Indicator
from answerable.calc.achievement import indicator_verdict
from answerable.calc.quantities import number
from answerable.calc.ratios import HUNDRED, percent
from answerable.calc.rounding import half_up, places
from answerable.results.reports.rules.doubts import doubt, indicator_path
from answerable.results.reports.rules.numerals import NUMBER, Numeral, digits, numerals, split_sentences

_MEASURES_SHARE = re.compile(
    r"百分比|百分率|率\s*(?:[)）]|$)|\d\s*%|per ?cent|percentage|\brate\b", re.IGNORECASE
)
_GROWTH = re.compile(
    r"^(?:增加|增长|提高|减少|降低|increas|reduc|decreas|growth|ris)|(?:增加|增长|提高|减少|降低|下降)了?\s*\d"
    r"|\b(?:increase|reduction|decrease|growth|rise)\b",
    re.IGNORECASE,
)
_X_OF_Y = (
    re.compile(rf"(?P<whole>{NUMBER})\s*[^，。；()\d%]{{1,20}}?中[，,]?的?有?\s*(?P<part>{NUMBER})"),
    re.compile(rf"(?<![\d.])(?P<part>{NUMBER}) (?:out )?of (?:the |a total of )?(?P<whole>{NUMBER})"),
)
_LIMITED = re.compile(
    r"(?:低于|高于|超过|不足|少于|多于|至少|不到|逾|近|约|\b(?:below|above|under|over|at least|at most"
    r"|less than|more than|fewer than|nearly|almost|about|some|approximately))\s*$",
    re.IGNORECASE,
)
_BESIDE_ALL = re.compile(
    r"(?:所有|全部)[^，。；]*(?:和|及|以及)\s*$|\b(?:all|every)\b[^.;]*\band (?:for )?$", re.IGNORECASE
)
_AVERAGE = re.compile(r"平均|\baverage", re.IGNORECASE)
_AIM = re.compile(r"\s*(?:个?[^，。；\d]{0,6})?(?:目标|规定|时限|target|limit)", re.IGNORECASE)
_OPENS = re.compile(
    r"\s*(?:(?:已实现|未实现|部分实现|(?:not |partially )?achieved)\s*[。.，,；;:：])?\s*", re.IGNORECASE
)
_TIMES = (
    ("day", re.compile(r"\s*(?:个?(?:日历|工作)?[天日]|(?:calendar |working )?days?\b)", re.IGNORECASE)),
    ("month", re.compile(r"\s*(?:个?月|months?\b)", re.IGNORECASE)),
    ("hour", re.compile(r"\s*(?:个?小时|hours?\b)", re.IGNORECASE)),
    ("minute", re.compile(r"\s*(?:分钟|minutes?\b)", re.IGNORECASE)),
    ("week", re.compile(r"\s*(?:周|个?星期|weeks?\b)", re.IGNORECASE)),
)
_TIME_MEASURE = (
    ("day", re.compile(r"天数|日历天|工作日[)）]|\bdays\b", re.IGNORECASE)),
    ("month", re.compile(r"月数|\bmonths\b", re.IGNORECASE)),
    ("hour", re.compile(r"小时数|\bhours\b", re.IGNORECASE)),
    ("minute", re.compile(r"分钟数|\bminutes\b", re.IGNORECASE)),
    ("week", re.compile(r"周数|\bweeks\b", re.IGNORECASE)),
)


def measures(document: Document) -> Iterator[Finding]:
    """Every indicator with an actual value."""
    for section in document.sections:
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                path = indicator_path(section, accomplishment.label, indicator.ordinal)
                yield from _narrative(indicator, path)
                yield from _over_the_whole(indicator, path)
                yield from _claim(indicator, path)


def _narrative(indicator: Indicator, path: str) -> Iterator[Finding]:
    actual, text = number(indicator.actual), indicator.narrative
    if actual is None or indicator.actual is None or not text:
        return
    if _MEASURES_SHARE.search(indicator.text):
        said, sure = _said_share(text, actual, indicator.actual)
    elif (unit := _time_unit(indicator.text)) is not None:
        said, sure = _said_time(text, unit, actual), True
    else:
        said, sure = _said_count(text, actual), False
    if said is not None:
        yield doubt(
            "measure_in_narrative",
            "error" if sure else "warning",
            path,
            indicator.place,
            printed=indicator.actual,
            computed=f"{half_up(said, 1).normalize():f}",
        )


def _said_share(text: str, actual: Decimal, printed: str) -> tuple[Decimal | None, bool]:
    """The one percentage a narrative states if it is another than the measure; sure if in words."""
    percents = [(s, n) for s in split_sentences(text) for n in numerals(s) if n.kind == "percent"]
    stated = {n.value for sentence, n in percents if not _is_limit(sentence, n)}
    if percents and not stated:
        return None, False
    shares = {s for s in _shares(text) if not any(_agrees(s, value, str(value)) for value in stated)}
    if any(_agrees(value, actual, printed) for value in (*stated, *shares)):
        return None, False
    candidates = stated or shares
    if len(candidates) == 1:
        return next(iter(candidates)), bool(stated)
    first = [n.value for s, n in percents if s == percents[0][0]] if percents else []
    return (first[0], False) if len(first) == 1 and first[0] in stated else (None, False)


def _is_limit(sentence: str, numeral: Numeral) -> bool:
    before = sentence[: numeral.start]
    return _LIMITED.search(before) is not None or _BESIDE_ALL.search(before) is not None


def _agrees(value: Decimal, actual: Decimal, printed: str) -> bool:
    """Equal at the decimals of the one that shows fewer."""
    shown = min(places(printed), places(str(value)))
    return half_up(value, shown) == half_up(actual, shown)


def _shares(text: str) -> Iterator[Decimal]:
    for pattern in _X_OF_Y:
        for found in pattern.finditer(text):
            part, whole = Decimal(digits(found["part"])), Decimal(digits(found["whole"]))
            share = percent(part, whole, 3)
            if share is not None and part <= whole:
                yield share


def _time_unit(text: str) -> str | None:
    return next((unit for unit, pattern in _TIME_MEASURE if pattern.search(text)), None)


def _said_time(text: str, unit: str, actual: Decimal) -> Decimal | None:
    """The average a narrative states in the measure's own unit, if it is another than the measure."""
    pattern = dict(_TIMES)[unit]
    for sentence in split_sentences(text):
        if not _AVERAGE.search(sentence):
            continue
        times = [
            n.value
            for n in numerals(sentence)
            if pattern.match(sentence[n.end :]) and not _AIM.match(sentence[n.end :])
        ]
        if times and actual not in times:
            return times[0]
    return None


def _said_count(text: str, actual: Decimal) -> Decimal | None:
    """The one count a narrative names or opens with, if the measure is not among its counts."""
    counts = [
        n for n in numerals(text) if n.kind == "count" and not any(p.match(text[n.end :]) for _, p in _TIMES)
    ]
    if not counts or _LIMITED.search(text[: counts[0].start]):
        return None
    states_it = len(counts) == 1 or _OPENS.fullmatch(text[: counts[0].start]) is not None
    return counts[0].value if states_it and actual not in {n.value for n in counts} else None


def _over_the_whole(indicator: Indicator, path: str) -> Iterator[Finding]:
    """A share of things cannot be more than all of them; a growth can, and is left alone."""
    actual, target = number(indicator.actual), number(indicator.target)
    share = _MEASURES_SHARE.search(indicator.text) and not _GROWTH.search(indicator.text)
    if share and actual is not None and target is not None and actual > HUNDRED >= target:
        yield doubt(
            "measure_over_whole", "warning", path, indicator.place, printed=indicator.actual, computed="100"
        )


def _claim(indicator: Indicator, path: str) -> Iterator[Finding]:
    if indicator.reported_achieved is None:
        return
    held = indicator_verdict(indicator)
    said = indicator.reported_achieved
    if (said and held == "not_met") or (not said and held == "met"):
        yield doubt(
            "achievement_claim",
            "warning",
            path,
            indicator.place,
            printed=indicator.actual,
            computed=indicator.target,
            claim="met" if said else "not_met",
        )
