"""Rules on a section of the programme budget: deliverables, measures, mandates, tables and figures."""

from answerable.results.reports.rules.programme import (
    deliverables,
    exhibits,
    form,
    mandates,
    measures,
    statements,
)

CHECKS = (
    deliverables.subcategory_totals,
    deliverables.years,
    measures.years,
    statements.targets,
    statements.shares,
    mandates.repeated,
    mandates.titles,
    exhibits.numbering,
    exhibits.references,
    form.list_letters,
    form.result_headings,
)
