"""Workbooks of a plan being written: its texts, indicators, outputs, results and mandates.

The rows and cells are those of the plan's own page (`cycle.queries.planning`); what is written goes
through `record_values`, and an output, result or mandate in a blank row is begun by `add_row` first.
Other rows are added, and all are moved and removed, in the browser, where their place can be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.cycle.actions import add_row, record_values
from answerable.cycle.queries.planning import plan_sheet
from answerable.cycle.queries.planning.shapes import PlanRow, PlanSheet
from answerable.cycle.queries.sheet import Cell
from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import address_of
from answerable.cycle.rules.values import accepted
from answerable.cycle.shapes import Value
from answerable.organization.queries import Me
from answerable.plans.choices import DELIVERABLES
from answerable.plans.rules.words import DIRECTIONS, VALUE_KINDS
from answerable.publishing.workbooks.kinds import columns, sections
from answerable.publishing.workbooks.kinds.protocol import Judge, Taken
from answerable.publishing.workbooks.shapes import Book, Change, Column, Offer, Row, Table
from answerable.publishing.workbooks.template import NEW
from answerable.results.models import Report

SEPARATOR = "|"  # in ids of rows, between the section's path and the row's
BLANK = 30  # rows for new outputs, results, mandates
_SAMPLE = {"outputs": "#1", "results": "^1", "mandates": "@1"}  # how the path of a new row ends
_PERIOD = ":"  # in codes of columns of a period: 'value:2027:planned', 'text:2027:planned:en'
_BATCH = 4_000

Slot = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Subject:
    """One sheet: which rows of a section stand in it, and in which columns."""

    code: str
    title: Callable[[], str]
    rows: Callable[[PlanSheet], Iterator[PlanRow]]
    columns: Callable[[tuple[str, ...]], tuple[Column, ...]]
    periods: bool = False
    words: bool = False  # of values of periods
    adds: str = ""  # what a blank row becomes


def book(*, me: Me, target: str, entity: str, language: str) -> Book:
    """The sections of a plan of an entity and what is under it. Raises `Refused` (not_found)."""
    report = _plan(target)
    found = [plan_sheet(target, path, language, me) for path in sections.paths(report, entity)]
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise Refused("not_found", _("This plan has no section of that entity that is open to you."))
    languages = tuple(report.cycle.languages)
    tables = tuple(table for subject in SUBJECTS if (table := _table(subject, sheets, languages)) is not None)
    period = (report.period.start, report.period.end) if report.period else None
    title = _("Plan %(symbol)s") % {"symbol": target}
    return Book("plan", target, entity, language, title, tables, sections.facts(report, sheets), period)


def offered(*, me: Me, target: str, language: str) -> Offer:
    """The entities of the plan's sections that this person reads. Raises `Refused` (not_found)."""
    found = sections.entities(_plan(target), me, language)
    return Offer(_("Plan %(symbol)s") % {"symbol": target}, found)


def _plan(symbol: str) -> Report:
    report = Report.objects.filter(symbol=symbol, status="open", plan_version__isnull=False)
    found = report.select_related("period", "cycle").first()
    if found is None or not hasattr(found, "cycle"):
        raise Refused("not_found", _("There is no such plan being written, or it is not open to you."))
    return found


def _table(subject: _Subject, sheets: Sequence[PlanSheet], languages: tuple[str, ...]) -> Table | None:
    rows = [(sheet, row) for sheet in sheets for row in subject.rows(sheet)]
    open_in = [sheet.standing.path for sheet in sheets if _may_add(subject, sheet)]
    if not rows and not open_in:
        return None
    described = [_section_column(sheets), *subject.columns(languages)]
    if subject.periods:
        asked = sheets[0].slots.get(subject.adds, ()) if open_in else ()
        described += _period_columns([row for _, row in rows], asked, languages if subject.words else ())
    made = tuple(_row(sheet, row, described) for sheet, row in rows)
    opened = frozenset(at for at, column in enumerate(described) if column.nature != "label")
    return Table(
        subject.code, subject.title(), tuple(described), made, _note(bool(open_in)),
        BLANK if open_in else 0, opened if open_in else frozenset(),
    )  # fmt: skip


