"""The seal of a final version: SHA-256 over all that it says, in one form, in one order.

Whoever has the content can compute it again; texts, days and figures each in the one way they are
written. Not here: that a final version does not change (`plans/sql/budgets.sql`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

MONEY = ("entity", "category", "amount", "cause", "reasons")
POSTS = (
    "code", "entity", "kind", "group", "grade", "location", "titles", "count", "first_day", "last_day",
    "begins_by", "ends_by", "continues", "reasons",
)  # fmt: skip


def seal_of(
    head: Mapping[str, Any], money: Iterable[Mapping[str, Any]], posts: Iterable[Mapping[str, Any]]
) -> str:
    """The digest, in hexadecimal. Rows in any order; keys of `MONEY` and `POSTS` are what counts."""
    content = {
        "head": {key: _plain(value) for key, value in head.items()},
        "money": sorted(([_plain(row[key]) for key in MONEY] for row in money), key=_first_two),
        "posts": sorted(([_plain(row[key]) for key in POSTS] for row in posts), key=_first_two),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Decimals and days as texts; texts by language and numbers as they are."""
    return value if value is None or isinstance(value, dict | int) else str(value)


def _first_two(row: list[Any]) -> tuple[str, str]:
    return str(row[0]), str(row[1])
