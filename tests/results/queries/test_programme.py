"""Mandates, results with measures and deliverables of a programme budget, as a page reads them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.calc.account import PeriodValue
from answerable.publishing.actions import Source, load_document, plan_load
from answerable.publishing.compile import compile_report
from answerable.results import queries
from answerable.results.queries.rows import reported
from tests.publishing.formats.programme_budget.golden import section

pytestmark = pytest.mark.django_db
SYMBOL = "A/99/6 (Sect. 2)"


@pytest.fixture
def stored() -> None:
    for language in ("en", "zh"):
        load_document(section(language), Source("f.docx", b"1"), actor="a tester")


def test_both_languages_come_back_as_they_were_loaded(stored):
    for language in ("en", "zh"):
        document = section(language)
        assert compile_report(SYMBOL, language) == document
        assert not plan_load(document)


def test_mandates_stand_under_their_groups_with_one_title_once(stored):
    page = queries.section_page(SYMBOL, "Sect2", "en")
    groups = queries.mandate_groups(page.further)
    assert [(group.name, group.rows) for group in groups] == [
        ("Charter of the United Nations", ((("Chap. IX, Art. 55",), "The charter of waters"),)),
        ("General Assembly resolutions", ((("70/1", "71/2"), "Common waters"),)),
    ]
    assert queries.mandate_groups({}) == ()


def test_results_come_line_by_line_with_their_measures(stored):
    performance, levels, shares, two = queries.result_lines(queries.section_page(SYMBOL, "1", "en").further)
    assert performance.label is None
    assert [(line.sort, line.number) for line in shares.lines] == [
        ("heading", None), ("paragraph", "2.14"), ("heading", None), ("paragraph", "2.15"),
        ("item", None), ("item", None),
    ]  # fmt: skip
    (figure,) = levels.measures
    assert (figure.label, figure.unit, figure.notes) == ("Figure 2.I", "Metres", ("Note: Estimated.",))
    assert figure.columns[2:4] == (("2043", "planned"), ("2043", "actual"))
    assert [value.value for value in figure.rows[0].values] == ["12", "17", "20", "1850", "3000", "4000"]
    assert [row.series for row in shares.measures[0].rows] == ["Reservoirs", "Rivers (without tributaries)"]
    assert [measure.label for measure in two.measures] == ["Table 2.3", "Figure 2.III"]
    assert [len(measure.columns) for measure in two.measures] == [5, 1]


def test_a_measure_without_a_head_is_a_table_all_the_same():
    (line,) = queries.result_lines(
        {"results": [{"label": None, "title": "x", "text": "", "measures": [
            {"period": "2043", "value": "1", "kind": "actual", "text": None},
            {"period": "2043", "value": "2", "kind": "actual", "text": None},
        ]}]}
    )  # fmt: skip
    assert line.lines == ()
    assert line.measures[0].label is None
    assert [row.values for row in line.measures[0].rows] == [
        (PeriodValue("2043", "1", "actual"),), (PeriodValue("2043", "2", "actual"),),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_deliverables_by_year_with_one_query_more(stored, language):
    queries.deliverables(SYMBOL, "Sect2", language)  # the report itself is kept from here on
    with CaptureQueriesContext(
        connection,
    ) as asked:
        table = queries.deliverables(SYMBOL, "1", language)
    assert len(asked) <= 3
    assert [column[0] for column in table.columns] == ["2043", "2043", "2044", "2045"]
    outputs = section(language).section("1").outputs
    assert [str(row.text) for row in table.rows] == [output.text for output in outputs]
    assert [row.values for row in table.rows if row.sort == "item"] == [
        output.quantities for output in outputs if output.number is not None
    ]
    assert [row.sort for row in table.rows] == [
        "total", "item", "item", "total", "item", "item", "told", "told", "told",
    ]  # fmt: skip
    assert table.rows[4].headings == outputs[4].headings


def test_there_are_no_deliverables_where_there_is_nothing(stored):
    assert queries.deliverables(SYMBOL, "orientation", "en") is None
    assert queries.deliverables(SYMBOL, "99", "en") is None
    assert queries.deliverables("X/1", "1", "en") is None
    assert queries.results_of("X/1", "en") == {}


def test_results_of_every_section_by_path(stored):
    found = queries.results_of(SYMBOL, "zh-hans")
    assert list(found) == ["1"]
    assert found["1"][0] == "zh"
    assert len(found["1"][1]) == 4


def test_what_exists_in_one_language_stands_in_for_the_other():
    load_document(section("en"), Source("f.docx", b"1"), actor="a tester")
    page = queries.section_page(SYMBOL, "1", "zh")
    assert page.further_language == "en"
    assert len(queries.result_lines(page.further)) == 4


def test_the_register_judges_deliverables_by_the_year_reported(stored):
    rows = {row.path: row for row in queries.outputs(SYMBOL, "en").rows}
    first = rows["1#3"]
    assert (first.planned, first.actual, str(first.rate), first.band) == ("3", "2", "66.7", "partial")
    told = [row for row in rows.values() if row.path in ("1#(7)", "1#(8)", "1#(9)")]
    assert {(row.planned, row.actual, row.band) for row in told} == {
        ("not_applicable", "not_applicable", "no_rate")
    }
    total = rows["1#(4)"]
    assert (total.planned, total.actual, total.rate, total.band) == ("5", "4", None, "no_rate")


def test_the_year_reported_is_the_last_with_an_actual_value():
    values = [
        {"period": "2042", "kind": "actual", "value": "9"},
        {"period": "2043", "kind": "planned", "value": "4"},
        {"period": "2043", "kind": "actual", "value": "3"},
        {"period": "2044", "kind": "planned", "value": "5"},
    ]
    assert reported(values) == ("4", "3")
    assert reported(values[3:]) == (None, None)
    assert reported([]) == ("not_applicable", "not_applicable")


def test_where_one_entity_answers_for_all_its_units_stand_beside_it(stored):
    overview = queries.report(SYMBOL, "en")
    assert [node.path for node in overview.entities] == ["Sect2", "1", "2"]


def test_results_are_found_by_what_they_say_in_either_language(stored):
    found = queries.search("测站 船", "en", limit=5)
    assert [(hit.mark, hit.anchor, str(hit.text)[:10]) for hit in found.paragraphs] == [
        ("1", "result-1", "New gauges")
    ]
    assert found.paragraph_count == 1
    shares = queries.search("学到很多", "zh", limit=5, kind="programme_budget", period="2045")
    assert [(hit.path, hit.anchor) for hit in shares.paragraphs] == [("1(2)", "")]
    assert queries.search("学到很多", "zh", limit=5, period="1999").count == 0
