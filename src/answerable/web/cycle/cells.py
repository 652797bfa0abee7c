"""One cell of the entry page as HTML: an input where it is the reader's to write, else its text.

Made in Python and not by a template: a section may have a thousand of them. A form names a cell
`v:` with its key; `s:` is what stood there when the page was made (see `reading`).
"""

from __future__ import annotations

from functools import lru_cache

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.cycle.queries.sheet import Cell
from answerable.web.cycle.words import FIELDS, LANGUAGES, cause_groups, cause_words, typed
from answerable.web.templatetags.figures import lang_tag, mark, quantity, unsaid

_NOTHING = mark_safe("")


def label_of(cell: Cell) -> str:
    """What a screen reader says of a cell: field, language, row."""
    field = str(FIELDS.get(cell.field, cell.field))
    if cell.language:
        field = f"{field} ({LANGUAGES.get(cell.language, cell.language)})"
    return f"{field}, {cell.path}"


def written(cell: Cell) -> str:
    """Who wrote it and when, for a title."""
    if not cell.by or cell.at is None:
        return ""
    return _("%(who)s, %(when)s UTC") % {"who": cell.by, "when": f"{cell.at:%Y-%m-%d %H:%M}"}


def figure(cell: Cell | None) -> SafeString:
    """A figure, a cause or an answer."""
    if cell is None:
        return _NOTHING
    if not cell.may:
        shown = quantity(cell.value)
        if cell.nature == "cause":
            shown = format_html("{}", cause_words(cell.value)) if cell.value else unsaid("–")
        elif cell.nature == "answer" and cell.value is None:
            shown = unsaid("–")
        tone = " changed" if cell.changed else ""
        return format_html(
            '<span class="fixed{}" title="{}">{}</span>', tone, cell.why or written(cell), shown
        )
    if cell.nature == "cause":
        return _choice(cell, _cause_options(cell.value or "", get_language()))
    if cell.nature == "answer":
        return _choice(cell, _answer_options(cell.value or "", get_language()))
    return format_html(
        '<input class="cell{}" name="v:{}" value="{}" data-shown="{}" placeholder="○ {}" autocomplete="off" '
        'inputmode="text" aria-label="{}" title="{}">{}',
        _tone(cell), cell.key, typed(cell.value), typed(cell.value), _("not reported"), label_of(cell),
        written(cell), _seen(cell),
    )  # fmt: skip


def _tone(cell: Cell) -> str:
    return (" lacking" if cell.missing else "") + (" changed" if cell.changed else "")


def _seen(cell: Cell) -> SafeString:
    return format_html('<input type="hidden" name="s:{}" value="{}">', cell.key, cell.value or "")


def _choice(cell: Cell, options: SafeString) -> SafeString:
    return format_html(
        '<select class="cell{}" name="v:{}" aria-label="{}" title="{}">{}</select>{}',
        _tone(cell), cell.key, label_of(cell), written(cell), options, _seen(cell),
    )  # fmt: skip


@lru_cache(maxsize=256)
def _cause_options(chosen: str, spoken: str | None) -> SafeString:  # noqa: ARG001
    parts = [format_html('<option value="">{}</option>', _("choose a cause"))]
    for group, items in cause_groups():
        inner = mark_safe("".join(_option(code, text, chosen) for code, text in items))  # noqa: S308
        parts.append(format_html('<optgroup label="{}">{}</optgroup>', group, inner))
    return mark_safe("".join(parts))  # noqa: S308


@lru_cache(maxsize=16)
def _answer_options(chosen: str, spoken: str | None) -> SafeString:  # noqa: ARG001
    words = (("", "–"), ("yes", _("yes")), ("no", _("no")))
    return mark_safe("".join(_option(code, text, chosen) for code, text in words))  # noqa: S308


def _option(code: str, text: str, chosen: str) -> SafeString:
    picked = mark_safe(" selected") if code == chosen else ""
    return format_html('<option value="{}"{}>{}</option>', code, picked, text)


def prose(cell: Cell, others: tuple[Cell, ...] = ()) -> SafeString:
    """A text in one language with its state; `others` are the same field in the other languages."""
    head = format_html(
        '<span class="prose-head"><b>{}</b> <span class="id">{}</span>{}{}</span>',
        FIELDS.get(cell.field, cell.field),
        LANGUAGES.get(cell.language, cell.language),
        _state(cell),
        _outdated(cell, others),
    )
    tag = lang_tag(cell.language)
    if not cell.may:
        shown = linebreaksbr(cell.value) if cell.value else unsaid(_("no text yet"), "hollow")
        tone = " changed" if cell.changed else ""
        return format_html(
            '<div class="prose-cell fixed{}" title="{}">{}<div lang="{}">{}</div></div>',
            tone, cell.why, head, tag, shown,
        )  # fmt: skip
    return format_html(
        '<div class="prose-cell">{}<textarea class="cell{}" name="v:{}" rows="2" lang="{}" aria-label="{}" '
        'title="{}">{}</textarea>{}<span class="prose-foot">{}{}</span></div>',
        head, _tone(cell), cell.key, tag, label_of(cell), written(cell), cell.value or "", _seen(cell),
        _draft(cell), _translation(cell, others),
    )  # fmt: skip


def _state(cell: Cell) -> SafeString:
    if not cell.value:
        return _NOTHING
    if cell.status == "draft":
        return format_html('<span class="state draft">{}{}</span>', mark("half"), _("draft"))
    return format_html('<span class="state final">{}{}</span>', mark("good"), _("final"))


def _outdated(cell: Cell, others: tuple[Cell, ...]) -> SafeString:
    if not cell.outdated:
        return _NOTHING
    source = next((other for other in others if other.language == cell.source_language), None)
    return format_html(
        '<span class="state outdated" title="{}">{}{}</span>',
        (source.value or "") if source else "",
        mark("doubt"),
        _("outdated: the source changed since"),
    )


def _draft(cell: Cell) -> SafeString:
    return format_html(
        '<label><input type="checkbox" name="d:{}" value="1"{}> {}</label>'
        '<input type="hidden" name="p:{}" value="{}">',
        cell.key, mark_safe(" checked") if cell.status == "draft" else "", _("still a draft"),
        cell.key, cell.status,
    )  # fmt: skip


def _translation(cell: Cell, others: tuple[Cell, ...]) -> SafeString:
    """Whether it was translated from another language here; confirming an outdated one."""
    parts = [_translated(cell, other.language) for other in others]
    parts.append(format_html('<input type="hidden" name="q:{}" value="{}">', cell.key, cell.source_language))
    if cell.outdated:
        parts.append(
            format_html(
                '<label><input type="checkbox" name="c:{}" value="1"> {}</label>',
                cell.key,
                _("it still says the same as its source"),
            )
        )
    return mark_safe("".join(parts))  # noqa: S308


def _translated(cell: Cell, language: str) -> SafeString:
    return format_html(
        '<label><input type="checkbox" name="o:{}" value="{}"{}> {}</label>',
        cell.key,
        language,
        mark_safe(" checked") if cell.source_language == language else "",
        _("translated from %(language)s") % {"language": LANGUAGES.get(language, language)},
    )
