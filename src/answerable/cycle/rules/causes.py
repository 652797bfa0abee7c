"""The standard causes in words, for pages and workbooks alike, in the language in force."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


def cause_words(code: str | None) -> str:
    """A standard cause with its group: 'Resources: vacant posts'."""
    if not code:
        return ""
    group, dot, _finer = code.partition(".")
    if not dot:
        return str(CAUSES.get(code, code))
    return _("%(group)s: %(finer)s") % {"group": CAUSES.get(group, group), "finer": CAUSES.get(code, code)}
