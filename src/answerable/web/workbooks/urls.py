"""Addresses of workbooks: by kind and by what they are about, and of those that were sent back."""

from __future__ import annotations

from django.urls import path

from answerable.web.workbooks import sent, workbook

urlpatterns = [
    path("workbooks/sent/<int:number>/", sent.sent, name="workbook-sent"),
    path("workbooks/sent/<int:number>/apply/", sent.apply, name="workbook-apply"),
    path("workbooks/sent/<int:number>/errors.<str:form>", sent.errors, name="workbook-errors"),
    path("workbooks/sent/<int:number>/changes.<str:form>", sent.changes, name="workbook-changes"),
    path("workbooks/<slug:kind>/<symbol:target>/", workbook.workbook, name="workbook"),
    path("workbooks/<slug:kind>/<symbol:target>/download/", workbook.download, name="workbook-download"),
]
