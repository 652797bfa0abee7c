"""Two versions of a plan as a difference: as documents, so that one made here and one read compare alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

from answerable.calc.account import Document
from answerable.calc.differences import Difference, differences
from answerable.organization.queries import Me
from answerable.publishing.compile import NotStored, compile_report
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report


@dataclass(frozen=True, slots=True)
class Compared:
    """`is_part`: only the sections were compared that the reader sees of what is being written."""

    before: str  # symbols
    after: str
    language: str
    difference: Difference
    is_part: bool = False


def compare(before: str, after: str, language: str, me: Me | None) -> Compared | None:
    """What became of one plan document in another, in one language that both have.

    None where one of them is not there for the reader, is no plan, or has not this language.
    """
    reports = [
        Report.objects.filter(symbol=symbol, kind__in=PLAN_KINDS).first() for symbol in (before, after)
    ]
    if any(report is None for report in reports):
        return None
    try:
        documents = [_document(symbol, language) for symbol in (before, after)]
    except NotStored:
        return None
    open_ones = [
        document
        for report, document in zip(reports, documents, strict=True)
        if report is not None and report.status == "open"
    ]
    is_part = bool(open_ones) and not (me is not None and me.may_everywhere("reads"))
    if is_part:
        seen = set.intersection(*({section.path for section in document.sections} for document in open_ones))
        documents = [_only(document, seen) for document in documents]
    return Compared(before, after, language, differences(*documents), is_part)


def _document(symbol: str, language: str) -> Document:
    """The document; a name that is missing in its language is empty."""
    found = compile_report(symbol, language, findings=False)
    return replace(found, sections=tuple(replace(s, name=s.name or "") for s in found.sections))


def _only(document: Document, paths: set[str]) -> Document:
    return replace(
        document,
        title=None,
        sections=tuple(section for section in document.sections if section.path in paths),
        tables=tuple(table for table in document.tables if table.section in paths),
    )
