"""What may stand in a line of posts, field by field and as a whole.

A line begins and ends on days of the period, or is there throughout. A line that ends by an act
says on which day; one that continues another names a line of the same version and begins after its
last day: a post that is moved and reclassified on one day is there once on that day.
Source: A/80/596, section I.E (posts established, abolished, reassigned, redeployed, reclassified).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.organization.rules.refusal import Refused
from answerable.plans.choices import POST_ACTS, POST_KINDS, STAFF_GROUPS
from answerable.plans.rules.amounts import figure_of, one_of, text_in, text_of
from answerable.plans.shapes import PostEntry

# Field of an entry -> column of the table.
COLUMNS: Mapping[str, str] = {
    "entity": "entity", "kind": "kind", "group": "group", "grade": "grade", "location": "location",
    "title": "titles", "count": "count", "first_day": "first_day", "last_day": "last_day",
    "begins_by": "begins_by", "ends_by": "ends_by", "continues": "continues", "reason": "reasons",
}  # fmt: skip
BY_LANGUAGE = ("title", "reason")
NEEDED = ("entity", "group", "count")  # of a line that is new
MOST = 1_000_000
_CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")

Stored = str | int | date | None


def fresh_code() -> str:
    """A code for a line of posts that no other line has."""
    return f"p-{secrets.token_hex(5)}"


def is_code(code: str) -> Refused | None:
    if _CODE.fullmatch(code):
        return None
    return Refused("invalid", _("A code has letters, digits and hyphens, at most 60."), place=code[:60])


def accepted(entry: PostEntry) -> Stored:
    """The value as it is stored (an entity stays its code). Raises `Refused` (invalid)."""
    place, value = entry.code, entry.value
    if entry.field not in COLUMNS:
        raise Refused(
            "invalid", _("“%(field)s” is no field of this row.") % {"field": entry.field[:40]}, place=place
        )
    if entry.field in BY_LANGUAGE:
        return text_in(value, entry.language, place)
    if entry.field in ("first_day", "last_day"):
        return day_of(value, place)
    if entry.field == "count":
        return _count(value, place)
    if entry.field in ("kind", "group"):
        found = one_of(value, POST_KINDS if entry.field == "kind" else STAFF_GROUPS, place)
        if found is None:
            raise Refused("invalid", _("Choose one of the list."), place=place)
        return found
    if entry.field in ("begins_by", "ends_by"):
        return one_of(value, POST_ACTS, place)
    return text_of(value, place, 120) or ""


def day_of(value: str | None, place: str = "") -> date | None:
    """A day written as 2027-04-15; None for none. Raises `Refused`."""
    text = (value or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Refused(
            "invalid", _("“%(found)s” is no day; write it as 2027-04-15.") % {"found": text[:40]}, place=place
        ) from fault


def _count(value: str | None, place: str) -> int:
    found = figure_of(value, place)
    if found is None or found != int(found) or not 0 <= found <= MOST:
        raise Refused(
            "invalid",
            _("“%(found)s” is no number of posts; a whole number of 0 or more was expected.")
            % {"found": (value or "")[:40]},
            place=place,
        )
    return int(found)


def is_sound(
    code: str,
    first_day: date | None,
    last_day: date | None,
    ends_by: str | None,
    continues: str,
    *,
    period: Period,
    ends: Mapping[str, date | None],
) -> Refused | None:
    """Whether a line holds together, within the period and among the lines of its version.

    `ends` has the last day of each of those lines by its code.
    """
    if first_day and last_day and last_day < first_day:
        return Refused("invalid", _("The last day is before the first."), place=code)
    if (first_day and first_day > period.end) or (last_day and last_day < period.start):
        return Refused("invalid", _("These days lie outside the period of the budget."), place=code)
    if ends_by and last_day is None:
        return Refused("invalid", _("Say on which day these posts end."), place=code)
    if continues and (continues == code or continues not in ends):
        return Refused(
            "invalid", _("There is no line “%(code)s” to continue.") % {"code": continues[:60]}, place=code
        )
    before = ends.get(continues)
    if before and first_day and first_day <= before:
        return Refused(
            "invalid",
            _("The posts it continues end on %(last)s: it begins on a later day, or they count twice.")
            % {"last": before.isoformat()},
            place=code,
        )
    return None
