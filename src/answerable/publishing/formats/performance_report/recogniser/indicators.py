"""The table of indicators in an extracted text: text, narrative and measure without borders.

A row begins with the next ordinal. Its text ends where a cell ended, its narrative begins with
the verdict where the report gives one. Measures are found by their labels wherever they stand;
at a page end they may come before the rest of the narrative, and the next row's target before
its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from answerable.calc.account import Finding
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.findings import ambiguous_border, unreadable_line
from answerable.publishing.formats.performance_report.framework import is_period_head
from answerable.publishing.formats.performance_report.joining import is_item, joined, width
from answerable.publishing.formats.performance_report.mapping import Wording, Words, plain
from answerable.publishing.formats.performance_report.measures import indicator_mark
from answerable.publishing.formats.performance_report.numerals import CIRCLED
from answerable.publishing.formats.performance_report.recogniser.figures import words_for_figures
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

_NAMES = ("target", "estimate", "actual")
_FIGURE = r"[(（]?-?\d[\d\s.,]*\d?[%％]?[)）]?|[—–−-]|≥\s*\d+|≤\s*\d+"
_SHORT, _WIDER = 0.85, 1.12  # of the widest line so far: the last of a cell, the first of a wider one
_MISSING = 3  # so many rows may have lost their first line and the next is still known by its mark
_LONGEST_WORD = 12  # a measure in words ('positive') is no longer than this
# between two ideographs Chinese sets no blank: one that stands there parts two cells
_CELLS_MEET = re.compile(r"(?<![(（][a-z][)）])(?<=[㐀-鿿)）”》])\s+(?=[㐀-鿿“《])")
# in English the narrative begins with a capital, and the text above it has none of its own
_SENTENCE_MEETS = re.compile(r"(?<=[a-z0-9)%])\s+(?=[A-Z])")
# words after which a capital is a name's, and what begins no sentence
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:[A-Z][\w-]*|a|an|and|as|at|by|for|from|in|of|on|or|the|to|under|using|with)$"
)
_NAME = re.compile(
    r"No\.|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@cache
def _measure(wording: Wording) -> re.Pattern[str]:
    def group(name: str, words: Words) -> str:
        return f"(?P<{name}>{'|'.join(map(re.escape, words))})"

    labels = (
        group("target", wording.target),
        group("estimate", wording.estimate),
        group("actual", wording.actual_measure),
    )
    words = "|".join(map(re.escape, wording.quantity_words.values()))
    return re.compile(
        rf"(?:^|(?<=\s))(?:{'|'.join(labels)})[:：]?\s+(?P<value>{_FIGURE}|{words}|\S{{1,{_LONGEST_WORD}}})\s*$",
        re.IGNORECASE,
    )


@cache
def _verdict(wording: Wording) -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*wording.not_achieved, *wording.achieved[:3])))
    return re.compile(rf"(?:^|(?<=\s))(?:{words})(?=[\s。.;；,，:：(（]|$)")


@cache
def _heads(wording: Wording) -> tuple[re.Pattern[str], int]:
    """The names of the first two columns, and the length above which a line is no head."""
    names = sorted(
        map(plain, (*wording.planned_indicators, *wording.actual_indicators)), key=len, reverse=True
    )
    longest = 3 * len(names[0]) + max(map(len, wording.measures)) + 20
    return re.compile("|".join(map(re.escape, names))), longest


def is_indicator_head(text: str, wording: Wording) -> bool:
    """A line made of nothing but the heads of the indicators' table and its period."""
    names, longest = _heads(wording)
    if len(text) > longest:
        return False
    rest = plain(text)
    found = names.sub(" ", rest)
    if found != rest and is_period_head(found, wording):
        return True
    return bool(rest) and is_period_head(rest, wording) and not rest.isdigit()


