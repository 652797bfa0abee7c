"""`backup` and `restore`: a moment of a running system, in an empty place, proven; or nothing changed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from answerable.config import backup_file, database
from answerable.config.backing_up import LEFT_OUT
from answerable.config.command_line import Refusal
from answerable.publishing.media import json as json_form
from tests import factories

SEQUENCES = (
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
)


def call(home: Path, *arguments: object) -> tuple[int, str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    shown = subprocess.run(
        [sys.executable, "-m", "answerable", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env=kept | {"ANSWERABLE_HOME": str(home)},
    )
    return shown.returncode, shown.stdout, shown.stderr


def link(home: Path) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=str(database._socket_folder(home / "postgres")),
        user="postgres",
        dbname="answerable",
        autocommit=True,
    )


def everything(home: Path) -> dict[str, tuple[object, ...] | None]:
    """Of every table the number of rows and a digest of them, and the sequences."""
    with link(home) as there:
        names = there.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {
            str(name): there.execute(
                "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
                f' FROM "{name}" t'
            ).fetchone()
            for (name,) in names
            if name not in LEFT_OUT
        }
        return found | {"sequences": tuple(sorted(there.execute(SEQUENCES).fetchall()))}


@pytest.fixture(scope="module")
def full(module_home: Path) -> Iterator[Path]:
    home = module_home / "full"
    home.mkdir(mode=0o755)
    server = database.start_embedded(home / "postgres")
    document = home / "lakes.json"
    document.write_bytes(json_form.write(factories.report(rows=20, symbol="LK/10")))
    status, _, err = call(home, "load", document, "--yes")
    assert status == 0, err
    yield home
    server.cleanup()


@pytest.fixture(scope="module")
def saved(full: Path) -> Path:
    """A backup taken while somebody is writing."""
    path, leaving = full / "everything.backup", threading.Event()
    written = []

    def write() -> None:
        with link(full) as there:
            while not leaving.is_set():
                there.execute(
                    "INSERT INTO foundation_journalentry (operation, row_count, changes)"
                    " VALUES ('ACT', 0, '{}')"
                )
                written.append(1)

    writing = threading.Thread(target=write)
    writing.start()
    try:
        status, out, err = call(full, "backup", path)
    finally:
        leaving.set()
        writing.join()
    assert status == 0, err
    assert len(written) > 5
    assert "sha256" in out
    assert "The secret key is not in it" in err
    return path


def test_only_its_owner_reads_it_and_none_is_written_over(full, saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    status, out, err = call(full, "backup", saved)
    assert (status, out) == (2, "")
    assert "exists already" in err


def test_it_comes_back_as_it_was(full, new_home):
    path = full / "still.backup"
    before = everything(full)
    assert call(full, "backup", path)[0] == 0
    server = database.start_embedded(new_home / "postgres")
    try:
        status, out, err = call(new_home, "restore", path)
        assert status == 0, err
        assert everything(new_home) == before
        assert call(new_home, "verify-journal")[:2] == call(full, "verify-journal")[:2]
        assert out.split("last hash ")[1] in call(new_home, "verify-journal")[1]
        document = full / "lakes.json"
        assert call(new_home, "load", document, "--yes")[1] == "LK/10 (en): nothing changes.\n"
        with link(new_home) as there:
            found = there.execute(
                "SELECT count(*) FROM pg_class c WHERE relname = 'results_report' AND relforcerowsecurity"
            ).fetchone()
            off = there.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal"
            ).fetchone()
        assert (found, off) == ((1,), (0,))
        status, out, err = call(new_home, "restore", path)
        assert (status, out) == (2, "")
        assert "This place is not empty" in err
    finally:
        server.cleanup()


def test_a_backup_taken_under_load_holds_together(saved, new_home):
    server = database.start_embedded(new_home / "postgres")
    try:
        status, out, err = call(new_home, "restore", saved)
        assert (status, "The journal holds" in out) == (0, True), err
        with link(new_home) as there:
            there.execute("CREATE DATABASE other")
    finally:
        server.cleanup()


def test_every_flipped_bit_is_seen(saved, tmp_path):
    bad = tmp_path / "bad.backup"
    good = saved.read_bytes()
    places = [*range(0, len(good), max(1, len(good) // 40)), len(good) - 1]
    for place in places:
        changed = bytearray(good)
        changed[place] ^= 1
        bad.write_bytes(changed)
        with pytest.raises(Refusal, match="nothing was changed"), backup_file.opened(bad):
            pytest.fail("a damaged backup was opened")
    for cut in (0, 10, len(good) // 2, len(good) - 1):
        bad.write_bytes(good[:cut])
        with pytest.raises(Refusal, match="nothing was changed"), backup_file.opened(bad):
            pytest.fail("a cut backup was opened")


def test_a_damaged_or_foreign_file_changes_nothing(full, saved, tmp_path):
    changed = bytearray(saved.read_bytes())
    changed[len(changed) // 2] ^= 16
    bad = tmp_path / "bad.backup"
    bad.write_bytes(changed)
    foreign = tmp_path / "foreign.zip"
    import zipfile

    with zipfile.ZipFile(foreign, "w") as made:
        made.writestr("a", "b")
    before = everything(full)
    for path in (bad, foreign):
        status, out, err = call(full, "restore", path)
        assert (status, out, len(err.strip().splitlines())) == (2, "", 1)
        assert "nothing was changed" in err
    assert everything(full) == before


def test_another_version_is_refused(full, saved, monkeypatch, capsys):
    from answerable.config import backing_up

    contents = backup_file.Contents("0.0.1", "2020-01-01", [["results", "0001_initial"]])
    monkeypatch.setattr(backing_up, "_migrations", lambda: [["results", "0002_later"]])
    with pytest.raises(Refusal, match="restore it with that version, then update"):
        backing_up._same_version(saved, contents)
