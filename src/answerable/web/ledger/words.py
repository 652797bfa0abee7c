"""Words of the ledger: kinds of lines, fields, states; and names of ours in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.foundation.texts import Words, words
from answerable.web.frame.pages import language

KINDS = {
    "allotment": gettext_lazy("Allotments"),
    "expenditure": gettext_lazy("Expenditure"),
    "obligation": gettext_lazy("Obligations"),
    "income": gettext_lazy("Income"),
    "incumbency": gettext_lazy("Posts filled"),
}
FIELDS = {
    "key": gettext_lazy("Number of the line"),
    "entity": gettext_lazy("Entity"),
    "category": gettext_lazy("Cost category"),
    "grade": gettext_lazy("Grade"),
    "date": gettext_lazy("Day or month"),
    "amount": gettext_lazy("Amount or posts"),
    "currency": gettext_lazy("Currency"),
    "text": gettext_lazy("Text"),
    "kind": gettext_lazy("Kind of line"),
}
BY = {
    "category": gettext_lazy("by category"),
    "entity": gettext_lazy("by entity"),
    "month": gettext_lazy("by month"),
}
ALIAS_STATES = {
    "proposed": gettext_lazy("to be decided"),
    "accepted": gettext_lazy("accepted"),
    "refused": gettext_lazy("means nothing here"),
}
MARKS = {
    "": gettext_lazy("none"),
    ".": gettext_lazy("point"),
    ",": gettext_lazy("comma"),
    " ": gettext_lazy("blank"),
    "'": gettext_lazy("apostrophe"),
    "’": gettext_lazy("apostrophe ’"),
    "٫": gettext_lazy("Arabic decimal mark"),
    "٬": gettext_lazy("Arabic thousands mark"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tabulator"),
    "|": gettext_lazy("upright stroke"),
}


def named(names: Mapping[str, str], code: str | None) -> Words:
    """The name in the reader's language, else another, else the code."""
    here = language()
    return words(names, here) or Words(code or "–", here, here)


def kind_named(kind: str) -> str:
    return str(KINDS[kind]) if kind in KINDS else _("each line says its kind")
