"""People and services, their roles, deputies and invitations; who answers for what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from answerable.api.addresses import Number
from answerable.api.callers import Caller, caller_of, needs
from answerable.api.lists import Wanted, listed
from answerable.api.organization import schemas
from answerable.api.problems import Problem
from answerable.api.routes import Part
from answerable.organization import actions, queries

router = Part("people and roles")


def administrator(request: HttpRequest) -> Caller:
    """The caller, who looks after people. Raises the fault 403 for anybody else."""
    caller = caller_of(request)
    if not caller.me.may("administers"):
        raise Problem(403, _("Only an administrator does this."))
    return caller


@router.get(
    "/entities", response=schemas.Entities, auth=needs("read"), summary="Entities, each under its parent"
)
def entities(request: HttpRequest, part: Wanted) -> Any:  # noqa: ARG001
    found = [{"id": n, "names": dict(names), "depth": depth} for n, names, depth in queries.entities()]
    return listed(found, part)


@router.get("/people", response=schemas.People, auth=needs("administer"), summary="People and services")
def people(request: HttpRequest, part: Wanted) -> Any:
    administrator(request)
    return listed(queries.people(), part)


@router.get(
    "/people/{number}",
    response=schemas.PersonLine,
    auth=needs("administer"),
    summary="One of them, with every role they ever held",
)
def person(request: HttpRequest, number: Number) -> Any:
    administrator(request)
    found = queries.person(number)
    if found is None:
        raise Problem(404, _("There is nobody of this number."))
    return found


@router.post(
    "/services",
    response={201: schemas.MadeRow},
    auth=needs("administer"),
    summary="Make a service for programs",
)
def make_service(request: HttpRequest, sent: schemas.NewService) -> Any:
    """A program that holds roles and tokens and never signs in."""
    return {"id": actions.make_service(by=caller_of(request).id, **sent.dict())}


@router.post(
    "/people/{number}/deactivation",
    response={204: None},
    auth=needs("administer"),
    summary="Close an account",
)
def deactivate(request: HttpRequest, number: Number) -> Any:
    actions.deactivate(by=caller_of(request).id, person=number)


@router.post(
    "/people/{number}/reactivation",
    response={204: None},
    auth=needs("administer"),
    summary="Open an account again",
)
def reactivate(request: HttpRequest, number: Number) -> Any:
    actions.reactivate(by=caller_of(request).id, person=number)


@router.post("/roles", response={201: schemas.MadeRow}, auth=needs("administer"), summary="Give a role")
def give_role(request: HttpRequest, sent: schemas.NewRole) -> Any:
    return {"id": actions.give_role(by=caller_of(request).id, **sent.dict())}


@router.post(
    "/roles/{number}/end",
    response={204: None},
    auth=needs("administer", "enter", "clear", "publish"),
    summary="End a role",
)
def end_role(request: HttpRequest, number: Number) -> Any:
    """From now on. By an administrator; a deputy's also by whoever appointed them."""
    actions.end_role(by=caller_of(request).id, role=number)


@router.post(
    "/roles/{number}/deputies",
    response={201: schemas.MadeRow},
    auth=needs("enter", "clear", "publish", "administer"),
    summary="Appoint a deputy for a role of one's own",
)
def appoint_deputy(request: HttpRequest, number: Number, sent: schemas.NewDeputy) -> Any:
    return {"id": actions.appoint_deputy(by=caller_of(request).id, role=number, **sent.dict())}


@router.get(
    "/invitations",
    response=schemas.Invitations,
    auth=needs("administer"),
    summary="Invitations nobody has accepted or revoked",
)
def invitations(request: HttpRequest, part: Wanted) -> Any:
    administrator(request)
    return listed(queries.invitations(), part)


@router.post(
    "/invitations", response={201: schemas.Link}, auth=needs("administer"), summary="Invite somebody"
)
def invite(request: HttpRequest, sent: schemas.NewInvitation) -> Any:
    """The answer holds the link, this once; sending it is yours to do."""
    made = actions.invite(by=caller_of(request).id, **sent.dict())
    return {"id": made.id, "address": _link(request, made.key)}


@router.post(
    "/invitations/{number}/link",
    response={201: schemas.Link},
    auth=needs("administer"),
    summary="Make a new link for an invitation",
)
def resend(request: HttpRequest, number: Number) -> Any:
    made = actions.resend(by=caller_of(request).id, invitation=number)
    return {"id": made.id, "address": _link(request, made.key)}


@router.delete(
    "/invitations/{number}", response={204: None}, auth=needs("administer"), summary="Revoke an invitation"
)
def revoke_invitation(request: HttpRequest, number: Number) -> Any:
    actions.revoke_invitation(by=caller_of(request).id, invitation=number)


def _link(request: HttpRequest, key: str) -> str:
    try:
        return request.build_absolute_uri(reverse("accept", args=[key]))
    except NoReverseMatch:  # an installation without pages
        return key
