"""Storing documents: what comes back, what changes, what is refused, what is journalled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.calc import account
from answerable.calc.account import Document, Indicator, Output, Paragraph, Row, Section, Table
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity, Period
from answerable.plans.models import Framework
from answerable.plans.models import Output as PlannedOutput
from answerable.publishing import sample
from answerable.publishing.actions import (
    LoadRefused,
    Source,
    load_document,
    plan_load,
    publish_report,
)
from answerable.publishing.compile import NotStored, compile_report
from answerable.results.models import (
    OutputResult,
    Report,
    ReportFinding,
    ReportSection,
    ReportSource,
    TableCell,
)
from tests import factories

pytestmark = pytest.mark.django_db

SOURCE = Source("report.txt", b"the bytes")


def store(document: Document, source: Source = SOURCE):
    return load_document(document, source, actor="a tester")


def output_of(document: Document) -> Output:
    return document.sections[2].outputs[0]


def with_output(document: Document, **changes: object) -> Document:
    """The document with its first output changed."""
    section = document.sections[2]
    outputs = (replace(section.outputs[0], **changes), *section.outputs[1:])
    sections = (*document.sections[:2], replace(section, outputs=outputs))
    return replace(document, sections=sections)


# --- what was loaded comes back


@pytest.mark.parametrize("make", [factories.report, factories.addendum])
@pytest.mark.parametrize("rows", [1, 3])
def test_both_kinds_come_back_in_both_languages(make, rows):
    documents = [make(language, rows) for language in ("zh", "en")]
    for document in documents:
        store(document)
    assert [compile_report(d.symbol, d.language) for d in documents] == documents


def test_places_come_back_too():
    document = factories.report(rows=2)
    store(document)
    found = compile_report(document.symbol, "en")
    assert [o.place for o in found.sections[2].outputs] == [o.place for o in document.sections[2].outputs]
    assert found.sections[2].place == document.sections[2].place


def test_the_sample_institution_comes_back():
    documents = sample.documents()
    for document in documents:
        store(document)
    assert [compile_report(d.symbol, d.language) for d in documents] == list(documents)
    assert [bool(plan_load(d)) for d in documents] == [False] * len(documents)


def test_two_languages_are_one_set_of_rows():
    store(factories.report("zh", 3))
    store(factories.report("en", 3))
    output = PlannedOutput.objects.order_by("position").first()
    assert output.texts == {"zh": "编写水位简报 1", "en": "Bulletins on water levels 1"}
    assert [Report.objects.count(), PlannedOutput.objects.count(), ReportSection.objects.count()] == [1, 3, 3]


def test_entities_get_their_second_name():
    store(factories.report("zh"))
    store(factories.report("en"))
    names = list(Entity.objects.order_by("pk").values_list("names", "parent__names"))
    assert names == [
        ({"zh": "湖泊司", "en": "Lakes Division"}, None),
        ({"zh": "水位科", "en": "Water Levels Unit"}, {"zh": "湖泊司", "en": "Lakes Division"}),
    ]
    assert ReportSection.objects.get(path="summary").entity is None


def test_the_next_period_speaks_of_the_same_entities():
    store(factories.report("zh"))
    store(factories.report("zh", symbol="LK/2/1"))
    assert [Entity.objects.count(), Framework.objects.count(), Period.objects.count()] == [2, 2, 1]


_digits = st.from_regex(r"\A-?[0-9]{1,4}(\.[0-9]{1,2})?\Z")
_quantities = (
    st.none() | st.sampled_from(account.WORDS) | _digits | st.sampled_from(["ongoing", "持续", "1 200", ""])
)
_texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


@st.composite
def _sections(draw, path: str) -> Section:
    indicators = tuple(
        Indicator(
            draw(st.integers(1, 3)),
            draw(_texts),
            draw(st.none() | _texts),
            draw(_quantities),
            draw(_quantities),
            draw(_quantities),
            draw(st.none() | st.booleans()),
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    outputs = tuple(
        Output(
            draw(_texts),
            draw(st.none() | st.integers(1, 3)),
            headings=tuple(draw(st.lists(_texts, max_size=2))),
            planned=draw(_quantities),
            actual=draw(_quantities),
            printed_rate=draw(_quantities),
            completed=tuple(
                account.Completed(draw(_quantities), draw(st.none() | _texts))
                for _ in range(draw(st.integers(0, 2)))
            ),
            remarks=draw(st.none() | _texts),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    numbers = st.none() | st.integers(1, 3) | st.sampled_from(["a", "1"])
    paragraphs = tuple(
        Paragraph(draw(_texts), "other", draw(numbers), tuple(draw(st.lists(st.integers(1, 9), max_size=3))))
        for _ in range(draw(st.integers(0, 3)))
    )
    accomplishments = (account.Accomplishment("a", draw(_texts), indicators),) if indicators else ()
    return Section(path, draw(_texts), None, (), accomplishments, outputs, paragraphs)


@st.composite
def _tables(draw, name: str) -> Table:
    columns = tuple(draw(st.lists(st.sampled_from(["x", "y", "数额"]), unique=True, max_size=3)))
    rows = tuple(
        Row(
            {c: draw(_quantities) for c in columns if draw(st.booleans())},
            draw(st.none() | _texts),
            draw(st.sampled_from(["item", "total", "heading"])),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return Table(name, columns, rows, draw(st.none() | _texts), draw(st.none() | _texts))


@st.composite
def documents(draw) -> Document:
    return Document(
        "performance_report",
        draw(st.sampled_from(["zh", "en"])),
        "X/1",
        draw(st.none() | _texts),
        factories.PERIOD,
        tuple(draw(_sections(path)) for path in draw(st.permutations(["A", "B", "summary"]))),
        tuple(draw(_tables(name)) for name in ("table_1", "training")[: draw(st.integers(0, 2))]),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=documents(), document=documents())
def test_whatever_was_stored_before_the_document_comes_back(before, document):
    """Any document after any other under the same symbol: in its own language it comes back exactly."""
    store(before)
    store(document)
    assert compile_report("X/1", document.language) == document
    assert not plan_load(document)
    Report.objects.all().delete()
    Framework.objects.all().delete()


# --- what would change


def test_a_new_report_is_counted():
    changes = plan_load(factories.report(rows=2))
    assert changes.counts == {
        "report": {"new": 1},
        "section": {"new": 3},
        "paragraph": {"new": 3},
        "objective": {"new": 1},
        "accomplishment": {"new": 2},
        "indicator": {"new": 2},
        "output": {"new": 2},
        "table": {"new": 2},
        "table_row": {"new": 5},
        "table_cell": {"new": 16},
    }
    assert (changes.items, changes.is_new_report, changes.is_new_language) == ((), True, True)
    assert Report.objects.count() == 0


def test_the_same_document_twice_changes_nothing_not_even_the_journal():
    document = factories.report(rows=3)
    store(document)
    before = JournalEntry.objects.count(), ReportSource.objects.count()
    assert not plan_load(document)
    assert not store(document)
    assert (JournalEntry.objects.count(), ReportSource.objects.count()) == before


def test_a_changed_figure_is_shown_with_both_values():
    store(factories.report(rows=3))
    changes = plan_load(with_output(factories.report(rows=3), actual="2", printed_rate="50.0"))
    shown = [(c.kind, c.path, c.state, c.field, c.old, c.new, c.shared_with) for c in changes.items]
    assert shown == [
        ("output", "A.1#1", "changed", "actual", "3", "2", ()),
        ("output", "A.1#1", "changed", "printed_rate", "75.0", "50.0", ()),
    ]
    assert changes.counts["output"] == {"changed": 1, "unchanged": 2}


def test_a_changed_text_is_shown():
    store(factories.report())
    changes = plan_load(with_output(factories.report(), text="Notes"))
    assert [(c.path, c.field, c.old, c.new) for c in changes.items] == [
        ("A.1#1", "texts", "Bulletins on water levels 1", "Notes")
    ]


def test_not_reported_reported_zero_and_not_applicable_stay_three_things():
    document = factories.report(rows=3)
    section = document.sections[2]
    outputs = tuple(
        replace(o, actual=actual, printed_rate=None)
        for o, actual in zip(section.outputs, (None, "0", "not_applicable"), strict=True)
    )
    document = replace(document, sections=(*document.sections[:2], replace(section, outputs=outputs)))
    store(document)
    stored = OutputResult.objects.order_by("output__position").values_list("actual", "actual_number")
    assert list(stored) == [(None, None), ("0", 0), ("not_applicable", None)]
    assert compile_report("LK/1/1", "en") == document


def test_a_figure_the_other_language_states_differently_needs_confirmation():
    store(factories.report("zh", 2))
    changes = plan_load(with_output(factories.report("en", 2), actual="2"))
    assert [(c.path, c.field, c.old, c.new, c.shared_with) for c in changes.items] == [
        ("A.1#1", "actual", "3", "2", ("zh",))
    ]
    assert changes.figures_differ == 1


def test_printed_words_stand_in_their_language_beside_the_other_ones_figure():
    zh, en = factories.report("zh"), with_output(factories.report("en"), actual="some")
    store(zh)
    store(en)
    assert compile_report("LK/1/1", "zh") == zh
    assert compile_report("LK/1/1", "en") == en
    assert OutputResult.objects.values_list("actual", "words").get() == ("3", {"en": {"actual": "some"}})


def test_a_row_that_is_gone_goes_from_its_language_and_stays_in_the_other():
    zh, en = factories.report("zh", 3), factories.report("en", 3)
    store(zh)
    store(en)
    shorter = replace(factories.report("en", 2), tables=en.tables)
    changes = store(shorter)
    assert changes.counts["output"] == {"unchanged": 2, "removed": 1}
    assert compile_report("LK/1/1", "en") == shorter
    assert compile_report("LK/1/1", "zh") == zh
    store(replace(factories.report("zh", 2), tables=zh.tables))
    assert PlannedOutput.objects.count() == 2


def test_a_new_order_is_a_change():
    document = factories.report(rows=2)
    store(document)
    turned = replace(document, tables=document.tables[::-1])
    assert plan_load(turned).counts["table"] == {"changed": 2}
    store(turned)
    assert compile_report("LK/1/1", "en") == turned


def test_only_another_place_is_no_change():
    store(factories.report(first_line=1))
    assert not plan_load(factories.report(first_line=500))


# --- findings and sources


def test_findings_of_reading_and_audit_are_stored_worded_in_both_languages():
    doubt = account.Finding(
        "unreadable_row", "warning", "A row could not be read.", "A.1", place=account.Place((3, 4))
    )
    wrong = with_output(replace(factories.report(), findings=(doubt,)), printed_rate="90.0")
    store(wrong)
    rows = list(ReportFinding.objects.values_list("origin", "rule", "path", "section_path", "language"))
    assert rows == [
        ("reading", "unreadable_row", "A.1", "A.1", "en"),
        ("audit", "delivery_rate", "A.1#1", "A.1", "en"),
    ]
    reading, audit = ReportFinding.objects.all()
    assert (sorted(reading.messages), reading.place) == (["en"], {"order": 0, "lines": [3, 4]})
    assert sorted(audit.messages) == ["en", "zh"]
    assert not plan_load(wrong)


def test_a_corrected_figure_takes_its_finding_with_it():
    store(with_output(factories.report(), printed_rate="90.0"))
    changes = store(factories.report())
    assert changes.counts["finding"] == {"new": 0, "removed": 1, "unchanged": 0}
    assert ReportFinding.objects.count() == 0


def test_what_was_published_with_its_findings_changes_nothing():
    store(with_output(factories.report(), printed_rate="90.0"))
    published = compile_report("LK/1/1", "en")
    assert [f.rule for f in published.findings] == ["delivery_rate"]
    assert not plan_load(published)


def test_the_file_is_kept():
    store(factories.report(), Source("lakes.txt", b"abc"))
    source = ReportSource.objects.get()
    assert (source.file_name, source.language, bytes(source.content), source.sha256) == (
        "lakes.txt",
        "en",
        b"abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )


# --- refusals


@pytest.mark.parametrize("symbol", [None, "", "  "])
def test_a_document_without_a_symbol_is_refused(symbol):
    with pytest.raises(LoadRefused, match="names no symbol"):
        store(factories.report(symbol=symbol))


def test_a_symbol_stored_as_another_kind_is_refused():
    store(factories.report(symbol="LK/9"))
    with pytest.raises(LoadRefused, match="stored as performance_report"):
        store(factories.addendum(symbol="LK/9"))


def test_a_period_nobody_can_reckon_with_is_refused():
    never = account.Period(date(9999, 1, 1), date(9999, 12, 31), "9999")
    with pytest.raises(LoadRefused, match="from 1900 to 2199"):
        store(replace(factories.report(), period=never))
    assert not Report.objects.exists()


def test_a_cell_outside_the_columns_is_refused_and_nothing_is_stored():
    table = Table("table_1", ("a",), (Row({"b": "1"}, "x"),))
    with pytest.raises(LoadRefused, match="table_1/x"):
        store(replace(factories.report(), tables=(table,)))
    assert [Report.objects.count(), Entity.objects.count(), JournalEntry.objects.count()] == [0, 0, 0]


@pytest.mark.parametrize(
    "changes", [{"text": "a\x00b"}, {"text": "\ud800"}, {"number": 10**12}, {"number": -1}]
)
def test_what_no_database_holds_is_refused_in_a_sentence(changes):
    with pytest.raises(LoadRefused, match="LK/1/1: something in it cannot be stored"):
        store(with_output(factories.report(), **changes))
    assert [Report.objects.count(), Entity.objects.count(), JournalEntry.objects.count()] == [0, 0, 0]


def test_what_changed_after_it_was_shown_is_refused():
    shown = plan_load(factories.report())
    store(with_output(factories.report(), actual="4", printed_rate="100.0"))
    with pytest.raises(LoadRefused, match="changed after"):
        load_document(factories.report(), SOURCE, actor="a tester", expected=shown)


def test_what_was_shown_is_stored():
    shown = plan_load(factories.report())
    assert load_document(factories.report(), SOURCE, actor="a tester", expected=shown) == shown


def test_a_fault_in_the_middle_leaves_nothing():
    """The database refuses the last write: everything before it is undone."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE results_tablecell ADD CONSTRAINT planted CHECK (value <> '98.0')")
    with pytest.raises(LoadRefused, match="planted"):
        store(factories.report())
    assert [Report.objects.count(), Entity.objects.count(), JournalEntry.objects.count()] == [0, 0, 0]


