"""read(write(x)) == x, for any account the form can hold; what it cannot hold is refused."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Indicator,
    Output,
    Paragraph,
    Period,
    Row,
    Section,
    Table,
)
from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.formats.outputs_addendum import reader, writer
from answerable.publishing.formats.outputs_addendum.mapping import WORDS
from answerable.publishing.media import text as text_medium
from tests.publishing.formats.outputs_addendum.golden import BOTH, EN, ZH

# Characters that carry meaning for the reader, and whole words it looks for.
_ZH_PARTS = st.sampled_from(
    ["产出增加的原因是", "出现差异是由于", "说明：", "原因：", "所完成：", "是", "否", "（计划：3；实际：—）"]
)
_EN_PARTS = st.sampled_from(
    ["The higher output was due to", "Reason:", "Remark: ", "Done: ", "Yes", "No", " (planned: 3; actual: —)"]
)
_CHARACTERS = st.sampled_from(
    list("灯塔港口档案会议甲乙 abcXYZ0123456789。，；：.,:;()（）“”%*-—/<>^{}[]\\¶|#~+&'\"")
)


def texts(language: str) -> st.SearchStrategy[str]:
    """One-line texts, single blanks, that begin like a text and not like a heading."""
    parts = st.one_of(_CHARACTERS, _ZH_PARTS if language == "zh" else _EN_PARTS)
    start = st.sampled_from(["港务", "灯", "并"] if language == "zh" else ["Report", "no", "Visits"])
    return st.builds(
        lambda first, rest: " ".join((first + "".join(rest)).split()), start, st.lists(parts, max_size=8)
    )


def quantities() -> st.SearchStrategy[str | None]:
    numbers = st.integers(0, 10**7).map(str) | st.decimals(0, 1000, places=1).map(str)
    return numbers | st.sampled_from(["yes", "no", "partly", "not_applicable", "none", None])


def outputs(language: str, labels: list[str | None]) -> st.SearchStrategy[Output]:
    text = texts(language)
    lines = st.none() | st.lists(text, min_size=1, max_size=3).map("\n".join)
    planned = st.none() | st.integers(0, 99999).map(str)
    return st.builds(
        Output,
        text,
        accomplishment=st.sampled_from(labels),
        planned=planned,
        actual=planned | quantities(),
        completed=st.lists(st.builds(Completed, quantities(), st.none() | text), max_size=4).map(tuple),
        remarks=lines,
        reason=lines,
    )


@st.composite
def sections(draw: st.DrawFn, language: str, path: str) -> Section:
    names = texts(language).filter(lambda name: name[-1] not in "*}")
    labels = draw(st.lists(st.sampled_from(["1.1", "2.1", "3.1"]), unique=True, max_size=3))
    items = tuple(Accomplishment(label, draw(texts(language))) for label in labels)
    made = draw(st.lists(outputs(language, list(labels)), max_size=4)) if labels else []
    numbers = st.none() | st.integers(1, 999) | st.sampled_from(["*", "a", "12"])
    paragraphs = draw(st.lists(st.builds(Paragraph, texts(language), st.just("other"), numbers), max_size=2))
    return Section(
        path,
        draw(names),
        path.rpartition(".")[0] or None,
        accomplishments=items,
        outputs=tuple(made),
        paragraphs=tuple(paragraphs),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    language = draw(st.sampled_from(["zh", "en"]))
    text = texts(language)
    found = []
    if draw(st.booleans()):
        opening = draw(st.lists(st.builds(Paragraph, text, st.just("introduction")), min_size=1, max_size=2))
        found.append(Section("summary", WORDS[language].opening, paragraphs=tuple(opening)))
    found.append(draw(sections(language, "II")))
    for letter in "ABC"[: draw(st.integers(1, 3))]:
        found.append(draw(sections(language, letter)))
        units = "ab"[: draw(st.integers(0, 2))]
        found += [draw(sections(language, f"{letter}.{unit}")) for unit in units]
    if not any(section.outputs for section in found):
        done = Output(draw(text), accomplishment="1.1", planned="1")
        found[-1] = replace(found[-1], accomplishments=(Accomplishment("1.1", draw(text)),), outputs=(done,))
    start = draw(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
    label = st.sampled_from([None, "2031/32", "十年期"])
    period = draw(
        st.none()
        | st.builds(Period, st.just(start), st.just(start.replace(year=start.year + 1, day=1)), label)
    )
    tables = draw(st.lists(st.sampled_from([*ZH.tables, _OTHER]), unique_by=lambda t: t.id))
    if language == "en":
        tables = [_OTHER] if _OTHER in tables else []
    title = draw(st.none() | text)
    symbol = draw(st.sampled_from([None, "X/87/40/Add.1", "临字 7 号"]))
    return Document("outputs_addendum", language, symbol, title, period, tuple(found), _sorted(tables))


_OTHER = Table(
    "table_3",
    ("2031", "2032"),
    (Row({"2031": "1 200", "2032": None}, "灯塔"), Row({"2031": None, "2032": "7"}, None, "total")),
    "船只",
    "艘",
)


def _sorted(tables: list[Table]) -> tuple[Table, ...]:
    return tuple(sorted(tables, key=lambda t: ["contents", "abbreviations", "table_3"].index(t.id)))


def differences(written: Document, read: Document) -> list[tuple[object, object]]:
    """The records that differ, as small as they are; empty when the documents are equal."""
    pairs: list[tuple[object, object]] = [
        (getattr(written, name), getattr(read, name)) for name in ("symbol", "title", "period", "tables")
    ]
    pairs += zip_longest(
        [r for s in written.sections for r in (s.path, s.name, s.paragraphs, s.accomplishments, *s.outputs)],
        [r for s in read.sections for r in (s.path, s.name, s.paragraphs, s.accomplishments, *s.outputs)],
    )
    found = [pair for pair in pairs if pair[0] != pair[1]]
    assert bool(found) == (written != read)
    if found and isinstance(found[0][0], Output) and isinstance(found[0][1], Output):
        one, two = found[0]
        names = [field.name for field in fields(Output) if field.name != "place"]
        found = [(getattr(one, n), getattr(two, n)) for n in names if getattr(one, n) != getattr(two, n)]
    return found[:1]


# No shrinking: a document is large, and which record differs shows the fault at once.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=_PHASES)
@given(documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    assert differences(document, reader.read(writer.write(document))) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=_PHASES)
@given(documents())
def test_what_is_written_as_text_is_read_again(document: Document) -> None:
    data = text_medium.write(writer.write(document))
    assert differences(document, reader.read(text_medium.read(data))) == []


@pytest.mark.parametrize("document", [ZH, EN], ids=("zh", "en"))
def test_the_account_set_by_hand_comes_back(document: Document) -> None:
    assert reader.read(writer.write(document)) == document


def test_the_form_as_the_organisation_prints_it() -> None:
    blocks = writer.write(EN)
    printed = [block.text for block in blocks if isinstance(block, Text)]
    assert printed[:2] == [EN.title, "X/87/40/Add.1"]
    assert "II. Use of resources*" in printed
    assert printed[-3:] == [
        "B. Archives Department",
        "1. Results-based-budgeting framework",
        "Expected accomplishment 2.1: The archives are kept",
    ]
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert grid.rows[0] == Cells(("Planned outputs", "Completed (number or yes/no)", "Remarks"), head=True)
    assert [row.cells for row in grid.rows[1:5]] == [
        ("Repair of 12 lighthouses", "15", "Lighthouses"),
        ("", "", "The higher output resulted from the early end of winter"),
        ("2 meetings and 1,400 telephone calls", "2", "Meetings"),
        ("", "1,380", "Telephone calls"),
    ]


def test_nothing_of_a_well_worded_account_needs_a_mark() -> None:
    for _, document in BOTH:
        words = WORDS[document.language]
        marks = (words.label_mark, words.remarks_mark, words.reason_mark)
        cells = [
            c for b in writer.write(document) if isinstance(b, Grid) for r in b.rows[1:] for c in r.cells
        ]
        assert [cell for cell in cells if cell.startswith(tuple(m + words.colon for m in marks))] == []


_SECTION = ZH.sections[3]


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        (replace(_SECTION, objectives=("目标",)), "no place for objectives (A.a)"),
        (replace(_SECTION, outputs=(replace(_SECTION.outputs[0], number=4),)), "no place for number (A.a#1)"),
        (
            replace(_SECTION, accomplishments=(Accomplishment("1.1", "甲", (Indicator(1, "乙"),)),)),
            "no place for indicators (A.a)",
        ),
        (
            replace(_SECTION, outputs=(replace(_SECTION.outputs[0], accomplishment="9.9"),)),
            "A.a#1 belongs to accomplishment 9.9",
        ),
        (replace(_SECTION, parent="B"), "section A.a"),
        (replace(_SECTION, path="V.b.c.d"), "section V.b.c.d"),
        (replace(_SECTION, paragraphs=(Paragraph("B. 不是标题", "other"),)), "would be read otherwise"),
        (replace(_SECTION, paragraphs=(Paragraph("甲", "results"),)), "would be read otherwise"),
        (
            replace(_SECTION, outputs=(replace(_SECTION.outputs[0], completed=(Completed("5 次"),)),)),
            "a completed value cannot be printed: '5 次'",
        ),
    ],
)
def test_what_the_form_cannot_say_is_refused(section: Section, sentence: str) -> None:
    document = replace(ZH, sections=(*ZH.sections[:3], section))
    with pytest.raises(ValueError, match="outputs_addendum") as refused:
        writer.write(document)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("changes", [{"kind": "performance_report"}, {"language": "fr"}])
def test_another_kind_or_language_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="outputs_addendum"):
        writer.write(replace(ZH, **changes))
