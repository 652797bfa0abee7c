"""Addresses of the ledger's pages."""

from __future__ import annotations

from django.urls import path

from answerable.web.ledger import aliases, filling, lines, loads, mappings, sums

urlpatterns = [
    path("ledger/", sums.sums, name="ledger"),
    path("ledger/sums.<str:form>", sums.exported, name="ledger-export"),
    path("ledger/lines/", lines.lines, name="ledger-lines"),
    path("ledger/lines.<str:form>", lines.exported, name="ledger-lines-export"),
    path("ledger/loads/", loads.loads, name="ledger-loads"),
    path("ledger/loads/<int:number>/", loads.load, name="ledger-load"),
    path("ledger/loads/<int:number>/rejects.<str:form>", loads.rejects, name="ledger-rejects"),
    path("ledger/loads/<int:number>/again/", loads.again, name="ledger-again"),
    path("ledger/sendings/<int:number>/", loads.sending, name="ledger-sending"),
    path("ledger/mappings/", mappings.mappings, name="ledger-mappings"),
    path("ledger/mappings/new/", mappings.new, name="ledger-mapping-new"),
    path("ledger/names/", aliases.aliases, name="ledger-aliases"),
    path("ledger/names.<str:form>", aliases.exported, name="ledger-aliases-export"),
    path("ledger/names/<int:number>/", aliases.decide, name="ledger-alias"),
    path("work/<symbol:symbol>/ledger/", filling.filling, name="ledger-filling"),
]
