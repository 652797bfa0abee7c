"""A performance report as an extraction of the organisation's print: parts, sections, tables."""

from __future__ import annotations

import re

from answerable.calc.account import Document, Paragraph, Row, Section, Table
from tests.publishing.extraction.figures import money
from tests.publishing.extraction.framework import print_framework
from tests.publishing.extraction.mission import print_component
from tests.publishing.extraction.page import FIGURES, Cell, Sheet
from tests.publishing.extraction.words import WORDS, Words, part_number

_LINK = re.compile(r"\b[A-Z]+(?:/[A-Z0-9.()]+)+")
_MONEY = ("apportionment", "expenditure", "variance_amount", "variance_percent")
_STAFF = ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")
_ORDER = ("summary", "I", "II", "III", "IV", "V")


def print_report(document: Document, sheet: Sheet) -> None:
    """The whole report, in the order of the form: summary, abbreviations, parts I to V."""
    words = WORDS[document.language]
    if sheet.noise.contents:
        _contents(document, words, sheet)
    mission = any(s.path.startswith("II.") for s in document.sections)
    for path in _ORDER:
        section = document.section(_path_of(document, path))
        if path == "II" and not mission:
            _frameworks(document, words, sheet)
        elif section or _below(document, path):
            _part(document, path, words, sheet)
        if path == "summary":
            _abbreviations(document, words, sheet)


def _path_of(document: Document, part: str) -> str:
    """A part's path; part I makes way for a department I."""
    return "introduction" if part == "I" and document.section("introduction") else part


def _below(document: Document, path: str) -> list[Section]:
    return [s for s in document.sections if s.path.startswith(path + ".")]


def heading(text: str, sheet: Sheet, words: Words) -> None:
    """A heading begins with blanks and never ends a page."""
    sheet.turn_if_full(4)
    sheet.paragraph(text, words.widths["paragraph"] - 10, " " * sheet.random.randint(1, 2))


def print_paragraph(paragraph: Paragraph, path: str, sheet: Sheet, words: Words) -> None:
    """A numbered paragraph, or a note with its mark; parts on lines of their own where it has some."""
    number = paragraph.number
    first = len(sheet.lines) + 1
    text = _kerned(paragraph.text, sheet)
    sheet.links += [f"https://undocs.org/ch/{s}" for s in _LINK.findall(paragraph.text)][:3]
    if number is None and path != "summary":
        heading(text, sheet, words)
    elif isinstance(number, int):
        sheet.paragraph(f"{number}. {text}", words.widths["paragraph"])
    elif number is not None:
        _note(f"{number} {text}", sheet, words)
    else:
        sheet.paragraph(text, words.widths["paragraph"], " ")
    sheet.note(f"{path}¶{number or paragraph.text[:12]}", first)


def _note(text: str, sheet: Sheet, words: Words) -> None:
    sheet.paragraph(text, words.widths["output"], " ")


def _kerned(text: str, sheet: Sheet) -> str:
    """The text with what this extraction does to blanks in it."""
    if sheet.noise.thin:
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u00a0", text)
    if sheet.noise.lost_blanks:
        sheet.doubts.add("blanks")
        return re.sub(r"(?<=[㐀-鿿]) (?=\d)", lambda m: "" if sheet.chance(0.4) else " ", text)
    return text


def _contents(document: Document, words: Words, sheet: Sheet) -> None:
    """A cover and a table of contents, whose entries look like headings."""
    zh = document.language == "zh"
    for line in (document.symbol or "", "大会" if zh else "General Assembly", "Distr.: General"):
        sheet.line(line + " ")
    if document.title:
        sheet.paragraph(document.title, 60, " ")
    sheet.line("目录 " if zh else "Contents ")
    sheet.line("页次 " if zh else "Page ")
    page = 4
    for section in document.sections:
        last = section.path.rpartition(".")[2]
        if section.path == "summary":
            title = section.name
        elif section.path in _ORDER:
            number = part_number(document.language, _ORDER.index(section.path) - 1)
            title = f"{number} {section.name}"
        elif re.fullmatch(r"[A-Z]", last):
            title = f"{last}. {section.name}"
        else:
            continue
        page += sheet.random.randint(0, 9)
        sheet.line(f"{title} {'.' * max(3, 60 - len(title))} {page} ")
    sheet.turn()