# --- the journal


def test_a_load_is_journalled_with_actor_and_act():
    store(factories.report(), Source("lakes.txt", b"abc"))
    entries = JournalEntry.objects.all()
    assert {(e.actor, e.act) for e in entries} == {("a tester", "load_document")}
    last = entries.last()
    assert (last.operation, last.changes["symbol"], last.changes["file"]) == ("ACT", "LK/1/1", "lakes.txt")
    tables = {e.table_name for e in entries}
    assert {"results_report", "plans_output", "results_tablecell", "results_reportsource"} <= tables


def test_publishing_is_journalled_and_changes_nothing():
    store(factories.report())
    before = JournalEntry.objects.count()
    data = publish_report("LK/1/1", "json", "en", actor="a reader")
    entry = JournalEntry.objects.last()
    assert JournalEntry.objects.count() == before + 1
    assert (entry.actor, entry.act, entry.operation, entry.changes["bytes"]) == (
        "a reader",
        "publish_report",
        "ACT",
        len(data),
    )


@pytest.mark.parametrize(("symbol", "language"), [("LK/1/1", "zh"), ("LK/7", "en")])
def test_what_is_not_stored_is_not_published(symbol, language):
    store(factories.report())
    before = JournalEntry.objects.count()
    with pytest.raises(NotStored):
        publish_report(symbol, "json", language, actor="a reader")
    assert JournalEntry.objects.count() == before


