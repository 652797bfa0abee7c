"""The narrative of a report from beginning to end, section by section."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.results.queries.shapes import FindingRegister, NarrativePart
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results.notes import by_path
from answerable.web.results.paragraphs import set_paragraphs

NONE = FindingRegister((), {}, {}, 0)


def narrative(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    notes = by_path((queries.findings(symbol, language()) or NONE).rows)
    parts = [
        {
            "path": part.section.path,
            "name": part.section.name,
            "depth": part.depth,
            "anchor": part.anchor,
            "paragraphs": set_paragraphs(
                part.paragraphs, part.section.path, _addresses(symbol, part), notes, f"{part.anchor}-"
            ),
        }
        for part in queries.narrative(symbol, language())
    ]
    return page(
        request,
        "results/narrative.html",
        {"parts": parts},
        Frame("narrative", [Crumb(_("Narrative"))], report=line),
    )


def _addresses(symbol: str, part: NarrativePart) -> dict[int, str]:
    url = reverse("section", args=[symbol, part.section.path])
    return {number: f"{url}#{anchor}" for number, anchor in part.output_anchors.items()}
