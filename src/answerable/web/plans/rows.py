"""Rows of a plan as HTML: figures in tables that behave like a spreadsheet, texts side by side.

Of plain strings, like the rows of reports (`web.cycle.rows`), and with the same names, so that the
same script saves them. Everything that is not markup or a phrase of ours goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from answerable.cycle.queries.planning import PlanRow, PlanSheet, row_words
from answerable.cycle.queries.sheet import Cell
from answerable.cycle.rules.matrix import Verdict
from answerable.web.cycle import cells
from answerable.web.cycle.phrases import Phrases, phrases
from answerable.web.frame.pages import language
from answerable.web.plans.words import KIND_WORDS
from answerable.web.templatetags.figures import words

# Figures and choices of a row in their columns; values of periods stand where None does.
COLUMNS: Mapping[str, tuple[str | None, ...]] = {
    "indicator": ("baseline", "estimate", "target", "direction", None),
    "output": ("planned", None, "category"),
    "result": (None,),
    "mandate": ("symbol",),
}
_WORDS = ("direction", "category", "symbol")  # not set to the right
_LABELS = ("unit", "subcategory", "group")  # short, and seldom changed: one opens them

Edits = Mapping[str, Verdict]


def heads(sheet: PlanSheet, subject: str, rows: Iterable[PlanRow]) -> list[tuple[str, bool]]:
    """The heads of a table's columns: words, and whether figures stand below."""
    say, found = phrases(), []
    for name in COLUMNS[subject]:
        if name is None:
            found += [(_period_words(*slot), True) for slot in slots_in(sheet, subject, rows)]
        else:
            found.append((say.fields.get(name, escape(name)), name not in _WORDS))
    return found


def slots_in(sheet: PlanSheet, subject: str, rows: Iterable[PlanRow]) -> list[tuple[str, str]]:
    """The periods that any of the rows has, and those that are asked for."""
    known = dict.fromkeys(sheet.slots.get(subject, ()))
    known.update(dict.fromkeys((one.period, one.kind) for row in rows for one in row.periods))
    asked = list(sheet.slots.get(subject, ()))
    return sorted(
        known, key=lambda slot: (slot[0], asked.index(slot) if slot in asked else len(asked), slot[1])
    )


def _period_words(period: str, kind: str) -> str:
    return escape(f"{KIND_WORDS[kind]} {period}" if kind in KIND_WORDS else period)


def table_rows(sheet: PlanSheet, subject: str, rows: Iterable[PlanRow], *, editing: bool) -> SafeString:
    """The rows of one table: each with its texts below it."""
    found, say = list(rows), phrases()
    slots = slots_in(sheet, subject, found)
    parts = []
    for at, row in enumerate(found):
        path = escape(row.path)
        inner = "".join(_cells(row, slots, say))
        acts = _acts(sheet, row, found, at) if editing else ""
        span = len(heads(sheet, subject, found)) + 2
        parts.append(
            f'<tr id="{path}" data-path="{path}" class="entered">{_name(row)}{inner}'
            f'<td class="row-acts">{_notes(sheet, row, say)}{acts}</td></tr>'
            f'<tr class="texts" data-of="{path}"><td colspan="{span}">'
            f'<div class="prose-cells">{_prose(row, say)}</div></td></tr>'
        )
    return mark_safe("".join(parts))  # noqa: S308


def text_row(sheet: PlanSheet, row: PlanRow, rows: list[PlanRow], *, editing: bool) -> SafeString:
    """A row that is only text: an objective, an accomplishment, a paragraph, a factor, a name."""
    say, path = phrases(), escape(row.path)
    at = rows.index(row) if row in rows else 0
    acts = _acts(sheet, row, rows, at) if editing else ""
    number = f"<b>{escape(row.number)}</b>" if row.number else ""
    return mark_safe(  # noqa: S308
        f'<div class="paragraph-entry" id="{path}" data-path="{path}"><div class="paragraph-number">{number}'
        f'<span class="id">{path}</span>{_notes(sheet, row, say)}{acts}</div>'
        f'<div class="prose-cells">{_prose(row, say)}</div></div>'
    )


