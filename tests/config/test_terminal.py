"""Tables and colours for people."""

from __future__ import annotations

import io

import pytest

from answerable.config import terminal


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_wish(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("差旅", 4), ("差旅 a", 6), ("(百分比)", 8), ("é", 1), ("（）", 4)],
)
def test_a_chinese_character_takes_two_columns(text, columns):
    assert terminal.width(text) == columns


def test_columns_stand_under_each_other():
    shown = terminal.table(("where", "finding"), [("公务差旅", "a"), ("x", "b")])
    assert shown.splitlines() == ["where     finding", "公务差旅  a", "x         b"]


def test_a_file_is_not_wrapped(monkeypatch):
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert terminal.table(("a", "b"), [("1", "long " * 60)]).count("\n") == 1


def test_a_screen_is(monkeypatch):
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("COLUMNS", "50")
    lines = terminal.table(("a", "b"), [("1", "数额不符" * 10)]).splitlines()
    assert len(lines) == 3
    assert max(terminal.width(line) for line in lines[1:]) <= 50
    assert lines[2][:4] == "   符"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("差旅超支", 4, ["差旅", "超支"]),
        ("a 差旅", 4, ["a 差", "旅"]),
        ("toolong", 3, ["toolong"]),
        ("", 5, [""]),
    ],
)
def test_wrapping(text, columns, lines):
    assert terminal.wrapped(text, columns) == lines


def test_colours_are_for_screens_that_want_them(monkeypatch):
    assert terminal.painted("x", "error", io.StringIO()) == "x"
    assert terminal.painted("x", "error", Screen()) == "\x1b[31;1mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal.painted("x", "error", Screen()) == "x"


def test_a_closed_stream_is_for_nobody():
    stream = io.StringIO()
    stream.close()
    assert not terminal.is_for_people(stream)


@pytest.mark.parametrize(
    ("typed", "yes"), [("y\n", True), ("YES\n", True), ("是\n", True), ("\n", False), ("", False)]
)
def test_only_yes_is_yes(monkeypatch, capsys, typed, yes):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert terminal.agreed("Store this?") is yes
    assert capsys.readouterr().err == "Store this? [y/N] "
