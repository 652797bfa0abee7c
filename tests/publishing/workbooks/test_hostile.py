"""What people and attackers do to workbooks, one test each: found at its cell, or understood."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from answerable.publishing.workbooks import writing
from answerable.publishing.workbooks.checking import check
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.shapes import Checked, Unusable
from answerable.publishing.workbooks.wording import sentence
from tests.publishing.workbooks.filling import ACTUAL, DAY, LEVEL, REASON, book, edited, filled, repacked


def _checked(content: bytes) -> Checked:
    return check(book(), read(content))


def _places(content: bytes) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in _checked(content).problems]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "=cmd|'/c calc'!A1", "＝1+1"])
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    def edit(file) -> None:
        cell = file["Outputs"][REASON]
        cell.value = text
        cell.data_type = "s"

    (change,) = _checked(edited(writing.write(book()), edit)).changes
    assert change.after == text.strip()


def test_a_formula_that_was_never_calculated_is_refused_at_its_cell() -> None:
    checked = _checked(filled(writing.write(book()), {ACTUAL: "=2+2"}))
    assert [(p.code, p.cell) for p in checked.problems] == [("formula_without_value", ACTUAL)]
    assert "Open it there" in sentence(checked.problems[0])


def test_a_calculated_formula_counts_with_its_result_and_is_said() -> None:
    content = filled(writing.write(book()), {ACTUAL: "=2+2"})
    content = repacked(
        content,
        lambda name, data: (
            data.replace(b"<f>2+2</f><v></v>", b"<f>2+2</f><v>4</v>").replace(
                b"<f>2+2</f><v />", b"<f>2+2</f><v>4</v>"
            )
            if name.endswith("sheet2.xml")
            else data
        ),
    )
    checked = _checked(content)
    assert checked.problems == ()
    assert [change.after for change in checked.changes] == ["4"]
    assert [note.code for note in checked.notes] == ["formulas"]


def test_merged_cells_are_refused_at_their_first_cell() -> None:
    content = edited(writing.write(book()), lambda file: file["Outputs"].merge_cells("K5:K7"))
    assert ("merged", "K5") in _places(content)


def test_what_was_written_in_a_hidden_row_is_read_and_said() -> None:
    def edit(file) -> None:
        file["Outputs"][ACTUAL] = 7
        file["Outputs"].row_dimensions[5].hidden = True

    (change,) = _checked(edited(writing.write(book()), edit)).changes
    assert change.hidden


@pytest.mark.parametrize("what", ["column", "sheet"])
def test_what_was_written_in_a_hidden_column_or_sheet_is_read_and_said(what: str) -> None:
    def edit(file) -> None:
        sheet = file["Outputs"]
        sheet[ACTUAL] = 7
        if what == "sheet":
            sheet.sheet_state = "hidden"
        else:
            sheet.column_dimensions[ACTUAL[0]].hidden = True

    (change,) = _checked(edited(writing.write(book()), edit)).changes
    assert change.hidden
    assert not _checked(filled(writing.write(book()), {ACTUAL: 7})).changes[0].hidden


def test_what_stands_in_a_column_of_ones_own_is_said_not_to_be_read() -> None:
    def edit(file) -> None:
        column = file["Outputs"].max_column + 2
        for row in (5, 6):
            file["Outputs"].cell(row, column, row / 2)

    checked = _checked(edited(writing.write(book()), edit))
    (note,) = checked.notes
    assert (checked.problems, note.code, note.found) == ((), "beside", "2.5")
    assert "not read" in sentence(note)


@pytest.mark.parametrize("gone", ["column", "row"])
def test_a_sheet_without_its_marks_says_what_may_have_been_deleted(gone: str) -> None:
    def edit(file) -> None:
        (file["Outputs"].delete_cols if gone == "column" else file["Outputs"].delete_rows)(1)

    (problem,) = _checked(edited(writing.write(book()), edit)).problems
    assert "hidden first row or column" in sentence(problem)


@pytest.mark.parametrize(("typed", "figure"), [("'5", "5"), ("007", "7"), ("०१२", "12"), (" 5\u00a0", "5")])
def test_numbers_stored_as_text_are_the_numbers_they_say(typed: str, figure: str) -> None:
    (change,) = _checked(filled(writing.write(book()), {ACTUAL: typed})).changes
    assert change.after == figure


@pytest.mark.parametrize("typed", ["1e5", "TRUE", True, "#N/A", "五"])
def test_what_is_no_figure_is_refused_at_its_cell(typed: object) -> None:
    assert [cell for _code, cell in _places(filled(writing.write(book()), {ACTUAL: typed}))] == [ACTUAL]


def test_headers_in_two_languages_change_nothing() -> None:
    def edit(file) -> None:
        sheet = file["Outputs"]
        for cell, title in {
            "C4": "部门 / Section",
            "F4": "实际",
            "G4": "级别",
            "K4": "Reason / 原因",
        }.items():
            sheet[cell] = title
        sheet[ACTUAL], sheet[LEVEL] = "不适用", "高"

    checked = _checked(edited(writing.write(book()), edit))
    assert checked.problems == ()
    assert [change.after for change in checked.changes] == ["not_applicable", "high"]


def test_words_of_a_chinese_workbook_are_those_of_an_english_one() -> None:
    content = filled(writing.write(book(language="zh")), {LEVEL: "低"})
    assert [change.after for change in _checked(content).changes] == ["low"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-07-13", "2026-07-13"), ("13 July 2026", "2026-07-13"), ("2026年7月13日", "2026-07-13"),
     (datetime(2026, 7, 13), "2026-07-13")],  # noqa: DTZ001
)  # fmt: skip
def test_days_as_text_are_understood(typed: object, day: str) -> None:
    assert [change.after for change in _checked(filled(writing.write(book()), {DAY: typed})).changes] == [day]


def test_a_day_that_could_be_two_is_refused_with_both() -> None:
    checked = _checked(filled(writing.write(book()), {DAY: "03/04/2026"}))
    assert "2026-04-03 / 2026-03-04" in sentence(checked.problems[0])


def test_a_figure_that_became_a_day_is_refused() -> None:
    assert _places(filled(writing.write(book()), {ACTUAL: datetime(2026, 2, 1)})) == [  # noqa: DTZ001
        ("date_in_figure", ACTUAL)
    ]


@pytest.mark.parametrize(
    "typed", ["1 234,5", "1.234,50", "1,234.5", "1'234.5", "1\u202f234,5", "１２３４．５", "١٬٢٣٤٫٥"]
)
def test_separators_of_every_country_are_understood(typed: str) -> None:
    (change,) = _checked(filled(writing.write(book()), {ACTUAL: typed})).changes
    assert float(change.after or "") == 1234.5


def test_a_separator_that_could_be_two_is_refused_with_the_way_out() -> None:
    checked = _checked(filled(writing.write(book()), {ACTUAL: "1,234"}))
    said = sentence(checked.problems[0])
    assert "1234 / 1.234" in said
    assert "without a sign for thousands" in said


def test_a_per_cent_is_not_taken_for_its_hundredth() -> None:
    def edit(file) -> None:
        file["Outputs"][ACTUAL] = 0.12
        file["Outputs"][ACTUAL].number_format = "0%"

    assert _places(edited(writing.write(book()), edit)) == [("percent", ACTUAL)]


def test_without_its_protection_a_workbook_is_checked_all_the_same() -> None:
    def edit(file) -> None:
        file["Outputs"].protection.sheet = False
        file["Outputs"]["E5"] = 999

    assert _places(edited(writing.write(book()), edit)) == [("locked", "E5")]


def _outcome(content: bytes) -> str:
    """What is said of a file: why it is refused, or that it was read."""
    try:
        checked = check(book(), read(content))
    except Unusable as refusal:
        return sentence(refusal.problem)
    return f"read: {len(checked.problems)} problems"


def test_a_file_with_some_bytes_turned_is_refused_or_read_and_never_breaks() -> None:
    """Two hundred damaged files; what cannot be read says so."""
    content = writing.write(book())
    chance, outcomes = random.Random(7), set()
    for _ in range(200):
        damaged = bytearray(content)
        for _turn in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        outcomes.add(_outcome(bytes(damaged)))
    assert "" not in outcomes


def test_a_sheet_with_some_bytes_turned_is_refused_or_read_and_never_breaks() -> None:
    """The same inside the package, where no checksum helps."""
    content = writing.write(book())
    chance, outcomes = random.Random(11), set()

    def damage(name: str, data: bytes) -> bytes:
        if not name.endswith(".xml") or chance.random() < 0.5:
            return data
        damaged = bytearray(data)
        for _turn in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(32, 127)
        return bytes(damaged)

    for _ in range(150):
        outcomes.add(_outcome(repacked(content, damage)))
    assert "" not in outcomes
