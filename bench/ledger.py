"""A million expenditure lines: read from CSV, checked, added, summed and proven, against bare COPY.

The peer copies the same file into a bare table with the same key. Both run on a temporary
database of our own, as its durable settings have it. Growth is by size; memory is the process's own.
"""

from __future__ import annotations

import csv
import os
import resource
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.measure import heading, in_time, line, seconds

SIZES = (100_000, 300_000, 1_000_000)
ENTITIES, CATEGORIES = 200, 20
HEADER = ("Document", "Line", "Fund centre", "Commitment item", "Posting date", "Amount", "Text")
COLUMNS = {
    "columns": {
        "key": ["Document", "Line"],
        "entity": "Fund centre",
        "category": "Commitment item",
        "date": "Posting date",
        "amount": "Amount",
        "text": "Text",
    }
}


def rows(count: int, mark: str) -> Iterator[tuple[str, ...]]:
    first = date(2025, 7, 1)
    for number in range(count):
        yield (
            f"{mark}{number // 4:09d}",
            str(number % 4 + 1),
            f"Division of river number {number * 7 % ENTITIES}",
            f"Category {number * 11 % CATEGORIES}",
            (first + timedelta(number * 13 % 365)).isoformat(),
            f"{number * 37 % 90_000 + 1}.{number % 100:02d}",
            f"Invoice {number} for goods and services delivered",
        )


def written(folder: Path, count: int) -> Path:
    path = folder / f"lines-{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count, f"S{count}-"))
    return path


def institution() -> tuple[int, int]:
    """Entities, categories, a period, a budget officer who is entered, and the mapping."""
    from answerable.foundation import access
    from answerable.organization.models import Entity, Period, Person, Role
    from answerable.plans.models import CostCategory
    from answerable.publishing.actions import ledger

    Period.objects.create(start=date(2025, 7, 1), end=date(2026, 6, 30), label="2025/26")
    Entity.objects.bulk_create(
        Entity(code=f"river-{n}", names={"en": f"Division of river number {n}"}) for n in range(ENTITIES)
    )
    CostCategory.objects.bulk_create(
        CostCategory(code=f"category-{n}", names={"en": f"Category {n}"}, group="non_posts", position=n)
        for n in range(CATEGORIES)
    )
    person = Person.objects.create_user("bo@example.org", None, name="Bo")
    Role.objects.create(person=person, role="budget_office", first_day=datetime.now(UTC).date())
    access.enter(person.pk)
    return person.pk, ledger.save_mapping(by=person.pk, source="erp", kind="expenditure", columns=COLUMNS)


def bare_table() -> None:
    """The peer's: the file's columns and a key, open to the application."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare_lines (document text, line text, entity text, category text, posted_on date,"
            " amount numeric(20, 2), text text, PRIMARY KEY (document, line))"
        )
        cursor.execute("GRANT ALL ON bare_lines TO answerable_app")


def copied(path: Path) -> int:
    """Bare COPY of the same file into a table with nothing but its key."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE bare_lines")
        with path.open("rb") as file, cursor.copy("COPY bare_lines FROM STDIN (FORMAT csv, HEADER)") as copy:
            while piece := file.read(1 << 20):
                copy.write(piece)
        cursor.execute("SELECT count(*) FROM bare_lines")
        return int(cursor.fetchone()[0])


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run() -> None:
    heading("Loading a million expenditure lines into the ledger")
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as name:
        os.environ["ANSWERABLE_HOME"] = name
        os.environ.pop("DATABASE_URL", None)
        from answerable.config import database
        from answerable.foundation import access

        with database.ready():
            by, mapping = institution()
            bare_table()
            database.become_application()  # under the policies, as in service
            access.enter(by)
            _measure(Path(name), by, mapping)


def _measure(folder: Path, by: int, mapping: int) -> None:
    from answerable.publishing.actions import ledger
    from answerable.results.queries.ledger import verify_ledger

    took: dict[int, tuple[float, float]] = {}
    for size in SIZES:
        path = written(folder, size)
        outcomes: list[Any] = []
        bare = seconds(lambda path=path: copied(path))
        before = peak()
        ours = seconds(
            lambda path=path, outcomes=outcomes: outcomes.append(
                ledger.load_ledger(by=by, mapping=mapping, file_name=path.name, path=path)
            )
        )
        assert outcomes[0].added == size, outcomes[0]
        took[size] = (ours, bare)
        line(
            f"{size:,} lines: load, and bare COPY",
            f"{in_time(ours)} / {in_time(bare)}",
            f"{ours / bare:.1f} x, {peak() - before:.0f} MB more",
        )
        path.unlink()
    ours, bare = took[SIZES[-1]]
    line("a million lines, read from CSV to committed", in_time(ours), "aim < 60 s", ours < 60)
    line("ratio to bare COPY with its key", f"{ours / bare:.1f} x")
    growth = (ours / SIZES[-1]) / (took[SIZES[0]][0] / SIZES[0])
    line("a line of a million against one of 100,000", f"{growth:.2f} x", "linear: about 1")
    path = written(folder, SIZES[0])
    content = path.read_bytes() + b"more,1,Division of river number 1,Category 1,2025-08-01,1,\n"
    again = seconds(lambda: ledger.load_ledger(by=by, mapping=mapping, file_name="b.csv", content=content))
    line("100,000 of them once more, and one new", in_time(again))
    line("proving all of them against their digests", in_time(seconds(verify_ledger)))
