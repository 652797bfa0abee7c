"""The audit of accountability documents: `audit(document)`. Pure functions, no Django.

One file per subject: delivery, resources, tables, agreement, posts, threshold, indicators,
completion, references, sentences; `wording` holds what findings say in every shipped language.
"""

from answerable.results.reports.rules.audit import audit, worded
from answerable.results.reports.rules.wording import sentence

__all__ = ["audit", "sentence", "worded"]
