"""Findings beside the figures they doubt: by path, and where each figure stands on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.calc.account import Place
from answerable.results.queries.shapes import FindingRow

TABLE_PAGES = {
    "resources_summary": "money",
    "resources_by_category": "money",
    "resources_by_entity": "money",
    "variances": "money",
    "incumbency": "posts",
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A row with the findings that doubt it."""

    row: Any
    notes: Sequence[FindingRow] = ()


def by_path(findings: Iterable[FindingRow]) -> dict[str, list[FindingRow]]:
    grouped: dict[str, list[FindingRow]] = defaultdict(list)
    for finding in findings:
        grouped[finding.path or ""].append(finding)
    return grouped


def noted(rows: Iterable[Any], findings: dict[str, list[FindingRow]]) -> list[Noted]:
    return [Noted(row, findings.get(row.path, ())) for row in rows]


def finding_anchor(path: str) -> str:
    """The element of a figure's path on its page: 'A.4#26' -> 'at-A.4-26'."""
    return "at-" + "".join(c if c.isalnum() or c in ".-_" else "-" for c in path)


def finding_url(symbol: str, finding: FindingRow) -> str | None:
    """The place of the doubted figure; None where the finding is about the whole document."""
    path = finding.path
    if not path:
        return None
    head, _slash, _row = path.partition("/")
    if head in TABLE_PAGES:
        return f"{reverse(TABLE_PAGES[head], args=[symbol])}#{finding_anchor(path)}"
    if finding.section:
        return f"{reverse('section', args=[symbol, finding.section])}#{finding_anchor(path)}"
    if head == "other_income" or head.startswith(("table_", "training", "actions")):
        return f"{reverse('table', args=[symbol, head])}#{finding_anchor(path)}"
    return None


def place_words(place: Place | None) -> str:
    """Where something stands in its source, as people say it."""
    if place is None:
        return ""
    if place.lines is not None:
        first, last = place.lines
        if first == last:
            return _("line %(line)s") % {"line": first}
        return _("lines %(first)s to %(last)s") % {"first": first, "last": last}
    if place.page is not None:
        return _("page %(page)s") % {"page": place.page}
    if place.sheet is not None:
        return _("sheet %(sheet)s, cell %(cell)s") % {"sheet": place.sheet, "cell": place.cell or "–"}
    if place.block is not None:
        return _("block %(block)s") % {"block": place.block + 1}
    return ""
