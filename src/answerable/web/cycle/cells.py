"""One cell of the entry page as HTML: an input where it is the reader's to write, else its text.

Made in Python and not by a template, of plain strings: a section may have a thousand of them, and
two hundred people open one in the same minute. Everything that is not markup or a phrase of ours
goes through `escape`. A form names a cell `v:` with its key; `s:` is what stood there when the
page was made (see `reading`).
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString, mark_safe

from answerable.cycle.queries.sheet import Cell
from answerable.web.cycle.phrases import Phrases, phrases
from answerable.web.cycle.words import CHOICES, cause_groups, cause_words, choice_words, typed
from answerable.web.templatetags.figures import lang_tag, mark, quantity, unsaid


def figure(cell: Cell | None, say: Phrases | None = None) -> SafeString:
    """A figure, a cause or an answer."""
    say = say or phrases()
    return mark_safe(_figure(cell, say))  # noqa: S308


def prose(cell: Cell, others: tuple[Cell, ...] = (), say: Phrases | None = None) -> SafeString:
    """A text in one language with its state; `others` are the same field in the other languages."""
    say = say or phrases()
    return mark_safe(_prose(cell, others, say))  # noqa: S308


def _figure(cell: Cell | None, say: Phrases) -> str:
    if cell is None:
        return ""
    if not cell.may:
        return _fixed(cell, say)
    if cell.nature == "cause":
        return _choice(cell, _cause_options(cell.value or "", say.spoken), say)
    if cell.nature == "answer":
        return _choice(cell, _answer_options(cell.value or "", say), say)
    if cell.nature == "choice":
        return _choice(cell, _options(cell, say), say)
    key, shown = escape(cell.key), escape(typed(cell.value))
    return (
        f'<input class="cell{_tone(cell)}" name="v:{key}" value="{shown}" data-shown="{shown}" '
        f'placeholder="{_hint(cell, say)}" autocomplete="off" inputmode="text" '
        f'aria-label="{_label(cell, say)}" title="{_written(cell, say)}">{_seen(cell, key)}'
    )


def _fixed(cell: Cell, say: Phrases) -> str:
    shown = _quantity(cell.value, say.spoken)
    if cell.nature == "cause":
        shown = escape(cause_words(cell.value)) if cell.value else unsaid("–")
    elif cell.nature == "choice" and cell.value:
        shown = escape(choice_words(cell.field, cell.value))
    elif cell.nature == "word" and cell.value:
        shown = escape(cell.value)
    elif cell.nature in ("answer", "choice", "word") and cell.value is None:
        shown = unsaid("–")
    tone = " changed" if cell.changed else ""
    return f'<span class="fixed{tone}" title="{escape(cell.why) or _written(cell, say)}">{shown}</span>'


def _hint(cell: Cell, say: Phrases) -> str:
    """What an empty field means: of a figure that it is not reported."""
    return f"○ {say.not_reported}" if cell.nature == "quantity" else ""


def _options(cell: Cell, say: Phrases) -> str:
    """The choices of a field with nothing before them."""
    codes = CHOICES.get(cell.field, ())
    words = [("", "–"), *((code, escape(choice_words(cell.field, code))) for code in codes)]
    if say.spoken and cell.value and cell.value not in codes:  # as a document printed it
        words.append((cell.value, escape(cell.value)))
    return "".join(_option(code, text, cell.value or "") for code, text in words)


@lru_cache(maxsize=4096)  # the same counts stand in row after row
def _quantity(value: str | None, spoken: str | None) -> str:  # noqa: ARG001
    return quantity(value)


def _label(cell: Cell, say: Phrases) -> str:
    """What a screen reader says of a cell: field, language, row."""
    field = say.fields.get(cell.field) or escape(cell.field)
    if cell.language:
        field = f"{field} ({say.languages.get(cell.language) or escape(cell.language)})"
    return f"{field}, {escape(cell.path)}"


def _written(cell: Cell, say: Phrases) -> str:
    """Who wrote it and when, for a title."""
    if not cell.by or cell.at is None:
        return ""
    return escape(say.who_and_when % {"who": cell.by, "when": f"{cell.at:%Y-%m-%d %H:%M}"})


def _tone(cell: Cell) -> str:
    return (" lacking" if cell.missing else "") + (" changed" if cell.changed else "")


def _seen(cell: Cell, key: str) -> str:
    value = escape(cell.value or "")
    return f'<input type="hidden" name="s:{key}" value="{value}">'


def _choice(cell: Cell, options: str, say: Phrases) -> str:
    key = escape(cell.key)
    return (
        f'<select class="cell{_tone(cell)}" name="v:{key}" aria-label="{_label(cell, say)}" '
        f'title="{_written(cell, say)}">{options}</select>{_seen(cell, key)}'
    )


@lru_cache(maxsize=256)
def _cause_options(chosen: str, spoken: str | None) -> str:  # noqa: ARG001
    parts = [f'<option value="">{phrases().choose_a_cause}</option>']
    for group, items in cause_groups():
        inner = "".join(_option(code, escape(text), chosen) for code, text in items)
        parts.append(f'<optgroup label="{escape(group)}">{inner}</optgroup>')
    return "".join(parts)


def _answer_options(chosen: str, say: Phrases) -> str:
    words = (("", "–"), ("yes", say.yes), ("no", say.no))
    return "".join(_option(code, text, chosen) for code, text in words)


def _option(code: str, text: str, chosen: str) -> str:
    picked = " selected" if code == chosen else ""
    return f'<option value="{escape(code)}"{picked}>{text}</option>'


def _prose(cell: Cell, others: tuple[Cell, ...], say: Phrases) -> str:
    head = (
        f'<span class="prose-head"><b>{say.fields.get(cell.field) or escape(cell.field)}</b> '
        f'<span class="id">{say.languages.get(cell.language) or escape(cell.language)}</span>'
        f"{_state(cell, say)}{_outdated(cell, others, say)}</span>"
    )
    tag = escape(lang_tag(cell.language))
    if not cell.may:
        shown = linebreaksbr(cell.value, autoescape=True) if cell.value else unsaid(say.no_text_yet, "hollow")
        tone = " changed" if cell.changed else ""
        return (
            f'<div class="prose-cell fixed{tone}" title="{escape(cell.why)}">{head}'
            f'<div lang="{tag}">{shown}</div></div>'
        )
    key = escape(cell.key)
    return (
        f'<div class="prose-cell">{head}<textarea class="cell{_tone(cell)}" name="v:{key}" rows="2" '
        f'lang="{tag}" aria-label="{_label(cell, say)}" title="{_written(cell, say)}">'
        f"{escape(cell.value or '')}</textarea>{_seen(cell, key)}"
        f'<span class="prose-foot">{_draft(cell, key, say)}{_translation(cell, others, key, say)}</span>'
        "</div>"
    )


def _state(cell: Cell, say: Phrases) -> str:
    if not cell.value:
        return ""
    if cell.status == "draft":
        return f'<span class="state draft">{mark("half")}{say.draft}</span>'
    return f'<span class="state final">{mark("good")}{say.final}</span>'


def _outdated(cell: Cell, others: tuple[Cell, ...], say: Phrases) -> str:
    if not cell.outdated:
        return ""
    source = next((other for other in others if other.language == cell.source_language), None)
    text = escape((source.value or "") if source else "")
    sign = mark("doubt")
    return f'<span class="state outdated" title="{text}">{sign}{say.outdated}</span>'


def _draft(cell: Cell, key: str, say: Phrases) -> str:
    picked = " checked" if cell.status == "draft" else ""
    return (
        f'<label><input type="checkbox" name="d:{key}" value="1"{picked}> {say.still_a_draft}</label>'
        f'<input type="hidden" name="p:{key}" value="{escape(cell.status)}">'
    )


def _translation(cell: Cell, others: tuple[Cell, ...], key: str, say: Phrases) -> str:
    """Whether it was translated from another language here; confirming an outdated one."""
    parts = [_translated(cell, other.language, key, say) for other in others]
    parts.append(f'<input type="hidden" name="q:{key}" value="{escape(cell.source_language)}">')
    if cell.outdated:
        parts.append(f'<label><input type="checkbox" name="c:{key}" value="1"> {say.still_the_same}</label>')
    return "".join(parts)


def _translated(cell: Cell, language: str, key: str, say: Phrases) -> str:
    picked = " checked" if cell.source_language == language else ""
    words = say.translated_from.get(language) or escape(language)
    return f'<label><input type="checkbox" name="o:{key}" value="{escape(language)}"{picked}> {words}</label>'
