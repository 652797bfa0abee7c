from __future__ import annotations

from datetime import date

import pytest

from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.shapes import Unusable
from tests.publishing.workbooks.filling import book, edited, repacked, table


def test_a_workbook_says_what_it_is_and_which_rows_it_was_made_with() -> None:
    sent = read(writing.write(book()))
    assert sent.about == {
        "format": "answerable-workbook", "version": "1", "kind": "actuals", "target": "SW-draft",
        "entity": "lakes", "language": "en",
    }  # fmt: skip
    assert sent.ids == {"outputs": ["A|A#1", "A|A#2", "A|A#3"]}


def test_sheets_are_known_by_their_mark_and_columns_by_their_codes() -> None:
    def edit(file) -> None:
        file["Outputs"].title = "Renamed"
        file.create_sheet("My notes")["A1"] = "hello"

    sent = read(edited(writing.write(book()), edit))
    assert [(sheet.name, sheet.code) for sheet in sent.sheets] == [("Renamed", "outputs")]
    first = next(iter(sent.sheets[0].lines()))
    assert first[0] == 4
    assert first[1][sent.sheets[0].columns["name"]] == "Bulletins"
    assert first[1][sent.sheets[0].columns["id"]] == "A|A#1"


def test_days_come_as_days_whichever_year_the_file_counts_from() -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    def edit(file) -> None:
        file.epoch = CALENDAR_MAC_1904
        file["Outputs"]["H5"] = date(2026, 7, 1)

    sent = read(edited(writing.write(book(table())), edit)).sheets[0]
    assert str(sent.rows[4][sent.columns["day"]])[:10] == "2026-07-01"


def test_another_workbook_is_none_of_ours() -> None:
    content = edited(writing.write(book()), lambda file: file.remove(file["answerable"]))
    with pytest.raises(Unusable) as refused:
        read(content)
    assert refused.value.problem.code == "not_ours"


def test_a_hidden_sheet_of_somebody_else_is_none_of_ours() -> None:
    def edit(file) -> None:
        file["answerable"]["B1"] = "something"

    with pytest.raises(Unusable) as refused:
        read(edited(writing.write(book()), edit))
    assert refused.value.problem.code == "not_ours"


def test_what_the_reader_cannot_read_is_refused() -> None:
    content = repacked(
        writing.write(book()), lambda name, data: b"<nothing" if name == "xl/sharedStrings.xml" else data
    )
    with pytest.raises(Unusable) as refused:
        read(content)
    assert refused.value.problem.code == "broken"
