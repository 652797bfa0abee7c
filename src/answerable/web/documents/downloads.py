"""A stored report as a document again: web page, DOCX, PDF, XLSX and JSON, in each language it has."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.cycle.rules.files import as_download
from answerable.publishing import actions
from answerable.publishing.queries import verify_seal
from answerable.results import queries
from answerable.web.documents.data import remembered
from answerable.web.documents.tables import TABLES
from answerable.web.frame.pages import Crumb, Frame, page, report_line
from answerable.web.frame.pages import language as language_of_content

TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
# A published web page stands alone: its own style is inside it, and nothing else may run.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'"


def downloads(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    own_first = sorted(line.languages, key=lambda code: code != language_of_content())
    forms = (
        ("html", _("Web page"), _("to read in a browser or put on a site")),
        ("pdf", "PDF", _("to print and to file")),
        ("docx", "DOCX", _("to edit further")),
        ("xlsx", "XLSX", _("to calculate with")),
        ("json", "JSON", _("for programs, with every place in the source")),
    )
    names = {
        "zh": "中文",
        "en": "English",
        "fr": "Français",
        "es": "Español",
        "ru": "Русский",
        "ar": "العربية",
    }
    context = {
        "forms": forms,
        "seal": verify_seal(symbol) if line.status == "published" else None,
        "tables": () if line.is_open else TABLES,
        "in_languages": [(code, names.get(code, code)) for code in own_first],
    }
    crumbs = [Crumb(_("Downloads"))]
    return page(request, "documents/downloads.html", context, Frame("downloads", crumbs, report=line))


def download(request: HttpRequest, symbol: str, language: str, form: str) -> HttpResponse:
    line = report_line(request, symbol)
    if form not in TYPES or language not in line.languages:
        raise Http404(
            _("%(symbol)s is not published as %(form)s in this language.") % {"symbol": symbol, "form": form}
        )
    found = queries.version(symbol)
    if found is None:  # a draft, for those who may see it: kept nowhere
        return _made(symbol, language, form)
    return remembered(request, found, lambda: _made(symbol, language, form))


def _made(symbol: str, language: str, form: str) -> HttpResponse:
    """The file as it was published, else made now."""
    try:
        data = queries.published_file(symbol, language, form) or actions.publish_report(
            symbol, form, language, actor="web"
        )
    except actions.NotStored as refusal:
        raise Http404(str(refusal)) from refusal
    response = HttpResponse(data, content_type=TYPES[form])
    shown = form in ("html", "pdf")
    response["Content-Disposition"] = as_download(f"{symbol}.{language}.{form}", inline=shown)
    if form == "html":
        response["Content-Security-Policy"] = ALONE
    return response
