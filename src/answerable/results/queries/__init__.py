"""Reads of results: reports, registers, sections, money, posts, findings, comparison, explanation.

Every function takes the language of content to read in ('zh', 'en'; an interface code such as
'zh-hans' will do) and hands out the records of `shapes`. Each has a fixed number of queries
however many rows there are. `None` means: there is no such report, section or table.

Not here: writes (`publishing.actions`), arithmetic (`calc`).
"""

from __future__ import annotations

from answerable.results.queries.comparison import comparison
from answerable.results.queries.contents import line, report, reports, section_tree
from answerable.results.queries.corrections import corrections, corrigenda, corrigendum_file
from answerable.results.queries.doubts import findings, worst_by_path
from answerable.results.queries.explanation import explain
from answerable.results.queries.money import gross_requirements, posts, resource_tables
from answerable.results.queries.names import open_sections, report_names, section_names
from answerable.results.queries.narrative import narrative
from answerable.results.queries.plans import plan, plan_names, plan_of, plans, unattached_plans
from answerable.results.queries.portal import glance, published, published_file, version
from answerable.results.queries.programme import deliverables, mandate_groups, result_lines, results_of
from answerable.results.queries.registers import indicators, outputs
from answerable.results.queries.search import search
from answerable.results.queries.sections import section_page
from answerable.results.queries.tables import table, tables

__all__ = [
    "comparison",
    "corrections",
    "corrigenda",
    "corrigendum_file",
    "deliverables",
    "explain",
    "findings",
    "glance",
    "gross_requirements",
    "indicators",
    "line",
    "mandate_groups",
    "narrative",
    "open_sections",
    "outputs",
    "plan",
    "plan_names",
    "plan_of",
    "plans",
    "posts",
    "published",
    "published_file",
    "report",
    "report_names",
    "reports",
    "resource_tables",
    "result_lines",
    "results_of",
    "search",
    "section_names",
    "section_page",
    "section_tree",
    "table",
    "tables",
    "unattached_plans",
    "version",
    "worst_by_path",
]
