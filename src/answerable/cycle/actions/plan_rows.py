"""Finds what a plan has beyond a report's rows: names, objectives, accomplishments, lists of a section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from answerable.cycle.actions.targets import AnyTarget, Item, PeriodValueOf, Target
from answerable.cycle.rules.addresses import Address
from answerable.cycle.rules.lists import keys_of
from answerable.plans.models import Accomplishment, Objective
from answerable.results.models import ReportSection

Sections = Mapping[str, ReportSection]
Found = dict[Address, AnyTarget]


def _names(sections: Sections, addresses: Sequence[Address], _lock: bool) -> Found:
    return {address: Target(sections[address.section]) for address in addresses}


def _objectives(sections: Sections, addresses: Sequence[Address], lock: bool) -> Found:
    rows = Objective.objects.filter(
        framework_id__in=_frameworks(sections), occurrence__in=[int(one.key[0] or 0) - 1 for one in addresses]
    ).order_by("pk")
    rows = rows.select_for_update() if lock else rows
    return _those(sections, addresses, {(row.framework_id, row.occurrence + 1): row for row in rows})


def _accomplishments(sections: Sections, addresses: Sequence[Address], lock: bool) -> Found:
    rows = Accomplishment.objects.filter(
        framework_id__in=_frameworks(sections), label__in=[one.key[0] for one in addresses]
    ).order_by("pk")
    rows = rows.select_for_update() if lock else rows
    return _those(sections, addresses, {(row.framework_id, row.label, row.occurrence): row for row in rows})


def _frameworks(sections: Sections) -> list[int]:
    return [section.framework_id for section in sections.values() if section.framework_id is not None]


def _those(sections: Sections, addresses: Sequence[Address], rows: Mapping[Any, Any]) -> Found:
    found: Found = {}
    for address in addresses:
        row = rows.get((sections[address.section].framework_id, *address.key))
        if row is not None:
            found[address] = Target(row)
    return found


def _items(sections: Sections, addresses: Sequence[Address], _lock: bool) -> Found:
    found: Found = {}
    for address in addresses:
        section, own = sections[address.section], int(address.key[0] or 0)
        if own in keys_of(section.further, address.subject):
            found[address] = Item(section, own, languages_of(section))
    return found


def measures_in(sections: Sections, addresses: Sequence[Address], rows: Mapping[Address, AnyTarget]) -> Found:
    """Values of periods of these found rows, and of results of the sections."""
    found: Found = {}
    for address in addresses:
        section = sections[address.section]
        slot = (str(address.key[-2]), str(address.key[-1]))
        row = rows.get(address.row)
        if isinstance(row, Target):
            found[address] = PeriodValueOf(slot, languages_of(section), row.result)
        elif address.row.subject == "result":
            own = int(address.row.key[0] or 0)
            if own in keys_of(section.further, "result"):
                found[address] = PeriodValueOf(slot, languages_of(section), None, section, own)
    return found


def languages_of(section: ReportSection) -> tuple[str, ...]:
    return tuple(section.report.cycle.languages)


FINDERS: dict[str, Callable[[Sections, Sequence[Address], bool], Found]] = {
    "section": _names,
    "objective": _objectives,
    "accomplishment": _accomplishments,
    "mandate": _items,
    "factor": _items,
    "result": _items,
}
