"""Addresses of the cycle's pages: under work/, and the notices."""

from __future__ import annotations

from django.urls import path

from answerable.web.cycle import clearing, entry, home, notes, opening, paragraphs, progress, totals

_section = "work/<symbol:symbol>/sections/<path:path>/"

urlpatterns = [
    path("notices/", home.notices, name="notices"),
    path("work/open/", opening.opening, name="open-period"),
    path(f"{_section}cells/", entry.cells, name="cells"),
    path(f"{_section}submit/", clearing.submit, name="submit"),
    path(f"{_section}clear/", clearing.clear, name="clear"),
    path(f"{_section}notes/", notes.notes, name="notes"),
    path(f"{_section}comments/", notes.comment, name="comment"),
    path(f"{_section}comments/<int:number>/settle/", notes.settle, name="settle"),
    path(f"{_section}evidence/", notes.attach, name="attach"),
    path(f"{_section}evidence/<int:number>/", notes.download, name="evidence"),
    path(f"{_section}evidence/<int:number>/remove/", notes.detach, name="detach"),
    path(f"{_section}paragraphs/add/", paragraphs.add, name="add-paragraph"),
    path(f"{_section}paragraphs/remove/", paragraphs.remove, name="remove-paragraph"),
    path(_section, entry.entry, name="entry"),
    path("work/<symbol:symbol>/", progress.progress, name="progress"),
    path("work/<symbol:symbol>/progress.<str:form>", progress.exported, name="progress-export"),
    path("work/<symbol:symbol>/totals.<str:form>", totals.exported, name="totals-export"),
    path("work/<symbol:symbol>/deadlines/", progress.deadlines, name="deadlines"),
]
