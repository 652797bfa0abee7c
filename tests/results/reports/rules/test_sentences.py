"""Figures in sentences against the tables: pairs, balances, labelled amounts."""

import pytest

from answerable.calc.account import Document
from answerable.results.reports.rules import audit
from answerable.results.reports.rules.sentences import said, said_of_outputs
from tests.results.reports.rules.accounts import MISSION, saying, with_row


def doubts(document: Document) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(f.rule, f.severity, f.path, f.printed, f.computed) for f in audit(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Contingents cost $558,700 (3.1 per cent) less.",
            ("variance_in_text", "error", "3.1%", "1.3%"),
        ),
        ("Staff cost $0.6 million (3.1 per cent) less.", ("variance_in_text", "error", "3.1%", "1.3%")),
        (
            "Of $61,041,400 approved, $60,381,400 was spent, leaving an unencumbered balance of $606,000.",
            ("balance_in_text", "error", "606000", "660000"),
        ),
        (
            "The unencumbered balance was $606,000.",
            ("amount_in_text", "error", "606000", "660000"),
        ),
        (
            "Investment revenue ($563,200) was higher.",
            ("amount_in_text", "error", "563200", "536200"),
        ),
        (
            "Expenditure was $60,381,500 in all.",
            ("amount_in_text", "warning", "60381500", "60381400"),
        ),
    ],
)
def test_doubted(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    rule, severity, printed, computed = expected
    assert doubts(saying(text)) == [(rule, severity, "summary¶2", printed, computed)]


@pytest.mark.parametrize(
    "text",
    [
        "Contingents cost $558,700 (1.3 per cent) less.",
        "Contingents cost $0.6 million (1.3 per cent) less.",
        "Something else cost $3,333,333 (3.1 per cent) less.",
        "Of $61,041,400 approved, $60,381,400 was spent, leaving an unencumbered balance of $660,000.",
        "An amount of $684,200 was drawn from the unencumbered balance.",
    ],
)
def test_not_doubted(text: str) -> None:
    assert doubts(saying(text)) == []


def test_actions_to_be_taken_are_sentences_too() -> None:
    wrong = with_row(MISSION, "actions", "(a)", text="To decide on the unencumbered balance of $606,000;")
    assert doubts(wrong) == [("amount_in_text", "error", "actions/(a)", "606000", "660000")]
    text = "To decide on other income of $884,400 from investment revenue ($536,200);"
    wrong = with_row(MISSION, "actions", "(b)", text=text)
    assert doubts(wrong) == [("amount_in_text", "error", "actions/(b)", "884400", "588400")]


def test_a_total_that_does_not_add_up_is_not_held_against_the_sentence() -> None:
    text = "To decide on other income of $588,400;"
    wrong = with_row(with_row(MISSION, "actions", "(b)", text=text), "other_income", "Total", amount="584.4")
    assert [d[0] for d in doubts(wrong)] == ["column_total"]


def test_a_row_that_sentence_and_total_contradict_is_doubted_itself() -> None:
    wrong = with_row(MISSION, "other_income", "Investment revenue", amount="563.2")
    assert doubts(wrong) == [
        ("amount_in_table", "error", "other_income/Investment revenue", "563.2", "536200"),
        ("column_total", "error", "other_income/Total", "588.4", "615.4"),
    ]


def test_every_sentence_is_heard() -> None:
    heard = [(s.path, s.part) for s in said(MISSION)]
    assert heard[:3] == [("summary", "summary"), ("A¶3", ""), ("A(a)1", "")]
    assert heard[-2:] == [("actions/(a)", "V"), ("actions/(b)", "V")]
    assert list(said_of_outputs(MISSION)) == []
