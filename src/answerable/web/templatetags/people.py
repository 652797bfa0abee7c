"""How people, roles and places are said on pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language, gettext

from answerable.foundation.texts import content_language, words
from answerable.web.access.words import INVITATION_STATES, ROLE_DOES, ROLE_NAMES, ROLE_STATES, SCOPE_NAMES

register = template.Library()


@register.filter
def role_name(role: str) -> Any:
    return ROLE_NAMES[role]


@register.filter
def role_does(role: str) -> Any:
    return ROLE_DOES[role]


@register.filter
def entity_name(names: Any) -> str:
    """The name of an entity in the language of the page; '' for the whole institution."""
    return str(words(names, content_language(get_language() or "en")) or "")


@register.filter
def role_state(state: str) -> Any:
    return ROLE_STATES[state]


@register.filter
def invitation_state(state: str) -> Any:
    return INVITATION_STATES[state]


@register.filter
def scope_names(scopes: Any) -> str:
    return gettext("; ").join(str(SCOPE_NAMES[scope]) for scope in scopes)
