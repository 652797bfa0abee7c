"""The rows of a section of a plan with a cell for every field, made of what `reading` found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.calc.account import Quantity
from answerable.cycle.queries.planning.reading import SectionRows
from answerable.cycle.queries.planning.shapes import PeriodCell, PlanRow
from answerable.cycle.queries.sheet.rows import Maker
from answerable.cycle.queries.sheet.shapes import Cell
from answerable.cycle.rules.addresses import (
    accomplishment_path,
    counted_path,
    indicator_path,
    measure_path,
    output_path,
    paragraph_path,
)
from answerable.cycle.rules.lists import field_of, keys_of, measures_of
from answerable.cycle.rules.measures import Slot, Values, slots_of, text_of, value_of
from answerable.foundation.fields import IN_WORDS

_ITEM_WORDS = {"mandate": ("symbol",), "factor": (), "result": ("label",)}
_ITEM_TEXTS = {"mandate": ("title", "group"), "factor": ("text",), "result": ("title", "text")}


@dataclass(frozen=True)
class PlanMaker:
    """Makes the rows of one section. `slots` are the periods that are asked for in any case."""

    rows: SectionRows
    make: Maker
    slots: Mapping[str, Sequence[Slot]]

    def itself(self) -> PlanRow:
        return self._row("section", self.rows.path, "", texts={"name": self.rows.names})

    def objectives(self) -> Iterator[PlanRow]:
        for at, (occurrence, texts) in enumerate(self.rows.objectives, 1):
            path = counted_path(self.rows.path, "objective", occurrence + 1)
            number = f"{at}." if len(self.rows.objectives) > 1 else ""
            yield self._row("objective", path, number, texts={"text": texts})

    def accomplishments(self) -> Iterator[PlanRow]:
        for above, indicators in self.rows.accomplishments:
            path = accomplishment_path(self.rows.path, above.label, above.occurrence)
            under = tuple(self._indicator(above.label, row) for row in indicators)
            number = f"({above.label})" if above.label else ""
            yield self._row("accomplishment", path, number, texts={"text": above.texts}, rows=under)

    def _indicator(self, label: str, row: Any) -> PlanRow:
        path = indicator_path(self.rows.path, label, row.ordinal, row.occurrence)
        figures: dict[str, Quantity] = {
            name: self._stated(getattr(row, name), row.words, name)
            for name in ("baseline", "estimate", "target")
        }
        return self._row(
            "indicator", path, row.label or f"{row.ordinal}.", {**figures, "direction": row.direction},
            {"text": row.texts, "unit": row.units},
            self._periods("indicator", path, row.result__values or {}),
        )  # fmt: skip

    def outputs(self) -> Iterator[PlanRow]:
        for row in self.rows.outputs:
            path = output_path(self.rows.path, row.number, row.occurrence, row.position)
            cells = {
                "planned": self._stated(row.planned, row.words, "planned"),
                "category": row.category,
                "accomplishment": row.accomplishment_label,
            }
            texts = {"text": row.texts, "unit": row.units, "subcategory": row.subcategories}
            number = f"{row.number}." if row.number is not None else ""
            periods = self._periods("output", path, row.result__values or {}, with_texts=False)
            yield self._row("output", path, number, cells, texts, periods)

    def items(self, subject: str) -> Iterator[PlanRow]:
        """Mandates, external factors or results."""
        further = self.rows.further
        for at, own in enumerate(keys_of(further, subject), 1):
            path = counted_path(self.rows.path, subject, own)
            cells = {name: field_of(further, subject, own, name, "") for name in _ITEM_WORDS[subject]}
            texts = {
                name: {code: field_of(further, subject, own, name, code) or "" for code in further}
                for name in _ITEM_TEXTS[subject]
            }
            periods = self._periods("result", path, measures_of(further, own)) if subject == "result" else ()
            yield self._row(subject, path, f"{at}.", cells, texts, periods)

    def paragraphs(self) -> Iterator[PlanRow]:
        for row in self.rows.paragraphs:
            path = paragraph_path(self.rows.path, row.number, row.mark, row.occurrence)
            number = f"{row.number}." if row.number is not None else row.mark or ""
            yield self._row("paragraph", path, number, texts={"text": row.texts}, role=row.role)

    def _periods(
        self, subject: str, path: str, values: Values, *, with_texts: bool = True
    ) -> tuple[PeriodCell, ...]:
        asked = self.slots.get(subject, ())
        slots = sorted({*asked, *slots_of(values)}, key=_in_order(asked))
        return tuple(self._period(path, values, slot, with_texts) for slot in slots)

    def _period(self, path: str, values: Values, slot: Slot, with_texts: bool) -> PeriodCell:
        own = measure_path(path, *slot)
        value = self.make.cell("measure", own, "value", value_of(values, slot))
        said = {code: text_of(values, slot, code) for code in self.make.standing.languages}
        texts = self._prose("measure", own, {"text": said}) if with_texts else ()
        return PeriodCell(*slot, value, texts)

    def _row(
        self,
        subject: str,
        path: str,
        number: str,
        cells: Mapping[str, Quantity] | None = None,
        texts: Mapping[str, Mapping[str, str | None]] | None = None,
        periods: tuple[PeriodCell, ...] = (),
        rows: tuple[PlanRow, ...] = (),
        role: str = "",
    ) -> PlanRow:
        return PlanRow(
            subject, path, number,
            {name: self.make.cell(subject, path, name, value) for name, value in (cells or {}).items()},
            self._prose(subject, path, texts or {}),
            periods, rows, role,
            self.make.comments.get(path, 0), self.make.evidence.get(path, 0),
        )  # fmt: skip

    def _prose(
        self, subject: str, path: str, texts: Mapping[str, Mapping[str, str | None]]
    ) -> tuple[Cell, ...]:
        return tuple(
            self.make.cell(subject, path, name, said.get(code) or None, code, said)
            for name, said in texts.items()
            for code in self.make.standing.languages
        )

    def _stated(self, value: Quantity, spoken: Mapping[str, Any] | None, name: str) -> Quantity:
        """A quantity a document printed in words of its own, in those words."""
        if value != IN_WORDS:
            return value
        said: Iterable[Any] = ((spoken or {}).get(self.make.language), *(spoken or {}).values())
        return next((found[name] for found in said if isinstance(found, dict) and name in found), None)


def _in_order(asked: Sequence[Slot]) -> Any:
    """Periods by their name; of one period first what is asked for."""
    return lambda slot: (slot[0], asked.index(slot) if slot in asked else len(asked), slot[1])
