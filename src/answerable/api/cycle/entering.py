"""Recording values, many at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from answerable.api.addresses import Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import schemas
from answerable.api.routes import Part
from answerable.cycle import actions, shapes

router = Part("reporting cycle")


@router.post(
    "/reports/{symbol}/values",
    response=schemas.Saved,
    auth=needs("enter", "clear"),
    summary="Record values, many at once",
)
def record_values(request: HttpRequest, symbol: Symbol, sent: schemas.Values) -> Any:
    """One transaction. Anything forbidden or invalid refuses the whole call and names the row in
    `place`. What somebody else wrote since you read it (`seen`) comes back under `conflicts` with
    their value, and the rest is written: the answer is 200 with conflicts in it."""
    values = [shapes.Value(**value.dict()) for value in sent.values]
    saved = actions.record_values(by=caller_of(request).id, symbol=symbol, values=values)
    return {"written": len(saved.written), "unchanged": saved.unchanged, "conflicts": list(saved.conflicts)}
