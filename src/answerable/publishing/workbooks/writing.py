"""Writes a `Book` as XLSX: what is not to be filled is locked, what is to be chosen is a list.

Texts are written as texts whatever they begin with, and stay texts when somebody edits the cell
(`quote_prefix`): no content of ours ever becomes a formula. The protection has no password: it keeps
hands from slipping, and what slips through is found when the workbook comes back.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from answerable.publishing.workbooks import template
from answerable.publishing.workbooks.shapes import Book, Column, Row, Table
from answerable.publishing.workbooks.words import speaking

FIGURES = ("quantity", "money", "count")
_CLOSED, _OPEN = "#EEF1F4", "#FFFBE6"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
_TABS = ("#1F5F8B", "#2E7D5B", "#8A6D1D", "#6B4E8E", "#7A4A3A", "#3E6E73")
_EPOCH = date(1899, 12, 30)


def write(book: Book) -> bytes:
    """The workbook's bytes. Its words are those of `book.language`."""
    out = io.BytesIO()
    with speaking(book.language), xlsxwriter.Workbook(out, {**_OPTIONS, "in_memory": True}) as file:
        file.set_properties({"title": book.title, "comments": f"{template.NAME} {template.VERSION}"})
        styles = _Styles(file, book.language)
        _instructions(file, book, styles)
        sheets = [(table, file.add_worksheet(_name(table.title, at))) for at, table in enumerate(book.tables)]
        lists = _hidden(file, book)
        for at, (table, sheet) in enumerate(sheets):
            sheet.set_tab_color(_TABS[at % len(_TABS)])
            _sheet(sheet, table, styles, lists)
    return out.getvalue()


