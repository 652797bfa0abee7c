"""The tables of a section's framework: indicators by accomplishment, outputs by group."""

from __future__ import annotations

import re

from answerable.calc.account import Accomplishment, Document, Indicator, Output, Section
from tests.publishing.extraction.figures import grouped, pairs, readings
from tests.publishing.extraction.figures import shown as quantity
from tests.publishing.extraction.page import FIGURES, Cell, Sheet
from tests.publishing.extraction.words import WORDS, Words
from tests.publishing.extraction.wrapping import wrapped

_WHOLE = [FIGURES] * 4


def print_framework(section: Section, document: Document, words: Words, sheet: Sheet) -> None:
    arrangement = sheet.random.randrange(3) if sheet.noise.heads else 0
    if section.accomplishments:
        sheet.turn_if_full(10)
        sheet.line(f" {words.indicators_heading} ")
        for accomplishment in section.accomplishments:
            _accomplishment(accomplishment, section, document, words, sheet, arrangement)
    if section.outputs:
        sheet.turn_if_full(6)
        sheet.line(f" {words.outputs_heading} ")
        _outputs(section, words, sheet)


# --- indicators


def _accomplishment(
    item: Accomplishment, section: Section, document: Document, words: Words, sheet: Sheet, arrangement: int
) -> None:
    sheet.turn_if_full(9)
    label, colon = f"({item.label})", words.colon
    if sheet.noise.punctuation and document.language == "zh":
        label = sheet.random.choice((label, f"（{item.label}）"))
        colon = sheet.random.choice((":", "："))
    gap = " " if document.language == "en" else ""
    after = " " if colon == ":" else ""
    title = f"{words.accomplishment}{gap}{label}{colon}{after}{texted(item.text, sheet)}"
    sheet.row([(title,)], [words.widths["accomplishment"]], f"{section.path}({item.label})")
    period = words.period.format(document.period.label if document.period else "")
    for head in _heads(words, period, arrangement):
        sheet.row(head, _WHOLE[: len(head)])
    sheet.empty_row(3)
    for number, indicator in enumerate(item.indicators):
        before = item.indicators[number - 1] if number else None
        _indicator(indicator, before, f"{section.path}({item.label}){indicator.ordinal}", words, sheet)


def _heads(words: Words, period: str, arrangement: int) -> list[list[Cell]]:
    planned, actual = (words.planned_indicators,), (words.actual_indicators,)
    if arrangement == 1:
        return [[("",), ("",), (words.measures,)], [planned, actual, ("",), (period,)]]
    blank = "" if arrangement == 0 else " "
    return [[planned, actual], [(words.measures, "", blank + period)]]


def _indicator(item: Indicator, before: Indicator | None, path: str, words: Words, sheet: Sheet) -> None:
    numeral = words.numerals[item.ordinal - 1]
    measures = [
        f"{label} {quantity(value, words, sheet)}"
        for label, value in zip(words.labels, (item.target, item.estimate, item.actual), strict=True)
        if value is not None
    ]
    if not measures:
        measures = [""]
    first = len(sheet.lines) + 1
    displaced = sheet.noise.displaced_targets and before and _full(before) and _full(item)
    if displaced and sheet.chance(0.3):
        sheet.line(measures.pop(0) + " ")
        sheet.turn()
    narrative = tuple(texted(item.narrative or "", sheet).split("\n"))
    cells: list[Cell] = [(f"{numeral} {texted(item.text, sheet)}",), narrative, tuple(measures)]
    columns = [words.widths["planned"], words.widths["narrative"], FIGURES]
    if narrative[0] and len(wrapped(cells[0][0], columns[0])) == 1 and _runs_on(item, words):
        sheet.doubts.add(path)
    set_narrative = [line for part in narrative for line in wrapped(part, columns[1])]
    if sheet.noise.broken_indicators and len(set_narrative) > 2 and sheet.chance(0.4):
        _broken(cells, columns, sheet)
        sheet.note(path, first)
        return
    start = len(sheet.lines) + 1
    sheet.row(cells, columns, path)
    if displaced and first != start:
        sheet.note(path, first)


def _runs_on(item: Indicator, words: Words) -> bool:
    """Whether nothing shows where planned text ends and narrative begins on one line.

    In Chinese a blank between two ideographs shows it, in English the first capital does.
    """
    planned, narrative = item.text, item.narrative or ""
    if words is WORDS["zh"]:
        return not re.match(r"[㐀-鿿]", narrative) or not re.search(r"[㐀-鿿)）]$", planned)
    return bool(re.search(r"\s[A-Z]", planned)) or not narrative[0].isupper()


def _full(item: Indicator) -> bool:
    return None not in (item.target, item.estimate, item.actual)


def _broken(cells: list[Cell], columns: list[int], sheet: Sheet) -> None:
    """The narrative's first lines and the measures on one page, its other lines on the next."""
    lines: list[str] = []
    for part in cells[1]:
        set_lines = wrapped(part, columns[1])
        lines += [*set_lines[:-1], set_lines[-1] + " "]
    cut = sheet.random.randrange(2, len(lines))
    planned = sheet.set_row([cells[0]], columns[:1])
    if len(planned) == 1:
        planned = [planned[0] + lines[0]]
        shown = lines[1:cut]
    else:
        shown = lines[:cut]
    for line in [*planned, *shown]:
        sheet.line(line)
    for measure in cells[2]:
        sheet.line(measure + " ")
    sheet.turn()
    for line in lines[cut:]:
        sheet.line(line)
    sheet.lines += ["  "] if sheet.dense else ["  ", ""]


