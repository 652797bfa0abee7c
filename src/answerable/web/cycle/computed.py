"""The figures a row does not enter but `calc` computes, as HTML: in the tables and in answers to saves."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from answerable.cycle.queries.sheet import Judgement
from answerable.web.templatetags.figures import money, quantity, rate_bar, status, unsaid


def computed(judgement: Judgement) -> dict[str, Any]:
    """The computed cells of a row as HTML, by name."""
    spoken = get_language()
    names = ("rate", "amount", "percent", "verdict")
    return {name: figure(name, judgement, spoken) for name in names} | {"must": judgement.must_explain}


def figure(name: str, judgement: Judgement, spoken: str | None) -> str:
    """One of them; `spoken` is the language of the page."""
    return _figure(name, getattr(judgement, name), spoken)


@lru_cache(maxsize=4096)  # many rows share a few rates
def _figure(name: str, value: Decimal | str | None, spoken: str | None) -> str:  # noqa: ARG001
    if name == "verdict":
        return status(str(value)) if value else ""
    if value is None:
        return unsaid("–")
    if name == "rate":
        return f'<span class="rate">{quantity(value)}{rate_bar(value)}</span>'
    return money(value) if name == "amount" else quantity(value)
