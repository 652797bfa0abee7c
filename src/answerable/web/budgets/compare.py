"""Two versions side by side: money by category and entity, posts that came, went or changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.calc.budgeting import Totals, change
from answerable.plans import queries
from answerable.plans.shapes import Changes, MoneyChange, PostChange, VersionRow
from answerable.web.budgets.door import frame_of, version_or_404
from answerable.web.budgets.entity import percent_html
from answerable.web.budgets.matrix import amount_html
from answerable.web.budgets.words import ACTS, FIELDS, GROUPS, STAFF, TOTALS, named, period_name, version_name
from answerable.web.cycle.words import cause_words
from answerable.web.frame.pages import Crumb, page
from answerable.web.results import export


@require_GET
def compare(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = version_or_404(code, number)
    choices = _choices(found)
    against = _against(request, found, choices)
    made = queries.changes(found.id, against.id) if against else None
    context: dict[str, Any] = {
        "edition": found,
        "name": version_name(found),
        "choices": choices,
        "against": against,
        "against_name": f"{period_name(against)}, {version_name(against)}" if against else "",
    }
    if made is not None:
        context |= _shown(made, only=request.GET.get("only", ""))
    return page(request, "budgets/compare.html", context, frame_of(found, Crumb(_("Changes"))))


@require_GET
def exported(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    found = version_or_404(code, number)
    against = _against(request, found, _choices(found))
    made = queries.changes(found.id, against.id) if against else None
    if made is None:
        raise Http404(_("There is no other version to compare with."))
    names = _Names(made)
    head: list[export.Cell] = [
        _("Entity"), _("Category"), _("Earlier"), _("This version"), _("Change"), _("Per cent"), _("Cause"),
        _("Reason"),
    ]  # fmt: skip
    rows: list[list[export.Cell]] = [
        [
            str(names.entities[m.entity]), str(names.categories[m.category]), m.before, m.after,
            m.change.amount, m.change.percent, cause_words(m.cause),
            str(named(m.reasons)) if m.reasons else "",
        ]
        for m in made.money
    ]  # fmt: skip
    return export.answer(form, f"{found.budget}_{found.number}_changes", [head, *rows])


class _Names:
    def __init__(self, made: Changes) -> None:
        self.entities = {e.code: named(e.names, e.code) for e in made.entities}
        self.categories = {c.code: named(c.names, c.code) for c in made.categories}


def _choices(found: VersionRow) -> list[tuple[VersionRow, str]]:
    """Versions it can be compared with: of the same budget, and what it was made from."""
    rows = [
        version
        for row in queries.budgets()
        for version in row.versions
        if version.id != found.id
        and (version.budget == found.budget or version.id == found.based_on or row.entity == found.entity)
    ]
    return [(v, f"{named(v.budget_names, v.budget)} {period_name(v)}: {version_name(v)}") for v in rows]


def _against(
    request: HttpRequest, found: VersionRow, choices: list[tuple[VersionRow, str]]
) -> VersionRow | None:
    asked = request.GET.get("against", "")
    if asked.isascii() and asked.isdigit():
        match = [version for version, _name in choices if str(version.id) == asked]
        if not match:
            raise Http404(_("There is no other version to compare with."))
        return match[0]
    versions = [version for version, _name in choices]
    base = next((version for version in versions if version.id == found.based_on), None)
    return base or (versions[0] if versions else None)


def _shown(made: Changes, only: str) -> dict[str, Any]:
    names = _Names(made)
    money = [line for line in made.money if _wanted(line, only)]
    grouped: dict[str, list[dict[str, Any]]] = {}
    for category in made.categories:
        before, after, became = made.by_category[category.code]
        lines = [line for line in money if line.category == category.code]
        if lines:
            grouped.setdefault(category.group, []).append(
                {
                    "name": names.categories[category.code],
                    "before": amount_html(before),
                    "after": amount_html(after),
                    "change": amount_html(became.amount),
                    "percent": percent_html(became.percent),
                    "lines": [_line(line, names) for line in lines],
                }
            )
    return {
        "groups": [(GROUPS[group], grouped[group]) for group in GROUPS if group in grouped],
        "totals": _totals(made.totals_before, made.totals_after),
        "posts": [_post(found, names) for found in made.posts],
        "counts": {
            "changed": sum(1 for line in made.money if line.change.amount),
            "must": sum(1 for line in made.money if line.must_be_explained),
            "unexplained": sum(
                1 for line in made.money if line.must_be_explained and not (line.cause and line.reasons)
            ),
        },
        "only": only,
        "single": len(made.entities) == 1,
    }


def _wanted(line: MoneyChange, only: str) -> bool:
    if only == "changed":
        return bool(line.change.amount)
    return line.must_be_explained if only == "must" else True


def _line(line: MoneyChange, names: _Names) -> dict[str, Any]:
    return {
        "entity": names.entities[line.entity],
        "before": amount_html(line.before),
        "after": amount_html(line.after),
        "change": amount_html(line.change.amount),
        "percent": percent_html(line.change.percent),
        "must": line.must_be_explained,
        "cause": cause_words(line.cause),
        "reason": named(line.reasons) if line.reasons else "",
    }


def _totals(before: Totals, after: Totals) -> list[dict[str, Any]]:
    found = []
    for name, words in TOTALS.items():
        first, second = getattr(before, name), getattr(after, name)
        if first is None and second is None:
            continue
        if name == "direct" and before.overheads is None and after.overheads is None:
            continue
        if name == "total" and before.in_kind is None and after.in_kind is None:
            continue
        became = change(first, second)
        found.append(
            {
                "name": words, "before": amount_html(first), "after": amount_html(second),
                "change": amount_html(became.amount), "percent": percent_html(became.percent),
            }
        )  # fmt: skip
    return found


def _post(found: PostChange, names: _Names) -> dict[str, Any]:
    row = found.after or found.before
    assert row is not None
    what = [
        (FIELDS.get(name, name), getattr(found.before, name), getattr(found.after, name))
        for name in found.what
        if name in FIELDS
    ]
    return {
        "act": ACTS[found.act],
        "entity": names.entities.get(row.entity, row.entity),
        "group": STAFF[row.group],
        "grade": row.grade,
        "count": row.count,
        "title": named(row.titles) if row.titles else "",
        "reason": named(row.reasons) if row.reasons else "",
        "what": what,
        "days": " – ".join(str(day or "…") for day in (row.first_day, row.last_day))
        if row.first_day or row.last_day
        else "",
        "came": found.before is None,
        "went": found.after is None,
    }
