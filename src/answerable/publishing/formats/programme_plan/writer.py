"""A Document to the blocks of a programme plan, as the form prints them: read(write(x)) == x.

Not here: words and patterns (`mapping`), bytes (`publishing.media`).
"""

from __future__ import annotations

from collections.abc import Iterator

from answerable.calc.account import Accomplishment, Document, Paragraph, Section
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_plan.mapping import (
    LATIN_ROMANS,
    MANDATES,
    ORIENTATION,
    ROMANS,
    WORDS,
    Words,
)


def write(document: Document) -> tuple[Block, ...]:
    """The blocks of the plan in its language; raises ValueError for another than zh, en."""
    words = WORDS.get(document.language)
    if words is None:
        raise ValueError(f"programme_plan: expected the language zh or en, found {document.language}")
    return tuple(_blocks(document, words))


def _blocks(document: Document, words: Words) -> Iterator[Block]:
    if document.symbol:
        yield Text(document.symbol)
    yield Text(document.title or words.untitled, "title")
    if document.period is not None:
        period = document.period
        yield Text(words.printed_period.format(period.start.year, period.end.year), "caption")
    by_path = {section.path: section for section in document.sections}
    for section in document.sections:
        yield from _section(section, by_path, words)


def _section(section: Section, by_path: dict[str, Section], words: Words) -> Iterator[Block]:
    if section.path.partition(".")[0] == MANDATES:
        yield from _mandates(section, words)
        return
    above = by_path.get(section.parent or "")
    numbered = above is not None and above.name == section.name and bool(section.objectives)
    if not numbered:
        yield from _headings(section, words)
    number = f"{section.path.rpartition('.')[2]}. " if numbered else ""
    for objective in section.objectives:
        yield Text(f"{number}{words.printed_objective}{objective}")
    if section.accomplishments:
        yield _table(section.accomplishments, words)
    promises = bool(section.objectives or section.accomplishments)
    if (promises or not _is_office(section)) and any(p.role == "strategy" for p in section.paragraphs):
        yield Text(words.printed_strategy, "heading", 4)
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph)


def _is_office(section: Section) -> bool:
    return section.path == ORIENTATION or (len(section.path) == 1 and section.path.isalpha())


def _headings(section: Section, words: Words) -> Iterator[Block]:
    if section.path == ORIENTATION:
        yield Text(words.orientation, "heading", 1)
    elif _is_office(section):
        yield Text(f"{section.path}. {section.name}", "heading", 1)
    else:
        steps = [part for part in section.path.split(".") if part.isdigit()]
        form = words.printed_subprogramme if len(steps) == 1 else words.printed_component
        yield Text(form.format(steps[-1]), "heading", len(steps) + 1)
        if section.name:
            yield Text(section.name, "heading", len(steps) + 1)


def _table(accomplishments: tuple[Accomplishment, ...], words: Words) -> Grid:
    rows = [Cells(words.printed_head, head=True)]
    for group in accomplishments:
        letter = f"({group.label}) " if group.label else ""
        right = [f"{letter}{_numeral(group, at, words)}{row.text}" for at, row in enumerate(group.indicators)]
        rows.append(Cells((f"{letter}{group.text}", right[0] if right else "")))
        rows += [
            Cells(("", f"{_numeral(group, at, words)}{row.text}"))
            for at, row in enumerate(group.indicators)
            if at
        ]
    return Grid(tuple(rows), widths=(1, 1))


def _numeral(group: Accomplishment, at: int, words: Words) -> str:
    if len(group.indicators) == 1:
        return ""
    return f"{ROMANS[at]} " if words.language == "zh" else f"({LATIN_ROMANS[at]}) "


def _paragraph(paragraph: Paragraph) -> Text:
    if paragraph.role == "other" and paragraph.number is not None:
        return Text(f"{paragraph.number} {paragraph.text}", "note")
    return Text(f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text)


def _mandates(section: Section, words: Words) -> Iterator[Block]:
    if section.path == MANDATES:
        yield Text(words.mandates, "heading", 1)
        if section.mandates:
            yield Text(words.general_mandates, "heading", 2)
    else:
        number = section.path.rpartition(".")[2]
        yield Text(words.printed_subprogramme.format(number), "heading", 2)
        if section.name:
            yield Text(section.name, "heading", 2)
    if section.mandates:
        yield Text(words.printed_list, "heading", 3)
        for mandate in section.mandates:
            yield Text(f"{mandate.symbol} {mandate.title}")
