"""Why a file of the ledger cannot be read, in one sentence with the way out."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused
from answerable.publishing.ledger import Unusable


def refused(unusable: Unusable) -> Refused:
    """The refusal for people that stands for it."""
    sentence = _SENTENCES[unusable.code]()
    return Refused("invalid", sentence % {"found": unusable.found}, place="file")


def too_large() -> str:
    """Of a file beyond the limit, in MB."""
    return _("The file is larger than %(found)s MB, the largest that is read; send it in parts.")


_SENTENCES: dict[str, Callable[[], str]] = {
    "empty": lambda: _("The file is empty."),
    "kind": lambda: _("The file is of no kind that is read here; one ending in %(found)s was expected."),
    "no_headings": lambda: _("The file has no headings in its first row; the mapping needs them."),
    "same_heading": lambda: _("The heading “%(found)s” stands twice; rename one of the columns."),
    "columns": lambda: _("The file has %(found)s columns; at most 1000 are read. Send those of the mapping."),
    "rows": lambda: _("The file has more than %(found)s rows; send it in parts."),
    "long_row": lambda: _("A row of the file has more than %(found)s characters; shorten its texts."),
    "encoding": lambda: _(
        "The text cannot be read as %(found)s. State in the mapping in which encoding it is written."
    ),
    "delimiter": lambda: _(
        "It cannot be told what parts the columns (%(found)s). State the delimiter in the mapping."
    ),
    "broken_csv": lambda: _(
        "The file cannot be read from line %(found)s on: a quotation mark may be missing or too many there, "
        "or a text too long. Nothing was loaded."
    ),
    "broken_workbook": lambda: _(
        "The workbook is damaged or of an older form; save it as .xlsx and send it again."
    ),
    "encrypted": lambda: _("The workbook is locked by a password; save it without one and send it again."),
    "macros": lambda: _("The workbook holds macros (%(found)s); save it as .xlsx without them."),
    "too_large": too_large,
    "no_sheet": lambda: _("The workbook has no sheet of that name; it has: %(found)s."),
    "broken_parquet": lambda: _("The Parquet file is damaged; write it anew and send it again."),
}
