"""Addresses of the door."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from answerable.web.access import demo

urlpatterns = []
if settings.DEMO:
    urlpatterns.append(path("demo/", demo.demo, name="demo"))
