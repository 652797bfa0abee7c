"""Mappings as they are stated, and rows as they become lines or reasons."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.organization.rules.refusal import Refused
from answerable.results.choices import LEDGER_KINDS
from answerable.results.rules.ledger import FIELDS, Layout, Reason, layout_of, rejected, sentence
from answerable.results.rules.ledger.conversion import (
    COLUMNS,
    Conversion,
    Counted,
    Names,
    Rejected,
    Rejects,
    name_key,
)
from answerable.results.rules.ledger.reasons import CODES, OF_NAMES

STATED: dict[str, Any] = {
    "columns": {"key": ["doc", "line"], "entity": "who", "category": "what", "date": "when", "amount": "much",
                "text": "why"},
}  # fmt: skip
HEADER = ("doc", "line", "who", "what", "when", "much", "why")
NAMES = Names({"lakes": 7}, {"travel": 8}, {"p-4": "P-4"}, frozenset({("entity", "tea room")}))


class Days:
    """Entity 7 has an account that was sealed in 2023; others have none."""

    def group(self, entity: int) -> int:
        return int(entity == 7)

    def counted(self, day: date, group: int) -> Counted | None:
        sealed = Counted(None, True) if group else Counted(2, False)
        return {2024: Counted(3, False), 2023: sealed}.get(day.year)


def conversion(kind: str = "expenditure", header: tuple[str, ...] = HEADER, **stated: Any) -> Conversion:
    return Conversion(layout_of(kind, {**STATED, **stated}), header, NAMES, Days())


def cells(line: str) -> dict[str, str]:
    assert line.endswith("\n")
    return dict(zip(COLUMNS, line[:-1].split("\t"), strict=True))


# --- mappings


def test_a_mapping_as_stated():
    layout = layout_of(
        "expenditure", {**STATED, "decimal_mark": ",", "currency": "EUR", "reversed_sign": True}
    )
    assert layout == Layout(
        "expenditure",
        {"key": ("doc", "line"), "entity": ("who",), "category": ("what",), "date": ("when",),
         "amount": ("much",), "text": ("why",)},
        decimal_mark=",", currency="EUR", reversed_sign=True,
    )  # fmt: skip
    assert layout.headings == HEADER


@pytest.mark.parametrize(
    ("kind", "stated", "place"),
    [
        ("spending", STATED, "kind"),
        ("expenditure", {**STATED, "colour": "red"}, "colour"),
        ("expenditure", {}, "columns.key"),
        ("expenditure", {"columns": {**STATED["columns"], "key": " "}}, "columns.key"),
        ("expenditure", {"columns": {**STATED["columns"], "shoe": "x"}}, "columns.shoe"),
        ("expenditure", {"columns": {**STATED["columns"], "amount": ["a", "b"]}}, "columns.amount"),
        ("expenditure", {"columns": {**STATED["columns"], "amount": 5}}, "columns.amount"),
        ("expenditure", {"columns": "doc"}, "columns"),
        ("incumbency", STATED, "columns.grade"),
        ("", STATED, "columns.kind"),
        ("", {"columns": {**STATED["columns"], "kind": "t"}, "kinds": {"E": "tea"}}, "kinds"),
        ("", {"columns": {**STATED["columns"], "kind": "t"}}, "kinds"),
        ("expenditure", {**STATED, "date_form": "D/M/Y"}, "date_form"),
        ("expenditure", {**STATED, "decimal_mark": ",", "thousands_mark": ","}, "thousands_mark"),
        ("expenditure", {**STATED, "decimal_mark": ";"}, "decimal_mark"),
        ("expenditure", {**STATED, "currency": "dollars"}, "currency"),
        ("expenditure", {**STATED, "encoding": "base64"}, "encoding"),
        ("expenditure", {**STATED, "delimiter": "x"}, "delimiter"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_with_its_place(kind, stated, place):
    with pytest.raises(Refused) as refused:
        layout_of(kind, stated)
    assert (refused.value.code, refused.value.place) == ("invalid", place)
    assert refused.value.sentence.endswith(".")
    assert "%(" not in refused.value.sentence


@pytest.mark.parametrize("kind", LEDGER_KINDS)
def test_every_kind_can_be_mapped(kind):
    columns = {**STATED["columns"], "grade": "step"}
    assert layout_of(kind, {"columns": columns}).kind == kind


# --- rows


def test_a_row_becomes_a_line_for_copy():
    made = conversion()
    lines = list(made.lines([("D1", "2", " LAKES ", "Travel", "2024-07-03", "1.50", "a\tb\\c\nd")], 2))
    assert cells(lines[0]) == {
        "row": "2", "kind": "expenditure", "key": "D1/2", "entity_id": "7", "category_id": "8", "grade": "",
        "posted_on": "2024-07-03", "counts_in_id": "3", "is_late": "f", "amount": "1.50", "currency": "USD",
        "text": "a\\tb\\\\c\\nd",
    }  # fmt: skip
    assert (made.rows, len(made.rejects), made.unknown) == (1, 0, {})


def test_a_late_row_that_counts_nowhere():
    line = cells(next(conversion().lines([("D1", "2", "lakes", "travel", "2023-07-03", "1", "")], 2)))
    assert (line["counts_in_id"], line["is_late"]) == ("\\N", "t")


def test_incumbency_is_of_a_month_and_needs_no_category():
    columns = {"key": "doc", "entity": "who", "grade": "what", "date": "when", "amount": "much"}
    made = conversion("incumbency", columns=columns)
    line = cells(next(made.lines([("D1", "", "lakes", "p-4", "2024-07-31", "2.5", "")], 2)))
    assert (line["posted_on"], line["grade"], line["category_id"]) == ("2024-07-01", "P-4", "\\N")
    assert list(made.lines([("D2", "", "lakes", "Q-9", "2024-07-31", "2.5", "")], 3)) == []
    assert made.unknown == {("grade", "Q-9"): 1}


def test_without_a_budget_any_grade_is_taken_as_it_is():
    columns = {"key": "doc", "entity": "who", "grade": "what", "date": "when", "amount": "much"}
    names = Names({"lakes": 7}, {}, {}, any_grade=True)
    made = Conversion(layout_of("incumbency", {"columns": columns}), HEADER, names, Days())
    line = cells(next(made.lines([("D1", "", "lakes", " Q  9 ", "2024-07-31", "2", "")], 2)))
    assert line["grade"] == "Q 9"


def test_a_column_says_the_kind():
    columns = {**STATED["columns"], "kind": "why"}
    made = conversion("", columns=columns, kinds={"E": "expenditure", "A": "allotment"})
    rows = [("D1", "1", "lakes", "travel", "2024-07-03", "1", kind) for kind in ("E", "A", "X")]
    assert [cells(line)["kind"] for line in made.lines(rows, 2)] == ["expenditure", "allotment"]
    assert made.rejects.rows[0][2] == (Reason("kind_unknown", "X"),)


def test_unknown_names_are_counted_and_refused_ones_are_not_proposed_again():
    made = conversion()
    rows = [
        ("D", str(n), who, "travel", "2024-07-03", "1", "")
        for n, who in enumerate(("Zoo", " Zoo", "tea room"))
    ]
    assert list(made.lines(rows, 2)) == []
    assert made.unknown == {("entity", "Zoo"): 2}
    assert [reasons[0].code for _n, _row, reasons in made.rejects.rows] == [
        "entity_unknown", "entity_unknown", "entity_refused",
    ]  # fmt: skip


@given(st.lists(st.lists(st.text(max_size=12), min_size=5, max_size=8), max_size=5))
def test_whatever_comes_every_row_is_a_line_or_has_reasons(rows):
    made = conversion()
    lines = list(made.lines(rows, 2))
    blank = sum(not any(cell.strip() for cell in row) for row in rows)
    assert len(lines) + len(made.rejects) == made.rows == len(rows) - blank
    for line in lines:
        assert set(cells(line)) == set(COLUMNS)
    assert all(reasons for _n, _row, reasons in made.rejects.rows)
    content = rejected.write(HEADER, made.rejects)
    kept = list(rejected.read(content))
    assert [row.number for row in kept] == [number for number, _row, _reasons in made.rejects.rows]
    assert all(len(row.cells) == len(HEADER) for row in kept)


def test_names_are_looked_up_without_case_and_blanks():
    assert name_key("  Lakes \u00a0 DIVISION ") == "lakes division"
    assert Rejected("x", "y" * 500).reason.value == "y" * 200


# --- reasons


@pytest.mark.parametrize("code", CODES)
def test_every_reason_is_a_sentence(code):
    said = sentence(Reason(code, "THIS"))
    assert said.endswith(".")
    assert "%(" not in said
    assert len(said) > 15
    if code.endswith(("_unknown", "_unreadable", "_refused")):
        assert "THIS" in said


def test_reasons_of_names_are_reasons():
    assert set(CODES) >= OF_NAMES
    assert {code.split("_")[0] for code in OF_NAMES} < set(FIELDS)
    assert sentence(Reason("made_up")) == "made_up"


def test_rejects_keep_cells_numbers_and_reasons():
    rows = [(5, ("a,b", "1", '"x"', "", "", "", "new\nline"), (Reason("cells", "7"), Reason("key_missing")))]
    content = rejected.write(HEADER, Rejects(rows))
    assert rejected.header(content) == HEADER
    (found,) = rejected.read(content)
    assert (found.number, found.cells, found.reasons) == rows[0]
