"""Loads, the rows they rejected, mappings, and names waiting for a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from answerable.organization.models import Entity
from answerable.plans.models import CostCategory
from answerable.results.models import LedgerLoad, LedgerMapping, LedgerSending, LedgerSource, NameAlias
from answerable.results.queries.ledger.names import known_grades
from answerable.results.rules.ledger import Reason, rejected

SHOWN = 100


@dataclass(frozen=True, slots=True)
class SourceRow:
    code: str
    names: Mapping[str, str]
    undecided: int  # names waiting for a decision


@dataclass(frozen=True, slots=True)
class MappingRow:
    """`is_newest`: files are loaded by it; older versions stay with their loads."""

    id: int
    source: str
    source_names: Mapping[str, str]
    kind: str
    version: int
    columns: Mapping[str, Any]
    made_at: datetime
    made_by: str
    is_newest: bool


@dataclass(frozen=True, slots=True)
class LoadRow:
    id: int
    source: str
    source_names: Mapping[str, str]
    mapping: int
    kind: str
    version: int
    file_name: str
    sha256: str
    rows: int
    added: int
    known: int
    rejected: int
    late: int
    digest: str
    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True, slots=True)
class SendingRow:
    """A large file on its way in; `load` once it is there."""

    id: int
    file_name: str
    size: int
    state: str
    rows: int
    message: str
    load: int | None
    sent_at: datetime
    finished_at: datetime | None

    @property
    def ended(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(frozen=True, slots=True)
class AliasRow:
    """`meaning` is the code of an entity or category, or a grade; '' where nothing is like it."""

    id: int
    source: str
    field: str
    name: str
    status: str
    meaning: str
    meaning_names: Mapping[str, str]
    likeness: Decimal | None
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A row that was not taken, as it stood in the file."""

    number: int
    cells: tuple[str, ...]
    reasons: tuple[Reason, ...]


def sources() -> tuple[SourceRow, ...]:
    waiting: dict[int, int] = {}
    for source in NameAlias.objects.filter(status="proposed").values_list("source_id", flat=True):
        waiting[source] = waiting.get(source, 0) + 1
    return tuple(SourceRow(row.code, row.names, waiting.get(row.pk, 0)) for row in LedgerSource.objects.all())


def mappings(source: str = "") -> tuple[MappingRow, ...]:
    """Every version of every mapping, or of one source's; the newest of each kind first."""
    rows = LedgerMapping.objects.select_related("source", "made_by").order_by(
        "source__code", "kind", "-version"
    )
    if source:
        rows = rows.filter(source__code=source)
    found, seen = [], set()
    for row in rows:
        newest = (row.source_id, row.kind) not in seen
        seen.add((row.source_id, row.kind))
        found.append(
            MappingRow(
                row.pk,
                row.source.code,
                row.source.names,
                row.kind,
                row.version,
                row.columns,
                row.made_at,
                row.made_by.name,
                newest,
            )
        )
    return tuple(found)


def loads(first: int = 0, length: int = SHOWN) -> tuple[LoadRow, ...]:
    """Loads, the newest first."""
    rows = _loads().order_by("-loaded_at", "-pk")[first : first + length]
    return tuple(_load_row(row) for row in rows)


def load(number: int) -> LoadRow | None:
    found = _loads().filter(pk=number).first()
    return None if found is None else _load_row(found)


def _loads() -> Any:
    return LedgerLoad.objects.select_related("mapping__source", "loaded_by").defer("rejects")


def _load_row(row: LedgerLoad) -> LoadRow:
    return LoadRow(
        row.pk, row.mapping.source.code, row.mapping.source.names, row.mapping_id, row.mapping.kind,
        row.mapping.version, row.file_name, row.sha256, row.rows, row.added, row.known, row.rejected,
        row.late, row.digest, row.loaded_at, row.loaded_by.name,
    )  # fmt: skip


def rejected_lines(number: int) -> tuple[tuple[str, ...], Iterator[RejectedLine]] | None:
    """Headings and rejected rows of a load; None where there is no such load or nothing was rejected."""
    content = LedgerLoad.objects.filter(pk=number).values_list("rejects", flat=True).first()
    if content is None:
        return None
    kept = bytes(content)
    rows = (RejectedLine(row.number, row.cells, row.reasons) for row in rejected.read(kept))
    return rejected.header(kept), rows


def sendings(person: int, length: int = 20) -> tuple[SendingRow, ...]:
    """Large files this person sent, the newest first."""
    return tuple(_sending(row) for row in LedgerSending.objects.filter(person_id=person)[:length])


def sending(number: int) -> SendingRow | None:
    found = LedgerSending.objects.filter(pk=number).first()
    return None if found is None else _sending(found)


def _sending(row: LedgerSending) -> SendingRow:
    return SendingRow(
        row.pk, row.file_name, row.size, row.state, row.rows, row.message, row.load_id, row.sent_at,
        row.finished_at,
    )  # fmt: skip


def aliases(status: str = "", source: str = "") -> tuple[AliasRow, ...]:
    """Names of the sources; what waits for a decision first, the likeliest proposal first."""
    rows = NameAlias.objects.select_related("source", "entity", "category", "decided_by")
    if status:
        rows = rows.filter(status=status)
    if source:
        rows = rows.filter(source__code=source)
    found = [_alias(row) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.status != "proposed", -(row.likeness or 0), row.name)))


def _alias(row: NameAlias) -> AliasRow:
    meant = row.entity or row.category
    return AliasRow(
        row.pk, row.source.code, row.field, row.name, row.status, meant.code if meant else row.grade,
        meant.names if meant else {}, row.likeness, row.decided_at,
        row.decided_by.name if row.decided_by else "",
    )  # fmt: skip


def meanings() -> dict[str, tuple[tuple[str, Mapping[str, str]], ...]]:
    """What a name can mean, by field: codes with their names."""
    return {
        "entity": tuple(Entity.objects.order_by("code").values_list("code", "names")),
        "category": tuple(CostCategory.objects.values_list("code", "names")),
        "grade": tuple((grade, {}) for grade in known_grades()),
    }
