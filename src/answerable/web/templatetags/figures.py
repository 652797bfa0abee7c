"""How a figure, a status and a text in another language look on a page, and nothing else.

A figure says what it is: thousands apart by a thin blank, negatives in parentheses, nil as an em
dash where the table is of money, *not reported* as a hollow mark with its word, *not applicable*
as its word. Values are the quantity strings of `calc.account`; nothing is computed here.
"""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal
from functools import cache, lru_cache
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.calc.quantities import number, shown, state
from answerable.foundation.texts import Words

register = template.Library()

NIL = "—"
_TAGS = {"zh": "zh-Hans", "en": "en", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar"}

BAR_WIDTH, FULL_AT = 84, 64  # pixels: the whole bar, and where 100 per cent stands


@cache
def mark(name: str) -> SafeString:
    """A small drawn sign from the sheet of signs at the foot of every page."""
    return format_html('<svg aria-hidden="true"><use href="#mark-{}"></use></svg>', name)


def unsaid(word: str, sign: str | None = None) -> SafeString:
    return format_html('<span class="unsaid">{}{}</span>', mark(sign) if sign else "", word)


def _set(value: Any, nil: str | None) -> SafeString:
    if isinstance(value, int):
        value = str(value)
    kind = state(value)
    if kind == "not_reported":
        return unsaid(_("not reported"), "hollow")
    if kind == "not_applicable":
        return unsaid(_("not applicable"))
    if kind == "none":
        return format_html("{}", _("none"))
    if kind == "answer":
        return format_html("{}", {"yes": _("yes"), "no": _("no"), "partly": _("partly")}[value])
    if kind == "word":
        return conditional_escape(value)
    text = shown(value, nil=nil)
    if text.startswith("("):
        return format_html('<span class="negative">{}</span>', text)
    return format_html("{}", text)


@register.filter
def quantity(value: Any) -> SafeString:
    """A count or a rate; a reported zero stays '0'."""
    return _set(value, None)


@register.filter
def money(value: Any) -> SafeString:
    """An amount in its table's unit; nil is an em dash."""
    return _set(value, NIL)


@register.filter
def plain(value: Any) -> str:
    """A figure as bare text for labels and sentences."""
    return shown(value) or NIL


@register.filter
def lang_tag(language: str) -> str:
    """The tag of a document's language for `lang`: zh -> zh-Hans."""
    return _TAGS.get(language, language)


@register.filter
def sized(count: int) -> str:
    """A whole number with its groups apart."""
    return shown(Decimal(count))


def only_in(language: str) -> SafeString:
    """The mark of a text in another language, in the words of the page."""
    return _only_in(language, get_language())


@lru_cache(maxsize=64)  # a report in one language has it in every row
def _only_in(language: str, spoken: str | None) -> SafeString:  # noqa: ARG001
    names = {"zh": _("Chinese only"), "en": _("English only")}
    return format_html('<span class="only-in">{}</span>', names.get(language, _("in another language only")))


@register.filter
def words(text: Words | str | None) -> SafeString:
    """A text; one that exists in another language only says so beside itself."""
    if not isinstance(text, Words):
        return conditional_escape(text or "")
    if not text.is_foreign:
        return conditional_escape(text.text)
    return format_html(
        '<span lang="{}">{}</span> {}', lang_tag(text.language), text.text, only_in(text.language)
    )


@register.filter
def bare_words(text: Words | str | None) -> SafeString:
    """A text where the mark of its language stands elsewhere: only `lang` is kept."""
    if not isinstance(text, Words) or not text.is_foreign:
        return conditional_escape(str(text or ""))
    return format_html('<span lang="{}">{}</span>', lang_tag(text.language), text.text)


@register.simple_tag
def rate_bar(rate: Any) -> SafeString:
    """A delivery rate as a bar: 100 % marked, what lies above it hatched, cut off at the end."""
    value = number(rate)
    return mark_safe("") if value is None else _bar(value)


@lru_cache(maxsize=2048)  # most rows of a register share a few rates
def _bar(value: Decimal) -> SafeString:
    full = int((min(max(value, Decimal(0)), Decimal(100)) * FULL_AT / 100).to_integral_value(ROUND_FLOOR))
    over = int(min(max(value - 100, Decimal(0)) * FULL_AT / 100, Decimal(BAR_WIDTH - FULL_AT - 1)))
    if value > 100:
        over = max(over, 3)
    return format_html(
        '<svg class="rate-bar" viewBox="0 0 {w} 12" width="{w}" height="12" aria-hidden="true">'
        '<rect class="track" x="0.5" y="2.5" width="{f}" height="7"></rect>'
        '<rect class="fill{low}" x="0.5" y="2.5" width="{v}" height="7"></rect>'
        '<rect class="over" x="{f}" y="2.5" width="{o}" height="7"></rect>'
        '<line class="full" x1="{f}" x2="{f}" y1="0" y2="12"></line></svg>',
        w=BAR_WIDTH,
        f=FULL_AT,
        v=full,
        o=over,
        low=" low" if value < 100 else "",
    )


_STATUS = {
    "met": ("good", "good"),
    "partly": ("open", "half"),
    "not_met": ("bad", "bad"),
    "unknown": ("open", "dash"),
    "not_reported": ("open", "hollow"),
    "not_applicable": ("open", "dash"),
}


@register.simple_tag
def status(verdict: str) -> SafeString:
    """Whether an indicator was met: colour, shape and word."""
    says = {
        "met": _("met"),
        "partly": _("partly met"),
        "not_met": _("not met"),
        "unknown": _("cannot be judged"),
        "not_reported": _("not reported"),
        "not_applicable": _("not applicable"),
    }
    tone, sign = _STATUS.get(verdict, ("open", "dash"))
    return format_html('<span class="status {}">{}{}</span>', tone, mark(sign), says.get(verdict, verdict))


@register.simple_tag
def severity(name: str) -> SafeString:
    """How grave a finding is: colour, shape and word."""
    says = {"error": _("error"), "warning": _("doubtful"), "note": _("note")}
    sign = {"error": "bad", "warning": "doubt", "note": "hollow"}.get(name, "hollow")
    return format_html('<b class="severity">{}{}</b>', mark(sign), says.get(name, name))


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with other parameters; an empty value takes one away, and paging restarts."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else context["request"].path


@register.simple_tag(takes_context=True)
def sort_head(context: dict[str, Any], name: str, text: str, tone: str = "") -> SafeString:
    """A column head that sorts: once upward, then downward, and says which to a screen reader."""
    now = context["request"].GET.get("sort", "position")
    order, wanted, sign = "none", name, ""
    if now == name:
        order, wanted, sign = "ascending", f"-{name}", " ↑"
    elif now == f"-{name}":
        order, wanted, sign = "descending", "", " ↓"
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a href="{}">{}{}</a></th>',
        tone,
        order,
        with_query(context, sort=wanted),
        text,
        sign,
    )


