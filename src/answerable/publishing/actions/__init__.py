"""The acts of this floor: store a document, publish a report, take in an upload.

One function per act, each one transaction with its entry in the journal. Refusals are
`LoadRefused` and `NotStored`: one sentence for people.
"""

from __future__ import annotations

from answerable.publishing.actions.changes import Change, Changes, Source
from answerable.publishing.actions.loading import load_document, plan_load
from answerable.publishing.actions.parts import LoadRefused
from answerable.publishing.actions.reports import COMMAND_LINE, load_sample, publish_report
from answerable.publishing.compile import NotStored

__all__ = [
    "COMMAND_LINE",
    "Change",
    "Changes",
    "LoadRefused",
    "NotStored",
    "Source",
    "load_document",
    "load_sample",
    "plan_load",
    "publish_report",
]
