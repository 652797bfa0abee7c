"""Addresses: the pages at the root, the programs' door under /api/."""

from __future__ import annotations

from django.urls import include, path

from answerable.api.urls import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("answerable.web.urls")),
]
