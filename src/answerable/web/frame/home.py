"""Home: the reports, and what to look at first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from answerable.web.documents import reading
from answerable.web.frame.pages import Frame, page, stored_reports


def home(request: HttpRequest) -> HttpResponse:
    stored = stored_reports(request)
    doubted = [line for line in stored if line.findings.get("error")]
    context = {
        "stored": stored,
        "doubted": sorted(doubted, key=lambda line: -line.findings["error"])[:5],
        "waiting": reading.waiting(),
        "newest": stored[0] if stored else None,
        "pair": _pair(stored),
    }
    return page(request, "frame/home.html", context, Frame("home"))


def _pair(stored):
    """The two newest periods of the same kind of report."""
    for line in stored:
        same = [other for other in stored if other.kind == line.kind and other.symbol != line.symbol]
        if same:
            return same[0], line
    return None
