"""Reads: what each hands out, in both languages, with a fixed number of queries."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection

from answerable.calc.account import Document, Finding, Paragraph, Place, Row, Section, Table
from answerable.foundation.texts import Words
from answerable.publishing.actions import Source, load_document
from answerable.results import queries
from answerable.results.queries.money import paragraphs_of_heads
from answerable.results.queries.rows import band, indicator_state, output_anchor
from answerable.results.queries.shapes import ParagraphRef, ParagraphRow, SectionRef, Share, TableLine
from tests import factories

pytestmark = pytest.mark.django_db

LK = "LK/1/1"


def store(*documents: Document) -> None:
    for document in documents:
        load_document(document, Source("f.txt", b"1"), actor="a tester")


def with_outputs(document: Document, *changes: dict[str, object]) -> Document:
    section = document.sections[2]
    outputs = tuple(replace(o, **c) for o, c in zip(section.outputs, changes, strict=True))
    return replace(document, sections=(*document.sections[:2], replace(section, outputs=outputs)))


def en(text: str) -> Words:
    return Words(text, "en", "en")


@pytest.fixture
def varied() -> None:
    """Six outputs, one for each thing a rate can be, and three indicators."""
    made = factories.report(rows=6)
    made = with_outputs(
        made,
        {"actual": "5", "printed_rate": "125.0"},
        {"actual": "4", "printed_rate": "100.0"},
        {"actual": "3"},
        {"actual": "0", "printed_rate": "0.0"},
        {"actual": "yes", "printed_rate": None},
        {"actual": None, "printed_rate": None},
    )
    section = made.sections[2]
    actuals = ("12", "9", None, "10", "10", "not_applicable")
    accomplishments = tuple(
        replace(a, indicators=(replace(a.indicators[0], actual=actual),))
        for a, actual in zip(section.accomplishments, actuals, strict=True)
    )
    section = replace(section, accomplishments=accomplishments)
    store(replace(made, sections=(*made.sections[:2], section)))


# --- one row


@pytest.mark.parametrize(
    ("planned", "actual", "completed", "found"),
    [
        ("4", "5", False, "over"),
        ("4", "4", False, "full"),
        ("4", "2", False, "partial"),
        ("4", "1", False, "little"),
        ("4", "0", False, "none"),
        ("3000", "2999", False, "partial"),  # 99.97, printed as 100.0
        ("3000", "3001", False, "over"),
        ("3000", "1", False, "little"),  # 0.03, printed as 0.0
        ("0", "4", False, "no_rate"),
        ("4", "yes", False, "no_rate"),
        ("4", None, False, "not_reported"),
        ("4", None, True, "no_rate"),
    ],
)
def test_bands(planned, actual, completed, found):
    assert band(planned, actual, completed) == found


@pytest.mark.parametrize(
    ("actual", "found"), [("10", "met"), ("9", "not_met"), (None, "not_reported"), ("yes", "unknown")]
)
def test_states_of_indicators(actual, found):
    assert indicator_state("10", actual, {"en": "Number of stations"}) == found


def test_a_target_at_the_end_of_its_scale_gives_the_direction():
    """As `calc.achievement.indicator_verdict` has it, which explains the figure and audits the claim."""
    assert indicator_state("100", "88", {"en": "Percentage of posts filled without delay"}) == "not_met"
    assert indicator_state("0", "2", {"en": "Number of complaints"}) == "not_met"


def test_a_verdict_does_not_depend_on_the_language_shown():
    texts = {"zh": "不超过 3 天", "en": "Days taken"}
    assert indicator_state("3", "2", texts) == "met"


@pytest.mark.parametrize(
    ("number", "occurrence", "anchor"), [(7, 0, "output-7"), (7, 1, "output-7-2"), (None, 0, "output-r3")]
)
def test_anchors(number, occurrence, anchor):
    assert output_anchor(number, occurrence, 2) == anchor


# --- contents


def test_no_report_is_none_or_nothing():
    assert queries.reports("en") == ()
    assert [queries.section_tree("X", "en"), queries.tables("X", "en"), queries.narrative("X", "en")] == [
        (),
        (),
        (),
    ]
    none = (
        queries.report("X", "en"),
        queries.indicators("X", "en"),
        queries.outputs("X", "en"),
        queries.findings("X", "en"),
        queries.posts("X", "en"),
        queries.section_page("X", "A", "en"),
        queries.table("X", "training", "en"),
        queries.comparison("X", "X", "en"),
        queries.explain("X", "A#1", "delivery_rate", "en"),
    )
    assert none == (None,) * 9
    assert queries.worst_by_path("X") == {}


def test_reports_newest_period_first():
    older = replace(factories.PERIOD, start=factories.PERIOD.start.replace(year=2021), label="2021/22")
    store(factories.report(symbol="LK/0", rows=2), replace(factories.report(symbol="LK/9"), period=older))
    first, second = queries.reports("en")
    assert (first.symbol, second.symbol) == ("LK/0", "LK/9")
    assert (first.title, first.languages, first.sections, first.indicators, first.outputs) == (
        en("Performance of the lakes account"),
        ("en",),
        1,
        2,
        2,
    )
    assert (first.period.label, dict(first.findings)) == ("2023/24", {"error": 0, "warning": 0, "note": 0})


def test_a_title_of_another_language_is_marked():
    store(factories.report("zh"))
    (line,) = queries.reports("en")
    assert (line.title, line.title.is_foreign) == (Words("湖泊账户的执行情况", "zh", "en"), True)


def test_an_interface_language_will_do():
    store(factories.report("zh"))
    assert queries.reports("zh-hans") == queries.reports("zh")


def test_the_tree_counts_departments_with_their_units(varied):
    summary, department, unit = queries.section_tree(LK, "en")
    assert [(n.path, n.depth, n.parent, n.has_framework) for n in (summary, department, unit)] == [
        ("summary", 0, None, False),
        ("A", 0, None, False),
        ("A.1", 1, "A", True),
    ]
    for node in (department, unit):
        assert (node.outputs, node.indicators) == (Share(2, 4, 2), Share(3, 4, 2))
        assert (node.accomplishments, node.output_count, node.paragraphs) == (6, 6, 6)
    assert [n.entity for n in (summary, department, unit)] == [
        None,
        "lakes-division",
        "lakes-division-water-levels-unit",
    ]


def test_the_overview(varied):
    found = queries.report(LK, "en")
    assert dict(found.bands) == {
        "over": 1,
        "full": 1,
        "partial": 1,
        "little": 0,
        "none": 1,
        "no_rate": 1,
        "not_reported": 1,
    }
    assert dict(found.indicator_states) == {
        "met": 3,
        "partly": 0,
        "not_met": 1,
        "not_reported": 1,
        "unknown": 1,
    }
    assert (found.outputs, found.outputs.percent(), found.indicators) == (
        Share(2, 4, 2),
        Decimal("50.0"),
        Share(3, 4, 2),
    )
    assert [n.path for n in found.entities] == ["A"]
    assert found.tables == (("resources_by_category", en("Resources by category")), ("training", None))
    assert [(s.language, s.file_name) for s in found.sources] == [("en", "f.txt")]


# --- registers


def test_an_output_row(varied):
    row = queries.outputs(LK, "en").rows[2]
    assert (row.path, row.anchor, row.number, row.headings) == (
        "A.1#3",
        "output-3",
        3,
        ("Technical materials",),
    )
    assert (row.planned, row.actual, row.rate, row.printed_rate, row.band) == (
        "4",
        "3",
        Decimal("75.0"),
        "75.0",
        "partial",
    )
    assert (row.section, row.text) == (
        SectionRef("A.1", en("Water Levels Unit")),
        en("Bulletins on water levels 3"),
    )
    assert row.place is not None


def test_an_output_knows_the_paragraphs_that_explain_it():
    store(factories.report(rows=2))
    first, second = queries.outputs(LK, "en").rows
    assert first.explained_by == (
        ParagraphRef("A.1", 1, "paragraph-1"),
        ParagraphRef("A.1", 2, "paragraph-2"),
    )
    assert second.explained_by == ()


def test_outputs_of_the_older_form():
    store(factories.addendum(rows=2))
    register = queries.outputs("LK/1/1/Add.1", "en")
    row = register.rows[1]
    assert (row.path, row.anchor, row.number, row.accomplishment_label, row.band) == (
        "A.a#(2)",
        "output-r2",
        None,
        "1.1",
        "no_rate",
    )
    assert [(c.value, c.label) for c in row.completed] == [("4", en("bulletins")), ("yes", None)]
    assert (row.remarks, register.delivered) == (en("A note was written besides"), Share(0, 0, 2))
    assert register.delivered.percent() is None


def test_a_filter_counts_what_the_others_let_through(varied):
    register = queries.outputs(LK, "en", band="full")
    assert [row.number for row in register.rows] == [2]
    assert (register.bands["over"], register.bands["full"], register.total) == (1, 1, 6)
    assert register.sections == ((SectionRef("A.1", en("Water Levels Unit")), 1),)
    assert register.delivered == Share(1, 1, 0)
    register = queries.outputs(LK, "en", section="A", search="levels 3")
    assert [row.number for row in register.rows] == [3]
    assert sum(register.bands.values()) == 1
    assert queries.outputs(LK, "en", section="summary").rows == ()
    assert queries.outputs(LK, "en", section="nowhere").rows == ()


def test_search_looks_in_both_languages_and_for_the_number():
    store(factories.report("zh", 3), factories.report("en", 3))
    for search in ("简报 2", "BULLETINS 2", "2"):
        assert [row.number for row in queries.outputs(LK, "en", search=search).rows] == [2]
    assert [row.path for row in queries.indicators(LK, "zh", search="stations 3").rows] == ["A.1(1.3)1"]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("position", [1, 2, 3, 4, 5, 6]),
        ("-position", [6, 5, 4, 3, 2, 1]),
        ("rate", [4, 3, 2, 1, 5, 6]),
        ("-rate", [1, 2, 3, 4, 5, 6]),
        ("actual", [4, 3, 2, 1, 5, 6]),
        ("-number", [6, 5, 4, 3, 2, 1]),
        ("text", [1, 2, 3, 4, 5, 6]),
        ("nonsense", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_sorting_puts_rows_without_the_value_last(varied, sort, numbers):
    assert [row.number for row in queries.outputs(LK, "en", sort=sort).rows] == numbers


def test_indicators(varied):
    register = queries.indicators(LK, "en", state="not_met")
    (row,) = register.rows
    assert (row.path, row.target, row.actual, row.state) == ("A.1(1.2)1", "10", "9", "not_met")
    assert (row.accomplishment_label, row.accomplishment) == ("1.2", en("Water levels are more reliable 2"))
    assert (row.narrative, row.reported_achieved) == (en("Achieved. The stations reported on time."), True)
    assert (register.states["met"], register.met, register.total) == (3, Share(0, 1, 0), 6)
    found = [row.state for row in queries.indicators(LK, "en", sort="state").rows]
    assert found == ["met", "met", "met", "not_met", "not_reported", "unknown"]


# --- sections, narrative, tables


def test_a_section_page():
    store(factories.report(rows=2))
    page = queries.section_page(LK, "A.1", "en")
    assert (page.before, page.after, page.units) == (SectionRef("A", en("Lakes Division")), None, ())
    assert page.objectives == (en("To let everyone know the water levels in time"),)
    assert [(g.label, [i.ordinal for i in g.indicators]) for g in page.accomplishments] == [
        ("1.1", [1]),
        ("1.2", [1]),
    ]
    assert [(p.anchor, p.number, p.outputs) for p in page.paragraphs] == [
        ("paragraph-1", 1, (1,)),
        ("paragraph-2", 2, (1,)),
    ]
    assert dict(page.output_anchors) == {1: "output-1", 2: "output-2"}
    assert [o.path for o in page.outputs] == ["A.1#1", "A.1#2"]
    assert [n.path for n in queries.section_page(LK, "A", "en").units] == ["A.1"]
    assert queries.section_page(LK, "Z", "en") is None


def test_the_narrative_leaves_out_what_says_nothing():
    store(factories.report())
    parts = queries.narrative(LK, "en")
    assert [(p.section.path, p.anchor, len(p.paragraphs)) for p in parts] == [
        ("summary", "section-summary", 1),
        ("A.1", "section-A-1", 1),
    ]
    assert dict(parts[1].output_anchors) == {1: "output-1"}


def test_a_table_in_one_language_is_shown_in_it():
    store(factories.report("zh"))
    page = queries.table(LK, "training", "en")
    (row,) = page.rows
    assert (page.columns, row.path, row.label) == (
        ("location", "dates"),
        "training/测流课程 1",
        Words("测流课程 1", "zh", "en"),
    )
    assert {name: (c.value, c.language) for name, c in row.cells.items()} == {
        "location": ("总部", "zh"),
        "dates": (None, None),
    }


# --- money and posts


def money(paragraphs: int = 2, places: bool = False) -> Document:
    """A report with categories over and under the threshold, and an analysis of variances."""
    rows = (
        ("Consultants", "1000.0", "900.0", "100.0", "10.0"),
        ("Official travel", "1000.0", "999.0", "1.0", "0.1"),
        ("Staff assessment income", "1000.0", "500.0", "500.0", "50.0"),
    )
    table = Table(
        "resources_by_category",
        factories.COLUMNS,
        tuple(Row(dict(zip(factories.COLUMNS, figures, strict=True)), label) for label, *figures in rows),
        unit="Thousands of United States dollars",
    )
    heads = Table(
        "variances",
        ("amount", "percent"),
        (
            Row(
                {"amount": "100.0", "percent": "10.0"},
                "Consultants",
                place=Place((10, 10)) if places else None,
            ),
            Row(
                {"amount": "1.0", "percent": "0.1"},
                "Official travel",
                place=Place((30, 30)) if places else None,
            ),
        ),
    )
    analysis = Section(
        "III.B",
        "Analysis of variances",
        paragraphs=tuple(
            Paragraph(f"Because of {n}.", "other", n, place=Place((11 + n, 11 + n)) if places else None)
            for n in range(1, paragraphs + 1)
        ),
    )
    posts = Table(
        "incumbency",
        ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate"),
        (
            Row(
                {
                    "authorized": "100",
                    "actual_average": "90",
                    "vacancy_rate": "10.0",
                    "budgeted_vacancy_rate": None,
                },
                "Professional",
            ),
        ),
    )
    return replace(
        factories.report(), sections=(*factories.report().sections, analysis), tables=(table, heads, posts)
    )


def test_variances_are_computed_marked_and_explained():
    store(money())
    (table,) = queries.resource_tables(LK, "en")
    shown = [
        (
            str(row.label),
            row.variance_amount,
            row.variance_percent,
            row.must_be_explained,
            [p.number for p in row.explanations],
        )
        for row in table.rows
    ]
    assert shown == [
        ("Consultants", Decimal("100.0"), Decimal("10.0"), True, [1]),
        ("Official travel", Decimal("1.0"), Decimal("0.1"), False, [2]),
        ("Staff assessment income", Decimal("500.0"), Decimal("50.0"), False, []),
    ]
    assert table.rows[0].explained_in == "III.B"
    assert (table.threshold.amount, table.threshold.percent) == (Decimal(50000), Decimal(4))


def test_explanations_go_by_place_where_there_is_one():
    store(money(paragraphs=3, places=True))
    (table,) = queries.resource_tables(LK, "en")
    assert [[p.number for p in row.explanations] for row in table.rows] == [[1, 2, 3], [], []]


def test_explanations_that_cannot_be_told_apart_are_nobodys():
    heads = tuple(TableLine("v", "v", None, "item", {}, None, None) for _ in range(2))
    rows = tuple(ParagraphRow(f"p{n}", n, "other", en("x"), (), None) for n in range(3))
    assert paragraphs_of_heads(heads, rows) == [(), ()]
    assert paragraphs_of_heads(heads, rows[:2]) == [(rows[0],), (rows[1],)]
    assert paragraphs_of_heads((), rows) == []


def test_posts():
    store(money())
    (row,) = queries.posts(LK, "en").rows
    assert (row.authorized, row.actual_average, row.vacancy_rate, row.computed_rate) == (
        "100",
        "90",
        "10.0",
        Decimal("10.0"),
    )
    assert row.budgeted_vacancy_rate is None


# --- findings


def test_findings_stand_beside_what_they_doubt():
    doubt = Finding("unreadable_row", "warning", "A row could not be read.", "A.1")
    store(with_outputs(replace(factories.report(), findings=(doubt,)), {"printed_rate": "90.0"}))
    register = queries.findings(LK, "en")
    assert [(f.rule, f.severity, f.path, f.section, f.origin) for f in register.rows] == [
        ("delivery_rate", "error", "A.1#1", "A.1", "audit"),
        ("unreadable_row", "warning", "A.1", "A.1", "reading"),
    ]
    assert dict(register.severities) == {"error": 1, "warning": 1, "note": 0}
    assert dict(register.rules) == {"delivery_rate": 1, "unreadable_row": 1}
    assert [f.rule for f in queries.findings(LK, "en", severity="warning", section="A").rows] == [
        "unreadable_row"
    ]
    assert queries.findings(LK, "en", rule="delivery_rate").severities["warning"] == 0
    assert queries.findings(LK, "en", section="summary").rows == ()
    assert queries.worst_by_path(LK) == {"A.1#1": "error", "A.1": "warning"}
    assert queries.outputs(LK, "en").rows[0].worst == "error"
    node = queries.section_tree(LK, "en")[1]
    assert (node.findings, node.worst) == (2, "error")


def test_a_sentence_of_the_audit_is_in_the_language_asked():
    store(with_outputs(factories.report("zh"), {"printed_rate": "90.0"}))
    zh, english = queries.findings(LK, "zh").rows[0], queries.findings(LK, "en").rows[0]
    assert [(f.message.language, f.message.is_foreign) for f in (zh, english)] == [
        ("zh", False),
        ("en", False),
    ]


# --- explanation


@pytest.mark.parametrize(
    ("path", "figure", "value", "inputs"),
    [
        ("A.1#1", "delivery_rate", "75.0", [("actual", "3"), ("planned", "4")]),
        ("A.1(1.1)1", "achievement", "1", [("target", "10"), ("actual", "12")]),
        (
            "resources_by_category/Consultants",
            "variance_amount",
            "100.0",
            [("apportionment", "1000.0"), ("expenditure", "900.0")],
        ),
        (
            "resources_by_category-1",
            "variance_percent",
            "10.0",
            [("apportionment", "1000.0"), ("expenditure", "900.0")],
        ),
        (
            "resources_by_category-1",
            "must_be_explained",
            "1",
            [
                ("variance_amount", "100.0"),
                ("variance_percent", "10.0"),
                ("threshold_percent", "4"),
                ("threshold_amount", "50000"),
            ],
        ),
        ("incumbency-1", "vacancy_rate", "10.0", [("authorized", "100"), ("actual_average", "90")]),
        ("", "outputs_delivered", "0.0", [("delivered", "0"), ("rated", "1"), ("without_rate", "0")]),
        ("A", "indicators_met", "100.0", [("met", "1"), ("judged", "1"), ("not_judged", "0")]),
    ],
)
def test_a_figure_explains_itself(path, figure, value, inputs):
    store(money())
    found = queries.explain(LK, path, figure, "en")
    assert (found.text, [(i.name, str(i.value)) for i in found.inputs]) == (value, inputs)
    if figure in ("delivery_rate", "achievement"):
        assert {(i.document, i.place is not None) for i in found.inputs} == {(LK, True)}


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("A.1#9", "delivery_rate"),
        ("A.1(9)1", "achievement"),
        ("Z", "indicators_met"),
        ("x", "vacancy_rate"),
        ("x", "variance_amount"),
        ("A.1#1", "nonsense"),
    ],
)
def test_what_is_not_there_has_no_explanation(path, figure):
    store(money())
    assert queries.explain(LK, path, figure, "en") is None


# --- comparison


def test_two_reports_side_by_side():
    later = with_outputs(factories.report(symbol="LK/2", rows=2), {"actual": "4"}, {"text": "Something new"})
    store(factories.report(rows=2), later)
    found = queries.comparison(LK, "LK/2", "en")
    assert [line.symbol for line in found.reports] == [LK, "LK/2"]
    assert found.outputs == (Share(0, 2), Share(1, 2))
    assert [(str(e.name), e.outputs) for e in found.entities] == [
        ("Lakes Division", (Share(0, 2), Share(1, 2))),
        ("Water Levels Unit", (Share(0, 2), Share(1, 2))),
    ]
    assert [(str(p.rows[0].text), p.rows[0].actual, p.rows[1].actual) for p in found.matched_outputs] == [
        ("Bulletins on water levels 1", "3", "4")
    ]
    assert [(str(p.label), p.change) for p in found.by_category] == [
        ("Official travel 1", Decimal("0.0")),
        ("Official travel 2", Decimal("0.0")),
        ("Total", Decimal("0.0")),
    ]
    assert len(found.matched_indicators) == 2


# --- queries do not grow with rows

COUNTS = {
    "reports": (lambda: queries.reports("en"), 5),
    "report": (lambda: queries.report(LK, "en"), 16),
    "section_tree": (lambda: queries.section_tree(LK, "en"), 10),
    "indicators": (lambda: queries.indicators(LK, "en"), 4),
    "outputs": (lambda: queries.outputs(LK, "en"), 6),
    "section_page": (lambda: queries.section_page(LK, "A.1", "en"), 19),
    "narrative": (lambda: queries.narrative(LK, "en"), 5),
    "tables": (lambda: queries.tables(LK, "en"), 5),
    "table": (lambda: queries.table(LK, "training", "en"), 5),
    "resource_tables": (lambda: queries.resource_tables(LK, "en"), 7),
    "posts": (lambda: queries.posts(LK, "en"), 4),
    "findings": (lambda: queries.findings(LK, "en"), 2),
    "worst_by_path": (lambda: queries.worst_by_path(LK), 2),
    "comparison": (lambda: queries.comparison(LK, LK, "en"), 19),
    "explain": (lambda: queries.explain(LK, "A.1#1", "delivery_rate", "en"), 6),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", COUNTS)
def test_the_number_of_queries_is_fixed(name, rows, django_assert_num_queries):
    store(factories.report("zh", rows), factories.report("en", rows))
    read, number = COUNTS[name]
    with django_assert_num_queries(number):
        read()


@pytest.mark.parametrize(
    "name", [name for name in COUNTS if name not in ("reports", "tables", "table", "explain")]
)
def test_what_did_not_change_is_not_read_again(name, django_assert_max_num_queries):
    """One statement asks whether the report is still the same; a section reads its paragraphs besides."""
    store(factories.report("en", 3))
    read, _number = COUNTS[name]
    before = read()
    with django_assert_max_num_queries(3):
        assert read() == before


def test_what_changed_is_read_again():
    store(factories.report(rows=1))
    before = [queries.outputs(LK, "en").rows[0].actual, queries.report(LK, "en").outputs]
    store(with_outputs(factories.report(rows=1), {"actual": "4"}))
    after = [queries.outputs(LK, "en").rows[0].actual, queries.report(LK, "en").outputs]
    assert (before, after) == (["3", Share(0, 1)], ["4", Share(1, 1)])


def test_what_is_written_past_the_application_is_seen_at_once(varied):
    (before,) = {o.planned for o in queries.outputs(LK, "en").rows if o.number == 1}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_output SET planned = '977' WHERE number = 1")
    (after,) = {o.planned for o in queries.outputs(LK, "en").rows if o.number == 1}
    assert (before, after) == ("4", "977")


def test_a_section_is_the_same_whether_or_not_the_whole_report_was_read_before():
    store(factories.report(rows=3))
    alone = queries.section_page(LK, "A.1", "en")
    queries.outputs(LK, "en")
    queries.indicators(LK, "en")
    assert queries.section_page(LK, "A.1", "en") == alone


def total(label: str, level: str, apportionment: str = "9.0") -> Row:
    return Row({"apportionment": apportionment, "expenditure": "8.0"}, label, level)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((total("Net requirements", "total"), total("Gross requirements", "total")), "Gross requirements"),
        (
            (total("Gross requirements", "subtotal"), total("Total requirements", "total")),
            "Gross requirements",
        ),
        ((total("Subtotal", "subtotal"), total("Total", "total")), "Total"),
        ((total("Subtotal", "subtotal"),), None),
    ],
)
def test_gross_requirements_are_the_total_called_so(rows, found):
    columns = ("apportionment", "expenditure")
    table = Table("resources_by_category", columns, rows, unit="Thousands of dollars")
    store(replace(factories.report(), tables=(table,)))
    gross = queries.gross_requirements(queries.resource_tables(LK, "en"))
    assert (gross and str(gross[1].label)) == found
    if gross:
        assert str(gross[0].unit) == "Thousands of dollars"


def test_overview_and_register_count_the_same_where_languages_print_a_figure_differently():
    store(
        factories.report("zh"),
        with_outputs(factories.report("en"), {"actual": "more than planned", "printed_rate": None}),
    )
    for language, rated in (("zh", 1), ("en", 0)):
        register, overview = queries.outputs(LK, language), queries.report(LK, language)
        assert (register.delivered, register.bands) == (overview.outputs, overview.bands)
        assert overview.outputs.whole == rated
