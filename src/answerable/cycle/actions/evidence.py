"""Files that bear figures out: attached while the section may be changed, removed by who may, too."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from answerable.cycle.actions.places import row_or_section
from answerable.cycle.actions.standing import acting, locked_section, no_such
from answerable.cycle.rules.files import known_file
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.results.models import Evidence

DESCRIPTION_LIMIT = 2_000


def attach_evidence(
    *,
    by: int,
    symbol: str,
    section: str,
    path: str,
    file_name: str,
    content: bytes,
    description: str = "",
) -> int:
    """Keeps a file beside a figure (or, with path '', beside the section) and returns its number.

    Its type is found in its bytes. Raises `Refused`: invalid (what it is, what was expected; or
    that the same file is there already), not_yours, wrong_state, not_found.
    """
    known = known_file(file_name, content, settings.EVIDENCE_LIMIT)
    said = acceptable_text(description, known.file_name, DESCRIPTION_LIMIT) or ""
    sha256 = hashlib.sha256(content).hexdigest()
    with acting(by, "attach_evidence") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "evidence", path)
        place = row_or_section(found, path)
        same = Evidence.objects.filter(section=found, path=place, sha256=sha256).first()
        if same is not None:
            raise Refused(
                "invalid",
                _("This file is here already, as “%(name)s”.") % {"name": same.file_name},
                place=place or section,
            )
        kept = Evidence.objects.create(
            section=found,
            path=place,
            file_name=known.file_name,
            media_type=known.media_type,
            size=len(content),
            sha256=sha256,
            content=content,
            description=said,
            person_id=actor.id,
            at=datetime.now(UTC),
        )
        journal.record(
            {"symbol": symbol, "section": section, "path": place, "file": known.file_name, "sha256": sha256}
        )
        return kept.pk


def remove_evidence(*, by: int, evidence: int) -> None:
    """Takes away a file one attached oneself, while the section may still be changed."""
    with acting(by, "remove_evidence") as actor:
        row = Evidence.objects.select_related("section__report").defer("content").filter(pk=evidence).first()
        if row is None:
            raise no_such(str(evidence))
        found = locked_section(row.section.report.symbol, row.section.path)
        actor.needs(found, "section", "evidence", row.path)
        if row.person_id != actor.id:
            raise Refused("not_yours", _("Who attached a file removes it."), place=row.path or found.path)
        Evidence.objects.filter(pk=evidence).delete()
        journal.record(
            {
                "symbol": found.report.symbol,
                "section": found.path,
                "path": row.path,
                "file": row.file_name,
                "sha256": row.sha256,
            }
        )
