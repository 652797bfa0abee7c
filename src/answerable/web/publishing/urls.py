"""Addresses of publishing. The converter `symbol` is registered by `web.urls`."""

from __future__ import annotations

from django.urls import path

from answerable.web.publishing import corrigenda, generated, publish

_version = "budgets/<slug:budget>/<int:number>/documents/"

urlpatterns = [
    path(_version, generated.documents, name="budget-documents"),
    path(f"{_version}store/", generated.store, name="budget-document-store"),
    path(f"{_version}<slug:kind>/<str:language>.<str:form>", generated.file, name="budget-document-file"),
    path("work/publications/<int:number>/", publish.progress, name="publication"),
    path("work/publications/<int:number>/withdraw/", publish.withdraw, name="publication-withdraw"),
    path("work/<symbol:symbol>/publish/", publish.publish, name="publish"),
    path("work/<symbol:symbol>/publish/compile/", publish.compile_now, name="compile"),
    path("work/<symbol:symbol>/publish/<str:language>.<str:form>", publish.preview, name="preview"),
    path("corrigenda/<symbol:symbol>/", corrigenda.corrigenda, name="corrigenda"),
    path("corrigenda/<symbol:symbol>/add/", corrigenda.add, name="correction-add"),
    path("corrigenda/<symbol:symbol>/remove/", corrigenda.remove, name="correction-remove"),
    path("corrigenda/<symbol:symbol>/publish/", corrigenda.publish, name="corrigendum-publish"),
    path(
        "corrigenda/<symbol:symbol>/files/<str:language>.<str:form>",
        corrigenda.download,
        name="corrigendum-file",
    ),
]
