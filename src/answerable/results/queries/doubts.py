"""The findings of a report."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from answerable.calc.account import Severity
from answerable.foundation.records import place_from_json
from answerable.results.choices import SEVERITIES
from answerable.results.models import ReportFinding
from answerable.results.queries.scope import Scope, find, kept
from answerable.results.queries.shapes import FindingRegister, FindingRow


def findings(
    symbol: str,
    language: str,
    *,
    severity: str | None = None,
    rule: str | None = None,
    section: str | None = None,
) -> FindingRegister | None:
    """Findings, worst first, then in the order of the document. `section` includes its units."""
    scope = find(symbol, language)
    if scope is None:
        return None
    rows = finding_rows(scope)
    paths = None
    if section:
        paths = {scope.section_by_id[key].path for key in scope.below(section)}
    here = [row for row in rows if paths is None or row.section in paths]
    shown = [
        row for row in here if (not severity or row.severity == severity) and (not rule or row.rule == rule)
    ]
    severities = Counter(row.severity for row in here if not rule or row.rule == rule)
    rules = Counter(row.rule for row in here if not severity or row.severity == severity)
    return FindingRegister(
        tuple(sorted(shown, key=lambda row: SEVERITIES.index(row.severity))),
        {name: severities[cast(Severity, name)] for name in SEVERITIES},
        dict(sorted(rules.items())),
        len(rows),
    )


@kept
def finding_rows(scope: Scope) -> list[FindingRow]:
    """All findings in the order of the document."""
    stored = ReportFinding.objects.filter(report=scope.report, language=scope.document_language)
    return [_row(scope, row) for row in stored.order_by("position")]


def _row(scope: Scope, row: Any) -> FindingRow:
    return FindingRow(
        rule=row.rule,
        severity=row.severity,
        origin=row.origin,
        path=row.path,
        section=row.section_path,
        printed=row.printed,
        computed=row.computed,
        message=scope.required(row.messages),
        parameters=row.parameters,
        language=row.language,
        place=place_from_json(row.place),
    )


def worst_by_path(symbol: str, language: str = "en") -> dict[str, Severity]:
    """The worst severity found at each path: marks beside figures."""
    scope = find(symbol, language)
    return {} if scope is None else scope.worst
