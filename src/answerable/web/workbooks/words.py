"""What kinds and states of workbooks are called, and where the page is that one belongs to."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from answerable.plans.queries import version

KINDS = {
    "actuals": gettext_lazy("Entries"),
    "budget": gettext_lazy("Money of the budget"),
    "posts": gettext_lazy("Posts of the budget"),
    "plan": gettext_lazy("Plan"),
}
STATES = {
    "waiting": gettext_lazy("waits for the worker"),
    "checking": gettext_lazy("is being checked"),
    "checked": gettext_lazy("checked, waits for you"),
    "refused": gettext_lazy("has errors"),
    "applying": gettext_lazy("is being applied"),
    "applied": gettext_lazy("applied"),
    "failed": gettext_lazy("could not be checked"),
}


def page_of(kind: str, target: str) -> str:
    """The page in which the same can be written by hand; '' where there is none."""
    try:
        if kind in ("budget", "posts"):
            known = target.isascii() and target.isdecimal() and len(target) < 10
            found = version(int(target)) if known else None
            name = "budget-version" if kind == "budget" else "budget-posts"
            return reverse(name, args=[found.budget, found.number]) if found is not None else ""
        return reverse("progress", args=[target])
    except NoReverseMatch:
        return ""
