"""What an installation withstands: the server killed in the middle of writing, PostgreSQL restarted.

A worker that is killed is `test_working.py`'s; a publication that is, `tests/publishing`'s.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from answerable.config import database
from tests.config.test_serving import free_port
from tests.config.test_working import ROOT, _pg_ctl, _restart, wait_for

ADDRESS = "/en/work/DD_0/sections/A/cells/"
CSRF = "b" * 32
SCENE = """
import sys
from answerable.config import database
with database.ready():
    from bench.institution import template
    print(template().session)
"""


@pytest.fixture(scope="module")
def home(module_home: Path) -> Iterator[Path]:
    server = database.start_embedded(module_home / "postgres")
    yield module_home
    server.cleanup()


@pytest.fixture(scope="module")
def session(home: Path) -> str:
    made = subprocess.run(
        [sys.executable, "-c", SCENE], env=_environment(home), stdout=subprocess.PIPE, text=True, check=True
    )
    return made.stdout.strip()


def _environment(home: Path) -> dict[str, str]:
    import os

    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    return kept | {"ANSWERABLE_HOME": str(home), "PYTHONPATH": str(ROOT)}


class Served:
    """A server in a process of its own, and what it answers."""

    def __init__(self, home: Path, session: str) -> None:
        self.port, self._session = free_port(), session
        self.process = subprocess.Popen(
            [sys.executable, "-m", "answerable", "serve", "--no-worker", "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(home),
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline()

    def ask(self, method: str, address: str, body: str | None = None) -> tuple[int, str | None, bytes]:
        """Status, Retry-After and content; status 0 where there was no answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": f"sessionid={self._session}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        try:
            link.request(method, address, body, headers | {"Content-Type": "application/json"})
            response = link.getresponse()
            return response.status, response.getheader("Retry-After"), response.read()
        except (OSError, http.client.HTTPException):
            return 0, None, b""
        finally:
            link.close()

    def save(self, output: int, value: int, seen: str | None) -> bool:
        """Whether the save was acknowledged."""
        row = {"key": f"A#{output}|actual|", "value": str(value), "seen": seen}
        status, _, answer = self.ask("POST", ADDRESS, json.dumps({"values": [row]}))
        return status == 200 and bool(json.loads(answer)["saved"])


def _writing(served: Served, output: int, acknowledged: dict[int, int], asked: dict[int, int]) -> None:
    """Counts one cell up until the server is gone."""
    value, seen = 0, None
    while True:
        value += 1
        asked[output] = value
        if not served.save(output, value, seen):
            return
        acknowledged[output], seen = value, str(value)


def _actuals(home: Path) -> dict[int, int]:
    with psycopg.connect(
        host=str(database._socket_folder(home / "postgres")), user="postgres", dbname="answerable"
    ) as link:
        return dict(
            link.execute(
                "SELECT o.number, r.actual::int FROM results_outputresult r"
                " JOIN plans_output o ON o.id = r.output_id WHERE r.actual IS NOT NULL"
            ).fetchall()
        )


def _journal(home: Path) -> str:
    return subprocess.run(
        [sys.executable, "-m", "answerable", "verify-journal"],
        env=_environment(home),
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def test_a_killed_server_leaves_before_or_after(home, session):
    """Every acknowledged save is there; the one on its way is there in full or not at all."""
    served = Served(home, session)
    acknowledged: dict[int, int] = {}
    asked: dict[int, int] = {}
    writers = [
        threading.Thread(target=_writing, args=(served, output, acknowledged, asked)) for output in (1, 2, 3)
    ]
    for writer in writers:
        writer.start()
    wait_for(lambda: len(acknowledged) == 3 and min(acknowledged.values()) >= 5)
    served.process.kill()
    for writer in writers:
        writer.join()
    served.process.communicate()
    time.sleep(0.5)  # what PostgreSQL was about to commit
    there = _actuals(home)
    for output in (1, 2, 3):
        assert there[output] in (acknowledged[output], asked[output])
    assert "last hash" in _journal(home)
    again = Served(home, session)
    try:
        assert again.ask("GET", "/healthz")[0] == 200
        assert again.save(1, 400, str(there[1]))
        assert _actuals(home)[1] == 400
    finally:
        again.process.terminate()
        again.process.communicate()


def test_a_restart_of_postgresql_is_said_and_survived(home, session):
    """Under load: 503 with when to come back, or no answer; nothing acknowledged is lost; then as before."""
    served = Served(home, session)
    statuses: list[tuple[int, str | None]] = []
    leaving = threading.Event()

    def load() -> None:
        while not leaving.is_set():
            status, when, _ = served.ask("GET", "/en/")
            statuses.append((status, when))

    readers = [threading.Thread(target=load) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        wait_for(lambda: len(statuses) > 10)
        halted = threading.Thread(target=_restart, args=(home / "postgres", _pg_ctl()))
        halted.start()
        halted.join()
        wait_for(lambda: statuses[-20:].count((200, None)) == 20)
    finally:
        leaving.set()
        for reader in readers:
            reader.join()
        served.process.terminate()
        served.process.communicate()
    assert {pair for pair in statuses if pair[0] != 200} <= {(503, "5")}
    assert (503, "5") in statuses, "nobody met the restart: this test would pass on nothing"


def test_without_postgresql_it_says_so_until_it_is_back(home, session):
    served = Served(home, session)
    data = home / "postgres"
    try:
        _stop(data)
        for address in ("/en/", "/zh-hans/", "/healthz", "/api/reports"):
            assert served.ask("GET", address)[0] == 503
        assert "数据库" in served.ask("GET", "/zh-hans/")[2].decode()
        _restart(data, _pg_ctl())
        wait_for(_well(served))
    finally:
        served.process.terminate()
        served.process.communicate()


def _well(served: Served) -> Callable[[], bool]:
    return lambda: served.ask("GET", "/en/")[0] == 200


def _stop(data: Path) -> None:
    import os

    subprocess.run(
        [str(_pg_ctl()), "-D", str(data), "-m", "fast", "-w", "stop"],
        check=True,
        stdout=subprocess.DEVNULL,
        user=data.stat().st_uid if os.geteuid() == 0 else None,
        cwd="/",
    )
