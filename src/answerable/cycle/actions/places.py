"""Where something is said or kept: a section, or one of its rows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.cycle.actions.rows import row_exists
from answerable.cycle.rules.addresses import address_of
from answerable.cycle.rules.refusal import Refused
from answerable.results.models import ReportSection


def row_or_section(section: ReportSection, path: str) -> str:
    """The path, or '' for the section itself. Refused where the section has no such row."""
    if path in ("", section.path):
        return ""
    address = address_of(section.path, path)
    if not row_exists(section, address):
        raise Refused("not_found", _("There is no such row; open the section again."), place=path)
    return path