def _part(document: Document, path: str, words: Words, sheet: Sheet) -> None:
    section = document.section(_path_of(document, path))
    index = _ORDER.index(path) - 1
    name = section.name if section else words.parts[index]
    if path == "summary":
        heading(name or words.summary, sheet, words)
    else:
        heading(f"{part_number(document.language, index)} {name}", sheet, words)
    _content(document, section, path, words, sheet)
    for below in _below(document, path):
        last = below.path.rpartition(".")[2]
        title = f"Component {last}: {below.name}" if last.isdigit() else f"{last}. {below.name}"
        heading(title + ("1" if sheet.noise.footnotes and below.path == "III.B" else ""), sheet, words)
        _content(document, below, below.path, words, sheet)
        if below.has_framework:
            print_component(below, words, sheet)


def _content(document: Document, section: Section | None, path: str, words: Words, sheet: Sheet) -> None:
    """The paragraphs of a section and the tables that stand in it."""
    paragraphs = section.paragraphs if section else ()
    notes = [p for p in paragraphs if isinstance(p.number, str)]
    if path == "III.B":
        body = [p for p in paragraphs if not isinstance(p.number, str)]
        _variances(document, body, notes, words, sheet)
        return
    # what stands after a note stands below the tables
    above = paragraphs.index(notes[0]) if notes else len(paragraphs)
    for paragraph in paragraphs[:above]:
        print_paragraph(paragraph, path, sheet, words)
    for table in _tables_of(document, path):
        print_table(table, document, words, sheet)
    for paragraph in paragraphs[above:]:
        print_paragraph(paragraph, path, sheet, words)


def _tables_of(document: Document, path: str) -> list[Table]:
    """The tables of the known names that stand in a part."""
    names = {
        "summary": ("resources_summary", "incumbency"),
        "III.A": ("resources_by_category", "resources_by_entity", "other_income"),
        "IV": ("training",),
    }
    return [t for name in names.get(path, ()) if (t := document.table(name))]


def _abbreviations(document: Document, words: Words, sheet: Sheet) -> None:
    table = document.table("abbreviations")
    if table:
        sheet.turn_if_full(5)
        heading(words.abbreviations, sheet, words)
        for row in table.rows:
            cells: list[Cell] = [(row.label or "",), (row.cells["full_name"] or "",)]
            sheet.row(cells, [FIGURES, FIGURES], f"abbreviations/{row.label}")


def print_table(table: Table, document: Document, words: Words, sheet: Sheet) -> None:
    """One table of figures: caption, unit line, head, rows by level."""
    _caption(table, document, words, sheet)
    first_column = {"resources_by_entity": words.entity}.get(table.id, words.category)
    label_width = words.widths["label"]
    columns = [label_width] + [FIGURES] * len(table.columns)
    if set(_MONEY) == set(table.columns):
        heads = words.money_heads
        sheet.row([("",), ("",), ("",), (words.variance,)], [FIGURES] * 4)
        head: list[Cell] = [(first_column,), *((h,) for h in heads)]
        sheet.row(head, columns)
    elif set(_STAFF) == set(table.columns):
        marks = (" a", "", "b", "") if sheet.noise.footnotes else ("",) * 4
        heads = zip(words.incumbency_heads, marks, strict=True)
        head = [(words.category,), *(tuple(_split(h + mark)) for h, mark in heads)]
        sheet.row(head, [label_width] + [24] * 4)
    elif table.id == "training":
        head = [(h,) for h in words.training_head]
        columns = [words.widths["output"] - 14, FIGURES, FIGURES]
        sheet.row(head, [FIGURES] * 3)
        sheet.head = [(head, [FIGURES] * 3)]
    else:
        head = [(words.category,), (words.amount,)]
        sheet.row(head, [FIGURES] * 2)
    sheet.empty_row(len(table.columns) + 1)
    for row in table.rows:
        _figures(row, table, columns, sheet)
    sheet.head = []


def _split(head: str) -> list[str]:
    """A narrow head in two lines: its last word, or what stands in brackets, comes below."""
    before, _, after = head.partition(" ")
    return [before, after] if after else [before]


