"""Where an installation keeps what is its own."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from answerable.config import home


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.delenv("ANSWERABLE_SECRET_KEY", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "own"))
    return tmp_path / "own"


def test_the_variable_decides(folder):
    assert home.home_folder() == folder


def test_an_environment_has_its_folder_beside_it(monkeypatch, tmp_path):
    monkeypatch.delenv("ANSWERABLE_HOME")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert home.home_folder() == tmp_path / "var"


def test_outside_an_environment_it_is_the_persons_own(monkeypatch, tmp_path):
    monkeypatch.delenv("ANSWERABLE_HOME")
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home.home_folder() == tmp_path / ".local" / "share" / "answerable"


@pytest.fixture(autouse=True)
def some_home(monkeypatch, tmp_path):
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))


def test_the_key_is_made_once_and_only_for_its_owner(folder):
    first = home.secret_key()
    assert home.secret_key() == first
    assert len(first) >= 50
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_a_given_key_is_taken(folder, monkeypatch):
    monkeypatch.setenv("ANSWERABLE_SECRET_KEY", "given")
    assert home.secret_key() == "given"
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_still_gives_a_key(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.delenv("ANSWERABLE_SECRET_KEY", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "file" / "inside"))
    assert len(home.secret_key()) >= 50
