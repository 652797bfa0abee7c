"""A corrigendum is written and read back the same; what is none is refused."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.calc.account import Document, Paragraph, Period, Row, Section, Table
from answerable.publishing.blocks import Text, UnreadableInput
from answerable.publishing.formats.corrigendum import reader, writer
from answerable.publishing.formats.corrigendum.mapping import COLUMNS, DERIVED, WORDS, recognise


def corrigendum(language: str) -> Document:
    cells = {"what": "Output 2: actual", "old": None, "new": "not_applicable", "reason": "A slip."}
    derived = {"what": "Output 2: delivery rate", "old": "75.0", "new": None}
    return Document(
        "corrigendum",
        language,
        "SW/31/1/Corr.1",
        "Corrigendum",
        Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25"),
        (Section("reasons", WORDS[language].reasons, paragraphs=(Paragraph("Why.", "introduction"),)),),
        (
            Table("corrections", COLUMNS, (Row(cells, "A#2"),)),
            Table("derived", DERIVED, (Row(derived, "A#2"),)),
        ),
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_written_is_read_back(language):
    document = corrigendum(language)
    blocks = writer.write(document)
    assert recognise(blocks) == language
    assert reader.read(blocks) == document


def test_what_is_no_corrigendum_is_refused():
    with pytest.raises(UnreadableInput, match="table of corrections"):
        reader.read((Text("A letter"),))
