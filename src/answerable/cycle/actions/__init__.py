"""The actions of the reporting cycle: one function per act, one transaction each, refusals in `rules`.

Opening a period reads plan documents and is `publishing.actions.open_period`.
"""

from __future__ import annotations

from answerable.cycle.actions.calendar import change_deadlines
from answerable.cycle.actions.comments import add_comment, settle_comment
from answerable.cycle.actions.editing import add_row, move_row, remove_row
from answerable.cycle.actions.entering import record_values
from answerable.cycle.actions.evidence import attach_evidence, remove_evidence
from answerable.cycle.actions.filling import fill_from_ledger
from answerable.cycle.actions.looking import mark_looked
from answerable.cycle.actions.paragraphs import add_paragraph, remove_paragraph
from answerable.cycle.actions.reminding import mail_digests, send_reminders
from answerable.cycle.actions.stepping import (
    clear_section,
    reopen_section,
    return_section,
    submit_section,
)

__all__ = [
    "add_comment",
    "add_paragraph",
    "add_row",
    "attach_evidence",
    "change_deadlines",
    "clear_section",
    "fill_from_ledger",
    "mail_digests",
    "mark_looked",
    "move_row",
    "record_values",
    "remove_evidence",
    "remove_paragraph",
    "remove_row",
    "reopen_section",
    "return_section",
    "send_reminders",
    "settle_comment",
    "submit_section",
]
