"""Dirty texts of both kinds through the registry: a document with its doubts, or one sentence.

Nothing a file holds may end otherwise: no other exception, no minute of waiting, no document that
breaks the schema. What stands undamaged before the damage must still be read.
"""

from __future__ import annotations

import json
import random
import re
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media import json as json_medium
from tests.publishing.extraction.addenda import addendum
from tests.publishing.extraction.documents import report
from tests.publishing.extraction.extraction import printed

SLOW = 8.0  # seconds for a text that a sound reader takes a tenth of one for; machines differ
KINDS = ("report-zh", "report-en", "addendum-zh", "addendum-en")
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@cache
def sound(kind: str) -> str:
    """A sound text of a kind, as an extraction prints it."""
    name, _, language = kind.partition("-")
    make = report if name == "report" else addendum
    return printed(make("zh" if language == "zh" else "en", 3), 3)


def read(folder: Path, data: bytes | str, kind: str | None = None) -> Document | None:
    """The document, valid under the schema; None if it was refused as it should be."""
    path = folder / "dirty.txt"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, SLOW)
    try:
        document = registry.read(path, kind)
    except UnreadableInput as refused:
        sentence = str(refused)
        assert sentence.startswith(f"{path}: ")
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 400
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    schema().validate(json.loads(json_medium.write(document)))
    return document


def _too_slow(*_: object) -> None:
    raise AssertionError(f"reading took more than {SLOW} seconds")


