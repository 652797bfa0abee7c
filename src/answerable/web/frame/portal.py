"""The portal: what is published, newest first, with what was promised, spent and delivered at a glance."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.web.frame.pages import Frame, language, page

PAGE_LENGTH = 10  # each is shown with its figures, which a first reader has to wait for


def portal(request: HttpRequest) -> HttpResponse:
    """Filtered by kind, period and entity as the address says."""
    asked = {name: request.GET.get(name, "").replace("\0", "") for name in ("kind", "period", "entity")}
    found = queries.published(
        language(),
        kind=asked["kind"] or None,
        period=asked["period"] or None,
        entity=asked["entity"] or None,
    )
    shown = Paginator(found.lines, PAGE_LENGTH).get_page(request.GET.get("page"))
    glances = [queries.glance(line.symbol, language()) for line in shown.object_list]
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "published": found,
        "glances": [each for each in glances if each is not None],
        "shown": shown,
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": [(kind, kind_words(kind)) for kind in found.kinds],
        "paging": f"{query.urlencode()}&" if query else "",
    }
    response = page(request, "frame/portal.html", context, Frame("home"))
    response["Cache-Control"] = "public, max-age=60"
    response["Vary"] = "Cookie, Accept-Language, Accept-Encoding"
    return response


def kind_words(kind: str) -> str:
    """What a kind of report is called."""
    return {
        "performance_report": _("Budget performance report"),
        "outputs_addendum": _("Planned and actual outputs"),
        "programme_plan": _("Programme plan"),
        "accountability_report": _("Accountability report"),
        "combined_report": _("Performance report and budget"),
        "programme_budget": _("Programme budget"),
    }.get(kind, kind.replace("_", " "))
