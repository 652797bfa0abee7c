"""Everything the entry page of a section shows, and what the server computes after a save."""

from __future__ import annotations

from answerable.cycle.queries.sheet.assembly import entry_sheet, judged, standing_of
from answerable.cycle.queries.sheet.shapes import Cell, Judged, Judgement, Sheet, SheetRow

__all__ = ["Cell", "Judged", "Judgement", "Sheet", "SheetRow", "entry_sheet", "judged", "standing_of"]
