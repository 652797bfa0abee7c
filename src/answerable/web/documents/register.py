"""The register of documents: every stored report with its period, languages, counts and doubts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.web.documents import reading
from answerable.web.frame.pages import Crumb, Frame, language, page


def documents(request: HttpRequest) -> HttpResponse:
    context = {"stored": queries.reports(language()), "waiting": reading.waiting()}
    return page(request, "documents/register.html", context, Frame("documents", [Crumb(_("Documents"))]))