# --- speed, counted and not timed


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, django_assert_num_queries):
    document = factories.report(rows=rows)
    store(document)
    with django_assert_num_queries(12):
        compile_report("LK/1/1", "en")
    with django_assert_num_queries(18):
        plan_load(document)
    changed = with_output(document, actual="2", printed_rate="50.0")
    with django_assert_num_queries(28):
        store(changed)


def test_cells_hold_figures_once_and_words_by_language():
    store(factories.report("zh"))
    store(factories.report("en"))
    figure = TableCell.objects.get(row__table__code="resources_by_category", row__position=0, column=0)
    words = TableCell.objects.get(row__table__code="training", column=0)
    assert (figure.value, str(figure.value_number), figure.texts) == (
        "100.0",
        "100.0",
        {"zh": None, "en": None},
    )
    assert (words.value, words.texts) == ("in_words", {"zh": "总部", "en": "Headquarters"})


def test_what_a_format_cannot_hold_is_refused_and_not_journalled():
    document = with_output(factories.report(), text="x" * 40_000)
    store(document)
    before = JournalEntry.objects.count()
    with pytest.raises(
        NotStored, match=r"cannot be published as xlsx: .*40000 letters is too long for a cell\.$"
    ):
        publish_report(document.symbol, "xlsx", document.language, actor="a tester")
    assert JournalEntry.objects.count() == before
    assert publish_report(document.symbol, "json", document.language, actor="a tester")
