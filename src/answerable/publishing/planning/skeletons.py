"""What a plan written from nothing begins with: its parts, and a section for every entity.

Paths are those of the form: of a programme plan `orientation`, `A`, `A.1`, `A.1.2`, `mandates`; of a
section of the programme budget the parts of its own form with `1`, `1.2` for entities.
Source: A/65/6 (Prog. 24); A/81/6 (Sect. 29A), headings of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

_SECTION = re.compile(r"\(Sect\.\s?(\d{1,2}[A-Z]?)\)")

# Names of the parts that belong to no entity, in the form's standard wording.
PARTS: Mapping[str, Mapping[str, str]] = {
    "orientation": {"en": "Overall orientation", "zh": "总方向"},
    "mandates": {"en": "Legislative mandates", "zh": "立法授权"},
    "programme": {"en": "Proposed programme plan", "zh": "拟议方案计划"},
    "background": {"en": "Mandates and background", "zh": "任务和背景"},
    "strategy": {"en": "Strategy and external factors", "zh": "战略和外部因素"},
    "deliverables": {"en": "Cross-cutting deliverables", "zh": "共有应交付产出"},
    "evaluation": {"en": "Evaluation activities", "zh": "评价活动"},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """An entity that will have a section: its identity, its names, what stands under it."""

    entity: int
    names: Mapping[str, str]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be made; `entity` is None for what belongs to no entity."""

    path: str
    parent: str | None
    names: Mapping[str, str]
    entity: int | None = None


def section_number(symbol: str) -> str | None:
    """'29A' of 'A/81/6 (Sect. 29A)'; None where the symbol names no section."""
    found = _SECTION.search(symbol)
    return found[1] if found else None


def parts(kind: str, units: Iterable[Unit], symbol: str, names: Mapping[str, str]) -> tuple[Part, ...]:
    """The sections of a plan of this kind in their order."""
    if kind == "programme_budget":
        return tuple(_of_budget(units, symbol, names))
    return tuple(_of_programme(units))


def _of_programme(units: Iterable[Unit]) -> Iterator[Part]:
    yield Part("orientation", None, PARTS["orientation"])
    for at, unit in enumerate(units):
        yield from _units(unit, _letter(at), None)
    yield Part("mandates", None, PARTS["mandates"])


def _letter(at: int) -> str:
    """A, B, ..., Z; then with a number, which no office has."""
    return ascii_uppercase[at] if at < len(ascii_uppercase) else f"Z{at - len(ascii_uppercase) + 1}"


def _units(unit: Unit, path: str, parent: str | None) -> Iterator[Part]:
    yield Part(path, parent, unit.names, unit.entity)
    for at, under in enumerate(unit.units, 1):
        yield from _units(under, f"{path}.{at}", path)


def _of_budget(units: Iterable[Unit], symbol: str, names: Mapping[str, str]) -> Iterator[Part]:
    root = f"Sect{section_number(symbol) or 1}"
    yield Part(root, None, names)
    yield Part("A", root, PARTS["programme"])
    yield Part("orientation", root, PARTS["orientation"])
    for name in ("background", "strategy", "mandates", "evaluation"):
        yield Part(f"orientation.{name}", "orientation", PARTS[name])
    for at, unit in enumerate(units, 1):
        yield Part(str(at), root, unit.names, unit.entity)
        for number, under in enumerate(_below(unit), 1):
            yield Part(f"{at}.{number}", str(at), under.names, under.entity)


def _below(unit: Unit) -> Iterator[Unit]:
    """Everything under a unit: the form has subprogrammes with components, and nothing below these."""
    for under in unit.units:
        yield under
        yield from _below(under)
