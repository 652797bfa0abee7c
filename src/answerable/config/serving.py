"""`serve` and `demo`: the web application on one port, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType
from typing import Any

from answerable.config import database, processes
from answerable.config.command_line import DONE, Refusal
from answerable.config.terminal import say
from answerable.config.working import Beside

THREADS = 8  # shared out where several processes serve
FEWEST = 4  # of each process: a long download must not keep the others out
SWITCH = 0.001  # seconds a thread computes before another may: one that writes holds the journal meanwhile
# Connections open at once, each a browser that may ask again: past them new ones are left waiting
# until another one closes, for minutes. Two hundred people at their pages are two hundred.
CONNECTIONS = 2000
BACKLOG = 1024


def serve(options: argparse.Namespace) -> int:
    """Serves what is stored."""
    return _serve(options, demo=False)


def demo(options: argparse.Namespace) -> int:
    """Makes the sample institution where it is missing, serves, and says where to look first."""
    from answerable.publishing.sample import INSTITUTION

    os.environ["ANSWERABLE_DEMO"] = "1"
    os.environ.setdefault("ANSWERABLE_INSTITUTION", f"{INSTITUTION['en']} | {INSTITUTION['zh']}")
    return _serve(options, demo=True)


def _serve(options: argparse.Namespace, *, demo: bool) -> int:
    listener = _listen(options.host, options.port)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell hands it down ignored
    _answer_to(options.host)
    address = f"http://{_shown_host(options.host)}:{options.port}/"
    try:
        with database.ready(say, serving=not demo):
            places = _make_demonstration(address) if demo else []
            from answerable.config import wsgi  # from here on as the application's role

            count = options.processes or processes.cores()
            run = _server(wsgi.application, listener, max(THREADS // count, FEWEST))
            print(address, flush=True)
            for place in places:
                say(place)
            say("Ctrl-C stops it.")
            _until_told(run, count, worker=options.worker)
    except KeyboardInterrupt:
        pass
    except SystemExit:
        pass
    finally:
        listener.close()
    say("Stopped.")
    return DONE


def _server(application: Any, listener: socket.socket, threads: int) -> Callable[[], None]:
    """What answers at this port in this process, until SystemExit or KeyboardInterrupt."""

    def run() -> None:
        from waitress import create_server

        sys.setswitchinterval(SWITCH)
        create_server(
            application,
            sockets=[listener],
            threads=threads,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # select() cannot watch more than a thousand
            backlog=BACKLOG,
            ident="answerable",
            max_request_body_size=_largest_body(),
        ).run()  # returns with all threads ended

    return run


def _until_told(run: Callable[[], None], count: int, *, worker: bool) -> None:
    """Serves in this process or in several, with the worker beside them, until told to leave."""
    beside = Beside() if worker else contextlib.nullcontext()
    if count == 1:
        with beside:
            run()
        return
    with processes.Processes(count, run) as serving, beside:
        serving.keep()


def _largest_body() -> int:
    """Bytes of a request: the largest upload and its form. More is refused before it fills a disk."""
    from django.conf import settings

    return int(settings.UPLOAD_LIMIT) + 1024 * 1024


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise SystemExit(DONE)


def _listen(host: str, port: int) -> socket.socket:
    """The port, taken before anything else is done: a taken one is said at once and plainly."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as fault:
        raise Refusal(f"{host}: this address is not known ({fault.strerror}).") from fault
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(where)
        listener.listen(BACKLOG)
    except OSError as fault:
        listener.close()
        raise Refusal(
            f"port {port} of {host} cannot be used ({fault.strerror}); --port takes another, "
            f"e.g. --port {port + 1 if port < 65535 else 8000}."
        ) from fault
    return listener


def _answer_to(host: str) -> None:
    """Who asks for this server by the address it listens on is answered."""
    if host in ("0.0.0.0", "::", ""):  # noqa: S104
        if "ANSWERABLE_HOSTS" not in os.environ:
            say("Only requests for localhost are answered; set ANSWERABLE_HOSTS to the server's names.")
        return
    known = os.environ.get("ANSWERABLE_HOSTS", "localhost,127.0.0.1,[::1]")
    named = f"[{host}]" if ":" in host else host
    os.environ["ANSWERABLE_HOSTS"] = f"{known},{named}"


def _shown_host(host: str) -> str:
    if host in ("0.0.0.0", "::", ""):  # noqa: S104
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _make_demonstration(address: str) -> list[str]:
    """Everything the demonstration shows, and where to look at it; then the process is the application."""
    from django.db import connections

    connections.close_all()
    if not processes.apart(_play):
        raise Refusal("The demonstration could not be made; why is said above.")
    database.become_application()
    return [
        "Where to look first:",
        *(f"  {place}" for place in _places(address)),
        "One click signs you in as anybody:",
        *(f"  {place}" for place in _doors(address)),
    ]


def _play() -> None:
    from answerable.publishing import demonstration

    people = demonstration.prepare(say)
    database.become_application()
    demonstration.play(people, datetime.now(UTC).date(), say)


def _places(address: str) -> list[str]:
    """The published report in every language of the interface, then everything."""
    from answerable.publishing.sample.years import SECOND

    return [*_in_every_language(address, "overview", SECOND.symbol), address]


def _doors(address: str) -> list[str]:
    return _in_every_language(address, "demo")


def _in_every_language(address: str, name: str, *arguments: str) -> list[str]:
    from django.conf import settings
    from django.urls import reverse
    from django.utils import translation

    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(address.rstrip("/") + reverse(name, args=arguments))
    return found
