"""Compiling: what an open report will print, its tables and the audit's findings, as often as wanted.

Figures and texts that people entered are read and never written. Numbers of paragraphs and printed
rates go into the rows at publication only (`printing`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from answerable.calc.account import Document
from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import access, journal
from answerable.publishing.actions.loading import findings_of
from answerable.publishing.actions.storing_tables import store_tables
from answerable.publishing.compiling.drafts import Draft, draft_of, open_report
from answerable.publishing.compiling.finishing import as_printed, in_form
from answerable.results.models import Report, ReportFinding, ReportingCycle


@dataclass(frozen=True, slots=True)
class Compiled:
    """What compiling came to: errors, warnings and notes by language; whether anything changed."""

    symbol: str
    changed: bool
    findings: dict[str, dict[str, int]]
    missing: tuple[str, ...]  # languages there is nothing in


def compile_draft(symbol: str, *, by: int) -> Compiled:
    """Computes the report's tables and audits it in each language. Raises `Refused`.

    For the budget office and publishers, at any moment; the second time changes nothing.
    """
    may_compile(by)
    report = open_report(symbol)
    draft = draft_of(report, languages_of(report))
    found = {language: _findings(draft, language) for language in draft.documents}
    with acting(by, "compile_draft"):
        journal.one_writer()
        Report.objects.select_for_update().get(pk=report.pk)
        changed = store_tables(report, draft) > 0
        for language, rows in found.items():
            changed |= _store_findings(report, language, rows)
        if changed:
            Report.objects.filter(pk=report.pk).update(stored_at=datetime.now(UTC))
            journal.record({"symbol": symbol, "seal": draft.seal(symbol)})
    return Compiled(symbol, changed, {lang: _counted(rows) for lang, rows in found.items()}, draft.missing)


def preview(symbol: str, language: str, format: str, *, by: int) -> bytes:
    """The report as it would be printed now. Raises `Refused`; stores nothing."""
    from answerable.publishing import registry  # document libraries, which only this needs

    may_compile(by)
    draft = draft_of(open_report(symbol), (language,))
    if language in draft.missing:
        raise Refused("incomplete", _("Nothing of %(symbol)s is in this language.") % {"symbol": symbol})
    try:
        return registry.write(in_form(draft.document(language), format), format)
    except ValueError as fault:
        raise Refused(
            "invalid",
            _("%(symbol)s cannot be printed as %(format)s: %(why)s.")
            % {"symbol": symbol, "format": format, "why": fault},
        ) from fault


def may_compile(by: int) -> None:
    """Raises `Refused` unless the entered person is of the budget office or a publisher of the whole."""
    if access.entered() != by or not (0 in access.scope("clears") or 0 in access.scope("publishes")):
        raise Refused(
            "not_yours", _("Only the budget office and publishers compile a report; ask one of them.")
        )


def languages_of(report: Report) -> tuple[str, ...]:
    """The languages it shall be published in; without a calendar those it has."""
    cycle = ReportingCycle.objects.filter(report=report).first()
    return tuple(cycle.languages) if cycle is not None else tuple(sorted(report.places))


def _findings(draft: Draft, language: str) -> list[ReportFinding]:
    document: Document = as_printed(draft.document(language))
    return findings_of(document)


def _store_findings(report: Report, language: str, rows: list[ReportFinding]) -> bool:
    old = ReportFinding.objects.filter(report=report, language=language).order_by("position")
    if [_key(row) for row in old] == [_key(row) for row in rows]:
        return False
    old.delete()
    for row in rows:
        row.report = report
    ReportFinding.objects.bulk_create(rows)
    return True


def _key(row: ReportFinding) -> tuple[object, ...]:
    return (row.origin, row.rule, row.severity, row.path, row.printed, row.computed, row.messages)


def _counted(rows: list[ReportFinding]) -> dict[str, int]:
    return {name: sum(row.severity == name for row in rows) for name in ("error", "warning", "note")}
