"""The steps of a section: submit, return, clear, reopen.

Each is bound to the digest of what it was done to. Duties are separated: who entered or submitted
anything in a section does not clear it; the database refuses it, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.actions.notices import entry_address, holders, tell
from answerable.cycle.actions.places import row_or_section
from answerable.cycle.actions.standing import Actor, acting, locked_section
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.requirements import missing_to_submit
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.cycle.shapes import Remark
from answerable.foundation import journal
from answerable.results.models import Comment, Entry, ReportSection, SectionStep

TEXT_LIMIT = 5_000
_ENTITY = ("focal_point", "head_of_entity")


def submit_section(*, by: int, symbol: str, section: str, text: str = "") -> None:
    """The entity says: this is our account. Raises `Refused`; 'incomplete' names the first thing missing."""
    with acting(by, "submit_section") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "submit")
        missing = missing_to_submit(found.pk)
        if missing:
            sentence = ngettext(
                "%(count)s thing is missing before this section can be submitted: %(first)s",
                "%(count)s things are missing before this section can be submitted; the first: %(first)s",
                len(missing),
            )
            raise Refused(
                "incomplete",
                sentence % {"count": len(missing), "first": missing[0].sentence},
                place=missing[0].path,
            )
        _step(actor, found, "submitted", "submitted", text)
        _tell(actor, found, "submitted", holders(("budget_office",), found.entity_id), text)


def return_section(*, by: int, symbol: str, section: str, text: str, comments: Sequence[Remark] = ()) -> None:
    """The budget office gives a submitted section back, saying why; comments may stand at figures."""
    with acting(by, "return_section") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "return")
        _give_back(actor, found, "returned", text, comments)


def reopen_section(*, by: int, symbol: str, section: str, text: str) -> None:
    """A cleared section goes back to its entity, saying why; it has to be submitted and cleared again."""
    with acting(by, "reopen_section") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "reopen")
        _give_back(actor, found, "reopened", text, ())


def clear_section(*, by: int, symbol: str, section: str, digest: str, text: str = "") -> None:
    """The budget office accepts what it looked at: `digest` is of the content it was shown.

    Raises `Refused`: 'stale' where the content is another one now, 'own_work' for who entered or
    submitted anything of it.
    """
    with acting(by, "clear_section") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "section", "clear")
        _refuse_own_work(actor, found)
        if section_digest(found.pk) != digest:
            raise Refused(
                "stale",
                _("The section changed after you opened it; look at it again before clearing."),
                place=found.path,
            )
        _step(actor, found, "cleared", "cleared", text)
        _tell(actor, found, "cleared", holders(_ENTITY, found.entity_id), text)


def _refuse_own_work(actor: Actor, section: ReportSection) -> None:
    own = Entry.objects.filter(section=section, person_id=actor.id).exists()
    if own or SectionStep.objects.filter(section=section, person_id=actor.id, act="submitted").exists():
        raise Refused(
            "own_work",
            _("Who entered or submitted something does not clear it; a colleague has to."),
            place=section.path,
        )


def _give_back(actor: Actor, section: ReportSection, act: str, text: str, comments: Sequence[Remark]) -> None:
    said = acceptable_text(text, section.path, TEXT_LIMIT)
    if said is None:
        raise Refused("invalid", _("Say what has to be done; the entity reads it."), place=section.path)
    now = datetime.now(UTC)
    rows = []
    for remark in comments:
        remark_text = acceptable_text(remark.text, remark.path or section.path, TEXT_LIMIT)
        if remark_text is None:
            raise Refused("invalid", _("A comment without words says nothing."), place=remark.path)
        rows.append(
            Comment(
                section=section,
                path=row_or_section(section, remark.path),
                field=acceptable_text(remark.field, limit=60) or "",
                person_id=actor.id,
                at=now,
                text=remark_text,
            )
        )
    Comment.objects.bulk_create(rows)
    _step(actor, section, "returned", act, said)
    _tell(actor, section, "returned", holders(_ENTITY, section.entity_id), said)


def _step(actor: Actor, section: ReportSection, status: str, act: str, text: str) -> None:
    """The new state, its entry in the section's history and in the journal."""
    said = acceptable_text(text, section.path, TEXT_LIMIT) or ""
    digest = section_digest(section.pk)
    changed = ReportSection.objects.filter(pk=section.pk, status=section.status).update(status=status)
    if changed != 1:
        raise Refused("not_yours", _("This is not yours to change."), place=section.path)
    SectionStep.objects.create(
        section=section, act=act, person_id=actor.id, at=datetime.now(UTC), digest=digest, text=said
    )
    journal.record({"symbol": section.report.symbol, "section": section.path, "step": act, "digest": digest})


def _tell(actor: Actor, section: ReportSection, kind: str, people: set[int], text: str) -> None:
    symbol = section.report.symbol
    tell(
        people - {actor.id},
        kind,
        f"{symbol} {section.path}",
        address=entry_address(symbol, section.path),
        parameters={
            "symbol": symbol,
            "section": section.path,
            "names": section.names,
            "by": actor.name,
            "text": text[:500],
        },
    )
