"""The door in a browser: invitation, the institution's sign-on, password, passkey, app, recovery code.

An institution of its own on its first day, not the demonstration: nobody is in it yet, and the owner
of the machine invites the first administrator. Passkeys are Chromium's own, in a virtual device.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.conftest import NARROW, WIDE, axe, chromium, served
from tests.web.access.provider import CLIENT, SECRET, running

pytestmark = pytest.mark.browser

PASSWORD = "a few words in a row"
EMAIL = "ida@example.org"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address, by the name that passkeys are bound to, and the folder."""
    if chromium() is None:
        pytest.skip("no Chromium is installed: the pages were not looked at in a browser")
    home = tmp_path_factory.mktemp("door")
    with running() as provider:
        provider.claims = {"sub": "i-1", "email": EMAIL, "email_verified": True}
        known = {"URL": provider.url, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "the House"}
        sign_on = {f"ANSWERABLE_OIDC_{name}": value for name, value in known.items()}
        with served(home, "serve", **sign_on) as url:
            yield url.replace("127.0.0.1", "localhost"), home / "var"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A browser with a device that keeps passkeys; at the end its console is silent."""
    context = browser.new_context(viewport=WIDE)
    opened, said = context.new_page(), []
    opened.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda fault: said.append(str(fault)))
    opened.set_default_timeout(20_000)
    device = context.new_cdp_session(opened)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield opened
    context.close()
    assert said == []


def invited(place: tuple[str, Path]) -> str:
    """The link that `answerable invite` prints."""
    address, home = place
    asked = subprocess.run(
        [
            sys.executable,
            "-m",
            "answerable",
            "invite",
            EMAIL,
            "--name",
            "Ida Moss",
            "--role",
            "administrator",
        ],
        env=os.environ | {"ANSWERABLE_HOME": str(home), "ANSWERABLE_ADDRESS": address},
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout.strip()


def code_now(secret: str, later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def sees(page: Any, heading: str) -> None:
    page.locator("h1", has_text=re.compile(f"^{re.escape(heading)}$")).wait_for()


def reads_well(page: Any) -> None:
    """Nothing serious for axe, and nothing beside the window of a telephone."""
    assert axe(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.set_viewport_size(WIDE)


def sign_out(page: Any, address: str) -> None:
    page.goto(f"{address}/en/account/")
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{address}/en/")
    page.goto(f"{address}/en/account/")
    sees(page, "Sign in")


def by_password(page: Any) -> None:
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_every_way_in(place: tuple[str, Path], page: Any) -> None:
    """One journey, for each way is set up by having come in by another."""
    address, _home = place
    _by_invitation(page, invited(place))
    sign_out(page, address)
    _by_the_institution(page)
    sign_out(page, address)
    by_password(page)
    sees(page, "Ida Moss")
    _add_a_passkey(page, address)
    sign_out(page, address)
    _by_passkey_alone(page)
    secret, codes = _add_an_app(page, address)
    sign_out(page, address)
    _by_app(page, secret)
    sign_out(page, address)
    _by_recovery_code(page, codes[0])


def _by_invitation(page: Any, link: str) -> None:
    page.goto(link)
    reads_well(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(re.compile(r"/en/$"))


def _by_the_institution(page: Any) -> None:
    """Over to another origin and back: the policy of headers lets no form go there by itself."""
    reads_well(page)
    page.get_by_role("button", name="Sign in by the House").click()
    sees(page, "Ida Moss")


def _add_a_passkey(page: Any, address: str) -> None:
    page.goto(f"{address}/en/account/2fa/keys/add/")
    sees(page, "Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    sees(page, "Add a passkey")
    reads_well(page)
    assert page.get_by_label("Sign in with it alone").is_checked()
    page.get_by_label("What you call it").fill("This laptop")
    page.get_by_role("button", name="Add the passkey").click()
    page.locator("#mfa_webauthn_add").wait_for(state="detached")
    page.goto(f"{address}/en/account/2fa/keys/")
    assert "This laptop" in page.locator("main").inner_text()
    reads_well(page)


def _by_passkey_alone(page: Any) -> None:
    page.get_by_role("button", name="Sign in with a passkey").click()
    sees(page, "Ida Moss")


def _add_an_app(page: Any, address: str) -> tuple[str, list[str]]:
    """The secret and the recovery codes."""
    page.goto(f"{address}/en/account/2fa/totp/activate/")
    _show_it_is_me_by_passkey(page)
    sees(page, "Authenticator app")
    reads_well(page)
    secret = page.locator("#secret").input_value()
    page.locator("input[name=code]").fill(code_now(secret))
    page.get_by_role("button", name="Use this app").click()
    page.locator("#secret").wait_for(state="detached")
    page.goto(f"{address}/en/account/2fa/codes/")
    sees(page, "Recovery codes")
    reads_well(page)
    codes = page.locator("main code").all_inner_texts()
    assert len(set(codes)) == 10
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download as text").click()
    assert codes == Path(fetched.value.path()).read_text(encoding="utf-8").split()
    return secret, codes


def _show_it_is_me_by_passkey(page: Any) -> None:
    sees(page, "Is it you?")
    page.get_by_role("link", name="Use a security key").click()
    page.locator("#mfa_webauthn_reauthenticate").wait_for()
    reads_well(page)
    page.get_by_role("button", name="Use the passkey").click()


def _by_app(page: Any, secret: str) -> None:
    by_password(page)
    sees(page, "Second factor")
    reads_well(page)
    page.locator("input[name=code]").first.fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator(".field-error").wait_for()
    page.locator("input[name=code]").first.fill(code_now(secret, 1))  # the one of now was used
    page.get_by_role("button", name="Sign in", exact=True).click()
    sees(page, "Ida Moss")


def _by_recovery_code(page: Any, code: str) -> None:
    by_password(page)
    sees(page, "Second factor")
    page.locator("input[name=code]").first.fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    sees(page, "Ida Moss")