def _caption(table: Table, document: Document, words: Words, sheet: Sheet) -> None:
    captions = {
        "resources_summary": ("", words.summary_table),
        "incumbency": ("", words.incumbency),
        "resources_by_category": (words.table.format(1), words.by_category),
        "resources_by_entity": (words.table.format(2), words.by_entity),
        "other_income": (words.table.format(3), words.other_income),
        "training": ("", words.training.format(document.period.label if document.period else "")),
    }
    number, title = captions.get(table.id, ("", ""))
    title = table.title or title
    sheet.turn_if_full(8)
    for line in (number, title):
        if line:
            sheet.line(f"  {line} ")
    if table.unit:
        mark = "a" if sheet.noise.footnotes and table.id == "resources_by_category" else ""
        sheet.line(f"({_unit(table, document)}){mark} ")


def _unit(table: Table, document: Document) -> str:
    """'(thousands ...; budget year is ...)' in the summary's table, where the period is said."""
    period = document.period
    if table.id not in ("resources_summary", "resources_by_category") or period is None:
        return table.unit or ""
    first, last = period.start, period.end
    if document.language == "zh":
        span = (
            f"{first.year} 年 {first.month} 月 {first.day} 日至 {last.year} 年 {last.month} 月 {last.day} 日"
        )
        return f"{table.unit}；预算年度为 {span}"
    return f"{table.unit}; budget year is from {first:%-d %B %Y} to {last:%-d %B %Y}"


def _figures(row: Row, table: Table, columns: list[int], sheet: Sheet) -> None:
    text = table.id in ("training",)
    values = [row.cells.get(c) for c in table.columns]
    shown = [(v or "") if text else money(v, sheet) for v in values]
    if sheet.noise.blanks and not text:
        shown = [s + " " * sheet.random.choice((0, 0, 1)) if s else s for s in shown]
    lead = {"of_which": " ", "subtotal": " ", "total": " "}.get(row.level, "")
    cells: list[Cell] = [(row.label or "",), *((s,) for s in shown)]
    sheet.row(cells, columns, f"{table.id}/{row.label}", lead)


def _variances(
    document: Document, body: list[Paragraph], notes: list[Paragraph], words: Words, sheet: Sheet
) -> None:
    """Each variance's heading with its paragraph; notes at the foot of the page after a rule."""
    table = document.table("variances")
    rows = list(table.rows) if table else []
    for index, row in enumerate(rows):
        sheet.turn_if_full(5)
        sheet.line(f" {words.variance} ")
        amount, percent = (money(row.cells.get(c), sheet) for c in ("amount", "percent"))
        if document.language == "en" and (amount[-1:].isdigit() or amount.endswith(")")):
            amount = "($" + amount[1:] if amount.startswith("(") else "$" + amount
        if percent[-1:].isdigit() or percent.endswith(")"):
            percent = percent[:-1] + "%)" if percent.endswith(")") else percent + "%"
        cells: list[Cell] = [(row.label or "",), (amount,), (percent,)]
        sheet.row(cells, [words.widths["label"], FIGURES, FIGURES], f"variances/{row.label}")
        if index < len(body):
            print_paragraph(body[index], "III.B", sheet, words)
        if index == 0:
            for note in notes:
                sheet.line("__________________ ")
                print_paragraph(note, "III.B", sheet, words)
                if sheet.noise.pages:
                    sheet.turn()
    for paragraph in body[len(rows) :]:
        print_paragraph(paragraph, "III.B", sheet, words)


def _frameworks(document: Document, words: Words, sheet: Sheet) -> None:
    heading(f"{part_number(document.language, 1)} {words.parts[1]}", sheet, words)
    own = document.section("II")
    parts = {_path_of(document, "I"), "V"}
    for paragraph in own.paragraphs if own else ():
        print_paragraph(paragraph, "II", sheet, words)
    for section in document.sections:
        if re.fullmatch(r"[A-Z](\.\d+)?", section.path) and section.path not in parts:
            letters = section.path.rpartition(".")[2]
            heading(f"{letters}. {section.name}", sheet, words)
            for paragraph in section.paragraphs:
                if paragraph.role != "results":
                    print_paragraph(paragraph, section.path, sheet, words)
            if section.has_framework:
                print_framework(section, document, words, sheet)
            results = [p for p in section.paragraphs if p.role == "results"]
            if results:
                heading(words.results_heading, sheet, words)
            for paragraph in results:
                print_paragraph(paragraph, section.path, sheet, words)
