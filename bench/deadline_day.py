"""Deadline day: 200 people save cells and open pages while 500 entities and 250,000 outputs are stored.

People and server share this machine's cores, on loopback. Everybody opens their entry page, then
saves one cell after the other with 6 to 8 seconds of thought between (somebody reads a figure off
their own record and types it), and now and then opens a page: about 30 requests a second. Every
save that was acknowledged is looked up in the
database afterwards; a lost one, or any error, ends the bench with a failure. The same pages are
opened one by one with an almost empty database before.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench.institution import OUTPUTS, PEOPLE, SYMBOL, Worker, grow, template
from bench.measure import heading, in_time, line

SECONDS = 70.0  # of load
ARRIVAL = 30.0  # seconds in which they come in
THOUGHT = (6.0, 8.0)  # seconds between what one person does
AIM = 0.3  # seconds, 95 of 100
CSRF = "b" * 32


@dataclass
class Seen:
    """What people saw: seconds by what they did, faults, and each save that was acknowledged."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    saves: dict[tuple[str, str], str] = field(default_factory=dict)  # section and path: value


class Visitor:
    """One person's browser: one connection, a session, the requests it sends."""

    def __init__(self, port: int, who: Worker, seen: Seen, first: int = 1) -> None:
        self._link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._who, self._seen = who, seen
        self._next = first  # output

    def open(self, what: str, address: str) -> None:
        self._request(what, "GET", address)

    def save(self) -> None:
        """The next output's actual, as the page's script sends it."""
        path, value = f"{self._who.section}#{self._next}", str(random.randint(1, 400))
        self._next = self._next % OUTPUTS + 1
        stood = self._seen.saves.get((self._who.section, path))
        body = json.dumps({"values": [{"key": f"{path}|actual|", "value": value, "seen": stood}]})
        address = f"/en/work/{SYMBOL.replace('/', '_')}/sections/{self._who.section}/cells/"
        answer = self._request("save a cell", "POST", address, body)
        if answer is None:
            return
        if json.loads(answer).get("saved"):
            self._seen.saves[self._who.section, path] = value
        else:
            self._seen.faults.append(f"a save was not acknowledged: {answer[:200]!r}")

    def _request(self, what: str, method: str, address: str, body: str | None = None) -> bytes | None:
        headers = {
            "Cookie": f"sessionid={self._who.session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/json",
        }
        began = time.perf_counter()
        try:
            self._link.request(method, address, body, headers)
            response = self._link.getresponse()
            answer = response.read()
        except OSError as fault:
            self._seen.faults.append(f"{what}: {fault!r}")
            self._link.close()
            return None
        self._seen.times[what].append(time.perf_counter() - began)
        if response.status != 200:
            self._seen.faults.append(f"{what}: {response.status} {answer[:200]!r}")
            return None
        return answer


def pages(who: Worker) -> dict[str, str]:
    symbol = SYMBOL.replace("/", "_")
    return {
        "entry page": f"/en/work/{symbol}/sections/{who.section}/",
        "home": "/en/",
        "progress": f"/en/work/{symbol}/",
    }


def live(visitor: Visitor, who: Worker, until: float) -> None:
    """One person's minute."""
    time.sleep(random.uniform(0, ARRIVAL))
    visitor.open("entry page", pages(who)["entry page"])
    while time.monotonic() + THOUGHT[1] < until:
        time.sleep(random.uniform(*THOUGHT))
        if random.random() < 0.85:
            visitor.save()
        else:
            name, address = random.choice(list(pages(who).items()))
            visitor.open(name, address)


def alone(port: int, who: Worker, first: int) -> dict[str, float]:
    """Each page's median when nobody else asks: the middle of seven, after two."""
    seen = Seen()
    visitor = Visitor(port, who, seen, first)
    for name, address in pages(who).items():
        for _ in range(9):
            visitor.open(name, address)
    for _ in range(9):
        visitor.save()
    if seen.faults:
        raise RuntimeError(f"the page does not answer: {seen.faults[0]}")
    return {name: median(times[2:]) for name, times in seen.times.items()}


def together(port: int, people: list[Worker]) -> Seen:
    seen, until = Seen(), time.monotonic() + SECONDS
    running = [
        threading.Thread(target=live, args=(Visitor(port, who, seen), who, until), daemon=True)
        for who in people
    ]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return seen


@contextmanager
def server() -> Iterator[int]:
    """`answerable serve` as people run it, in its own process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable", "serve", "--port", str(port), *sys.argv[2:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        if not process.stdout.readline():
            raise RuntimeError("the server did not start")
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def lost(saves: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """Acknowledged saves that are not what the database has."""
    from answerable.results.models import OutputResult

    there = {
        (str(path), f"{path}#{number}"): str(actual)
        for path, number, actual in OutputResult.objects.filter(section__report__symbol=SYMBOL)
        .exclude(actual=None)
        .values_list("section__path", "output__number", "actual")
    }
    return [key for key, value in saves.items() if there.get(key) != value]


def report(before: dict[str, float], after: dict[str, float], seen: Seen, missing: int) -> None:
    for name, times in sorted(seen.times.items()):
        p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        line(
            f"{name}: {len(times)} times, half within, 95 of 100 within",
            f"{in_time(median(times))}  {in_time(p95)}",
            f"aim < {AIM * 1000:.0f} ms",
            p95 < AIM,
        )
    for name, value in after.items():
        ratio = value / before[name]
        line(f"{name}, alone: against an almost empty database", f"{in_time(value)}  {ratio:.2f} x")
    line("errors", str(len(seen.faults)), "aim 0", not seen.faults)
    line(f"lost saves of {len(seen.saves)}", str(missing), "aim 0", missing == 0)
    for fault in sorted(set(seen.faults))[:3]:
        print(f"    {fault}")


def run() -> None:
    heading(f"Deadline day: {PEOPLE} people, 500 entities, 250,000 outputs, {SECONDS:.0f} s on loopback")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # the embedded server's own account has to reach its data
        os.environ["ANSWERABLE_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        from answerable.config import database

        with database.ready(lambda _: None):
            first = template()
            with server() as port:
                before = alone(port, first, 1)
            people = grow()
            with server() as port:
                after = alone(port, first, OUTPUTS // 2)
                seen = together(port, people)
            missing = len(lost(seen.saves))
            report(before, after, seen, missing)
            if missing or seen.faults:
                raise SystemExit(f"Deadline day failed: {missing} saves lost, {len(seen.faults)} errors.")
