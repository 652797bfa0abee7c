"""The texts of the sample institution, read once from `content/*.yaml` into records.

Not here: figures and chance (`outputs`, `indicators`, `money`), sentences made of several texts
(`narrative`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from answerable.publishing.sample.bilingual import Two

FOLDER = Path(__file__).parent / "content"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """An indicator: its texts and what is usual for it. `of` is the base of a percentage."""

    text: Two
    target: int
    of: int | None = None
    lower_is_better: bool = False
    done: Two | None = None
    missed: Two | None = None
    none: Two | None = None  # why there was nothing to measure
    plain: bool = False  # a percentage without a base
    miss: int | None = None  # by how much it is missed, where the reason says so
    code: str | None = None  # standard cause of `missed`


@dataclass(frozen=True, slots=True)
class AccomplishmentText:
    text: Two
    indicators: tuple[IndicatorText, ...]


@dataclass(frozen=True, slots=True)
class OutputText:
    """One output after its slots have been filled."""

    text: Two
    plan: int
    fixed: bool = False  # delivered exactly as planned
    if_asked: bool = False  # delivered when somebody asks, who may not


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something was not delivered as planned; holds in these groups and this period only."""

    text: Two
    groups: tuple[str, ...] = ()  # keys of headings; none: in every group
    period: str | None = None
    code: str = "management"  # standard cause

    def holds(self, headings: tuple[str, ...], period: str) -> bool:
        in_group = not self.groups or bool(set(self.groups) & set(headings))
        return in_group and self.period in (None, period)


@dataclass(frozen=True, slots=True)
class Group:
    headings: tuple[str, ...]  # keys of `Institution.headings`
    outputs: tuple[OutputText, ...]


@dataclass(frozen=True, slots=True)
class SectionText:
    """What one department or unit has to say."""

    path: str
    names: Mapping[str, Two]  # by period label; '' is the usual one
    since: str | None
    introduction: tuple[Two, ...]
    introduction_by_period: Mapping[str, tuple[Two, ...]]
    results_by_period: Mapping[str, tuple[Two, ...]]
    accomplishments: tuple[AccomplishmentText, ...]
    groups: tuple[Group, ...]
    causes: Mapping[str, tuple[Cause, ...]]

    @property
    def parent(self) -> str | None:
        return self.path.rpartition(".")[0] or None

    def name(self, label: str) -> Two:
        return self.names.get(label) or self.names[""]


def two(found: Mapping[str, str]) -> Two:
    return Two(found["zh"], found["en"])


def twos(found: list[dict[str, str]] | None) -> tuple[Two, ...]:
    return tuple(two(item) for item in found or ())


@cache
def load(name: str) -> Any:
    """One file of texts as plain data: 'report', 'resources', 'institution', 'addendum'."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - safe


@cache
def headings() -> Mapping[str, Two]:
    return {key: two(found) for key, found in load("institution")["headings"].items()}


@cache
def sections() -> tuple[SectionText, ...]:
    """Every department and unit, in the order of the report."""
    found: list[SectionText] = []
    for path in sorted((FOLDER / "sections").glob("*.yaml")):
        raw = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - safe
        found.extend(_section(item) for item in raw)
    return tuple(found)


def _section(raw: Mapping[str, Any]) -> SectionText:
    names = {"": two(raw["name"])}
    names |= {label: two(name) for label, name in raw.get("name_by_period", {}).items()}
    return SectionText(
        path=raw["path"],
        names=names,
        since=raw.get("since"),
        introduction=twos(raw.get("introduction")),
        introduction_by_period=_by_period(raw, "introduction_by_period"),
        results_by_period=_by_period(raw, "results_by_period"),
        accomplishments=tuple(_accomplishment(item) for item in raw.get("accomplishments", ())),
        groups=tuple(_group(item) for item in raw.get("outputs", ())),
        causes={
            kind: tuple(
                Cause(two(item), tuple(item.get("in", ())), item.get("only"), item["code"]) for item in items
            )
            for kind, items in raw.get("causes", {}).items()
        },
    )


def _by_period(raw: Mapping[str, Any], name: str) -> Mapping[str, tuple[Two, ...]]:
    return {label: twos(texts) for label, texts in raw.get(name, {}).items()}


def _accomplishment(raw: Mapping[str, Any]) -> AccomplishmentText:
    return AccomplishmentText(two(raw), tuple(_indicator(item) for item in raw["indicators"]))


def _indicator(raw: Mapping[str, Any]) -> IndicatorText:
    return IndicatorText(
        text=two(raw),
        target=raw["target"],
        of=raw.get("of"),
        lower_is_better=raw.get("better") == "lower",
        done=two(raw["done"]) if "done" in raw else None,
        missed=two(raw["missed"]) if "missed" in raw else None,
        none=two(raw["none"]) if "none" in raw else None,
        plain=bool(raw.get("plain")),
        miss=raw.get("miss"),
        code=raw.get("missed", {}).get("code"),
    )


def _group(raw: Mapping[str, Any]) -> Group:
    outputs = tuple(output for row in raw["rows"] for output in _outputs(row))
    return Group(tuple(raw["headings"]), outputs)


def _outputs(row: Mapping[str, Any]) -> list[OutputText]:
    """One output, or one for each filling of its slot: the first n places, or the row's own list."""
    text, plan = two(row), row["plan"]
    habits = bool(row.get("fixed")), bool(row.get("if_asked"))
    if "x" in row:
        return [OutputText(text.fill(x=two(item)), plan, *habits) for item in row["x"]]
    slot = next((name for name in ("basin", "office") if name in row), None)
    if slot is None:
        return [OutputText(text, plan, *habits)]
    places = load("institution")["slots"][slot][: row[slot]]
    return [OutputText(text.fill(**{slot: two(place)}), plan, *habits) for place in places]
