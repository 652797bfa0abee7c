"""An addendum of outputs as an extraction prints it: one line per row, cells between tabs.

The habits: several completed values of one output on rows of their own that begin with a tab, or
stacked in one cell; the reason behind the last label or on a row of its own; a row that lost its
tabs, cell under cell; what a table's rules leave behind; tags inside a cell.
"""

from __future__ import annotations

import re

from answerable.calc.account import Document, Output, Section
from tests.publishing.extraction.comparing import row_path
from tests.publishing.extraction.figures import grouped
from tests.publishing.extraction.page import Sheet
from tests.publishing.extraction.words import WORDS, Words, part_number
from tests.publishing.extraction.wrapping import wrapped

_FRAMEWORK = {"zh": "1. 成果预算编制框架", "en": "1. Results-based-budgeting framework"}


def print_addendum(document: Document, sheet: Sheet) -> None:
    """Cover, departments 'A', units 'A.a', accomplishments, rows."""
    words = WORDS[document.language]
    _cover(document, sheet)
    table = document.table("abbreviations")
    if table:
        _line(table.title or words.abbreviations, sheet)
        for row in table.rows:
            _line(f"{row.label}\t{row.cells['full_name']}", sheet)
    part = document.section("II")
    if part:
        number = part_number(document.language, 1)
        _line(f"{number} {part.name}" + ("^{*}" if sheet.noise.marks else "*"), sheet)
    for section in document.sections:
        if section.path in ("summary", "II"):
            continue
        letters = section.path.split(".")
        if len(letters) == 1:
            _line(f"{letters[0]}. {section.name}", sheet)
            _line(_FRAMEWORK[document.language], sheet)
        else:
            _line(f"({letters[1]}) {section.name}", sheet)
        _section(section, document, words, sheet)
    for note in part.paragraphs if part else ():
        if note.number is not None:
            _line(("^{%s} " if sheet.noise.marks else "%s ") % note.number + note.text, sheet)


def _line(text: str, sheet: Sheet) -> None:
    """This extraction has no blank lines between lines; pages leave a few."""
    sheet.lines.append(text)
    sheet.left -= 1
    if sheet.noise.pages and sheet.left < 0:
        sheet.lines += [""] * 2
        if sheet.noise.page_marks:
            sheet.lines += sheet.random.choice(
                (["13-60871", f"{sheet.page}/55"], [f"{sheet.page}/55", "13-60871"])
            )
        sheet.page += 1
        sheet.left = sheet.random.randint(15, 40)


def _cover(document: Document, sheet: Sheet) -> None:
    zh = document.language == "zh"
    parent = (document.symbol or "").rpartition("/")[0]
    sheet.lines += [""] * 4
    for text in ("大会" if zh else "General Assembly", "Distr.: General", "10 December 2024"):
        _line(text, sheet)
    if document.title:
        _line(document.title, sheet)
    _line("秘书长的报告" if zh else "Report of the Secretary-General", sheet)
    _line("增编" if zh else "Addendum", sheet)
    opening = document.section("summary")
    for paragraph in opening.paragraphs if opening else ():
        _line(paragraph.text.replace(parent, f"[{parent}](#)") if parent else paragraph.text, sheet)


def _section(section: Section, document: Document, words: Words, sheet: Sheet) -> None:
    for item in section.accomplishments:
        colon = (
            sheet.random.choice((": ", "："))
            if sheet.noise.punctuation and document.language == "zh"
            else words.colon
        )
        gap = "" if colon != ":" else " "
        first = len(sheet.lines) + 1
        _line(f"{words.accomplishment} {item.label}{colon}{gap}{item.text}", sheet)
        sheet.places[f"{section.path}({item.label})"] = (first, len(sheet.lines))
        _line("\t".join(words.completed_head), sheet)
        for number, output in enumerate(section.outputs, 1):
            if output.accomplishment == item.label:
                _output(output, row_path(section, number), document, words, sheet)
        if sheet.noise.marks and sheet.chance(0.3):
            _line("--\t---\t---", sheet)


def _output(output: Output, path: str, document: Document, words: Words, sheet: Sheet) -> None:
    first = len(sheet.lines) + 1
    values = [_value(done.value, words) for done in output.completed]
    labels = [done.label or "" for done in output.completed]
    remarks, reason = output.remarks or "", output.reason or ""
    if sheet.noise.tabs and sheet.chance(0.3):
        _untabbed(output, values, labels, words, sheet)
    elif sheet.noise.stacked and len(values) > 1 and sheet.chance(0.6):
        text = " ".join(filter(None, (*labels, remarks, reason)))
        _line(f"{output.text}\t{' '.join(values)}\t{text}", sheet)
        if len(re.findall(r"(?<!\S)\d{1,3} \d{3}(?!\S)", " ".join(values))):
            sheet.doubts.add(path)
    else:
        _rows(output.text, values, labels, remarks, reason, document, sheet)
    sheet.places[path] = (first, len(sheet.lines))


def _rows(
    text: str,
    values: list[str],
    labels: list[str],
    remarks: str,
    reason: str,
    document: Document,
    sheet: Sheet,
) -> None:
    """The first value on the output's row, the others below it; the reason last."""
    last = len(values) - 1
    for number, (value, label) in enumerate(zip(values, labels, strict=True)):
        behind = ""
        if number == last:
            behind = " ".join(filter(None, (remarks, reason)))
            own_row = reason and label and sheet.chance(0.3)
            if own_row:
                behind = remarks
        cell = " ".join(filter(None, (label, behind)))
        if number == last and sheet.noise.marks and label and reason and not own_row and sheet.chance(0.4):
            cell = f"<p>{label}</p> <p>{behind}</p>"
        _line(f"{text if not number else ''}\t{value}\t{cell}", sheet)
        if number == last and reason and label and own_row:
            _line(f"\t\t{reason}", sheet)


def _untabbed(output: Output, values: list[str], labels: list[str], words: Words, sheet: Sheet) -> None:
    """A row that lost its tabs: its text, values, labels and reason each on lines of their own."""
    wrap = words.widths["planned"] if sheet.chance(0.4) else 400
    for line in wrapped(output.text, wrap):
        _line(line, sheet)
    for value, label in zip(values, labels, strict=True):
        _line(value, sheet)
        if label:
            _line(label, sheet)
    for text in (output.remarks, output.reason):
        if text:
            _line(text, sheet)


def _value(value: str | None, words: Words) -> str:
    return "" if value is None else words.quantity_words.get(value) or grouped(value)
