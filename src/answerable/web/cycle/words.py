"""Words for causes, states, acts and fields of the cycle, and for figures inside input fields."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from answerable.cycle.rules.causes import CAUSES, cause_words

__all__ = [
    "CAUSES",
    "FIELDS",
    "LANGUAGES",
    "STATES",
    "STEPS",
    "cause_groups",
    "cause_words",
    "typed",
]

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
    "name": gettext_lazy("Name"),
    "unit": gettext_lazy("Unit"),
    "direction": gettext_lazy("Which way is good"),
    "baseline": gettext_lazy("Baseline"),
    "estimate": gettext_lazy("Estimate"),
    "category": gettext_lazy("Category"),
    "subcategory": gettext_lazy("Subcategory"),
    "accomplishment": gettext_lazy("Expected accomplishment"),
    "symbol": gettext_lazy("Symbol"),
    "title": gettext_lazy("Title"),
    "group": gettext_lazy("Heading of the group"),
    "label": gettext_lazy("Number"),
    "value": gettext_lazy("Value"),
    "objective": gettext_lazy("Objective"),
}

LANGUAGES = {
    "zh": gettext_lazy("Chinese"),
    "en": gettext_lazy("English"),
    "fr": gettext_lazy("French"),
    "es": gettext_lazy("Spanish"),
    "ru": gettext_lazy("Russian"),
    "ar": gettext_lazy("Arabic"),
}


# Fields that are chosen from a list: codes with their words.
CHOICES = {
    "direction": {
        "more": gettext_lazy("more is better"),
        "less": gettext_lazy("less is better"),
        "keep": gettext_lazy("to stay as it is"),
    },
    "category": {
        "A": gettext_lazy("A. Facilitation of the intergovernmental process and expert bodies"),
        "B": gettext_lazy("B. Generation and transfer of knowledge"),
        "C": gettext_lazy("C. Substantive deliverables"),
        "D": gettext_lazy("D. Communication deliverables"),
        "E": gettext_lazy("E. Enabling deliverables"),
    },
}


def choice_words(field: str, code: str) -> str:
    """A choice in words; the code where there are none."""
    return str(CHOICES.get(field, {}).get(code, code))


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
