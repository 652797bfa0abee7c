"""Addresses of plans, and of the rows of a plan that is being written."""

from __future__ import annotations

from django.urls import path

from answerable.web.plans import beginning, comparing, pages, writing

_section = "work/<symbol:symbol>/sections/<path:path>/"

urlpatterns = [
    path("plans/", pages.plans, name="plans"),
    path("plans/begin/", beginning.begin, name="begin-plan"),
    path("plans/<slug:code>/", pages.plan, name="plan"),
    path("plans/<slug:code>/versions/", pages.begin_version, name="begin-version"),
    path("plans/<slug:code>/documents/", pages.add_version, name="add-version"),
    path("plans/<slug:code>/decisions/", pages.decide, name="decide-version"),
    path("plans/<slug:code>/names/", pages.rename, name="rename-plan"),
    path("plans/<slug:code>/withdrawals/", pages.withdraw, name="withdraw-version"),
    path("plans/<slug:code>/compare/", comparing.comparison, name="compare-versions"),
    path(f"{_section}rows/", writing.edit, name="edit-rows"),
    path(f"{_section}rows/remove/", writing.remove, name="remove-row"),
]
