"""The findings of a report."""

from __future__ import annotations

from answerable.calc.account import Severity
from answerable.results.queries.shapes import FindingRegister


def findings(
    symbol: str,
    language: str,
    *,
    severity: str | None = None,
    rule: str | None = None,
    section: str | None = None,
) -> FindingRegister | None:
    """Findings, worst first, then in the order of the document."""
    raise NotImplementedError


def worst_by_path(symbol: str) -> dict[str, Severity]:
    """The worst severity found at each path: marks beside figures."""
    raise NotImplementedError
