"""The narrative of a report from beginning to end, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.foundation.texts import content_language
from answerable.results import queries
from answerable.results.queries.programme import ResultLine
from answerable.results.queries.shapes import FindingRegister, FindingRow, NarrativePart
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results.notes import by_path
from answerable.web.results.paragraphs import set_paragraphs
from answerable.web.results.programme import set_results

NONE = FindingRegister((), {}, {}, 0)


def narrative(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    notes = by_path((queries.findings(symbol, language()) or NONE).rows)
    results = queries.results_of(symbol, language())
    parts = [
        {
            "path": part.section.path,
            "name": part.section.name,
            "depth": part.depth,
            "anchor": part.anchor,
            "paragraphs": set_paragraphs(
                part.paragraphs, part.section.path, _addresses(symbol, part), notes, f"{part.anchor}-"
            ),
            "programme": _programme(part, results.get(part.section.path), notes),
        }
        for part in queries.narrative(symbol, language())
    ]
    return page(
        request,
        "results/narrative.html",
        {"parts": parts},
        Frame("narrative", [Crumb(_("Narrative"))], report=line),
    )


def _programme(
    part: NarrativePart,
    found: tuple[str, tuple[ResultLine, ...]] | None,
    notes: Mapping[str, Sequence[FindingRow]],
) -> dict[str, Any]:
    """The results of a section of a programme budget, with their measures as tables."""
    if found is None:
        return {}
    spoken, lines = found
    return {
        "language": spoken,
        "is_foreign": spoken != content_language(language()),
        "results": set_results(part.section.path, lines, notes, f"{part.anchor}-", draws=False),
    }


def _addresses(symbol: str, part: NarrativePart) -> dict[int, str]:
    url = reverse("section", args=[symbol, part.section.path])
    return {number: f"{url}#{anchor}" for number, anchor in part.output_anchors.items()}
