"""`worker`: does what was asked for in the background, until Ctrl-C or SIGTERM.

A worker says every few seconds that it lives. Jobs of one that no longer does are taken up again
by any other within half a minute. When the database goes away the worker waits for it.
`serve` and `demo` keep one beside them (`Beside`); it ends by itself when they are gone.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import subprocess
import sys
import threading
from typing import Any

from answerable.config import database
from answerable.config.command_line import DONE
from answerable.config.home import home_folder
from answerable.config.terminal import say

PARENT = "ANSWERABLE_PARENT"  # the process whose end is this worker's end
HEARTBEAT = 3.0  # seconds between signs of life
SILENT = 12.0  # seconds without one after which a worker counts as dead
LOOK = 5.0  # seconds between looks for jobs of the dead
PATIENCE = 8.0  # seconds a running job gets when the worker is to leave; then it is left for the next
AGAIN = 2.0  # seconds before a new attempt when the database went away

log = logging.getLogger(__name__)


def work(options: argparse.Namespace) -> int:  # noqa: ARG001
    """Runs one worker as the application's role."""
    with database.ready(say, serving=True):
        database.become_application()
        if PARENT not in os.environ:
            say("Working. Ctrl-C stops it.")
        asyncio.run(_run())
    if PARENT not in os.environ:
        say("Stopped.")
    return DONE


async def _run() -> None:
    leaving = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leaving.set)
    watching = asyncio.create_task(_watch_parent(leaving))
    while not leaving.is_set():
        try:
            await _serve_queue(leaving)
        except Exception as fault:  # whatever it is: the queue is still there afterwards
            log.warning("The worker starts again: %s: %s", type(fault).__name__, fault)
        if not leaving.is_set():
            await _pause(leaving, AGAIN)
    watching.cancel()


async def _serve_queue(leaving: asyncio.Event) -> None:
    """Works until told to leave, or until the connection to the database is lost."""
    from procrastinate.contrib.django import app

    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as working:
        async with working.open_async():
            worker = asyncio.create_task(
                working.run_worker_async(
                    concurrency=1,
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=SILENT,
                    fetch_job_polling_interval=LOOK,
                    delete_jobs="successful",
                )
            )
            rescue = asyncio.create_task(_take_up_again(working))
            told = asyncio.create_task(leaving.wait())
            await asyncio.wait({worker, rescue, told}, return_when=asyncio.FIRST_COMPLETED)
            for other in (told, rescue):
                other.cancel()
            await _end(worker)
            if rescue.done() and not rescue.cancelled() and (fault := rescue.exception()):
                raise fault


async def _end(worker: asyncio.Task[Any]) -> None:
    """Lets the running job finish; one that takes longer is left where it is, for the next worker."""
    if worker.done():
        worker.result()  # a fault of it is a fault of ours
        return
    worker.cancel()
    _, unfinished = await asyncio.wait({worker}, timeout=PATIENCE)
    if unfinished:
        log.warning("A job is left unfinished; the next worker begins it again.")
        os._exit(DONE)


async def _take_up_again(app: Any) -> None:
    """Jobs whose worker is gone go back into the queue."""
    while True:
        manager = app.job_manager
        await manager.prune_stalled_workers(SILENT)
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
            log.warning("Job %s (%s) is taken up again.", job.id, job.task_name)
            await manager.retry_job(job)
        await asyncio.sleep(LOOK)


async def _watch_parent(leaving: asyncio.Event) -> None:
    parent = os.environ.get(PARENT)
    while parent and str(os.getppid()) == parent:
        await asyncio.sleep(1)
    if parent:
        leaving.set()


async def _pause(leaving: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(leaving.wait(), seconds)
    except TimeoutError:
        return


class Beside:
    """A worker in a process of its own beside the server; started again whenever it ends."""

    def __init__(self) -> None:
        self._leaving = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="worker-keeper", daemon=True)

    def __enter__(self) -> Beside:
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._leaving.set()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
        self._thread.join(PATIENCE + 5)
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        # One that was ended while it was starting is still on the list of who holds the database.
        database.forget_the_dead(home_folder() / "postgres")

    def _keep(self) -> None:
        while not self._leaving.is_set():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "answerable", "worker"],
                env=os.environ | {PARENT: str(os.getpid())},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            if self._leaving.is_set():  # told to leave while it was starting
                self._process.terminate()
            self._process.wait()
            self._leaving.wait(AGAIN)
