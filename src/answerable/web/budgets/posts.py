"""Posts of a version as dated lines: written in place, pictured by month, averaged over the period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.calc.posts import Average
from answerable.plans import actions, queries
from answerable.plans.rules import Refused, fresh_code
from answerable.plans.shapes import LineConflict, PostEntry, PostRow, PostsSheet, VersionRow
from answerable.web.budgets import reading, saving, timeline
from answerable.web.budgets.door import frame_of, version_or_404
from answerable.web.budgets.entity import OFFERED
from answerable.web.budgets.words import ACTS, FIELDS, KINDS, STAFF, named, version_name
from answerable.web.cycle.door import person, said, signed_in
from answerable.web.cycle.words import LANGUAGES
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, language, me_of, page
from answerable.web.results import export
from answerable.web.templatetags.figures import quantity

ACT_CHOICES = ("established", "abolished", "redeployed", "reclassified", "reassigned", "converted")
NEW = (
    "entity", "kind", "group", "grade", "location", "count", "first_day", "last_day", "begins_by",
    "ends_by", "continues",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """The texts of a line in one language: its code and its name, title, reason."""

    code: str
    language: Any
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class PostLine:
    """A line of the table with its words."""

    row: PostRow
    entity: Any
    group: Any
    kind: Any
    title: Any
    reason: Any
    bar: Any
    mine: bool
    texts: tuple[Spoken, ...]

    @property
    def average(self) -> Any:
        return quantity(self.row.average.number())

    @property
    def acts(self) -> str:
        """'established 2026-10-01; abolished 2027-03-31'."""
        found = [
            f"{ACTS[act]} {day or ''}".strip()
            for act, day in ((self.row.begins_by, self.row.first_day), (self.row.ends_by, self.row.last_day))
            if act
        ]
        return "; ".join(found)


@require_http_methods(["GET", "POST"])
def posts(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = version_or_404(code, number)
    if request.method == "POST":
        return _saved(request, found)
    return show(request, found)


@signed_in
def _saved(request: HttpRequest, found: VersionRow) -> HttpResponse:
    entries: list[PostEntry] = []
    try:
        entries = reading.of_form(request.POST, reading.post_entry)
        saved = actions.record_post_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return show(request, found, refused=refused, entries=entries, status=status_of(refused))
    if saved.conflicts:
        left = [c.entry for c in saved.conflicts if isinstance(c.entry, PostEntry)]
        return show(request, found, entries=left, conflicts=saved.conflicts, status=409)
    count = len(saved.written)
    text = ngettext("%(count)s field saved.", "%(count)s fields saved.", count) % {"count": count}
    messages.success(request, text if count else _("Nothing was changed, so nothing was saved."))
    return redirect(request.get_full_path())


def show(
    request: HttpRequest,
    found: VersionRow,
    *,
    refused: Refused | None = None,
    entries: Sequence[PostEntry] = (),
    conflicts: Sequence[LineConflict] = (),
    status: int = 200,
) -> HttpResponse:
    asked = _asked(request)
    sheet = _sheet(request, found, asked)
    averages = _by_grade(sheet)
    me = me_of(request)
    context = {
        "edition": found,
        "name": version_name(found),
        "sheet": sheet,
        "lines": [_line(row, sheet) for row in sheet.rows],
        "months": timeline.month_names(sheet),
        "by_month": timeline.by_month(sheet, averages),
        "totals": timeline.totals_by_month(sheet),
        "average": quantity(_whole(sheet).number()),
        "entities": [(e.code, named(e.names, e.code)) for e in sheet.entities],
        "writable": [(e.code, named(e.names, e.code)) for e in sheet.entities if e.code in sheet.writable],
        "asked": asked,
        "may_write": bool(sheet.writable),
        "groups": STAFF.items(),
        "kinds": KINDS.items(),
        "acts": [(act, ACTS[act]) for act in ACT_CHOICES],
        "lines_named": [(row.code, f"{row.count} {row.grade} · {row.code}") for row in sheet.rows],
        "refused": refused,
        "kept": saving.kept(
            entries, conflicts, lambda e: stored(sheet, reading.path_of(e), e.field, e.language)[0]
        ),
        "filled": request.POST if refused else {},
        "person_id": me.id if me else 0,
        "language": language(),
    }
    return page(request, "budgets/posts.html", context, frame_of(found, Crumb(_("Posts"))), status)


@signed_in
@require_POST
def cells(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = version_or_404(code, number)
    try:
        entries = reading.of_script(request, reading.post_entry)
        saved = actions.record_post_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return said(refused)
    sheet, asked = _sheet(request, found, ""), _asked(request)
    touched = {entry.code for entry in entries}
    rows: dict[str, dict[str, Any]] = {
        row.code: {
            "must": False,
            "average": quantity(row.average.number()),
            "bar": timeline.bar(row, found.period_start, found.period_end),
            "head": _head(_line(row, sheet), sheet),
        }
        for row in sheet.rows
        if row.code in touched
    }
    rows["t:average"] = {"must": False, "total": quantity(_whole(sheet, asked).number())}
    return JsonResponse(saving.answer(saved, entries, lambda *cell: stored(sheet, *cell), rows))


@signed_in
@require_POST
def add(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A new line of posts."""
    found, sent = version_or_404(code, number), request.POST
    name = fresh_code()
    entries = [PostEntry(name, field, sent.get(field)) for field in NEW if sent.get(field, "").strip()]
    entries += [
        PostEntry(name, field, sent.get(field), None, language())
        for field in ("title", "reason")
        if sent.get(field, "").strip()
    ]
    try:
        if not entries:
            raise Refused("invalid", _("A new line of posts needs an entity, a group and a number."))
        actions.record_post_lines(by=person(request).id, version=found.id, lines=entries)
    except Refused as refused:
        return show(request, found, refused=refused, status=status_of(refused))
    messages.success(request, _("The posts are added."))
    return redirect("budget-posts", found.budget, found.number)


