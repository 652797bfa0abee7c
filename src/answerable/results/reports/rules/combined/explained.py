"""The analysis of variances: heads against the table, what is over the threshold, reasons below each.

A class is explained for a period when its variance reaches the threshold in per cent or dollars.
Source: A/80/596, III with its footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from answerable.calc.account import Document, Finding, Paragraph, Row, Section, Table
from answerable.calc.money import money_unit
from answerable.calc.thresholds import Threshold, must_be_explained, stated_threshold, variance_threshold
from answerable.results.reports.rules.combined.reading import (
    ASSESSMENT,
    VOLUNTARY,
    cell,
    disagree,
    resources_of,
)
from answerable.results.reports.rules.doubts import doubt, paragraph_path, row_path
from answerable.results.reports.rules.labels import same

PERIODS = ("performance", "budget")
_LESS = re.compile(
    r"\b(?:reduced|lower|decreased) requirements|所需(?:经费|资源)?减少|需求减少|需求(?:有所)?下降",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:increased|higher|additional) requirements|所需(?:经费|资源)?增加|需求增加|需求(?:有所)?上升",
    re.IGNORECASE,
)


def class_row(document: Document, label: str) -> tuple[Table, Row] | None:
    """The row of a class in the table of resources: of this name, else of a longer wording."""
    full = document.table("financial_resources")
    rows = [row for row in full.rows if row.level == "item"] if full else []
    found = next((r for r in rows if r.label == label), None) or next(
        (r for r in rows if same(r.label or "", label)), None
    )
    return (full, found) if full is not None and found is not None else None


def heads_agree(document: Document) -> Iterator[Finding]:
    """Amount and percentage of each head are those of the table, for both periods."""
    heads = document.table("variances")
    columns = resources_of(document.table("financial_resources"))
    for row in heads.rows if heads else ():
        found = class_row(document, row.label or "")
        if found is None or heads is None or columns is None:
            if heads is not None and columns is not None:
                yield doubt(
                    "variance_head_unknown", "warning", row_path(heads, row), row.place, label=row.label or ""
                )
            continue
        for name, period in zip(PERIODS, (columns.performance, columns.budget), strict=True):
            for kind in ("amount", "percent"):
                due = cell(found[1], f"variance_{kind} {period}")
                yield from disagree(heads, row, f"{name}_{kind}", due, found[0].id)


def threshold_of(document: Document) -> Threshold | None:
    """The threshold the report states itself, else the one in force for field missions."""
    since = document.period.start if document.period else date.max
    for section in document.sections:
        for paragraph in section.paragraphs:
            stated = stated_threshold(paragraph.text, since, document.symbol or section.path)
            if stated is not None:
                return stated
    try:
        return variance_threshold(since, "field_mission")
    except LookupError:
        return None


def unexplained(document: Document) -> Iterator[Finding]:
    """Classes over the threshold in a period whose variance the analysis does not head."""
    full, threshold = document.table("financial_resources"), threshold_of(document)
    columns = resources_of(full)
    heads = document.table("variances")
    if full is None or threshold is None or columns is None or heads is None:
        return
    factor = money_unit(full.unit).factor
    for row in full.rows:
        label = row.label or ""
        if row.level != "item" or ASSESSMENT.search(label) or VOLUNTARY.search(label):
            continue
        for name, period in zip(PERIODS, (columns.performance, columns.budget), strict=True):
            amount, percent = (
                row.cells.get(f"variance_amount {period}"),
                row.cells.get(f"variance_percent {period}"),
            )
            if must_be_explained(amount, percent, threshold, factor) and not _headed(heads, label, name):
                yield doubt(
                    "variance_unexplained_in",
                    "error",
                    row_path(full, row),
                    row.place,
                    printed=amount,
                    label=label,
                    percent=percent or "",
                    period=period,
                    threshold_percent=str(threshold.percent),
                    threshold_amount=str(threshold.amount),
                    source=threshold.source,
                )


def _headed(heads: Table, label: str, period: str) -> bool:
    return any(
        same(row.label or "", label) and row.cells.get(f"{period}_amount") is not None for row in heads.rows
    )


# --- reasons


def reasons(document: Document) -> Iterator[Finding]:
    """Below each head a paragraph for every period, which says more or less as the variance does."""
    heads = document.table("variances")
    columns = resources_of(document.table("financial_resources"))
    section = _analysis(document, heads)
    if heads is None or columns is None or section is None:
        return
    for row in heads.rows:
        below = paragraphs_of(section, row.label or "")
        for name, period in zip(PERIODS, (columns.performance, columns.budget), strict=True):
            amount = cell(row, f"{name}_amount")
            if amount is None:
                continue
            text = next((p for p in below if period in p.text[:40]), None)
            if text is None:
                yield doubt(
                    "explanation_of_period_absent",
                    "warning",
                    row_path(heads, row),
                    row.place,
                    label=row.label or "",
                    period=period,
                )
            else:
                # what is not spent is a positive variance, what grows is one of the budget
                less = amount > 0 if name == "performance" else amount < 0
                yield from _direction(section, text, row, less, row.cells.get(f"{name}_amount") or "")


def _analysis(document: Document, heads: Table | None) -> Section | None:
    return document.section(heads.section) if heads is not None and heads.section else None


def paragraphs_of(section: Section, label: str) -> list[Paragraph]:
    """The numbered paragraphs below a class of the analysis."""
    found: list[Paragraph] = []
    inside = False
    for paragraph in section.paragraphs:
        if paragraph.number is None:
            inside = paragraph.text == label
        elif inside and isinstance(paragraph.number, int):
            found.append(paragraph)
    return found


def _direction(section: Section, text: Paragraph, row: Row, less: bool, printed: str) -> Iterator[Finding]:
    """The first of the words: 'reduced requirements' for what was not needed, else 'increased'."""
    said = [
        (found.start(), word)
        for word, sign in (("less", _LESS), ("more", _MORE))
        if (found := sign.search(text.text))
    ]
    if said and min(said)[1] != ("less" if less else "more"):
        yield doubt(
            "variance_direction",
            "error",
            paragraph_path(section, text.number),
            text.place,
            printed=printed,
            said=min(said)[1],
            label=row.label or "",
        )
