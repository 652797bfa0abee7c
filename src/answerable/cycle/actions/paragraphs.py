"""Adding and removing paragraphs of an open report; numbers come when it is compiled.

A paragraph of one's own has no number; its path counts those without a number in the section and
stays when others come before it. What came with a number from the plan keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F, Max
from django.utils.translation import gettext as _

from answerable.cycle.actions.rows import find_rows
from answerable.cycle.actions.standing import acting, locked_section
from answerable.cycle.actions.targets import Target
from answerable.cycle.rules.addresses import address_of, paragraph_path
from answerable.cycle.rules.refusal import Refused
from answerable.foundation import journal
from answerable.results.choices import ROLES
from answerable.results.models import Comment, Entry, Paragraph, ReportSection


def add_paragraph(*, by: int, symbol: str, section: str, role: str = "other", after: str = "") -> str:
    """A place for a paragraph, behind the one at path `after` or last; returns its path.

    It is written with `record_values` (field 'text'). Raises `Refused`.
    """
    if role not in ROLES:
        raise Refused("invalid", _("There is no such kind of paragraph."), place=section)
    with acting(by, "add_paragraph") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "paragraph", "add", after)
        position = _position(found, after)
        own = Paragraph.objects.filter(section=found, number__isnull=True, mark__isnull=True)
        last = own.aggregate(last=Max("occurrence"))["last"]
        occurrence = 0 if last is None else last + 1
        places = {code: {"order": position} for code in found.report.cycle.languages}
        Paragraph.objects.filter(section=found, position__gte=position).update(position=F("position") + 1)
        Paragraph.objects.create(
            section=found, role=role, position=position, occurrence=occurrence, places=places
        )
        _order_again(found, places)
        path = paragraph_path(section, None, None, occurrence)
        journal.record({"symbol": symbol, "section": section, "path": path})
        return path


def remove_paragraph(*, by: int, symbol: str, section: str, path: str, seen: Mapping[str, str]) -> None:
    """Takes a paragraph away. `seen` are its texts by language as the person saw them: where somebody
    wrote meanwhile, it is refused (conflict)."""
    with acting(by, "remove_paragraph") as actor:
        found = locked_section(symbol, section)
        actor.needs(found, "paragraph", "remove", path)
        address = address_of(section, path)
        if address.subject != "paragraph":
            raise Refused("not_found", _("There is no such row; open the section again."), place=path)
        target = find_rows({section: found}, [address], plans=False).get(address)
        if not isinstance(target, Target):
            raise Refused("not_found", _("There is no such row; open the section again."), place=path)
        texts = {code: text for code, text in target.result.texts.items() if text}
        if texts != {code: text for code, text in seen.items() if text}:
            raise Refused(
                "conflict", _("Somebody changed this paragraph meanwhile; look at it again."), place=path
            )
        Paragraph.objects.filter(pk=target.result.pk).delete()
        Entry.objects.filter(section=found, path=path).delete()
        comments = Comment.objects.filter(section=found, path=path, settled_at__isnull=True).count()
        journal.record({"symbol": symbol, "section": section, "path": path, "open_comments": comments})


def _position(section: ReportSection, after: str) -> int:
    if not after:
        last = Paragraph.objects.filter(section=section).aggregate(last=Max("position"))["last"]
        return 0 if last is None else int(last) + 1
    address = address_of(section.path, after)
    target = find_rows({section.path: section}, [address], plans=False).get(address)
    if not isinstance(target, Target) or address.subject != "paragraph":
        raise Refused("not_found", _("There is no such row; open the section again."), place=after)
    return int(target.result.position) + 1


def _order_again(section: ReportSection, languages: Mapping[str, object]) -> None:
    """The order in each language's document follows the position."""
    rows = list(Paragraph.objects.filter(section=section).order_by("position", "pk"))
    for order, row in enumerate(rows):
        row.places = {
            code: {**place, "order": order}
            for code, place in {**{key: {} for key in languages}, **row.places}.items()
        }
    Paragraph.objects.bulk_update(rows, ["places"])
