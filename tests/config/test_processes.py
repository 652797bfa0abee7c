"""Several processes answer at one port: each is replaced, all end with the parent."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.config import processes

PARENT = """
import os, signal, sys, time
from answerable.config import processes

def leave(number, frame):
    raise SystemExit(0)

def serve():
    open(os.path.join(sys.argv[1], str(os.getpid())), "w").close()
    while True:
        time.sleep(0.05)

signal.signal(signal.SIGTERM, leave)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell hands it down ignored
try:
    with processes.Processes(2, serve) as serving:
        serving.keep()
finally:
    print("ended", flush=True)
"""


@contextlib.contextmanager
def two(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A parent with two children, each of which puts its number into the folder."""
    command = [sys.executable, "-c", PARENT, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        within(20, lambda: len(numbers(folder)) == 2)
        yield process
    finally:
        process.kill()
        process.communicate()


def numbers(folder: Path) -> set[int]:
    return {int(one.name) for one in folder.iterdir()}


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"


def within(seconds: float, holds) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_end_with_the_parent_who_leaves_as_usual(tmp_path, number):
    with two(tmp_path) as parent:
        parent.send_signal(number)
        out, _ = parent.communicate(timeout=60)
        assert out == "ended\n", "once, by the parent: a child does not run what is the parent's"
        assert not any(is_there(process) for process in numbers(tmp_path))


def test_one_that_is_killed_is_replaced(tmp_path):
    with two(tmp_path) as parent:
        first = numbers(tmp_path)
        os.kill(min(first), signal.SIGKILL)
        within(10, lambda: len(numbers(tmp_path)) == 3)
        assert sum(is_there(process) for process in numbers(tmp_path)) == 2
        parent.terminate()
        _, err = parent.communicate(timeout=60)
        assert err.splitlines() == ["A serving process ended; another one takes its place."]


def test_nobody_outlives_a_parent_that_was_killed(tmp_path):
    with two(tmp_path) as parent:
        parent.kill()
        within(10, lambda: not any(is_there(process) for process in numbers(tmp_path)))


@pytest.mark.parametrize(("allowed", "count"), [({0}, 1), ({0, 1}, 2), (set(range(64)), 4)])
def test_one_for_each_core_and_never_many(monkeypatch, allowed, count):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: allowed, raising=False)
    assert processes.cores() == count


def test_work_done_apart_leaves_nothing_behind(tmp_path, capfd):
    def work() -> None:
        os.environ["LEFT_BEHIND"] = "yes"
        (tmp_path / "done").touch()

    assert processes.apart(work)
    assert (tmp_path / "done").exists()
    assert "LEFT_BEHIND" not in os.environ

    def fails() -> None:
        raise ValueError("the lake is dry")

    assert not processes.apart(fails)
    assert "the lake is dry" in capfd.readouterr().err


def test_who_is_told_to_leave_ends_the_work_apart(tmp_path):
    def work() -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    def leave(*_told: object) -> None:
        raise SystemExit(0)

    def tell() -> None:
        within(10, lambda: numbers(tmp_path))
        os.kill(os.getppid(), signal.SIGALRM)

    before = signal.signal(signal.SIGALRM, leave)
    teller = os.fork()
    if teller == 0:
        try:
            tell()
        finally:
            os._exit(0)
    try:
        with pytest.raises(SystemExit):
            processes.apart(work)
    finally:
        signal.signal(signal.SIGALRM, before)
        os.waitpid(teller, 0)
    assert not any(is_there(process) for process in numbers(tmp_path))


APART = """
import os, sys, time
from answerable.config import processes

def work():
    open(os.path.join(sys.argv[1], str(os.getpid())), "w").close()
    time.sleep(60)

processes.apart(work)
"""


def test_the_work_apart_does_not_outlive_a_parent_that_was_killed(tmp_path):
    parent = subprocess.Popen([sys.executable, "-c", APART, str(tmp_path)])
    try:
        within(20, lambda: numbers(tmp_path))
    finally:
        parent.kill()
        parent.wait()
    within(10, lambda: not any(is_there(process) for process in numbers(tmp_path)))
