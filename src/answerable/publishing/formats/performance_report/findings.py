"""The doubts a reading can have, each as one sentence in the document's language.

Rules: `unreadable_row` (a row or line that fits nothing), `ambiguous_row` (two readings fit and
nothing in the row proves one: its figures, or the border of its cells), `cover_text` (lines
before the first heading that are not kept), `stray_mark` (a mark without a text),
`missing_number` (numbers of outputs or indicators that do not follow each other),
`missing_table` (a heading announces a table and none was understood).
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Finding, Language, Place
from answerable.publishing.blocks import Text

_LONGEST = 120


def _short(text: str) -> str:
    flat = " | ".join(part for part in text.split("\n") if part.strip())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _pick(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en


def unreadable_row(
    cells: Sequence[str], path: str | None, place: Place | None, language: Language
) -> Finding:
    printed = _short("\n".join(cells))
    message = _pick(
        language,
        f"此行未能按表格形式读入：{printed}",
        f"This row does not fit the form of its table: {printed}",
    )
    return Finding("unreadable_row", "warning", message, path, printed, place=place)


def unreadable_line(text: str, path: str | None, place: Place | None, language: Language) -> Finding:
    printed = _short(text)
    message = _pick(
        language,
        f"此处文字未能归入任何部分：{printed}",
        f"This text belongs to no part that was found: {printed}",
    )
    return Finding("unreadable_row", "warning", message, path, printed, place=place)


def ambiguous_row(
    text: str, readings: Sequence[str], path: str | None, place: Place | None, language: Language
) -> Finding:
    printed, either = _short(text), "; ".join(readings)
    message = _pick(
        language,
        f"数字有多种读法（{either}），行内无法判定：{printed}",
        f"The figures can be read in more than one way ({either}) and nothing in the row decides: {printed}",
    )
    return Finding("ambiguous_row", "warning", message, path, printed, place=place)


def ambiguous_border(
    text: str, cells: Sequence[str], path: str | None, place: Place | None, language: Language
) -> Finding:
    printed, before = _short(text), _short(cells[0])
    message = _pick(
        language,
        f"看不出计划指标与实际指标在何处分开，暂读至此为止：{before}",
        "Nothing shows where the planned indicator ends and the actual one begins; "
        f"read as ending here: {before}",
    )
    return Finding("ambiguous_row", "warning", message, path, printed, place=place)


def stray_mark(text: str, path: str | None, place: Place | None, language: Language) -> Finding:
    message = _pick(language, "此行只有符号，没有文字。", "This row holds a mark and no text.")
    return Finding("stray_mark", "note", message, path, text.strip(), place=place)


def missing_number(before: int, after: int, path: str, place: Place | None, language: Language) -> Finding:
    message = _pick(
        language,
        f"编号{before}之后是{after}，其间的行可能没有读到，或原文编号有误。",
        f"Number {before} is followed by {after}: a row may not have been read, or is misnumbered.",
    )
    return Finding("missing_number", "warning", message, path, str(after), str(before + 1), place=place)


def missing_table(heading: str, path: str, place: Place | None, language: Language) -> Finding:
    message = _pick(
        language,
        f"标题“{heading}”之下没有读到任何表格。",
        f"No table was understood below the heading “{heading}”.",
    )
    return Finding("missing_table", "warning", message, path, heading, place=place)


def cover_text(texts: Sequence[Text], language: Language) -> Finding:
    printed = _short("\n".join(text.text for text in texts))
    message = _pick(
        language,
        f"正文之前的文字未予保存：{printed}",
        f"Text before the first heading was not kept: {printed}",
    )
    first, last = texts[0].place, texts[-1].place
    place = first
    if first and last and first.lines and last.lines:
        place = Place(lines=(first.lines[0], last.lines[1]))
    return Finding("cover_text", "note", message, None, printed, place=place)
