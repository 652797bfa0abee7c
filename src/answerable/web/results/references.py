"""Output numbers named in a sentence, as links to their rows: '(产出 5、7 和 9)', 'outputs 5 to 9'."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_JOINT = r"(?:[、,，;；]\s*(?:and\s+|和)?|\s*(?:和|及|与|至|到|–|-)\s*|\s+(?:and|to|through|or)\s+)"
_NAMED = re.compile(
    rf"(?:(?:计划|实际)?产出\s*|\boutputs?\s+(?:nos?\.\s*)?)\d{{1,3}}(?:{_JOINT}\d{{1,3}})*(?!\d|\.\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


def with_links(text: str, addresses: Mapping[int, str]) -> SafeString:
    """The text, escaped, each output number that has an address linked to it."""
    parts: list[str] = []
    at = 0
    for named in _NAMED.finditer(text):
        parts.append(escape(text[at : named.start()]))
        parts.append(_linked(named.group(), addresses))
        at = named.end()
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # every part was escaped above  # noqa: S308


def _linked(phrase: str, addresses: Mapping[int, str]) -> str:
    parts: list[str] = []
    at = 0
    for found in _NUMBER.finditer(phrase):
        parts.append(escape(phrase[at : found.start()]))
        url = addresses.get(int(found.group()))
        parts.append(format_html('<a href="{}">{}</a>', url, found.group()) if url else found.group())
        at = found.end()
    parts.append(escape(phrase[at:]))
    return "".join(parts)
