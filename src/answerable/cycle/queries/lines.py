"""The rows of sections as `rules.requirements` judges them: one statement for any number."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from answerable.calc.thresholds import variance_threshold
from answerable.calc.tolerance import delivery_tolerance
from answerable.cycle.rules.addresses import indicator_path, output_path, paragraph_path
from answerable.cycle.rules.requirements import Line, Prose, Yardsticks
from answerable.organization.models import Period
from answerable.results.choices import EXPLAINED_GROUPS
from answerable.results.queries.rows import directing_text

_ProseOf = Mapping[str, Mapping[tuple[str, str], Prose]]  # by path; then by field and language


def yardsticks(period: Period | None) -> Yardsticks:
    """The rules of the report's period; a report without one is judged by none."""
    if period is None:
        return Yardsticks(None, None)
    try:
        return Yardsticks(delivery_tolerance(period.start), variance_threshold(period.start))
    except LookupError:
        return Yardsticks(None, None)


# One statement for all kinds of rows: a page and every save ask for them. A framework that two of
# the sections have counts with the later one.
_LINES = """
WITH chosen AS (
    SELECT id, path, CASE WHEN framework_id IS NOT NULL AND 1 = row_number() OVER (
        PARTITION BY framework_id ORDER BY position DESC, id DESC) THEN framework_id END AS framework
    FROM results_reportsection WHERE id = ANY (%s)
)
SELECT 'entry' AS kind, s.id, s.path, 0::bigint AS a, 0 AS b, e.id AS c, jsonb_build_array(
    e.path, e.field, e.language, e.status, e.source_language, e.source_digest) AS row
FROM chosen s JOIN results_entry e ON e.section_id = s.id WHERE e.language <> ''
UNION ALL
SELECT 'output', s.id, s.path, o.framework_id, 0, o.position, jsonb_build_array(
    o.number, o.occurrence, o.position, o.planned, r.actual, r.cause, r.reasons, r.remarks)
FROM chosen s JOIN plans_output o ON o.framework_id = s.framework
LEFT JOIN results_outputresult r ON r.output_id = o.id
UNION ALL
SELECT 'indicator', s.id, s.path, a.framework_id, a.position, i.position, jsonb_build_array(
    a.label, i.ordinal, i.occurrence, i.texts, i.target, r.actual, r.cause, r.narratives, i.direction)
FROM chosen s JOIN plans_accomplishment a ON a.framework_id = s.framework
JOIN plans_indicator i ON i.accomplishment_id = a.id
LEFT JOIN results_indicatorresult r ON r.indicator_id = i.id
UNION ALL
SELECT 'money', s.id, s.path, s.id, 0, c.position, jsonb_build_array(
    c.code, m.apportionment, m.expenditure, m.cause, m.reasons, c.group)
FROM chosen s JOIN results_resourceresult m ON m.section_id = s.id
JOIN results_resourcecategory c ON c.id = m.category_id
UNION ALL
SELECT 'posts', s.id, s.path, s.id, 0, p.position, jsonb_build_array(p.code, p.authorized, p.incumbency)
FROM chosen s JOIN results_postresult p ON p.section_id = s.id
UNION ALL
SELECT 'paragraph', s.id, s.path, s.id, 0, p.position, jsonb_build_array(
    p.number, p.mark, p.occurrence, p.texts)
FROM chosen s JOIN results_paragraph p ON p.section_id = s.id
ORDER BY a, b, c
"""
_KINDS = ("output", "indicator", "money", "posts", "paragraph")


def lines_of(section_ids: Collection[int]) -> list[Line]:
    """Every row of these sections that has to be accounted for, in printed order by subject."""
    found: dict[str, list[tuple[int, str, list[Any]]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [list(section_ids)])
        for kind, section, path, _a, _b, _c, row in cursor.fetchall():
            found[kind].append((section, path, json.loads(row) if isinstance(row, str) else row))
    prose: dict[int, dict[str, dict[tuple[str, str], Prose]]] = {}
    for section, _path, (of, name, language, *state) in found["entry"]:
        prose.setdefault(section, {}).setdefault(of, {})[name, language] = Prose(*state)
    return [
        _line(kind, path, row, prose.get(section, {}))
        for kind in _KINDS
        for section, path, row in found[kind]
    ]


def _line(kind: str, section: str, row: list[Any], prose: _ProseOf) -> Line:
    """One row of `_LINES`; `prose` gives what is known of the texts of its section."""
    if kind == "output":
        path, planned, actual, cause = output_path(section, *row[:3]), *row[3:6]
        texts = {"reason": row[6] or {}, "remarks": row[7] or {}}
        return Line(
            "output", path, section, planned, actual, cause=cause, texts=texts, prose=prose.get(path, {})
        )
    if kind == "indicator":
        path, wording = indicator_path(section, *row[:3]), directing_text(row[3])
        texts = {"narrative": row[7] or {}}
        return Line(
            "indicator", path, section, row[4], row[5], wording, row[6], texts, prose.get(path, {}), row[8]
        )
    if kind == "money":
        path, (apportionment, expenditure, cause, reasons, group) = f"{section}${row[0]}", row[1:]
        return Line(
            "money", path, section, apportionment, expenditure, cause=cause,
            follows=group not in EXPLAINED_GROUPS, texts={"reason": reasons}, prose=prose.get(path, {}),
        )  # fmt: skip
    if kind == "posts":
        return Line("posts", f"{section}!{row[0]}", section, row[1], row[2])
    path = paragraph_path(section, *row[:3])
    return Line("paragraph", path, section, texts={"text": row[3]}, prose=prose.get(path, {}))
