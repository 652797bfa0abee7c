"""The document -> blocks of the form, such that `reader.read` gives the same document again.

Every completed value has a row of its own with its label; remarks and reasons follow in rows
whose first two cells are empty, as the form itself continues a row. A text that would be read
as something else is marked with what it is (`mapping.Words.label_mark` and its neighbours).
What the form has no place for is refused, not dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.account import Document, Output, Paragraph, Section, Table
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.outputs_addendum import cover, marks
from answerable.publishing.formats.outputs_addendum.fitting import check, check_heading, check_paragraph
from answerable.publishing.formats.outputs_addendum.headings import INTRODUCTION, OPENING, ROMAN
from answerable.publishing.formats.outputs_addendum.mapping import Words, words_of
from answerable.publishing.formats.outputs_addendum.remarks import Piece, first_sentence, pieces
from answerable.publishing.formats.outputs_addendum.values import printed, stacked

_WIDTHS = (6, 2, 7)
_STARS = ("*", "**", "***")


def write(document: Document) -> tuple[Block, ...]:
    """The blocks of the form in the document's language.

    Raises ValueError where the document holds what this form cannot say.
    """
    words = words_of(document.language)
    check(document)
    return tuple(_blocks(document, words))


def _blocks(document: Document, words: Words) -> Iterator[Block]:
    yield Text(document.title or words.untitled, "title")
    if document.symbol:
        yield Text(cover.printed_symbol(document.symbol, words))
    if cover.period(document.title or "", words) != document.period:
        yield Text(cover.printed_period(document.period, words))
    sections = list(document.sections)
    if sections and sections[0].path == OPENING:
        yield from _section(sections.pop(0), None, (), words)
    for table in document.tables:
        if table.id == "contents":
            yield from _list(table, words.contents, ("", words.page))
        elif table.id == "abbreviations":
            yield from _list(table, words.abbreviations, words.abbreviations_head)
    current: str | None = None
    for section in sections:
        yield from _section(section, current, sections, words)
        current = section.path
    for table in document.tables:
        if table.id.startswith("table_"):
            yield from _table(table, words)


# --- sections


def _section(
    section: Section, current: str | None, every: Sequence[Section], words: Words
) -> Iterator[Block]:
    heading = _heading(section, words)
    check_heading(heading, section, current, words)
    level = 1 if len(section.path) > 1 and "." not in section.path else 2 + 2 * section.path.count(".")
    yield Text(heading, "heading", level)
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph, section, words)
    if len(section.path) == 1 and any(
        other.has_framework for other in every if other.path.partition(".")[0] == section.path
    ):
        yield Text(words.framework, "heading", 3)
    yield from _framework(section, words)


def _heading(section: Section, words: Words) -> str:
    star = next((str(p.number) for p in section.paragraphs if p.number in _STARS), "")
    parts = section.path.split(".")
    if section.path == OPENING:
        return section.name + star
    if section.path == INTRODUCTION or (section.path in ROMAN and len(section.path) > 1):
        numeral = words.part_numerals[0 if section.path == INTRODUCTION else ROMAN.index(section.path)]
        return f"{numeral}. {section.name}{star}"
    return (f"{parts[0]}. " if len(parts) == 1 else f"({parts[-1]}) ") + section.name + star


def _paragraph(paragraph: Paragraph, section: Section, words: Words) -> Text:
    number, text = paragraph.number, paragraph.text
    if number is None:
        printed_text = text
    elif isinstance(number, int):
        printed_text = f"{number}. {text}"
    elif number in _STARS:
        printed_text = f"{number} {text}"
    else:
        printed_text = words.note.format(mark=number, text=text)
    check_paragraph(printed_text, paragraph, section, words)
    return Text(printed_text, "note" if isinstance(number, str) else "body")


def _framework(section: Section, words: Words) -> Iterator[Block]:
    """The accomplishments in their order, each with its outputs; a heading again where they mix."""
    texts = {known.label: known.text for known in section.accomplishments}
    waiting = list(texts)
    for label, run in groupby(section.outputs, key=lambda output: output.accomplishment):
        if label is not None:
            # Accomplishments without outputs that stand before this one keep their place.
            while label in waiting:
                yield _accomplishment(waiting[0], texts[waiting[0]], words)
                if waiting.pop(0) == label:
                    break
            else:
                yield _accomplishment(label, texts[label], words)
        yield _outputs(list(run), words)
    for label in waiting:
        yield _accomplishment(label, texts[label], words)


def _accomplishment(label: str, text: str, words: Words) -> Text:
    return Text(f"{words.accomplishment} {label}{words.colon}{text}", "heading", 5)


# --- outputs


def _outputs(outputs: Sequence[Output], words: Words) -> Grid:
    head = Cells((words.planned_head, words.completed_head, words.remarks_head), head=True)
    rows = [row for output in outputs for row in _output(output, words)]
    return Grid((head, *rows), _WIDTHS, title=outputs[0].accomplishment)


def _output(output: Output, words: Words) -> Iterator[Cells]:
    """One planned output: its values, then its remarks, then its reasons."""
    lone_word = len(output.completed) == 1 and not _is_number(output.completed[0].value)
    rest = [*_remarks(output, lone_word, words), *_reasons(output, words)]
    text = marks.write(output, words)
    if not output.completed:
        yield Cells((text, "", ""))
    for index, completed in enumerate(output.completed):
        if completed.label is not None:
            said = _label(completed.label, lone_word, words)
        else:
            said = rest.pop(0) if lone_word and rest else ""
        yield Cells((text if index == 0 else "", _value(completed.value, words), said))
    for line in rest:
        yield Cells(("", "", line))


def _value(quantity: str | None, words: Words) -> str:
    text = printed(quantity, words)
    found, _ = stacked(text, 1, "", words)
    again = [(value.quantity, value.unit) for value in found] if found else [(text, None)]
    if again != [(quantity, None)]:
        raise ValueError(f"outputs_addendum: a completed value cannot be printed: {quantity!r}.")
    return text


def _is_number(value: str | None) -> bool:
    return value is not None and value.lstrip("-")[:1].isdigit()


def _label(label: str, lone_word: bool, words: Words) -> str:
    plain = pieces(label, words) == [Piece("open", label)] and first_sentence(label, words) == (label, "")
    return label if plain and not lone_word else f"{words.label_mark}{words.colon}{label}"


def _remarks(output: Output, lone_word: bool, words: Words) -> Iterator[str]:
    """The lines of the remarks; marked where a label would be looked for."""
    label_missing = bool(output.completed) and output.completed[-1].label is None and not lone_word
    for line in (output.remarks or "").split("\n"):
        if line:
            plain = not label_missing and pieces(line, words) == [Piece("open", line)]
            yield line if plain else f"{words.remarks_mark}{words.colon}{line}"


def _reasons(output: Output, words: Words) -> Iterator[str]:
    for line in (output.reason or "").split("\n"):
        if line:
            plain = pieces(line, words) == [Piece("reason", line)]
            yield line if plain else f"{words.reason_mark}{words.colon}{line}"


# --- other tables


def _list(table: Table, title: str, head: tuple[str, str]) -> Iterator[Block]:
    yield Text(table.title or title, "heading", 1)
    column = table.columns[0]
    rows = [Cells((row.label or "", row.cells[column] or ""), level=row.level) for row in table.rows]
    widths = (5, 1) if table.id == "contents" else (1, 2)
    yield Grid((Cells(head, head=True), *rows), widths, title=table.title)


def _table(table: Table, words: Words) -> Iterator[Block]:
    caption = words.table.format(number=table.id.removeprefix("table_"))
    caption += f"{words.colon}{table.title}" if table.title else ""
    yield Text(caption + (words.unit + table.unit if table.unit else ""), "caption")
    rows = [
        Cells((row.label or "", *(row.cells.get(column) or "" for column in table.columns)), level=row.level)
        for row in table.rows
    ]
    numeric = tuple(range(1, len(table.columns) + 1))
    yield Grid((Cells(("", *table.columns), head=True), *rows), numeric=numeric, title=table.title)
