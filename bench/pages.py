"""The heaviest pages with ten reports stored, against their bare SQL plus an empty template.

The database is a temporary one of our own: nothing of yours is touched. Loading and the journal
are measured on the way, with one report stored and with nine before it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from statistics import median
from typing import Any

from bench.measure import heading, in_time, line, median_seconds, seconds

REPORTS = 10
Statement = tuple[str, Any]


def statements_of(run: Callable[[], object]) -> list[Statement]:
    """Every statement `run` sends, with its parameters."""
    from django.db import connection

    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        run()
    return found


def bare(statements: list[Statement]) -> None:
    """The same rows fetched without models, and a template that says nothing."""
    from django.db import connection
    from django.template import Context, Template

    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description is not None:
                cursor.fetchall()
    Template("").render(Context())


def load_reports() -> list[str]:
    from answerable.publishing import actions, registry, sample

    symbols, times = [], []
    for document in sample.big_reports(REPORTS):
        source = actions.Source(f"{document.symbol}.json", registry.write(document, "json"))
        times.append(seconds(lambda d=document, s=source: actions.load_document(d, s, actor="bench")))
        symbols.append(str(document.symbol))
    line("storing the first report", in_time(times[0]))
    line("storing the tenth", in_time(times[-1]))
    line("tenth against first", f"{times[-1] / times[0]:.2f} x")
    return symbols


def pages(symbol: str, other: str) -> dict[str, str]:
    from django.urls import reverse

    report = {"symbol": symbol}
    return {
        "home": reverse("home"),
        "overview": reverse("overview", kwargs=report),
        "section": reverse("section", kwargs=report | {"path": biggest_section(symbol)}),
        "outputs, all": reverse("outputs", kwargs=report),
        "indicators, all": reverse("indicators", kwargs=report),
        "money": reverse("money", kwargs=report),
        "narrative": reverse("narrative", kwargs=report),
        "findings": reverse("findings", kwargs=report),
        "two periods": f"{reverse('compare')}?first={symbol}&second={other}",
    }


def biggest_section(symbol: str) -> str:
    from answerable.publishing import sample

    document = next(d for d in sample.big_reports(REPORTS) if d.symbol == symbol)
    return max(document.sections, key=lambda s: len(s.outputs)).path


def measure_pages(symbols: list[str]) -> None:
    from django.db import transaction
    from django.test import Client

    from answerable.foundation import journal

    client = Client()

    def get(address: str) -> None:
        response = client.get(address)
        assert response.status_code == 200, f"{address} answered {response.status_code}"

    def write() -> None:
        """Anything written drops what is kept: the next page is read from the database."""
        with transaction.atomic(), journal.acting(actor="bench", act="bench"):
            journal.record({})

    for name, address in pages(symbols[0], symbols[1]).items():
        get(address)
        write()
        statements = statements_of(lambda a=address: get(a))
        fresh = []
        for _ in range(5):
            write()
            fresh.append(paired_once(lambda a=address: get(a), lambda s=statements: bare(s)))
        first = median(a for a, _ in fresh)
        again = median_seconds(lambda a=address: get(a))
        line(
            f"{name}: read anew ({len(statements)} statements), against bare SQL",
            f"{in_time(first)}  {median(a / b for a, b in fresh):.1f} x",
            "aim < 100 ms",
            first < 0.1,
        )
        line(f"{' ' * len(name)}  again", in_time(again))


def paired_once(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    return seconds(ours), seconds(peer)


def run() -> None:
    heading(f"Pages with {REPORTS} reports of the real one's size stored (time, and against bare SQL)")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # the embedded server's own account has to reach its data
        os.environ["ANSWERABLE_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        from answerable.config import database

        with database.ready(lambda _: None):
            from django.conf import settings

            from answerable.foundation import journal

            settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
            measure_pages(load_reports())
            line("verify-journal", in_time(median_seconds(journal.verify, rounds=3)))
