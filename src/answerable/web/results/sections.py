"""The page of a section: set like the printed document, findings in the margin beside the figures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.results.queries.shapes import AccomplishmentGroup, FindingRow, SectionPage
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results.combined import combined_parts
from answerable.web.results.notes import Noted, by_path, noted
from answerable.web.results.paragraphs import SetParagraph, set_paragraphs
from answerable.web.results.programme import programme_parts


def section(request: HttpRequest, symbol: str, path: str) -> HttpResponse:
    found = queries.section_page(symbol, path, language())
    if found is None:
        report_line(request, symbol)  # says that there is no such report
        raise Http404(_("%(symbol)s has no section %(path)s.") % {"symbol": symbol, "path": path})
    notes = by_path(found.findings)
    sorted_by = {row.accomplishment_label for row in found.outputs}
    context: dict[str, Any] = {
        "page": found,
        "section": found.node,
        "notes": notes,
        "general_notes": [f for f in found.findings if f.path in (None, path)],
        "introduction": _paragraphs(found, notes, introduction=True),
        "results": _paragraphs(found, notes, introduction=False),
        "accomplishments": [
            (group, noted(group.indicators, notes), any(row.path in notes for row in group.indicators))
            for group in found.accomplishments
            if group.indicators or group.label not in sorted_by
        ],
        "has_indicators": any(group.indicators for group in found.accomplishments),
        "outputs": _outputs(found, notes),
        "has_notes": any(finding.path != path for finding in found.findings),
        "outputs_doubted": any(row.path in notes for row in found.outputs),
        "has_completed": any(row.completed for row in found.outputs),
        "foreign": found.node.name.is_foreign,
        "programme": programme_parts(found, notes),
        "combined": combined_parts(found, notes),
    }
    crumbs = [Crumb(found.node.name)]
    frame = Frame("section", crumbs, report=found.report, section=path)
    return page(request, "results/section.html", context, frame)


def _paragraphs(
    found: SectionPage, notes: dict[str, list[FindingRow]], *, introduction: bool
) -> list[SetParagraph]:
    """Paragraphs before the framework, or after it; without a framework all stand before."""
    rows = [row for row in found.paragraphs if (row.role in ("introduction", "orientation")) is introduction]
    if not found.accomplishments and not found.outputs:
        rows = list(found.paragraphs) if introduction else []
    addresses = {number: f"#{anchor}" for number, anchor in found.output_anchors.items()}
    return set_paragraphs(rows, found.node.path, addresses, notes)


@dataclass(frozen=True, slots=True)
class OutputGroup:
    """Rows under the headings that begin here; `accomplishment` where the form sorts outputs by it."""

    accomplishment: AccomplishmentGroup | None
    headings: tuple[str, ...]
    rows: list[Noted]


def _outputs(found: SectionPage, notes: dict[str, list[FindingRow]]) -> list[OutputGroup]:
    """Rows under the headings that stand directly above them, and only where they change."""
    promised = {group.label: group for group in found.accomplishments}
    groups: list[OutputGroup] = []
    before: tuple[str, ...] = ()
    last: str | None = None
    for (label, headings), rows in groupby(
        found.outputs, key=lambda row: (row.accomplishment_label, row.headings)
    ):
        begins = label if label != last else None
        same = 0
        while not begins and same < min(len(before), len(headings)) and before[same] == headings[same]:
            same += 1
        groups.append(OutputGroup(promised.get(begins or ""), headings[same:], noted(rows, notes)))
        before, last = headings, label
    return groups
