"""The audit: recomputes everything a document lets anyone recompute, and words what it doubts.

`audit(document)` runs every rule over one document and returns the findings in the order in
which they stand in the source. It writes nothing, asks no clock, and needs neither Django nor the
source file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from answerable.calc.account import Document, Finding, Kind, Place
from answerable.results.reports.rules import (
    agreement,
    combined,
    completion,
    delivery,
    indicators,
    posts,
    programme,
    references,
    resources,
    sentences,
    tables,
    threshold,
    vacancies,
    wording,
)

Check = Callable[[Document], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    sentences.sentence_figures,
    sentences.sentences_and_tables,
    resources.variances,
    tables.totals,
    agreement.tables_agree,
    posts.vacancy_rates,
    vacancies.vacancy_rates_in_text,
    threshold.unexplained_variances,
    indicators.measures,
    delivery.delivery_rates,
    completion.completed_values,
    references.output_numbers,
)

# Kinds with rules of their own; all others are judged by CHECKS.
CHECKS_OF: dict[Kind, tuple[Check, ...]] = {
    "combined_report": (sentences.sentence_figures, *combined.CHECKS),
    "programme_budget": (
        sentences.sentence_figures,
        tables.totals,
        references.output_numbers,
        *programme.CHECKS,
    ),
}


def audit(document: Document, language: str | None = None) -> tuple[Finding, ...]:
    """All findings of one document, worded in `language` (default: the document's own)."""
    tongue = language or document.language
    found: dict[tuple[str, str | None, str | None, str | None, Place | None], Finding] = {}
    for check in CHECKS_OF.get(document.kind, CHECKS):
        for finding in check(document):
            key = (finding.rule, finding.path, finding.printed, finding.computed, finding.place)
            found.setdefault(key, finding)
    return tuple(worded(finding, tongue) for finding in sorted(found.values(), key=_standing))


def _standing(finding: Finding) -> tuple[int, ...]:
    """Where a finding stands in its source, so that findings are read beside it; else at the end."""
    place = finding.place
    if place is None:
        return (2,)
    if place.lines is not None:
        return (0, *place.lines)
    if place.block is not None:
        return (0, place.block, place.row or 0)
    return (0, place.page, int(place.box[1]) if place.box else 0) if place.page else (1,)


def worded(finding: Finding, language: str) -> Finding:
    """The same finding with its sentence in another language; readers' findings keep theirs."""
    message = wording.sentence(finding.rule, language, finding.parameters)
    return finding if message is None else replace(finding, message=message)
