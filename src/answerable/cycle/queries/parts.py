"""The parts of an open report that belong to no entity: summary, introduction, the account as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.foundation.texts import Words, content_language, words
from answerable.results.models import Paragraph, ReportSection


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `written` of its paragraphs have a text."""

    path: str
    name: Words | None
    paragraphs: int
    written: int


def parts(symbol: str, language: str) -> tuple[Part, ...]:
    """The parts the reader sees, in the order of the report; empty where there is no open report."""
    code = content_language(language)
    rows = ReportSection.objects.filter(
        report__symbol=symbol, report__status="open", status__isnull=True, entity__isnull=True, occurrence=0
    )
    texts: dict[int, list[bool]] = {}
    for section, said in Paragraph.objects.filter(section__in=rows).values_list("section_id", "texts"):
        texts.setdefault(section, []).append(any(said.values()))
    return tuple(
        Part(row.path, words(row.names, code), len(texts.get(row.pk, ())), sum(texts.get(row.pk, ())))
        for row in rows.order_by("position")
    )
