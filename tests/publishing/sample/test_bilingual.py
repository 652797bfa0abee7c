"""Texts in two languages: filling, joining, numbers in sentences, drafts as documents."""

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.account import Document, Period, Row, Section, Table
from answerable.publishing.sample.bilingual import Two, counted, in_language, joined, lines

RIVER = Two("利斯克河", "the Lisk")


def both(text: Two) -> tuple[str, str]:
    return in_language(text, "zh"), in_language(text, "en")


def test_a_slot_gives_each_language_its_own():
    text = Two("检查{place}的 {n} 座坝", "{n} dams on {place} inspected").fill(place=RIVER, n=3)
    assert both(text) == ("检查利斯克河的 3 座坝", "3 dams on the Lisk inspected")


def test_a_plain_slot_goes_into_both():
    assert both(Two("{x}%", "{x} per cent").fill(x="4.5")) == ("4.5%", "4.5 per cent")


def test_a_missing_slot_is_an_error():
    with pytest.raises(KeyError):
        Two("{x}", "{x}").fill(y=1)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [(7, "7", "7"), (999, "999", "999"), (1000, "1 000", "1,000"), (12345678, "12 345 678", "12,345,678")],
)
def test_numbers_in_sentences(value: int, zh: str, en: str):
    assert both(counted(value)) == (zh, en)
    assert both(counted(Decimal(value))) == (zh, en)


def test_sentences_follow_with_a_blank_in_english_only():
    text = joined([Two("一。", "One."), Two("二。", "Two.")])
    assert both(text) == ("一。二。", "One. Two.")


def test_lines_stand_apart_in_both():
    assert both(lines([RIVER, RIVER])) == ("利斯克河\n利斯克河", "the Lisk\nthe Lisk")


def test_a_sentence_begins_with_a_capital_in_english():
    assert both(Two("两国同意", "two States agreed").sentence()) == ("两国同意", "Two States agreed")


def test_a_draft_becomes_a_document_of_plain_strings():
    draft = Document(
        kind="performance_report",
        language="zh",
        title=RIVER,
        period=Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24"),
        sections=(Section("A", RIVER),),
        tables=(Table("training", ("dates",), (Row({"dates": RIVER}, RIVER),)),),
    )
    zh, en = in_language(draft, "zh"), in_language(draft, "en")
    assert zh == draft
    assert en == replace(
        draft,
        title="the Lisk",
        sections=(Section("A", "the Lisk"),),
        tables=(Table("training", ("dates",), (Row({"dates": "the Lisk"}, "the Lisk"),)),),
    )
    assert {type(d.title) for d in (zh, en)} == {str}
    assert {type(d.tables[0].rows[0].cells["dates"]) for d in (zh, en)} == {str}


def test_both_languages_survive_pickling():
    assert both(pickle.loads(pickle.dumps(RIVER))) == ("利斯克河", "the Lisk")
