"""The ledger in tests: categories, periods and a mapping beside the scene, and files of lines."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from answerable.organization.models import Entity, Period
from answerable.plans.models import Budget, BudgetVersion, CostCategory, PostLine
from answerable.results.actions.ledger import LoadOutcome, Sent, save_mapping, take_in
from answerable.results.models import Report, ReportSection
from tests.access import as_application
from tests.scene import Scene

HEADER = ("Document", "Line", "Fund centre", "Commitment item", "Posting date", "Amount", "Text")
COLUMNS: dict[str, Any] = {
    "columns": {
        "key": ["Document", "Line"],
        "entity": "Fund centre",
        "category": "Commitment item",
        "date": "Posting date",
        "amount": "Amount",
        "text": "Text",
    }
}
POSTS_HEADER = ("Id", "Fund centre", "Grade", "Month", "Filled")
POSTS: dict[str, Any] = {
    "columns": {"key": "Id", "entity": "Fund centre", "grade": "Grade", "date": "Month", "amount": "Filled"},
    "date_form": "YYYY-MM",
}
ROWS = (
    ("D1", "1", "Lakes Division", "travel", "2024-07-03", "100.50", "Tickets"),
    ("D1", "2", "Lakes Division", "posts", "2024-07-31", "2000", "Salaries"),
    ("D2", "1", "Rivers Division", "travel", "2024-08-01", "-20.25", "Refund"),
)


def categories() -> dict[str, int]:
    """The cost categories whose codes are those of the scene's report."""
    made = {}
    for at, (code, en, zh, group) in enumerate(
        (("posts", "Posts", "员额", "posts"), ("travel", "Official travel", "公务差旅", "non_posts"))
    ):
        row, _ = CostCategory.objects.get_or_create(
            code=code, defaults={"names": {"en": en, "zh": zh}, "group": group, "position": at}
        )
        made[code] = row.pk
    return made


def code_of(here: Scene, path: str) -> str:
    return str(Entity.objects.get(pk=here.entities[path]).code)


def mapping(here: Scene, kind: str = "expenditure", columns: Any = COLUMNS, source: str = "erp") -> int:
    with as_application(here.bo):
        return save_mapping(by=here.bo, source=source, kind=kind, columns=columns)


def sent(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, name: str = "july.csv") -> Sent:
    digest = hashlib.sha256(repr((header, rows)).encode()).hexdigest()
    return Sent(name, digest, header, lambda: rows)


def take(here: Scene, of: int, rows: Sequence[Sequence[str]] = ROWS, **more: Any) -> LoadOutcome:
    """The budget officer takes these rows in, under the policies."""
    with as_application(here.bo):
        return take_in(by=here.bo, mapping=of, sent=sent(rows, **more))


def csv_of(rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER, mark: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([header, *rows])
    return out.getvalue().encode()


def next_period(symbol: str = "SW-next", answering: Sequence[int] | None = None) -> Period:
    """2025/26 with an account that is being made; it answers for these entities, or for all."""
    made, _ = Period.objects.get_or_create(start=date(2025, 7, 1), end=date(2026, 6, 30), label="2025/26")
    kept = Report.objects.get(period__label="2024/25")
    report = Report.objects.create(
        symbol=symbol, kind=kept.kind, status="open", period=made, stored_at=kept.stored_at, places={"en": {}}
    )
    entities = Entity.objects.values_list("pk", flat=True) if answering is None else answering
    for at, entity in enumerate(entities):
        ReportSection.objects.create(
            report=report, path=f"N.{at}", position=at, entity_id=entity, status="open", places={"en": {}}
        )
    return made


def seal(symbol: str = "SW-draft") -> None:
    """The account of 2024/25 is published."""
    Report.objects.filter(symbol=symbol).update(
        status="published", symbol="SW/30/12", seal="0" * 64, published_at="2025-12-01T00:00:00Z"
    )


def budget(here: Scene, stage: str = "approved") -> BudgetVersion:
    """A draft of the institution's budget for 2024/25; the same one each time."""
    period = Period.objects.get(label="2024/25")
    kept, _ = Budget.objects.get_or_create(
        code="whole-2024", defaults={"names": {"en": "The budget"}, "period": period}
    )
    version, _ = BudgetVersion.objects.get_or_create(
        budget=kept,
        number=1,
        defaults={"stage": stage, "begun_at": datetime.now(UTC), "begun_by_id": here.bo},
    )
    return version


def posts(here: Scene, grade: str, count: int, path: str = "A", **more: Any) -> PostLine:
    """So many authorized posts of a grade, of the whole period."""
    found = {"group": "professional", "code": f"{path.lower().replace('.', '-')}-{grade.lower()}", **more}
    return PostLine.objects.create(
        version=budget(here), entity_id=here.entities[path], grade=grade, count=count, **found
    )


def final(here: Scene, version: BudgetVersion) -> BudgetVersion:
    """The version, made final by the publisher."""
    BudgetVersion.objects.filter(pk=version.pk).update(
        status="final", symbol="RES/1", decided_on=date(2024, 6, 30), final_at=datetime.now(UTC),
        final_by_id=here.pia, seal="0" * 64,
    )  # fmt: skip
    return BudgetVersion.objects.get(pk=version.pk)
