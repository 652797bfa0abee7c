# ruff: noqa: E501  (a pattern a line, under the wording it recognises)
"""Wording that ties the numbers of a sentence together: shares, changes, lists with a total.

Patterns only; what they are judged by is in `shares`.
"""

from __future__ import annotations

import re

from answerable.results.reports.rules.numerals import NUMBER, PERCENT


def _n(name: str) -> str:
    return rf"(?<![\d.,/A-Za-z])(?<!\d )(?P<{name}>{NUMBER})"


_P = rf"(?P<percent>\d+(?:\.\d+)?){PERCENT}"
_OPEN, _CLOSE = r"\s*[(（]\s*", r"\s*[)）]"
_UNIT = r"[^，,。；;()（）\d%]"
SHARES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 108 项建议中，49 项建议(45%)
        rf"{_n('whole')}\s*{_UNIT}{{1,30}}?中[，,]?\s*(?:有|的)?\s*{_n('part')}\s*{_UNIT}{{0,14}}{_OPEN}(?:占{_UNIT}{{0,12}})?{_P}{_CLOSE}",
        # 361 项建议，其中 247 项(68%)
        rf"{_n('whole')}\s*[^。；;()（）\d%]{{1,40}}?[，,]\s*其中有?\s*{_n('part')}\s*{_UNIT}{{0,14}}{_OPEN}(?:占{_UNIT}{{0,12}})?{_P}{_CLOSE}",
        # 88%的建议得到执行(235 项建议中有 206 项)
        rf"{_P}[^。；;()（）%\d]{{0,40}}{_OPEN}{_n('whole')}\s*{_UNIT}{{1,20}}?中[，,]?\s*(?:有|的)?\s*{_n('part')}\s*{_UNIT}{{0,12}}{_CLOSE}",
        # 49 of 108 recommendations (45 per cent)
        rf"{_n('part')}(?: {_UNIT}{{1,30}})? (?:out )?of (?:the |a total of |all )*{_n('whole')}{_UNIT}{{0,60}}{_OPEN}{_P}{_CLOSE}",
        # 45 per cent (49 of 108)
        rf"{_P}[^.;()\d%]{{0,60}}{_OPEN}{_n('part')}(?: {_UNIT}{{1,30}})? (?:out )?of (?:the |a total of |all )*{_n('whole')}",
        # 49 of 108 recommendations were implemented, or 45 per cent
        rf"{_n('part')}(?: {_UNIT}{{1,30}})? (?:out )?of (?:the |a total of |all )*{_n('whole')}{_UNIT}{{0,90}}, (?:or|that is|i\.e\.,?) {_P}",
        # 49 recommendations (45 per cent) of 108
        rf"{_n('part')} {_UNIT}{{0,40}}{_OPEN}{_P}{_CLOSE} (?:out )?of (?:the |a total of |all )*{_n('whole')}",
        # 361 recommendations, of which 247 (68 per cent)
        rf"{_n('whole')} [^.;()\d%]{{1,60}}?,? of which {_n('part')}{_UNIT}{{0,30}}{_OPEN}{_P}{_CLOSE}",
    )
)
# A part and its share, the whole standing somewhere before: "…12 723 102 美元，是原索偿额的 43%".
SHARE_OF_EARLIER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_n('part')}\s*[^，,。；;()（）\d%、]{{0,14}}[，,、]\s*(?:是|占|即|或|相当于){_UNIT}{{0,15}}?的?\s*{_P}",
        rf"{_n('part')}\s*{_UNIT}{{0,20}}{_OPEN}(?:是|占|相当于){_UNIT}{{0,20}}的?\s*{_P}{_CLOSE}",
        rf"{_n('part')}\s*{_UNIT}{{0,14}}[，,]\s*占{_UNIT}{{0,15}}{NUMBER}\s*{_UNIT}{{0,4}}的\s*{_P}",
        rf"{_n('part')}{_UNIT}{{0,20}}, or {_P} of\b",
        rf"{_n('part')}{_UNIT}{{0,60}}{_OPEN}(?:or |representing |equal to )?{_P} of [^()]{{1,60}}{_CLOSE}",
    )
)
# "Of the first 18 interns, 11 entered the roster (61.1 per cent)": tied by "of" or 其中 somewhere before.
BRACKETED = re.compile(rf"{_n('part')}[^()（）。\d%]{{0,90}}{_OPEN}(?:or |占)?{_P}{_CLOSE}", re.IGNORECASE)
MEASURE = re.compile(
    r"\s*(?:个?工作日|天|日|周|个?小时|分钟|个?月|年|厘米|米|公里|(?:working |calendar )?(?:days?|weeks?|hours?|minutes?|months?|years?|centimetres?|metres?|kilometres?)\b)",
    re.IGNORECASE,
)
TIED = re.compile(
    r"\bof (?:the|these|those|them|all|which|\d)|\bout of\b|, or \d[\d.]*\s*per ?cent of\b|其中|(?<=[\u4e00-\u9fff])中(?=\s*[，,有的\d])|共|总|核定",
    re.IGNORECASE,
)
_ROSE = r"(?:提高|增加|增长|上升|上调|上涨|减少|下降|降低|缩短)"
CHANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_ROSE}了?\s*{_P}\s*[，,]?\s*[(（]?从\s*{_n('first')}(?P<points>{PERCENT})?[^，,。；;\d]{{0,12}}?(?:到|至)了?\s*{_n('second')}",
        rf"从\s*{_n('first')}(?P<points>{PERCENT})?[^，,。；;\d]{{0,12}}?(?:到|至)了?\s*{_n('second')}{_UNIT}{{0,12}}[，,(（]\s*{_ROSE}了?\s*{_P}",
        rf"(?:increas|ris|ros|grew|grow|decreas|fell|fall|declin|drop|reduc)\w* (?:of|by) {_P},? from (?:US)?\$?{_n('first')}(?P<points>{PERCENT})?[^.;\d]{{0,12}}? to (?:US)?\$?{_n('second')}",
    )
)
VAGUE = re.compile(
    r"(?:近|约|大约|超过|逾|将近|接近|不到|nearly|about|almost|over|more than|less than|some|approximately)\s*$",
    re.IGNORECASE,
)
LIST = re.compile(
    rf"{_n('total')}\s*{_UNIT}{{1,30}}?[:：]\s*(?P<items>(?:[^;；。:：()（）\d]{{1,40}}[(（]\s*\d[\d ,]*[)）]\s*(?:[;；、,，]|和|and|以及)?\s*){{2,}})\s*(?:[。.;；]|$)"
)
ITEM = re.compile(r"[(（]\s*(\d[\d ,]*)[)）]")
