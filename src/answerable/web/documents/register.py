"""The register of documents: every report one may read with its period, languages, counts and doubts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.web.documents.publishers import may_store, uploads_of
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page


def documents(request: HttpRequest) -> HttpResponse:
    context = {
        "stored": queries.reports(language()),
        "waiting": uploads_of(request),
        "stores": may_store(me_of(request)),
    }
    return page(request, "documents/register.html", context, Frame("documents", [Crumb(_("Documents"))]))
