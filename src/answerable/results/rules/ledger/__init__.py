"""How rows of a source's file become lines of the ledger, and why some do not."""

from __future__ import annotations

from answerable.calc.written import DATE_FORMS
from answerable.results.rules.ledger.layout import FIELDS, Layout, layout_of
from answerable.results.rules.ledger.reasons import Reason, sentence

__all__ = ["DATE_FORMS", "FIELDS", "Layout", "Reason", "layout_of", "sentence"]
