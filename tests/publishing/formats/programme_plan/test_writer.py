"""What is written comes back equal, in both languages and every medium."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.publishing import registry
from answerable.publishing.formats.programme_plan import reader, writer
from tests.publishing.formats.programme_plan.golden import plan


@pytest.mark.parametrize("language", ["zh", "en"])
def test_blocks_come_back_equal(language):
    document = plan(language)
    assert reader.read(writer.write(document)) == document


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "docx", "pdf", "xlsx", "json"])
def test_every_medium_comes_back_equal(language, form):
    document = plan(language)
    assert registry.read_bytes(registry.write(document, form), f"plan.{form}") == document


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="zh or en"):
        writer.write(replace(plan("en"), language="fr"))
