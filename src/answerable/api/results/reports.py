"""Reports: which there are, one at a glance, its contents, sections, narrative, and as a document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from ninja import Query

from answerable import __version__
from answerable.api.addresses import Language, SectionPath, Spoken, Symbol, spoken
from answerable.api.callers import Open, me_of_request
from answerable.api.lists import Wanted, listed
from answerable.api.problems import Problem
from answerable.api.results import schemas
from answerable.api.routes import Part
from answerable.cycle.rules.files import as_download
from answerable.publishing import actions
from answerable.publishing.compile import compile_report
from answerable.publishing.media.json import to_json
from answerable.results import queries

router = Part("reports", Open())

Form = Literal["html", "docx", "pdf", "xlsx", "json"]
TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
# What the description says of an answer that is a file.
A_FILE = {"responses": {200: {"description": "the file", "content": {kind: {} for kind in TYPES.values()}}}}


def no_report(symbol: str) -> Problem:
    sentence = _("%(symbol)s: no report of this symbol is stored, or it is not open to you.")
    return Problem(404, sentence % {"symbol": symbol})


@router.get("/reports", response=schemas.Reports, summary="Reports, newest period first")
def reports(request: HttpRequest, part: Wanted, language: Language = None) -> Any:  # noqa: ARG001
    """Those that are published; to a known caller also the open ones they take part in."""
    return listed(queries.reports(spoken(language)), part)


@router.get("/reports/{symbol}", response=schemas.Overview, summary="One report at a glance")
def report(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    found = queries.report(symbol, spoken(language))
    if found is None:
        raise no_report(symbol)
    return found


@router.get(
    "/reports/{symbol}/document",
    response=dict[str, Any],
    summary="One report as JSON of the schema answerable/document-1",
)
def document(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    """The whole account with its findings. Without `language` in the first it is stored in."""
    line = next((line for line in queries.reports(spoken(language)) if line.symbol == symbol), None)
    if line is None or not line.languages:
        raise no_report(symbol)
    return to_json(compile_report(symbol, language or line.languages[0]))


@router.get("/reports/{symbol}/sections", response=schemas.Sections, summary="Contents of a report")
def sections(request: HttpRequest, symbol: Symbol, part: Wanted, language: Language = None) -> Any:  # noqa: ARG001
    if queries.report(symbol, spoken(language)) is None:
        raise no_report(symbol)
    return listed(queries.section_tree(symbol, spoken(language)), part)


@router.get(
    "/reports/{symbol}/sections/{section}", response=schemas.Section, summary="Everything of one section"
)
def section(request: HttpRequest, symbol: Symbol, section: SectionPath, language: Language = None) -> Any:  # noqa: ARG001
    found = queries.section_page(symbol, section, spoken(language))
    if found is None:
        sentence = _("%(symbol)s has no section %(section)s, or it is not open to you.")
        raise Problem(404, sentence % {"symbol": symbol, "section": section}, place=section)
    return found


@router.get("/reports/{symbol}/narrative", response=schemas.Narrative, summary="Paragraphs by section")
def narrative(request: HttpRequest, symbol: Symbol, part: Wanted, language: Language = None) -> Any:  # noqa: ARG001
    if queries.report(symbol, spoken(language)) is None:
        raise no_report(symbol)
    return listed(queries.narrative(symbol, spoken(language)), part)


@router.get("/reports/{symbol}/tables", response=list[schemas.Table], summary="Tables as they are printed")
def tables(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    if queries.report(symbol, spoken(language)) is None:
        raise no_report(symbol)
    return list(queries.tables(symbol, spoken(language)))


@router.get(
    "/reports/{symbol}/files/{language}/{form}",
    response=bytes,
    summary="The document: html, docx, pdf, xlsx or json",
    openapi_extra=A_FILE,
)
def file(request: HttpRequest, symbol: Symbol, language: Spoken, form: Form) -> HttpResponse:
    """Byte for byte as it was published here, else set from what is stored. Send `ETag` back as
    `If-None-Match`: the answer is 304 while nothing changed."""
    if all(line.symbol != symbol for line in queries.reports(language)):
        raise no_report(symbol)
    found = queries.version(symbol)  # None: a draft, kept nowhere
    etag = None if found is None else f'"{found.tag}-{__version__}"'
    me = me_of_request(request)
    return get_conditional_response(request, etag=etag) or as_file(
        queries.published_file(symbol, language, form)
        or actions.publish_report(symbol, form, language, actor="api" if me is None else str(me.id)),
        f"{symbol.replace('/', '_')}.{language}.{form}",
        form,
        etag,
    )


def as_file(data: bytes, name: str, form: Form, etag: str | None = None) -> HttpResponse:
    """A document as an answer, to be saved under this name."""
    response = HttpResponse(data, content_type=TYPES[form])
    response["Content-Disposition"] = as_download(name)
    if etag is not None:
        response["ETag"] = etag
    return response


@router.get("/search", response=schemas.Hits, summary="Rows and paragraphs that say certain words")
def search(
    request: HttpRequest,  # noqa: ARG001
    q: Annotated[str, Query(min_length=1, max_length=200, description="words; each must be said")],
    limit: Annotated[int, Query(ge=1, le=200, description="of each kind")] = 20,
    language: Language = None,
) -> Any:
    return queries.search(q, spoken(language), limit=limit)


@router.get("/comparison", response=schemas.Comparison, summary="Two reports side by side")
def comparison(
    request: HttpRequest,  # noqa: ARG001
    first: Annotated[str, Query(max_length=100, description="symbol", examples=["A/76/596"])],
    second: Annotated[str, Query(max_length=100, description="symbol", examples=["A/75/560"])],
    language: Language = None,
) -> Any:
    found = queries.comparison(first.replace("_", "/"), second.replace("_", "/"), spoken(language))
    if found is None:
        raise no_report(f"{first}, {second}")
    return found
