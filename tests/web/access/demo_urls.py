"""The addresses as they are in the demo."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from answerable.config.urls import handler404, handler500
from answerable.config.urls import urlpatterns as _all
from answerable.web.access.demo import demo

__all__ = ["handler404", "handler500", "urlpatterns"]
urlpatterns = [*i18n_patterns(path("demo/", demo, name="demo")), *_all]
