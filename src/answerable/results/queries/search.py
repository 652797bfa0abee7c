"""Search across every stored report: outputs, indicators and paragraphs that say certain words.

Both languages are searched whatever the reader's; each kind is one count and one limited read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q

from answerable.foundation.texts import STAND_INS, Words, content_language, words
from answerable.results.models import IndicatorResult, OutputResult, Paragraph
from answerable.results.queries.rows import output_anchor, paragraph_anchor
from answerable.results.queries.scope import NAMELESS
from answerable.results.queries.search_results import told
from answerable.results.queries.shapes import SectionRef


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that says what was searched for. `path` is the row's, `anchor` leads to it on its
    section's page ('' for an indicator, whose path does)."""

    symbol: str
    period: str | None
    section: SectionRef
    mark: str
    path: str
    anchor: str
    text: Words


@dataclass(frozen=True, slots=True)
class Hits:
    outputs: tuple[Hit, ...]
    indicators: tuple[Hit, ...]
    paragraphs: tuple[Hit, ...]
    output_count: int
    indicator_count: int
    paragraph_count: int

    @property
    def count(self) -> int:
        return self.output_count + self.indicator_count + self.paragraph_count


_SECTION = (
    "section__report__symbol",
    "section__report__period__label",
    "section__path",
    "section__names",
)
_NEWEST = ("-section__report__period__start", "section__report__symbol", "section__position")


def search(
    text: str,
    language: str,
    *,
    limit: int,
    kind: str | None = None,
    period: str | None = None,
    entity: str | None = None,
) -> Hits:
    """Rows whose texts hold every word of `text`, newest reports first, `limit` of each kind at most.

    `kind` and `period` (its label) are of the report, `entity` (its code) is the section's or above it.
    """
    spoken = content_language(language)
    asked = text.split()
    there = _there(kind, period, entity)
    outputs = OutputResult.objects.filter(there, _says(asked, "output__texts", "remarks"))
    indicators = IndicatorResult.objects.filter(there, _says(asked, "indicator__texts", "narratives"))
    paragraphs = Paragraph.objects.filter(there, _says(asked, "texts"))
    results = [
        _hit(row, spoken, mark, path, anchor, texts)
        for row, mark, path, anchor, texts in told(asked, _there(kind, period, entity, ""))
    ]
    said = [_paragraph(row, spoken) for row in _paragraphs(paragraphs, limit)]
    return Hits(
        tuple(_output(row, spoken) for row in _outputs(outputs, limit)),
        tuple(_indicator(row, spoken) for row in _indicators(indicators, limit)),
        (*said, *results)[:limit],
        outputs.count(),
        indicators.count(),
        paragraphs.count() + len(results),
    )


def _there(kind: str | None, period: str | None, entity: str | None, of: str = "section__") -> Q:
    """Rows of the reports and entities that were chosen; `of` leads from the row to its section."""
    found = Q()
    if kind:
        found &= Q(**{f"{of}report__kind": kind})
    if period:
        found &= Q(**{f"{of}report__period__label": period})
    if entity:
        found &= Q(**{f"{of}entity__code": entity}) | Q(**{f"{of}entity__parent__code": entity})
    return found


def _says(asked: Sequence[str], *columns: str) -> Q:
    """Each word stands in one of the columns in one of the languages."""
    return reduce(
        and_,
        (
            reduce(
                or_, (Q(**{f"{column}__{code}__icontains": word}) for column in columns for code in STAND_INS)
            )
            for word in asked
        ),
        Q(),
    )


def _outputs(found: Any, limit: int) -> Any:
    columns = (*_SECTION, "output__number", "output__occurrence", "output__position", "output__texts")
    return found.order_by(*_NEWEST, "output__position").values_list(*columns)[:limit]


def _indicators(found: Any, limit: int) -> Any:
    columns = (*_SECTION, "indicator__accomplishment__label", "indicator__ordinal", "indicator__texts")
    order = ("indicator__accomplishment__position", "indicator__position")
    return found.order_by(*_NEWEST, *order).values_list(*columns)[:limit]


def _paragraphs(found: Any, limit: int) -> Any:
    return found.order_by(*_NEWEST, "position").values_list(*_SECTION, "number", "mark", "position", "texts")[
        :limit
    ]


def _output(row: tuple[Any, ...], spoken: str) -> Hit:
    number, occurrence, position, texts = row[4:]
    path = f"{row[2]}#{number}" if number is not None else f"{row[2]}#({position + 1})"
    return _hit(row, spoken, path, path, output_anchor(number, occurrence, position), texts)


def _indicator(row: tuple[Any, ...], spoken: str) -> Hit:
    label, ordinal, texts = row[4:]
    path = f"{row[2]}({label}){ordinal}"
    return _hit(row, spoken, path, path, "", texts)


def _paragraph(row: tuple[Any, ...], spoken: str) -> Hit:
    number, mark, position, texts = row[4:]
    shown = number if number is not None else mark
    label = f"¶{shown}" if shown is not None else "¶"
    return _hit(row, spoken, label, f"{row[2]}{label}", paragraph_anchor(number, position), texts)


def _hit(row: Sequence[Any], spoken: str, mark: str, path: str, anchor: str, texts: dict[str, str]) -> Hit:
    symbol, period, section, names = row[:4]
    name = words(names, spoken) or Words(NAMELESS, spoken, spoken)
    text = words(texts, spoken) or Words(NAMELESS, spoken, spoken)
    return Hit(symbol, period, SectionRef(section, name), mark, path, anchor, text)
