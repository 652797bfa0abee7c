"""What needs me: the signed-in part of the home page, and the page of notices."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.cycle import queries
from answerable.cycle.actions.looking import mark_looked
from answerable.cycle.actions.noticing import read_notices
from answerable.cycle.queries.home import Told
from answerable.cycle.rules.wording import notice_sentence
from answerable.organization.queries.unread import NoticeLine, notices_of, unread
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page

NOTICES_LENGTH = 50
SAME_LOOK = timedelta(minutes=10)  # so long, opening the page again shows the same changes


def context(request: HttpRequest) -> dict[str, Any]:
    """What `cycle/home.html` shows; nothing for the public."""
    me = me_of(request)
    if me is None:
        return {}
    now = datetime.now(UTC)
    found = queries.home(me, language(), now.date())
    if found.looked_at is None or now - found.looked_at > SAME_LOOK:
        mark_looked(by=me.id)
    return {
        "work": found,
        "tasks": [(task, task_words(task.kind), task_url(task)) for task in found.tasks],
        "told": [(one, notice_words(one), notice_url(one.address)) for one in found.notices[:5]],
        "may_open": me.may_everywhere("clears"),
    }


def task_words(kind: str) -> str:
    return {
        "fill": _("Fill and explain"),
        "submit": _("Submit"),
        "clear": _("Clear or return"),
        "publish": _("Publish"),
        "translate": _("Renew outdated translations"),
    }[kind]


def task_url(task: Any) -> str:
    if task.kind == "publish":
        return reverse("progress", args=[task.symbol])
    name = {"submit": "submit", "clear": "clear"}.get(task.kind, "entry")
    return reverse(name, args=[task.symbol, task.section])


def notice_words(told: Told | NoticeLine) -> str:
    """The sentence of a notice in the language of the page."""
    parameters = dict(told.parameters)
    if due := parameters.get("due"):  # days count from now, not from when it was told
        parameters["days"] = (date.fromisoformat(due) - datetime.now(UTC).date()).days
    return notice_sentence(told.kind, told.subject, parameters)


def notice_url(address: str) -> str:
    """The page a notice leads to, in the language of the page; '' for anything but a path of ours."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return ""
    return f"{get_script_prefix()}{get_language()}{address}"


@signed_in
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Those that wait, or all with those read; marked read one by one or together."""
    me = person(request)
    if request.method == "POST":
        sent = request.POST.getlist("notice")
        chosen = [int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 15]
        read_notices(by=me.id, notices=chosen if sent else None)
        return redirect("notices")
    only_unread = request.GET.get("show") != "all"
    asked = request.GET.get("page", "1")
    at = max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    count, rows = notices_of(
        me.id, limit=NOTICES_LENGTH, offset=(at - 1) * NOTICES_LENGTH, only_unread=only_unread
    )
    pages = max(1, -(-count // NOTICES_LENGTH))
    context = {
        "told": [(one, notice_words(one), notice_url(one.address)) for one in rows],
        "only_unread": only_unread,
        "waiting": unread(me.id),
        "count": count,
        "page_at": at,
        "pages": pages,
        "page_before": at - 1 if at > 1 else None,
        "page_next": at + 1 if at < pages else None,
    }
    return page(request, "cycle/notices.html", context, Frame("notices", [Crumb(_("Notices"))]))
