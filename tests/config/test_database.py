"""Which PostgreSQL is used, and that two commands at once do not break each other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.config import database


@pytest.fixture
def home(new_home, monkeypatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(new_home))
    return new_home


def test_a_url_names_another_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:p%40ss@db.example:5433/books?sslmode=require")
    found = database.settings()
    assert {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "books",
        "USER": "me",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_url_may_name_a_socket(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://me@/books?host=/run/postgresql")
    assert [database.settings()[key] for key in ("HOST", "NAME", "USER", "PORT")] == [
        "/run/postgresql",
        "books",
        "me",
        "",
    ]


def test_another_engine_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://localhost/books")
    with pytest.raises(database.DatabaseUnavailable, match="PostgreSQL only"):
        database.settings()


def test_without_a_url_it_is_the_embedded_one(home):
    found = database.settings()
    assert (found["HOST"], found["NAME"]) == (str(home / "postgres"), "answerable")
    assert (found["USER"], database.settings(owner=True)["USER"]) == ("answerable_app", "postgres")


def test_the_owner_has_a_url_of_its_own_beside_the_applications(monkeypatch):
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://keeper@db.example/books")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database.settings(owner=True)["USER"] == "postgres", "alone it names no other server"
    monkeypatch.setenv("DATABASE_URL", "postgresql://answerable_app@db.example/books")
    assert [database.settings(owner=who)["USER"] for who in (False, True)] == ["answerable_app", "keeper"]
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://[")
    with pytest.raises(database.DatabaseUnavailable, match=r"^DATABASE_OWNER_URL cannot be read"):
        database.settings(owner=True)
    monkeypatch.delenv("DATABASE_OWNER_URL")
    assert database.settings(owner=True)["USER"] == "answerable_app"


def test_a_running_server_says_where_it_listens(home):
    (home / "postgres").mkdir()
    (home / "postgres" / "postmaster.pid").write_text("1\n/data\n0\n5432\n/short\n\n0\nready\n")
    assert database.settings()["HOST"] == "/short"


def test_processes_that_were_killed_are_forgotten(tmp_path):
    holders = tmp_path / ".handle_pids.json"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    holders.write_text(json.dumps([dead.pid, os.getpid()]))
    database.forget_the_dead(tmp_path)
    assert json.loads(holders.read_text()) == [os.getpid()]


def test_a_home_that_cannot_be_made_is_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "file" / "inside"))
    with pytest.raises(database.DatabaseUnavailable, match="set ANSWERABLE_HOME"):
        database.start()


def test_three_first_commands_at_once_share_one_server(home):
    """Each starts, makes the database, migrates and leaves; the last one stops the server."""
    command = [sys.executable, "-m", "answerable", "verify-journal"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    results = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert [(out, code) for out, _, code in results] == [(f"0 entries, last hash {'0' * 64}\n", 0)] * 3, (
        results
    )
    assert not (home / "postgres" / "postmaster.pid").exists()


@pytest.mark.parametrize(
    "url", ["postgresql://[", "postgresql://me@host:port/books", "postgresql://h:99999/b"]
)
def test_an_address_that_cannot_be_read_is_refused(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(
        database.DatabaseUnavailable, match=r"^DATABASE_URL cannot be read: postgresql://user"
    ):
        database.settings()
