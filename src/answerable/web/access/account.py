"""One's own account: name, language, how one signs in, roles, deputies, tokens."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from answerable.organization import actions, queries
from answerable.organization.choices import TOKEN_SCOPES
from answerable.organization.queries import Me
from answerable.organization.rules import Refused
from answerable.web.access import asking
from answerable.web.access.words import SCOPE_NAMES
from answerable.web.frame.pages import Crumb, Frame, page


@require_GET
@asking.signed_in
def account(request: HttpRequest, me: Me) -> HttpResponse:
    return _account(request, me)


def _account(request: HttpRequest, me: Me, **more: Any) -> HttpResponse:
    deputies = queries.deputies_of(me.id)
    user: Any = request.user
    context = {
        "own": me,
        "languages_known": settings.LANGUAGES,
        "deputies": deputies,
        "own_roles": [role for role in me.roles if role.deputy_for_name is None],
        "colleagues": queries.colleagues(me.id) if me.roles else (),
        "tokens": queries.tokens_of(me.id),
        "scopes": [(scope, SCOPE_NAMES[scope]) for scope in TOKEN_SCOPES],
        "second_factor": me.id in queries.second_factors(),
        "has_password": user.has_usable_password(),
        "typed": request.POST,
        "today": asking.today(),
        **more,
    }
    return page(request, "access/account.html", context, Frame("account", [Crumb(_("Your account"))]))


@require_POST
@asking.signed_in
def change(request: HttpRequest, me: Me) -> HttpResponse:
    """Name and language; the next page is in the language that was chosen."""
    language = asking.text(request, "language")
    name = asking.text(request, "name")
    done = asking.done_or_said(
        request, lambda: actions.change_oneself(by=me.id, name=name, language=language), _("Saved.")
    )
    address = str(redirect("account").url)
    return redirect(translate_url(address, language) if done else address)


@require_POST
@asking.signed_in
def end_sessions(request: HttpRequest, me: Me) -> HttpResponse:
    """Signs out on every other device; this one stays."""

    def act() -> None:
        actions.end_sessions(by=me.id)
        user: Any = request.user
        user.refresh_from_db()
        update_session_auth_hash(request, user)

    asking.done_or_said(request, act, _("You are signed out everywhere but here."))
    return redirect("account")


@require_POST
@asking.signed_in
def appoint(request: HttpRequest, me: Me) -> HttpResponse:
    """A deputy for one of the roles one holds."""

    def act() -> int:
        return actions.appoint_deputy(
            by=me.id,
            role=asking.number(request, "role") or 0,
            person=asking.number(request, "person") or 0,
            first_day=asking.first_day(request),
            last_day=asking.day(request, "last_day"),
        )

    asking.done_or_said(request, act, _("Your deputy is appointed and has been told."))
    return redirect("account")


@require_POST
@asking.signed_in
def end_deputy(request: HttpRequest, me: Me, role: int) -> HttpResponse:
    asking.done_or_said(
        request,
        lambda: actions.end_role(by=me.id, role=role),
        _("Nobody stands in for you in this role now."),
    )
    return redirect("account")


@require_POST
@asking.signed_in
def make_token(request: HttpRequest, me: Me) -> HttpResponse:
    """The only page on which the key stands."""
    try:
        last = asking.day(request, "last_day")
        if last is None:
            raise Refused("invalid", _("Say until which day the token counts."), place="last_day")
        key = actions.make_token(
            by=me.id,
            person=me.id,
            name=asking.text(request, "name"),
            scopes=request.POST.getlist("scopes"),
            last_day=last,
        )
    except Refused as refusal:
        return _account(request, me, token_refused=refusal)
    return _account(request, me, key=key)


@require_POST
@asking.signed_in
def revoke_token(request: HttpRequest, me: Me, token: int) -> HttpResponse:
    asking.done_or_said(
        request, lambda: actions.revoke_token(by=me.id, token=token), _("The token is revoked.")
    )
    return redirect("account")
