"""Why a row was not taken in: one code for programs, one sentence for people, with the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _


class Reason(NamedTuple):
    """`value` is what stands in the file."""

    code: str
    value: str = ""


# Reasons that a decision about a name does away with: such rows are sent again with one click.
OF_NAMES = frozenset({"entity_unknown", "category_unknown", "grade_unknown"})


def sentence(reason: Reason) -> str:
    """What, why and what to do, in the reader's language."""
    said = _SENTENCES.get(reason.code)
    if said is None:
        return reason.code
    return said() % {"value": reason.value}


_SENTENCES: dict[str, Callable[[], str]] = {
    "cells": lambda: _(
        "The row has %(value)s cells, not as many as the heading; a delimiter may stand in a text."
    ),
    "key_missing": lambda: _("The line has no number; without one it could be taken in twice."),
    "key_too_long": lambda: _("The number of the line is longer than 200 characters."),
    "key_differs": lambda: _(
        "A line with the number %(value)s is here already and says something else. "
        "Lines are not altered: send the difference as a line of its own."
    ),
    "kind_unknown": lambda: _("“%(value)s” is no kind of line the mapping knows; add it to the mapping."),
    "entity_missing": lambda: _("The line names no entity."),
    "entity_unknown": lambda: _("“%(value)s” is no entity here; decide under Names what it means."),
    "entity_refused": lambda: _("“%(value)s” was decided to be no entity of ours."),
    "category_missing": lambda: _("The line names no cost category."),
    "category_unknown": lambda: _("“%(value)s” is no cost category here; decide under Names what it means."),
    "category_refused": lambda: _("“%(value)s” was decided to be no cost category of ours."),
    "grade_missing": lambda: _("The line names no grade."),
    "grade_unknown": lambda: _("“%(value)s” is no grade of the budget; decide under Names what it means."),
    "grade_refused": lambda: _("“%(value)s” was decided to be no grade of ours."),
    "date_missing": lambda: _("The line has no day."),
    "date_unreadable": lambda: _("“%(value)s” is no day written as the mapping says."),
    "no_period": lambda: _(
        "No period here has the day %(value)s; begin its budget or open it, then send the line again."
    ),
    "amount_missing": lambda: _("The line has no amount; zero is written 0."),
    "amount_unreadable": lambda: _("“%(value)s” is no amount written as the mapping says."),
    "amount_too_precise": lambda: _("“%(value)s” has more than two decimals."),
    "amount_inexact": lambda: _(
        "“%(value)s” has more digits than a workbook keeps exactly; send it as CSV or Parquet."
    ),
    "currency_unknown": lambda: _("“%(value)s” is no currency; three capital letters were expected."),
    "unstorable": lambda: _("The line holds a character that cannot be stored."),
}
CODES = tuple(_SENTENCES)
