"""The page of documents made from a version of a budget: what they are made of, what they lack, files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from answerable.calc.account import Period
from answerable.calc.periods import kind as kind_of_period
from answerable.cycle.rules import Refused
from answerable.foundation.texts import Words, words
from answerable.plans import queries
from answerable.publishing.actions.generating import (
    GENERATED,
    GeneratedKind,
    Wish,
    generate,
    generated_file,
    store_generated,
)
from answerable.publishing.actions.parts import LoadRefused
from answerable.web.cycle.door import person, signed_in
from answerable.web.documents.downloads import TYPES
from answerable.web.frame.faults import refused, status_of
from answerable.web.frame.pages import Crumb, Frame, language, page, report_names
from answerable.web.frame.portal import kind_words
from answerable.web.publishing.publish import NAMES, file_response

LONGEST = 100
SECTION: GeneratedKind = "programme_budget"
FIELDS = ("kind", "symbol", "report", "plan")


def wish_of(request: HttpRequest, budget: str, number: int, kind: str = "") -> Wish:
    """What is asked for in the address or the form; the first kind where none is named."""
    sent = request.POST if request.method == "POST" else request.GET
    typed = {name: (sent.get(name) or "").replace("\0", "").strip()[:LONGEST] for name in FIELDS}
    wanted = next((name for name in GENERATED if name == (kind or typed["kind"])), None)
    if wanted is None and (kind or typed["kind"]):
        raise Http404(_("There is no such document."))
    return Wish(budget, number, wanted or GENERATED[0], typed["symbol"], typed["report"], typed["plan"])


@signed_in
@require_GET
def documents(request: HttpRequest, budget: str, number: int) -> HttpResponse:
    """The document as it would be made now; of a calendar year, unless asked otherwise, the section's."""
    wish = wish_of(request, budget, number)
    version = queries.version_of(budget, number)
    if "kind" not in request.GET and version is not None:
        period = Period(version.period_start, version.period_end)
        wish = replace(wish, kind=SECTION if kind_of_period(period) == "calendar_year" else GENERATED[0])
    return _shown(request, wish)


def _shown(request: HttpRequest, wish: Wish, error: str = "", status: int = 200) -> HttpResponse:
    me = person(request)
    here: Literal["zh", "en"] = "zh" if language() == "zh" else "en"
    context: dict[str, Any] = {
        "wish": wish,
        "kinds": [(kind, kind_words(kind)) for kind in GENERATED],
        "reports": [line for line in report_names(request) if line.kind == "performance_report"],
        "plans": [
            line for line in report_names(request) if line.kind in ("programme_plan", "programme_budget")
        ],
        "error": error,
        "may_store": me.may_everywhere("publishes"),
        "forms": list(TYPES),
        "in_languages": list(NAMES.items()),
        "query": _query(wish),
    }
    try:
        made = generate(wish, by=me.id, language=here)
    except Refused as refusal:
        if refusal.code == "not_yours":
            return refused(request, refusal.sentence)
        if refusal.code == "not_found" and not (wish.report or wish.plan):
            raise Http404(refusal.sentence) from refusal
        context["error"] = error or refusal.sentence
        status = status_of(refusal) if status == 200 else status
    else:
        context |= {
            "made": made,
            "document": made.documents[here],
            "lacking": [lacking_words(word, of) for word, of in made.lacking],
            "findings": made.findings,
            "tables": len(made.document.tables),
        }
    version = queries.version_of(wish.budget, wish.number)
    name = words(version.budget_names if version else {}, here) or Words(wish.budget, here, here)
    context["name"] = name
    crumbs = [
        Crumb(_("Budgets"), reverse("budgets")),
        Crumb(name, reverse("budget", args=[wish.budget])),
        Crumb(_("Documents")),
    ]
    return page(request, "publishing/generated.html", context, Frame("budgets", crumbs), status)


def lacking_words(word: str, of: str) -> str:
    """What the form asks for and nobody recorded."""
    if word == "reason":
        return _("No reason is given for the variance of %(line)s.") % {"line": of}
    if word == "narrative":
        return {
            "I.A": _("The plan has no paragraphs on the mandate."),
            "I.B": _("The account has no paragraphs on results."),
            "I.C": _("The plan has no paragraphs on strategy."),
        }.get(of, of)
    if word == "category":
        name, _colon, count = of.rpartition(": ")
        sentence = _("%(name)s: %(count)s outputs have no category and are not printed.")
        return sentence % {"name": name, "count": count}
    if word == "months":
        sentence = _(
            "The ledger has no expenditure in %(months)s: what is printed as spent is of the other months."
        )
        return sentence % {"months": of}
    return {
        "posts": _("No posts are recorded in any of the three budgets."),
        "framework": _("No plan or account with a framework was found for these periods."),
        "mandates": _("The plan lists no mandates."),
        "results": _("The plan has no results or indicators."),
    }.get(word, word)


def _query(wish: Wish) -> str:
    return urlencode([(name, getattr(wish, name)) for name in FIELDS[1:] if getattr(wish, name)])


@signed_in
@require_GET
def file(request: HttpRequest, budget: str, number: int, kind: str, language: str, form: str) -> HttpResponse:
    """The document in a language and a form, made now."""
    wish = wish_of(request, budget, number, kind)
    try:
        data = generated_file(wish, language, form, by=person(request).id)
    except Refused as refusal:
        if refusal.code == "not_yours":
            return refused(request, refusal.sentence)
        raise Http404(refusal.sentence) from refusal
    name = (wish.symbol or f"{budget}-{number}-{kind}").replace("/", "_")
    return file_response(data, f"{name}.{language}.{form}", form)


@signed_in
@require_POST
def store(request: HttpRequest, budget: str, number: int) -> HttpResponse:
    """Keeps the document as it is made now; then to its page among the reports."""
    wish = wish_of(request, budget, number)
    try:
        symbol = store_generated(wish, by=person(request).id)
    except Refused as refusal:
        if refusal.code == "not_yours":
            return refused(request, refusal.sentence)
        return _shown(request, wish, refusal.sentence, status_of(refusal))
    except LoadRefused as refusal:
        return _shown(request, wish, str(refusal), 409)
    messages.success(request, _("Stored as %(symbol)s, in both languages.") % {"symbol": symbol})
    return redirect("overview", symbol=symbol)
