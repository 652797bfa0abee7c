"""The digest of one row of a plan with everything under it: what somebody saw before they took it away."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from answerable.cycle.queries.planning.reading import SectionRows, rows_of
from answerable.cycle.rules.addresses import Address, address_of
from answerable.cycle.rules.lists import NAMES, keys_of
from answerable.cycle.rules.refusal import Refused
from answerable.results.models import ReportSection


def row_digest(section: ReportSection, path: str) -> str:
    """SHA-256 of the row at this path. Raises `Refused` (not_found) where there is none to be seen."""
    address = address_of(section.path, path)
    rows = rows_of((section.pk,)).get(section.pk)
    content = digest_content(rows, address) if rows is not None else None
    if content is None:
        raise Refused("not_found", _("There is no such row; open the section again."), place=path)
    return hashlib.sha256(content.encode()).hexdigest()


def digest_at(section_id: int, path: str) -> str:
    """`row_digest` of a section by its identity."""
    return row_digest(ReportSection.objects.get(pk=section_id), path)


def digest_content(rows: SectionRows, address: Address) -> str | None:
    """What the digest is of, as canonical JSON; None where there is no such row."""
    found = _content(rows, address)
    return None if found is None else json.dumps(found, sort_keys=True, ensure_ascii=False)


def _content(rows: SectionRows, address: Address) -> Any:
    key = address.key
    if address.subject in NAMES:
        keys = keys_of(rows.further, address.subject)
        if key[0] not in keys:
            return None
        at, name = keys.index(int(key[0] or 0)), NAMES[address.subject]
        return {code: said[name][at] for code, said in rows.further.items() if len(said.get(name, ())) > at}
    if address.subject == "objective":
        return next((texts for occurrence, texts in rows.objectives if occurrence + 1 == key[0]), None)
    if address.subject == "output":
        return next((list(row) for row in rows.outputs if key in _keys_of_output(row)), None)
    for above, indicators in rows.accomplishments:
        if address.subject == "accomplishment" and key == (above.label, above.occurrence):
            return [above.texts, [list(row) for row in indicators]]
        for row in indicators:
            if address.subject == "indicator" and key == (above.label, row.ordinal, row.occurrence):
                return list(row)
    return None


def _keys_of_output(row: Any) -> tuple[tuple[Any, ...], ...]:
    return ((row.number, row.occurrence), ("place", row.position if row.number is None else None))
