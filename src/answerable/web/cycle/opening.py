"""Opening a period: what will be made is shown before it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.calc.account import Document, Period
from answerable.cycle.rules import Refused
from answerable.publishing import actions
from answerable.publishing.blocks import UnreadableInput
from answerable.results import queries
from answerable.web.cycle.door import person, signed_in
from answerable.web.cycle.progress import day
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_names

NAMES = (
    "symbol", "label", "start", "end", "submit_by", "clear_by", "publish_by", "carried_from",
)  # fmt: skip
LANGUAGES = ("en", "zh")


@signed_in
@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    """A form (GET), what would be made (POST look), and making it (POST open)."""
    if not person(request).may_everywhere("clears"):
        return faults.refused(request, _("The budget office of the institution opens a period."))
    if request.method == "GET":
        return _show(request)
    try:
        wish = _wish(request)
        if request.POST.get("act") != "open":
            return _show(request, plan=_look(wish))
        symbol = actions.open_period(by=person(request).id, **wish)
    except Refused as refused:
        return _show(request, refused=refused)
    messages.success(request, _("The period is open. Its entities see their sections now."))
    return redirect("progress", symbol)


def _wish(request: HttpRequest) -> dict[str, Any]:
    sent = request.POST
    languages = tuple(code for code in LANGUAGES if code in sent.getlist("languages"))
    period = Period(
        day(sent.get("start", "")), day(sent.get("end", "")), sent.get("label", "").strip() or None
    )
    if period.end <= period.start:
        raise Refused("invalid", _("The period ends before it begins."))
    wish: dict[str, Any] = {
        "period": period,
        "symbol": sent.get("symbol", ""),
        "languages": languages,
        **{name: day(sent.get(name, "")) for name in ("submit_by", "clear_by", "publish_by")},
    }
    files = request.FILES.getlist("plans")
    if files:
        wish["plans"] = tuple(_read(file) for file in files)
    else:
        wish["carried_from"] = sent.get("carried_from") or None
    return wish


def _read(file: Any) -> Document:
    """The plan document somebody uploaded."""
    from answerable.publishing import registry  # document libraries, which only this needs

    if file.size > settings.UPLOAD_LIMIT:
        raise Refused("invalid", _("The file is too large."))
    try:
        return registry.read_bytes(file.read(), file.name)
    except UnreadableInput as fault:
        raise Refused("invalid", str(fault)) from fault


def _look(wish: dict[str, Any]) -> dict[str, Any]:
    """What would be made: sections and rows of the plan, counted."""
    if plans := wish.get("plans"):
        sections = plans[0].sections
        return {
            "sections": len(sections),
            "outputs": sum(len(section.outputs) for section in sections),
            "indicators": sum(len(a.indicators) for section in sections for a in section.accomplishments),
            "upload": True,
        }
    source = queries.line(wish["carried_from"], language()) if wish.get("carried_from") else None
    if source is None:
        raise Refused("invalid", _("Choose a report to carry forward, or a plan document."))
    tree = queries.section_tree(source.symbol, language())
    return {
        "sections": len(tree),
        "outputs": source.outputs,
        "indicators": source.indicators,
        "upload": False,
    }


def _show(
    request: HttpRequest, *, plan: dict[str, Any] | None = None, refused: Refused | None = None
) -> HttpResponse:
    stored = [line for line in report_names(request) if not line.is_open and line.period]
    newest = max(stored, key=lambda line: line.period.end if line.period else date.min, default=None)
    filled = dict(proposed(newest))
    filled.update({name: request.POST[name] for name in NAMES if name in request.POST})
    chosen = request.POST.getlist("languages") if request.method == "POST" else list(LANGUAGES)
    context = {
        "stored": stored, "filled": filled, "plan": plan, "refused": refused,
        "languages_offered": [
            (code, name, code in chosen) for code, name in (("en", _("English")), ("zh", _("Chinese")))
        ],
    }  # fmt: skip
    frame = Frame("open-period", [Crumb(_("Open a period"))])
    return page(request, "cycle/opening.html", context, frame, status_of(refused) if refused else 200)


def proposed(newest: Any) -> dict[str, str]:
    """The year after the newest stored one, with deadlines in the months after it."""
    if newest is None:
        return {}
    start, end = _year_later(newest.period.start), _year_later(newest.period.end)
    label = f"{start.year}/{end.year % 100:02}" if start.year != end.year else str(start.year)
    return {
        "label": label,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "carried_from": newest.symbol,
        "submit_by": _months_later(end, 2).isoformat(),
        "clear_by": _months_later(end, 3).isoformat(),
        "publish_by": _months_later(end, 4).isoformat(),
    }


def _year_later(moment: date) -> date:
    last = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year + 1, day=last)


def _months_later(moment: date, months: int) -> date:
    month = moment.month - 1 + months
    return date(moment.year + month // 12, month % 12 + 1, min(moment.day, 28))
