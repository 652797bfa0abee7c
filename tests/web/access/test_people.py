"""People, roles, invitations, tokens on their pages: administrators may, everybody else may not."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from answerable.organization.models import Invitation, Person, Role, Token
from tests.scene import Scene
from tests.web.access.conftest import PASSWORD, as_owner, signed_in
from tests.web.reading_pages import read

TODAY = datetime.now(UTC).date()
SOON = TODAY + timedelta(days=20)
INVITED = {
    "email": "Nia@example.org",
    "name": "Nia",
    "role": "focal_point",
    "language": "en",
    "first_day": TODAY.isoformat(),
}


@pytest.fixture(autouse=True)
def _mail_box(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_register_names_everybody_with_their_roles(as_app: Scene, language: str) -> None:
    page = read(signed_in(as_app.adi), f"/{language}/people/")
    assert len(page.tree.xpath('//a[@data-open][contains(@href, "/people/")]')) == 8
    assert read(signed_in(as_app.adi), f"/{language}/people/{as_app.ana}/").heading == "Ana"


def test_for_others_there_is_no_such_page(as_app: Scene) -> None:
    for name in ("ana", "bo", "aud"):
        client = signed_in(as_app.people[name])
        assert client.get("/en/people/").status_code == 404
        assert client.get(f"/en/people/{as_app.ana}/").status_code == 404
        for act in ("invite/", f"{as_app.boris}/roles/", f"{as_app.boris}/deactivate/", "services/"):
            assert client.post(f"/en/people/{act}", INVITED).status_code == 404
    with as_owner():
        assert not Invitation.objects.exists()
        assert Person.objects.filter(is_active=True).count() == 8


def test_administrators_see_no_data(as_app: Scene) -> None:
    me = signed_in(as_app.adi).get("/en/people/").wsgi_request.me  # type: ignore[attr-defined]
    assert {act for act, entities in me.scopes.items() if entities} == {"administers"}


def test_a_role_is_given_and_ended(as_app: Scene) -> None:
    client = signed_in(as_app.adi)
    typed = {"role": "auditor", "entity": "", "first_day": TODAY.isoformat(), "last_day": SOON.isoformat()}
    assert client.post(f"/en/people/{as_app.ana}/roles/", typed).status_code == 302
    with as_owner():
        role = Role.objects.get(person_id=as_app.ana, role="auditor")
        assert (role.last_day, role.given_by_id) == (SOON, as_app.adi)
    assert client.post(f"/en/people/{as_app.ana}/roles/{role.pk}/end/").status_code == 302
    with as_owner():
        role.refresh_from_db()
        assert role.last_day < TODAY


@pytest.mark.parametrize(
    "typed", [{"first_day": "soon"}, {"role": "king"}, {"entity": "999999"}, {"role": "publisher\0"}]
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(as_app: Scene, typed: dict[str, str]) -> None:
    form = {
        "role": "focal_point",
        "entity": str(as_app.entities["A"]),
        "first_day": TODAY.isoformat(),
        **typed,
    }
    response = signed_in(as_app.adi).post(f"/en/people/{as_app.ana}/roles/", form)
    assert response.status_code == 200
    assert b"field-error" in response.content


def test_an_account_is_closed_at_once_and_opened_again(as_app: Scene) -> None:
    hers, adi = signed_in(as_app.ana), signed_in(as_app.adi)
    adi.post(f"/en/people/{as_app.ana}/deactivate/")
    assert hers.get("/en/").wsgi_request.me is None  # type: ignore[attr-defined]
    adi.post(f"/en/people/{as_app.ana}/reactivate/")
    with as_owner():
        assert Person.objects.get(pk=as_app.ana).is_active


def invited(as_app: Scene) -> str:
    """The path of the link of one invitation, as the page shows it once."""
    form = {**INVITED, "entity": str(as_app.entities["A"])}
    response = signed_in(as_app.adi).post("/en/people/invite/", form)
    found = re.search(r'value="http://testserver(/en/invitations/[^"]+)"', response.content.decode())
    assert found is not None, response.content.decode()[-3000:]
    return found[1]


def test_an_invitation_brings_somebody_in_with_their_role(as_app: Scene) -> None:
    link = invited(as_app)
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == ["nia@example.org"]
    client = Client()
    assert read(client, link).heading
    weak = {"name": "Nia", "language": "zh-hans", "password": "password1234"}
    assert client.post(link, weak).status_code == 422
    response = client.post(link, {**weak, "password": "a long and quiet river"})
    assert response["Location"] == "/zh-hans/"
    me = client.get("/en/").wsgi_request.me  # type: ignore[attr-defined]
    assert (me.name, me.email, me.language) == ("Nia", "nia@example.org", "zh-hans")
    assert [(r.role, r.entity_id) for r in me.roles] == [("focal_point", as_app.entities["A"])]
    assert Client().get(link).status_code == 410
    assert Client().post(link, {**weak, "password": "a long and quiet river"}).status_code == 410


def test_a_revoked_a_resent_and_an_old_link_lead_nowhere(as_app: Scene) -> None:
    adi = signed_in(as_app.adi)
    link = invited(as_app)
    with as_owner():
        number = Invitation.objects.get().pk
    adi.post(f"/en/people/invitations/{number}/resend/")
    assert Client().get(link).status_code == 404
    with as_owner():
        Invitation.objects.update(expires_at=datetime.now(UTC))
    adi.post(f"/en/people/invitations/{number}/revoke/")
    with as_owner():
        assert Invitation.objects.get().revoked_at is not None
        assert Person.objects.count() == 8
    assert Client().get("/en/invitations/guess/").status_code == 404


def test_ones_own_token_is_shown_once(as_app: Scene) -> None:
    client = signed_in(as_app.ana)
    form = {"name": "Export", "scopes": ["read"], "last_day": SOON.isoformat()}
    shown = client.post("/en/account/tokens/", form).content.decode()
    key = re.search(r'value="(answerable_[^"]+)"', shown)
    assert key is not None
    assert key[1] not in client.get("/en/account/").content.decode()
    with as_owner():
        token = Token.objects.get()
    signed_in(as_app.boris).post(f"/en/account/tokens/{token.pk}/revoke/")
    with as_owner():
        token.refresh_from_db()
        assert token.revoked_at is None
    client.post(f"/en/account/tokens/{token.pk}/revoke/")
    with as_owner():
        token.refresh_from_db()
        assert token.revoked_at is not None


def test_a_service_gets_its_token_from_an_administrator(as_app: Scene) -> None:
    client = signed_in(as_app.adi)
    form = {"service_name": "Ledger", "service_email": "ledger@example.org"}
    page = client.post("/en/people/services/", form)["Location"]
    token = {"name": "Nightly", "scopes": ["read", "enter"], "last_day": SOON.isoformat()}
    assert b'value="answerable_' in client.post(f"{page}tokens/", token).content
    refused = client.post(f"/en/people/{as_app.ana}/tokens/", token)
    assert b'value="answerable_' not in refused.content


def test_a_deputy_is_appointed_and_ended_by_whom_they_stand_in_for(as_app: Scene) -> None:
    with as_owner():
        role = Role.objects.get(person_id=as_app.hana)
    form = {
        "role": role.pk,
        "person": as_app.boris,
        "first_day": TODAY.isoformat(),
        "last_day": SOON.isoformat(),
    }
    signed_in(as_app.ana).post("/en/account/deputies/", form)
    with as_owner():
        assert not Role.objects.filter(deputy_for=role).exists()
    signed_in(as_app.hana).post("/en/account/deputies/", form)
    with as_owner():
        deputy = Role.objects.get(deputy_for=role)
    me = signed_in(as_app.boris).get("/en/account/").wsgi_request.me  # type: ignore[attr-defined]
    assert me.may("submits", as_app.entities["A"])
    signed_in(as_app.ana).post(f"/en/account/deputies/{deputy.pk}/end/")
    with as_owner():
        deputy.refresh_from_db()
        assert deputy.last_day == SOON
    signed_in(as_app.hana).post(f"/en/account/deputies/{deputy.pk}/end/")
    with as_owner():
        deputy.refresh_from_db()
        assert deputy.last_day < TODAY


def test_name_and_language_are_ones_own_to_change(as_app: Scene) -> None:
    response = signed_in(as_app.ana).post(
        "/en/account/change/", {"name": " Ana  Lin ", "language": "zh-hans"}
    )
    assert response["Location"] == "/zh-hans/account/"
    with as_owner():
        ana = Person.objects.get(pk=as_app.ana)
        assert (ana.name, ana.language) == ("Ana Lin", "zh-hans")
        assert ana.check_password(PASSWORD)


FORMS = ("account/change/", "account/deputies/", "account/tokens/", "people/invite/", "people/services/")


@pytest.mark.parametrize("address", FORMS)
def test_every_form_needs_a_page_of_ours(as_app: Scene, address: str) -> None:
    assert signed_in(as_app.adi, enforce_csrf_checks=True).post(f"/en/{address}", {}).status_code == 403
