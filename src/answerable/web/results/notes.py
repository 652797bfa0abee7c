"""Findings beside the figures they doubt: by path, and where each figure stands on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.calc.account import Place
from answerable.results.queries.shapes import FindingRow
from answerable.web.results.combined_words import table_names

TABLE_PAGES = {
    "resources_summary": "money",
    "resources_by_category": "money",
    "resources_by_entity": "money",
    "variances": "money",
    "incumbency": "posts",
}

REACH = 3  # rows a note may stand beside


@dataclass(frozen=True, slots=True)
class Noted:
    """A row with the findings that doubt it. The note may stand beside the rows after it, as a note
    in a margin does: `span` rows from here, and rows so `covered` have no cell of their own. Where
    several rows of a table have one label and so one path, the first is `named` by it."""

    row: Any
    notes: Sequence[FindingRow] = ()
    span: int = 1
    covered: bool = False
    named: bool = True


def by_path(findings: Iterable[FindingRow]) -> dict[str, list[FindingRow]]:
    grouped: dict[str, list[FindingRow]] = defaultdict(list)
    for finding in findings:
        grouped[finding.path or ""].append(finding)
    return grouped


def noted(
    rows: Iterable[Any],
    findings: Mapping[str, Sequence[FindingRow]],
    ends: Callable[[Any], bool] | None = None,
) -> list[Noted]:
    """Rows with their notes; no note reaches past another one or past a row that `ends` a run."""
    all_rows = list(rows)
    first: dict[str, int] = {}
    for at, row in enumerate(all_rows):
        first.setdefault(row.path, at)
    notes = [
        _own(row, findings.get(row.path, ()), first[row.path] == at, all_rows)
        for at, row in enumerate(all_rows)
    ]
    found: list[Noted] = []
    covered_until = 0
    for at, row in enumerate(all_rows):
        named = first[row.path] == at
        if at < covered_until:
            found.append(Noted(row, covered=True, named=named))
            continue
        span = 1
        if notes[at]:
            wanted = min(REACH * len(notes[at]), len(all_rows) - at)
            while span < wanted and not notes[at + span] and not (ends and ends(all_rows[at + span])):
                span += 1
            covered_until = at + span
        found.append(Noted(row, notes[at], span, named=named))
    return found


def _own(row: Any, notes: Sequence[FindingRow], is_first: bool, rows: Sequence[Any]) -> Sequence[FindingRow]:
    """Of the notes at a row's path those that mean this row: by where they stand, else the first has them."""
    if not notes or sum(other.path == row.path for other in rows) == 1:
        return notes
    places = {spot(other.place) for other in rows if other.path == row.path} - {None}
    return [
        note
        for note in notes
        if (spot(note.place) in places and spot(note.place) == spot(row.place))
        or (is_first and spot(note.place) not in places)
    ]


def spot(place: Place | None) -> tuple[object, ...] | None:
    """What tells rows apart by where they stand: lines of a text, a row of a block, a box of a page."""
    if place is None:
        return None
    found = (place.lines, place.block, place.row, place.page, place.box, place.cell)
    return found if any(part is not None for part in found) else None


def finding_anchor(path: str) -> str:
    """The element of a figure's path on its page: 'A.4#26' -> 'at-A.4-26'."""
    return "at-" + "".join(c if c.isalnum() or c in ".-_" else "-" for c in path)


def finding_url(symbol: str, finding: FindingRow) -> str | None:
    """The place of the doubted figure; None where the finding is about the whole document."""
    path = finding.path
    if not path:
        return None
    head, _slash, _row = path.partition("/")
    if head in TABLE_PAGES:
        return f"{reverse(TABLE_PAGES[head], args=[symbol])}#{finding_anchor(path)}"
    if finding.section:
        return f"{reverse('section', args=[symbol, finding.section])}#{finding_anchor(path)}"
    named = head in table_names() or head == "other_income"
    if named or head.startswith(("table_", "training", "actions")):
        return f"{reverse('table', args=[symbol, head])}#{finding_anchor(path)}"
    return None


def figure_url(symbol: str, path: str, figure: str) -> str:
    """The place of a computed figure: its row on the page that shows it."""
    if not path:
        return reverse("overview", args=[symbol])
    if figure in ("outputs_delivered", "indicators_met"):
        return reverse("section", args=[symbol, path])
    for sign in ("#", "("):
        section, found, _rest = path.partition(sign)
        if found:
            return f"{reverse('section', args=[symbol, section])}#{finding_anchor(path)}"
    page = "posts" if figure == "vacancy_rate" else "money"
    return f"{reverse(page, args=[symbol])}#{path}"


def place_words(place: Place | None) -> str:
    """Where something stands in its source, as people say it."""
    if place is None:
        return ""
    if place.lines is not None:
        first, last = place.lines
        if first == last:
            return _("line %(line)s") % {"line": first}
        return _("lines %(first)s to %(last)s") % {"first": first, "last": last}
    if place.page is not None:
        return _("page %(page)s") % {"page": place.page}
    if place.sheet is not None:
        return _("sheet %(sheet)s, cell %(cell)s") % {"sheet": place.sheet, "cell": place.cell or "–"}
    if place.block is not None:
        return _("block %(block)s") % {"block": place.block + 1}
    return ""
