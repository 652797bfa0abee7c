"""What may be done to people's accounts, and by whom."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused

LONGEST_NAME = 120


def is_sound(name: str, language: str, languages: Collection[str]) -> Refused | None:
    """A name that can be shown, a language there is."""
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return Refused("invalid", _("Type a name of at most 120 characters."), place="name")
    if language not in languages:
        return Refused("invalid", _("Choose one of the languages."), place="language")
    return None


def address_is_free(email: str, *, taken: bool) -> Refused | None:
    """An e-mail address that is one, and nobody's yet."""
    try:
        validate_email(email)
    except ValidationError:
        return Refused("invalid", _("This is no e-mail address."), place="email")
    if len(email) > 254:
        return Refused("invalid", _("This is no e-mail address."), place="email")
    if taken:
        return Refused(
            "wrong_state", _("Somebody has this address already: give that person the role."), place="email"
        )
    return None


def may_deactivate(*, own: bool, is_active: bool, others: Collection[int]) -> Refused | None:
    """Never oneself; never the last administrator."""
    if own:
        return Refused("own_work", _("Nobody closes their own account: another administrator does."))
    if not is_active:
        return Refused("wrong_state", _("This account is closed already."))
    if not others:
        return Refused("wrong_state", _("This is the last administrator: appoint another one first."))
    return None
