"""The column of remarks: labels of the completed values, descriptions, and reasons.

A cell holds paragraphs: first what each completed value counts, then descriptions, then why
more or less was done than planned. An extraction runs them together with a blank between.
In Chinese a blank between two characters parts paragraphs, or only lines of a narrow cell:
`wrapped` rows tell the two apart by the width of the lines.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from answerable.publishing.formats.outputs_addendum.items import unwrapped
from answerable.publishing.formats.outputs_addendum.mapping import Words

_HAN = r"㐀-鿿豈-﫿"
_BLANK = re.compile(rf"(?<=[{_HAN}。；）)”》%])(?<![(（][a-z][)）]) (?=[{_HAN}“《])")
_LOOSE = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_OPENING, _CLOSING = "(（“《[", ")）”》]"
_PARAGRAPH_TAG = re.compile(r"\s*</?(?:p|br|li|ul|ol|div)\b[^<>]*>\s*", re.I)
_LIST_TAG = re.compile(r"<(?:ul|ol)\b[^<>]*>(.*?)(?:</(?:ul|ol)>|$)", re.I | re.DOTALL)
_OTHER_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|a)\b[^<>]*>", re.I)
_FULL_LINE = 0.9  # of the cell's width: a line at least that wide was broken, not ended

Kind = Literal["open", "label", "remark", "reason"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the cell. `open`: a label or a remark, whichever its place says."""

    kind: Kind
    text: str


def is_wrapped(planned_text: str) -> bool:
    """Whether a row's cells kept the line ends of a narrow column as blanks."""
    return len(_LOOSE.findall(planned_text)) > 0


def pieces(cell: str, words: Words, wrapped_text: str | None = None) -> list[Piece]:
    """The paragraphs of a cell of remarks, classified where their own wording says what they are.

    `wrapped_text` is the planned output of the same row if its cells kept their line ends.
    """
    marked = _marked(cell, words)
    if marked:
        return [marked]
    found: list[Piece] = []
    for paragraph in _paragraphs(cell, words, wrapped_text):
        found += _sentences(paragraph, words)
    return found


def _marked(cell: str, words: Words) -> Piece | None:
    """A cell that says outright what it is; its text is taken as it stands."""
    kinds: tuple[tuple[str, Kind], ...] = (
        (words.label_mark, "label"),
        (words.remarks_mark, "remark"),
        (words.reason_mark, "reason"),
    )
    for mark, kind in kinds:
        text = cell.removeprefix(mark + words.colon.rstrip())
        if text != cell and text.strip():
            return Piece(kind, text.strip())
    return None


def _paragraphs(cell: str, words: Words, wrapped_text: str | None) -> list[str]:
    cell = _LIST_TAG.sub(lambda found: "\n" + re.sub(r"(?:^|\s)- ", "\n- ", found[1]), cell)
    cell = _OTHER_TAG.sub("", _PARAGRAPH_TAG.sub("\n", cell))
    found: list[str] = []
    for paragraph in cell.split("\n"):
        text = paragraph.strip()
        if not text:
            continue
        if words.language != "zh":
            found.append(text)
        elif wrapped_text is None:
            found += _split(text)
        else:
            found += _split_wrapped(text, wrapped_text)
    return found


def _split(text: str) -> list[str]:
    """Parted at blanks between Chinese characters, but never inside brackets or quotes."""
    found, start, depth = [], 0, 0
    blanks = {match.start() for match in _BLANK.finditer(text)}
    for index, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if index in blanks and depth <= 0:
            found.append(text[start:index])
            start, depth = index + 1, 0
    return [*map(unwrapped, found), unwrapped(text[start:])]


def _split_wrapped(text: str, planned_text: str) -> list[str]:
    """Parted only where a line ended before the cell's edge: there its paragraph ended.

    A line end that the planned output has between the same characters is no paragraph's end.
    """
    lines = [_width(line) for line in _LOOSE.split(planned_text)[:-1]]
    full = _FULL_LINE * min(lines, default=0)
    flat = unwrapped(planned_text)
    raw, start, depth = [], 0, 0
    blanks = {match.start() for match in _BLANK.finditer(text)}
    for index, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if index not in blanks:
            continue
        line_start = max((blank + 1 for blank in blanks if blank < index), default=0)
        ended = _width(text[line_start:index]) < full
        closed = text[index - 1] in _CLOSING
        around = text[index - 2 : index] + text[index + 1 : index + 3]
        if depth <= 0 and (ended or closed) and around not in flat:
            raw.append(text[start:index])
            start, depth = index + 1, 0
    return [*map(unwrapped, raw), unwrapped(text[start:])]


def _width(text: str) -> int:
    """Columns of a text: Chinese characters are two wide."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _sentences(paragraph: str, words: Words) -> list[Piece]:
    """A paragraph parted where a reason begins: at its start, after a sentence, or inside."""
    start = _reason_start(paragraph, words)
    if start is None:
        return [Piece("open", paragraph)]
    before = paragraph[:start].strip()
    found = [Piece("open", before)] if before else []
    return [*found, Piece("reason", paragraph[start:].strip())]


def _reason_start(paragraph: str, words: Words) -> int | None:
    if words.language == "zh":
        starts = [0, *(match.end() for match in re.finditer(r"[。；] ?", paragraph))]
        for start in starts:
            if words.reason_pattern.match(paragraph, start):
                return start
    else:
        found = words.reason_pattern.search(paragraph)
        if found:
            return found.start()
    inner = words.inner_reason_pattern and words.inner_reason_pattern.search(paragraph)
    return inner.start() if inner else None


def goes_on(before: Piece, after: Piece) -> bool:
    """Whether a paragraph after a page end is the rest of the one before: its list goes on."""
    letters = [re.findall(r"[(（]([a-z])[)）]", piece.text) for piece in (before, after)]
    return bool(letters[0] and letters[1]) and ord(letters[1][0]) == ord(letters[0][-1]) + 1


def first_sentence(text: str, words: Words) -> tuple[str, str]:
    """A label and what follows it in the same paragraph, without the stop between them."""
    if words.language == "zh":
        label, _, rest = text.partition("。")
        return label.strip(), rest.strip()
    found = re.search(r"(?<=[a-z)\]]{3})\. (?=[A-Z])", text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def phrases(piece: Piece) -> list[Piece]:
    """An English text of several labels run together, parted where a new phrase begins."""
    found = re.split(r"(?<=[a-z)\]0-9]) (?=[A-Z][a-z])", piece.text)
    return [replace(piece, text=text) for text in found]
