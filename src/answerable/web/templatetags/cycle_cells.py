"""Cells of the entry page in templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.queries.sheet import Cell, SheetRow
from answerable.web.cycle import cells, entry
from answerable.web.cycle.words import FIELDS, STATES, STEPS, cause_words, typed
from answerable.web.templatetags.figures import mark

register = template.Library()

_STATE_SIGNS = {
    "open": ("open", "hollow"), "returned": ("bad", "bad"), "submitted": ("open", "half"),
    "cleared": ("good", "good"), "general": ("open", "dash"),
}  # fmt: skip


@register.simple_tag
def figure_cell(row: SheetRow, field: str) -> SafeString:
    return cells.figure(row.cells.get(field))


@register.simple_tag
def computed_cell(row: SheetRow, name: str) -> SafeString:
    """A computed figure of the row, kept up to date by the server's answers."""
    found = entry.computed(row.judgement)[name]
    return format_html('<span data-computed="{}">{}</span>', name, mark_safe(found))  # noqa: S308


@register.simple_tag
def prose_cells(row: SheetRow) -> SafeString:
    """The texts of a row: a line for each field, its languages side by side."""
    parts = []
    for _field, found in groupby(row.prose, key=lambda cell: cell.field):
        same = tuple(found)
        inner = mark_safe("".join(cells.prose(c, tuple(o for o in same if o is not c)) for c in same))  # noqa: S308
        parts.append(format_html('<div class="prose-line">{}</div>', inner))
    return mark_safe("".join(parts))  # noqa: S308


@register.filter
def wants_texts(row: SheetRow) -> bool:
    """Whether the texts of a row are shown at once: there are some, or some are needed."""
    return row.judgement.must_explain or any(cell.value or cell.missing for cell in row.prose)


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
