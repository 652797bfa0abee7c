"""Search across everything stored: outputs, indicators and paragraphs that say it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.web.frame.pages import Crumb, Frame, language, page
from answerable.web.frame.portal import kind_words

SHOWN = 25  # of each kind; the registers show the rest


def find(request: HttpRequest) -> HttpResponse:
    searched = request.GET.get("q", "").replace("\0", " ").strip()[:200]
    asked = {name: request.GET.get(name, "").replace("\0", "") for name in ("kind", "period", "entity")}
    chosen = {name: value or None for name, value in asked.items()}
    found = queries.search(searched, language(), limit=SHOWN, **chosen) if searched else None
    context: dict[str, Any] = {
        "searched": searched,
        "found": found,
        "limit": SHOWN,
        "asked": asked,
        "choices": queries.published(language()),
    }
    context["kinds"] = [(kind, kind_words(kind)) for kind in context["choices"].kinds]
    if found is not None:
        context["groups"] = [
            (_("Outputs"), found.outputs, found.output_count),
            (_("Indicators"), found.indicators, found.indicator_count),
            (_("Paragraphs"), found.paragraphs, found.paragraph_count),
        ]
    return page(request, "frame/find.html", context, Frame("find", [Crumb(_("Search"))]))
