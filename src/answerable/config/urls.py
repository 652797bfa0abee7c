"""Addresses: the pages under their language, /en/ and /zh-hans/; the programs' door under /api/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from answerable.api import urls as api
from answerable.config import health

handler404 = "answerable.web.frame.faults.not_found"
handler500 = "answerable.web.frame.faults.broken"

urlpatterns = [
    path("healthz", health.answer),
    path("api/", include((api.urlpatterns, "ninja"), namespace="api")),
    path("sign-on/", include("answerable.web.access.sign_on")),
    *i18n_patterns(path("", include("answerable.web.urls"))),
]
