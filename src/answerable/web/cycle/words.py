"""Words for causes, states, acts and fields of the cycle, and for figures inside input fields."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

CAUSES = {
    "mandate": gettext_lazy("Mandate"),
    "mandate.scale": gettext_lazy("change of scale or scope"),
    "mandate.new_request": gettext_lazy("new request of a legislative body"),
    "demand": gettext_lazy("Demand"),
    "demand.more": gettext_lazy("more was asked for"),
    "demand.less": gettext_lazy("less was asked for"),
    "resources": gettext_lazy("Resources"),
    "resources.vacancy": gettext_lazy("vacant posts"),
    "resources.price": gettext_lazy("prices"),
    "resources.quantity": gettext_lazy("quantities"),
    "resources.exchange_rate": gettext_lazy("exchange rates"),
    "resources.inflation": gettext_lazy("inflation"),
    "resources.liquidity": gettext_lazy("liquidity"),
    "management": gettext_lazy("Management decision"),
    "management.more_inputs_and_outputs": gettext_lazy("additional inputs and outputs"),
    "management.fewer_inputs_and_outputs": gettext_lazy("reduced inputs and outputs"),
    "management.more_inputs_same_outputs": gettext_lazy("additional inputs, same outputs"),
    "management.fewer_inputs_same_outputs": gettext_lazy("reduced inputs, same outputs"),
    "management.postponed": gettext_lazy("postponed"),
    "management.cancelled": gettext_lazy("cancelled"),
    "external": gettext_lazy("External"),
    "external.security": gettext_lazy("security"),
    "external.health": gettext_lazy("health"),
    "external.disaster": gettext_lazy("natural disaster"),
    "external.partner": gettext_lazy("a partner"),
    "external.market": gettext_lazy("the market"),
}

STATES = {
    "open": gettext_lazy("being entered"),
    "submitted": gettext_lazy("submitted"),
    "returned": gettext_lazy("returned"),
    "cleared": gettext_lazy("cleared"),
    "general": gettext_lazy("general part"),
}

STEPS = {
    "opened": gettext_lazy("opened"),
    "submitted": gettext_lazy("submitted"),
    "returned": gettext_lazy("returned"),
    "cleared": gettext_lazy("cleared"),
    "reopened": gettext_lazy("reopened"),
}

FIELDS = {
    "planned": gettext_lazy("Planned"),
    "target": gettext_lazy("Target"),
    "actual": gettext_lazy("Actual"),
    "cause": gettext_lazy("Cause"),
    "reason": gettext_lazy("Reason"),
    "remarks": gettext_lazy("Remarks"),
    "narrative": gettext_lazy("Narrative"),
    "reported_achieved": gettext_lazy("Achieved, as reported"),
    "apportionment": gettext_lazy("Apportionment"),
    "expenditure": gettext_lazy("Expenditure"),
    "authorized": gettext_lazy("Authorized posts"),
    "incumbency": gettext_lazy("Average incumbency"),
    "budgeted_rate": gettext_lazy("Budgeted vacancy rate"),
    "text": gettext_lazy("Text"),
}

LANGUAGES = {
    "zh": gettext_lazy("Chinese"),
    "en": gettext_lazy("English"),
    "fr": gettext_lazy("French"),
    "es": gettext_lazy("Spanish"),
    "ru": gettext_lazy("Russian"),
    "ar": gettext_lazy("Arabic"),
}


def cause_words(code: str | None) -> str:
    """A standard cause with its group: 'Resources: vacant posts'."""
    if not code:
        return ""
    group, dot, _finer = code.partition(".")
    if not dot:
        return str(CAUSES.get(code, code))
    return _("%(group)s: %(finer)s") % {"group": CAUSES.get(group, group), "finer": CAUSES.get(code, code)}


@lru_cache(maxsize=4)
def _cause_groups(spoken: str | None) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:  # noqa: ARG001
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, text in CAUSES.items():
        group = code.partition(".")[0]
        groups.setdefault(group, []).append((code, str(text)))
    return tuple((str(CAUSES[group]), tuple(items)) for group, items in groups.items())


def cause_groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The standard causes by group, in the words of the page."""
    return _cause_groups(get_language())


def typed(quantity: str | None) -> str:
    """A quantity as somebody would type it; nothing for what is not reported."""
    return "" if quantity is None else str(_typed_words(get_language()).get(quantity, quantity))


@lru_cache(maxsize=4)
def _typed_words(spoken: str | None) -> dict[str, str]:  # noqa: ARG001
    return {
        "not_applicable": _("n/a"),
        "none": _("none"),
        "yes": _("yes"),
        "no": _("no"),
        "partly": _("partly"),
    }