def _name(row: PlanRow) -> str:
    said = row_words(row, language())
    number = f'<span class="id">{escape(row.number)}</span> ' if row.number else ""
    shown = (
        words(said) if said is not None else f'<span class="unsaid hollow">{escape(_("no text yet"))}</span>'
    )
    return f'<th scope="row" class="text">{number}{shown}</th>'


def _cells(row: PlanRow, slots: Iterable[tuple[str, str]], say: Phrases) -> Iterable[str]:
    by_slot = {(one.period, one.kind): one for one in row.periods}
    for name in COLUMNS[row.subject]:
        if name is not None:
            tone = "" if name in _WORDS else ' class="n"'
            yield f"<td{tone}>{cells.figure(row.cells.get(name), say)}</td>"
            continue
        for slot in slots:
            one = by_slot.get(slot)
            yield f'<td class="n">{cells.figure(one.value, say) if one is not None else ""}</td>'


def _prose(row: PlanRow, say: Phrases) -> str:
    """The texts of a row, and words for its periods where a figure does not say it."""
    parts, labels = [], []
    for field, found in groupby(row.prose, key=lambda cell: cell.field):
        line = tuple(found)
        if field in _LABELS:
            labels.append(line)
        else:
            parts.append(_line(line, say))
    if labels:
        names = " · ".join(say.fields.get(line[0].field, escape(line[0].field)) for line in labels)
        wanted = any(cell.missing for line in labels for cell in line)
        said = " · ".join(escape(cell.value) for line in labels for cell in line if cell.value)
        parts.append(
            f'<details class="in-words"{" open" if wanted else ""}><summary>{names}'
            f"{f': {said}' if said else ''}</summary>{''.join(_line(line, say) for line in labels)}</details>"
        )
    for one in row.periods:
        if any(cell.value for cell in one.texts) or (one.texts and row.subject == "result"):
            head = _period_words(one.period, one.kind)
            parts.append(f'<details class="in-words"><summary>{head}: {escape(_("in words"))}</summary>')
            parts.append(f"{_line(iter(one.texts), say)}</details>")
    return "".join(parts)


def _line(found: Iterable[Cell], say: Phrases) -> str:
    same = tuple(found)
    inner = "".join(cells.prose(cell, tuple(o for o in same if o is not cell), say) for cell in same)
    return f'<div class="prose-line">{inner}</div>'


def _notes(sheet: PlanSheet, row: PlanRow, say: Phrases) -> str:
    address = reverse("notes", args=[sheet.standing.symbol, sheet.standing.path])
    shown = f'<span class="doubt">◆ {row.comments}</span>' if row.comments else ""
    if row.evidence:
        shown += f' <span class="id">▤ {row.evidence}</span>'
    return (
        f'<a href="{address}?path={quote(row.path, safe="")}" data-notes><span class="visually-hidden">'
        f"{say.comments_and_evidence.replace('|', escape(row.path))} </span>"
        f"{shown or escape(_('Notes'))}</a>"
    )


def _acts(sheet: PlanSheet, row: PlanRow, rows: list[PlanRow], at: int) -> str:
    """Up and remove, for whoever may; they go with a form of their own."""
    edits: Edits = sheet.edits.get(row.subject, {})
    path, parts = escape(row.path), []
    if at and edits.get("move", Verdict(False)).allowed:
        after = escape(rows[at - 2].path) if at > 1 else ""
        parts.append(
            f'<button class="btn btn-sm btn-link" form="edit-rows" name="act" value="move|{path}|{after}"'
            f' title="{escape(_("one up"))}">↑<span class="visually-hidden"> {escape(_("one up"))} {path}'
            "</span></button>"
        )
    if edits.get("remove", Verdict(False)).allowed:
        standing = sheet.standing
        name = "remove-paragraph" if row.subject == "paragraph" else "remove-row"
        address = reverse(name, args=[standing.symbol, standing.path])
        parts.append(
            f'<a href="{address}?path={quote(row.path, safe="")}">{escape(_("Remove"))}'
            f'<span class="visually-hidden"> {path}</span></a>'
        )
    return "".join(parts)
