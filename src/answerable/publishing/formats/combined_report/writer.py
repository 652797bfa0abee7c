"""A Document to the blocks of a combined report, in the order the form prints them.

`reader.read(write(document)) == document` for a document of this form (README of this folder).
A table stands where the form puts it: above the paragraphs of its section, or behind the first
numbered one, which announces it; notes follow their tables.

Not here: words (`mapping`), tables cell by cell (`writer_tables`), bytes (`publishing.media`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.calc.account import Document, Paragraph, Section, Table
from answerable.publishing.blocks import Block, Text
from answerable.publishing.formats.combined_report.headings import is_roman, printed_roman
from answerable.publishing.formats.combined_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.combined_report.writer_tables import framework, table, variance

_REPEATS = ("actions", "variances")  # printed within paragraphs
_FIRST = ("financial_resources", "human_resources", "staffing_changes", "follow_up")
_LONGEST_SUBHEADING = 160


def write(document: Document) -> tuple[Block, ...]:
    """The blocks of the report in the document's language; raises ValueError for another than zh, en."""
    wording = WORDINGS.get(document.language)
    if wording is None:
        raise ValueError(f"combined_report: expected the language zh or en, found {document.language}")
    return tuple(_Writing(document, wording).blocks())


class _Writing:
    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording
        self._tables = _by_section(document)
        found = document.table("variances")
        self._variances = list(found.rows) if found else []
        label = document.period.label if document.period else None
        self._periods = _periods_of(document, label)

    def blocks(self) -> Iterator[Block]:
        if self._document.symbol:
            yield Text(self._document.symbol)
        if self._document.title:
            yield Text(self._document.title, "title")
        for index, section in enumerate(self._document.sections):
            yield _heading(section, self._wording)
            yield from self._section(section, self._tables.get(index, []))

    def _section(self, section: Section, tables: Sequence[Table]) -> Iterator[Block]:
        waiting = list(tables)
        if section.path != "summary":
            for each in [t for t in waiting if t.id in _FIRST]:
                waiting.remove(each)
                yield from table(each, self._wording)
        behind = _places(section, waiting, self._wording)
        marks = {p.number for p in section.paragraphs}
        for index, paragraph in enumerate(section.paragraphs):
            yield from self._paragraph(paragraph, section)
            for each in behind.get(index, []):
                yield from table(each, self._wording, marks)
        for each in behind.get(-1, []):
            yield from table(each, self._wording)
        yield from framework(section, self._wording)

    def _paragraph(self, paragraph: Paragraph, section: Section) -> Iterator[Block]:
        """A paragraph; the name of an explained class is printed with its variances."""
        row = self._variances[0] if self._variances else None
        analysed = is_one_of(section.name, self._wording.variance_analysis)
        if analysed and row is not None and (paragraph.number, paragraph.text) == (None, row.label):
            yield variance(self._variances.pop(0), self._periods, self._wording)
        else:
            yield _paragraph(paragraph, self._wording)


def _by_section(document: Document) -> dict[int, list[Table]]:
    """Each table by the position of its section; one of the whole document stands in the last part."""
    positions = {section.path: i for i, section in reversed(list(enumerate(document.sections)))}
    placed: dict[int, list[Table]] = {}
    at = 0
    for each in document.tables:
        if each.id in _REPEATS:
            continue
        at = positions.get(each.section or "", at)
        placed.setdefault(at, []).append(each)
    return placed


def _places(section: Section, tables: Sequence[Table], wording: Wording) -> dict[int, list[Table]]:
    """Behind which paragraph each table is printed; -1 where the section has none to stand behind."""
    placed: dict[int, list[Table]] = {}
    numbered = [i for i, p in enumerate(section.paragraphs) if isinstance(p.number, int)]
    for each in tables:
        at = numbered[0] if numbered else -1
        if section.path == "summary":
            at = _in_summary(section, each, wording)
        placed.setdefault(at, []).append(each)
    return placed


def _in_summary(section: Section, each: Table, wording: Wording) -> int:
    """Resources before the heading of personnel, personnel behind its sentence, history behind the notes."""
    texts = section.paragraphs
    staff = next((i for i, p in enumerate(texts) if is_one_of(p.text, wording.summary_staff)), None)
    if staff is None:
        return len(texts) - 1
    if each.id == "financial_summary":
        return staff - 1
    sentence = min(staff + 1, len(texts) - 1)
    if each.id == "human_resources":
        return sentence
    at = sentence
    marks: set[str] = set()
    while at + 1 < len(texts) and isinstance(mark := texts[at + 1].number, str) and mark not in marks:
        marks.add(mark)
        at += 1
    return at


def _paragraph(paragraph: Paragraph, wording: Wording) -> Text:
    if isinstance(paragraph.number, int):
        return Text(f"{paragraph.number}. {paragraph.text}")
    if paragraph.number is not None:
        return Text(f"{paragraph.number} {paragraph.text}", "note")
    if wording.note.match(paragraph.text):
        return Text(paragraph.text, "note")
    if paragraph.role == "other" and _is_subheading(paragraph.text):
        return Text(paragraph.text, "heading", 3)
    return Text(paragraph.text)


def _is_subheading(text: str) -> bool:
    return len(text) <= _LONGEST_SUBHEADING and "\n" not in text and text[-1:] not in ".。；;：:"


def _heading(section: Section, wording: Wording) -> Text:
    """'II. name' at level 1, 'A. name' at 2, '1. name' at 3; parts known by name have no number."""
    parts = section.path.split(".")
    last = parts[-1]
    if wording.component.match(section.name) or not is_roman(parts[0]) or not _is_number(last, len(parts)):
        return Text(section.name, "heading", 1 if len(parts) == 1 else 3)
    if len(parts) == 1:
        stop = "、" if wording.language == "zh" else ". "
        return Text(f"{printed_roman(last, wording.language)}{stop}{section.name}", "heading", 1)
    return Text(f"{last}. {section.name}", "heading", len(parts))


def _is_number(last: str, depth: int) -> bool:
    return depth == 1 or (len(last) == 1 and last.isupper()) or last.isdigit()


def _periods_of(document: Document, performance: str | None) -> tuple[str, str]:
    """The labels of the performance period and of the budget's, from the table of resources."""
    for each in document.tables:
        found = {name.partition(" ")[0]: name.partition(" ")[2] for name in each.columns}
        if "cost_estimates" in found:
            return performance or found.get("expenditure", ""), found["cost_estimates"]
    return performance or "", ""