@dataclass
class _Row:
    first: Mark
    ordinal: int
    lines: list[tuple[str, Mark]] = field(default_factory=list)  # text and narrative, as they came
    measures: dict[str, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    break_at: int | None = None  # lines from here on came after all measures


@dataclass
class IndicatorRows:
    """Collects the rows below one accomplishment."""

    source: Source
    wording: Wording
    path: str | None
    label: str = ""  # the accomplishment's: 'a' or '1.1'
    rows: list[Cells] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _row: _Row | None = None
    # value, line, and whether the row before has the same: for the next row, for this one
    _early: dict[str, tuple[str, Mark, bool]] = field(default_factory=dict)
    _held: dict[str, tuple[str, Mark, bool]] = field(default_factory=dict)
    _loose: list[Mark] = field(default_factory=list)

    def take(self, mark: Mark) -> None:
        text = mark.text
        begins = self._begins(text)
        if begins is not None:
            self.finish_row()
            self._row = _Row(mark, begins, marks=[mark])
            self._held, self._early = self._early, {}
        row = self._row
        if row is None:
            self._loose.append(mark)
            return
        if begins is None:
            row.marks.append(mark)
        for part in text.split("\t") if "\t" in text else (text,):
            self._take_part(row, part.strip(), mark)

    def _measured(self, row: _Row, name: str, value: str, mark: Mark) -> None:
        """A measure found: this row's, the next row's, or a cell that was extracted twice.

        Measures stand in their order. One that comes again belongs to the next row, whose text
        begins on the next page; if that row has its own, nothing was meant.
        """
        later = any(n in row.measures for n in _NAMES[_NAMES.index(name) + 1 :])
        if name in row.measures or (name in self._held and later):
            row.marks.remove(mark)
            self._early[name] = (value, mark, row.measures.get(name) == value)
        else:
            row.measures[name] = value

    def _take_early(self, row: _Row) -> None:
        """Measures that stood above the row's text and that its own lines do not give."""
        for name, (value, mark, twice) in self._held.items():
            if name not in row.measures:
                row.measures[name] = value
                row.marks.append(mark)
            elif not twice:
                self._loose.append(mark)
        self._held = {}

    def _take_part(self, row: _Row, text: str, mark: Mark) -> None:
        found = _measure(self.wording).search(text)
        if found and self._is_measure(found, text):
            name = next(n for n in _NAMES if found[n])
            self._measured(row, name, found["value"], mark)
            text = text[: found.start()].strip()
        if text:
            if len(row.measures) == len(_NAMES) and row.break_at is None and found is None:
                row.break_at = len(row.lines)
            row.lines.append((text, mark))

    def _begins(self, text: str) -> int | None:
        """The ordinal a line begins with, when it is the next one."""
        if not text or text[0] not in "(（" + CIRCLED + "0123456789":
            return None
        expected = self._row.ordinal + 1 if self._row else 1
        found = indicator_mark(text)
        if found.label is not None:
            return expected if found.label == f"{self.label}.{expected}" else None
        if found.ordinal is None or not expected <= found.ordinal <= expected + _MISSING:
            return None
        # inside a narrative '(i)' may open a list: a row that has no measures yet is not over
        measures = len(self._row.measures) if self._row else len(_NAMES)
        enough = 1 if found.ordinal == expected else len(_NAMES)
        return found.ordinal if measures >= enough else None

    def _is_measure(self, found: re.Match[str], text: str) -> bool:
        """In running text a label may be a word like others: alone it needs a figure or a known word."""
        if self.wording.language == "zh":
            return True  # Chinese running text sets no blank before a word
        value = found["value"].casefold()
        alone = found.start() == 0
        known = value in words_for_figures(self.wording) or bool(re.fullmatch(_FIGURE, value))
        ended = text[: found.start()].rstrip()[-1:] in "。."
        return known or alone or ended or self._next_measure_follows(found)

    def _next_measure_follows(self, found: re.Match[str]) -> bool:
        """'Achieved Target positive' above 'Estimate positive': the next line is the next measure."""
        mark = self.source.peek()
        after = _measure(self.wording).search(mark.text) if mark else None
        names = [next(n for n in _NAMES if m[n]) for m in (found, after) if m]
        return after is not None and after.start() == 0 and names[0] != names[1]

    def finish(self) -> None:
        """Ends the table: what belonged to no row is named."""
        self.finish_row()
        left = [*self._loose, *(mark for _, mark, twice in self._early.values() if not twice)]
        for mark in left:
            self.findings.append(unreadable_line(mark.text, self.path, spread([mark]), self.wording.language))

    def finish_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        self._take_early(row)
        text, narrative = self._columns(row)
        labels = {
            "target": self.wording.target[0],
            "estimate": self.wording.estimate[0],
            "actual": self.wording.actual_measure[0],
        }
        measure = "\n".join(f"{labels[n]} {row.measures[n]}" for n in _NAMES if n in row.measures)
        self.rows.append(Cells((text, narrative, measure), place=spread(row.marks)))

    def _columns(self, row: _Row) -> tuple[str, str]:
        """The first two cells of a row whose lines follow each other."""
        end = row.break_at if row.break_at is not None else len(row.lines)
        head, rest = row.lines[:end], row.lines[end:]
        border = self._border(head)
        if border is None:
            return self._by_width(head, _texts(rest), row)
        index, before, after = border
        text, mark = head[index]
        narrative = [(text[after:], mark), *head[index + 1 :], *rest]
        cells = joined([*_texts(head[:index]), text[:before]], items=False), self._cell(narrative)
        guessed = index == 0 and 0 < before < after and self.wording.language != "zh"
        return self._doubted(cells, row) if guessed and len(self._meetings(text)) > 1 else cells

    def _cell(self, lines: Sequence[tuple[str, Mark]]) -> str:
        """A narrative: an item begins a line of its own only where the text above it ended."""
        parts: list[str] = []
        last: Mark | None = None
        for text, mark in lines:
            if parts and is_item(text) and last is not None and not self._ended(last):
                parts[-1] = joined((parts[-1], text), items=False)
            else:
                parts.append(text)
            last = mark
        return joined(parts)

    def _border(self, head: Sequence[tuple[str, Mark]]) -> tuple[int, int, int] | None:
        """Line and columns where the text ends and the narrative begins; None when nothing tells."""
        verdict = _verdict(self.wording)
        for index, (text, mark) in enumerate(head):
            found = verdict.search(text)
            if found and (found.start() or (index and self._ended(head[index - 1][1]))):
                return index, found.start(), found.start()
            meets = self._meeting(text, index) if self.wording.language == "zh" else None
            if meets:
                return index, meets.start(), meets.end()
            follows = head[index + 1][0] if index + 1 < len(head) else ""
            if self.source.ended(mark) and follows and not is_item(follows):
                return index, len(text), len(text)
        meets = self._meeting(head[0][0], 0) if head and self.wording.language != "zh" else None
        return (0, meets.start(), meets.end()) if meets else None

    def _meeting(self, text: str, index: int) -> re.Match[str] | None:
        """Where two cells meet on one line, after the mark of the first."""
        if self.wording.language != "zh":
            return next(iter(self._meetings(text)), None)
        marked = len(text) - len(indicator_mark(text).text) if index == 0 else 0
        return _CELLS_MEET.search(text, marked + 1 if index == 0 else 0)

    def _meetings(self, text: str) -> list[re.Match[str]]:
        """English: the capitals that can begin a sentence, not those of names, months and numbers."""
        marked = len(text) - len(indicator_mark(text).text)
        return [
            found
            for found in _SENTENCE_MEETS.finditer(text, marked + 1)
            if not _LEADS_ON.search(text[: found.start()]) and not _NAME.match(text[found.end() :])
        ]

    def _ended(self, mark: Mark) -> bool:
        return not self.source.telling or self.source.ended(mark)

    def _by_width(self, head: Sequence[tuple[str, Mark]], rest: Sequence[str], row: _Row) -> tuple[str, str]:
        """Nothing marks the border: the first line clearly shorter than those above it."""
        texts = _texts(head)
        if len(texts) < 2:
            return self._doubted((joined(texts), joined(rest)), row)
        widths = [width(text) for text in texts]
        widest = widths[0]
        for index in range(len(texts) - 1):
            widest = max(widest, widths[index])
            unit = texts[index][-1] in ")）" and not is_item(texts[index + 1])
            if unit or widths[index] < _SHORT * widest or widths[index + 1] > _WIDER * widest:
                break
        else:
            index = len(texts) - 2
        return self._doubted((joined(texts[: index + 1]), joined([*texts[index + 1 :], *rest])), row)

    def _doubted(self, cells: tuple[str, str], row: _Row) -> tuple[str, str]:
        printed = " ".join(text for text, _ in row.lines)
        self.findings.append(
            ambiguous_border(printed, cells, self._row_path(row), spread(row.marks), self.wording.language)
        )
        return cells

    def _row_path(self, row: _Row) -> str:
        return f"{self.path or ''}({self.label}){row.ordinal}"


def _texts(lines: Sequence[tuple[str, Mark]]) -> list[str]:
    return [text for text, _ in lines]
