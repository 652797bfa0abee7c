"""Indicators of achievement with target, estimate, actual, and a narrative that proves itself.

Where an indicator is a percentage, the narrative states the two numbers behind it; the printed
percentage is their share, half up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from answerable.calc.account import Accomplishment, Indicator
from answerable.calc.rounding import half_up
from answerable.publishing.sample.bilingual import Two, counted, joined
from answerable.publishing.sample.content import IndicatorText, SectionText

_ACHIEVED = Two("已实现。", "Achieved.")
_PARTLY = Two("部分实现。", "Partially achieved.")
_NOT = Two("未实现。", "Not achieved.")
_END = Two("。", ".")
_RARELY_MORE = 98  # per cent: nobody is perfect whose target is not


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; `part` of the indicator's base where it is a share."""

    actual: int
    part: int | None = None


def accomplishments(section: SectionText, chance: Random) -> tuple[Accomplishment, ...]:
    """The section's accomplishments, lettered from (a)."""
    return tuple(
        Accomplishment(
            label="abcdefgh"[index],
            text=found.text,
            indicators=tuple(_indicator(text, n, chance) for n, text in enumerate(found.indicators, start=1)),
        )
        for index, found in enumerate(section.accomplishments)
    )


def _indicator(text: IndicatorText, ordinal: int, chance: Random) -> Indicator:
    target = str(text.target)
    if text.none is not None:
        return Indicator(
            ordinal, text.text, joined((text.none, _END), mark=""), target, target, "not_applicable"
        )
    met = chance.randrange(100) < 74 or text.missed is None
    measured = _measured(text, chance, met)
    met = _meets(text, measured.actual)
    said = text.done if met else text.missed
    assert said is not None
    part = counted(measured.part) if measured.part is not None else ""
    sentence = joined((said.fill(actual=counted(measured.actual), part=part).sentence(), _END), mark="")
    verdict, achieved = _verdict(text, measured.actual, met, chance)
    return Indicator(
        ordinal=ordinal,
        text=text.text,
        narrative=joined((verdict, sentence)) if verdict else sentence,
        target=target,
        estimate=_estimate(text, chance),
        actual=str(measured.actual),
        reported_achieved=achieved,
    )


def _meets(text: IndicatorText, actual: int) -> bool:
    return actual <= text.target if text.lower_is_better else actual >= text.target


def _measured(text: IndicatorText, chance: Random, met: bool) -> Measured:
    """A result on the wanted side of the target, as near to it as results usually are."""
    better = met != text.lower_is_better  # the number is above the target
    if text.of is not None:
        return _share(text.of, text.target, chance, above=better, met=met)
    if text.plain:
        return Measured(text.target if met else text.target - chance.randint(1, 2))
    change = chance.randint(0, 14) if met else chance.randint(8, 30)
    moved = text.target * change // 100
    if not met:
        moved = text.miss or max(1, moved)
    return Measured(max(0, text.target + moved if better else text.target - moved))


def _share(of: int, target: int, chance: Random, *, above: bool, met: bool) -> Measured:
    points = chance.randint(0, 5) if met else chance.randint(2, 12)
    wanted = min(max(target, _RARELY_MORE), target + points) if above else max(0, target - points)
    part = min(of, int(half_up(Decimal(of * wanted) / 100, 0)))
    return Measured(int(half_up(Decimal(part * 100) / of, 0)), part)


def _estimate(text: IndicatorText, chance: Random) -> str:
    """Usually the target; now and then the plan had been corrected halfway."""
    if chance.randrange(100) < 85 or text.target < 4:
        return str(text.target)
    step = max(1, text.target // 20)
    return str(text.target + step if text.lower_is_better else text.target - step)


def _verdict(text: IndicatorText, actual: int, met: bool, chance: Random) -> tuple[Two | None, bool | None]:
    """How the narrative opens; one missed indicator in five lets the figures speak."""
    silent = chance.randrange(5) == 0
    if met:
        return _ACHIEVED, True
    if silent:
        return None, None
    near = not text.lower_is_better and actual * 10 >= text.target * 9
    return (_PARTLY if near else _NOT), False
