"""Rows of plans and of differences between plans, in templates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from answerable.calc.differences import FieldChange
from answerable.cycle.queries.planning import PlanRow, PlanSheet
from answerable.web.cycle.words import choice_words
from answerable.web.plans import rows
from answerable.web.plans.words import CHANGES, STAGES, SUBJECTS, field_words
from answerable.web.templatetags.figures import quantity

register = template.Library()

_FIGURE = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@register.simple_tag
def plan_heads(sheet: PlanSheet, subject: str, found: Iterable[PlanRow]) -> list[tuple[str, bool]]:
    return rows.heads(sheet, subject, tuple(found))


@register.simple_tag
def plan_rows(sheet: PlanSheet, subject: str, found: Iterable[PlanRow], editing: bool) -> SafeString:
    return rows.table_rows(sheet, subject, found, editing=bool(editing))


@register.simple_tag
def plan_text(sheet: PlanSheet, row: PlanRow, among: Iterable[PlanRow], editing: bool) -> SafeString:
    return rows.text_row(sheet, row, list(among), editing=bool(editing))


@register.filter
def stage_words(stage: str) -> str:
    return str(STAGES.get(stage, stage))


@register.filter
def subject_words(subject: str) -> str:
    return str(SUBJECTS.get(subject, subject))


@register.filter
def change_words(state: str) -> str:
    return str(CHANGES.get(state, state))


@register.filter
def field_named_in(name: str) -> str:
    return field_words(name)


@register.simple_tag
def changed_text(change: FieldChange) -> SafeString:
    """What went and what came, marked so that it is seen without colours, too."""
    if change.runs:
        return format_html_join("", "{}", ((_marked(run.kind, run.text),) for run in change.runs))
    said = [("removed", change.before), ("added", change.after)]
    parts = ((_marked(kind, _said(change.field, value)),) for kind, value in said if value is not None)
    return format_html_join(" ", "{}", parts)


def _marked(kind: str, text: str) -> str | SafeString:
    if kind == "added":
        return format_html("<ins>{}</ins>", text)
    return format_html("<del>{}</del>", text) if kind == "removed" else text


def _said(field: str, value: str) -> str:
    if field in ("direction", "category"):
        return choice_words(field, value)
    return quantity(value) if _FIGURE.fullmatch(value) else value
