"""E-mail by environment: a server, or files in the home folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.config import mail


def test_without_a_server_mails_are_files_of_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("ANSWERABLE_SMTP", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    found = mail.settings()
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://me:p%40ss@mail.example.org", ("mail.example.org", 587, "me", "p@ss", True, False)),
        ("smtps://mail.example.org:4465", ("mail.example.org", 4465, "", "", False, True)),
        ("smtp+plain://localhost", ("localhost", 25, "", "", False, False)),
    ],
)
def test_a_server_by_its_address(monkeypatch: pytest.MonkeyPatch, url: str, expected: tuple[object, ...]):
    monkeypatch.setenv("ANSWERABLE_SMTP", url)
    found = mail.settings()
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port"]
)
def test_what_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, url: str):
    monkeypatch.setenv("ANSWERABLE_SMTP", url)
    with pytest.raises(mail.MailUnusable, match="ANSWERABLE_SMTP"):
        mail.settings()
