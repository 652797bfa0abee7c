"""The one door: blocks of any medium in, a document out."""

from __future__ import annotations

import pytest

from answerable.publishing.blocks import Cells, Grid, Line, Text, UnreadableInput
from answerable.publishing.formats.performance_report import reader

HEAD = ("Outputs", "Planned", "Actual", "Delivery rate")
ROWS = (("Council", "", "", ""), ("1. Charts", "4", "2", "50.0"))
ACCOMPLISHMENT = "Expected accomplishment (a): Safer channels"


def test_lines_and_grids_give_the_same_document() -> None:
    grids = [
        Text("I. Results-based-budgeting frameworks", "heading"),
        Text("A. Lighthouses", "heading"),
        Text("1. Before."),
        Text(ACCOMPLISHMENT),
        Grid(tuple(Cells(row) for row in (HEAD, *ROWS))),
    ]
    printed = (
        " I. Results-based-budgeting frameworks ", " A. Lighthouses ", "1. Before. ", f"{ACCOMPLISHMENT} ",
        "Outputs Planned Actual Delivery rate ", "Council    ", "1. Charts 4 2 50.0 ",
    )  # fmt: skip
    lines = [Line(text, 2 * number + 1) for number, text in enumerate(printed)]
    assert reader.read(lines) == reader.read(grids)


def test_another_kind_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match=r"^No budget performance report was found: expected .*\.$"):
        reader.read([Text("A letter.")])


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        reader.read([Text("A letter.")], "fr")


def test_a_named_language_is_believed() -> None:
    assert reader.read([Text("Summary", "heading"), Text("The lamps were lit.")], "en").language == "en"
