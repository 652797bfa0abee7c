"""Documents made from a version of a budget: what they lack, their files, storing them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Schema
from pydantic import Field

from answerable.api.callers import caller_of, needs
from answerable.api.results.reports import A_FILE, Form, as_file
from answerable.api.routes import Part
from answerable.publishing.actions.generating import (
    GeneratedKind,
    Wish,
    generate,
    generated_file,
    store_generated,
)

router = Part("generated documents", needs("read"))

Budget = Annotated[str, Path(max_length=60, pattern="^[-a-zA-Z0-9_]+$", description="code of the budget")]
VersionNumber = Annotated[int, Path(ge=1, le=2_000_000_000, description="number of the version in it")]
Report = Annotated[str, Field(max_length=100, description="a symbol; empty: the one of the period")]


class Asked(Schema):
    """What the document is made of beside the budgets; symbols as they are written."""

    symbol: Annotated[str, Field(max_length=100, description="of the document")] = ""
    report: Report = ""
    plan: Report = ""


class Kept(Asked):
    symbol: Annotated[str, Field(min_length=1, max_length=100, description="under which it is stored")]


class Lacking(Schema):
    """What the form asks for and nobody recorded, and of what.

    `what` is reason, narrative, posts, framework, or months: without any expenditure in the ledger.
    """

    what: str
    of: str


class Found(Schema):
    rule: str
    severity: str
    path: str | None
    message: str


class Generated(Schema):
    title: str
    sections: int
    tables: int
    lacking: list[Lacking]
    findings: list[Found] = Field(description="of the audit, of all languages")


class Stored(Schema):
    symbol: str


@router.get(
    "/budgets/{budget}/versions/{number}/documents/{kind}",
    response=Generated,
    summary="A document made from a version of a budget",
)
def document(
    request: HttpRequest,
    budget: Budget,
    number: VersionNumber,
    kind: GeneratedKind,
    asked: Annotated[Asked, Query(...)],
) -> Any:
    """Made now, kept nowhere. For people who see the whole institution."""
    made = generate(
        Wish(budget, number, kind, asked.symbol, asked.report, asked.plan), by=caller_of(request).id
    )
    return {
        "title": made.document.title or "",
        "sections": len(made.document.sections),
        "tables": len(made.document.tables),
        "lacking": [{"what": what, "of": of} for what, of in made.lacking],
        "findings": list(made.findings),
    }


@router.get(
    "/budgets/{budget}/versions/{number}/documents/{kind}/{language}/{form}",
    response=bytes,
    summary="Its bytes in a language and a form",
    openapi_extra=A_FILE,
)
def file(
    request: HttpRequest,
    budget: Budget,
    number: VersionNumber,
    kind: GeneratedKind,
    language: Literal["en", "zh"],
    form: Form,
    asked: Annotated[Asked, Query(...)],
) -> HttpResponse:
    wish = Wish(budget, number, kind, asked.symbol, asked.report, asked.plan)
    data = generated_file(wish, language, form, by=caller_of(request).id)
    name = (asked.symbol or f"{budget}-{number}-{kind}").replace("/", "_")
    return as_file(data, f"{name}.{language}.{form}", form)


@router.post(
    "/budgets/{budget}/versions/{number}/documents/{kind}",
    response={201: Stored},
    auth=needs("publish"),
    summary="Store such a document under its symbol",
)
def store(
    request: HttpRequest, budget: Budget, number: VersionNumber, kind: GeneratedKind, sent: Kept
) -> Any:
    """In every language or not at all; it is then a document like any other that was loaded."""
    wish = Wish(budget, number, kind, sent.symbol, sent.report, sent.plan)
    return {"symbol": store_generated(wish, by=caller_of(request).id)}
