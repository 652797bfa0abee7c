"""The institution's own sign-on, from the button and back, with a provider on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client

from answerable.config import sign_in
from answerable.organization.models import Person
from tests.scene import Scene
from tests.web.access.conftest import PASSWORD, as_owner, signed_in
from tests.web.access.provider import CLIENT, SECRET, Provider, key, running
from tests.web.access.test_access import recently, set_up_totp
from tests.web.reading_pages import read

LOGIN = "/sign-on/institution/login/"
ANA = {"sub": "a-1", "email": "ana@example.org", "email_verified": True, "name": "Ana at work"}
UNKNOWN = "nobody here has its verified e-mail address"
FAULT = "did not let you in"


@pytest.fixture
def provider(as_app: Scene, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """Set up as an installation does it: by the environment."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with running() as found:
        monkeypatch.setenv("ANSWERABLE_OIDC_URL", found.url)
        monkeypatch.setenv("ANSWERABLE_OIDC_CLIENT", CLIENT)
        monkeypatch.setenv("ANSWERABLE_OIDC_SECRET", SECRET)
        monkeypatch.setenv("ANSWERABLE_OIDC_NAME", "the House of Sandwich")
        settings.SOCIALACCOUNT_PROVIDERS = sign_in.providers()
        found.claims = ANA
        yield found


def onward(client: Client, **more: str) -> str:
    """Where the button leads: the provider's page, with what it is told."""
    page = client.post(f"{LOGIN}?{urlencode(more)}" if more else LOGIN)
    assert page.status_code == 200
    return str(page.context["onward"])


def back(address: str) -> str:
    """Where the provider sends the browser back to, without the host."""
    answer = requests.get(address, allow_redirects=False, timeout=10)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def came(client: Client, **more: str) -> Any:
    return client.get(back(onward(client, **more)))


def me(client: Client) -> str | None:
    found = client.get("/en/").wsgi_request.me  # type: ignore[attr-defined]
    return found and str(found.name)


def refused(answer: Any, sentence: str) -> bool:
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    return answer.status_code == 302 and "/account/login/" in answer["Location"] and sentence in told[0]


def counted() -> tuple[int, int]:
    with as_owner():
        return Person.objects.count(), SocialAccount.objects.count()


def test_the_button_stands_on_the_page_and_without_a_provider_it_does_not(
    provider: Provider, settings: Any
) -> None:
    assert "Sign in by the House of Sandwich" in read(Client(), "/en/account/login/").text("//button")
    settings.SOCIALACCOUNT_PROVIDERS = {}
    buttons = read(Client(), "/en/account/login/").text("//button")
    assert "Sign in" in buttons
    assert not any("House" in button for button in buttons)
    assert Client().post(LOGIN).status_code == 404


def test_the_button_leads_there_by_a_page_and_asks_for_a_proof(provider: Provider) -> None:
    query = {name: values[0] for name, values in parse_qs(urlsplit(onward(Client())).query).items()}
    assert query["redirect_uri"] == "http://testserver/sign-on/institution/login/callback/"
    assert query["code_challenge_method"] == "S256"
    assert set(query["scope"].split()) == {"openid", "profile", "email"}
    page = Client().post(LOGIN)
    assert f'content="0;url={provider.url}/authorize?'.encode() in page.content


def test_whoever_was_invited_with_the_verified_address_comes_in(provider: Provider) -> None:
    client = Client()
    assert came(client, next="/en/account/")["Location"] == "/en/account/"
    assert me(client) == "Ana"
    assert counted()[1] == 1
    again = Client()
    provider.claims = {**ANA, "email": "ana.new@example.org"}
    came(again)
    assert me(again) == "Ana"


def test_their_password_stays(provider: Provider) -> None:
    came(Client())
    client = Client()
    client.post("/en/account/login/", {"login": "ana@example.org", "password": PASSWORD})
    assert me(client) == "Ana"


def test_they_are_told_the_first_time(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_more: act())
    for _time in range(2):
        came(Client())
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


@pytest.mark.parametrize("email", ["nobody@example.org", None])
def test_an_unknown_person_is_refused_and_not_made(provider: Provider, email: str | None) -> None:
    before = counted()
    provider.claims = {**ANA, "email": email}
    client = Client()
    assert refused(came(client), UNKNOWN)
    assert (me(client), counted()) == (None, before)


@pytest.mark.parametrize("verified", [False, "false", "true", 1, None])
def test_an_address_that_is_not_verified_counts_for_nothing(provider: Provider, verified: Any) -> None:
    provider.claims = {**ANA, "email_verified": verified}
    client = Client()
    assert refused(came(client), UNKNOWN)
    assert (me(client), counted()[1]) == (None, 0)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_service": True}])
def test_a_closed_account_and_a_service_do_not_come_in(provider: Provider, change: dict[str, bool]) -> None:
    with as_owner():
        Person.objects.filter(email=ANA["email"]).update(**change)
    client = Client()
    came(client)
    assert me(client) is None


def test_an_answer_nobody_asked_for_is_refused(provider: Provider) -> None:
    """Another's answer, in the browser of somebody who asked for none: cross-site sign-in."""
    theirs = back(onward(Client()))
    for client in (Client(), Client()):
        assert refused(client.get(theirs), FAULT)
        assert me(client) is None
    mine = Client()
    wanted = back(onward(mine))
    forged = wanted.replace("state=", "state=x")
    assert refused(mine.get(forged), FAULT)
    assert provider.used == []


def test_a_code_of_another_browser_is_worth_nothing(provider: Provider) -> None:
    """The proof (PKCE) is the asking browser's: a stolen code with one's own state is refused."""
    stolen = parse_qs(urlsplit(back(onward(Client()))).query)["code"][0]
    client = Client()
    state = parse_qs(urlsplit(back(onward(client))).query)["state"][0]
    answer = client.get(f"{LOGIN}callback/?{urlencode({'code': stolen, 'state': state})}")
    assert refused(answer, FAULT)
    assert (me(client), provider.used) == (None, [])


def test_an_answer_counts_once(provider: Provider) -> None:
    client = Client()
    address = back(onward(client))
    client.get(address)
    client.post("/en/account/logout/")
    assert refused(client.get(address), FAULT)
    assert me(client) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another application"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1_600_000_000},
        {"sub": "b-2"},
    ],
)
def test_a_word_about_or_for_another_is_refused(provider: Provider, claims: dict[str, Any]) -> None:
    provider.token_claims = claims
    client = Client()
    assert refused(came(client), FAULT)
    assert me(client) is None


def test_a_word_signed_by_another_is_refused(provider: Provider) -> None:
    provider.signs_with = key()
    client = Client()
    assert refused(came(client), FAULT)
    assert (me(client), len(provider.used)) == (None, 1)


def test_whoever_turns_back_there_is_told_so(provider: Provider) -> None:
    client = Client()
    state = parse_qs(urlsplit(onward(client)).query)["state"][0]
    answer = client.get(f"{LOGIN}callback/?{urlencode({'error': 'access_denied', 'state': state})}")
    assert refused(answer, FAULT)


def test_a_provider_that_does_not_answer_is_no_fault_of_ours(provider: Provider, settings: Any) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    assert refused(Client().post(LOGIN), "does not answer")


def test_a_second_factor_set_up_here_is_asked_for_too(provider: Provider, as_app: Scene) -> None:
    set_up_totp(recently(signed_in(as_app.ana)))
    client = Client()
    assert came(client)["Location"].startswith("/en/account/2fa/authenticate/")
    assert me(client) is None
