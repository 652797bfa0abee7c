"""The narrative of a report from beginning to end, section by section."""

from __future__ import annotations

import re

from answerable.results.queries.scope import Scope, find, kept
from answerable.results.queries.sections import anchors_of, objectives_of, paragraph_rows
from answerable.results.queries.shapes import NarrativePart

__all__ = ["NarrativePart", "narrative"]


def narrative(symbol: str, language: str) -> tuple[NarrativePart, ...]:
    """The sections that say something, in printed order; empty where there is no such report."""
    scope = find(symbol, language)
    return () if scope is None else _parts(scope)


@kept
def _parts(scope: Scope) -> tuple[NarrativePart, ...]:
    paragraphs, anchors, objectives = paragraph_rows(scope), anchors_of(scope), objectives_of(scope)
    depths = {section.path: section.path.count(".") for section in scope.sections}
    return tuple(
        NarrativePart(
            section=section.ref,
            anchor=section_anchor(section.path),
            depth=depths[section.path],
            entity=section.entity,
            objectives=objectives.get(section.framework_id or 0, ()),
            paragraphs=paragraphs.get(section.id, ()),
            output_anchors=anchors.get(section.id, {}),
        )
        for section in scope.sections
        if section.id in paragraphs or (section.framework_id or 0) in objectives
    )


def section_anchor(path: str) -> str:
    """Where a link to a section leads on the page of the whole narrative."""
    return "section-" + re.sub(r"[^\w-]", "-", path)