EXCERPT = 320  # characters shown of a long text, around what was found


@register.filter
def found(text: Words | str, searched: str) -> SafeString:
    """A text with what was searched for marked: the whole phrase, or each word; a long one is cut."""
    said = str(text)
    phrases = sorted({searched.strip(), *searched.split()}, key=len, reverse=True)
    wanted = re.compile("|".join(re.escape(phrase) for phrase in phrases if phrase) or r"(?!)", re.I)
    said = _around(said, wanted)
    parts, at = [], 0
    for hit in wanted.finditer(said):
        parts.append(format_html('{}<mark class="result-mark">{}</mark>', said[at : hit.start()], hit[0]))
        at = hit.end()
    marked = format_html("{}{}", mark_safe("".join(parts)), said[at:])  # noqa: S308  (made by format_html)
    if isinstance(text, Words) and text.is_foreign:
        return format_html(
            '<span lang="{}">{}</span> {}', lang_tag(text.language), marked, only_in(text.language)
        )
    return marked


def _around(said: str, wanted: re.Pattern[str]) -> str:
    """The part of a long text around the first thing found."""
    if len(said) <= EXCERPT:
        return said
    first = wanted.search(said)
    start = max((first.start() if first else 0) - EXCERPT // 3, 0)
    cut = said[start : start + EXCERPT]
    if start:
        cut = f"…{cut.partition(' ')[2] if ' ' in cut[:40] else cut}"
    return f"{cut}…" if start + EXCERPT < len(said) else cut


@register.filter
def titled(report: Any) -> SafeString:
    """A report's title; an extraction without its cover is called by its kind and period."""
    if report.title:
        return words(report.title)
    kinds = {
        "performance_report": _("Budget performance report"),
        "outputs_addendum": _("Planned and actual outputs"),
        "programme_plan": _("Programme plan"),
        "accountability_report": _("Accountability report"),
        "combined_report": _("Performance report and budget"),
        "programme_budget": _("Programme budget"),
    }
    period = f" {report.period.label}" if report.period and report.period.label else ""
    return conditional_escape(f"{kinds.get(report.kind, report.symbol)}{period}")
