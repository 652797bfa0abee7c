"""Registers: indicators and outputs of a report, filtered, searched, sorted, exported as shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.cycle.rules import Refused
from answerable.publishing.actions.workbooks import make_workbook
from answerable.results import queries
from answerable.results.choices import BANDS, INDICATOR_STATES
from answerable.results.queries.shapes import IndicatorRegister, IndicatorRow, OutputRegister, OutputRow
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page, report_line
from answerable.web.results import export

PAGE_LENGTH = 100
OUTPUT_SORTS = ("position", "number", "text", "planned", "actual", "rate")
INDICATOR_SORTS = ("position", "text", "target", "actual", "state")


def outputs(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    register = _outputs(request, symbol)
    context = {
        "register": register,
        "chips": [(band, band_words(band), register.bands.get(band, 0)) for band in BANDS],
        "chip": "band",
        "chosen": request.GET.get("band", ""),
        **_shared(request, register),
    }
    frame = Frame("outputs", [Crumb(_("Outputs"))], report=line, section=request.GET.get("section"))
    return page(request, "results/outputs.html", context, frame)


def indicators(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    register = _indicators(request, symbol)
    context = {
        "register": register,
        "chips": [(state, state_words(state), register.states.get(state, 0)) for state in INDICATOR_STATES],
        "chip": "state",
        "chosen": request.GET.get("state", ""),
        **_shared(request, register),
    }
    frame = Frame("indicators", [Crumb(_("Indicators"))], report=line, section=request.GET.get("section"))
    return page(request, "results/indicators.html", context, frame)


def outputs_export(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    return export.answer(form, f"{symbol}-outputs", export.output_table(_outputs(request, symbol).rows))


def indicators_export(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    return export.answer(
        form, f"{symbol}-indicators", export.indicator_table(_indicators(request, symbol).rows)
    )


def outputs_workbook(request: HttpRequest, symbol: str) -> HttpResponse:
    """The outputs that are shown, to be filled offline and sent back."""
    return _workbook(request, symbol, _outputs(request, symbol).rows)


def indicators_workbook(request: HttpRequest, symbol: str) -> HttpResponse:
    """The indicators that are shown, to be filled offline and sent back."""
    return _workbook(request, symbol, _indicators(request, symbol).rows)


def _workbook(
    request: HttpRequest, symbol: str, rows: Sequence[OutputRow] | Sequence[IndicatorRow]
) -> HttpResponse:
    me = me_of(request)
    if me is None or not rows:
        raise Http404(_("Nothing is shown that could be filled."))
    shown = frozenset(f"{row.section.path}|{row.path}" for row in rows)
    try:
        content = make_workbook("actuals", by=me.id, target=symbol, language=language(), only=shown)
    except Refused as refused:
        raise Http404(str(refused)) from refused
    return export.file(content, "xlsx", f"{symbol}-actuals")


def _outputs(request: HttpRequest, symbol: str) -> OutputRegister:
    asked = request.GET
    band = asked.get("band")
    found = queries.outputs(
        symbol,
        language(),
        section=asked.get("section") or None,
        band=band if band in BANDS else None,
        search=asked.get("q", "").strip(),
        sort=_sort(asked.get("sort", ""), OUTPUT_SORTS),
    )
    if found is None:
        raise Http404(symbol)
    return found


def _indicators(request: HttpRequest, symbol: str) -> IndicatorRegister:
    asked = request.GET
    state = asked.get("state")
    found = queries.indicators(
        symbol,
        language(),
        section=asked.get("section") or None,
        state=state if state in INDICATOR_STATES else None,
        search=asked.get("q", "").strip(),
        sort=_sort(asked.get("sort", ""), INDICATOR_SORTS),
    )
    if found is None:
        raise Http404(symbol)
    return found


def _sort(asked: str, known: tuple[str, ...]) -> str:
    return asked if asked.removeprefix("-") in known else "position"


def _shared(request: HttpRequest, register: OutputRegister | IndicatorRegister) -> dict[str, Any]:
    pages = Paginator(register.rows, len(register.rows) or 1 if request.GET.get("all") else PAGE_LENGTH)
    shown = pages.get_page(request.GET.get("page"))
    return {
        "asked": request.GET,
        "shown": shown,
        "rows": shown.object_list,
        "sort": request.GET.get("sort", "position"),
        "query": request.GET.urlencode(),
        "filtered": bool(set(request.GET) & {"q", "band", "state", "section"}),
        "paging": _paging(request),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }


def _paging(request: HttpRequest) -> str:
    """The filters as the beginning of a query, so that a page of rows keeps them."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("all", None)
    return f"{query.urlencode()}&" if query else ""


def band_words(band: str) -> str:
    """What a band of delivery rates is called."""
    return {
        "over": _("more than planned"),
        "full": _("as planned"),
        "partial": _("half or more"),
        "little": _("less than half"),
        "none": _("nothing delivered"),
        "no_rate": _("no rate"),
        "not_reported": _("not reported"),
    }[band]


def state_words(state: str) -> str:
    """What a state of an indicator is called."""
    return {
        "met": _("met"),
        "partly": _("partly met"),
        "not_met": _("not met"),
        "not_reported": _("not reported"),
        "unknown": _("cannot be judged"),
    }[state]
