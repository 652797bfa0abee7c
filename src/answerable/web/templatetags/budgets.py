"""Marks, amounts and fields of budgets in templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from answerable.plans.shapes import VersionRow
from answerable.web.budgets.matrix import amount_html
from answerable.web.budgets.posts import PostLine, Spoken
from answerable.web.budgets.words import ACTS, FIELDS, STATES, period_name
from answerable.web.templatetags.figures import lang_tag, mark

register = template.Library()

_SIGNS = {"draft": ("open", "hollow"), "review": ("open", "half"), "final": ("good", "good")}


@register.filter
def version_state(found: VersionRow) -> SafeString:
    """Draft, in review or final: colour, shape and word."""
    tone, sign = _SIGNS[found.status]
    return format_html('<span class="status {}">{}{}</span>', tone, mark(sign), STATES[found.status])


@register.filter
def period_words(found: VersionRow) -> str:
    return period_name(found)


@register.filter
def stated(amount: Decimal | None) -> SafeString:
    """An amount; a hollow dot where nothing is stated."""
    return amount_html(amount)


@register.filter
def sum_of(sums: Mapping[str, Decimal | None], name: str) -> Decimal | None:
    return sums.get(name)


@register.filter
def act_words(act: str) -> str:
    return str(ACTS.get(act, act))


@register.filter
def said(value: Any) -> str:
    """A value of a line of posts as people read it."""
    return str(ACTS.get(str(value), value)) if value not in (None, "") else "—"


@register.filter
def trusted(html: str) -> SafeString:
    """A part that was made from a template already."""
    return mark_safe(html)  # noqa: S308


@register.simple_tag
def post_input(line: PostLine, field: str) -> SafeString:
    """The field of a line of posts that somebody may write."""
    stored = getattr(line.row, field)
    text = "" if stored is None else str(stored)
    kind = "date" if field.endswith("_day") else "text"
    return format_html(
        '<input class="cell{}" type="{}" name="v:{}|{}|" value="{}" aria-label="{}: {}"'
        '{}><input type="hidden" name="s:{}|{}|" value="{}">',
        f" {field.replace('_', '-')}", kind, line.row.code, field, text, line.row.code, FIELDS[field],
        mark_safe(' inputmode="numeric"') if field == "count" else "", line.row.code, field, text,
    )  # fmt: skip


# What an empty choice of a field says.
_NOTHING = {"begins_by": gettext_lazy("was there before"), "ends_by": gettext_lazy("stays"), "continues": "—"}


@register.simple_tag
def post_choice(
    line: PostLine, field: str, choices: Iterable[tuple[str, Any]], needed: bool = False
) -> SafeString:
    """The same for a field with a closed list; nothing is a choice, too, unless the field is needed."""
    stored = getattr(line.row, field) or ""
    offered = [(code, text) for code, text in choices if (field, code) != ("continues", line.row.code)]
    if not needed:
        offered.insert(0, ("", _NOTHING[field]))
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((code, mark_safe(" selected") if code == stored else "", text) for code, text in offered),
    )
    return format_html(
        '<select class="cell" name="v:{0}|{1}|" aria-label="{0}: {2}">{3}</select>'
        '<input type="hidden" name="s:{0}|{1}|" value="{4}">',
        line.row.code, field, FIELDS[field], options, stored,
    )  # fmt: skip


@register.simple_tag
def post_text(line: PostLine, field: str, text: Spoken) -> SafeString:
    """A title or a reason of a line of posts in one language."""
    return format_html(
        '<textarea class="cell" rows="{0}" lang="{1}" name="v:{2}|{3}|{4}" aria-label="{2}: {5} ({6})">'
        '{7}</textarea><input type="hidden" name="s:{2}|{3}|{4}" value="{7}">',
        1 if field == "title" else 2, lang_tag(text.code), line.row.code, field, text.code,
        FIELDS[field], text.language, getattr(text, field),
    )  # fmt: skip
