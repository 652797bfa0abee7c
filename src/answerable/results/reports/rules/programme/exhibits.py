"""Tables and figures: numbered one after the other, and referred to by the right number.

Source: A/81/6 (Sect. 29A): each result says in which table or figure its measure is shown; each table
of deliverables is named in the paragraph above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.calc.account import Document, Exhibit, Finding, Place, Section
from answerable.results.reports.rules.doubts import doubt
from answerable.results.reports.rules.programme.measures import result_path

_LABEL = re.compile(
    r"(Table|Figure|表|图)\s*(?:(\d{1,2}[A-Z]?)\.\s?)?(\d{1,3}|[IVXLC]+|[一二三四五六七八九十]+)",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:\(see|（见|\(见|见)\s*(?P<refs>(?:(?:tables?|figures?|表|图)[^)）。;；]*))", re.IGNORECASE
)
_KINDS = {"table": "Table", "figure": "Figure", "表": "Table", "图": "Figure"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN = {letter: value for value, letter in enumerate("一二三四五六七八九十", 1)}
Number = tuple[str, int]  # sort of exhibit, and which


def number_of(label: str) -> Number | None:
    """('Figure', 4) of 'Figure 29A.IV' and '图29A.四'; None where the label has no number."""
    found = _LABEL.fullmatch(" ".join(label.split()))
    return None if found is None else (_KINDS[found[1].casefold()], _counted(found[3]))


def _counted(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text[0] in _HAN:
        return _han(text)
    values = [_ROMAN[letter] for letter in text.upper()]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _han(text: str) -> int:
    """'十二' is 12, '二十' is 20."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN[text]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)


def _all(document: Document) -> Iterator[tuple[str, str, Place | None]]:
    """Every label with the path it stands at, in printed order."""
    for section in document.sections:
        for result in section.results:
            for exhibit in result.exhibits:
                yield result_path(section, result), exhibit.label, exhibit.place
        for exhibit in section.exhibits:
            yield section.path, exhibit.label, exhibit.place
    for table in document.tables:
        if table.title:
            yield table.section or table.id, table.title.split("\n")[0], table.place


def numbering(document: Document) -> Iterator[Finding]:
    """Numbers that stand twice, or are left out."""
    known: dict[Number, str] = {}
    for path, label, place in _all(document):
        found = number_of(label)
        if found is None:
            continue
        if found in known:
            yield doubt(
                "exhibit_repeated", "warning", path, place, printed=label, source=label, other=known[found]
            )
        known[found] = path
    for sort in ("Table", "Figure"):
        numbers = {number for kind, number in known if kind == sort}
        for missing in sorted(set(range(1, max(numbers, default=0))) - numbers):
            yield doubt("exhibit_left_out", "warning", None, None, printed=str(missing), sort=sort.casefold())


def references(document: Document) -> Iterator[Finding]:
    """What a result, or the paragraph above the deliverables, refers to and does not have."""
    for section in document.sections:
        tables = {
            number_of((t.title or "").split("\n")[0]) for t in document.tables if t.section == section.path
        }
        for result in section.results:
            own = _numbers(result.exhibits)
            if own:
                own |= {found for found in tables if found is not None}
                yield from _missing(result.text, own, result_path(section, result), result.place)
        yield from _of_deliverables(section)


def _numbers(exhibits: tuple[Exhibit, ...]) -> set[Number]:
    return {found for exhibit in exhibits if (found := number_of(exhibit.label)) is not None}


def _missing(text: str, own: set[Number], path: str, place: Place | None) -> Iterator[Finding]:
    for see in _SEE.finditer(text):
        for found in _LABEL.finditer(see["refs"]):
            wanted = (_KINDS[found[1].casefold()], _counted(found[3]))
            if wanted not in own:
                yield doubt(
                    "exhibit_reference", "error", path, place, printed=" ".join(found[0].split()),
                    source=" ".join(found[0].split()),
                )  # fmt: skip


def _of_deliverables(section: Section) -> Iterator[Finding]:
    """The last paragraph above a table of deliverables begins with the table's name."""
    own = _numbers(section.exhibits)
    for paragraph in section.paragraphs if own else ():
        found = _LABEL.match(paragraph.text)
        if paragraph.role != "other" or found is None:
            continue
        if (_KINDS[found[1].casefold()], _counted(found[3])) not in own:
            yield doubt(
                "exhibit_reference", "error", f"{section.path}¶{paragraph.number}", paragraph.place,
                printed=found[0], source=found[0],
            )  # fmt: skip
