"""Addresses: the pages under their language, /en/ and /zh-hans/; the programs' door under /api/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from answerable.api.urls import api

urlpatterns = [
    path("api/", api.urls),
    *i18n_patterns(path("", include("answerable.web.urls"))),
]
