"""Where figures and findings stand: words for a place, anchors and addresses."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.calc.account import Place
from answerable.results.queries.shapes import FindingRow
from answerable.web.results import notes
from answerable.web.results.money import column_words as words_of_column
from answerable.web.results.registers import band_words as words_of_band
from answerable.web.templatetags.figures import money, quantity, unsaid

register = template.Library()


@register.filter
def place_words(place: Place | None) -> str:
    return notes.place_words(place)


@register.filter
def at(path: str) -> str:
    """The id of a figure's row: findings lead there."""
    return notes.finding_anchor(path)


@register.filter
def column_words(name: str) -> str:
    return words_of_column(name)


@register.filter
def called(path: str | None) -> str:
    """A finding's path for people: the table's name instead of its id."""
    head, slash, row = (path or "").partition("/")
    return f"{words_of_column(head)} › {row}" if slash else words_of_column(head)


@register.filter
def band_words(name: str) -> str:
    return words_of_band(name)


@register.simple_tag
def finding_url(symbol: str, finding: FindingRow) -> str:
    return notes.finding_url(symbol, finding) or ""


@register.simple_tag
def computed(symbol: str, path: str, figure: str, value: Any, nil: bool = False) -> SafeString:
    """A computed figure: a link to its explanation, which the page opens beside it.

    One that its inputs do not allow is no figure, whatever they lack: the explanation says what.
    """
    sets = money if nil else quantity
    shown = unsaid(_("no figure")) if value is None else sets(value)
    return format_html(
        '<a class="computed" href="{}" aria-haspopup="dialog" aria-expanded="false">{}</a>',
        _address(get_language(), symbol, path, figure),
        shown,
    )


@register.simple_tag(takes_context=True)
def corrected(context: dict[str, Any], anchor: str, field: str) -> SafeString:
    """The mark beside a figure that a corrigendum corrected: what it should say, and who says so."""
    corrections = context.get("corrections")
    if not corrections:
        return SafeString("")
    return format_html_join(
        "",
        ' <span class="corrected">{} <ins>{}</ins> <small>{}</small></span>',
        ((_("corrected:"), quantity(each.new), each.corrigendum) for each in corrections.at(anchor, field)),
    )


@lru_cache(maxsize=8192)  # a register of 600 rows asks for each again and again
def _address(spoken: str | None, symbol: str, path: str, figure: str) -> str:  # noqa: ARG001
    """In the addresses of the language spoken."""
    if not path:
        return reverse("report-figure", kwargs={"symbol": symbol, "figure": figure})
    return reverse("figure", kwargs={"symbol": symbol, "figure": figure, "path": path})
