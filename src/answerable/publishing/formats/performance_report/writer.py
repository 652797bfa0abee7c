"""A Document to the blocks of a budget performance report, in the order the form prints them.

`reader.read(write(document)) == document` for a document of this form. What the form cannot
say (README.md of this folder) is printed as close to it as it goes; nothing is left out.

Not here: words (`mapping`), tables and frameworks cell by cell (`writer_tables`), bytes
(`publishing.media`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.calc.account import Document, Paragraph, Period, Section, Table
from answerable.publishing.blocks import Block, Text
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.performance_report.numerals import ROMANS, printed_chinese
from answerable.publishing.formats.performance_report.periods import label_in, period_in
from answerable.publishing.formats.performance_report.writer_tables import (
    abbreviations,
    framework,
    table,
    variance,
)

_TO_SEPTEMBER = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTHS = (*_TO_SEPTEMBER, "October", "November", "December")
_PARAGRAPH_ONLY = ("actions",)  # tables that repeat a paragraph's items


def write(document: Document) -> tuple[Block, ...]:
    """The blocks of the report in the document's language; raises ValueError for another than zh, en."""
    wording = WORDINGS.get(document.language)
    if wording is None:
        raise ValueError(f"performance_report: expected the language zh or en, found {document.language}")
    return tuple(_Writing(document, wording).blocks())


class _Writing:
    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording
        self._places = _table_places(document, wording)
        self._label = _label(document.period)

    def blocks(self) -> Iterator[Block]:
        yield from self._cover()
        yield from self._tables_at(-1)
        letters = _letters(self._document.sections)
        for index, section in enumerate(self._document.sections):
            text, level = _heading(section, index in letters, self._wording)
            yield Text(text, "heading", level)
            yield from self._section(index, section, level)
            yield from self._tables_at(index)

    def _cover(self) -> Iterator[Block]:
        document = self._document
        if document.symbol:
            yield Text(document.symbol)
        if document.title:
            yield Text(document.title, "title")
        period = document.period
        shown = period_in(document.title or "", document.language)
        if period and (shown is None or (shown.start, shown.end) != (period.start, period.end)):
            yield Text(_printed_period(period, document.language), "caption")

    def _tables_at(self, index: int) -> Iterator[Block]:
        for known in self._places.get(index, ()):
            if known.id == "abbreviations":
                yield from abbreviations(known, self._wording)
            else:
                yield from table(known, self._wording)

    def _section(self, index: int, section: Section, level: int) -> Iterator[Block]:
        paragraphs = section.paragraphs
        split = next((i for i, p in enumerate(paragraphs) if p.role == "results"), len(paragraphs))
        variances = list(self._variances(index))
        yield from self._paragraphs(section, paragraphs[:split], level, variances)
        yield from framework(section, self._wording, self._label, level + 1)
        if split < len(paragraphs):
            yield Text(self._wording.results_heading[0], "heading", level + 1)
            yield from self._paragraphs(section, paragraphs[split:], level, [])

    def _paragraphs(
        self, section: Section, paragraphs: Sequence[Paragraph], level: int, variances: list[Block]
    ) -> Iterator[Block]:
        """Paragraphs in order; in the analysis of variances each numbered one below its heading."""
        for paragraph in paragraphs:
            if variances and isinstance(paragraph.number, int):
                yield variances.pop(0)
            yield _paragraph(paragraph, section, level)
        yield from variances

    def _variances(self, index: int) -> Iterator[Block]:
        known = self._document.table("variances")
        if known is None or index != _index_of(self._document.sections, self._wording.variance_analysis):
            return
        for row in known.rows:
            yield variance(row, self._wording)


# --- paragraphs and headings


def _paragraph(paragraph: Paragraph, section: Section, level: int) -> Text:
    if isinstance(paragraph.number, int):
        return Text(f"{paragraph.number}. {paragraph.text}")
    if paragraph.number is not None:
        return Text(f"{paragraph.number} {paragraph.text}", "note")
    if paragraph.role == "other" and is_subheading(paragraph.text, section):
        return Text(paragraph.text, "heading", level + 1)
    return Text(paragraph.text)


def is_subheading(text: str, section: Section) -> bool:
    """In parts I and II every unnumbered text of role other is one; elsewhere a short one is."""
    first = section.path.partition(".")[0]
    framed = first not in ROMANS[2:] or first in ("I", "introduction")
    return framed or (len(text) <= 60 and "\n" not in text and text[-1:] not in "。.；;：:")


def _heading(section: Section, letter: bool, wording: Wording) -> tuple[str, int]:
    """'II. name' at level 1, 'A. name' at 2, '1. name' at 3, '(a) name' at 4; a summary has no number."""
    path = section.path.removeprefix("part ")
    if path == "summary":
        return section.name, 1
    path = "I" if path == "introduction" else path
    parts = path.split(".")
    last = parts[-1]
    if len(parts) == 1 and last in ROMANS and not letter:
        numeral = printed_chinese(ROMANS.index(last) + 1) if wording.language == "zh" else last
        return f"{numeral}. {section.name}", 1
    level = len(parts) + (0 if parts[0] in ROMANS and not letter else 1)
    return (f"({last})" if last.islower() else f"{last}.") + f" {section.name}", min(level, 5)


def _letters(sections: Sequence[Section]) -> set[int]:
    """Positions of sections whose 'I', 'V' or 'X' is a letter: the one after 'H', 'U' or 'W'."""
    found: set[int] = set()
    last = ""
    for index, section in enumerate(sections):
        first = section.path.partition(".")[0]
        if first == last and index - 1 in found:
            found.add(index)  # 'I.1' below the letter I
        elif first in ROMANS and not (len(first) == 1 and last == chr(ord(first) - 1)):
            last = ""
            continue
        elif first in ROMANS:
            found.add(index)
        last = first if len(first) == 1 else last
    return found


# --- the period


def _label(period: Period | None) -> str:
    return (period.label or "") if period and label_in(period.label or "") else ""


def _printed_period(period: Period, language: str) -> str:
    start, end = period.start, period.end
    if language == "zh":
        return f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    return (
        f"{start.day} {_MONTHS[start.month - 1]} {start.year} to "
        f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
    )


# --- where tables stand


def _table_places(document: Document, wording: Wording) -> dict[int, list[Table]]:
    """Each table by the position of the section it stands in, -1 for the cover; their order is kept."""
    sections = document.sections
    paths = [section.path for section in sections]
    summary = paths.index("summary") if "summary" in paths else -1
    money = _index_of(sections, wording.financial_resources)
    training = _index_of(sections, wording.training)
    wanted = {
        "resources_summary": summary,
        "incumbency": summary,
        "abbreviations": summary,
        "training": training if training is not None else money,
    }
    placed: dict[int, list[Table]] = {}
    known = [t for t in document.tables if t.id not in _PARAGRAPH_ONLY]
    if _index_of(sections, wording.variance_analysis) is not None:
        known = [t for t in known if t.id != "variances"]
    at = -1
    for each in known:
        place = wanted.get(each.id, None if each.id.startswith("table_") else money)
        fallback = max(at, 0) if sections else -1
        at = max(at, fallback if place is None else place)
        placed.setdefault(at, []).append(each)
    return placed


def _index_of(sections: Sequence[Section], words: Sequence[str]) -> int | None:
    return next((i for i, section in enumerate(sections) if is_one_of(section.name, words)), None)
