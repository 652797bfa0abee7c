"""What a reading lost or altered, row by row, and whether it says so.

A row is anything a reader must bring back: an output, an indicator, an accomplishment, a
paragraph, a row of a table, a section's name. Rows are compared by the path they are named by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.calc.account import Document, Finding, Section

_BLANKS = re.compile(r"\s+")


@dataclass
class Difference:
    """Rows by path: lost (not read), altered (read otherwise), extra (read, not printed)."""

    rows: int = 0
    lost: dict[str, object] = field(default_factory=dict)
    altered: dict[str, tuple[object, object]] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)

    def paths(self) -> set[str]:
        return {*self.lost, *self.altered, *self.extra}

    def __bool__(self) -> bool:
        return bool(self.paths())


def compare(written: Document, read: Document, *, blanks: bool = True) -> Difference:
    """Every row of `written` against `read`; with `blanks` False blanks in texts do not count."""
    ours, theirs = dict(rows(written, blanks)), dict(rows(read, blanks))
    found = Difference(len(ours))
    for path, row in ours.items():
        if path not in theirs:
            found.lost[path] = row
        elif theirs[path] != row:
            found.altered[path] = (row, theirs[path])
    found.extra = {path: row for path, row in theirs.items() if path not in ours}
    return found


def rows(document: Document, blanks: bool = True) -> Iterator[tuple[str, object]]:
    """Every row with the path findings name it by."""

    def text(value: str | None) -> str | None:
        return value if blanks or value is None else _BLANKS.sub("", value)

    yield "period", document.period
    for section in document.sections:
        path = section.path
        yield f"{path}", (section.name, section.parent)
        for item in section.accomplishments:
            yield f"{path}({item.label})", text(item.text)
            for i in item.indicators:
                texts = (i.label, text(i.text), text(i.narrative))
                figures = (i.target, i.estimate, i.actual, i.reported_achieved)
                yield f"{path}({item.label}){i.ordinal}", (*texts, *figures)
        for place, o in enumerate(section.outputs, 1):
            texts = (o.accomplishment, text(o.text), tuple(text(h) for h in o.headings))
            figures = (o.planned, o.actual, o.printed_rate)
            done = tuple((c.value, text(c.label)) for c in o.completed)
            yield row_path(section, place), (*texts, *figures, done, text(o.remarks), text(o.reason))
        for place, p in enumerate(section.paragraphs):
            name = p.number if p.number is not None else f"[{place}]"
            yield f"{path}¶{name}", (text(p.text), p.role, p.outputs)
    for table in document.tables:
        yield f"{table.id}", (table.title, table.unit, table.columns)
        for place, row in enumerate(table.rows):
            cells = {name: text(value) for name, value in row.cells.items()}
            yield f"{table.id}/{place}:{text(row.label)}", (row.level, cells)


def row_path(section: Section, place: int) -> str:
    """An output's path: by its number, or by its text where the form prints none."""
    output = section.outputs[place - 1]
    if output.number is not None:
        return f"{section.path}#{output.number}"
    before = [other.text for other in section.outputs[: place - 1]].count(output.text)
    return f"{section.path}#[{before}]{output.text[:60]}"


def named(findings: tuple[Finding, ...], path: str, lines: tuple[int, int] | None) -> bool:
    """Whether a finding names a row, by its path or by a line it stood on."""
    bare = re.sub(r"/\d+:", "/", path)
    for finding in findings:
        if finding.path and (finding.path.startswith(bare) or bare.startswith(finding.path + "/")):
            return True
        spot = finding.place.lines if finding.place else None
        if spot and lines and spot[0] <= lines[1] and lines[0] <= spot[1]:
            return True
    return False
