"""Words of budgets: stages, states, groups of cost and staff, acts on posts, fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from answerable.calc.quantities import shown
from answerable.foundation.texts import Words, words
from answerable.plans.rules import words as said
from answerable.plans.shapes import BudgetRow, VersionRow
from answerable.web.frame.pages import language

STATES = {
    "draft": gettext_lazy("draft, being written"),
    "review": gettext_lazy("in review"),
    "final": gettext_lazy("final"),
}
STAFF, KINDS, STAGES = said.STAFF, said.KINDS, said.STAGES
GROUPS = {
    "posts": gettext_lazy("Posts"),
    "non_posts": gettext_lazy("Non-post resources"),
    "military_police": gettext_lazy("Military and police personnel"),
    "civilian": gettext_lazy("Civilian personnel"),
    "operational": gettext_lazy("Operational costs"),
    "overheads": gettext_lazy("Overheads"),
    "assessment": gettext_lazy("Staff assessment income"),
    "in_kind": gettext_lazy("Voluntary contributions in kind (budgeted)"),
}
TOTALS = {
    "direct": gettext_lazy("Direct requirements"),
    "gross": gettext_lazy("Gross requirements"),
    "net": gettext_lazy("Net requirements"),
    "total": gettext_lazy("Total requirements"),
}
ACTS = {
    **said.ACTS,
    "count": gettext_lazy("number changed"),
    "changed": gettext_lazy("changed"),
}
SUPPOSED = {
    "percent": gettext_lazy("per cent more or less"),
    "amount": gettext_lazy("amount more or less"),
    "vacancy": gettext_lazy("another vacancy rate"),
}
FIELDS = {
    "amount": gettext_lazy("Amount"),
    "cause": gettext_lazy("Cause"),
    "reason": gettext_lazy("Reason"),
    "entity": gettext_lazy("Entity"),
    "kind": gettext_lazy("Kind"),
    "group": gettext_lazy("Group"),
    "grade": gettext_lazy("Grade"),
    "location": gettext_lazy("Location"),
    "title": gettext_lazy("Functional title"),
    "count": gettext_lazy("Number"),
    "first_day": gettext_lazy("First day"),
    "last_day": gettext_lazy("Last day"),
    "begins_by": gettext_lazy("Begins by"),
    "ends_by": gettext_lazy("Ends by"),
    "continues": gettext_lazy("Continues"),
}


def named(names: Mapping[str, str], code: str = "") -> Words:
    """A name in the language of the page, the code where there is none."""
    return words(names, language()) or Words(code, language(), language())


def version_name(found: VersionRow) -> str:
    """'proposed, version 2', or 'Scenario: Lean'."""
    called = words(found.names, language())
    return said.version_words(found.stage, found.number, str(called) if called else "")


def base_name(base: VersionRow | None, found: VersionRow) -> str:
    """What changes are against; with its period where that is another one."""
    if base is None:
        return ""
    called = version_name(base)
    return called if base.budget == found.budget else f"{period_name(base)}, {called}"


def period_name(found: VersionRow | BudgetRow) -> str:
    return found.period_label or f"{found.period_start} – {found.period_end}"


def typed_amount(amount: Decimal | None) -> str:
    """An amount as an input field shows it: thousands apart, no empty cents."""
    if amount is None:
        return ""
    return shown(Decimal(f"{amount:.2f}".removesuffix(".00")))


def month_name(day: date) -> str:
    return date_format(day, "M y" if language() != "zh" else "y年n月")
