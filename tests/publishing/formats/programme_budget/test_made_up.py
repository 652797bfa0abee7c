"""Whatever a valid section holds, reading what was written gives it back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.formats.programme_budget import reader, writer
from tests.publishing.formats.programme_budget.strategies import sections

PLAIN = (Phase.explicit, Phase.reuse, Phase.generate)  # a whole document takes too long to shrink
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(suppress_health_check=SLOW, deadline=None, max_examples=25, phases=PLAIN)
@given(data=st.data())
def test_blocks_read_back_as_the_section(language: str, data: st.DataObject) -> None:
    document: Document = data.draw(sections(language))
    assert reader.read(writer.write(document)) == document


@pytest.mark.parametrize("medium", ["docx", "pdf", "xlsx", "json"])
@pytest.mark.parametrize("language", ["en", "zh"])
@settings(suppress_health_check=SLOW, deadline=None, max_examples=4, phases=PLAIN)
@given(data=st.data())
def test_every_medium_reads_back_the_section(language: str, medium: str, data: st.DataObject) -> None:
    document: Document = data.draw(sections(language))
    assert registry.read_bytes(registry.write(document, medium), "a file") == document
