"""The combined report made from records: reads back equal, adds up, says what people recorded."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.calc.account import Document, PeriodValue, Row, Table
from answerable.calc.budgeting import in_thousands
from answerable.publishing import registry
from answerable.publishing.compiling.combined.document import combined_report, lacking
from answerable.publishing.compiling.combined.framework import values_of
from answerable.publishing.compiling.combined.sources import CombinedSources, Posts, PostsChange
from answerable.publishing.compiling.combined.staff import grade_column
from answerable.publishing.formats.combined_report.reader import read
from answerable.publishing.formats.combined_report.writer import write
from answerable.publishing.sample.bilingual import Two
from answerable.results.reports.rules.audit import audit
from answerable.results.reports.rules.combined import CHECKS
from tests.publishing.compiling.combined.sources import FIELD, OFFICE, sources

LANGUAGES = ("en", "zh")


def found_in(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    checked = [finding for check in CHECKS for finding in check(document)]
    return [(f.rule, f.path, f.printed, f.computed) for f in (*checked, *audit(document))]


def table(document: Document, name: str, section: str | None = None) -> Table:
    return next(t for t in document.tables if t.id == name and section in (None, t.section))


def row(of: Table, label: str) -> Row:
    return next(r for r in of.rows if r.label == label)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_again_and_the_audit_finds_it_sound(language):
    made = combined_report(sources(), language)
    found = read(write(made))
    assert found == made
    assert found.findings == ()
    assert found_in(made) == []


@pytest.mark.parametrize("form", ["docx", "xlsx", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_medium_gives_it_back(language, form):
    made = combined_report(sources(), language)
    assert registry.read_bytes(registry.write(made, form), f"report.{form}") == made


def test_the_audit_would_find_an_error():
    """The proof that silence means something."""
    made = combined_report(sources(), "en")
    full = table(made, "financial_resources")
    wrong = [
        replace(r, cells={**r.cells, full.columns[1]: "1.0"}) if r.label == "Gross requirements" else r
        for r in full.rows
    ]
    tables = tuple(replace(t, rows=tuple(wrong)) if t is full else t for t in made.tables)
    assert "column_total" in {rule for rule, *_rest in found_in(replace(made, tables=tables))}


def test_both_languages_have_the_same_figures():
    zh, en = combined_report(sources(), "zh"), combined_report(sources(), "en")
    assert [s.path for s in zh.sections] == [s.path for s in en.sections]
    figures = [
        [(t.id, t.section, [r.level for r in t.rows]) for t in document.tables] for document in (zh, en)
    ]
    assert figures[0] == figures[1]
    for one, other in zip(zh.tables, en.tables, strict=True):
        if one.id == "financial_resources":
            assert [dict(r.cells) for r in one.rows] == [dict(r.cells) for r in other.rows]


def test_money_by_hand():
    """Each line rounded by itself: 1200.4 + 5000.0 + 800.0 + 700.0 = 7700.4, less staff assessment 400.0."""
    full = table(combined_report(sources(), "en"), "financial_resources")
    gross, net = row(full, "Gross requirements"), row(full, "Net requirements")
    assert gross.cells["apportionment 2024/25"] == "7700.4"
    assert gross.cells["expenditure 2024/25"] == "7950.0"
    assert gross.cells["variance_amount 2024/25"] == "-249.6"
    assert net.cells["apportionment 2024/25"] == "7300.4"
    line = row(full, "Facilities")
    assert line.cells["apportionment 2025/26"] == "0"
    assert line.cells["variance_percent 2026/27"] == "0"


def test_posts_by_hand():
    made = combined_report(sources(), "en")
    summary = table(made, "human_resources", "summary")
    assert summary.columns == (
        "military_observers", "international_staff", "national_officers", "national_general_service",
        "temporary_positions", "volunteers", "total",
    )  # fmt: skip
    actual = [r for r in summary.rows if r.label == "Actual 2024/25"][-1]
    # 38 observers; 1 + 5 + 10 international; 1.5 rounds to 2; 28; 0.2 rounds to none; 3
    assert list(actual.cells.values()) == ["38", "16", "2", "28", "0", "3", "87"]
    changes = table(made, "staffing_changes")
    assert row(changes, "Total, civilian personnel").cells["number"] == "-1"
    assert [r.cells["title"] for r in changes.rows if r.level == "item"] == [
        "Legal Officer", "Not stated", "Engineer",
    ]  # fmt: skip


def test_amounts_of_components_add_up_to_what_is_printed():
    made = combined_report(sources(), "en")
    amounts = [
        Decimal(of.rows[-1].cells["total"] or "0")
        for of in made.tables
        if of.id == "human_resources" and "international_subtotal" in of.columns
    ]
    civilian = [r for r in table(made, "financial_resources").rows if r.level == "subtotal"][1]
    assert sum(amounts) == Decimal(civilian.cells["cost_estimates 2026/27"] or "0") == Decimal("5850.1")


def test_amounts_that_are_not_all_of_the_group_are_left_out():
    lines = tuple(replace(line, parts={OFFICE: (None, None)}) for line in sources().lines)
    made = combined_report(sources(lines=lines), "en")
    labels = [r.label for t in made.tables if t.id == "human_resources" for r in t.rows]
    assert "Estimated amount (civilian personnel)" not in labels
    assert found_in(made) == []


def test_reasons_stand_under_their_class_and_missing_ones_are_named():
    made = combined_report(sources(), "en")
    analysis = made.section("III")
    assert analysis is not None
    said = [p.text for p in analysis.paragraphs]
    at = said.index("Military observers")
    assert said[at + 1].endswith(
        "requirements were attributable primarily to the following: later deployment."
    )
    assert said[at + 2].endswith("requirements have not been explained yet.")
    assert lacking(sources()) == [
        ("reason", "Military observers: 2026/27"),
        ("reason", "Facilities: 2024/25"),
        ("narrative", "I.C"),
    ]
    assert ("posts", "") in lacking(sources(posts=(), frameworks=()))


def test_an_overspent_period_takes_note_of_it():
    made = combined_report(sources(), "en")
    points = [r.cells["text"] or "" for r in table(made, "actions").rows]
    assert points[0].startswith("To take note of overexpenditure of $249,600")
    assert "amounting to $130,000 from investment revenue ($120,000)" in points[1]
    assert points[2].startswith("To appropriate the amount of $7,500,100")
    assert points[3] == "To assess that amount at a monthly rate of $625,000."


def test_frameworks_are_numbered_anew_and_no_period_is_left_out():
    made = combined_report(sources(), "en")
    component = made.section("I.G.1")
    assert component is not None
    assert component.name == "Component 1: Field"
    first, second = component.accomplishments[0].indicators
    assert [(v.period, v.value, v.kind, v.text) for v in first.values] == [
        ("2024/25", "12", "actual", None),
        ("2025/26", "not reported", "planned", None),
        ("2026/27", "5", "target", None),
    ]
    assert [v.text for v in second.values] == ["No", "Not applicable", "Yes"]
    assert second.text == "There is a plan (of 2020)."
    assert values_of((PeriodValue("2024/25", None),), sources()) == ()


@pytest.mark.parametrize(
    ("group", "grade", "column"),
    [
        ("international", "P-5", "grade_p5_p4"), ("international", "FS-4", "field_service"),
        ("professional", "usg", "grade_usg_asg"), ("general_service", "G-6", "grade_gs"),
        ("national_officers", "NO-B", "grade_npo"), ("international", "GS (OL)", "grade_gs"),
    ],
)  # fmt: skip
def test_every_grade_has_its_column(group, grade, column):
    assert grade_column(Posts("x", "post", group, grade)) == column


def test_without_posts_income_and_frameworks_it_is_shorter_and_still_sound():
    bare: CombinedSources = sources(
        posts=(), changes=(), income=(), rates=(), frameworks=(), narrative={}, decisions=(), components=()
    )
    for language in LANGUAGES:
        made = combined_report(bare, language)
        assert read(write(made)) == made
        assert found_in(made) == []
        assert {t.id for t in made.tables} == {
            "financial_summary", "legislative_history", "financial_resources", "unencumbered_balance",
            "variances", "actions",
        }  # fmt: skip


# --- whatever the figures are

AMOUNT = st.decimals(0, 99_999_999, places=2)
COUNT = st.integers(0, 3000)


@st.composite
def drawn(draw: st.DrawFn) -> CombinedSources:
    base = sources()
    lines = []
    for line in base.lines:
        figures = [draw(AMOUNT) for _ in range(4)]
        share = draw(st.integers(0, 100))
        parts = {
            OFFICE: tuple((amount * share / 100).quantize(Decimal("0.01")) for amount in figures[2:]),
        }
        parts[FIELD] = tuple(whole - part for whole, part in zip(figures[2:], parts[OFFICE], strict=True))
        lines.append(
            replace(
                line, allotted=figures[0], spent=figures[1], current=figures[2], proposed=figures[3],
                parts=parts, balances={"2023/24": draw(st.none() | AMOUNT)},
            )
        )  # fmt: skip
    posts, changes = [], []
    for one in base.posts:
        current, proposed = draw(COUNT), draw(COUNT)
        posts.append(
            replace(one, approved=draw(COUNT), actual=draw(st.decimals(0, 3000, places=2)),
                    current=current, proposed=proposed)
        )  # fmt: skip
        if current != proposed:
            changes.append(
                PostsChange(
                    one.component,
                    one.kind,
                    one.group,
                    one.grade,
                    Two("", ""),
                    proposed - current,
                    "established",
                )
            )
    return replace(base, lines=tuple(lines), posts=tuple(posts), changes=tuple(changes), rates=())


@settings(max_examples=40, deadline=None)
@given(drawn())
def test_whatever_the_figures_are_it_reads_back_and_adds_up(found):
    for language in LANGUAGES:
        made = combined_report(found, language)
        assert read(write(made)) == made
        assert found_in(made) == []
    total = row(table(made, "financial_resources"), "所需资源毛额").cells["cost_estimates 2026/27"]
    lines = [line for line in found.lines if line.group not in ("assessment", "in_kind")]
    assert Decimal(total or "0") == sum(in_thousands(line.proposed) or Decimal(0) for line in lines)
