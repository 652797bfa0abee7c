"""What was made and not touched has no errors and no changes; every planted error is found at its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.publishing.workbooks import template, writing
from answerable.publishing.workbooks.checking import check, counted
from answerable.publishing.workbooks.reading import read
from answerable.publishing.workbooks.shapes import Book, Change, Checked, Row, Unusable
from tests.publishing.workbooks.filling import (
    ACTUAL,
    AMOUNT,
    COUNT,
    DAY,
    LEVEL,
    OPEN,
    REASON,
    book,
    edited,
    filled,
    table,
)


def _checked(content: bytes, now: Book | None = None, **more: Any) -> Checked:
    return check(now or book(), read(content), **more)


def _places(checked: Checked) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in checked.problems]


_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n=+-@'\"<&"), max_size=60)
_FIGURES = st.decimals(-(10**14), 10**14, places=2).map(str) | st.integers(0, 10**20).map(str)
_VALUES = st.tuples(
    _TEXTS,
    _TEXTS,
    st.none() | _FIGURES,
    st.none() | _FIGURES | st.sampled_from(["not_applicable", "yes", "1.50"]),
    st.none() | st.sampled_from(["high", "low"]),
    st.none() | st.dates().filter(lambda day: day.year >= 1900).map(str),
    st.none() | st.integers(0, 10**6).map(str),
    st.none() | st.decimals(0, 10**12, places=2).map(str),
    st.none() | _TEXTS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_VALUES, min_size=1, max_size=6))
def test_what_was_made_and_not_touched_has_no_errors_and_no_changes(values: list[tuple[Any, ...]]) -> None:
    rows = tuple(Row(f"A|A#{at}", value, OPEN) for at, value in enumerate(values))
    made = book(table(rows))
    checked = _checked(writing.write(made), made)
    assert checked.problems == ()
    assert checked.changes == ()
    assert checked.cells == 9 * len(rows)


_WRONG = {
    ACTUAL: ["1,234", "many", True, "#REF!"],
    LEVEL: ["middling"],
    DAY: ["03/04/2026", "soon", 7],
    COUNT: ["2.5", -1],
    AMOUNT: ["1.2345", "x"],
    "D5": ["another label"],
}


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(_WRONG)), st.integers(0, 3), min_size=1))
def test_every_planted_error_is_found_at_its_cell_and_nothing_else(planted: dict[str, int]) -> None:
    cells = {cell: _WRONG[cell][at % len(_WRONG[cell])] for cell, at in planted.items()}
    checked = _checked(filled(writing.write(book()), cells))
    assert sorted(problem.cell for problem in checked.problems) == sorted(cells)
    assert checked.changes == ()


def test_what_somebody_filled_is_a_change_with_its_place() -> None:
    checked = _checked(filled(writing.write(book()), {ACTUAL: 7, "K6": "", REASON: "because", LEVEL: "Low"}))
    assert checked.problems == ()
    assert checked.changes[0].name == "Bulletins"
    assert tuple(replace(change, name="", title="") for change in checked.changes) == (
        Change("outputs", "A|A#1", "actual", None, "7", "Outputs", ACTUAL),
        Change("outputs", "A|A#1", "level", None, "low", "Outputs", LEVEL),
        Change("outputs", "A|A#1", "reason", None, "because", "Outputs", REASON),
        Change("outputs", "A|A#2", "reason", "why", None, "Outputs", "K6"),
    )


def test_a_figure_written_otherwise_is_no_change() -> None:
    assert _checked(filled(writing.write(book()), {"F6": "5,00", "E6": 4.5})).changes == ()


def test_what_another_wrote_since_is_no_change_of_who_did_not_touch_it() -> None:
    content = writing.write(book())
    assert _checked(content, _with_actual("99")).changes == ()


def test_what_both_wrote_is_marked() -> None:
    content = filled(writing.write(book()), {ACTUAL: 7})
    (change,) = _checked(content, _with_actual("99")).changes
    assert change.theirs
    assert (change.before, change.after) == ("99", "7")
    assert _checked(content, _with_actual("7.0")).changes == ()


def _with_actual(value: str) -> Book:
    made = table()
    first = made.rows[0]
    values = (*first.values[:3], value, *first.values[4:])
    return book(replace(made, rows=(replace(first, values=values), *made.rows[1:])))


def test_a_cell_that_is_no_longer_yours_says_why() -> None:
    made = table()
    closed = replace(made.rows[0], open=frozenset(), why={3: "The section is submitted."})
    content = filled(writing.write(book()), {ACTUAL: 7, "D5": "other"})
    checked = _checked(content, book(replace(made, rows=(closed, *made.rows[1:]))))
    assert _places(checked) == [("locked", "D5"), ("not_yours", ACTUAL)]
    assert checked.problems[1].expected == "The section is submitted."


def test_a_rule_that_refuses_a_change_is_said_at_its_cell() -> None:
    checked = _checked(filled(writing.write(book()), {ACTUAL: 7}), judge=lambda change: f"No {change.after}.")
    assert [(p.code, p.cell, p.expected) for p in checked.problems] == [("refused", ACTUAL, "No 7.")]
    assert checked.changes == ()


def test_rows_deleted_copied_and_invented_are_said() -> None:
    def edit(file) -> None:
        sheet = file["Outputs"]
        for column in range(1, 12):
            sheet.cell(9, column).value = sheet.cell(6, column).value
        sheet["A7"] = "A|A#9"
        sheet["D12"] = "a line of my own"

    checked = _checked(edited(writing.write(book()), edit))
    assert _places(checked) == [
        ("row_unknown", "A7"),
        ("row_twice", "A9"),
        ("stray", "D12"),
        ("row_missing", ""),
    ]
    assert checked.problems[1].expected == "A6"


def test_a_deleted_row_is_said_and_the_others_keep_their_place() -> None:
    checked = _checked(edited(writing.write(book()), lambda file: file["Outputs"].delete_rows(5)))
    assert _places(checked) == [("row_missing", "")]
    assert checked.problems[0].found == "A|A#1"


def test_rows_may_be_sorted_and_columns_may_stand_elsewhere() -> None:
    def edit(file) -> None:
        sheet = file["Outputs"]
        for column in range(1, 12):
            first, second = sheet.cell(5, column), sheet.cell(6, column)
            first.value, second.value = second.value, first.value
        sheet.insert_cols(3)
        sheet["G6"] = 8

    (change,) = _checked(edited(writing.write(book()), edit)).changes
    assert (change.row, change.column, change.after, change.cell) == ("A|A#1", "actual", "8", "G6")


def test_a_row_that_is_gone_is_a_problem_only_where_somebody_filled_it() -> None:
    made = table()
    now = book(replace(made, rows=made.rows[1:]))
    content = writing.write(book())
    untouched = _checked(content, now)
    assert untouched.problems == ()
    assert [note.code for note in untouched.notes] == ["row_gone"]
    assert _places(_checked(filled(content, {ACTUAL: 7}), now)) == [("row_gone", ACTUAL)]


def test_a_row_that_is_new_here_is_not_missed() -> None:
    made = table()
    more = (*made.rows, Row("A|A#4", ("A", "New", *(None,) * 7), OPEN))
    assert _checked(writing.write(book()), book(replace(made, rows=more))).problems == ()


def test_deleted_sheets_and_columns_are_said() -> None:
    without = edited(writing.write(book()), lambda file: file.remove(file["Outputs"]))
    assert _places(_checked(without)) == [("sheet_missing", "")]
    columns = edited(writing.write(book()), lambda file: file["Outputs"].delete_cols(6))
    assert _places(_checked(columns)) == [("column_missing", "")]
    marks = edited(writing.write(book()), lambda file: file["Outputs"].delete_cols(2))
    assert _places(_checked(marks)) == [("column_missing", "")]


def test_a_copied_sheet_is_said() -> None:
    copied = edited(writing.write(book()), lambda file: file.copy_worksheet(file["Outputs"]))
    assert _places(_checked(copied)) == [("sheet_twice", "")]


def test_hidden_marks_that_were_changed_are_said() -> None:
    content = filled(writing.write(book()), {"B5": "abc"})
    assert _places(_checked(content)) == [("row_unknown", "B5")]


@pytest.mark.parametrize(
    ("version", "code"),
    [("0", "older_template"), *((of, "newer_template") for of in ("99", "x", "9" * 5000))],
)
def test_another_template_is_refused_with_the_way_out(version: str, code: str) -> None:
    content = filled(writing.write(book()), {"B2": version}, template.HIDDEN_SHEET)
    with pytest.raises(Unusable) as refused:
        _checked(content)
    assert refused.value.problem.code == code


@pytest.mark.parametrize("name", ["kind", "target", "entity"])
def test_a_workbook_of_something_else_is_refused(name: str) -> None:
    with pytest.raises(Unusable) as refused:
        _checked(writing.write(book()), replace(book(), **{name: "other"}))
    assert refused.value.problem.code == f"other_{name}"


def test_blank_rows_that_were_filled_are_new_lines() -> None:
    made = book(table(blank=2))
    checked = _checked(filled(writing.write(made), {"F8": 3, "D9": "New posts"}), made)
    assert [(change.row, change.column, change.after) for change in checked.changes] == [
        ("+1", "actual", "3"),
        ("+2", "name", "New posts"),
    ]


def test_problems_are_counted_by_their_code() -> None:
    checked = _checked(filled(writing.write(book()), {ACTUAL: "x", "F6": "y", LEVEL: "z"}))
    assert counted(checked.problems) == {"no_figure": 2, "not_in_list": 1}
