"""The threshold rule: a variance that reaches the threshold of its period has to be explained.

The document's own threshold counts where it states one, else the one in force on the first day
of its period. Explained are categories of resources, not totals, not parts of a category and not
staff assessment income; explained means a head in the analysis of variances, and a paragraph.
Source: A/76/596, III.B with footnote 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Section, Table
from answerable.calc.money import money_unit
from answerable.calc.thresholds import (
    Threshold,
    ThresholdKind,
    must_be_explained,
    stated_threshold,
    variance_threshold,
)
from answerable.calc.variance import variance_amount, variance_percent
from answerable.results.reports.rules.agreement import category_of
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.labels import STAFF_ASSESSMENT, level

_MILITARY = re.compile(r"军事|建制警察|\bmilitary\b|\bformed police\b", re.IGNORECASE)
_ANALYSIS = ("III.B", "III", "IV")
_VARIANCES = re.compile(r"差异|\bvariances?\b", re.IGNORECASE)


def threshold_of(document: Document) -> Threshold | None:
    """The threshold this document is judged by; None where its period is unknown or too early."""
    since = document.period.start if document.period else date.max
    for section in document.sections:
        for paragraph in section.paragraphs:
            stated = stated_threshold(paragraph.text, since, document.symbol or section.path)
            if stated is not None:
                return stated
    table = document.table("resources_by_category")
    try:
        return variance_threshold(since, _kind(table))
    except LookupError:
        return None


def analysis_of(document: Document) -> Section | None:
    """The part that analyses variances: III.B of the support account, IV of a field mission.

    The one whose name says so; where none does, III.B or III. None where there is neither.
    """
    found = [s for path in _ANALYSIS for s in document.sections if s.path == path]
    named = (s for s in found if _VARIANCES.search(s.name))
    return next(named, next((s for s in found if s.path.startswith("III")), None))


def has_to_be_explained(row: Row, threshold: Threshold, factor: Decimal) -> bool:
    """Whether a row is a category whose variance reaches the threshold.

    Judged is the variance that apportionment and expenditure give; where they give none, the
    printed one. `factor` is the worth of the table's unit in dollars.
    """
    if level(row) != "item" or STAFF_ASSESSMENT.search(row.label or ""):
        return False
    cells = row.cells
    allotted, spent = cells.get("apportionment"), cells.get("expenditure")
    amount = variance_amount(allotted, spent)
    if amount is None:
        printed = cells.get("variance_amount"), cells.get("variance_percent")
        return must_be_explained(*printed, threshold, factor)
    return must_be_explained(amount, variance_percent(allotted, spent), threshold, factor)


def unexplained_variances(document: Document) -> Iterator[Finding]:
    """Categories at or over the threshold without a head, and heads without a paragraph."""
    table, threshold = document.table("resources_by_category"), threshold_of(document)
    if table is None or threshold is None:
        return
    heads = document.table("variances")
    explained = {
        id(found[1]) for head in (heads.rows if heads else ()) if (found := category_of(head, document))
    }
    unit = money_unit(table.unit)
    # A document without any analysis may be a part of one: doubtful, no error.
    analysed = heads is not None or any(s.path.startswith("III") for s in document.sections)
    for row in table.rows:
        amount, percent = row.cells.get("variance_amount"), row.cells.get("variance_percent")
        printed = must_be_explained(amount, percent, threshold, unit.factor)
        # a misprint is no variance: what is printed and what it should be both have to reach it
        if printed and id(row) not in explained and has_to_be_explained(row, threshold, unit.factor):
            yield doubt(
                "variance_unexplained",
                "error" if analysed else "warning",
                row_path(table, row),
                row.place,
                printed=amount,
                label=row.label or "",
                percent=percent or "",
                threshold_percent=str(threshold.percent),
                threshold_amount=str(threshold.amount),
                source=threshold.source,
            )
    yield from _heads_without_text(document, heads)


def _heads_without_text(document: Document, heads: Table | None) -> Iterator[Finding]:
    """Fewer numbered paragraphs than heads: one variance at least is named and not explained."""
    if heads is None:
        return
    analysis = analysis_of(document)
    paragraphs = sum(isinstance(p.number, int) for p in analysis.paragraphs) if analysis else 0
    if analysis is not None and paragraphs < len(heads.rows):
        yield doubt(
            "explanation_absent",
            "warning",
            heads.id,
            heads.place,
            printed=str(paragraphs),
            computed=str(len(heads.rows)),
        )


def _kind(table: Table | None) -> ThresholdKind:
    rows = table.rows if table else ()
    military = any(_MILITARY.search(row.label or "") for row in rows)
    return "field_mission" if military else "support_account"
