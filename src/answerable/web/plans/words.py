"""Words for stages, kinds of values, and the rows and fields of a difference."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.web.cycle.words import FIELDS

STAGES = {
    "proposed": gettext_lazy("as proposed"),
    "recommended": gettext_lazy("as recommended"),
    "approved": gettext_lazy("as approved"),
    "revised": gettext_lazy("as revised"),
}

KINDS = {
    "programme_plan": gettext_lazy("Programme plan"),
    "programme_budget": gettext_lazy("Programme budget: plan of a section"),
}

KIND_WORDS = {
    "actual": gettext_lazy("Actual"),
    "planned": gettext_lazy("Planned"),
    "target": gettext_lazy("Target"),
    "estimate": gettext_lazy("Estimate"),
    "approved": gettext_lazy("Approved"),
    "proposed": gettext_lazy("Proposed"),
}

SUBJECTS = {
    "title": gettext_lazy("Title"),
    "section": gettext_lazy("Section"),
    "objective": gettext_lazy("Objective"),
    "accomplishment": gettext_lazy("Expected accomplishment"),
    "indicator": gettext_lazy("Indicator"),
    "output": gettext_lazy("Output"),
    "result": gettext_lazy("Result"),
    "paragraph": gettext_lazy("Paragraph"),
    "mandate": gettext_lazy("Mandate"),
    "factor": gettext_lazy("External factor"),
    "table": gettext_lazy("Row of a table"),
}

CHANGES = {
    "added": gettext_lazy("added"),
    "removed": gettext_lazy("removed"),
    "changed": gettext_lazy("changed"),
    "moved": gettext_lazy("moved"),
}


def field_words(name: str) -> str:
    """A field of a difference in words; a period with its kind as 'Target 2027'."""
    if name in FIELDS:
        return str(FIELDS[name])
    period, _blank, kind = name.partition(" ")
    if kind in KIND_WORDS:
        return _("%(kind)s %(period)s") % {"kind": KIND_WORDS[kind], "period": period}
    return {"role": _("Kind of paragraph")}.get(name, name)
