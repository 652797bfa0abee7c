"""The symbol in a file's name."""

from __future__ import annotations

import pytest

from answerable.publishing.symbols import symbol_of_name


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("A_65_6_Prog24.zh.txt", "A/65/6 (Prog. 24)"),
        ("A_81_6_Sect29A.en.docx", "A/81/6 (Sect. 29A)"),
        ("A_68_648_Add1.zh.txt", "A/68/648/Add.1"),
        ("SW_30_12.pdf", "SW/30/12"),
    ],
)
def test_a_name_with_underscores_gives_the_symbol(name: str, symbol: str) -> None:
    assert symbol_of_name(name) == symbol


@pytest.mark.parametrize("name", ["plan.txt", "PLAN_OF_NEXT_YEAR.docx", "my_plan_2024.docx", "A_65.txt", ""])
def test_any_other_name_gives_none(name: str) -> None:
    assert symbol_of_name(name) is None
