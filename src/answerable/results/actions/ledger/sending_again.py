"""Sending rejected rows again, after the names in them were decided: one click instead of a new file."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused
from answerable.results.actions.ledger.shapes import LoadOutcome
from answerable.results.actions.ledger.standing import check_loads
from answerable.results.actions.ledger.taking_in import Sent, take_in
from answerable.results.models import LedgerLoad
from answerable.results.rules.ledger import rejected


def send_again(*, by: int, load: int) -> LoadOutcome:
    """Takes in the rejected rows of a load as a load of their own, by the same mapping.

    Done twice it changes nothing: what is rejected once more is then sent again from the new load.
    Raises `Refused`: not_yours, not_found.
    """
    check_loads(by)
    found = LedgerLoad.objects.filter(pk=load).first()
    if found is None or found.rejects is None:
        raise Refused("not_found", _("There is no such load, or nothing of it was rejected."))
    content = bytes(found.rejects)
    headings = rejected.header(content)
    digest = hashlib.sha256(f"again {load}\n".encode() + content).hexdigest()
    name = _("%(name)s, rejected rows of load %(load)s") % {"name": found.file_name, "load": load}
    sent = Sent(name, digest, headings, lambda: (row.cells for row in rejected.read(content)))
    return take_in(by=by, mapping=found.mapping_id, sent=sent)
