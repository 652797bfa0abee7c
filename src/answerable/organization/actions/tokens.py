"""Making and revoking tokens: keys for programs. The key itself is shown once and never kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.actions.acting import acting, today
from answerable.organization.models import Person, Token
from answerable.organization.rules import tokens as rules
from answerable.organization.rules.refusal import Refused, refuse
from answerable.organization.rules.tokens import key_digest

PREFIX = "answerable_"  # so that a key is known for one where somebody finds it


def make_token(*, by: int, person: int, name: str, scopes: Sequence[str], last_day: date) -> str:
    """The key, for once. The token counts until the end of its last day (UTC)."""
    with acting(by, "make_token") as me:
        owner = Person.objects.filter(pk=person, is_active=True).first()
        if owner is None:
            raise Refused("not_found", _("Nobody of this number can hold a token."))
        refuse(
            rules.may_make(
                own=owner.pk == me.id, administers=me.may("administers"), for_service=owner.is_service
            )
        )
        name = " ".join(name.split())
        refuse(rules.is_sound(name, scopes, last_day, today()))
        key = PREFIX + secrets.token_urlsafe(32)
        token = Token.objects.create(
            person=owner,
            name=name,
            scopes=sorted(set(scopes)),
            key_digest=key_digest(key),
            made_by_id=me.id,
            expires_at=datetime.combine(last_day + timedelta(days=1), time(), UTC),
        )
        journal.record({"token": token.pk, "person": owner.email, "scopes": token.scopes})
    return key


def revoke_token(*, by: int, token: int) -> None:
    """From now on nobody gets in with it. Its own person may, and an administrator."""
    with acting(by, "revoke_token") as me:
        found = Token.objects.select_for_update().filter(pk=token).first()
        if found is None or not (found.person_id == me.id or me.may("administers")):
            raise Refused("not_found", _("There is no such token of yours."))
        if found.revoked_at is not None:
            raise Refused("wrong_state", _("This token is revoked already."))
        found.revoked_at = datetime.now(UTC)
        found.save(update_fields=["revoked_at"])
        journal.record({"token": found.pk})
