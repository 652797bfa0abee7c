"""Vacancy rates in sentences: doubted where the table has no such rate, or the table itself is."""

import pytest

from answerable.calc.account import Document
from answerable.results.reports.rules.vacancies import vacancy_rates_in_text
from tests.results.reports.rules.accounts import MISSION, saying, with_row


def doubts(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(f.rule, f.path, f.printed, f.computed) for f in vacancy_rates_in_text(document)]


@pytest.mark.parametrize(
    "text",
    [
        "The vacancy rate of staff was 14.3 per cent.",
        "2024/25 年度的空缺率为 14.3%，而其他上调 1.2%。",
    ],
)
def test_a_rate_the_table_does_not_have(text: str) -> None:
    assert doubts(saying(text)) == [("vacancy_rate_in_text", "summary¶2", "14.3", "13.4")]


@pytest.mark.parametrize(
    "text",
    [
        "The vacancy rate was 3.9 per cent above the 13.5 per cent, a vacancy rate of 17.4 per cent.",
        "The vacancy rate was above the 9.9 per cent of the previous period.",
        "2019/20 年度的平均空缺率为 9.9%。",
        "The vacancy rate exceeded the budgeted one by 0.2 per cent.",
        "Salaries rose by 1.2 per cent.",
    ],
)
def test_rates_of_the_table_their_differences_and_other_percentages(text: str) -> None:
    assert doubts(saying(text)) == []


ALL_SAID = saying(
    "A vacancy rate of 17.4 per cent, a budgeted vacancy rate of 13.5 per cent, "
    "a budgeted vacancy rate of 13.6 per cent."
)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("The vacancy rate of staff was 13.6 per cent.", "13.4"),  # the budgeted one
        ("The budgeted vacancy rate was 13.4 per cent.", "13.5"),
        ("编入预算的空缺率为 13.4%。", "13.5"),
        ("The vacancy rate of staff was 4.0 per cent.", "13.4"),  # a difference, but nothing is compared
    ],
)
def test_a_rate_of_the_other_column(text: str, nearest: str) -> None:
    assert [d[3] for d in doubts(saying(text))] == [nearest]


def test_a_cell_that_several_sentences_contradict_is_doubted_itself() -> None:
    """13.6 is said twice; the table's 16.3 nowhere."""
    wrong = with_row(ALL_SAID, "incumbency", "Professional and higher", budgeted_vacancy_rate="16.3")
    assert doubts(ALL_SAID) == []
    assert doubts(wrong) == [("vacancy_rate_in_table", "incumbency/Professional and higher", "16.3", "13.6")]


def test_a_rate_its_own_row_contradicts_is_not_held_against_the_sentence() -> None:
    wrong = with_row(ALL_SAID, "incumbency", "Professional and higher", vacancy_rate="31.4")
    assert doubts(wrong) == []


def test_without_the_table_nothing_is_judged() -> None:
    tables = tuple(t for t in MISSION.tables if t.id != "incumbency")
    assert doubts(Document("performance_report", "en", sections=MISSION.sections, tables=tables)) == []
