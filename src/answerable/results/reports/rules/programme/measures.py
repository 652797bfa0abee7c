"""The years of performance measures: one after the other, actual up to the reported one, planned after.

Source: A/81/6 (Sect. 29A): a measure of past performance shows three years, a planned result five.
"""

from __future__ import annotations

from collections.abc import Iterator

from answerable.calc.account import Document, Finding, PeriodValue, Result, Section
from answerable.results.reports.rules.doubts import doubt
from answerable.results.reports.rules.programme.years import LAG, budget_year, fits, reported_year


def result_path(section: Section, result: Result) -> str:
    """'1.2(2)': result 2 of the section; '1.2(2025)' would be no label, past performance has none: '1.2'."""
    return section.path if result.label is None else f"{section.path}({result.label})"


def years(document: Document) -> Iterator[Finding]:
    """Every measure of every result whose periods are single years."""
    year, reported = budget_year(document), reported_year(document)
    if year is None or reported is None:
        return
    for section in document.sections:
        for result in section.results:
            last = year if result.label is not None else year - LAG
            for measures in _runs(result):
                yield from _judged(section, result, measures, last, reported)


def _runs(result: Result) -> Iterator[list[PeriodValue]]:
    """The measures of each exhibit and series by themselves."""
    found: dict[tuple[str | None, str | None], list[PeriodValue]] = {}
    for value in result.measures:
        found.setdefault((value.exhibit, value.series), []).append(value)
    yield from found.values()


def _judged(
    section: Section, result: Result, values: list[PeriodValue], last: int, reported: str
) -> Iterator[Finding]:
    if not all(v.period.isdigit() for v in values):
        return
    path = result_path(section, result)
    printed = ", ".join(dict.fromkeys(v.period for v in values))
    periods = [int(v.period) for v in values]
    distinct = list(dict.fromkeys(periods))
    consecutive = list(range(distinct[0], distinct[0] + len(distinct)))
    if distinct != consecutive or distinct[-1] != last:
        expected = ", ".join(str(last - back) for back in reversed(range(len(distinct))))
        yield doubt("measure_years", "warning", path, result.place, printed=printed, computed=expected)
    for value in values:
        if not fits(value.period, value.kind, reported):
            yield doubt(
                "measure_kind",
                "warning",
                path,
                result.place,
                printed=f"{value.period} ({value.kind})",
                year=value.period,
                kind=value.kind or "",
                reported=reported,
            )
