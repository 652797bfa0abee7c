"""Opening a period: what will be made is shown before it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.calc.account import Period
from answerable.cycle.rules import Refused
from answerable.publishing import actions
from answerable.results import queries
from answerable.web.cycle import plan_files
from answerable.web.cycle.door import person, signed_in
from answerable.web.cycle.progress import day
from answerable.web.cycle.words import LANGUAGES as LANGUAGE_NAMES
from answerable.web.documents import reading as readings
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
    key = request.POST.get("kept", "")
    me = person(request).id
    try:
        if files := request.FILES.getlist("plans"):
            key = plan_files.keep(files, me)
        wish = _wish(request, key)
        if request.POST.get("act") != "open":
            return _show(request, key=key, plan=_look(wish))
        symbol = actions.open_period(by=me, **wish)
    except Refused as refused:
        return _show(request, key=key, refused=refused)
    plan_files.forget(key, me)
    messages.success(request, _("The period is open. Its entities see their sections now."))
    return redirect("progress", symbol)


def _wish(request: HttpRequest, key: str) -> dict[str, Any]:
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
    if key:
        wish["plans"] = plan_files.documents(key, person(request).id)
    else:
        wish["carried_from"] = sent.get("carried_from") or None
    return wish


def _look(wish: dict[str, Any]) -> dict[str, Any]:
    """What would be made: sections and rows of the plan, counted."""
    if plans := wish.get("plans"):
        first = plans[0]
        own = [section for section in first.sections if section.has_framework]
        return {
            "sections": len(first.sections),
            "outputs": sum(len(section.outputs) for section in own),
            "indicators": sum(len(a.indicators) for section in own for a in section.accomplishments),
            "documents": [(plan.title, LANGUAGE_NAMES.get(plan.language, plan.language)) for plan in plans],
        }
    source = queries.line(wish["carried_from"], language()) if wish.get("carried_from") else None
    if source is None:
        raise Refused("invalid", _("Choose a report to carry forward, or a plan document."))
    tree = queries.section_tree(source.symbol, language())
    return {
        "sections": len(tree),
        "outputs": source.outputs,
        "indicators": source.indicators,
    }


def _show(
    request: HttpRequest,
    *,
    key: str = "",
    plan: dict[str, Any] | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    dated = [line for line in report_names(request) if line.period]
    stored = [line for line in dated if not line.is_open]
    filled = proposed(_newest(dated), _newest(stored))
    if "carried_from" in request.GET:  # a plan that was approved, from its page
        filled["carried_from"] = request.GET["carried_from"]
    filled.update({name: request.POST[name] for name in NAMES if name in request.POST})
    chosen = request.POST.getlist("languages") if request.method == "POST" else list(LANGUAGES)
    context = {
        "stored": stored, "approved": _approved(), "filled": filled, "plan": plan, "refused": refused,
        "key": key, "kept": plan_files.names(key, person(request).id), "suffixes": readings.SUFFIXES,
        "languages_offered": [
            (code, name, code in chosen) for code, name in (("en", _("English")), ("zh", _("Chinese")))
        ],
    }  # fmt: skip
    frame = Frame("open-period", [Crumb(_("Open a period"))])
    return page(request, "cycle/opening.html", context, frame, status_of(refused) if refused else 200)


def _approved() -> dict[str, str]:
    """What plans that a governing body decided are called in the list, by symbol."""
    return {
        version.symbol: str(plan.name)
        for plan in queries.plans(language())
        if (version := plan.approved) is not None
    }


def _newest(lines: list[Any]) -> Any:
    """Sections of the programme budget have years of their own; they say nothing of the next account."""
    lines = [line for line in lines if line.kind != "programme_budget"] or lines
    return max(lines, key=lambda line: line.period.end, default=None)


def proposed(newest: Any, stored: Any) -> dict[str, str]:
    """The year after the newest one, made or being made, with deadlines in the months after it.

    What is carried forward is the newest that is `stored`: one that is being made still changes.
    """
    if newest is None:
        return {}
    start, end = _year_later(newest.period.start), _year_later(newest.period.end)
    label = f"{start.year}/{end.year % 100:02}" if start.year != end.year else str(start.year)
    return {
        "label": label,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "carried_from": stored.symbol if stored else "",
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
