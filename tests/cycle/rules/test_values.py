"""What may stand in a field, as people of six languages type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import (
    NATURES,
    acceptable_text,
    accepted,
    digest_of,
    is_outdated,
    nature,
    plain,
)
from answerable.cycle.shapes import Value
from answerable.foundation.fields import is_canonical

BOTH = ("en", "zh")


@pytest.mark.parametrize(
    ("subject", "text", "language", "expected"),
    [
        ("output", "1 234", "", "1234"),
        ("output", "1,234", "", "1234"),
        ("output", "1,234", "fr", "1.234"),
        ("output", "1 234,5", "", "1234.5"),
        ("output", "1.234,5", "es", "1234.5"),
        ("output", "12.50", "", "12.50"),
        ("money", "(3.2)", "", "-3.2"),
        ("money", "−3.2", "", "-3.2"),
        ("money", "n/a", "", "not_applicable"),
        ("indicator", "是", "zh", "yes"),
        ("indicator", "95%", "", "95"),
        ("output", "不适用", "zh", "not_applicable"),
        ("output", "  ", "", None),
        ("output", None, "", None),
        ("output", "0", "", "0"),
    ],
)
def test_figures(subject: str, text: str | None, language: str, expected: str | None) -> None:
    field = "expenditure" if subject == "money" else "actual"
    assert accepted(subject, Value("A", "A#1", field, text, language=language), BOTH) == expected


@pytest.mark.parametrize(
    ("subject", "text", "language"),
    [
        ("output", "1,5", "en"), ("output", "many", ""), ("output", "—", ""), ("output", "-1", ""),
        ("money", "none", ""), ("money", "12 or 13", ""), ("output", "∞", ""), ("output", "1" * 61, ""),
    ],
)  # fmt: skip
def test_what_is_no_figure(subject: str, text: str, language: str) -> None:
    field = "expenditure" if subject == "money" else "actual"
    with pytest.raises(Refused) as refused:
        accepted(subject, Value("A", "A#1", field, text, language=language), BOTH)
    assert (refused.value.code, refused.value.place) == ("invalid", "A#1")
    assert text[:20] in refused.value.sentence


@given(st.text(max_size=40))
def test_whatever_is_typed_is_refused_or_fits_its_column(text: str) -> None:
    try:
        found = accepted("output", Value("A", "A#1", "actual", text), BOTH)
    except Refused:
        return
    assert is_canonical(found)


def test_prose_keeps_markup_as_text_and_loses_only_what_surrounds_it() -> None:
    value = Value("A", "A#1", "remarks", "  <script>x</script>\r\nline \n", language="en")
    assert accepted("output", value, BOTH) == "<script>x</script>\nline"
    assert plain(" \n ") is None


def test_a_field_the_row_does_not_have() -> None:
    with pytest.raises(Refused):
        nature("posts", Value("A", "A!x", "cause", "demand"))
    assert set(NATURES.values()) == {"quantity", "cause", "answer", "prose", "choice", "word"}


@pytest.mark.parametrize(
    ("subject", "field", "text", "expected"),
    [
        ("indicator", "direction", "more", "more"),
        ("indicator", "direction", "", None),
        ("output", "category", "A", "A"),
        ("mandate", "symbol", " SW/1/2 ", "SW/1/2"),
        ("measure", "value", "95 %", "95"),
        ("measure", "value", "yes", "yes"),
    ],
)
def test_what_a_plan_holds(subject: str, field: str, text: str, expected: str | None) -> None:
    assert accepted(subject, Value("A", "A", field, text), BOTH) == expected


@pytest.mark.parametrize(
    ("subject", "field", "text"),
    [("indicator", "direction", "up"), ("output", "category", "a"), ("mandate", "symbol", "x" * 121)],
)
def test_what_a_plan_does_not_hold(subject: str, field: str, text: str) -> None:
    with pytest.raises(Refused):
        accepted(subject, Value("A", "A", field, text), BOTH)


def test_a_translation_is_outdated_when_its_source_changed() -> None:
    assert not is_outdated("", "x")
    assert not is_outdated(digest_of("x"), "x")
    assert is_outdated(digest_of("x"), "y")
    assert digest_of(None) == digest_of("")


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u2066", "\u2060", "\ufeff", "\u2028"])
def test_no_symbol_and_no_name_looks_like_another(letter: str) -> None:
    pasted = f"SW/RES/{letter}30/8"
    assert acceptable_text(pasted) == pasted
    with pytest.raises(Refused) as refused:
        acceptable_text(pasted, "symbol", 300)
    assert (refused.value.code, refused.value.place) == ("invalid", "symbol")
