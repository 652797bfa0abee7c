"""Workbooks for people who fill offline: made, checked when they come back, applied whole or not at all.

    make_workbook ──▶ (filled) ──▶ send_workbook ──▶ a person looks at the difference ──▶ ask_application

A check writes nothing but what it found. Applying goes through the same acts as the pages, in one
transaction: where somebody else wrote meanwhile, or a rule refuses one cell, nothing is written.
Small workbooks are checked and applied in the request, large ones by the worker (`sending`).
"""

from __future__ import annotations

from answerable.publishing.actions.workbooks.applying import apply_workbook
from answerable.publishing.actions.workbooks.checking import check_workbook
from answerable.publishing.actions.workbooks.making import make_workbook, offered_workbooks
from answerable.publishing.actions.workbooks.sending import (
    ask_application,
    run_application,
    run_check,
    send_workbook,
)

__all__ = [
    "apply_workbook",
    "ask_application",
    "check_workbook",
    "make_workbook",
    "offered_workbooks",
    "run_application",
    "run_check",
    "send_workbook",
]