def _may_add(subject: _Subject, sheet: PlanSheet) -> bool:
    """Results are of sections of the programme budget, as on the plan's page."""
    if not subject.adds or (subject.adds == "result" and sheet.kind != "programme_budget"):
        return False
    return sheet.edits[subject.adds]["add"].allowed


def _note(adds: bool) -> str:
    if adds:
        return _("New rows go into the blank rows at the end, each with its section.")
    return _("Rows are added, moved and removed in the browser.")


def _section_column(sheets: Sequence[PlanSheet]) -> Column:
    names = {one.standing.path: f"{one.standing.path} {one.standing.name}" for one in sheets}
    understood = {name.casefold(): path for path, name in names.items()} | {p.casefold(): p for p in names}
    return Column("section", _("Section"), "choice", 22, names, understood, needed=True)


def _period_columns(
    rows: Sequence[PlanRow], asked: Sequence[Slot], languages: tuple[str, ...]
) -> Iterator[Column]:
    """Of every period that a row has, and of those that new rows are asked for."""
    slots = dict.fromkeys([*((one.period, one.kind) for row in rows for one in row.periods), *asked])
    for period, kind in slots:
        title = f"{period} {VALUE_KINDS.get(kind, kind)}".strip()
        code = f"{period}{_PERIOD}{kind}"
        yield columns.quantity(f"value{_PERIOD}{code}", title)
        for column in columns.texts("text", title, languages, 30):
            yield Column(f"text{_PERIOD}{code}{_PERIOD}{column.code[-2:]}", column.title, "prose", 30)


def _row(sheet: PlanSheet, row: PlanRow, described: Sequence[Column]) -> Row:
    section = sheet.standing.path
    cells = dict(_cells(row))
    labels = {"section": section, "number": row.number, "part": _part(row)}
    values = tuple(
        cells[column.code].value if column.code in cells else labels.get(column.code) or None
        for column in described
    )
    known = [(at, cells[column.code]) for at, column in enumerate(described) if column.code in cells]
    may = frozenset(at for at, cell in known if cell.may)
    why = {at: cell.why for at, cell in known if not cell.may}
    return Row(f"{section}{SEPARATOR}{row.path}", values, may, why)


def _cells(row: PlanRow) -> Iterator[tuple[str, Cell]]:
    """The cells of a row by the codes of their columns."""
    for name, cell in row.cells.items():
        yield name, cell
    for cell in row.prose:
        name = "text" if row.subject == "section" else cell.field
        yield f"{name}{_PERIOD}{cell.language}", cell
    for one in row.periods:
        code = f"{one.period}{_PERIOD}{one.kind}"
        yield f"value{_PERIOD}{code}", one.value
        for cell in one.texts:
            yield f"text{_PERIOD}{code}{_PERIOD}{cell.language}", cell


def _part(row: PlanRow) -> str:
    return {
        "section": _("Name of the section"),
        "objective": _("Objective"),
        "accomplishment": _("Expected accomplishment"),
        "paragraph": _("Paragraph"),
        "factor": _("External factor"),
    }.get(row.subject, "")


def _texts_of(sheet: PlanSheet) -> Iterator[PlanRow]:
    yield sheet.itself
    yield from (*sheet.objectives, *sheet.accomplishments, *sheet.paragraphs, *sheet.factors)


def _number() -> Column:
    return Column("number", _("No."), width=6)


