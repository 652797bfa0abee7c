"""The plans of the sample institution: what a year's report is then held against.

A plan is the promise of a year's report with what a plan says beyond it: objectives, which way each
indicator is good, and as baseline what the year before achieved. Texts are in `content/plan.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml

from answerable.calc.account import Accomplishment, Document, Indicator, Section
from answerable.publishing.sample import reports
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import FOLDER, sections
from answerable.publishing.sample.plan import promised
from answerable.publishing.sample.years import Year


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """`approved` is what the governing body changed in one section of the plan."""

    name: Two
    objectives: Mapping[str, Two]
    mandates: tuple[tuple[str, Two], ...]
    factors: tuple[Two, ...]
    approved_section: str
    approved_text: Two
    approved_factor: Two


@cache
def plan_texts() -> PlanTexts:
    """The texts, read once."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / "plan.yaml").read_text("utf-8"))
    return PlanTexts(
        _two(found["names"]),
        {path: _two(text) for path, text in found["objectives"].items()},
        tuple((symbol, _two(title)) for symbol, title in found["mandates"]),
        tuple(_two(text) for text in found["factors"]),
        found["approved"]["section"],
        _two(found["approved"]["text"]),
        _two(found["approved"]["factor"]),
    )


def _two(said: Mapping[str, str]) -> Two:
    return Two(said["zh"], said["en"])


def plan_draft(year: Year, before: Year, seed: int) -> Document:
    """The plan of a year as a draft in both languages; the baseline is what `before` achieved."""
    achieved = _achieved(reports.draft(before, seed, complete=True))
    draft = promised(reports.draft(year, seed, complete=True))
    return replace(draft, sections=tuple(_with_promise(section, achieved) for section in draft.sections))


def _achieved(document: Document) -> dict[str, str | None]:
    """Actual figures by the wording of their indicator."""
    return {
        row.text: row.actual
        for section in document.sections
        for above in section.accomplishments
        for row in above.indicators
    }


def _with_promise(section: Section, achieved: Mapping[str, str | None]) -> Section:
    objective = plan_texts().objectives.get(section.path)
    return replace(
        section,
        objectives=(objective,) if objective is not None else section.objectives,
        accomplishments=tuple(_accomplishment(above, achieved) for above in section.accomplishments),
    )


def _accomplishment(above: Accomplishment, achieved: Mapping[str, str | None]) -> Accomplishment:
    return replace(above, indicators=tuple(_indicator(row, achieved) for row in above.indicators))


def _indicator(row: Indicator, achieved: Mapping[str, str | None]) -> Indicator:
    """What had no baseline begins with its estimate; what was not measured does not apply."""
    baseline = achieved.get(row.text) or row.estimate or "not_applicable"
    target = row.target or "not_applicable"
    less = row.text in _better_when_lower()
    return replace(row, baseline=baseline, target=target, direction="less" if less else "more")


@cache
def _better_when_lower() -> frozenset[str]:
    return frozenset(
        indicator.text
        for section in sections()
        for accomplishment in section.accomplishments
        for indicator in accomplishment.indicators
        if indicator.lower_is_better
    )
