"""Long lists in parts: `limit` and `offset`, and how many there are altogether."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from ninja import Query, Schema
from pydantic import Field

LONGEST = 1000


class Part(Schema):
    """Which part of a list somebody wants."""

    limit: Annotated[int, Field(ge=1, le=LONGEST, description="rows in one answer")] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000, description="rows to leave out before the first")] = 0


Wanted = Annotated[Part, Query(...)]


class Listed(Schema):
    """`total` counts what the filters let through, `items` is the part that was asked for."""

    total: int
    limit: int
    offset: int


def listed(rows: Sequence[Any], part: Part, **further: Any) -> dict[str, Any]:
    """The part of the rows, as the fields of a `Listed`."""
    return {
        "total": len(rows),
        "limit": part.limit,
        "offset": part.offset,
        "items": list(rows[part.offset : part.offset + part.limit]),
        **further,
    }
