"""What somebody has to do with budgets, on their home page: explain changes, make versions final."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.organization.queries import Me
from answerable.plans import queries
from answerable.plans.shapes import VersionRow
from answerable.web.budgets.words import named, version_name
from answerable.web.frame.pages import me_of

SHOWN = 5

Task = tuple[str, str, str]  # what to do, where it is said more of, address


def tasks(request: HttpRequest) -> list[Task]:
    """Versions that wait for this person; nothing for the public and for those who only read."""
    me = me_of(request)
    if me is None or not any(me.may(act) for act in ("enters", "clears", "publishes")):
        return []
    open_ones = [
        version
        for budget in queries.budgets()
        for version in budget.versions
        if version.status != "final" and version.stage != "scenario"
    ]
    found = [task for version in open_ones[: 2 * SHOWN] if (task := _task(version, me)) is not None]
    return found[:SHOWN]


def _task(version: VersionRow, me: Me) -> Task | None:
    name = f"{named(version.budget_names, version.budget)}, {version_name(version)}"
    address = reverse("budget-version", args=[version.budget, version.number])
    if version.status == "review" and me.may_everywhere("publishes") and version.begun_by_id != me.id:
        return _("Make it final"), name, address
    writes = me.may("clears") or (version.status == "draft" and me.may("enters"))
    count = len(queries.missing_explanations(version.id)) if writes else 0
    if not count:
        return None
    said = ngettext("%(count)s thing to explain", "%(count)s things to explain", count) % {"count": count}
    return _("Explain changes"), f"{name} · {said}", address
