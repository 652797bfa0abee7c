"""Addresses of the pages. Every page, filter and figure has one that can be sent to a colleague."""

from __future__ import annotations

from django.urls import include, path, register_converter

from answerable.web.documents import data, downloads, register, upload
from answerable.web.frame import find, home
from answerable.web.frame.addresses import SymbolConverter
from answerable.web.results import (
    comparison,
    explanation,
    findings,
    money,
    narrative,
    overview,
    registers,
    sections,
)

register_converter(SymbolConverter, "symbol")

_report = [
    path("", overview.overview, name="overview"),
    path("sections/<path:path>/", sections.section, name="section"),
    path("indicators/", registers.indicators, name="indicators"),
    path("indicators.<str:form>", registers.indicators_export, name="indicators-export"),
    path("outputs/", registers.outputs, name="outputs"),
    path("outputs.<str:form>", registers.outputs_export, name="outputs-export"),
    path("indicators/workbook.xlsx", registers.indicators_workbook, name="indicators-workbook"),
    path("outputs/workbook.xlsx", registers.outputs_workbook, name="outputs-workbook"),
    path("money/", money.money, name="money"),
    path("posts/", money.posts, name="posts"),
    path("tables/<slug:code>/", money.table, name="table"),
    path("narrative/", narrative.narrative, name="narrative"),
    path("findings/", findings.findings, name="findings"),
    path("findings.<str:form>", findings.findings_export, name="findings-export"),
    path("figures/<slug:figure>/", explanation.figure, {"path": ""}, name="report-figure"),
    path("figures/<slug:figure>/<path:path>", explanation.figure, name="figure"),
    path("downloads/", downloads.downloads, name="downloads"),
    path("downloads/<str:language>.<str:form>", downloads.download, name="download"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("answerable.web.access.urls")),
    path("", include("answerable.web.publishing.urls")),
    path("", include("answerable.web.plans.urls")),  # before the sections, whose paths hold slashes
    path("", include("answerable.web.cycle.urls")),
    path("", include("answerable.web.ledger.urls")),
    path("", include("answerable.web.forecast.urls")),
    path("", include("answerable.web.budgets.urls")),
    path("", include("answerable.web.workbooks.urls")),
    path("find/", find.find, name="find"),
    path("compare/", comparison.compare, name="compare"),
    path("compare.<str:form>", comparison.comparison_export, name="compare-export"),
    path("documents/", register.documents, name="documents"),
    path("documents/upload/", upload.upload, name="upload"),
    path("documents/uploads/<slug:key>/", upload.reading, name="reading"),
    path("documents/uploads/<slug:key>/store/", upload.store, name="store"),
    path("documents/uploads/<slug:key>/discard/", upload.discard, name="discard"),
    path("data/document.schema.json", data.schema, name="data-schema"),
    path("data/<symbol:symbol>/datapackage.json", data.package, name="data-package"),
    path("data/<symbol:symbol>/all.zip", data.everything, name="data-all"),
    path("data/<symbol:symbol>/<slug:name>.csv", data.table, name="data-table"),
    path("reports/<symbol:symbol>/", include(_report)),
    path("reports/<path:symbol>/", overview.by_symbol),  # as a person writes it: reports/A/76/596/
]
