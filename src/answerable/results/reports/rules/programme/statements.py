# ruff: noqa: E501  (a pattern a line)
"""What a result says of itself against what its measure shows.

'... 98 per cent ..., which exceeded the planned target of 97 per cent': the actual and the planned value
of the reported year must be these, and the claim must fit them. Where the measure is told in sentences,
the percentages of both must agree. A measure that grows from year to year may be told by its growth.

Source: A/81/6 (Sect. 29A), planned results: the first paragraph says whether the target was met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, PeriodValue, Result, Section
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt
from answerable.results.reports.rules.programme.measures import result_path
from answerable.results.reports.rules.programme.told import FIGURE, figures, first_figure, is_share
from answerable.results.reports.rules.programme.years import reported_year

_PER_CENT = re.compile(rf"({FIGURE})\s?(?:per cent|percent|%|％)")
_CLAIM = re.compile(
    r"(?<!partially )(?<!partly )(?<!nearly )(?<!almost )"
    r"(?P<claim>did not (?:fully )?(?:meet|achieve)|not (?:fully )?met|not meeting|exceed(?:ed|ing)|met|meeting|未(?:能)?(?:达到|实现)|超(?:过|出|额完成)|达到|实现)"
    r"(?:了)?(?:\s?the)?\s?(?:cumulative\s)?(?:累计)?(?:planned target|计划(?:的)?(?:具体)?目标|planned cumulative target)"
    rf"(?:(?:\s?of\s|\s?[（(]?|数?为?)\s?(?P<target>{FIGURE})(?!\s?(?:additional|more|年)|\d))?",
    re.IGNORECASE,
)  # fmt: skip
_OF_CHINESE = re.compile(
    rf"(?P<claim>未(?:能)?(?:达到|实现)|超(?:过|出)|达到|实现)(?:了)?\s?(?P<target>{FIGURE})[^，。；]{{0,8}}?的?计划(?:具体)?目标"
)
_YEARS = re.compile(r"(?:in|as at [^)]*?|for|20\d\d年|年)\s*(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the sentence says: how the target fared, its value if named, and the figures before it."""

    word: str  # met, exceeded, not_met
    target: tuple[Decimal, ...]  # as printed and, in millions, in full
    before: tuple[Decimal, ...]


def targets(document: Document) -> Iterator[Finding]:
    """Results whose measure has figures for the reported year."""
    reported = reported_year(document)
    if reported is None:
        return
    for section in document.sections:
        for result in section.results:
            values = _of_year(result, reported)
            claim = _claim(result.text, is_share(result))
            if claim is not None and values is not None:
                yield from _judged(section, result, claim, values, reported)


def _of_year(result: Result, year: str) -> tuple[Decimal | None, Decimal] | None:
    """Planned (if shown) and actual value of one year; None where it is not one measure with figures."""
    if any(v.series for v in result.measures) or len({v.exhibit for v in result.measures}) > 1:
        return None
    found = {v.kind: number(v.value) for v in result.measures if v.period == year}
    actual = found.get("actual")
    return None if actual is None else (found.get("planned"), actual)


def _claim(text: str, share: bool) -> _Claim | None:
    for line in text.split("\n"):
        found = _OF_CHINESE.search(line) or _CLAIM.search(line)
        if found is not None:
            word = found["claim"].casefold()
            fared = (
                "not_met"
                if "not" in word or word.startswith("未")
                else "exceeded"
                if _exceeds(word)
                else "met"
            )
            before = tuple(figures(_body(line[: found.start()]), share))
            target = first_figure(line[found.start("target") :], share) if found["target"] else ()
            return _Claim(fared, target, before)
    return None


def _exceeds(word: str) -> bool:
    return word.startswith(("exceed", "超"))


def _body(line: str) -> str:
    """The sentence without its paragraph number and its years."""
    return _YEARS.sub(" ", line.partition(" ")[2] if re.match(r"\d+[A-Z]?\.\d+ ", line) else line)


def _digits(text: str) -> str:
    return re.sub(r"[ ,\u00a0]", "", text)


def _judged(
    section: Section, result: Result, claim: _Claim, values: tuple[Decimal | None, Decimal], year: str
) -> Iterator[Finding]:
    planned, actual = values
    path, place = result_path(section, result), result.place
    given = {"year": year, "label": result.title}
    if claim.target and planned is not None and planned not in claim.target:
        told = str(claim.target[0])
        yield doubt("target_in_text", "error", path, place, printed=told, computed=str(planned), **given)
    if claim.before and actual not in claim.before and _growth(result, year, actual) not in claim.before:
        yield doubt(
            "actual_in_text", "error", path, place,
            printed=_nearest(claim.before, actual), computed=str(actual), **given,
        )  # fmt: skip
    if planned is not None and (claim.word == "met") != (planned == actual):
        yield doubt(
            "target_claim", "warning", path, place,
            printed=str(actual), computed=str(planned), claim=claim.word, **given,
        )  # fmt: skip


def _growth(result: Result, year: str, actual: Decimal) -> Decimal | None:
    """How much the actual value grew from the year before: cumulative measures are told by it."""
    before = str(int(year) - 1)
    last = next((number(v.value) for v in result.measures if v.period == before and v.kind == "actual"), None)
    return None if last is None else actual - last


def _nearest(figures: tuple[Decimal, ...], actual: Decimal) -> str:
    return str(min(figures, key=lambda figure: abs(figure - actual)))


def shares(document: Document) -> Iterator[Finding]:
    """Measures told in sentences: percentages of the text that the table's cell does not have."""
    reported = reported_year(document)
    for section in document.sections:
        for result in section.results:
            cells = [v for v in result.measures if v.period == reported and v.kind == "actual"]
            for value in cells:
                yield from _shares(section, result, value)


def _shares(section: Section, result: Result, value: PeriodValue) -> Iterator[Finding]:
    told = {Decimal(_digits(found[1])) for found in _PER_CENT.finditer(value.text or "")}
    claim = next((line for line in result.text.split("\n") if _CLAIM.search(line)), None)
    if not told or claim is None:
        return
    found_claim = _CLAIM.search(claim)
    assert found_claim is not None
    for found in _PER_CENT.finditer(claim[: found_claim.start()]):
        if Decimal(_digits(found[1])) not in told:
            yield doubt(
                "share_in_measure",
                "warning",
                result_path(section, result),
                result.place,
                printed=_digits(found[1]),
                computed=", ".join(str(share) for share in sorted(told)),
                year=value.period,
                label=result.title,
            )