# --- outputs


def _outputs(section: Section, words: Words, sheet: Sheet) -> None:
    head: list[Cell] = [(h,) for h in words.outputs_head]
    if sheet.noise.heads and sheet.chance(0.4):  # a narrow column breaks its head
        last = words.outputs_head[3]
        head[3] = tuple(last.split()) if " " in last else (last[:2], last[2:])
    sheet.row(head, _WHOLE)
    sheet.head = [(head, _WHOLE)]
    sheet.empty_row(4)
    headings: tuple[str, ...] = ()
    columns = [words.widths["output"], FIGURES, FIGURES, FIGURES]
    for output in section.outputs:
        if output.headings != headings:
            if sheet.noise.bullets and sheet.chance(0.2):
                sheet.line("•     ")
            sheet.turn_if_full(len(output.headings) + 3)
            for name in output.headings:
                sheet.row([(name,), ("",), ("",), ("",)], columns)
        headings = output.headings
        _output(output, f"{section.path}#{output.number}", columns, words, sheet)
    sheet.head = []


def _output(output: Output, path: str, columns: list[int], words: Words, sheet: Sheet) -> None:
    text = texted(output.text, sheet)
    text = f"{output.number}. {text}" if output.number is not None else text
    planned, actual = (quantity(value, words, sheet) for value in (output.planned, output.actual))
    rate = _rate(output.printed_rate, words, sheet)
    numbers: list[Cell] = [(planned,), (actual,), (rate,)]
    first = len(sheet.lines) + 1
    lines = wrapped(text, columns[0])
    if sheet.noise.broken_rows and len(lines) > 1 and sheet.chance(0.35):
        cut = sheet.random.randrange(1, len(lines))
        tail = sheet.set_row(numbers, columns[1:])
        parts = [*lines[: cut - 1], lines[cut - 1] + " " + tail[0]] if cut == 1 else [*lines[:cut], *tail]
        for line in parts:
            sheet.line(line)
        sheet.turn()
        for number, line in enumerate(lines[cut:]):
            sheet.line(line + (" " if number == len(lines[cut:]) - 1 else ""))
        sheet.note(path, first)
        _doubt(parts[-1], output, path, sheet)
        return
    lead = " " if sheet.noise.blanks and len(lines) > 1 and sheet.chance(0.2) else ""
    if lead:
        numbers[0] = (lead + planned,)
    elif sheet.noise.blanks and sheet.chance(0.2):
        text += " "
    if sheet.noise.twice and rate and rate[:1].isdigit() and sheet.chance(0.2):
        cut = sheet.random.randrange(1, len(rate))
        set_lines = sheet.set_row([(text,), *numbers[:2], (rate + rate[:cut],)], columns)
        sheet.turn_if_full(len(set_lines) + 1)
        set_lines[-1] = set_lines[-1].rstrip(" ")
        for line in [*set_lines, rate[cut:] + " "]:
            sheet.line(line)
        sheet.note(path, first)
        _doubt(sheet.set_row([(text,), *numbers], columns)[-1], output, path, sheet)
        return
    set_lines = sheet.set_row([(text,), *numbers], columns)
    sheet.row([(text,), *numbers], columns, path)
    _doubt(set_lines[-1], output, path, sheet)


def _doubt(line: str, output: Output, path: str, sheet: Sheet) -> None:
    """Marks a row whose last line can be read in more than one way."""
    plain = line.replace("\u00a0", " ").replace("\u202f", " ")
    counts = all(q and q[0].isdigit() for q in (output.planned, output.actual, output.printed_rate))
    if counts and readings(plain) != {(output.planned, output.actual)}:
        sheet.doubts.add(path)
    if output.printed_rate is None and output.actual is not None and pairs(plain) > 1:
        sheet.doubts.add(path)
    # without a rate that proves it a number at the text's end may be the planned one's thousands
    before = re.search(r"(?<!\S)[1-9]\d{0,2} \d{3}(?: \d{3})*$", _up_to(plain, output.planned))
    if not counts and before:
        sheet.doubts.add(path)


def _up_to(line: str, planned: str | None) -> str:
    """The line up to the planned number."""
    shown = grouped(planned or "")
    at = line.rfind(" " + shown + " ")
    return line[: at + 1 + len(shown)] if shown and at >= 0 and line[at - 1 : at].isdigit() else ""


def _rate(rate: str | None, words: Words, sheet: Sheet) -> str:
    if rate is None:
        return ""
    if rate in words.quantity_words:
        return words.quantity_words[rate]
    return rate if sheet.noise.tight_rates else grouped(rate)


def texted(text: str, sheet: Sheet) -> str:
    """A cell's text with what this extraction does to blanks in it."""
    if sheet.noise.thin:
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u00a0", text)
    if sheet.noise.lost_blanks:
        return re.sub(r"(?<=[㐀-鿿]) (?=\d)", lambda m: "" if sheet.chance(0.4) else " ", text)
    return text
