"""The two registers: indicators and outputs, filtered, searched, sorted, with their counts."""

from __future__ import annotations

from answerable.results.queries.shapes import IndicatorRegister, OutputRegister


def indicators(
    symbol: str,
    language: str,
    *,
    section: str | None = None,
    state: str | None = None,
    search: str = "",
    sort: str = "position",
) -> IndicatorRegister | None:
    """Indicators of a report. `section` includes its units; `state` is one of
    `choices.INDICATOR_STATES`; `search` looks in the texts of both languages; `sort` is
    'position', 'text', 'target', 'actual' or 'state', with '-' before it for descending."""
    raise NotImplementedError


def outputs(
    symbol: str,
    language: str,
    *,
    section: str | None = None,
    band: str | None = None,
    search: str = "",
    sort: str = "position",
) -> OutputRegister | None:
    """Outputs of a report. `band` is one of `choices.BANDS`; `sort` is 'position', 'number',
    'text', 'planned', 'actual' or 'rate'; rows without the value come last."""
    raise NotImplementedError
