"""III Results: the account as given or as it is being made, and what happened to it on the way."""

from __future__ import annotations

from answerable.results.models.changes import ReportChange
from answerable.results.models.cycle import Comment, Entry, Evidence, ReportingCycle, SectionStep
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

__all__ = [
    "Comment",
    "CompletedValue",
    "Correction",
    "Corrigendum",
    "Entry",
    "Evidence",
    "IndicatorResult",
    "OutputResult",
    "Paragraph",
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
]