@cache
def schema() -> jsonschema.Draft202012Validator:
    text = (Path(json_medium.__file__).parent / "document.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def counts(document: Document) -> tuple[int, int]:
    """Outputs and accomplishments: what a framework is made of."""
    return (
        sum(len(s.outputs) for s in document.sections),
        sum(len(s.accomplishments) for s in document.sections),
    )


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def whole(kind: str, tmp_path: Path) -> Document:
    document = read(tmp_path, sound(kind))
    assert document is not None
    assert counts(document) > (5, 2)
    return document


@pytest.mark.parametrize("data", [b"", b"\n\n \t\n", b"\xef\xbb\xbf", b"\f\f\n"], ids=repr)
def test_an_empty_file_is_refused(data: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, data) is None


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-be", "utf-32"])
def test_another_encoding_is_refused(encoding: str, tmp_path: Path) -> None:
    assert read(tmp_path, sound("report-zh").encode(encoding)) is None


def test_a_byte_order_mark_changes_nothing(kind: str, whole: Document, tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + sound(kind).encode()) == whole


def test_other_line_ends_change_nothing(kind: str, whole: Document, tmp_path: Path) -> None:
    assert read(tmp_path, sound(kind).replace("\n", "\r\n")) == whole


def test_no_line_end_at_the_end_changes_nothing(kind: str, whole: Document, tmp_path: Path) -> None:
    assert read(tmp_path, sound(kind).rstrip("\n")) == whole


@pytest.mark.parametrize("share", [1, 7, 23, 40, 55, 68, 81, 93, 99])
def test_a_truncated_file_keeps_what_it_has(kind: str, share: int, whole: Document, tmp_path: Path) -> None:
    """Cut in the middle of a line: sections that were complete are as they were."""
    text = sound(kind)
    document = read(tmp_path, text[: len(text) * share // 100])
    if document is None:
        assert share < 60  # the heads of the form stand in the first half
        return
    before = [section for section in document.sections[:-2] if section.has_framework]
    ours = [section for section in whole.sections if section.has_framework]
    assert before == ours[: len(before)]
    assert counts(document) <= counts(whole)


def test_a_character_cut_in_half_is_refused_with_its_line(tmp_path: Path) -> None:
    data = sound("addendum-zh").encode()
    last = max(i for i, byte in enumerate(data) if byte > 0xBF)
    path = tmp_path / "cut.txt"
    path.write_bytes(data[: last + 1])
    line = data[: last + 1].count(b"\n") + 1
    with pytest.raises(UnreadableInput, match=f"line {line}: expected text in UTF-8"):
        registry.read(path)


HUGE: dict[str, Callable[[], str]] = {
    "one character": lambda: "甲" * 300_000,
    "words": lambda: "report of the office " * 20_000,
    "digits": lambda: "1 100 " * 40_000,
    "tabs": lambda: "\t" * 100_000,
    "cells": lambda: "\t".join(["甲", "1 100", "乙 丙"] * 20_000),
    "brackets": lambda: "(" * 50_000 + ")" * 50_000,
    "quotes": lambda: "“甲 乙" * 20_000,
    "reasons": lambda: "产出增加的原因是，" * 20_000,
    "reasons in English": lambda: "The higher number of outputs and " * 10_000,
    "dashes": lambda: "- — –" * 20_000,
    "tags": lambda: "<p>甲<ul>" * 20_000,
    "links": lambda: "[甲](" * 20_000,
    "paragraph numbers": lambda: "1. (a) " * 20_000,
    "stops": lambda: "。" * 100_000,
}


@pytest.mark.parametrize("kind", ["report-zh", "addendum-en"])
@pytest.mark.parametrize("name", HUGE)
def test_a_huge_line_costs_no_minute(kind: str, name: str, tmp_path: Path) -> None:
    lines = sound(kind).split("\n")
    lines.insert(len(lines) // 2, HUGE[name]())
    read(tmp_path, "\n".join(lines))


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_cell_costs_no_minute(name: str, tmp_path: Path) -> None:
    """The kind is given: what is tried is the reader of the older form alone."""
    text = sound("addendum-zh")
    line = next(line for line in text.split("\n") if line.count("\t") == 2 and "是/否" not in line)
    planned, value, remark = line.split("\t")
    huge = HUGE[name]().replace("\t", " ")
    for cells in ((huge, value, remark), (planned, huge, remark), (planned, value, huge)):
        read(tmp_path, text.replace(line, "\t".join(cells)), "outputs_addendum")


def test_tabs_turned_to_blanks_lose_nothing_in_silence(tmp_path: Path) -> None:
    """The heads keep their tabs, the rows do not: every line is in a record or in a finding."""
    for kind in ("addendum-zh", "addendum-en"):
        heads = ("是/否", "yes/no")
        lines = [
            line if any(head in line for head in heads) else line.replace("\t", " ")
            for line in sound(kind).split("\n")
        ]
        document = read(tmp_path, "\n".join(lines))
        assert document is not None
        rows = [n for n, line in enumerate(sound(kind).split("\n"), 1) if line.count("\t") == 2]
        rows = [n for n in rows if not any(head in lines[n - 1] for head in heads)]
        places = [f.place for f in document.findings]
        places += [o.place for s in document.sections for o in s.outputs]
        spans = [place.lines for place in places if place and place.lines]
        assert [n for n in rows if not any(a <= n <= b for a, b in spans)] == []


def test_no_tabs_at_all(tmp_path: Path) -> None:
    for kind in KINDS:
        read(tmp_path, sound(kind).replace("\t", " "))


def test_heads_repeated_before_every_row_change_no_output(tmp_path: Path) -> None:
    for kind in ("addendum-zh", "addendum-en"):
        text = sound(kind)
        head = next(line for line in text.split("\n") if "是/否" in line or "yes/no" in line)
        lines = []
        for line in text.split("\n"):
            lines += [head, line] if line.count("\t") == 2 and line != head and line[0] != "\t" else [line]
        again, whole = read(tmp_path, "\n".join(lines)), read(tmp_path, text)
        assert again is not None
        assert whole is not None
        assert again.sections == whole.sections


ODD = ["", "\t", "\t\t", "\t1\t", "是", "7", "—", "* ", "(a)", "1.", "A. ", "^{*}", "\f"]


@pytest.mark.parametrize("seed", range(8))
def test_lines_in_disorder_end_in_a_document_or_a_sentence(kind: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    lines = sound(kind).split("\n")
    for _ in range(seed * 3 + 1):
        one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
        change = rng.randrange(5)
        if change == 0:
            lines[one], lines[two] = lines[two], lines[one]
        elif change == 1:
            del lines[one : one + rng.randint(1, 9)]
        elif change == 2:
            lines[one:one] = lines[two : two + rng.randint(1, 9)]
        elif change == 3:
            lines[one] = lines[one][: len(lines[one]) // 2]
        else:
            lines[one] = rng.choice(
                ["", "\t", "\t\t", "\t1\t", "是", "7", "—", "* ", "(a)", "1.", "A. ", "^{*}", "\f"]
            )
    read(tmp_path, "\n".join(lines))


def test_every_line_turned_round(kind: str, tmp_path: Path) -> None:
    lines = sound(kind).split("\n")
    read(tmp_path, "\n".join(reversed(lines)))
    read(tmp_path, "\n".join(line[::-1] for line in lines))


JUNK = st.sampled_from([*"\u200b\u202e\u2028\u00a0\u3000\ufeff\x0b\x1f\u0301\\\r\f", "\U0001f600"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(st.sampled_from(KINDS), st.lists(st.tuples(st.floats(0, 1), JUNK | st.text(max_size=5)), max_size=20))
def test_characters_that_do_not_belong(tmp_path: Path, kind: str, junk: list[tuple[float, str]]) -> None:
    text = sound(kind)
    for place, characters in junk:
        at = int(place * len(text))
        text = text[:at] + characters.encode("utf-8", "ignore").decode() + text[at:]
    read(tmp_path, text)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) is None


HEADS = ("计划产出\t完成 (数目或是/否)\t说明\n", "Planned outputs\tCompleted (number or yes/no)\tRemarks\n")
BELOW = st.text("甲是否\t\n 0123456789()（）“”。*^{}<p>-—.AaIi:：产出增加的原因是", max_size=200)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(st.sampled_from(HEADS), BELOW)
def test_anything_below_the_heads_of_the_older_form(tmp_path: Path, head: str, body: str) -> None:
    """Every line that says something is in a record or in a finding, or is a page's number."""
    document = read(tmp_path, head + body)
    assert document is not None
    places = [record.place for record in (*document.findings, *document.tables, *document.sections)]
    for section in document.sections:
        places += [r.place for r in (*section.outputs, *section.paragraphs, *section.accomplishments)]
    covered = {n for p in places if p and p.lines for n in range(p.lines[0], p.lines[1] + 1)}
    lines = {n: line.strip() for n, line in enumerate(body.split("\n"), 2)}
    said = {n for n, line in lines.items() if any(c.isalnum() for c in line)}
    pages = {n for n in said if re.fullmatch(r"\d+\s*/\s*\d+|\d{2}-\d{5}.*", lines[n])}
    assert sorted(said - covered - pages) == []