def _name(title: str, at: int) -> str:
    """A name that spreadsheets take: at most 31 signs, none of which mean something."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip() or f"{at + 1}"


class _Styles:
    """Formats of cells, made once each: by nature, locked or open, and decimals shown."""

    def __init__(self, file: Any, language: str) -> None:
        self._file = file
        self._made: dict[tuple[str, bool, int], Any] = {}
        self._font = {"font_name": "Microsoft YaHei" if language == "zh" else "Calibri", "font_size": 10}
        self.title = self.plain(bold=True, font_size=14)
        self.note = self.plain(text_wrap=True, valign="top", font_color="#444444")
        self.head = self.plain(bold=True, text_wrap=True, valign="vcenter", bg_color="#DCE6EE", bottom=1)
        self.head_open = self.plain(bold=True, text_wrap=True, valign="vcenter", bg_color="#FFE9A8", bottom=1)
        self.wrapped = self.plain(text_wrap=True, valign="top")

    def plain(self, **more: Any) -> Any:
        return self._file.add_format({**self._font, **more})

    def cell(self, nature: str, is_open: bool, decimals: int = 0) -> Any:
        key = (nature, is_open, decimals)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._cell(nature, is_open, decimals)
        return found

    def _cell(self, nature: str, is_open: bool, decimals: int) -> Any:
        given: dict[str, Any] = {"valign": "top", "bg_color": _OPEN if is_open else _CLOSED, "border": 4}
        given |= {"border_color": "#B8C2CC", "locked": not is_open}
        if nature in FIGURES:
            given |= {"num_format": "#,##0" + (f".{'0' * decimals}" if decimals else ""), "align": "right"}
        elif nature == "date":
            given |= {"num_format": "yyyy-mm-dd", "align": "left"}
        else:
            # A text stays a text also after somebody edited it: '=1+1' is no formula then.
            given |= {"text_wrap": True, "num_format": "@", "quote_prefix": True}
        return self.plain(**given)


def _sheet(sheet: Any, table: Table, styles: _Styles, lists: Mapping[tuple[str, str], str]) -> None:
    columns = table.columns
    _heads(sheet, table, styles)
    for at, row in enumerate(table.rows, template.FIRST_ROW):
        _row(sheet, at, row, columns, styles)
    _blank(sheet, table, styles)
    last = template.FIRST_ROW + len(table.rows) + table.blank - 1
    for at, column in enumerate(columns):
        _validate(sheet, table, at, column, last, lists)
        sheet.set_column(at + 2, at + 2, column.width)
    sheet.set_column(0, 1, None, None, {"hidden": True})
    sheet.set_row(0, None, None, {"hidden": True})
    labels = sum(1 for column in columns[:3] if column.nature == "label")
    sheet.freeze_panes(template.FIRST_ROW, 2 + min(labels, 2))
    sheet.protect("", _ALLOWED)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(template.FIRST_ROW - 1)


def _heads(sheet: Any, table: Table, styles: _Styles) -> None:
    sheet.write_string(0, 0, template.MARK + table.code)
    sheet.write_string(0, 1, template.DIGESTS)
    sheet.write_string(1, 2, table.title, styles.title)
    sheet.write_string(2, 2, table.note, styles.note)
    opened = (
        table.blank_open.union(*(row.open for row in table.rows[:200])) if table.rows else table.blank_open
    )
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at + 2, column.code)
        head = styles.head_open if at in opened else styles.head
        sheet.write_string(template.FIRST_ROW - 1, at + 2, column.title, head)


def _row(sheet: Any, at: int, row: Row, columns: tuple[Column, ...], styles: _Styles) -> None:
    sheet.write_string(at, 0, row.id)
    seen = []
    for place, (column, value) in enumerate(zip(columns, row.values, strict=True), 2):
        nature = column.nature
        figure = nature in FIGURES
        is_open = place - 2 in row.open
        if value is None or value == "":
            seen.append(template.NOTHING)
            sheet.write_blank(at, place, None, styles.cell(nature, is_open))
            continue
        plain = template.canonical(value, figure)
        seen.append(template.digest(plain))
        if figure and plain is not None and template.fits_a_number(plain):
            style = styles.cell(nature, is_open, template.decimals_of(value))
            sheet.write_number(at, place, float(plain), style)
        elif nature == "date":
            _date(sheet, at, place, value, styles.cell(nature, is_open))
        else:
            shown = column.choices.get(value, value) if nature in ("choice", "quantity") else value
            sheet.write_string(at, place, shown, styles.cell("prose" if figure else nature, is_open))
    sheet.write_string(at, 1, "".join(seen))


def _date(sheet: Any, row: int, column: int, value: str, style: Any) -> None:
    """A day as a spreadsheet has it: days since its first."""
    sheet.write_number(row, column, (date.fromisoformat(value) - _EPOCH).days, style)


def _blank(sheet: Any, table: Table, styles: _Styles) -> None:
    """Rows for what does not exist yet; each has an id of its own, so that it comes back once."""
    empty = template.digest(None) * len(table.columns)
    first = template.FIRST_ROW + len(table.rows)
    for count in range(table.blank):
        sheet.write_string(first + count, 0, f"{template.NEW}{count + 1}")
        sheet.write_string(first + count, 1, empty)
        for position, column in enumerate(table.columns):
            is_open = position in table.blank_open
            sheet.write_blank(first + count, position + 2, None, styles.cell(column.nature, is_open))


def _validate(
    sheet: Any, table: Table, at: int, column: Column, last: int, lists: Mapping[tuple[str, str], str]
) -> None:
    """A list where there is something to choose, and what is expected where a cell is selected."""
    opened = at in table.blank_open or any(at in row.open for row in table.rows)
    if not opened or last < template.FIRST_ROW:
        return
    rule: dict[str, Any] = {"validate": "any"}
    if column.nature == "choice":
        rule = {
            "validate": "list",
            "source": lists[table.code, column.code],
            "error_title": column.title[:32],
            "error_message": _("Choose one of the list, or leave the cell empty."),
        }
    elif column.nature == "count":
        rule = {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": column.title[:32],
            "error_message": _("A whole number of 0 or more is expected."),
        }
    if column.help:
        rule |= {"input_title": column.title[:32], "input_message": column.help[:255]}
    if len(rule) > 1:
        sheet.data_validation(template.FIRST_ROW, at + 2, last, at + 2, rule)


def _instructions(file: Any, book: Book, styles: _Styles) -> None:
    """The first sheet: what this is, how to fill it, what happens when it is sent back."""
    sheet = file.add_worksheet(_name(_("Instructions"), 0))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, book.title, styles.title)
    at = 2
    for name, value in book.facts:
        sheet.write_string(at, 0, name, styles.note)
        sheet.write_string(at, 1, value, styles.wrapped)
        at += 1
    for number, sentence in enumerate(_how_to(), 1):
        sheet.write_string(at + number, 0, f"{number}.", styles.note)
        sheet.write_string(at + number, 1, sentence, styles.wrapped)
    sheet.protect("", _ALLOWED)


def _how_to() -> tuple[str, ...]:
    return (
        _("Fill the yellow cells; the grey ones are locked. Yellow headers show which columns are yours."),
        _("Leave a cell empty where nothing is reported. Write 0 for zero, and n/a where it does not apply."),
        _("Write figures without signs for thousands, as 1234.5. Write days as 2026-07-01."),
        _("Where a cell offers a list, choose from it. Texts have one column for each language."),
        _("Do not add, delete or merge rows and columns; hide and widen them as you like."),
        _("Save as an Excel workbook (.xlsx) and send it back on the page where you downloaded it."),
        _(
            "Everything that is wrong is then named by sheet and cell. You see what would change before "
            "anything is written, and it is written whole or not at all."
        ),
    )


def _hidden(file: Any, book: Book) -> dict[tuple[str, str], str]:
    """The sheet nobody sees: what the workbook is, its rows, and the lists; returns ranges of lists."""
    sheet = file.add_worksheet(template.HIDDEN_SHEET)
    sheet.very_hidden()
    about = {
        "format": template.NAME,
        "version": str(template.VERSION),
        "kind": book.kind,
        "target": book.target,
        "entity": book.entity,
        "language": book.language,
    }
    for at, (name, value) in enumerate(about.items()):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, value)
    column = 2
    for table in book.tables:
        sheet.write_string(0, column, template.MARK + table.code)
        for at, row in enumerate(table.rows, 1):
            sheet.write_string(at, column, row.id)
        column += 1
    lists = {}
    for table in book.tables:
        for described in table.columns:
            if described.nature != "choice":
                continue
            for at, word in enumerate(described.choices.values()):
                sheet.write_string(at, column, word)
            letters = template.column_letters(column)
            end = max(len(described.choices), 1)
            lists[table.code, described.code] = f"={template.HIDDEN_SHEET}!${letters}$1:${letters}${end}"
            column += 1
    sheet.protect("")
    return lists
