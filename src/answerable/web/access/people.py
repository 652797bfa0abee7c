"""People and roles, for administrators: the register, one person, services."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from answerable.organization import actions, queries
from answerable.organization.choices import ROLES, TOKEN_SCOPES
from answerable.organization.queries import Me
from answerable.organization.rules import Refused
from answerable.web.access import asking
from answerable.web.access.words import ROLE_DOES, ROLE_NAMES, SCOPE_NAMES
from answerable.web.frame.pages import Crumb, Frame, page


@require_GET
@asking.administering
def people(request: HttpRequest, me: Me) -> HttpResponse:  # noqa: ARG001
    return register(request)


def register(request: HttpRequest, **more: Any) -> HttpResponse:
    """Everybody: who, roles, until when, last seen, second factor; open invitations."""
    everybody = queries.people()
    shown = request.GET.get("show", "active")
    lines = [line for line in everybody if shown == "all" or line.is_active]
    context = {
        "lines": lines,
        "closed": sum(not line.is_active for line in everybody),
        "shown": shown,
        "invitations": queries.invitations(),
        **choices(),
        "typed": request.POST,
        "today": asking.today(),
        **more,
    }
    return page(request, "access/people.html", context, Frame("people", [Crumb(_("People and roles"))]))


def choices() -> dict[str, Any]:
    """What the forms offer: roles, entities, languages."""
    return {
        "role_choices": [(role, ROLE_NAMES[role], ROLE_DOES[role]) for role in ROLES],
        "entity_choices": queries.entities(),
        "languages_known": settings.LANGUAGES,
    }


@require_GET
@asking.administering
def person(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    return _person(request, me, number)


def _person(request: HttpRequest, me: Me, number: int, **more: Any) -> HttpResponse:
    line = queries.person(number)
    if line is None:
        raise Http404(_("There is nobody of this number."))
    context = {
        "line": line,
        "deputies": queries.deputies_of(number),
        "is_me": number == me.id,
        "tokens": queries.tokens_of(number) if line.is_service else (),
        "scopes": [(scope, SCOPE_NAMES[scope]) for scope in TOKEN_SCOPES],
        **choices(),
        "typed": request.POST,
        "today": asking.today(),
        **more,
    }
    crumbs = [Crumb(_("People and roles"), str(redirect("people").url)), Crumb(line.name)]
    return page(request, "access/person.html", context, Frame("people", crumbs))


@require_POST
@asking.administering
def give_role(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    try:
        actions.give_role(
            by=me.id,
            person=number,
            role=asking.text(request, "role"),
            entity=asking.number(request, "entity"),
            first_day=asking.first_day(request),
            last_day=asking.day(request, "last_day"),
        )
    except Refused as refusal:
        return _person(request, me, number, role_refused=refusal)
    asking.said(request, _("The role is given, and the person has been told."))
    return redirect("person", number=number)


@require_POST
@asking.administering
def end_role(request: HttpRequest, me: Me, number: int, role: int) -> HttpResponse:
    asking.done_or_said(request, lambda: actions.end_role(by=me.id, role=role), _("The role has ended."))
    return redirect("person", number=number)


ACCOUNT_ACTS = {
    "deactivate": (actions.deactivate, gettext_lazy("The account is closed: nobody comes in by it.")),
    "reactivate": (actions.reactivate, gettext_lazy("The account is open again.")),
    "reset": (
        actions.reset_second_factor,
        gettext_lazy("The second factors are gone; the person sets new ones."),
    ),
}


@require_POST
@asking.administering
def change_account(request: HttpRequest, me: Me, number: int, act: str) -> HttpResponse:
    """Closes or opens an account, or takes its second factors away."""
    if act not in ACCOUNT_ACTS:
        raise Http404
    action, sentence = ACCOUNT_ACTS[act]
    asking.done_or_said(request, lambda: action(by=me.id, person=number), str(sentence))
    return redirect("person", number=number)


@require_POST
@asking.administering
def make_service(request: HttpRequest, me: Me) -> HttpResponse:
    try:
        number = actions.make_service(
            by=me.id, name=asking.text(request, "service_name"), email=asking.text(request, "service_email")
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("people")
    asking.said(request, _("The service is there: give it a role and a token."))
    return redirect("person", number=number)


@require_POST
@asking.administering
def make_token(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    """A service's token; the only page on which the key stands."""
    try:
        last = asking.day(request, "last_day")
        if last is None:
            raise Refused("invalid", _("Say until which day the token counts."), place="last_day")
        key = actions.make_token(
            by=me.id,
            person=number,
            name=asking.text(request, "name"),
            scopes=request.POST.getlist("scopes"),
            last_day=last,
        )
    except Refused as refusal:
        return _person(request, me, number, token_refused=refusal)
    return _person(request, me, number, key=key)


@require_POST
@asking.administering
def revoke_token(request: HttpRequest, me: Me, number: int, token: int) -> HttpResponse:
    asking.done_or_said(
        request, lambda: actions.revoke_token(by=me.id, token=token), _("The token is revoked.")
    )
    return redirect("person", number=number)
