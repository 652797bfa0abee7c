"""`serve` and `demo`: the address, the port, leaving; `config/wsgi.py` serves through them."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.config import serving
from answerable.config.command_line import Refusal
from answerable.publishing.sample.people import PEOPLE


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def running(command: str, home: Path, port: int, *more: str) -> Iterator[subprocess.Popen[str]]:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "ANSWERABLE_HOME": str(home)
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable", command, "--port", str(port), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return bytes(answer.read())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_leaves_cleanly(new_home, number):
    port = free_port()
    with running("serve", new_home, port) as process:
        assert fetch(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
        assert (process.returncode, err.splitlines()[-1]) == (0, "Stopped.")
    assert not (new_home / "postgres" / "postmaster.pid").exists()


@pytest.mark.parametrize("count", ["1", "2"])
def test_more_people_than_a_hundred_keep_their_connections(new_home, count):
    """Each browser keeps one open; the next one is answered all the same."""
    port = free_port()
    with (
        running("serve", new_home, port, "--processes", count, "--no-worker"),
        contextlib.ExitStack() as all_,
    ):
        for _ in range(150):
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            all_.callback(link.close)
            link.request("GET", "/healthz")
            assert link.getresponse().read() == b"ok\n"


def test_the_demonstration_is_made_once_and_says_where_to_look(new_home):
    port = free_port()
    here = f"http://127.0.0.1:{port}"
    with running("demo", new_home, port) as process:
        for language, name in (("en", "Organization for Shared Waters"), ("zh-hans", "共享水域组织")):
            assert name in fetch(f"{here}/{language}/").decode()
        assert "SW/30/12" in fetch(f"{here}/en/reports/SW_30_12/").decode()
        assert fetch(f"{here}/en/demo/").count(b'name="person"') == len(PEOPLE)
        # set now, by a process that was forked after others had been set for the demonstration
        assert fetch(f"{here}/en/reports/SW_29_12/downloads/en.pdf")[:5] == b"%PDF-"
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    said = err.splitlines()
    assert [line for line in said if line.startswith(("Loading", "Opening", "Publishing", "Correcting"))] == [
        "Loading the sample report SW/21/12/Add.1 (en).",
        "Loading the sample report SW/21/12/Add.1 (zh).",
        "Loading the sample report SW/29/12 (en).",
        "Loading the sample report SW/29/12 (zh).",
        "Opening the period 2024/25.",
        "Publishing SW/30/12.",
        "Correcting SW/30/12.",
        "Opening the period 2025/26.",
    ]
    at = said.index("Where to look first:")
    assert [line.strip() for line in said[at + 1 : at + 7]] == [
        f"{here}/zh-hans/reports/SW_30_12/",
        f"{here}/en/reports/SW_30_12/",
        f"{here}/",
        "One click signs you in as anybody:",
        f"{here}/zh-hans/demo/",
        f"{here}/en/demo/",
    ]
    with running("demo", new_home, port) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "Where to look first:\n"  # nothing is made again


def test_another_command_may_run_beside_it(new_home):
    port = free_port()
    with running("serve", new_home, port):
        command = [sys.executable, "-m", "answerable", "verify-journal"]
        beside = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"ANSWERABLE_HOME": str(new_home)},
        )
        assert (beside.returncode, beside.stdout[:9]) == (0, "0 entries")
        assert fetch(f"http://127.0.0.1:{port}/healthz") == b"ok\n"


def test_a_taken_port_is_said_plainly(capsys):
    from answerable.config.command_line import main

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.startswith(f"answerable: port {port} of 127.0.0.1 cannot be used")) == (
        "",
        True,
    )
    assert said.err.endswith(f"--port takes another, e.g. --port {port + 1}.\n")


def test_an_unknown_address_is_refused():
    with pytest.raises(Refusal, match="this address is not known"):
        serving._listen("no.such.host.invalid", 8000)


@pytest.mark.parametrize(
    ("host", "known", "said"),
    [
        ("10.1.2.3", "localhost,127.0.0.1,[::1],10.1.2.3", ""),
        ("::1", "localhost,127.0.0.1,[::1],[::1]", ""),
        ("0.0.0.0", None, "Only requests for localhost are answered"),
    ],
)
def test_it_answers_to_the_address_it_listens_on(monkeypatch, capsys, host, known, said):
    monkeypatch.setenv("ANSWERABLE_HOSTS", "")
    monkeypatch.delenv("ANSWERABLE_HOSTS")
    serving._answer_to(host)
    assert os.environ.get("ANSWERABLE_HOSTS") == known
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost"), ("::1", "[::1]"), ("::", "localhost")],
)
def test_the_address_people_see(host, shown):
    assert serving._shown_host(host) == shown


def test_a_request_larger_than_the_largest_upload_is_refused_unread():
    from django.conf import settings

    assert serving._largest_body() == settings.UPLOAD_LIMIT + 1024 * 1024
