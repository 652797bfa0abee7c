"""Paths of findings, as others script against them."""

from answerable.calc.account import Section, Table
from answerable.results.reports.rules.doubts import (
    doubt,
    indicator_path,
    output_path,
    paragraph_path,
    row_path,
)
from tests.results.reports.rules.accounts import row

SECTION = Section("C.2", "Office")


def test_paths() -> None:
    assert output_path(SECTION, 26, 3) == "C.2#26"
    assert output_path(SECTION, None, 3) == "C.2#(3)"
    assert indicator_path(SECTION, "a", 2) == "C.2(a)2"
    assert paragraph_path(SECTION, 57) == "C.2¶57"
    assert paragraph_path(SECTION, None) == "C.2"
    table = Table("resources_by_category", (), ())
    assert row_path(table, row("公务差旅", "1", "1", "0", "0")) == "resources_by_category/公务差旅"


def test_what_is_printed_and_computed_are_parameters_too() -> None:
    found = doubt("r", "note", None, None, printed="1", computed="2", label="x")
    assert dict(found.parameters) == {"label": "x", "printed": "1", "computed": "2"}
    assert (found.printed, found.computed, found.message) == ("1", "2", "")
