"""What an account would take over from ledger and budget, figure by figure, and the button that does it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from answerable.cycle import actions
from answerable.cycle.queries import filling_of
from answerable.organization.rules import Refused
from answerable.web.cycle.door import person
from answerable.web.frame import faults
from answerable.web.frame.pages import Crumb, Frame, page, report_name
from answerable.web.ledger.door import office_only
from answerable.web.ledger.words import named


@require_http_methods(["GET", "POST"])
@office_only
def filling(request: HttpRequest, symbol: str) -> HttpResponse:
    """Each figure with what stands there now; POST takes them over."""
    if request.method == "POST":
        try:
            changed = actions.fill_from_ledger(by=person(request).id, symbol=symbol)
        except Refused as refusal:
            return faults.refused(request, refusal.sentence)
        said = ngettext("%(count)s figure was taken over.", "%(count)s figures were taken over.", changed)
        messages.success(request, said % {"count": changed})
        return redirect("ledger-filling", symbol=symbol)
    found = filling_of(symbol)
    if found is None:
        raise Http404(_("No account is being made under this name, or it is not yours to see."))
    fields = {
        "apportionment": _("Apportionment"),
        "expenditure": _("Expenditure"),
        "authorized": _("Authorized posts"),
        "incumbency": _("Average incumbency"),
    }
    context = {
        "found": found,
        "rows": [(one, named(one.names, one.code), fields[one.field]) for one in found.changed],
        "same": len(found.figures) - len(found.changed),
        "astray": [(one, named(one.names, one.entity)) for one in found.astray],
    }
    crumbs = [Crumb(_("Progress"), reverse("progress", args=[symbol])), Crumb(_("From the ledger"))]
    frame = Frame("progress", crumbs, report=report_name(request, symbol))
    return page(request, "ledger/filling.html", context, frame)
