"""A table of deliverables to outputs: planned and actual by year, by category and subcategory.

Three sorts of rows hold something: a subcategory with its totals ('Parliamentary documentation (number
of documents)'), a numbered deliverable below it, and a subcategory without figures whose deliverables
are told after its colon ('Administration: ...'). A lead-in ('Meetings of:') is the heading of the rows
below it.

Not here: what makes totals right (`results.reports.rules.budget`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from answerable.calc.account import Output, PeriodValue, ValueKind
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.categories import SUBCATEGORIES, is_category
from answerable.publishing.formats.programme_budget.mapping import LETTERED, MARKED, Words
from answerable.publishing.formats.programme_budget.periods import period_of
from answerable.publishing.formats.programme_budget.values import read_value
from answerable.publishing.grids import merged_heads, parted

Column = tuple[str, ValueKind | None]
Doubt = Callable[[str, Cells], None]

NUMBERED = re.compile(r"(\d{1,3})[.．](?!\d)\s*(\S.*)", re.DOTALL)  # 2.1 numbers a paragraph
UNITED = re.compile(r"(\S.*?)\s*[(（][^()（）]*[)）]", re.DOTALL)  # a subcategory with its unit
_FIGURE_MARK = re.compile(r"([\d\s.,%–-]+?)\s?((?:[a-z]|\*+))")
_COLON = re.compile(r"\s*[:：]\s*")


def is_deliverables(rows: Sequence[Cells], words: Words) -> bool:
    """Whether these rows are a table of deliverables: by the head of its first column."""
    return any(words.head.fullmatch(row.cells[0]) for row in rows[:3] if row.cells)


def notes_apart(rows: Sequence[Cells], words: Words) -> tuple[Sequence[Cells], list[str]]:
    """The rows, and the notes that stand as rows at their end: with a figure's mark or a word for notes."""
    marks = {found[2] for row in rows for cell in row.cells[1:] if (found := _FIGURE_MARK.fullmatch(cell))}
    notes: list[str] = []
    while rows and not any(rows[-1].cells[1:]):
        text = " ".join(rows[-1].cells[0].split())
        marked = MARKED.fullmatch(text)
        if words.note.match(text) is None and (marked is None or marked[1] not in marks):
            break
        notes.insert(0, text)
        rows = rows[:-1]
    return rows, notes


def outputs(rows: Sequence[Cells], words: Words, doubt: Doubt) -> tuple[Output, ...]:
    """The outputs of the table; `doubt` hears of the rows that could not be understood."""
    head, body = parted(rows, lambda row: _is_body(row, words))
    columns = [period_of(text, words) for text in merged_heads(head)[1:]]
    reading = _Reading(columns, doubt)
    for row, column in zip(head, columns, strict=False):
        if column is None and not words.head.match(row.cells[0]):
            doubt("unreadable_head", row)
    body = _rejoined([part for row in body for part in _apart(row)])
    for index, row in enumerate(body):
        reading.take(
            row, counted=any(cell for below in body[index + 1 : index + 2] for cell in below.cells[1:])
        )
    return tuple(reading.outputs)


def _is_body(row: Cells, words: Words) -> bool:
    """Whether the head has ended: a category, a numbered deliverable, or a subcategory's figures."""
    label = " ".join(row.cells[0].split())
    if not label or words.head.match(label):
        return False
    begins = LETTERED.fullmatch(label) or NUMBERED.match(label) or _parted(label)[1]
    return bool(begins) or (UNITED.fullmatch(label) is not None and any(row.cells[1:]))


def _apart(row: Cells) -> list[Cells]:
    """Rows that a page set as lines of one cell: categories and subcategories begin rows of their own."""
    parts: list[str] = []
    for line in row.cells[0].split("\n"):
        known = _is_category(line) or _parted(line)[0].casefold() in SUBCATEGORIES
        begins = known or UNITED.fullmatch(line) or NUMBERED.match(line)
        if parts and not begins and not _is_category(parts[-1]):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    blank = ("",) * (len(row.cells) - 1)
    return [
        *(replace(row, cells=(part, *blank)) for part in parts[:-1]),
        replace(row, cells=(parts[-1], *row.cells[1:])),
    ]


