"""What a document carries beside the report: the list of contents, the masthead, the title's words."""

from __future__ import annotations

from answerable.publishing.blocks import Grid
from answerable.publishing.formats.combined_report.mapping import Wording
from answerable.publishing.formats.combined_report.periods import periods_in


def is_contents(grid: Grid) -> bool:
    """Whether most rows end in a page number: the list of contents."""
    rows = [[cell.strip() for cell in row.cells if cell.strip()] for row in grid.rows]
    pages = [row for row in rows if len(row) > 1 and row[-1].isdigit()]
    return 2 * len(pages) >= sum(bool(row) for row in rows)


def title_of(text: str, wording: Wording) -> str | None:
    """The text where it is the report's title: performance of one period, budget of another."""
    named = wording.title.search(text) and len(periods_in(text, wording.language)) > 1
    return text if named else None
