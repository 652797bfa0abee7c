"""What a mapping for a file could be: columns by the likeness of their headings, marks by its cells.

Only what the whole sample allows in one way is proposed; where days or amounts can be read in two
ways nothing is, and the person is asked. Nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from answerable.calc.likeness import closest
from answerable.calc.written import DATE_FORMS, Exact, Unreadable, amount_reader, day_reader
from answerable.publishing.ledger.tables import opened

SAMPLE = 5_000  # rows that are looked at
SHOWN = 8

# How systems call these columns.
_CALLED: dict[str, tuple[str, ...]] = {
    "key": ("document number", "document no", "journal id", "voucher number", "line id", "reference",
            "凭证号", "单据编号", "凭证编号"),
    "entity": ("fund centre", "cost centre", "entity", "department", "business area", "office", "unit",
               "基金中心", "成本中心", "实体", "部门", "单位"),
    "category": ("commitment item", "cost category", "account", "object of expenditure", "class",
                 "budget line", "承付项目", "支出类别", "费用类别", "科目"),
    "grade": ("grade", "level", "post level", "职等", "级别"),
    "date": ("posting date", "date", "month", "value date", "过账日期", "日期", "月份"),
    "amount": ("amount", "amount in usd", "posts filled", "incumbency", "value", "金额", "在职人数", "数额"),
    "currency": ("currency", "币种", "货币"),
    "text": ("text", "description", "narrative", "摘要", "说明", "文本"),
    "kind": ("transaction type", "type", "kind", "value type", "业务类型", "类型"),
}  # fmt: skip
_LIKELY = ("date", "amount", "currency", "key", "entity", "category", "grade", "text", "kind")
_PAIRS = ((".", ""), (",", ""), (".", ","), (",", "."), (",", " "), (".", " "), (".", "'"))
_ENOUGH = Decimal("0.75")  # headings are short: half alike says nothing yet


@dataclass(frozen=True, slots=True)
class Proposal:
    """`columns`: our field -> heading. `date_forms` and `marks` (decimal, thousands) are every way in which
    the sample can be read: one means it is certain, more that somebody has to say."""

    header: tuple[str, ...]
    columns: Mapping[str, str]
    date_forms: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]
    sample: tuple[tuple[str, ...], ...]
    rows: int  # that were looked at


def propose_layout(path: Path, name: str = "", **stated: Any) -> Proposal:
    """Looks at the beginning of a file. `stated`: encoding, delimiter, sheet. Raises `Unusable`."""
    table = opened(path, name=name, **stated)
    rows = list(islice(table.rows(), SAMPLE))
    columns = _columns(table.header)
    return Proposal(
        table.header,
        columns,
        _date_forms(_cells(rows, table.header, columns.get("date"))),
        _marks(_cells(rows, table.header, columns.get("amount"))),
        tuple(tuple(str(cell) for cell in row) for row in rows[:SHOWN]),
        len(rows),
    )


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Each heading at most once, the likeliest field first."""
    found: dict[str, str] = {}
    free = [name for name in header if name]
    for field in _LIKELY:
        best = max(
            ((match.likeness, -at, name) for at, name in enumerate(free)
             if (match := closest(name, ((called, field) for called in _CALLED[field]))) is not None),
            default=None,
        )  # fmt: skip
        if best is not None and best[0] >= _ENOUGH:
            found[field] = best[2]
            free.remove(best[2])
    return found


def _cells(rows: Iterable[Sequence[str]], header: Sequence[str], heading: str | None) -> list[str]:
    if heading is None:
        return []
    at = header.index(heading)
    return [row[at] for row in rows if len(row) > at and row[at].strip()]


def _date_forms(cells: Sequence[str]) -> tuple[str, ...]:
    """Every form in which all cells are days; ISO alone where they are."""
    if not cells:
        return ()
    fitting = []
    for form in DATE_FORMS:
        read = day_reader(form)
        if all(_reads(read, cell) for cell in cells):
            fitting.append(form)
    return ("YYYY-MM-DD",) if "YYYY-MM-DD" in fitting else tuple(fitting)


def _marks(cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Every pair of marks in which all cells are amounts and say different things."""
    written = [cell for cell in cells if not isinstance(cell, Exact)]
    if not written:
        return ((".", ""),) if cells else ()
    found: dict[tuple[Decimal, ...], tuple[str, str]] = {}
    for decimal, thousands in (
        (".", ""),
        (",", ""),
        (".", ","),
        (",", "."),
        (",", " "),
        (".", " "),
        (".", "'"),
    ):
        read = amount_reader(decimal, thousands)
        if all(_reads(read, cell) for cell in written):
            found.setdefault(tuple(Decimal(read(cell)) for cell in written), (decimal, thousands))
    return tuple(found.values())


def _reads(read: Any, cell: str) -> bool:
    try:
        read(cell)
    except Unreadable:
        return False
    return True
