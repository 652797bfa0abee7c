"""How far sections are, counted in the database: figures due and given, explanations due and given.

The same judgements as `rules.requirements`, as SQL, so that five hundred sections take one statement
for each kind of row; a test holds both to the same answer. Whether an indicator is missed its
wording decides, so those whose actual is not the target are judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from answerable.calc.account import WORDS
from answerable.calc.achievement import direction_of_good, verdict
from answerable.cycle.rules.requirements import THOUSANDS, Yardsticks
from answerable.plans.models import Indicator
from answerable.results.choices import EXPLAINED_GROUPS
from answerable.results.queries.rows import directing_text

_OUTPUTS = """
WITH lines AS (
    SELECT s.id AS section, o.planned, o.planned_number AS wanted, r.actual, r.actual_number AS got,
           r.cause IS NOT NULL AND coalesce(r.reasons, '{}') <> '{}' AS explained
    FROM results_reportsection s JOIN plans_output o ON o.framework_id = s.framework_id
    LEFT JOIN results_outputresult r ON r.output_id = o.id
    WHERE s.id = ANY (%(sections)s)
), judged AS (
    SELECT section, explained, actual IS NOT NULL AS given, wanted, got,
           coalesce(actual, planned) = 'not_applicable' AS apart,
           planned IS NOT NULL AND planned <> 'not_applicable' AS due,
           CASE WHEN actual IS NULL OR %(tolerance)s IS NULL THEN false
                WHEN wanted IS NOT NULL AND got IS NULL
                    THEN wanted > 0 AND actual IN ('none', 'no', 'not_applicable', 'partly')
                WHEN wanted IS NOT NULL THEN abs(got - wanted) * 100 > %(tolerance)s * abs(wanted)
                ELSE coalesce(planned <> 'not_applicable' AND planned <> actual
                     AND planned = ANY (%(words)s) AND actual = ANY (%(words)s), false) END AS off
    FROM lines
)
SELECT section, count(*) FILTER (WHERE due), count(*) FILTER (WHERE due AND given),
       count(*) FILTER (WHERE off), count(*) FILTER (WHERE off AND explained),
       count(*) FILTER (WHERE wanted <> 0 AND got IS NOT NULL),
       count(*) FILTER (WHERE wanted <> 0 AND got >= wanted),
       count(*) FILTER (WHERE due AND NOT given),
       count(*), count(*) FILTER (WHERE given AND NOT apart), count(*) FILTER (WHERE apart)
FROM judged GROUP BY section
"""

_INDICATORS = """
SELECT s.id, count(*) FILTER (WHERE i.target <> 'not_applicable'),
       count(*) FILTER (WHERE i.target <> 'not_applicable' AND r.actual IS NOT NULL)
FROM results_reportsection s JOIN plans_accomplishment a ON a.framework_id = s.framework_id
JOIN plans_indicator i ON i.accomplishment_id = a.id
LEFT JOIN results_indicatorresult r ON r.indicator_id = i.id
WHERE s.id = ANY (%(sections)s) GROUP BY s.id
"""

_MONEY = """
WITH judged AS (
    SELECT section_id, apportionment_number IS NOT NULL AS due, expenditure IS NOT NULL AS given,
           m.cause IS NOT NULL AND m.reasons <> '{}' AS explained,
           apportionment_number - expenditure_number AS variance, apportionment_number AS allotted,
           c.group = ANY (%(explained)s) AS by_itself
    FROM results_resourceresult m JOIN results_resourcecategory c ON c.id = m.category_id
    WHERE section_id = ANY (%(sections)s)
), far AS (
    SELECT *, by_itself AND coalesce(abs(variance) * %(factor)s >= %(amount)s OR (variance <> 0 AND
              round(abs(variance) * 100 / nullif(abs(allotted), 0), 1) >= %(percent)s), false) AS off
    FROM judged
)
SELECT section_id, count(*) FILTER (WHERE due), count(*) FILTER (WHERE due AND given),
       count(*) FILTER (WHERE off), count(*) FILTER (WHERE off AND explained)
