"""The reader on the real addendum: counted by hand 389 rows and 480 completed values.

Skipped where the customer's documents are not beside the repository. Figures and line numbers
only: the document's sentences stay where they are.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from answerable.calc.account import Document, Output, Period
from answerable.publishing.blocks import Line
from answerable.publishing.formats.outputs_addendum import cover, mapping, reader, writer
from tests.publishing.formats.outputs_addendum.golden import lines

SOURCE = Path(__file__).parents[5] / "shared" / "documents" / "A_68_648_Add1.zh.txt"
pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not in ../shared/documents"),
]


@pytest.fixture(scope="module")
def blocks() -> list[Line]:
    return lines(SOURCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def document(blocks: list[Line]) -> Document:
    return reader.read(blocks)


def at(document: Document, line: int) -> Output:
    """The output whose first line this is."""
    return next(
        output
        for section in document.sections
        for output in section.outputs
        if output.place and output.place.lines and output.place.lines[0] == line
    )


def values(document: Document, line: int) -> list[tuple[str | None, str | None]]:
    return [(done.value, done.label) for done in at(document, line).completed]


def test_every_row_and_every_completed_value_is_there(document: Document) -> None:
    outputs = [output for section in document.sections for output in section.outputs]
    assert (len(outputs), sum(len(output.completed) for output in outputs)) == (389, 480)


def test_values_are_numbers_or_words_of_the_form(document: Document) -> None:
    kinds = Counter(
        "number" if done.value and done.value.isdigit() else done.value
        for section in document.sections
        for output in section.outputs
        for done in output.completed
    )
    assert kinds == {"number": 372, "yes": 81, "no": 26, "partly": 1}


def test_only_two_numbers_have_no_label(document: Document) -> None:
    bare = [
        (output.place.lines[0] if output.place and output.place.lines else None, done.value)
        for section in document.sections
        for output in section.outputs
        for done in output.completed
        if done.label is None and done.value and done.value.isdigit()
    ]
    assert bare == [(166, "65"), (530, "14")]


def test_departments_and_units(document: Document) -> None:
    paths = [section.path for section in document.sections]
    units = {"A": "abcdef", "B": "abcde", "C": "abcde"}
    expected = ["summary", "II"]
    for letter in "ABCDEFGHIJK":
        expected += [letter, *(f"{letter}.{unit}" for unit in units.get(letter, ""))]
    assert paths == expected
    outputs = {s.path: len(s.outputs) for s in document.sections if s.outputs}
    assert outputs["A.e"] == 20
    assert sum(count for path, count in outputs.items() if path.startswith("C.")) == 130


def test_cover(document: Document) -> None:
    assert document.symbol == "A/68/648/Add.1"
    assert document.title is not None
    assert (
        re.sub(r"\d", "", document.title) == "维持和平行动支助账户  年  月  日至  年  月  日期间预算执行情况"
    )
    assert document.period == Period(date(2012, 7, 1), date(2013, 6, 30), "2012/13")


def test_contents_abbreviations_and_the_note(document: Document) -> None:
    assert [(table.id, len(table.rows)) for table in document.tables] == [
        ("contents", 12),
        ("abbreviations", 29),
    ]
    part = document.section("II")
    assert part is not None
    assert [(p.number, p.place.lines if p.place else None) for p in part.paragraphs] == [("*", (96, 96))]


def test_stacked_values(document: Document) -> None:
    assert values(document, 93) == [("8", "月度报告"), ("52", "每周报告"), ("12", "分析电报")]
    assert [v for v, _ in values(document, 127)] == ["84", "1080"]
    assert [v for v, _ in values(document, 472)] == ["6700", "625", "440"]
    assert values(document, 739) == [("1912", "定购单"), ("290", "系统合同"), ("333", "经常合同")]
    assert [v for v, _ in values(document, 747)] == ["7", "2", "5", "12"]
    assert values(document, 596)[0][0] == "1530"


def test_continuation_rows(document: Document) -> None:
    assert [v for v, _ in values(document, 585)] == ["26", "1", "1", "2", "3", "1", "1"]
    assert [v for v, _ in values(document, 964)] == ["11", "36", "128"]
    reason = at(document, 964).reason
    assert reason is not None
    assert reason.count("\n") == 1


def test_rows_that_lost_their_tabs(document: Document) -> None:
    assert values(document, 251) == [("59", "警察派遣国")]
    assert values(document, 386) == [("216", "一类指控"), ("680", "二类指控")]
    assert values(document, 930) == [("yes", None)]
    rows = [f.place.lines for f in document.findings if f.rule == "lost_cells" and f.place]
    assert len(rows) == 12


def test_narrow_cells(document: Document) -> None:
    assert values(document, 474)[1] == ("9", "%：点击次数的增长")
    assert [label[:3] for _, label in values(document, 472) if label] == ["国际工", "代表 ", "代表 "]


def test_slipped_remarks_are_matched_again(document: Document) -> None:
    """Read by eye: what each row at the head of these pages speaks of."""
    assert values(document, 98) == [("14", "出版物")]
    assert at(document, 94).reason is not None
    assert values(document, 324) == [("21", "情况通报")]
    assert values(document, 326) == [("4", "工作队会议")]
    assert values(document, 572) == [("289", "提供说明理由的决定")]
    assert values(document, 573) == [("19", "提供说明理由的决定")]
    assert [v for v, _ in values(document, 682)] == ["13", "146"]
    assert [v for v, _ in values(document, 684)] == ["4", "6", "14"]
    assert [v for v, _ in values(document, 685)] == ["19"]
    assert [v for v, _ in values(document, 686)] == ["yes"]
    below = [o for s in document.sections if s.path == "J" for o in s.outputs][:2]
    assert [[c.value for c in output.completed] for output in below] == [["32", "34"], ["175", "1"]]


def test_doubts_are_few_and_named(document: Document) -> None:
    assert Counter(finding.rule for finding in document.findings) == {
        "agenda_title": 1,
        "derived_symbol": 1,
        "shifted_remark": 3,
        "shifted_value": 2,
        "lost_cells": 12,
        "continued_row": 2,
        "missing_label": 2,
        "stacked_values": 1,
    }


def test_no_line_is_lost_in_silence(blocks: list[Line], document: Document) -> None:
    """Every non-blank line is in a record, in a finding, or declared to be no account."""
    covered: set[int] = set()
    records: list[object] = [*document.sections, *document.tables, *document.findings]
    for section in document.sections:
        records += [*section.accomplishments, *section.outputs, *section.paragraphs]
    for record in records:
        place = getattr(record, "place", None)
        if place and place.lines:
            covered |= set(range(place.lines[0], place.lines[1] + 1))
    left = [block for block in blocks if block.number not in covered]
    words = mapping.ZH
    unknown = [
        block.number
        for block in left
        if not (
            cover.is_furniture(block.text.strip(), words)
            or words.addendum_pattern.fullmatch(block.text.strip())
            or words.agenda_pattern.fullmatch(block.text.strip())
            or mapping.is_head(block.text.split("\t"), words)
            or mapping.RULE.fullmatch(block.text)
        )
    ]
    assert unknown == [19]  # the title, which the document has as its own


def test_what_is_read_can_be_written_and_read_again(document: Document) -> None:
    assert reader.read(writer.write(document)) == document
