"""Figures that follow from a corrected one: named, old and new; and none that reads the same."""

from __future__ import annotations

from types import SimpleNamespace

from answerable.publishing.compiling.tables import Account, Category, Line
from answerable.publishing.correcting.derived import by_path, derived_of_row, derived_of_tables
from answerable.publishing.correcting.rows import SealedRow


def output(actual: str | None) -> SealedRow:
    return SealedRow(
        "A#1",
        "output",
        None,
        SimpleNamespace(actual=actual, reasons={"en": "Rain"}),
        SimpleNamespace(planned="4"),
        {"en": "Section A Lakes, output 1 Courses", "zh": "A 湖泊司，产出1 课程"},
    )


def test_a_row_says_its_fields_and_what_they_are_called():
    row = output("3")
    assert (row.says("actual"), row.says("planned")) == ("3", "4")
    assert (row.says("reason", "en"), row.says("reason", "zh")) == ("Rain", None)
    assert row.called("actual", "en") == "Section A Lakes, output 1 Courses: actual"
    assert row.called("actual", "zh") == "A 湖泊司，产出1 课程：实际数"


def test_the_rate_of_a_corrected_output_is_corrected_with_it():
    found = derived_of_row(output("3"), {}, {"actual": "4"}, "en")
    assert [(one.path, one.old, one.new) for one in found] == [("A#1", "75.0", "100.0")]
    assert derived_of_row(output("3"), {}, {"actual": "3"}, "en") == []
    earlier = derived_of_row(output("3"), {"actual": "4"}, {"actual": "2"}, "en")
    assert [(one.old, one.new) for one in earlier] == [("100.0", "50.0")]
    assert [one.new for one in derived_of_row(output(None), {}, {"actual": "2"}, "en")] == ["50.0"]


def test_every_cell_of_a_computed_table_that_reads_otherwise():
    before, after = (
        Account("en", (Category("Travel", "non_posts", Line("20", spent)),)) for spent in ("26", "25")
    )
    found = derived_of_tables(before, after)
    travel = [one for one in found if "Travel" in one.what]
    assert [(one.path, one.old, one.new) for one in travel] == [
        ("resources_by_category", "26", "25"),
        ("resources_by_category", "-6", "-5"),
        ("resources_by_category", "-30.0", "-25.0"),
    ]
    assert derived_of_tables(before, before) == []


def test_the_last_correction_of_a_figure_counts():
    rows = [("A#1", "actual", "3"), ("A$travel", "expenditure", "5"), ("A#1", "actual", "4")]
    assert by_path(rows) == {"A#1": {"actual": "4"}, "A$travel": {"expenditure": "5"}}
