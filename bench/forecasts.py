"""Looking ahead: what the page of a forecast computes, against the bare sum of the same ledger months.

Institutions grow by entities; each has money in twenty categories in the year before and in nine
months of the running one, posts and incumbency. The peer sums the same months by line in a table of
its own, without policies. Both run in one connection of the application.
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bench.measure import Pair, heading, in_time, line, paired

ENTITIES = (25, 100, 300)
CATEGORIES, GRADES, CLOSED = 20, 8, 9
TODAY = date(2026, 4, 15)  # nine months of the budget year are over
MONTHS = tuple(date(2024 + (6 + at) // 12, (6 + at) % 12 + 1, 1) for at in range(12 + CLOSED))
_SUM = """
SELECT entity_id, category_id, kind, month, sum(amount), sum(lines) FROM bare_months
WHERE kind IN ('expenditure', 'obligation', 'allotment') AND entity_id BETWEEN %s AND %s
GROUP BY entity_id, category_id, kind, month
"""


def institution(size: int) -> tuple[str, int, int]:
    """A budget of an entity with so many under it: its code, and the first and last of their identities."""
    from answerable.organization.models import Entity, Period
    from answerable.plans.models import Budget, CostCategory

    top = Entity.objects.create(code=f"size-{size}", names={"en": f"Institution of {size}"})
    below = Entity.objects.bulk_create(
        Entity(code=f"size-{size}-{n}", names={"en": f"Division {n}"}, parent=top) for n in range(size)
    )
    lines = list(CostCategory.objects.order_by("position"))
    period = Period.objects.get()
    budget = Budget.objects.create(
        code=f"size-{size}", names={"en": f"Institution of {size}"}, entity=top, period=period
    )
    _granted(budget, below, lines)
    _ledger(below, lines)
    return budget.code, below[0].pk, below[-1].pk


def _granted(budget: Any, entities: list[Any], categories: list[Any]) -> None:
    """The approved version: money of every line, posts of every grade."""
    from answerable.organization.models import Person
    from answerable.plans.models import BudgetLine, BudgetVersion, PostLine

    begun, final = Person.objects.order_by("pk")
    version = BudgetVersion.objects.create(
        budget=budget, number=1, stage="approved", begun_at=datetime.now(UTC), begun_by=begun
    )
    BudgetLine.objects.bulk_create(
        (
            BudgetLine(version=version, entity=entity, category=category, amount=Decimal(120_000))
            for entity in entities
            for category in categories
        ),
        batch_size=5000,
    )
    PostLine.objects.bulk_create(
        (
            PostLine(
                version=version, code=f"{entity.pk}-{grade}", entity=entity, group="professional",
                grade=f"G-{grade}", count=4, last_day=date(2026, 4, 15) if grade == 1 else None,
                ends_by="abolished" if grade == 1 else None,
            )
            for entity in entities
            for grade in range(GRADES)
        ),
        batch_size=5000,
    )  # fmt: skip
    BudgetVersion.objects.filter(pk=version.pk).update(
        status="final", symbol="SW/RES/1", decided_on=date(2025, 6, 30), seal="0" * 64,
        final_at=datetime.now(UTC), final_by=final,
    )  # fmt: skip


def _ledger(entities: list[Any], categories: list[Any]) -> None:
    """Sums of months as loads leave them."""
    from answerable.results.models import LedgerMonth

    money = (
        LedgerMonth(
            entity=entity, category=category, month=month, kind="expenditure", lines=40,
            amount=Decimal(9000 + at * 7 % 1500),
        )
        for entity in entities
        for category in categories
        for at, month in enumerate(MONTHS)
    )  # fmt: skip
    people = (
        LedgerMonth(
            entity=entity, month=month, kind="incumbency", grade=f"G-{grade}", lines=1, amount=Decimal(3)
        )
        for entity in entities
        for grade in range(GRADES)
        for month in MONTHS[12:]
    )
    for rows in (money, people):
        LedgerMonth.objects.bulk_create(rows, batch_size=5000)


def run() -> None:
    heading("Looking ahead: a budget's forecast against the bare sum of its ledger months")
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as name:
        os.environ["ANSWERABLE_HOME"] = name
        os.environ.pop("DATABASE_URL", None)
        from answerable.config import database
        from answerable.foundation import access

        with database.ready():
            by = _prepared()
            made = {size: institution(size) for size in ENTITIES}
            _bare()
            database.become_application()  # under the policies, as in service
            access.enter(by)
            _measure(by, made)


def _prepared() -> int:
    """Categories, the period, the two people who decide; who reads comes back."""
    from answerable.organization.models import Period, Person, Role
    from answerable.plans.models import CostCategory

    Period.objects.create(start=date(2025, 7, 1), end=date(2026, 6, 30), label="2025/26")
    CostCategory.objects.bulk_create(
        CostCategory(code=f"category-{n}", names={"en": f"Category {n}"}, group="non_posts", position=n)
        for n in range(CATEGORIES)
    )
    people = [
        Person.objects.create_user(f"{name}@example.org", None, name=name.title()) for name in ("bo", "pia")
    ]
    for person, role in zip(people, ("budget_office", "publisher"), strict=True):
        Role.objects.create(person=person, role=role, first_day=date(2020, 1, 1))
    return people[0].pk


def _bare() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_months AS SELECT * FROM results_ledgermonth")
        cursor.execute("CREATE INDEX ON bare_months (entity_id, month)")
        cursor.execute("GRANT SELECT ON bare_months TO answerable_app")
        cursor.execute("ANALYZE")


def _measure(by: int, made: dict[int, tuple[str, int, int]]) -> None:
    from django.db import connection

    from answerable.organization.queries import me_of
    from answerable.results.queries.forecasts import forecast, vacancy_forecast

    me = me_of(by)
    assert me is not None

    def bare(first: int, last: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_SUM, [first, last])
            return len(cursor.fetchall())

    took: dict[int, Pair] = {}
    for size, (code, first, last) in made.items():
        found = forecast(me, code, "en", today=TODAY)
        assert found is not None
        assert (found.closed, len(found.cells)) == (CLOSED, size * CATEGORIES), found.closed
        took[size] = paired(
            lambda code=code: forecast(me, code, "en", today=TODAY),
            lambda first=first, last=last: bare(first, last),
            rounds=3,
        )
        months = size * CATEGORIES * len(MONTHS)
        line(
            f"{size} entities, {months:,} months of money: money, and the bare sum",
            f"{in_time(took[size].ours)} / {in_time(took[size].peer)}",
            f"{took[size].ratio:.1f} x",
        )
        posts = paired(
            lambda code=code: vacancy_forecast(me, code, "en", today=TODAY),
            lambda first=first, last=last: bare(first, last),
            rounds=3,
        )
        line("    its posts", in_time(posts.ours), f"{posts.ratio:.1f} x")
    least, most = ENTITIES[0], ENTITIES[-1]
    growth = (took[most].ours / most) / (took[least].ours / least)
    line(f"an entity of {most} against one of {least}", f"{growth:.2f} x", "linear: about 1")
