"""Number, title and unit above a table."""

from __future__ import annotations

import pytest

from answerable.calc.account import Language
from answerable.publishing.blocks import Text
from answerable.publishing.formats.performance_report.captions import is_caption, title_and_unit


@pytest.mark.parametrize(
    ("captions", "language", "found"),
    [
        (("表 1", "按类别分列", "(千美元；预算年度为 2023 年)a"), "zh", ("按类别分列", "千美元")),
        (
            ("Table 2", "By category a", "(Thousands of dollars. Budget year is 2023.)"),
            "en",
            ("By category", "Thousands of dollars"),
        ),
        (("Two", "lines"), "en", ("Two lines", None)),
        ((), "en", (None, None)),
    ],
)
def test_title_and_unit(captions: tuple[str, ...], language: Language, found: tuple[str | None, ...]) -> None:
    assert title_and_unit([Text(caption) for caption in captions], language) == found


def test_numbers_and_units_are_captions_in_any_style() -> None:
    assert is_caption("Table 3", "en")
    assert is_caption("(千美元)", "zh")
    assert not is_caption("Vessels", "en")
    assert not is_caption("(see paragraph 3)", "en")
