"""Search across everything stored: outputs, indicators and paragraphs that say it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.web.frame.pages import Crumb, Frame, language, page

SHOWN = 25  # of each kind; the registers show the rest


def find(request: HttpRequest) -> HttpResponse:
    searched = request.GET.get("q", "").replace("\0", " ").strip()[:200]
    found = queries.search(searched, language(), limit=SHOWN) if searched else None
    context: dict[str, Any] = {"searched": searched, "found": found, "limit": SHOWN}
    if found is not None:
        context["groups"] = [
            (_("Outputs"), found.outputs, found.output_count),
            (_("Indicators"), found.indicators, found.indicator_count),
            (_("Paragraphs"), found.paragraphs, found.paragraph_count),
        ]
    return page(request, "frame/find.html", context, Frame("find", [Crumb(_("Search"))]))
