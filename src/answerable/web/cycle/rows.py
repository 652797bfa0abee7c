"""A row of the entry page's tables as HTML: its text, its cells, its notes, and its texts below it.

The heads of the tables are the template's (`cycle/tables.html`); rows are many and made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from answerable.cycle.queries.sheet import SheetRow
from answerable.cycle.queries.sheet.shapes import Standing
from answerable.web.cycle import cells, computed
from answerable.web.cycle.phrases import Phrases, phrases
from answerable.web.templatetags.figures import quantity, words

# What stands in a row between its text and its notes: a field to write, a computed figure (=),
# what was promised, or the figure a period ago (left out where no row has one).
_COLUMNS = {
    "output": ("planned", "previous", "actual", "=rate", "cause"),
    "indicator": ("target", "promised", "previous", "actual", "=verdict", "cause"),
    "money": ("apportionment", "expenditure", "=amount", "=percent", "cause"),
    "account": ("promised", "=reported", "=amount", "=percent", "cause"),
    "posts": ("authorized", "incumbency", "=rate", "budgeted_rate"),
}
_IN_WORDS = {"cause", "=verdict"}  # not set to the right


def rows_html(rows: Iterable[SheetRow], standing: Standing, has_previous: bool) -> SafeString:
    """The rows of one table."""
    say = phrases()
    notes = reverse("notes", args=[standing.symbol, standing.path])
    return mark_safe("".join(_lines(row, say, notes, has_previous) for row in rows))  # noqa: S308


def prose_html(row: SheetRow, say: Phrases | None = None) -> SafeString:
    """The texts of a row: a line for each field, its languages side by side."""
    say, parts = say or phrases(), []
    for _field, found in groupby(row.prose, key=lambda cell: cell.field):
        same = tuple(found)
        inner = "".join(cells.prose(cell, tuple(o for o in same if o is not cell), say) for cell in same)
        parts.append(f'<div class="prose-line">{inner}</div>')
    return mark_safe("".join(parts))  # noqa: S308


def wants_texts(row: SheetRow) -> bool:
    """Whether the texts of a row are shown at once: there are some, or some are needed."""
    return row.judgement.must_explain or any(cell.value or cell.missing for cell in row.prose)


def _lines(row: SheetRow, say: Phrases, notes: str, has_previous: bool) -> str:
    path, columns = escape(row.path), _columns(row.subject, has_previous)
    head = ""
    if row.heading:
        head = (
            f'<tr class="heading"><th scope="colgroup" colspan="{len(columns) + 2}">'
            f"{words(row.heading)}</th></tr>"
        )
    must = " must" if row.judgement.must_explain else ""
    return (
        f'{head}<tr id="{path}" data-path="{path}" class="entered{must}">{_text(row, say)}'
        f"{''.join(_cells(row, columns, say))}{_notes(row, path, say, notes)}</tr>"
        f"{_texts(row, path, len(columns) + 2, say)}\n"
    )


@lru_cache(maxsize=8)
def _columns(subject: str, has_previous: bool) -> tuple[str, ...]:
    return tuple(name for name in _COLUMNS[subject] if has_previous or name != "previous")


def _text(row: SheetRow, say: Phrases) -> str:
    numbered = row.subject in ("output", "indicator")
    number = f'<span class="id">{escape(row.number)}</span> ' if numbered else ""
    must = "" if row.subject == "posts" else f'<span class="must-mark">{say.must_be_explained}</span>'
    return f'<th scope="row" class="text">{number}{words(row.text)}{must}</th>'


def _cells(row: SheetRow, columns: tuple[str, ...], say: Phrases) -> Iterator[str]:
    for name in columns:
        if name == "previous":
            yield f'<td class="n then">{quantity(row.previous) if row.had_previous else ""}</td>'
            continue
        tone = "" if name in _IN_WORDS else ' class="n"'
        if name == "promised":
            inner: str = quantity(row.promised)
        elif name.startswith("="):
            figure = computed.figure(name[1:], row.judgement, say.spoken)
            inner = f'<span data-computed="{name[1:]}">{figure}</span>'
        else:
            inner = cells.figure(row.cells.get(name), say)
        yield f"<td{tone}>{inner}</td>"


def _notes(row: SheetRow, path: str, say: Phrases, notes: str) -> str:
    shown = f'<span class="doubt">◆ {row.comments}</span>' if row.comments else ""
    if row.evidence:
        shown += f' <span class="id">▤ {row.evidence}</span>'
    shown = shown or '<span class="id">…</span>'
    return (
        f'<td class="notes-cell"><a href="{notes}?path={quote(row.path, safe="")}" data-notes>'
        f'<span class="visually-hidden">{say.comments_and_evidence.replace("|", path)} </span>'
        f"{shown}</a></td>"
    )


def _texts(row: SheetRow, path: str, columns: int, say: Phrases) -> str:
    if not row.prose:
        return ""
    is_open = " open" if wants_texts(row) else ""
    return (
        f'<tr class="texts" data-of="{path}"><td colspan="{columns}"><details{is_open}>'
        f'<summary>{say.summaries[row.subject]} <span class="visually-hidden">{path}</span></summary>'
        f'<div class="prose-cells">{prose_html(row, say)}</div></details></td></tr>'
    )
