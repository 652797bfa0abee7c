"""Cells of the entry page in templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.queries.sheet import Cell, SheetRow
from answerable.cycle.queries.sheet.shapes import Standing
from answerable.web.cycle import rows
from answerable.web.cycle.words import FIELDS, LANGUAGES, STATES, STEPS, cause_words, typed
from answerable.web.templatetags.figures import mark

register = template.Library()

_STATE_SIGNS = {
    "open": ("open", "hollow"), "returned": ("bad", "bad"), "submitted": ("open", "half"),
    "cleared": ("good", "good"), "general": ("open", "dash"),
}  # fmt: skip


@register.simple_tag
def row_lines(found: Iterable[SheetRow], standing: Standing, has_previous: bool) -> SafeString:
    return rows.rows_html(found, standing, bool(has_previous))


@register.simple_tag
def prose_cells(row: SheetRow) -> SafeString:
    return rows.prose_html(row)


@register.filter
def lacking(row: SheetRow) -> int:
    return sum(len(cell.missing) for cell in (*row.cells.values(), *row.prose))


@register.filter
def state_sign(name: str) -> SafeString:
    """The state of a section: colour, shape and word."""
    tone, sign = _STATE_SIGNS.get(name, ("open", "dash"))
    return format_html('<span class="status {}">{}{}</span>', tone, mark(sign), STATES.get(name, name))


@register.filter
def step_words(name: str) -> str:
    return str(STEPS.get(name, name))


@register.filter
def cause_named(code: str | None) -> str:
    return cause_words(code)


@register.filter
def as_typed(value: str | None) -> str:
    return typed(value)


@register.filter
def days_left(day: date | None) -> str:
    """How far a deadline is, in words: the exact day stands beside it."""
    if day is None:
        return ""
    left = (day - datetime.now(UTC).date()).days
    if left == 0:
        return _("today")
    if left > 0:
        return ngettext("in %(count)s day", "in %(count)s days", left) % {"count": left}
    return ngettext("%(count)s day late", "%(count)s days late", -left) % {"count": -left}


@register.filter
def is_past(day: date | None) -> bool:
    return day is not None and day < datetime.now(UTC).date()


@register.filter
def exactly(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


@register.filter
def ago(at: datetime | None) -> str:
    """A relative time; the exact one stands beside it."""
    if at is None:
        return ""
    minutes = max(int((datetime.now(UTC) - at).total_seconds() // 60), 0)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}
    if minutes < 1440:
        return ngettext("%(count)s hour ago", "%(count)s hours ago", minutes // 60) % {"count": minutes // 60}
    return ngettext("%(count)s day ago", "%(count)s days ago", minutes // 1440) % {"count": minutes // 1440}


@register.filter
def changed_cells(row: SheetRow) -> Iterable[Cell]:
    return [cell for cell in (*row.cells.values(), *row.prose) if cell.changed]


@register.filter
def in_kilobytes(size: Any) -> str:
    return _("%(count)s KB") % {"count": max(1, round(int(size) / 1024))}


@register.filter
def field_named(name: str) -> str:
    return str(FIELDS.get(name, name))


@register.filter
def language_named(code: str) -> str:
    return str(LANGUAGES.get(code, code))
