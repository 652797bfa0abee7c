"""The frame around a page: side bar, period and entity switchers, languages, keys of this page.

Every view ends in `page(...)`. The frame is made of the same reads as the pages; a page inside a
report names that report, and the switchers then keep the kind of page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from answerable import __version__
from answerable.foundation.texts import content_language
from answerable.results import queries
from answerable.results.queries.shapes import ReportLine, SectionNode
from answerable.web.templatetags.figures import only_in


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the side bar; `key` is the letter after `g`."""

    name: str
    text: str
    url: str
    key: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    text: Any
    url: str | None = None


# Pages of one report: address name, words, key. The order is the side bar's.
REPORT_PAGES = (
    ("overview", _("Overview"), "r"),
    ("narrative", _("Narrative"), "t"),
    ("indicators", _("Indicators"), "i"),
    ("outputs", _("Outputs"), "o"),
    ("money", _("Money"), "m"),
    ("posts", _("Posts"), "p"),
    ("findings", _("Findings"), "f"),
    ("downloads", _("Downloads"), "l"),
)

# The older form keeps these in its main part, which is another document.
NOT_IN_ADDENDA = ("indicators", "money", "posts")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands: in which report, which section, under which name."""

    name: str
    crumbs: Sequence[Crumb] = ()
    report: ReportLine | None = None
    section: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def language() -> str:
    """The language of content that goes with the language of the page: 'zh' or 'en'."""
    return content_language(get_language() or settings.LANGUAGE_CODE)


def wants_part(request: HttpRequest) -> bool:
    """Whether a script asks for a part of a page (htmx, or the box beside a figure)."""
    return request.headers.get("HX-Request") == "true"


def stored_reports(request: HttpRequest) -> Sequence[ReportLine]:
    """Every stored report, read once for a request."""
    found: Sequence[ReportLine] | None = getattr(request, "stored_reports", None)
    if found is None:
        found = queries.reports(language())
        request.stored_reports = found  # type: ignore[attr-defined]
    return found


def report_line(request: HttpRequest, symbol: str) -> ReportLine:
    """The report of that symbol, or the page that says there is none."""
    for line in stored_reports(request):
        if line.symbol == symbol:
            return line
    raise Http404(gettext("No report with the symbol %(symbol)s is stored.") % {"symbol": symbol})


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], frame: Frame, status: int = 200
) -> HttpResponse:
    """The page in its frame."""
    stored = stored_reports(request)
    report = frame.report
    around = {
        "frame": frame,
        "report": report,
        "institution": settings.INSTITUTION.get(get_language() or "en") or gettext("Answerable"),
        "version": __version__,
        "foreign_report": _only_language(report),
        "languages": _languages(request),
        "crumbs": _crumbs(frame),
        "links": _general_links(frame, stored),
        "report_links": _report_links(frame),
        "periods": _periods(frame, stored),
        "entities": _entities(frame),
        "keys": page_keys(),
    }
    return render(request, template, {**around, **context}, status=status)


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    here = get_language()
    names = {"zh-hans": "中文", "en": "English"}
    return [
        {
            "code": code,
            "name": names[code],
            "url": translate_url(request.get_full_path(), code),
            "current": code == here,
        }
        for code, _name in settings.LANGUAGES
    ]


def _only_language(report: ReportLine | None) -> str:
    """The mark of a report that is not stored in the reader's language: once, not in every row."""
    if report is None or not report.languages or language() in report.languages:
        return ""
    return only_in(report.languages[0])


def _crumbs(frame: Frame) -> list[Crumb]:
    crumbs = [Crumb(gettext("Home"), reverse("home"))]
    if frame.report is not None:
        crumbs.append(Crumb(frame.report.symbol, reverse("overview", args=[frame.report.symbol])))
    return [*crumbs, *frame.crumbs]


def _general_links(frame: Frame, stored: Sequence[ReportLine]) -> list[Link]:
    rows = [
        ("home", gettext("Home"), "h", None),
        ("documents", gettext("Documents"), "d", len(stored)),
        ("upload", gettext("Upload a report"), "u", None),
    ]
    if len(stored) > 1:
        rows.append(("compare", gettext("Compare two periods"), "c", None))
    return [
        Link(name, text, reverse(name), key, frame.name == name, count) for name, text, key, count in rows
    ]


def _report_links(frame: Frame) -> list[Link]:
    report = frame.report
    if report is None:
        return []
    counts = {
        "indicators": report.indicators,
        "outputs": report.outputs,
        "findings": sum(report.findings.values()),
    }
    return [
        Link(name, str(text), reverse(name, args=[report.symbol]), key, frame.name == name, counts.get(name))
        for name, text, key in REPORT_PAGES
        if not (report.kind == "outputs_addendum" and name in NOT_IN_ADDENDA)
    ]


def _periods(frame: Frame, stored: Sequence[ReportLine]) -> list[dict[str, Any]]:
    """The same page in the other reports; a section's page leads to that section there."""
    names = {name for name, _text, _key in REPORT_PAGES}
    name = frame.name if frame.name in names else "overview"
    return [
        {
            "line": line,
            "url": reverse(name, args=[line.symbol]),
            "current": frame.report is not None and line.symbol == frame.report.symbol,
        }
        for line in stored
    ]


def _entities(frame: Frame) -> list[dict[str, Any]]:
    """Sections of the framework part; in a register they filter it, elsewhere they open."""
    report = frame.report
    if report is None:
        return []
    filtering = frame.name in {"outputs", "indicators", "findings"}
    return [
        {
            "node": node,
            "url": f"?section={node.path}" if filtering else section_url(report.symbol, node),
            "current": node.path == frame.section,
        }
        for node in tree(report)
        if node.entity
    ]


def tree(report: ReportLine) -> tuple[SectionNode, ...]:
    """The sections of a report with their counts."""
    return queries.section_tree(report.symbol, language())


def section_url(symbol: str, node: SectionNode) -> str:
    try:
        return reverse("section", args=[symbol, node.path])
    except NoReverseMatch:  # a section whose printed path cannot stand in an address
        return reverse("overview", args=[symbol])


def page_keys() -> list[tuple[str, str]]:
    """What the sheet of keys says beside the letters of the side bar."""
    return [
        ("/", gettext("Search")),
        ("↑ ↓", gettext("Row up or down in a table")),
        ("← →", gettext("Figures and links of the row")),
        ("Enter", gettext("Open the row")),
        ("e", gettext("Explain the figure")),
        ("Esc", gettext("Close")),
        ("?", gettext("This list")),
    ]
