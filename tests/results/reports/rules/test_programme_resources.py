"""Rules on part B: changes add up, posts go from the approved to the proposed, sentences name the totals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import Document, Paragraph, Row, Section, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules import audit
from answerable.results.reports.rules.programme.changes import changes_of

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
HEADS = {
    "en": ("2044 appropriation", "Changes Technical adjustments", "Changes Other", "Changes Total",
           "Changes Percentage", "2045 estimate (before recosting)"),
    "zh": ("2044年批款", "变动 技术性调整", "变动 其他", "变动 共计", "变动 百分比", "2045年估计数"),
}  # fmt: skip
ROWS = (
    ("Posts", "item", "1300.0 -10.5 2.0 -8.5 -0.7 1291.5"),
    ("Other staff costs", "item", "0 0 7.5 7.5 0 7.5"),
    ("Travel", "item", "8.0 1.0 0 1.0 12.5 9.0"),
    ("Total", "total", "1308.0 -9.5 9.5 0 0 1308.0"),
)
TOLD = {
    "en": "The proposed regular budget resources for 2045 amount to $1,308,000 and reflect no change.",
    "zh": "2045年拟议经常预算资源为1 308 000美元，没有变动。",
}


def resources(language: str = "en") -> Table:
    rows = tuple(
        Row(dict(zip(HEADS[language], cells.split(), strict=True)), label, level)  # type: ignore[arg-type]
        for label, level, cells in ROWS
    )
    unit = "Thousands of United States dollars" if language == "en" else "千美元"
    return Table("financial_resources", HEADS[language], rows, "Resources", unit, "B.a")


def posts(language: str = "en") -> Table:
    labels = ("Approved for 2044", "Establishment", "Abolishment", "Proposed for 2045")
    if language == "zh":
        labels = ("2044年核定", "设立", "裁撤", "2045年拟议")
    cells = (("4", "1 USG, 3 P-5"), ("2", "2 GS (OL)"), ("-1", "1 P-5"), ("5", "1 USG, 2 P-5, 2 GS (OL)"))
    columns = ("Number", "Details")
    rows = tuple(
        Row(dict(zip(columns, pair, strict=True)), label) for label, pair in zip(labels, cells, strict=True)
    )
    return Table("staffing_changes", columns, rows, "Post changes", None, "B.a")


def document(*tables: Table, told: str | None = None, language: str = "en") -> Document:
    paragraphs = (Paragraph(told, "other", "2.1"),) if told else ()
    sections = (Section("Sect2", "Waters"), Section("B.a", "Overview", "Sect2", paragraphs=paragraphs))
    return Document("programme_budget", language, sections=sections, tables=tables)  # type: ignore[arg-type]


def wrong(table: Table, at: int, column: str, value: str) -> Table:
    rows = list(table.rows)
    rows[at] = replace(rows[at], cells={**rows[at].cells, column: value})
    return replace(table, rows=tuple(rows))


def rules(made: Document) -> list[str]:
    return [finding.rule for finding in audit(made)]


@LANGUAGES
def test_nothing_is_doubted_where_all_agrees(language):
    made = document(resources(language), posts(language), told=TOLD[language], language=language)
    assert rules(made) == []
    assert changes_of(made.tables[0]) is not None


@LANGUAGES
def test_every_wrong_figure_of_resources_is_found(language):
    table = resources(language)
    planted = caught = 0
    for at, row in enumerate(table.rows):
        for column, value in row.cells.items():
            if column == HEADS[language][4] and row.cells[HEADS[language][0]] == "0":
                continue  # a percentage of nothing
            planted += 1
            changed = wrong(table, at, column, str(number(value) + 1))
            caught += bool(rules(document(changed, language=language)))
    assert caught == planted == 23


@LANGUAGES
def test_each_wrong_figure_is_named_by_its_own_rule(language):
    table, heads = resources(language), HEADS[language]
    for column, value, rule in (
        (heads[1], "-11.5", "sum_of_changes"),
        (heads[4], "-1.7", "share_of_changes"),
        (heads[5], "1292.5", "estimate_after_changes"),
    ):
        assert rule in rules(document(wrong(table, 0, column, value), language=language))


def test_rounding_is_a_warning_and_other_columns_are_none_of_ours():
    off = wrong(resources(), 0, HEADS["en"][5], "1291.6")
    severities = {f.severity for f in audit(document(off)) if f.rule == "estimate_after_changes"}
    assert severities == {"warning"}
    names = ("2043 actual", "2044 planned", "Total")
    unlike = Table("table_1", names, (Row(dict(zip(names, "123", strict=True)), "Boats"),))
    assert list(changes_of(unlike)) == []
    names = ("2044 estimate", "Change", "2045 estimate")
    other = tuple(Row(dict(zip(names, "193", strict=True)), label) for label in ("Boats", "Ships"))
    assert rules(document(Table("table_1", names, other))) == []  # no row proves what the columns mean


def test_a_variance_behind_both_years():
    names = ("Regular 2044 estimate", "Regular 2045 estimate", "Regular Variance",
             "All 2044 estimate", "All 2045 estimate", "All Variance")  # fmt: skip
    cells = ("10 12 2 20 21 1", "5 4 -1 6 6 0", "3 3 0 3 4 9")
    table = Table("table_1", names, tuple(Row(dict(zip(names, c.split(), strict=True)), c[0]) for c in cells))
    (finding,) = audit(document(table))
    assert (finding.rule, finding.path, finding.printed) == ("estimate_after_changes", "table_1/3", "4")


@LANGUAGES
def test_posts_go_from_the_approved_to_the_proposed(language):
    table = posts(language)
    for at, value, expected in (
        (0, "5", ["posts_by_grade", "post_changes"]),
        (1, "3", ["post_changes"]),
        (3, "6", ["post_changes", "posts_by_grade"]),
    ):
        found = rules(document(wrong(table, at, "Number", value), language=language))
        assert sorted(found) == sorted(expected)


def test_sentences_name_the_total_beside_them():
    more = "The proposed regular budget resources for 2045 amount to ${}, a decrease of ${}."
    table = resources()
    total = {
        **table.rows[3].cells,
        HEADS["en"][1]: "-19.5",
        HEADS["en"][3]: "-10.0",
        HEADS["en"][5]: "1298.0",
    }
    less = replace(table, rows=(*table.rows[:3], replace(table.rows[3], cells=total)))
    for first, second, expected in (
        ("1,298,000", "10,000", []),
        ("1,289,000", "10,000", ["amount_in_part_b"]),
        ("1,298,000", "11,000", ["change_in_part_b"]),
    ):
        found = rules(document(less, told=more.format(first, second)))
        assert [rule for rule in found if rule.endswith("part_b")] == expected
    assert "amount_in_part_b" in rules(
        document(resources("zh"), told="2045年拟议经常预算资源为1 309 000美元。", language="zh")
    )
