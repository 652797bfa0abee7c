"""The acts of this floor: store a document, publish a report, take in an upload.

One function per act, each one transaction with its entry in the journal. Refusals are
`LoadRefused` and `NotStored`: one sentence for people.
"""

from __future__ import annotations

from answerable.publishing.actions.changes import Change, Changes, Source
from answerable.publishing.actions.changing_plans import rename_plan, withdraw_version
from answerable.publishing.actions.compiling import Compiled, compile_draft, preview
from answerable.publishing.actions.corrigenda import (
    add_correction,
    open_corrigendum,
    remove_correction,
    request_corrigendum,
)
from answerable.publishing.actions.loading import load_document, plan_load
from answerable.publishing.actions.opening import open_period
from answerable.publishing.actions.parts import LoadRefused
from answerable.publishing.actions.planning import begin_plan
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.reports import COMMAND_LINE, publish_report
from answerable.publishing.actions.requesting import request_publication
from answerable.publishing.actions.versions import add_version, begin_version, decide_version
from answerable.publishing.actions.withdrawing import withdraw_publication
from answerable.publishing.compile import NotStored

__all__ = [
    "COMMAND_LINE",
    "Change",
    "Changes",
    "Compiled",
    "LoadRefused",
    "NotStored",
    "Source",
    "add_correction",
    "add_version",
    "begin_plan",
    "begin_version",
    "compile_draft",
    "decide_version",
    "load_document",
    "open_corrigendum",
    "open_period",
    "plan_load",
    "preview",
    "publish_report",
    "remove_correction",
    "rename_plan",
    "request_corrigendum",
    "request_publication",
    "run_publication",
    "withdraw_publication",
    "withdraw_version",
]
