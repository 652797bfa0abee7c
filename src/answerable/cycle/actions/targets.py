"""What an address names, ready to be read and written in memory: rows, and items of lists.

Each target says what stands in a field now (`present`) and sets it (`put`), which gives the row and
the columns to be written. Not here: finding them (`rows`, `plan_rows`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from answerable.cycle.rules import lists, measures
from answerable.cycle.rules.fields import column_of, is_of_plan, stated
from answerable.results.models import ReportSection

Change = tuple[Any, tuple[str, ...]]


@dataclass(slots=True)
class Target:
    """The rows an address names: the result, and the plan's row where it has one."""

    result: Any
    plan: Any = None

    def row(self, subject: str, field: str) -> Any:
        return self.plan if is_of_plan(subject, field) else self.result

    def present(self, subject: str, field: str, language: str) -> str | None:
        """What stands in the field now."""
        return stated(self.row(subject, field), field, language)

    def put(self, subject: str, field: str, language: str, value: str | None) -> Change:
        """Sets the field in memory; returns the row and its changed columns."""
        row, column = self.row(subject, field), column_of(field)
        if isinstance(getattr(row, column), dict):
            texts = dict(getattr(row, column))
            texts.pop(language, None)
            if value is not None:
                texts[language] = value
            setattr(row, column, texts)
            return row, (column,)
        setattr(row, column, value == "yes" if value and column == "reported_achieved" else value)
        spoken = getattr(row, "words", None)
        if spoken and any(column in words for words in spoken.values()):
            # The document's own words for a quantity are gone with it.
            row.words = {code: _without(words, column) for code, words in spoken.items()}
            return row, (column, "words")
        return row, (column,)


def _without(words: Mapping[str, Any], column: str) -> dict[str, Any]:
    return {name: word for name, word in words.items() if name != column}


@dataclass(slots=True)
class Item:
    """An item of a list of a section: a mandate, an external factor, a result."""

    section: ReportSection
    own: int
    languages: tuple[str, ...]

    def present(self, subject: str, field: str, language: str) -> str | None:
        return lists.field_of(self.section.further, subject, self.own, field, language)

    def put(self, subject: str, field: str, language: str, value: str | None) -> Change:
        self.section.further = lists.with_field(
            self.section.further, self.languages, subject, self.own, field, language, value
        )
        return self.section, ("further",)


@dataclass(slots=True)
class PeriodValueOf:
    """A value of one period: of a row of results (`row`), or of a result of the section (`own`)."""

    slot: measures.Slot
    languages: tuple[str, ...]
    row: Any = None
    section: ReportSection | None = None
    own: int = 0

    def present(self, _subject: str, field: str, language: str) -> str | None:
        if field == "text":
            return measures.text_of(self._values, self.slot, language)
        return measures.value_of(self._values, self.slot)

    def put(self, _subject: str, field: str, language: str, value: str | None) -> Change:
        if field == "text":
            made = measures.with_text(self._values, self.languages, self.slot, language, value)
        else:
            made = measures.with_value(self._values, self.languages, self.slot, value)
        if self.section is None:
            self.row.values = made
            return self.row, ("values",)
        self.section.further = lists.with_measures(self.section.further, self.languages, self.own, made)
        return self.section, ("further",)

    @property
    def _values(self) -> measures.Values:
        if self.section is None:
            return self.row.values  # type: ignore[no-any-return]
        return lists.measures_of(self.section.further, self.own)


AnyTarget = Target | Item | PeriodValueOf