def _rejoined(rows: Sequence[Cells]) -> list[Cells]:
    """A numbered deliverable has figures: a page that set them on its last line made two rows of it."""
    made: list[Cells] = []
    for row in rows:
        last, label = made[-1] if made else None, row.cells[0]
        waits = last is not None and NUMBERED.match(last.cells[0]) and not any(last.cells[1:])
        goes_on = label[:1].islower() and any(row.cells[1:]) and named_by(label) is None
        if last is not None and waits and goes_on:
            made[-1] = replace(last, cells=(f"{last.cells[0]} {label}", *row.cells[1:]))
        else:
            made.append(row)
    return made


def _is_category(text: str) -> bool:
    found = LETTERED.fullmatch(" ".join(text.split()))
    return found is not None and is_category(found[1], found[2])


class _Reading:
    def __init__(self, columns: Sequence[Column | None], doubt: Doubt) -> None:
        self._columns = columns
        self._doubt = doubt
        self.outputs: list[Output] = []
        self._category: str | None = None
        self._subcategory: str | None = None
        self._headings: tuple[str, ...] = ()
        self._told = False  # the subcategory's deliverables follow on rows of their own

    def take(self, row: Cells, counted: bool) -> None:
        """One row; `counted` says whether the row below it has figures."""
        label = " ".join(row.cells[0].split())
        lettered, numbered = LETTERED.fullmatch(label), NUMBERED.fullmatch(label)
        if any(row.cells[1:]):
            self._figures(row, label, numbered)
        elif lettered is not None:
            self._category, self._subcategory, self._headings = lettered[1], None, ()
            if not is_category(lettered[1], lettered[2]):
                self._doubt("unknown_category", row)
        elif numbered is not None:
            self._add(row, numbered[2], int(numbered[1]))
        elif label:
            self._words(row, label, counted)

    def _figures(self, row: Cells, label: str, numbered: re.Match[str] | None) -> None:
        united = UNITED.fullmatch(label)
        if numbered is not None:
            self._add(row, numbered[2], int(numbered[1]))
        elif united is not None or label.casefold() in SUBCATEGORIES:
            self._subcategory, self._headings, self._told = united[1] if united else label, (), False
            self._add(row, label)
        elif label:
            self._add(row, label)
        else:
            self._doubt("unreadable_row", row)

    def _words(self, row: Cells, label: str, counted: bool) -> None:
        """A row without figures: a lead-in, a subcategory with its text, or one more text of it."""
        name, colon, text = _parted(label)
        known = name.casefold() in SUBCATEGORIES
        bare = named_by(label)
        if not colon and bare is not None:
            self._subcategory, self._headings, self._told = bare, (), False
            self._add(row, label)
        elif colon and not text and counted:
            self._headings = (label,)
        elif colon and not text:
            self._subcategory, self._headings, self._told = name, (), True
        elif colon and (known or not self._told):
            self._subcategory, self._headings, self._told = name, (), False
            self._add(row, text)
        else:
            self._add(row, label)

    def _add(self, row: Cells, text: str, number: int | None = None) -> None:
        values = []
        for column, cell in zip(self._columns, row.cells[1:], strict=False):
            if column is not None:
                value, more = read_value(cell)
                values.append(PeriodValue(column[0], value, column[1], more))
            elif cell:
                self._doubt("unreadable_cell", row)
        filled = any(v.value is not None or v.text is not None for v in values)
        self.outputs.append(
            Output(
                text,
                number,
                headings=self._headings,
                category=self._category,
                subcategory=self._subcategory,
                quantities=tuple(values) if filled else (),
                place=row.place,
            )
        )


def named_by(label: str) -> str | None:
    """The subcategory of a row that has nothing but its name, and perhaps its unit."""
    united = UNITED.fullmatch(label)
    name = united[1] if united else label
    return name if name.casefold() in SUBCATEGORIES else None


def _parted(label: str) -> tuple[str, bool, str]:
    """What stands before the first colon, whether there is one, and what stands behind it."""
    found = _COLON.search(label)
    if found is None:
        return label, False, ""
    return label[: found.start()], True, label[found.end() :]
