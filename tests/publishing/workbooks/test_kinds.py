from __future__ import annotations

from answerable.publishing.workbooks.kinds import kinds
from answerable.results.choices import WORKBOOKS


def test_there_is_a_kind_for_every_workbook_that_is_kept() -> None:
    assert set(kinds()) <= set(WORKBOOKS)
    for kind in kinds().values():
        assert callable(kind.book)
        assert callable(kind.judge)
        assert callable(kind.write)
