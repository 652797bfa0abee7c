"""What combined reports hold besides: tables within sections, values of indicators by period.

Everything comes as it is printed; nothing is computed here. Source: A/80/596.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from answerable.calc.account import PeriodValue
from answerable.foundation.texts import in_any
from answerable.results.models import IndicatorResult
from answerable.results.queries.scope import find
from answerable.results.queries.shapes import TablePage
from answerable.results.queries.tables import table_pages


def section_tables(symbol: str, path: str, language: str) -> tuple[TablePage, ...]:
    """The tables that stand in a section, in printed order."""
    scope = find(symbol, language)
    return () if scope is None else table_pages(scope, section=path)


def tables_called(symbol: str, codes: Collection[str], language: str) -> tuple[TablePage, ...]:
    """Every table of these ids, in printed order: a report may print several under one."""
    scope = find(symbol, language)
    return () if scope is None else table_pages(scope, codes)


def period_values(symbol: str, path: str, language: str) -> Mapping[str, tuple[PeriodValue, ...]]:
    """The values of each indicator of a section by its path, 'I.G.1(1.1)1'; {} where there are none."""
    scope = find(symbol, language)
    if scope is None:
        return {}
    rows = IndicatorResult.objects.filter(section__report=scope.report, section__path=path).values_list(
        "indicator__accomplishment__label", "indicator__ordinal", "values"
    )
    return {
        f"{path}({label}){ordinal}": tuple(
            PeriodValue(**value) for value in in_any(values, scope.language) or ()
        )
        for label, ordinal, values in rows
    }
