"""Addresses of forecasts, under forecast/."""

from __future__ import annotations

from django.urls import path

from answerable.web.forecast import pages

urlpatterns = [
    path("forecast/", pages.forecasts, name="forecasts"),
    path("forecast/<slug:budget>/", pages.forecast, name="forecast"),
    path("forecast/<slug:budget>/posts/", pages.posts, name="forecast-posts"),
    path("forecast/<slug:budget>/forecast.<str:form>", pages.file, name="forecast-file"),
    path("forecast/<slug:budget>/posts.<str:form>", pages.posts_file, name="forecast-posts-file"),
    path("forecast/<slug:budget>/figures/<slug:figure>/", pages.figure, name="forecast-figure"),
]
