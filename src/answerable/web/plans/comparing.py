"""Two versions of a plan side by side in one text: what went struck out, what came underlined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.calc.differences import SectionChange
from answerable.publishing.planning.comparing import compare
from answerable.results import queries
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page
from answerable.web.plans.words import CHANGES, SUBJECTS


@require_safe
def comparison(request: HttpRequest, code: str) -> HttpResponse:
    """The difference, filtered by what happened and to which kind of row."""
    plan = queries.plan(code, language())
    if plan is None:
        raise Http404(_("There is no such plan, or it is not open to you."))
    asked = request.GET
    known = [version.symbol for version in plan.versions]
    before, after = asked.get("before", ""), asked.get("after", "")
    if not before and not after and len(known) > 1:
        before, after = known[-2:]  # what most people come for
    spoken = asked.get("text") if asked.get("text") in ("en", "zh") else language()
    found = None
    if before in known and after in known:
        found = compare(before, after, spoken or "en", me_of(request))
    state, subject, words = asked.get("state", ""), asked.get("subject", ""), asked.get("q", "").strip()
    sections = _filtered(found.difference.sections, state, subject, words) if found is not None else ()
    context = {
        "plan": plan,
        "found": found,
        "before": before,
        "after": after,
        "sections": sections,
        "shown": sum(len(section.rows) for section in sections),
        "counts": found.difference.counts if found is not None else {},
        "unchanged": found.difference.unchanged if found is not None else 0,
        "states": list(CHANGES.items()),
        "subjects": _subjects(found),
        "state": state,
        "subject": subject,
        "q": words,
        "spoken": spoken,
        "texts": [("en", _("English")), ("zh", _("Chinese"))],
    }
    crumbs = [
        Crumb(_("Plans"), reverse("plans")),
        Crumb(plan.name, reverse("plan", args=[code])),
        Crumb(_("Compare versions")),
    ]
    return page(request, "plans/compare.html", context, Frame("plans", crumbs))


def _subjects(found: Any) -> list[tuple[str, Any, int]]:
    """Kinds of rows that differ, with how many."""
    if found is None:
        return []
    rows = [row.subject for row in found.difference.rows]
    return [(code, text, rows.count(code)) for code, text in SUBJECTS.items() if code in rows]


def _filtered(
    sections: tuple[SectionChange, ...], state: str, subject: str, words: str
) -> tuple[SectionChange, ...]:
    made = []
    for section in sections:
        rows = tuple(
            row
            for row in section.rows
            if (not state or row.state == state or (state == "moved" and row.is_moved))
            and (not subject or row.subject == subject)
            and (not words or words.casefold() in _all_words(row).casefold())
        )
        if rows:
            made.append(replace(section, rows=rows))
    return tuple(made)


def _all_words(row: Any) -> str:
    return " ".join([row.text, *(f"{one.before or ''} {one.after or ''}" for one in row.fields)])
