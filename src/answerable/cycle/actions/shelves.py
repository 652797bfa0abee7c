"""Where the rows of a plan stand in order, and putting one there, taking one away, moving one.

A shelf holds the rows of one subject in one section: rows of tables, which have a position and an
order in each language's document, or items of a list of the section. Inside an action's transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from answerable.cycle.actions.plan_rows import languages_of
from answerable.cycle.actions.rows import write_rows
from answerable.cycle.rules import lists
from answerable.cycle.rules.addresses import (
    Address,
    accomplishment_path,
    counted_path,
    indicator_path,
    output_path,
    paragraph_path,
)
from answerable.cycle.rules.refusal import Refused
from answerable.plans.models import Accomplishment, Framework, Indicator, Objective, Output
from answerable.results.models import IndicatorResult, OutputResult, Paragraph, ReportSection

_LETTERS = re.compile(r"[a-z]")


class Shelf(Protocol):
    def add(self, above: Address | None, after: Address | None) -> str: ...
    def remove(self, address: Address) -> None: ...
    def move(self, address: Address, after: Address | None) -> None: ...


def shelf_of(section: ReportSection, subject: str) -> Shelf:
    """The shelf of a subject. Raises `KeyError` for one that has none."""
    if subject in lists.NAMES:
        return _List(section, subject)
    return {
        "objective": _Objectives,
        "accomplishment": _Accomplishments,
        "indicator": _Indicators,
        "output": _Outputs,
        "paragraph": _Paragraphs,
    }[subject](section)


class _List:
    """Mandates, external factors or results of a section."""

    def __init__(self, section: ReportSection, subject: str) -> None:
        self.section, self.subject, self.languages = section, subject, languages_of(section)

    def add(self, above: Address | None, after: Address | None) -> str:  # noqa: ARG002
        further, own = lists.added(self.section.further, self.languages, self.subject, self._own(after))
        self._write(further)
        return counted_path(self.section.path, self.subject, own)

    def remove(self, address: Address) -> None:
        own = self._own(address)
        assert own is not None
        self._write(lists.removed(self.section.further, self.languages, self.subject, own))

    def move(self, address: Address, after: Address | None) -> None:
        own = self._own(address)
        assert own is not None
        behind = self._own(after)
        self._write(lists.moved(self.section.further, self.languages, self.subject, own, behind))

    def _own(self, address: Address | None) -> int | None:
        if address is None:
            return None
        own = int(address.key[0] or 0)
        if own not in lists.keys_of(self.section.further, self.subject):
            raise _no_row(self.section)
        return own

    def _write(self, further: dict[str, Any]) -> None:
        self.section.further = further
        write_rows([(self.section, ("further",))])


class _Table:
    """Rows of a table. `key` is what addresses say of a row."""

    def __init__(self, section: ReportSection) -> None:
        self.section, self.languages = section, languages_of(section)

    # what each table has its own of
    def rows(self, among: Address | None) -> QuerySet[Any]:
        raise NotImplementedError

    def key(self, row: Any) -> tuple[Any, ...]:
        raise NotImplementedError

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:
        raise NotImplementedError

    def add(self, above: Address | None, after: Address | None) -> str:
        siblings = list(self.rows(above or after).order_by("position", "pk"))
        at = self._index(siblings, after) + 1 if after is not None else len(siblings)
        row, path = self.make(above or after, siblings)
        self._order([*siblings[:at], row, *siblings[at:]])
        return path

    def remove(self, address: Address) -> None:
        siblings = list(self.rows(address).order_by("position", "pk"))
        row = siblings.pop(self._index(siblings, address))
        gone, _each = row.delete()
        if not gone:
            raise Refused("not_yours", _("This is not yours to change."), place=self.section.path)
        self._order(siblings)

    def move(self, address: Address, after: Address | None) -> None:
        siblings = list(self.rows(address).order_by("position", "pk"))
        row = siblings.pop(self._index(siblings, address))
        at = self._index(siblings, after) + 1 if after is not None else 0
        self._order([*siblings[:at], row, *siblings[at:]])

    def _index(self, siblings: Sequence[Any], address: Address) -> int:
        for at, row in enumerate(siblings):
            if self.key(row) == address.key:
                return at
        raise _no_row(self.section)

    def _order(self, rows: Iterable[Any]) -> None:
        """Position and the order in each language's document follow the order of the rows."""
        changed = []
        for order, row in enumerate(rows):
            places = {code: {**row.places.get(code, {}), "order": order} for code in self.places_of(row)}
            if (row.position, row.places) != (order, places):
                row.position, row.places = order, places
                changed.append((row, ("position", "places")))
        write_rows(changed)

    def places_of(self, row: Any) -> list[str]:
        return list(dict.fromkeys((*row.places, *self.languages)))

    @property
    def fresh(self) -> dict[str, Any]:
        """Columns of every new row."""
        return {"position": 0, "places": {code: {"order": 0} for code in self.languages}}

    @property
    def framework(self) -> int:
        """The framework of the section; made where it has none yet."""
        if self.section.entity_id is None:
            raise Refused(
                "invalid",
                _("A part without an entity promises nothing; add this to an entity's section."),
                place=self.section.path,
            )
        if self.section.framework_id is None:
            made = Framework.objects.create(
                entity_id=self.section.entity_id,
                period=self.section.report.period,
                source=f"{self.section.report.symbol}, {self.section.path}",
                is_public=False,
            )
            self.section.framework = made
            write_rows([(self.section, ("framework",))])
        return int(self.section.framework_id or 0)