@signed_in
@require_POST
def remove(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = version_or_404(code, number)
    try:
        actions.remove_post_line(by=person(request).id, version=found.id, code=request.POST.get("line", ""))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The line is removed."))
    return redirect("budget-posts", found.budget, found.number)


@require_GET
def exported(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """The lines as they are shown, as CSV or XLSX."""
    found = version_or_404(code, number)
    sheet = _sheet(request, found, _asked(request))
    head: list[export.Cell] = [
        _("Code"), *(str(FIELDS[name]) for name in (
            "entity", "kind", "group", "grade", "location", "title", "count", "first_day", "last_day",
            "begins_by", "ends_by", "continues", "reason",
        )), _("Average"),
    ]  # fmt: skip
    rows = [_exported(_line(row, sheet)) for row in sheet.rows]
    return export.answer(form, f"{found.budget}_{found.number}_posts", [head, *rows])


def stored(sheet: PostsSheet, path: str, field: str, spoken: str) -> tuple[str, str]:
    row = next((row for row in sheet.rows if row.code == path), None)
    if row is None:
        return "", ""
    found: Any = row.titles.get(spoken) if field == "title" else (
        row.reasons.get(spoken) if field == "reason" else getattr(row, field, None)
    )  # fmt: skip
    text = "" if found is None else str(found)
    return text, text


def _asked(request: HttpRequest) -> str:
    """The entity the page is of; nothing: all of them."""
    return request.GET.get("entity", "").replace("\0", "")[:120]


def _sheet(request: HttpRequest, found: VersionRow, entity: str) -> PostsSheet:
    sheet = queries.posts_sheet(found.id, entity or None, me_of(request))
    assert sheet is not None
    return sheet


def _whole(sheet: PostsSheet, entity: str = "") -> Average:
    empty = Average(())
    found = [row.average for row in sheet.rows if entity in ("", row.entity)]
    return sum(found[1:], found[0]) if found else empty


def _by_grade(sheet: PostsSheet) -> dict[tuple[str, str], Average]:
    found: dict[tuple[str, str], Average] = {}
    for row in sheet.rows:
        key = (row.group, row.grade)
        found[key] = found[key] + row.average if key in found else row.average
    return found


def _line(row: PostRow, sheet: PostsSheet) -> PostLine:
    names = {e.code: named(e.names, e.code) for e in sheet.entities}
    return PostLine(
        row,
        names.get(row.entity, row.entity),
        STAFF[row.group],
        KINDS[row.kind],
        named(row.titles) if row.titles else "",
        named(row.reasons) if row.reasons else "",
        timeline.bar(row, sheet.version.period_start, sheet.version.period_end),
        row.entity in sheet.writable,
        tuple(
            Spoken(code, LANGUAGES[code], row.titles.get(code, ""), row.reasons.get(code, ""))
            for code in OFFERED
        ),
    )


def _head(line: PostLine, sheet: PostsSheet) -> str:
    """What the first cell says of a line, as it is after a save."""
    return render_to_string("budgets/posts_head.html", {"line": line, "entities": sheet.entities})


def _exported(line: PostLine) -> list[export.Cell]:
    row = line.row
    return [
        row.code, str(line.entity), str(line.kind), str(line.group), row.grade, row.location,
        str(line.title), row.count, str(row.first_day or ""), str(row.last_day or ""),
        str(ACTS[row.begins_by]) if row.begins_by else "", str(ACTS[row.ends_by]) if row.ends_by else "",
        row.continues, str(line.reason), row.average.number(),
    ]  # fmt: skip
