"""The doubts a reading can have, each as one sentence in the document's language.

Rules: `unreadable_row` (a row or text that fits nothing), `cover_text` (lines before the summary that
are not kept), `value_missing` (an indicator without values of its periods), `missing_number`
(numbers of paragraphs that do not follow each other), `unknown_table` (kept as table_N),
`unknown_column` (a column of a known table, kept under its printed head),
`unnumbered_note` is none: a note without a mark is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Finding, Place
from answerable.publishing.blocks import Text
from answerable.publishing.formats.combined_report.mapping import Tongue

_LONGEST = 120


def _short(text: str) -> str:
    flat = " | ".join(part for part in text.split("\n") if part.strip())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def unreadable_row(cells: Sequence[str], path: str | None, place: Place | None, language: Tongue) -> Finding:
    printed = _short("\n".join(cells))
    message = {
        "zh": f"此行未能按表格形式读入：{printed}",
        "en": f"This row does not fit the form of its table: {printed}",
    }[language]
    return Finding("unreadable_row", "warning", message, path, printed, place=place)


def unknown_table(heads: Sequence[str], path: str, place: Place | None, language: Tongue) -> Finding:
    printed = _short("\n".join(heads))
    message = {
        "zh": f"此表不属于本格式的已知表格，按原样保存：{printed}",
        "en": f"This table is none that the form names; it is kept as it is printed: {printed}",
    }[language]
    return Finding("unknown_table", "note", message, path, printed, place=place)


def unknown_column(column: str, path: str, place: Place | None, language: Tongue) -> Finding:
    message = {
        "zh": f"此列不属于该表格式的已知栏目，按原样保存：{column}",
        "en": f"This column is none that the form of its table names; it is kept as it is printed: {column}",
    }[language]
    return Finding("unknown_column", "note", message, path, _short(column), place=place)


def missing_values(text: str, path: str, place: Place | None, language: Tongue) -> Finding:
    printed = _short(text)
    message = {
        "zh": f"该指标没有各期数值：{printed}",
        "en": f"No values by period are printed for this indicator: {printed}",
    }[language]
    return Finding("value_missing", "warning", message, path, printed, place=place)


def missing_number(
    before: int, after: int, path: str | None, place: Place | None, language: Tongue
) -> Finding:
    message = {
        "zh": f"第{before}段之后是第{after}段，其间的段落可能没有读到，或原文编号有误。",
        "en": f"Paragraph {before} is followed by {after}: one may not have been read, or is misnumbered.",
    }[language]
    return Finding("missing_number", "warning", message, path, str(after), str(before + 1), place=place)


def cover_text(texts: Sequence[Text], language: Tongue) -> Finding:
    printed = _short("\n".join(text.text for text in texts))
    message = {
        "zh": f"正文之前的文字未予保存：{printed}",
        "en": f"Text before the first heading was not kept: {printed}",
    }[language]
    return Finding("cover_text", "note", message, None, printed, place=texts[0].place)
