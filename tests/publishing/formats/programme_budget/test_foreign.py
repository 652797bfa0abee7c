"""The same section set by other hands: levels of headings, split heads, lists in paragraphs, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget import reader, writer
from tests.publishing.formats.programme_budget.golden import section

Setting = Callable[[list[Block]], Iterator[Block]]


def levels(blocks: list[Block]) -> Iterator[Block]:
    """All headings of one level, captions as headings, units as paragraphs."""
    for block in blocks:
        if isinstance(block, Text) and block.style in ("heading", "caption"):
            unit = block.text.startswith("(")
            yield replace(block, style="body" if unit else "heading", level=0 if unit else 3)
        else:
            yield block


def paragraphs(blocks: list[Block]) -> Iterator[Block]:
    """Items of lists as paragraphs of their own; tabs behind numbers, blanks that do not break."""
    for block in blocks:
        if isinstance(block, Text) and block.style == "body":
            for line in block.text.split("\n"):
                number, _, rest = line.partition(" ")
                yield Text(f"{number}\t{rest.replace(' ', chr(160))}" if rest else number)
        else:
            yield block


def heads(blocks: list[Block]) -> Iterator[Block]:
    """Years over planned and actual, empty rows and columns, the head once more in the middle."""
    for block in blocks:
        if isinstance(block, Grid) and block.rows[0].cells[0] in ("Category and subcategory", "类别和次类别"):
            yield replace(block, rows=tuple(_split(block.rows)))
        else:
            yield block


def _split(rows: tuple[Cells, ...]) -> Iterator[Cells]:
    first = rows[0].cells[0]
    kinds = [cell.replace("年", " ").split()[1] for cell in rows[0].cells[1:]]
    top = Cells((first, "", "2043", "", "2044", "2045"))
    below = Cells(("", "", *kinds))
    empty = Cells(("",) * 6)
    wide = [replace(row, cells=(row.cells[0], "", *row.cells[1:])) for row in rows[1:]]
    yield from (top, empty, below, *wide[:3], top, below, *wide[3:], empty)


def lines(blocks: list[Block]) -> Iterator[Block]:
    """Lists of mandates as lines instead of tables."""
    for block in blocks:
        symbols = isinstance(block, Grid) and len(block.rows[0].cells) == 2 and "/" in block.rows[0].cells[0]
        if isinstance(block, Grid) and symbols:
            yield from (Text("\t".join(row.cells)) for row in block.rows)
        else:
            yield block


def names(blocks: list[Block]) -> Iterator[Block]:
    """'Subprogramme 1' and its name on two lines, a table's number and title on one."""
    held: Text | None = None
    for block in blocks:
        if isinstance(block, Text) and block.style == "caption" and held is None and block.text[-1].isdigit():
            held = block
            continue
        if held is not None and isinstance(block, Text):
            yield replace(held, text=f"{held.text} {block.text}")
        elif isinstance(block, Text) and block.text.startswith(("Subprogramme 1. ", "次级方案1：")):
            first, _, rest = block.text.partition("：" if "：" in block.text else ". ")
            yield from (replace(block, text=first), replace(block, text=rest))
        else:
            yield block
        held = None


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("setting", [levels, paragraphs, heads, lines, names])
def test_other_settings_give_the_same_records(language: str, setting: Setting) -> None:
    document = section(language)
    blocks = list(setting(list(writer.write(document))))
    read = reader.read(blocks)
    assert read == document
    assert read.findings == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_of_it_at_once(language: str) -> None:
    blocks = list(writer.write(section(language)))
    for setting in (names, levels, paragraphs, heads):
        blocks = list(setting(blocks))
    assert reader.read(blocks) == section(language)
