"""Saying something about a figure or a section; settling it keeps it readable."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from answerable.cycle.actions.notices import entry_address, holders, tell
from answerable.cycle.actions.places import row_or_section
from answerable.cycle.actions.standing import Actor, acting, locked_section, no_such
from answerable.cycle.rules.matrix import FIELDS
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.results.models import Comment, ReportSection

TEXT_LIMIT = 5_000


def add_comment(*, by: int, symbol: str, section: str, path: str = "", field: str = "", text: str) -> int:
    """Leaves a comment and returns its number; the other side is told. Raises `Refused`."""
    with acting(by, "add_comment") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "comment", path)
        place = row_or_section(found, path)
        if field and field not in {name for names in FIELDS.values() for name in names}:
            raise Refused("invalid", _("There is no such field."), place=path)
        said = acceptable_text(text, place or section, TEXT_LIMIT)
        if said is None:
            raise Refused("invalid", _("A comment without words says nothing."), place=place or section)
        comment = Comment.objects.create(
            section=found, path=place, field=field, person_id=actor.id, at=datetime.now(UTC), text=said
        )
        journal.record({"symbol": symbol, "section": section, "path": place, "comment": comment.pk})
        _tell(actor, found, place, said)
        return comment.pk


def settle_comment(*, by: int, comment: int) -> None:
    """Marks a comment as dealt with; whoever may comment may. A settled one stays as it is."""
    with acting(by, "settle_comment") as actor:
        row = Comment.objects.select_related("section__report").filter(pk=comment).first()
        if row is None:
            raise no_such(str(comment))
        found = locked_section(row.section.report.symbol, row.section.path)
        actor.needs(found, "section", "comment", row.path)
        settled = Comment.objects.filter(pk=comment, settled_at__isnull=True).update(
            settled_by_id=actor.id, settled_at=datetime.now(UTC)
        )
        if settled:
            journal.record({"symbol": found.report.symbol, "section": found.path, "comment": comment})


def _tell(actor: Actor, section: ReportSection, path: str, text: str) -> None:
    """The budget office hears the entity, the entity the budget office."""
    own = {"focal_point", "head_of_entity"} & set(actor.roles(section.entity_id))
    others = ("budget_office",) if own else ("focal_point", "head_of_entity")
    symbol = section.report.symbol
    tell(
        holders(others, section.entity_id) - {actor.id},
        "comment",
        f"{symbol} {path or section.path}",
        address=entry_address(symbol, section.path),
        parameters={
            "symbol": symbol,
            "section": section.path,
            "path": path,
            "names": section.names,
            "by": actor.name,
            "text": text[:500],
        },
    )
