"""The years of a budget: it proposes one, plans the one before, and reports the one before that.

Source: A/81/6 (Sect. 29A), heads of tables: measures from two years before the reported one to the
budget's, deliverables planned and actual of the reported year and planned for the two after it.
"""

from __future__ import annotations

from answerable.calc.account import Document, ValueKind

LAG = 2  # years from the performance that is reported to the budget that is proposed


def budget_year(document: Document) -> int | None:
    """The year the document proposes; None where it says none."""
    return document.period.start.year if document.period else None


def reported_year(document: Document) -> str | None:
    """The year whose performance it reports, as its heads print it."""
    year = budget_year(document)
    return None if year is None else str(year - LAG)


def fits(period: str, kind: ValueKind | None, reported: str) -> bool:
    """Whether a value of this kind can stand for this year: actual up to the reported one, planned after."""
    if kind == "actual":
        return period <= reported
    return kind != "planned" or period >= reported
