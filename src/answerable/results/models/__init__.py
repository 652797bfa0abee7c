"""III Results: the account as given or as it is being made, and what happened to it on the way."""

from __future__ import annotations

from answerable.results.models.changes import ReportChange
from answerable.results.models.cycle import Comment, Entry, Evidence, ReportingCycle, SectionStep
from answerable.results.models.ledger import (
    LedgerFilling,
    LedgerLine,
    LedgerLoad,
    LedgerMapping,
    LedgerMonth,
    LedgerSending,
    LedgerSendingPart,
    LedgerSource,
    NameAlias,
)
from answerable.results.models.publication import Correction, Corrigendum, Publication, PublishedFile
from answerable.results.models.report import (
    CompletedValue,
    IndicatorResult,
    OutputResult,
    Paragraph,
    Report,
    ReportFinding,
    ReportSection,
    ReportSource,
    ReportTable,
    TableCell,
    TableRow,
)
from answerable.results.models.resources import PostResult, ResourceCategory, ResourceResult
from answerable.results.models.versions import Plan, PlanVersion
from answerable.results.models.workbooks import WorkbookUpload

__all__ = [
    "Comment",
    "CompletedValue",
    "Correction",
    "Corrigendum",
    "Entry",
    "Evidence",
    "IndicatorResult",
    "LedgerFilling",
    "LedgerLine",
    "LedgerLoad",
    "LedgerMapping",
    "LedgerMonth",
    "LedgerSending",
    "LedgerSendingPart",
    "LedgerSource",
    "NameAlias",
    "OutputResult",
    "Paragraph",
    "Plan",
    "PlanVersion",
    "PostResult",
    "Publication",
    "PublishedFile",
    "Report",
    "ReportChange",
    "ReportFinding",
    "ReportSection",
    "ReportSource",
    "ReportTable",
    "ReportingCycle",
    "ResourceCategory",
    "ResourceResult",
    "SectionStep",
    "TableCell",
    "TableRow",
    "WorkbookUpload",
]