class _Objectives(_Table):
    def rows(self, among: Address | None) -> QuerySet[Any]:  # noqa: ARG002
        return Objective.objects.filter(framework_id=self.framework)

    def key(self, row: Any) -> tuple[Any, ...]:
        return (row.occurrence + 1,)

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:  # noqa: ARG002
        own = _next(row.occurrence + 1 for row in siblings)
        row = Objective.objects.create(framework_id=self.framework, occurrence=own - 1, **self.fresh)
        return row, counted_path(self.section.path, "objective", own)


class _Accomplishments(_Table):
    def rows(self, among: Address | None) -> QuerySet[Any]:  # noqa: ARG002
        return Accomplishment.objects.filter(framework_id=self.framework)

    def key(self, row: Any) -> tuple[Any, ...]:
        return (row.label, row.occurrence)

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:  # noqa: ARG002
        label = _next_label([row.label for row in siblings])
        row = Accomplishment.objects.create(framework_id=self.framework, label=label, **self.fresh)
        return row, accomplishment_path(self.section.path, label)


class _Indicators(_Table):
    def rows(self, among: Address | None) -> QuerySet[Any]:
        return Indicator.objects.filter(accomplishment=self._above(among)).select_related("accomplishment")

    def key(self, row: Any) -> tuple[Any, ...]:
        return (row.accomplishment.label, row.ordinal, row.occurrence)

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:
        of = self._above(above)
        own = _next(row.ordinal for row in siblings)
        row = Indicator.objects.create(accomplishment=of, ordinal=own, **self.fresh)
        IndicatorResult.objects.create(section=self.section, indicator=row)
        return row, indicator_path(self.section.path, of.label, own)

    def _above(self, address: Address | None) -> Accomplishment:
        """The accomplishment of this address, or of the indicator's."""
        if address is None:
            raise Refused(
                "invalid",
                _("An indicator stands under an accomplishment; say which."),
                place=self.section.path,
            )
        occurrence = int(address.key[1] or 0) if address.subject == "accomplishment" else 0
        found = Accomplishment.objects.filter(
            framework_id=self.framework, label=str(address.key[0]), occurrence=occurrence
        ).first()
        if found is None:
            raise _no_row(self.section)
        return found


class _Outputs(_Table):
    def rows(self, among: Address | None) -> QuerySet[Any]:  # noqa: ARG002
        return Output.objects.filter(framework_id=self.framework)

    def key(self, row: Any) -> tuple[Any, ...]:
        return ("place", row.position) if row.number is None else (row.number, row.occurrence)

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:
        number = _next(row.number or 0 for row in siblings)
        label = str(above.key[0]) if above is not None and above.subject == "accomplishment" else None
        row = Output.objects.create(
            framework_id=self.framework, number=number, accomplishment_label=label, **self.fresh
        )
        OutputResult.objects.create(section=self.section, output=row)
        return row, output_path(self.section.path, number, 0, 0)


class _Paragraphs(_Table):
    """Only moved here: adding and removing is an act of its own (`paragraphs`)."""

    def rows(self, among: Address | None) -> QuerySet[Any]:  # noqa: ARG002
        return Paragraph.objects.filter(section=self.section)

    def key(self, row: Any) -> tuple[Any, ...]:
        return (row.number, row.mark, row.occurrence)

    def make(self, above: Address | None, siblings: Sequence[Any]) -> tuple[Any, str]:  # noqa: ARG002
        own = _next(row.occurrence + 1 for row in siblings if row.number is None and row.mark is None)
        row = Paragraph.objects.create(section=self.section, role="other", occurrence=own - 1, **self.fresh)
        return row, paragraph_path(self.section.path, None, None, own - 1)


def _next(numbers: Iterable[int]) -> int:
    return max(numbers, default=0) + 1


def _next_label(labels: Sequence[str]) -> str:
    """The letter after the last; behind z, and after labels of another form, a number."""
    letters = [label for label in labels if _LETTERS.fullmatch(label)]
    if not labels:
        return "a"
    if letters and max(letters) < "z":
        return chr(ord(max(letters)) + 1)
    taken, number = set(labels), len(labels) + 1
    while str(number) in taken:
        number += 1
    return str(number)


def _no_row(section: ReportSection) -> Refused:
    return Refused("not_found", _("There is no such row; open the section again."), place=section.path)
