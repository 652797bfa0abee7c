"""Saving how a source's files are read: a new version each time, the old ones stay with their loads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.rules.refusal import Refused
from answerable.results.actions.ledger.standing import loading
from answerable.results.models import LedgerMapping, LedgerSource
from answerable.results.rules.ledger import layout_of

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def save_mapping(
    *, by: int, source: str, kind: str, columns: Mapping[str, Any], names: Mapping[str, str] | None = None
) -> int:
    """Saves a mapping of a source (made if it is new, called `names`); returns its identity.

    Where the newest version says the same, that one is returned and nothing is written. `columns`
    is what `results.rules.ledger.layout_of` reads. Raises `Refused`: not_yours, invalid.
    """
    layout_of(kind, columns)
    if not _CODE.fullmatch(source) or len(source) > 60:
        raise Refused(
            "invalid",
            _("A short name such as erp-finance was expected: small letters, digits and hyphens."),
            place="source",
        )
    with loading(by, "save_ledger_mapping"):
        found = _source(source, names)
        newest = LedgerMapping.objects.filter(source=found, kind=kind).order_by("-version").first()
        if newest is not None and newest.columns == dict(columns):
            return int(newest.pk)
        made = LedgerMapping.objects.create(
            source=found,
            kind=kind,
            version=1 if newest is None else newest.version + 1,
            columns=dict(columns),
            made_at=datetime.now(UTC),
            made_by_id=by,
        )
        journal.record({"source": source, "kind": kind, "version": made.version})
        return int(made.pk)


def _source(code: str, names: Mapping[str, str] | None) -> LedgerSource:
    """The source, locked, so that two versions never get one number."""
    stated = {language: text.strip()[:200] for language, text in (names or {}).items() if text.strip()}
    LedgerSource.objects.get_or_create(code=code, defaults={"names": stated or {"en": code}})
    found = LedgerSource.objects.select_for_update().get(code=code)
    if stated and stated != found.names:
        found.names = stated
        found.save(update_fields=["names"])
    return found
