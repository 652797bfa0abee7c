"""The journal's entry as a person reads it."""

from __future__ import annotations

import pytest

from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity


@pytest.mark.django_db
def test_an_entry_says_what_it_is():
    Entity.objects.create(code="a", names={})
    assert str(JournalEntry.objects.get()) == "1 direct_write INSERT organization_entity"
