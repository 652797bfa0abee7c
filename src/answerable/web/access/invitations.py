"""Inviting people, for administrators; and the page an invitation leads to."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from answerable.organization import actions, queries
from answerable.organization.actions import Sent
from answerable.organization.queries import Me
from answerable.organization.rules import Refused
from answerable.organization.rules.invitations import may_accept
from answerable.web.access import asking
from answerable.web.access.adapters import institution
from answerable.web.access.people import register
from answerable.web.frame.pages import Crumb, Frame, page


@require_POST
@asking.administering
def invite(request: HttpRequest, me: Me) -> HttpResponse:
    """Sends the mail, and shows the link once: some places have no e-mail."""
    try:
        sent = actions.invite(
            by=me.id,
            email=asking.text(request, "email"),
            name=asking.text(request, "name"),
            role=asking.text(request, "role"),
            entity=asking.number(request, "entity"),
            language=asking.text(request, "language"),
            first_day=asking.day(request, "first_day"),
            last_day=asking.day(request, "last_day"),
        )
    except Refused as refusal:
        return register(request, invitation_refused=refusal)
    return _sent(request, me, sent)


@require_POST
@asking.administering
def resend(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    try:
        return _sent(request, me, actions.resend(by=me.id, invitation=number))
    except Refused as refusal:
        return register(request, invitation_refused=refusal)


@require_POST
@asking.administering
def revoke(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    asking.done_or_said(
        request,
        lambda: actions.revoke_invitation(by=me.id, invitation=number),
        _("The invitation is revoked: its link leads nowhere."),
    )
    return redirect("people")


def _sent(request: HttpRequest, me: Me, sent: Sent) -> HttpResponse:
    with override(sent.language):
        link = request.build_absolute_uri(reverse("accept", args=[sent.key]))
        context = {"sent": sent, "link": link, "by": me.name, "institution": institution(sent.language)}
        subject = _("Invitation to %(institution)s") % {"institution": institution(sent.language)}
        body = render_to_string("access/invitation.txt", context)
    mailed = True
    try:
        send_mail(subject, body, None, [sent.email])
    except OSError:  # no server answers: the link is shown, and says so
        mailed = False
    return register(request, link=link, sent=sent, mailed=mailed, typed={})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Name, language, password; then they are in."""
    found = queries.invitation(key)
    if found is None:
        raise Http404(_("This link leads nowhere: it was mistyped, or sent again since."))
    refusal = may_accept(found.state)
    if request.method == "POST" and refusal is None:
        try:
            return _come_in(request, key, found.email)
        except Refused as refused:
            refusal = refused
    context = {
        "found": found,
        "refusal": refusal,
        "usable": found.state == "open",
        "languages_known": settings.LANGUAGES,
        "chosen": asking.text(request, "language") or get_language(),
        "typed": request.POST,
    }
    status = 200 if refusal is None else 422 if found.state == "open" else 410
    return page(request, "access/accept.html", context, Frame("accept", [Crumb(_("Invitation"))]), status)


def _come_in(request: HttpRequest, key: str, email: str) -> HttpResponse:
    password = asking.text(request, "password")
    language = asking.text(request, "language")
    actions.accept(key=key, name=asking.text(request, "name"), language=language, password=password)
    user = authenticate(request, email=email, password=password)
    assert user is not None
    login(request, user)
    with override(language):
        return redirect("home")
