"""The door for programs: which operations there are, their description, and addresses kept for old ones."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import path
from django.views.decorators.http import require_safe

from answerable import __version__
from answerable.api.bodies import Bodies
from answerable.api.budgets import reading as budgets_reading
from answerable.api.budgets import writing as budgets_writing
from answerable.api.cycle import beside, entering, overview, periods, reading, steps
from answerable.api.description import Api, page
from answerable.api.forecast import forecasts
from answerable.api.ledger import loading as ledger_loading
from answerable.api.ledger import reading as ledger_reading
from answerable.api.organization import myself, people
from answerable.api.planning import reading as planning_reading
from answerable.api.planning import writing as planning_writing
from answerable.api.problems import answer_faults
from answerable.api.publishing import correcting, generated, loading, making
from answerable.api.results import registers, reports
from answerable.api.routes import ROUTER
from answerable.api.workbooks import workbooks

api = Api(
    title="Answerable",
    version=__version__,
    description="Accounts and their making as data. Published reports are open to anybody; everything else "
    "needs a token. Faults have one shape: code, detail, place, fields.",
    docs_url=None,  # its page loads scripts from elsewhere, which our policy refuses
    urls_namespace="api",
    parser=Bodies(),
)
answer_faults(api)
PARTS = (
    *(reports, registers),
    *(periods, entering, beside, steps, reading, overview),
    *(making, correcting, loading),
    *(myself, people),
    *(planning_reading, planning_writing),
    *(budgets_reading, budgets_writing),
    *(ledger_loading, ledger_reading),
    forecasts,
    generated,
    workbooks,
)
api.add_router("", ROUTER)  # on which the parts, being imported, have put their operations


@require_safe
def by_symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """A symbol as a person writes it, /api/reports/A/76/596: its document."""
    if "_" in symbol or ".." in symbol or "//" in symbol:  # no symbol: an address that does not exist
        raise Http404(symbol)
    address = f"/api/reports/{symbol.strip('/').replace('/', '_')}/document"
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return HttpResponsePermanentRedirect(address + query)


urlpatterns = [
    path("", page(api), name="api-description"),
    *api.urls[0],
    path("reports/<path:symbol>", by_symbol),
]
