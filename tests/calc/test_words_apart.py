"""Texts word by word: put together again, both are there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc import words_apart
from answerable.calc.words_apart import Run, word_runs


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ()),
        ("Water", "Water", (Run("same", "Water"),)),
        ("", "Water", (Run("added", "Water"),)),
        ("Clean water now", "Clean ice now",
         (Run("same", "Clean "), Run("removed", "water"), Run("added", "ice"), Run("same", " now"))),
        ("了解水情", "了解雨情",
         (Run("same", "了解"), Run("removed", "水"), Run("added", "雨"), Run("same", "情"))),
        ("two old words stay", "three new words stay",
         (Run("removed", "two old"), Run("added", "three new"), Run("same", " words stay"))),
    ],
)  # fmt: skip
def test_what_stayed_came_and_went(before: str, after: str, expected: tuple[Run, ...]) -> None:
    assert word_runs(before, after) == expected


texts = st.text("ab c水雨。\n", max_size=60)


@given(texts, texts)
def test_both_texts_are_in_the_runs(before: str, after: str) -> None:
    runs = word_runs(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after
    assert all(run.text for run in runs)


def test_very_long_texts_are_given_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_apart, "_MOST", 4)
    runs = word_runs("start a b c end", "start d e f end")
    assert [run.kind for run in runs] == ["same", "removed", "added", "same"]
