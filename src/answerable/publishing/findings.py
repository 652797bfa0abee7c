"""All findings of a document: what its reading doubted and what recomputing it finds, each once.

A document that was published holds the audit's findings already: they are recomputed, not
repeated. No Django: `answerable audit` and the database use the same list.
"""

from __future__ import annotations

from typing import Literal

from answerable.calc.account import Document, Finding

Origin = Literal["reading", "audit"]


def all_findings(document: Document) -> list[tuple[Origin, Finding]]:
    """Findings of the reading, then of the audit, each with where it comes from."""
    from answerable.results.reports import rules

    audited = rules.audit(document)
    known = {_identity(finding) for finding in audited}
    found: list[tuple[Origin, Finding]] = [
        ("reading", finding) for finding in document.findings if _identity(finding) not in known
    ]
    return [*found, *(("audit", finding) for finding in audited)]


def _identity(finding: Finding) -> tuple[str, str | None, str | None, str | None]:
    return finding.rule, finding.path, finding.printed, finding.computed