FROM far GROUP BY section_id
"""

_POSTS = """
SELECT section_id, count(*) FILTER (WHERE authorized_number IS NOT NULL),
       count(*) FILTER (WHERE authorized_number IS NOT NULL AND incumbency IS NOT NULL)
FROM results_postresult WHERE section_id = ANY (%(sections)s) GROUP BY section_id
"""

_PARAGRAPHS = """
SELECT section_id, count(*), count(*) FILTER (
           WHERE EXISTS (SELECT FROM jsonb_each_text(texts) WHERE value <> ''))
FROM results_paragraph WHERE section_id = ANY (%(sections)s) GROUP BY section_id
"""


@dataclass(slots=True)
class Counts:
    """What is due of a section and what of it is there."""

    due: int = 0
    given: int = 0
    to_explain: int = 0
    explained: int = 0
    rated: int = 0  # outputs with a delivery rate
    in_full: int = 0
    not_reported: int = 0  # outputs, counted apart
    outputs: int = 0
    reported: int = 0  # outputs with a figure or a word, zero too; not applicable is counted apart
    not_applicable: int = 0  # outputs
    texts: int = 0
    written: int = 0

    @property
    def missing(self) -> int:
        return self.due - self.given + self.to_explain - self.explained + self.texts - self.written


def counts_of(section_ids: Collection[int], by: Yardsticks) -> dict[int, Counts]:
    """Counts of these sections; six statements, whatever their number."""
    parameters: dict[str, Any] = {
        "sections": list(section_ids),
        "words": list(WORDS),
        "explained": list(EXPLAINED_GROUPS),
        "tolerance": by.tolerance.percent if by.tolerance else None,
        "factor": THOUSANDS,
        "amount": by.threshold.amount if by.threshold else None,
        "percent": by.threshold.percent if by.threshold else None,
    }
    found: dict[int, Counts] = defaultdict(Counts)
    for section, *numbers in _rows(_OUTPUTS, parameters):
        _add(found[section], numbers[:4])
        _add_outputs(found[section], numbers[4:])
    for sql in (_INDICATORS, _MONEY, _POSTS):
        for section, *numbers in _rows(sql, parameters):
            _add(found[section], numbers)
    for section, texts, written in _rows(_PARAGRAPHS, parameters):
        found[section].texts, found[section].written = texts, written
    _add_missed(found, section_ids)
    return found


def _rows(sql: str, parameters: dict[str, Any]) -> list[tuple[int, ...]]:
    typed = sql.replace("%(tolerance)s", "%(tolerance)s::numeric")
    for name in ("amount", "percent"):
        typed = typed.replace(f"%({name})s", f"%({name})s::numeric")
    with connection.cursor() as cursor:
        cursor.execute(typed, parameters)
        return list(cursor.fetchall())


def _add(counts: Counts, numbers: list[int]) -> None:
    due, given, *explanations = numbers
    counts.due += due
    counts.given += given
    if explanations:
        counts.to_explain += explanations[0]
        counts.explained += explanations[1]


def _add_outputs(counts: Counts, numbers: list[int]) -> None:
    counts.rated, counts.in_full, counts.not_reported = numbers[:3]
    counts.outputs, counts.reported, counts.not_applicable = numbers[3:]


def _add_missed(found: dict[int, Counts], section_ids: Collection[int]) -> None:
    """Indicators that are not met, and those of them that are explained."""
    rows = Indicator.objects.filter(
        accomplishment__framework__report_sections__in=section_ids,
        target__isnull=False,
        result__actual__isnull=False,
    )
    for section, target, actual, texts, direction, cause, narratives in rows.values_list(
        "accomplishment__framework__report_sections",
        "target",
        "result__actual",
        "texts",
        "direction",
        "result__cause",
        "result__narratives",
    ):
        if target != actual and _is_missed(target, actual, directing_text(texts), direction):
            found[section].to_explain += 1
            found[section].explained += cause is not None and bool(narratives)


@lru_cache(maxsize=20_000)
def _is_missed(target: str, actual: str, wording: str, stated: str | None) -> bool:
    if actual == "not_applicable":
        return True
    return verdict(target, actual, direction_of_good(wording, target, stated)) in ("not_met", "partly")
