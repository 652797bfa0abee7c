"""Small files that bear figures out, as focal points attach them: counts by month."""

from __future__ import annotations

from decimal import Decimal

from answerable.calc.account import Document, Output
from answerable.calc.quantities import number
from answerable.publishing.sample.accounts import shared

_MONTHS: tuple[str, ...] = ("July", "August", "September", "October", "November", "December")
_MONTHS += ("January", "February", "March", "April", "May", "June")
_WEIGHTS = (3, 2, 3, 3, 2, 1, 2, 2, 3, 3, 3, 2)


def output_of(document: Document, path: str) -> Output:
    """The output of this path, A.1#4. Raises `StopIteration` where there is none."""
    section, _, wanted = path.partition("#")
    found = document.section(section)
    assert found is not None
    return next(output for output in found.outputs if output.number == int(wanted))


def counts_by_month(output: Output) -> bytes:
    """A table in CSV whose twelve rows sum to what was delivered."""
    delivered = number(output.actual)
    assert delivered is not None
    parts = shared(delivered, [Decimal(weight) for weight in _WEIGHTS], 0)
    rows = "".join(f"{month},{int(part)}\n" for month, part in zip(_MONTHS, parts, strict=True))
    return f"month,delivered\n{rows}total,{int(delivered)}\n".encode()
