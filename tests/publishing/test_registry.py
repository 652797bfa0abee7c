"""Which medium and kind a file is, and what is said of one that is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.publishing import registry, sample
from answerable.publishing.blocks import UnreadableInput


def test_bytes_are_read_as_the_file_would_be(tmp_path: Path) -> None:
    data = registry.write(sample.documents()[0], "text")
    path = tmp_path / "report.txt"
    path.write_bytes(data)

    assert registry.read_bytes(data, "report.txt") == registry.read(path)


def test_bytes_that_are_no_report_are_named() -> None:
    with pytest.raises(UnreadableInput, match=r"^letter\.txt: expected a budget performance report"):
        registry.read_bytes(b"Dear colleague", "letter.txt")
