"""Words for what people are and do: roles, what a token may be used for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ROLE_NAMES = {
    "focal_point": _("Focal point"),
    "head_of_entity": _("Head of entity"),
    "budget_office": _("Budget office"),
    "publisher": _("Publisher"),
    "auditor": _("Auditor"),
    "administrator": _("Administrator"),
}

ROLE_DOES = {
    "focal_point": _("Enters actuals, texts, evidence and reasons of one entity and its units."),
    "head_of_entity": _("Sees everything of the entity, enters too, and submits its sections."),
    "budget_office": _("Sees what is missing everywhere, returns sections with comments or clears them."),
    "publisher": _("Opens periods, compiles the report, gives the symbol, publishes and corrects."),
    "auditor": _("Reads everything, drafts and history too; writes nothing."),
    "administrator": _("Looks after people and settings; sees no data."),
}

SCOPE_NAMES = {
    "read": _("read what I may read"),
    "enter": _("enter and submit"),
    "clear": _("return and clear"),
    "publish": _("open, publish and correct"),
    "administer": _("look after people"),
}

ROLE_STATES = {"running": _("runs"), "coming": _("to come"), "over": _("over")}
INVITATION_STATES = {
    "open": _("sent"),
    "expired": _("too old"),
    "accepted": _("accepted"),
    "revoked": _("revoked"),
}
