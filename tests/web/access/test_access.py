"""The door as people meet it: password, second factor, forgotten password, limits, frame, headers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from answerable.organization.models import Person
from tests.scene import Scene
from tests.web.access.conftest import PASSWORD, as_owner, signed_in
from tests.web.reading_pages import read, said

LOGIN = "/en/account/login/"


@pytest.fixture(autouse=True)
def _mail_box(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def come_in(client: Client, name: str = "ana", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": f"{name}@example.org", "password": password, **more})


def me(client: Client) -> str | None:
    found = client.get("/en/").wsgi_request.me  # type: ignore[attr-defined]
    return found and str(found.name)


def now_code(secret: str, offset: int = 0) -> str:
    import time

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + offset)))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_stands_in_the_frame(as_app: Scene, language: str) -> None:
    page = read(Client(), f"/{language}/account/login/")
    assert page.tree.xpath('//main[@id="main"]//input[@name="login"][@autocomplete="username"]')
    assert page.tree.xpath('//input[@name="password"][@autocomplete="current-password"]')
    assert page.tree.xpath('//button[@id="passkey_login"]')
    assert not page.tree.xpath(
        "//script[not(@src) and not(@type='application/json')] | //style | //*[@onclick]"
    )


def test_who_has_the_password_is_in_and_the_session_is_another(as_app: Scene) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["before"] = "kept by nobody"
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert come_in(client).status_code == 302
    assert client.session.session_key != session.session_key
    assert me(client) == "Ana"
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)


def test_where_one_wanted_to_go_one_comes_to_and_never_elsewhere(as_app: Scene) -> None:
    assert come_in(Client(), next="/en/account/")["Location"] == "/en/account/"
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert come_in(Client(), next=elsewhere)["Location"] == "/en/"


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(as_app: Scene) -> None:
    pages = [come_in(Client(), name, "wrong wrong wrong") for name in ("ana", "nobody")]
    told = [re.findall(r'class="field-error"[^>]*>([^<]+)', p.content.decode()) for p in pages]
    assert told[0] == told[1]
    assert len(told[0]) == 1


def test_a_service_and_a_closed_account_do_not_come_in(as_app: Scene) -> None:
    for change in ({"is_service": True}, {"is_service": False, "is_active": False}):
        with as_owner():
            Person.objects.filter(pk=as_app.ana).update(**change)
        client = Client()
        come_in(client)
        assert me(client) is None


def test_after_five_wrong_passwords_even_the_right_one_waits(as_app: Scene) -> None:
    client = Client()
    for _ in range(5):
        come_in(client, password="wrong wrong wrong")
    assert come_in(client).status_code == 200
    assert me(client) is None
    # Another person, from the same place, is not kept out by that.
    other = Client()
    assert come_in(other, "boris").status_code == 302


def test_many_addresses_from_one_place_are_slowed_down(as_app: Scene) -> None:
    client = Client()
    for number in range(10):
        come_in(client, f"guess{number}", "wrong wrong wrong")
    assert come_in(client).status_code == 200
    assert me(client) is None


def test_signing_out_is_asked_by_a_page_of_ours(as_app: Scene) -> None:
    client = signed_in(as_app.ana, enforce_csrf_checks=True)
    client.get("/en/account/logout/")
    assert me(client) == "Ana"
    assert client.post("/en/account/logout/").status_code == 403
    assert me(client) == "Ana"
    client = signed_in(as_app.ana)
    key = client.session.session_key
    assert client.post("/en/account/logout/").status_code == 302
    client.cookies["sessionid"] = key
    assert me(client) is None


def set_up_totp(client: Client) -> tuple[str, list[str]]:
    """The secret of an app set up by the pages, and the recovery codes they showed."""
    page = read(client, "/en/account/2fa/totp/activate/")
    secret = page.tree.xpath('//input[@id="secret"]/@value')[0]
    assert client.post("/en/account/2fa/totp/activate/", {"code": now_code(secret)}).status_code == 302
    codes = [said(code) for code in read(client, "/en/account/2fa/codes/").tree.xpath("//code")]
    return secret, codes


def recently(client: Client) -> Client:
    """As after showing once more that it is them."""
    client.get("/en/account/2fa/totp/activate/")
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_with_a_second_factor_the_password_alone_is_not_enough(as_app: Scene) -> None:
    secret, codes = set_up_totp(recently(signed_in(as_app.ana)))
    assert len(codes) == 10
    client = Client()
    assert come_in(client)["Location"].startswith("/en/account/2fa/authenticate/")
    assert me(client) is None
    client.post("/en/account/2fa/authenticate/", {"code": "000000"})
    assert me(client) is None
    client.post("/en/account/2fa/authenticate/", {"code": now_code(secret, 1)})
    assert me(client) == "Ana"


def test_a_code_counts_once(as_app: Scene) -> None:
    secret, _codes = set_up_totp(recently(signed_in(as_app.ana)))
    code = now_code(secret, 1)
    for expected in ("Ana", None):
        client = Client()
        come_in(client)
        client.post("/en/account/2fa/authenticate/", {"code": code})
        assert me(client) == expected


def test_a_recovery_code_counts_once(as_app: Scene) -> None:
    _secret, codes = set_up_totp(recently(signed_in(as_app.ana)))
    for expected in ("Ana", None):
        client = Client()
        come_in(client)
        client.post("/en/account/2fa/authenticate/", {"code": codes[0]})
        assert me(client) == expected


def test_second_factors_are_changed_only_after_showing_who_one_is(as_app: Scene) -> None:
    client = signed_in(as_app.ana)
    for page in ("totp/activate/", "keys/add/"):
        response = client.get(f"/en/account/2fa/{page}")
        assert response["Location"].startswith("/en/account/reauthenticate/")
    client.post("/en/account/reauthenticate/", {"password": "wrong wrong wrong"})
    assert client.get("/en/account/2fa/totp/activate/").status_code == 302


def test_second_factors_are_ones_own(as_app: Scene) -> None:
    set_up_totp(recently(signed_in(as_app.ana)))
    page = read(signed_in(as_app.boris), "/en/account/2fa/")
    assert page.tree.xpath('//a[@href="/en/account/2fa/totp/activate/"]')


def test_the_person_is_told_of_a_change(as_app: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    # The mail waits for a commit, which the transaction of a test never comes to.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_more: act())
    set_up_totp(recently(signed_in(as_app.ana)))
    assert {message.to[0] for message in mail.outbox} == {"ana@example.org"}


def test_a_forgotten_password_is_set_anew_by_the_link_once(as_app: Scene) -> None:
    other = signed_in(as_app.ana)
    client = Client()
    assert client.post("/en/account/password/reset/", {"email": "Ana@example.org"}).status_code == 302
    (message,) = mail.outbox
    link = re.search(r"https?://testserver(/\S+)", message.body)
    assert link is not None
    page = client.get(link[1], follow=True)
    address = page.request["PATH_INFO"]
    new = {"password1": "quite another password", "password2": "quite another password"}
    assert client.post(address, new).status_code == 302
    assert come_in(Client(), password=PASSWORD).status_code == 200
    again = Client()
    assert come_in(again, password="quite another password").status_code == 302
    assert me(other) is None
    assert b'name="password1"' not in Client().get(link[1], follow=True).content


def test_nobody_is_told_whose_address_is_known(as_app: Scene) -> None:
    pages = []
    for address in ("ana@example.org", "nobody@example.org"):
        response = Client().post("/en/account/password/reset/", {"email": address}, follow=True)
        pages.append((response.status_code, response.request["PATH_INFO"], len(response.redirect_chain)))
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


def test_mails_are_in_the_persons_language(as_app: Scene) -> None:
    with as_owner():
        Person.objects.filter(pk=as_app.ana).update(language="zh-hans")
    Client().post("/en/account/password/reset/", {"email": "ana@example.org"})
    assert re.search(r"[\u4e00-\u9fff]", mail.outbox[0].subject)


@pytest.mark.parametrize("password", ["short", "password1234", "ana@example.org", "123456789012"])
def test_weak_passwords_are_refused(as_app: Scene, password: str) -> None:
    client = signed_in(as_app.ana)
    typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert client.post("/en/account/password/change/", typed).status_code == 200
    assert come_in(Client()).status_code == 302


def test_a_long_password_in_any_script_counts_to_its_last_character(as_app: Scene) -> None:
    long = "水静则明 " * 40 + "末"
    typed = {"oldpassword": PASSWORD, "password1": long, "password2": long}
    assert signed_in(as_app.ana).post("/en/account/password/change/", typed).status_code == 302
    for password, expected in ((long[:-1] + "未", None), (long, "Ana")):
        client = Client()
        come_in(client, password=password)
        assert me(client) == expected


def test_a_changed_password_keeps_this_session_and_ends_the_others(as_app: Scene) -> None:
    client, other = signed_in(as_app.ana), signed_in(as_app.ana)
    typed = dict.fromkeys(("password1", "password2"), "quite another password")
    assert client.post("/en/account/password/change/", {"oldpassword": PASSWORD, **typed}).status_code == 302
    assert (me(client), me(other)) == ("Ana", None)


def test_signing_out_elsewhere_keeps_this_session_and_ends_the_others(as_app: Scene) -> None:
    client, other, stranger = signed_in(as_app.ana), signed_in(as_app.ana), signed_in(as_app.boris)
    assert client.post("/en/account/sessions/end/").status_code == 302
    assert (me(client), me(other), me(stranger)) == ("Ana", None, "Boris")
    assert Client().post("/en/account/sessions/end/").status_code == 302  # to the sign-in
    assert me(client) == "Ana"


def test_a_session_that_slept_while_its_account_was_closed_does_not_wake(as_app: Scene) -> None:
    asleep, administrator = signed_in(as_app.ana), signed_in(as_app.adi)
    assert administrator.post(f"/en/people/{as_app.ana}/deactivate/").status_code == 302
    assert administrator.post(f"/en/people/{as_app.ana}/reactivate/").status_code == 302
    assert me(asleep) is None
    assert me(signed_in(as_app.ana)) == "Ana"


def test_there_is_no_sign_up(as_app: Scene) -> None:
    for page in ("account/signup/", "account/email/"):
        assert Client().get(f"/en/{page}").status_code == 404
        assert Client().post(f"/en/{page}", {"email": "x@example.org"}).status_code == 404


SIGNED_OUT = [
    "account/login/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/inactive/",
]
SIGNED_IN = [
    "account/",
    "account/logout/",
    "account/password/change/",
    "account/2fa/",
    "account/2fa/keys/",
    "account/reauthenticate/",
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_of_the_door_stands_in_both_languages(as_app: Scene, language: str) -> None:
    for client, pages in ((Client(), SIGNED_OUT), (signed_in(as_app.ana), SIGNED_IN)):
        for page in pages:
            found = read(client, f"/{language}/{page}")
            assert len(found.tree.xpath("//h1")) == 1, page
            assert found.tree.xpath('//main[@id="main"]'), page
            text = " ".join(said(n) for n in found.tree.xpath("//main//label | //main//button | //main//h1"))
            assert bool(re.search(r"[\u4e00-\u9fff]", text)) == (language == "zh-hans"), (page, text)


def test_pages_of_somebody_are_kept_nowhere(as_app: Scene) -> None:
    assert "no-store" in signed_in(as_app.ana).get("/en/account/")["Cache-Control"]
    assert "no-store" in Client().get(LOGIN)["Cache-Control"]


@pytest.mark.parametrize("page", ["account/", "people/", "people/1/"])
def test_a_visitor_signs_in_first_and_comes_back(as_app: Scene, page: str) -> None:
    response = Client().get(f"/en/{page}")
    assert response["Location"] == f"/en/account/login/?next=/en/{page}"
