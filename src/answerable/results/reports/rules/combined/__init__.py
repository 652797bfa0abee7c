"""The audit of combined performance and budget reports: one file a subject, `CHECKS` in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answerable.calc.account import Document, Finding
from answerable.results.reports.rules.combined import (
    actions,
    efficiency,
    explained,
    indicators,
    money,
    narrative,
    staff,
    staff_summary,
    staffing,
    trends,
)

CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    narrative.summary_figures,
    narrative.shares_in_answers,
    money.variances,
    money.totals,
    money.summary_agrees,
    staff.staff_tables,
    staff_summary.summary_of_staff,
    staff_summary.vacancies_of_staff,
    staffing.changes,
    indicators.values_by_period,
    trends.small_tables,
    trends.tables_agree,
    efficiency.efficiencies,
    explained.heads_agree,
    explained.unexplained,
    explained.reasons,
    actions.amounts,
)