SUBJECTS = (
    _Subject(
        "texts",
        lambda: _("Texts"),
        _texts_of,
        lambda languages: (
            Column("part", _("Part"), width=22), _number(), *columns.texts("text", _("Text"), languages, 60),
        ),
    ),
    _Subject(
        "indicators",
        lambda: _("Indicators"),
        lambda sheet: (row for above in sheet.accomplishments for row in above.rows),
        lambda languages: (
            _number(),
            *columns.texts("text", _("Indicator"), languages, 40),
            *columns.texts("unit", _("Unit"), languages, 14),
            columns.chosen("direction", _("Direction of good"), lambda: _said(DIRECTIONS)),
            columns.quantity("baseline", _("Baseline")),
            columns.quantity("target", _("Target")),
            columns.quantity("estimate", _("Estimate")),
        ),
        periods=True,
        words=True,
    ),
    _Subject(
        "outputs",
        lambda: _("Outputs"),
        lambda sheet: iter(sheet.outputs),
        lambda languages: (
            _number(),
            *columns.texts("text", _("Output"), languages, 40),
            *columns.texts("unit", _("Unit"), languages, 14),
            columns.quantity("planned", _("Planned")),
            columns.chosen("category", _("Category"), lambda: {code: code for code in DELIVERABLES}, 10),
            *columns.texts("subcategory", _("Subcategory"), languages, 24),
            Column("accomplishment", _("Accomplishment"), "name", 14),
        ),
        periods=True,
        adds="output",
    ),
    _Subject(
        "results",
        lambda: _("Results"),
        lambda sheet: iter(sheet.results),
        lambda languages: (
            Column("label", _("Label"), "name", 14),
            *columns.texts("title", _("Title"), languages, 40),
            *columns.texts("text", _("Text"), languages, 60),
        ),
        periods=True,
        words=True,
        adds="result",
    ),
    _Subject(
        "mandates",
        lambda: _("Mandates"),
        lambda sheet: iter(sheet.mandates),
        lambda languages: (
            Column("symbol", _("Document or resolution"), "name", 22),
            *columns.texts("title", _("Title"), languages, 40),
            *columns.texts("group", _("Group"), languages, 24),
        ),
        adds="mandate",
    ),
)  # fmt: skip


def _said(words: Mapping[str, object]) -> dict[str, str]:
    return {code: str(word) for code, word in words.items()}


def judge(book: Book) -> Judge:
    """Whether a changed cell may say that, by the rules of the plan's page."""
    languages = tuple(_plan(book.target).cycle.languages)

    def found(change: Change) -> str | None:
        if change.column == "section":
            return None
        section = book.tables[0].rows[0].id.partition(SEPARATOR)[0] if book.tables[0].rows else ""
        value = _value(change, {change.row: (section, f"{section}{_SAMPLE.get(change.table, '')}")})
        try:
            accepted(address_of(value.section, value.path).subject, value, languages)
        except Refused as refusal:
            return str(refusal)
        return None

    return found


def together(_book: Book, _changes: Sequence[Change]) -> tuple[tuple[Change, str], ...]:
    """Cells of a plan stand alone; what has to be there is asked before a section is submitted."""
    return ()


def _value(change: Change, new: Mapping[str, tuple[str, str]]) -> Value:
    """The field of the row; `new` are section and path of rows that did not exist."""
    section, _separator, path = change.row.partition(SEPARATOR)
    if change.row.startswith(NEW):
        section, path = new[change.row]
    name, *more = change.column.split(_PERIOD)
    language = ""
    if len(more) in (1, 3):
        language = more.pop()
    if more:
        path = _PERIOD.join((path, *more))
    elif path == section:
        name = "name"
    return Value(section, path, name, change.after, change.before, language)


def write(*, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]:
    """Writes all of them in the caller's transaction; what somebody wrote since comes back."""
    adds = {subject.code: subject.adds for subject in SUBJECTS}
    new: dict[str, dict[str, tuple[str, str]]] = {code: {} for code in adds}
    for change in changes:
        if change.row.startswith(NEW) and change.column == "section" and change.after:
            path = add_row(by=by, symbol=target, section=change.after, subject=adds[change.table])
            new[change.table][change.row] = (change.after, path)
    values = {_value(change, new[change.table]): change for change in changes if change.column != "section"}
    sent, taken = list(values), []
    for start in range(0, len(sent), _BATCH):
        saved = record_values(by=by, symbol=target, values=sent[start : start + _BATCH])
        taken += [Taken(values[one.value], one.theirs, one.by) for one in saved.conflicts]
    return tuple(taken)
