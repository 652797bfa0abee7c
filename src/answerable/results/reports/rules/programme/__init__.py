"""Rules on a section of the programme budget: deliverables, measures, mandates, tables and figures."""

from answerable.results.reports.rules.programme import (
    amounts,
    changes,
    deliverables,
    exhibits,
    form,
    mandates,
    measures,
    post_changes,
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
    changes.sums,
    changes.estimates,
    changes.shares,
    post_changes.changes,
    amounts.amounts,
    form.list_letters,
    form.result_headings,
)
