"""What versions of budgets, kinds and groups of posts, acts on them and kinds of values are called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STAGES = {
    "proposed": gettext_lazy("proposed"),
    "recommended": gettext_lazy("recommended"),
    "approved": gettext_lazy("approved"),
    "revised": gettext_lazy("revised"),
    "scenario": gettext_lazy("scenario"),
}
STAFF = {
    "military_observers": gettext_lazy("Military observers"),
    "military_contingents": gettext_lazy("Military contingents"),
    "united_nations_police": gettext_lazy("United Nations police"),
    "formed_police_units": gettext_lazy("Formed police units"),
    "international": gettext_lazy("International staff"),
    "national_officers": gettext_lazy("National Professional Officers"),
    "national_general_service": gettext_lazy("National General Service staff"),
    "volunteers_international": gettext_lazy("United Nations Volunteers, international"),
    "volunteers_national": gettext_lazy("United Nations Volunteers, national"),
    "government_provided": gettext_lazy("Government-provided personnel"),
    "professional": gettext_lazy("Professional and higher categories"),
    "general_service": gettext_lazy("General Service and related categories"),
}
KINDS = {
    "post": gettext_lazy("post"),
    "temporary": gettext_lazy("temporary position"),
    "strength": gettext_lazy("uniformed strength"),
}
ACTS = {
    "established": gettext_lazy("established"),
    "abolished": gettext_lazy("abolished"),
    "redeployed": gettext_lazy("redeployed"),
    "reclassified": gettext_lazy("reclassified"),
    "reassigned": gettext_lazy("reassigned"),
    "converted": gettext_lazy("converted"),
}
DIRECTIONS = {
    "more": gettext_lazy("more is good"),
    "less": gettext_lazy("less is good"),
    "keep": gettext_lazy("is to stay as it is"),
}
VALUE_KINDS = {
    "actual": gettext_lazy("actual"),
    "planned": gettext_lazy("planned"),
    "target": gettext_lazy("target"),
    "estimate": gettext_lazy("estimate"),
    "approved": gettext_lazy("approved"),
    "proposed": gettext_lazy("proposed"),
}


def version_words(stage: str, number: int, name: str = "") -> str:
    """A version as people call it, in the language in force: 'proposed, version 2', 'Scenario: Lean'."""
    if stage == "scenario":
        return _("Scenario: %(name)s") % {"name": name or number}
    said = _("%(stage)s, version %(number)s") % {"stage": STAGES.get(stage, stage), "number": number}
    return f"{said}: {name}" if name else said
