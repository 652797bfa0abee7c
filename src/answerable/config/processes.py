"""Several processes serving from one port: as many as there are cores, each replaced when it ends.

Python computes in one thread of a process at a time, so that a second core helps only a second
process. They are forked from the parent once everything is loaded and no connection is open, and
share its listening socket: whichever is free takes the next connection. They end when the parent
tells them to, and when the parent is gone (killed, out of memory).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from answerable.config.terminal import say

MOST = 4  # each takes about 100 MB and 4 connections to the database
LOOK = 0.5  # seconds between looks for one that ended
PATIENCE = 10.0  # seconds they get to finish what they are answering
_ENDING = {signal.SIGTERM, signal.SIGINT}


def apart(work: Callable[[], None]) -> bool:
    """Does the work in a process of its own and waits for it; False where it failed and said why.

    What it loaded ends with it. A library that computes with threads of its own (typst sets PDFs so)
    waits for them for ever in processes forked after its first use: they are not forked with it. It is
    ended when this process is told to leave, or is gone.
    """
    alive, held = os.pipe()

    def watched() -> None:
        _end_with_the_parent(alive, held)
        work()

    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        _leave_with(watched)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    except BaseException:  # told to leave meanwhile
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        raise
    finally:
        os.close(held)
        os.close(alive)


def _leave_with(work: Callable[[], None]) -> NoReturn:
    """A child's whole life: never the parent's own end, which would stop the database."""
    status = 1
    try:
        work()
        status = 0
    except (SystemExit, KeyboardInterrupt):
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end_with_the_parent(alive: int, held: int) -> None:
    """In a child: SIGTERM for itself once the parent, which alone keeps the `held` end, is gone."""
    os.close(held)

    def watch() -> None:
        os.read(alive, 1)  # nothing is ever written: it returns when the other end is closed
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watcher", daemon=True).start()


def cores() -> int:
    """How many processes serve when nobody says: one a core this process may use, at most `MOST`."""
    allowed = getattr(os, "sched_getaffinity", None)
    return max(1, min(len(allowed(0)) if allowed else os.cpu_count() or 1, MOST))


class Processes:
    """`count` processes that run `serve`; it returns, or raises SystemExit, on SIGTERM."""

    def __init__(self, count: int, serve: Callable[[], None]) -> None:
        self._count, self._serve = count, serve
        self._running: set[int] = set()
        self._alive, self._held = os.pipe()  # the parent holds one end: nobody does when it is gone

    def __enter__(self) -> Processes:
        for _ in range(self._count):
            self._fork()
        return self

    def __exit__(self, *_fault: object) -> None:
        for process in self._running:
            os.kill(process, signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        while self._running and time.monotonic() < until:
            self._running = {process for process in self._running if not _has_ended(process)}
            time.sleep(0.02)
        for process in self._running:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        os.close(self._held)
        os.close(self._alive)

    def keep(self) -> None:
        """Replaces whichever ends, until this process is told to end (an exception out of here)."""
        while True:
            for process in [one for one in self._running if _has_ended(one)]:
                self._running.discard(process)
                say("A serving process ended; another one takes its place.")
                self._fork()
            time.sleep(LOOK)

    def _fork(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        with warnings.catch_warnings():
            # The worker's keeper is a thread; it holds nothing that a serving process needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # or a child would end as the parent does
            process = os.fork()
        if process == 0:
            _leave_with(self._be_one)
        self._running.add(process)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    def _be_one(self) -> None:
        """The child: serves until it is told to leave, or the parent is gone."""
        signal.signal(signal.SIGTERM, _leave)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who tells us
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        _end_with_the_parent(self._alive, self._held)
        with contextlib.suppress(SystemExit):
            self._serve()


def _has_ended(process: int) -> bool:
    """Asked of each by its number: the worker beside them is somebody else's to wait for."""
    try:
        return os.waitpid(process, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise SystemExit(0)
