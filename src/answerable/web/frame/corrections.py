"""What was corrected of a published report: a banner on its pages, a mark beside each corrected figure.

The figure itself stays as it was published: the mark says beside it what it should have said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.results import queries
from answerable.results.queries.shapes import ReportName
from answerable.web.results.notes import finding_anchor


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a report in order, and those of each row by the row's anchor and field."""

    listed: Sequence[Any]
    symbols: Sequence[str]
    by_row: Mapping[tuple[str, str], Sequence[Any]]

    def at(self, anchor: str, field: str) -> Sequence[Any]:
        return self.by_row.get((anchor, field), ())


def corrections_of(report: ReportName | None, language: str) -> Corrections | None:
    """The published corrections of this report; None where nothing was corrected. One query."""
    if report is None or report.status != "published":
        return None
    found = queries.corrections(report.symbol, language)
    listed = [each for rows in found.values() for each in rows]
    if not listed:
        return None
    by_row: dict[tuple[str, str], list[Any]] = {}
    for each in listed:
        if each.language in ("", language):
            by_row.setdefault((finding_anchor(each.path), each.field), []).append(each)
    listed.sort(key=lambda each: (each.corrigendum, each.id))
    return Corrections(listed, tuple(dict.fromkeys(each.corrigendum for each in listed)), by_row)
