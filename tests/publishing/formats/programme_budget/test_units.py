"""Units without a number, groups of subprogrammes, offices with parts of their own: each keeps its own."""

from __future__ import annotations

import pytest

from answerable.calc.account import Document
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget import reader, writer
from answerable.publishing.formats.programme_budget.paths import inner, is_lettered, is_of_work, scope_of

Lines = list[Block]


def head(text: str, level: int = 2) -> Text:
    return Text(text, "heading", level)


def cover() -> Lines:
    return [
        Text("A/99/6 (Sect. 5)"),
        Text("Proposed programme budget for 2045", "title"),
        head("Section 5", 1),
        Text("Waters", "title"),
        head("Contents", 1),
    ]


def orientation(*lists: Block) -> Lines:
    return [
        head("A. Proposed programme plan for 2045 and programme performance in 2043", 1),
        head("Overall orientation", 1),
        head("Legislative mandates"),
        head("General Assembly resolutions", 4),
        mandate("60/1", "Waters"),
        *lists,
        head("Evaluation activities"),
        Text("5.1 None took place."),
    ]


def mandate(symbol: str, title: str) -> Grid:
    return Grid((Cells((symbol, title)),))


def unit(*headings: str, says: str = "to know the waters") -> Lines:
    return [
        *(head(heading) for heading in headings),
        head("Objective"),
        Text(f"The objective is {says}."),
        head("Strategy"),
        Text(f"The strategy is {says}."),
        head("Planned results for 2045"),
        head("Result 1: more boats", 3),
        Text(f"Boats {says}."),
    ]


def work(*units: Lines) -> Lines:
    return [head("Programme of work", 1), *(block for one in units for block in one)]


def read(*parts: Lines) -> Document:
    """The document, which says the same when it is written and read again."""
    found = reader.read([block for part in parts for block in part])
    assert reader.read(writer.write(found)) == found
    return found


def told(document: Document) -> dict[str, tuple[str | None, str, str]]:
    """Each unit's parent, name and objective; each unit has one strategy and one result."""
    units = [s for s in document.sections if s.objectives]
    assert all(len(s.objectives) == len(s.results) == 1 for s in units)
    assert all([p.role for p in s.paragraphs if p.role != "introduction"] == ["strategy"] for s in units)
    return {s.path: (s.parent, s.name, s.objectives[0][len("The objective is ") : -1]) for s in units}


def test_units_without_a_number_stand_beside_the_subprogrammes():
    missions = (
        head("Missions", 3),
        head("River Mission", 3),
        head("Decisions", 4),
        mandate("S/50", "Rivers"),
    )
    found = read(
        cover(),
        orientation(*missions),
        work(
            unit("Subprogramme 1", "Levels"),
            unit("Missions", "River Mission", says="a"),
            unit("Lake Mission", says="b"),
        ),
    )
    assert told(found) == {
        "1": ("Sect5", "Levels", "to know the waters"),
        "work.b": ("work", "River Mission", "a"),
        "work.c": ("work", "Lake Mission", "b"),
    }
    listed = {s.path: [m.symbol for m in s.mandates] for s in found.sections if s.mandates}
    assert listed == {"Sect5": ["60/1"], "work.b": ["S/50"]}


def test_units_of_a_subprogramme_without_an_objective_stand_below_it():
    found = read(
        cover(),
        orientation(),
        work(
            unit("Subprogramme 1", "Rights", "(a) Mainstreaming", says="a"),
            unit("(b) Development", says="b"),
            unit("Subprogramme 2", "Levels", says="c"),
        ),
    )
    assert told(found) == {
        "1.a": ("1", "(a) Mainstreaming", "a"),
        "1.b": ("1", "(b) Development", "b"),
        "2": ("Sect5", "Levels", "c"),
    }


def test_a_programme_without_subprogrammes():
    found = read(cover(), orientation(), work(unit()))
    assert told(found) == {"work": ("Sect5", "Programme of work", "to know the waters")}


def test_a_heading_with_text_before_the_objective_is_no_unit():
    recent = [head("Subprogramme 1"), head("Levels"), head("Recent developments"), Text("5.2 Some.")]
    found = reader.read([*cover(), *orientation(), *work([*recent, *unit()])])
    assert list(told(found)) == ["1"]
    assert [s.name for s in found.sections if s.parent == "1"] == ["Recent developments"]


def test_a_subprogramme_met_again_under_another_place_is_of_that_place():
    found = read(
        cover(),
        orientation(),
        work(
            unit("New York", "Subprogramme 1", "Levels", says="a"),
            unit("Geneva", "Subprogramme 1", "Levels", says="b"),
            unit("Subprogramme 2", "Charts", says="c"),
        ),
    )
    assert told(found) == {
        "1": ("work.a", "Levels", "a"),
        "work.b.1": ("work.b", "Levels", "b"),
        "2": ("work.b", "Charts", "c"),
    }


@pytest.mark.parametrize("first", [[], [head("I. Office of Waters", 1)]])
def test_offices_with_parts_of_their_own(first: Lines):
    found = read(
        cover(),
        first,
        orientation(),
        work(unit("Subprogramme 1", "Levels", says="a")),
        [head("II. Mechanism for Lakes", 1)],
        orientation(),
        work(unit(says="b")),
        [head("B. Proposed post and non-post resource requirements for 2045", 1), Text("5.2 Little.")],
    )
    one, two = ("Sect5.a.", "Sect5.b.") if first else ("", "Sect5.a.")
    assert [(path, said) for path, (_, _, said) in told(found).items()] == [
        (f"{one}1", "a"),
        (f"{two}work", "b"),
    ]
    listed = [s.path for s in found.sections if s.mandates]
    assert listed == [one.rstrip(".") or "Sect5", two.rstrip(".")]
    assert found.sections[-1].path == f"{two}B"


def test_paths():
    assert (scope_of("Sect8.b.2.1"), inner("Sect8.b.2.1")) == ("Sect8.b.", "2.1")
    assert (scope_of("Sect8.b"), scope_of("2.1"), inner("work.b.2")) == ("", "", "work.b.2")
    assert [is_of_work(path) for path in ("1.2", "Sect8.b.1", "work.b.2", "work.b", "B.1")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert (is_lettered("1.aa"), is_lettered("orientation.strategy")) == (True, False)
