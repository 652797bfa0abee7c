"""The cover: symbol, title, period, and the sentence that opens the addendum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.calc.account import Paragraph, Period
from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.items import (
    Item,
    joined,
    paragraphs_of_lines,
    span,
)
from answerable.publishing.formats.outputs_addendum.mapping import FURNITURE, MONTHS, SYMBOL, Words

_MONTHS = MONTHS.split("|")


@dataclass(slots=True)
class Cover:
    """What stands before the contents."""

    symbol: str | None = None
    title: str | None = None
    period: Period | None = None
    opening: list[Paragraph] = field(default_factory=list)


def cover(found: Sequence[Item], words: Words, doubts: Doubts) -> Cover:
    """The cover's records; lines every cover carries (session, date, language) are left out.

    A symbol that is not printed is derived where the cover proves it: "Addendum" and the parent
    document's symbol in the opening sentence.
    """
    read = Cover()
    texts, addendum = _texts(found, words, doubts)
    said_period: str | None = None
    titled = False
    for item in texts:
        stated = item.text.removeprefix(words.period + words.colon.rstrip())
        symbol = item.text.removeprefix(words.symbol + words.colon.rstrip()).strip()
        if symbol != item.text or SYMBOL.fullmatch(item.text):
            read.symbol = read.symbol or symbol
        elif stated != item.text:
            said_period = stated.strip()
        elif not titled:
            titled = True
            read.title = None if item.text == words.untitled else item.text
        else:
            read.opening.append(Paragraph(item.text, "introduction", place=item.place))
    if said_period is None:
        read.period = period(read.title or "", words)
    elif said_period != "—":
        read.period = period(said_period, words)
    if read.symbol is None and addendum is not None:
        read.symbol = _derived_symbol(read.opening, addendum, words, doubts)
    return read


def _texts(found: Sequence[Item], words: Words, doubts: Doubts) -> tuple[list[Item], str | None]:
    """The cover's own paragraphs, lines joined, and the addendum's number if it names itself."""
    addendum: str | None = None
    kept: list[Item] = []
    agenda = False
    for group in paragraphs_of_lines(_without_furniture(found, words)):
        item = _one(group)
        number = words.addendum_pattern.fullmatch(item.text)
        if number:
            addendum = number[1] or "1"
        elif words.agenda_pattern.fullmatch(item.text):
            agenda = True
            continue
        elif agenda:
            doubts.add("agenda_title", "note", item.place, printed=item.text[:60])
        else:
            kept.append(item)
        agenda = False
    return kept, addendum


def _without_furniture(found: Sequence[Item], words: Words) -> list[Item]:
    """The lines left; one that stands behind a line left out starts a paragraph of its own."""
    kept: list[Item] = []
    gap = False
    for item in found:
        own_line = words.addendum_pattern.fullmatch(item.text) or SYMBOL.fullmatch(item.text)
        if is_furniture(item.text, words):
            gap = True
            continue
        kept.append(replace(item, gap=True) if gap or own_line else item)
        gap = bool(own_line)
    return kept


def _one(lines: Sequence[Item]) -> Item:
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    # A Chinese title breaks between its lines and leaves a blank.
    if lines[0].extracted:
        text = joined(text, "").strip()
    return Item(text, None, span(lines[0].place, lines[-1].place))


def is_furniture(text: str, words: Words) -> bool:
    """A line that every cover or page carries and that says nothing of the account."""
    return any(pattern.fullmatch(text) for pattern in (*FURNITURE, *words.furniture))


def _derived_symbol(opening: Sequence[Paragraph], addendum: str, words: Words, doubts: Doubts) -> str | None:
    for paragraph in opening:
        parent = words.parent_symbol_pattern.search(paragraph.text)
        if parent:
            symbol = f"{parent[1]}/Add.{addendum}"
            doubts.add("derived_symbol", "note", paragraph.place, printed=symbol)
            return symbol
    return None


def period(text: str, words: Words) -> Period | None:
    """The first period named in a text: "1 July 2012 to 30 June 2013" -> 2012/13."""
    found = words.period_pattern.search(text)
    if not found:
        return None
    try:
        if words.language == "zh":
            year, month, day, last_year, last_month, last_day = found.groups()
            start = date(int(year), int(month), int(day))
            end = date(int(last_year or year), int(last_month), int(last_day))
        else:
            day, month, year, last_day, last_month, last_year = found.groups()
            start = date(int(year or last_year), _MONTHS.index(month) + 1, int(day))
            end = date(int(last_year), _MONTHS.index(last_month) + 1, int(last_day))
    except ValueError:  # no such day, or no such month
        return None
    given = re.search(r"[(（](\S+?)[)）]$", text)
    if given is None:
        return Period(start, end, label(start, end))
    return Period(start, end, None if given[1] == "—" else given[1])


def label(start: date, end: date) -> str:
    """How a period is called: '2012/13', or the year alone where it is one calendar year."""
    if start.year == end.year:
        return str(start.year)
    return f"{start.year}/{end.year % 100:02d}"


def printed_period(found: Period | None, words: Words) -> str:
    """The line of the cover that states a period, for titles that do not."""
    if found is None:
        return f"{words.period}{words.colon}—"
    start, end = found.start, found.end
    if words.language == "zh":
        said = f"{start.year} 年 {start.month} 月 {start.day} 日至 {end.year} 年 {end.month} 月 {end.day} 日"
    else:
        said = (
            f"{start.day} {_MONTHS[start.month - 1]} {start.year} to "
            f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
        )
    if found.label == label(start, end):
        return f"{words.period}{words.colon}{said}"
    return f"{words.period}{words.colon}{said} ({found.label or '—'})"


def printed_symbol(symbol: str, words: Words) -> str:
    """The cover's line for a symbol: alone where its form shows what it is."""
    return symbol if SYMBOL.fullmatch(symbol) else f"{words.symbol}{words.colon}{symbol}"
