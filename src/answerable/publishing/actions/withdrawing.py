"""Taking back a publication that was asked for: before the worker seals it, or after it failed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import journal
from answerable.publishing.actions.requesting import may_publish
from answerable.results.models import Publication, PublishedFile


def withdraw_publication(publication: int, *, by: int) -> None:
    """Removes the request and the files made for it; the report stays open, or the corrigendum unpublished.

    For any publisher. A worker that is at it stops at its next step. Raises `Refused`: it is done.
    """
    may_publish(by)
    with acting(by, "withdraw_publication"):
        rows = Publication.objects.select_for_update(of=("self",)).select_related("report", "corrigendum")
        found = rows.filter(pk=publication).first()
        if found is None:
            raise Refused("not_found", _("There is no such publication; it may be taken back already."))
        if found.state == "done":
            raise Refused(
                "sealed",
                _("%(symbol)s is published and sealed; what is wrong in it is corrected by a corrigendum.")
                % {"symbol": found.symbol},
            )
        PublishedFile.objects.filter(report=found.report, corrigendum=found.corrigendum).delete()
        journal.record({"symbol": found.symbol, "report": found.report.symbol, "state": found.state})
        found.delete()
