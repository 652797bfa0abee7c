"""How people sign in, by environment; and what Django's own check says of a public installation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.config import sign_in


def test_without_an_issuer_there_is_no_other_sign_on(monkeypatch: pytest.MonkeyPatch):
    for name in ("URL", "CLIENT", "SECRET", "NAME"):
        monkeypatch.delenv(f"ANSWERABLE_OIDC_{name}", raising=False)
    assert sign_in.providers() == {}


def test_the_institutions_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ANSWERABLE_OIDC_URL", "https://id.example.org/realm")
    monkeypatch.setenv("ANSWERABLE_OIDC_CLIENT", "answerable")
    monkeypatch.setenv("ANSWERABLE_OIDC_SECRET", "s")
    (app,) = sign_in.providers()["openid_connect"]["APPS"]
    assert (app["provider_id"], app["name"], app["client_id"]) == (
        "institution",
        "id.example.org",
        "answerable",
    )
    assert app["settings"] == {"server_url": "https://id.example.org/realm", "oauth_pkce_enabled": True}


def test_accounts_are_not_made_by_visitors_and_passwords_are_limited():
    found = sign_in.settings(https=True, institution="Still Waters")
    assert found["ACCOUNT_DEFAULT_HTTP_PROTOCOL"] == "https"
    assert found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    assert found["ACCOUNT_RATE_LIMITS"]["login_failed"] == "10/m/ip,5/300s/key"


def behind_tls(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Python with the settings of an installation that others reach."""
    environment = {
        # the tests of pages in a browser set this for themselves
        **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},
        "ANSWERABLE_HTTPS": "1",
        "ANSWERABLE_HOME": str(home),
        "ANSWERABLE_HOSTS": "answers.example.org",
        "DJANGO_SETTINGS_MODULE": "answerable.config.settings",
        "PYTHONPATH": str(Path(sign_in.__file__).parents[2]),
    }
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_djangos_check_of_a_public_installation_finds_nothing(tmp_path: Path):
    done = behind_tls(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_behind_tls_cookies_are_of_this_very_host(tmp_path: Path):
    names = [f"{kind}_COOKIE_{part}" for kind in ("SESSION", "CSRF") for part in ("NAME", "SECURE", "PATH")]
    asked = (
        "from django.conf import settings as s;"
        f"print([getattr(s, n) for n in {names}], s.SESSION_COOKIE_DOMAIN)"
    )
    done = behind_tls(tmp_path, "-c", asked)
    assert done.stdout.strip() == "['__Host-session', True, '/', '__Host-csrf', True, '/'] None", done.stderr
