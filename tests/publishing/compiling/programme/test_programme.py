"""The budget document made from records: reads back equal, adds up, numbers run through."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from answerable.calc.account import PeriodValue
from answerable.publishing import registry
from answerable.publishing.compiling.programme.deliverables import deliverables
from answerable.publishing.compiling.programme.document import lacking, programme_budget
from answerable.publishing.compiling.programme.numbering import Numbers, without_number
from answerable.publishing.compiling.programme.units import yearly
from answerable.publishing.formats.programme_budget.reader import read
from answerable.publishing.formats.programme_budget.writer import write
from answerable.publishing.sample.bilingual import Two
from answerable.results.reports.rules.audit import audit
from tests.publishing.compiling.programme.sources import sources

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_again_and_the_audit_finds_it_sound(language):
    made = programme_budget(sources(), language)
    found = read(write(made))
    assert found == made
    assert found.findings == ()
    assert audit(made) == ()


@pytest.mark.parametrize("form", ["docx", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_medium_gives_it_back(language, form):
    made = programme_budget(sources(), language)
    assert registry.read_bytes(registry.write(made, form), f"s.{form}") == made


def test_the_audit_would_find_an_error():
    made = programme_budget(sources(), "en")
    unit = made.section("1")
    total = unit.outputs[0]
    wrong = replace(total, quantities=(replace(total.quantities[0], value="9"), *total.quantities[1:]))
    sections = tuple(
        replace(s, outputs=(wrong, *s.outputs[1:])) if s.path == "1" else s for s in made.sections
    )
    assert [f.rule for f in audit(replace(made, sections=sections))] == ["subcategory_total"]


def test_numbers_of_paragraphs_and_tables_run_through():
    made = programme_budget(sources(), "en")
    numbers = [p.number for s in made.sections for p in s.paragraphs if isinstance(p.number, str)]
    assert numbers == ["7.1", "7.2", "7.3", "7.5", "7.9", "7.14"]  # objectives and results take the others
    text = made.section("2").results[1].text
    assert text == "7.12 It will:\n(a) Be near.\n7.13 Much was learned."
    labels = [e.label for s in made.sections for r in s.results for e in r.exhibits]
    labels += [e.label for s in made.sections for e in s.exhibits]
    titles = [(t.title or "").split("\n")[0] for t in made.tables]
    assert sorted(labels + titles) == [f"Table 7.{at}" for at in range(1, len(labels + titles) + 1)]


def test_deliverables_by_hand():
    unit = programme_budget(sources(), "en").section("1")
    rows = [(o.number, o.text, [v.value for v in o.quantities]) for o in unit.outputs]
    assert rows == [
        (None, "Parliamentary documentation (number of deliverables)", ["2", "1", "0", "15"]),
        (1, "Yearly report", ["2", "1", "0", "3"]),
        (2, "Monthly report", [None, None, None, "12"]),
        (None, "Websites: two", []),
    ]
    assert lacking(sources()) == [("category", "Levels: 1")]
    assert ("months", "2042-01, 2042-02") in lacking(sources(months_without=("2042-01", "2042-02")))


def test_measures_have_every_year_to_the_budgets():
    found = yearly((PeriodValue("2024", "80"), PeriodValue("2027", "1200")), 2027, 2027)
    assert [(v.period, v.value, v.kind, v.text) for v in found] == [
        ("2024", "80", "actual", None), ("2025", None, "actual", "–"),
        ("2026", None, "planned", "–"), ("2027", "1200", "planned", None),
    ]  # fmt: skip
    assert yearly((PeriodValue("2024/25", "1"),), 2027, 2027) == ()
    assert yearly((PeriodValue("2029", "1"),), 2027, 2027) == ()


def test_money_and_posts_by_hand():
    made = programme_budget(sources(), "en")
    money, _components, posts, changes = made.tables
    assert [dict(r.cells) for r in money.rows][1:] == [
        {"2025 expenditure": None, "2026 appropriation": None, "Changes": "20.1", "Percentage": "0",
         "2027 estimate": "20.1"},
        {"2025 expenditure": "1200.4", "2026 appropriation": "1300.0", "Changes": "30.1", "Percentage": "2.3",
         "2027 estimate": "1330.1"},
    ]  # fmt: skip
    assert [(r.label, r.cells["2027 proposed"], r.level) for r in posts.rows] == [
        ("P-4", "2", "item"), ("Subtotal, Professional and higher", "2", "subtotal"),
        ("G-6", "1", "item"), ("Subtotal, General Service and related", "1", "subtotal"),
        ("Total", "3", "total"),
    ]  # fmt: skip
    assert [(r.label, r.cells["Number"], r.cells["Action"]) for r in changes.rows] == [
        ("Levels", "-1", "Abolishment")
    ]


def test_both_languages_have_the_same_structure():
    zh, en = (programme_budget(sources(), language) for language in ("zh", "en"))
    assert [s.path for s in zh.sections] == [s.path for s in en.sections]
    assert [len(t.rows) for t in zh.tables] == [len(t.rows) for t in en.tables]


def test_what_nobody_recorded_is_left_out_and_named():
    bare = sources(
        units=(), mandates=(), background=(), strategy=(), posts=(), changes=(), categories=(), components=()
    )
    made = programme_budget(bare, "en")
    assert [s.path for s in made.sections] == ["Sect7", "A"]
    assert made.tables == ()
    assert lacking(bare) == [
        ("framework", ""), ("mandates", ""), ("narrative", "I.A"), ("narrative", "I.C"), ("posts", ""),
    ]  # fmt: skip
    unit = replace(sources().units[0], accomplishments=())
    assert ("results", "Levels") in lacking(sources(units=(unit,)))


def test_the_number_of_another_document_is_not_kept():
    text = without_number(Two("29A.1 本部(见表1)。", "29A.1 The Department (see table 1) keeps."))
    assert (str(text), text.en) == ("本部。", "The Department keeps.")
    numbers = Numbers("2")
    assert numbers.following() == "2.1"
    assert numbers.table().en == "Table 2.1"


def test_outputs_of_no_category_have_no_place():
    assert deliverables((sources().units[0].outputs[3],), 2027) == ()


@pytest.mark.parametrize("amount", ["0", "0.05", "49.99", "50", "999999999.99"])
def test_totals_add_up_what_is_printed(amount):
    line = replace(sources().categories[0], proposed=Decimal(amount))
    made = programme_budget(sources(categories=(line, line, line)), "en")
    rows = made.tables[0].rows
    assert Decimal(rows[-1].cells["2027 estimate"]) == 3 * Decimal(rows[0].cells["2027 estimate"])
    assert audit(made) == ()
