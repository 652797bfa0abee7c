"""The data behind a published report: CSV by table, what their columns mean, and everything at once.

Only finished reports are here, whoever asks: a draft is nobody's data yet. Addresses stay.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from functools import wraps
from importlib import resources
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from answerable import __version__
from answerable.cycle.rules.files import as_download
from answerable.publishing import actions
from answerable.results import queries
from answerable.results.queries.portal import Version
from answerable.web.documents.tables import BY_NAME, STATES, TABLES, Column, DataTable, heads, spread
from answerable.web.frame.pages import language
from answerable.web.results.export import harmless

EPOCH = (1980, 1, 1, 0, 0, 0)  # of files in an archive: the same content is the same archive
SEALED_FOR, LOADED_FOR = "public, max-age=3600", "public, no-cache"


def finished_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of a finished report, answered from the reader's own copy where that is still right."""

    @wraps(view)
    def shown(request: HttpRequest, symbol: str, **address: Any) -> HttpResponse:
        found = queries.version(symbol)
        if found is None:
            raise Http404(_("No report with the symbol %(symbol)s is published.") % {"symbol": symbol})
        return remembered(request, found, lambda: view(request, symbol=symbol, **address))

    return shown


def remembered(request: HttpRequest, found: Version, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer with the headers that let it be kept: a sealed report's for an hour, a loaded one's
    only with asking whether it changed."""
    etag = f'"{found.tag}-{__version__}"'
    response = get_conditional_response(request, etag=etag) or make()
    response["ETag"] = etag
    response["Cache-Control"] = SEALED_FOR if found.final else LOADED_FOR
    return response


@finished_only
def table(request: HttpRequest, symbol: str, name: str) -> HttpResponse:  # noqa: ARG001
    """One table as CSV, UTF-8."""
    found = BY_NAME.get(name)
    if found is None:
        raise Http404(_("%(symbol)s has no table of this name.") % {"symbol": symbol})
    return _file(f"{symbol}-{name}.csv", "text/csv; charset=utf-8", csv_of(found, symbol, language()))


@finished_only
def package(request: HttpRequest, symbol: str) -> HttpResponse:
    """What the columns of the tables are: a data package with a table schema for each."""
    said = json.dumps(describe(request, symbol), ensure_ascii=False, indent=1)
    response = HttpResponse(said, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="datapackage.json"'
    return response


@finished_only
def everything(request: HttpRequest, symbol: str) -> HttpResponse:
    """All tables, their description, the document in each language and its schema, in one archive."""
    line = queries.line(symbol, language())
    assert line is not None
    files = {f"{each.name}.csv": csv_of(each, symbol, language()) for each in TABLES}
    said = describe(request, symbol, addresses=False)
    files["datapackage.json"] = json.dumps(said, ensure_ascii=False, indent=1).encode()
    files["document.schema.json"] = _schema()
    for spoken in line.languages:
        files[f"document.{spoken}.json"] = actions.publish_report(symbol, "json", spoken, actor="web")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return _file(f"{symbol}-data.zip", "application/zip", out.getvalue())


def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The schema of the documents' JSON form."""
    response = HttpResponse(_schema(), content_type="application/schema+json; charset=utf-8")
    response["Cache-Control"] = SEALED_FOR
    return response


def _schema() -> bytes:
    return (resources.files("answerable.publishing.media") / "document.schema.json").read_bytes()


def csv_of(table: DataTable, symbol: str, spoken: str) -> bytes:
    """The table as CSV: texts in that language, figures with a point."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads(table.columns))
    for row in table.rows(symbol, spoken):
        cells = spread(table.columns, row)
        writer.writerow([_cell(name, cell) for name, cell in zip(heads(table.columns), cells, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def _cell(name: str, cell: Any) -> Any:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    is_figure = not isinstance(cell, str) or (cell[:1] == "-" and cell[1:].replace(".", "").isdigit())
    return cell if is_figure or name.endswith("_state") else harmless(cell)


def describe(request: HttpRequest, symbol: str, *, addresses: bool = True) -> dict[str, Any]:
    """The data package: `path` is an address, or a file's name in the archive."""
    line = queries.line(symbol, language())
    assert line is not None
    return {
        "profile": "tabular-data-package",
        "name": symbol.lower().replace("/", "-"),
        "title": str(line.title or symbol),
        "description": str(
            _(
                "Figures as published. Each quantity has its figure, its state and its words: an empty "
                "figure never means zero. A text beginning with = + - @ has an apostrophe before it."
            )
        ),
        "languages": list(line.languages),
        "resources": [_resource(request, symbol, each, addresses=addresses) for each in TABLES],
    }


def _resource(request: HttpRequest, symbol: str, table: DataTable, *, addresses: bool) -> dict[str, Any]:
    url = reverse("data-table", kwargs={"symbol": symbol, "name": table.name})
    return {
        "name": table.name,
        "path": request.build_absolute_uri(url) if addresses else f"{table.name}.csv",
        "description": str(table.says),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [field for column in table.columns for field in _fields(column)],
            "missingValues": [""],
        },
    }


def _fields(column: Column) -> list[dict[str, Any]]:
    unit = {"unit": column.unit} if column.unit else {}
    if column.kind != "quantity":
        return [{"name": column.name, "type": column.kind, "description": str(column.says), **unit}]
    return [
        {
            "name": column.name,
            "type": "number",
            "description": f"{column.says} {_('Empty where no figure stands: see its state.')}",
            **unit,
        },
        {
            "name": f"{column.name}_state",
            "type": "string",
            "description": str(_("What stands there: a figure, nothing, or that it does not apply.")),
            "constraints": {"enum": list(STATES), "required": True},
        },
        {
            "name": f"{column.name}_words",
            "type": "string",
            "description": str(_("What is printed where it is no figure.")),
        },
    ]


def _file(name: str, kind: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = as_download(name)
    return response
