"""The frame around a page: side bar, period and entity switchers, languages, the person, keys.

Every view ends in `page(...)`. The frame asks little of the database (what reports and sections
are called, the person's own sections, their unread notices) whatever is stored; counts stand in
the side bar only where the page itself has read its report (`report_line`). A page inside a
report names that report, and the switchers then keep the kind of page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, gettext

from answerable import __version__
from answerable.foundation.texts import content_language
from answerable.organization.queries import Me
from answerable.results import queries
from answerable.results.queries.shapes import ReportLine, ReportName, SectionName, SectionNode
from answerable.web.frame import links
from answerable.web.frame.corrections import corrections_of
from answerable.web.frame.links import REPORT_PAGES, Link
from answerable.web.templatetags.figures import only_in

_Line = TypeVar("_Line", ReportLine, ReportName)

__all__ = ["Crumb", "Frame", "Link", "language", "me_of", "page", "report_line", "report_name", "two_periods"]


@dataclass(frozen=True, slots=True)
class Crumb:
    text: Any
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands: in which report, which section, under which name."""

    name: str
    crumbs: Sequence[Crumb] = ()
    report: ReportName | None = None
    section: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def language() -> str:
    """The language of content that goes with the language of the page: 'zh' or 'en'."""
    return content_language(get_language() or settings.LANGUAGE_CODE)


def wants_part(request: HttpRequest) -> bool:
    """Whether a script asks for a part of a page (htmx, or the box beside a figure)."""
    return request.headers.get("HX-Request") == "true"


def me_of(request: HttpRequest) -> Me | None:
    """Who asks; None for the public."""
    me: Me | None = getattr(request, "me", None)
    return me


def report_names(request: HttpRequest) -> Sequence[ReportName]:
    """What every report they may know of is called, read once for a request."""
    found: Sequence[ReportName] | None = getattr(request, "report_names", None)
    if found is None:
        found = queries.report_names(language())
        request.report_names = found  # type: ignore[attr-defined]
    return found


def two_periods(stored: Sequence[_Line]) -> tuple[_Line, _Line] | None:
    """The newest report that has an earlier period of its kind, behind that one."""
    dated = [(line, line.period.end) for line in stored if line.period]
    for line, last in dated:
        for other, end in dated:
            if other.kind == line.kind and end < last:
                return other, line
    return None


def report_name(request: HttpRequest, symbol: str) -> ReportName:
    """The report of that symbol, nothing counted (work pages), or the page that says there is none."""
    for line in report_names(request):
        if line.symbol == symbol:
            return line
    raise _no_report(symbol)


def report_line(request: HttpRequest, symbol: str) -> ReportLine:  # noqa: ARG001
    """The report of that symbol with its counts, or the page that says there is none."""
    found = queries.line(symbol, language())
    if found is None:
        raise _no_report(symbol)
    return found


def _no_report(symbol: str) -> Http404:
    return Http404(gettext("No report with the symbol %(symbol)s is stored.") % {"symbol": symbol})


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], frame: Frame, status: int = 200
) -> HttpResponse:
    """The page in its frame."""
    names, me, report = report_names(request), me_of(request), frame.report
    around = {
        "frame": frame,
        "me": me,
        "person": links.person_menu(me),
        "demo": links.demo_doors(me),
        "report": report,
        "institution": settings.INSTITUTION.get(get_language() or "en") or gettext("Answerable"),
        "version": __version__,
        "corrections": corrections_of(report, language()),
        "foreign_report": _only_language(report),
        "languages": _languages(request),
        "crumbs": _crumbs(frame),
        "links": links.general(frame, names, me),
        "work_links": links.work(frame, names, me, language()),
        "report_links": links.of_report(frame),
        "periods": _periods(frame, names),
        "entities": _entities(frame, context.get("tree")),
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


def _only_language(report: ReportName | None) -> str:
    """The mark of a report that is not stored in the reader's language: once, not in every row."""
    if report is None or not report.languages or language() in report.languages:
        return ""
    return only_in(report.languages[0])


def _crumbs(frame: Frame) -> list[Crumb]:
    crumbs = [Crumb(gettext("Home"), reverse("home"))]
    if frame.report is not None:
        crumbs.append(Crumb(frame.report.symbol, reverse("overview", args=[frame.report.symbol])))
    return [*crumbs, *frame.crumbs]


def _periods(frame: Frame, names: Sequence[ReportName]) -> list[dict[str, Any]]:
    """The same page in the other reports; a section's page leads to that section there."""
    kinds = {name for name, _text, _key in REPORT_PAGES}
    name = frame.name if frame.name in kinds else "overview"
    return [
        {
            "line": line,
            "url": reverse(name, args=[line.symbol]),
            "current": frame.report is not None and line.symbol == frame.report.symbol,
        }
        for line in names
    ]


def _entities(frame: Frame, nodes: Sequence[SectionNode] | None) -> list[dict[str, Any]]:
    """Sections of entities; a register they filter, on an entry page they open the entry, else the section.

    `nodes` are the page's own, where it has read them anyway.
    """
    report = frame.report
    if report is None:
        return []
    sections: Sequence[SectionNode | SectionName] = nodes or queries.section_names(report.symbol, language())
    return [
        {
            "node": node,
            "url": _entity_url(frame.name, report.symbol, node),
            "current": node.path == frame.section,
        }
        for node in sections
        if node.entity
    ]


def _entity_url(page_name: str, symbol: str, node: SectionNode | SectionName) -> str:
    if page_name in {"outputs", "indicators", "findings"}:
        return f"?section={node.path}"
    return section_url(symbol, node, "entry" if page_name == "entry" else "section")


def tree(report: ReportName) -> tuple[SectionNode, ...]:
    """The sections of a report with their counts."""
    return queries.section_tree(report.symbol, language())


def section_url(symbol: str, node: SectionNode | SectionName, name: str = "section") -> str:
    try:
        return reverse(name, args=[symbol, node.path])
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
