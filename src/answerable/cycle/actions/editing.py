"""Rows of a plan that is being written: adding, removing and moving them. What they say is `entering`.

The address of a row stays while the plan is written, whatever is added or removed before it: labels
and numbers follow each other without gaps when the plan is published.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from answerable.cycle.actions import shelves
from answerable.cycle.actions.standing import acting, locked_section
from answerable.cycle.queries.planning import row_digest
from answerable.cycle.rules.addresses import Address, address_of
from answerable.cycle.rules.refusal import Refused
from answerable.foundation import journal
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Comment, Entry, ReportSection

SUBJECTS = ("objective", "accomplishment", "indicator", "output", "mandate", "factor", "result")


def add_row(*, by: int, symbol: str, section: str, subject: str, under: str = "", after: str = "") -> str:
    """A new row of a subject, behind the one at path `after` or last; returns its path.

    An indicator stands `under` an accomplishment; an output may. Its fields are written with
    `record_values`. Raises `Refused`: not_found, not_yours, wrong_state, sealed, invalid.
    """
    if subject not in SUBJECTS:
        raise Refused("invalid", _("There is no such kind of row."), place=section)
    with acting(by, "add_row") as actor:
        found = _plan_section(symbol, section)
        actor.needs(found, subject, "add", after or under or section)
        above = _address(section, under, ("accomplishment",)) if under else None
        behind = _address(section, after, (subject,)) if after else None
        path = shelves.shelf_of(found, subject).add(above, behind)
        journal.record({"symbol": symbol, "section": section, "path": path})
        return path


def remove_row(*, by: int, symbol: str, section: str, path: str, digest: str) -> None:
    """Takes a row away, an accomplishment with its indicators. `digest` is of what the person saw
    (`queries.planning.row_digest`): where somebody wrote meanwhile, it is refused (conflict)."""
    with acting(by, "remove_row") as actor:
        found = _plan_section(symbol, section)
        address = _address(section, path, SUBJECTS)
        actor.needs(found, address.subject, "remove", path)
        if row_digest(found, path) != digest:
            raise Refused("conflict", _("Somebody changed this row meanwhile; look at it again."), place=path)
        shelves.shelf_of(found, address.subject).remove(address)
        below = "" if address.subject == "accomplishment" else ":"  # its indicators; values of periods
        of_row = Q(path=path) | Q(path__startswith=path + below)
        Entry.objects.filter(of_row, section=found).delete()
        comments = Comment.objects.filter(section=found, path=path, settled_at__isnull=True).count()
        journal.record({"symbol": symbol, "section": section, "path": path, "open_comments": comments})


def move_row(*, by: int, symbol: str, section: str, path: str, after: str = "") -> None:
    """Puts a row behind another of its kind, or first. Raises `Refused`."""
    with acting(by, "move_row") as actor:
        found = _plan_section(symbol, section)
        address = _address(section, path, (*SUBJECTS, "paragraph"))
        actor.needs(found, address.subject, "move", path)
        behind = _address(section, after, (address.subject,)) if after else None
        if behind == address:
            return
        shelves.shelf_of(found, address.subject).move(address, behind)
        journal.record({"symbol": symbol, "section": section, "path": path, "after": after})


def _plan_section(symbol: str, section: str) -> ReportSection:
    found = locked_section(symbol, section)
    if found.report.kind not in PLAN_KINDS:
        raise Refused(
            "wrong_state",
            _("The rows of a report come from its plan; only in a plan are they added or removed."),
            place=section,
        )
    return found


def _address(section: str, path: str, subjects: tuple[str, ...]) -> Address:
    found = address_of(section, path)
    if found.subject not in subjects:
        raise Refused("not_found", _("There is no such row; open the section again."), place=path)
    return found
