"""A section of a combined report on its page: indicators by period, external factors, its tables.

Tables stand as they are printed, each in its section; the pages of money and posts gather them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.account import PeriodValue
from answerable.foundation.texts import Words, content_language
from answerable.results import queries
from answerable.results.queries.combined import period_values, section_tables
from answerable.results.queries.shapes import AccomplishmentGroup, FindingRow, SectionPage
from answerable.web.frame.pages import language
from answerable.web.results.notes import Noted, by_path, noted
from answerable.web.results.printed import set_tables

KIND = "combined_report"


@dataclass(frozen=True, slots=True)
class SetIndicator:
    """An indicator with its values in the order of the columns."""

    item: Noted
    values: tuple[PeriodValue | None, ...]


@dataclass(frozen=True, slots=True)
class SetPromise:
    """An accomplishment with its indicators."""

    group: AccomplishmentGroup
    heads: tuple[str, ...]
    rows: list[SetIndicator]
    doubted: bool


def combined_parts(found: SectionPage, notes: Mapping[str, Sequence[FindingRow]]) -> dict[str, Any] | None:
    """What the page of such a section shows; None for other kinds of document."""
    if found.report.kind != KIND:
        return None
    symbol, path = found.report.symbol, found.node.path
    values = period_values(symbol, path, language())
    factors: Any = found.further.get("external_factors", ())
    register = queries.findings(symbol, language())
    of_tables = by_path(register.rows) if register else {}
    return {
        "promises": [_promise(group, values, notes) for group in found.accomplishments],
        "factors": [Words(text, found.further_language, content_language(language())) for text in factors],
        "tables": set_tables(section_tables(symbol, path, language()), of_tables),
    }


def _head(period: str, kind: str | None) -> str:
    """'2025/26 planned' in the page's language."""
    names = {
        "actual": _("actual"),
        "planned": _("planned"),
        "target": _("target"),
        "estimate": _("estimate"),
        "approved": _("approved"),
        "proposed": _("proposed"),
    }
    return f"{period} {names[kind]}" if kind in names else period


def _promise(
    group: AccomplishmentGroup,
    values: Mapping[str, tuple[PeriodValue, ...]],
    notes: Mapping[str, Sequence[FindingRow]],
) -> SetPromise:
    columns = list(
        dict.fromkeys((v.period, v.kind) for row in group.indicators for v in values.get(row.path, ()))
    )
    rows = []
    for item in noted(group.indicators, notes):
        said = {(v.period, v.kind): v for v in values.get(item.row.path, ())}
        rows.append(SetIndicator(item, tuple(said.get(column) for column in columns)))
    doubted = any(row.path in notes for row in group.indicators)
    return SetPromise(group, tuple(_head(*column) for column in columns), rows, doubted)
