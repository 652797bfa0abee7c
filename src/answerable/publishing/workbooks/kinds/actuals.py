"""Workbooks of a report being made: what was delivered, met, spent and filled, and why not as planned.

The rows and cells are those of the entry page (`cycle.queries.entry_sheet`); what is written goes
through `cycle.actions.record_values`, with all its rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from answerable.cycle.actions import record_values
from answerable.cycle.queries import entry_sheet
from answerable.cycle.queries.sheet import Sheet, SheetRow
from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import address_of
from answerable.cycle.rules.values import accepted
from answerable.cycle.shapes import Value
from answerable.organization.queries import Me
from answerable.publishing.workbooks.kinds import columns, sections
from answerable.publishing.workbooks.kinds.protocol import Judge, Taken
from answerable.publishing.workbooks.shapes import Book, Change, Column, Offer, Row, Table
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report

SEPARATOR = "|"  # in ids of rows, between the section's path and the row's
_BATCH = 4_000  # values in one call of `record_values`
_SUBJECTS = ("outputs", "indicators", "money", "posts", "paragraphs", "account")


def book(*, me: Me, target: str, entity: str, language: str) -> Book:
    """The report's sections of an entity and what is under it, or all. Raises `Refused` (not_found)."""
    report = _report(target)
    sheets = [
        sheet
        for path in sections.paths(report, entity)
        if (sheet := entry_sheet(target, path, language, me)) is not None
    ]
    if not sheets:
        raise Refused("not_found", _("This report has no section of that entity that is open to you."))
    languages = tuple(report.cycle.languages)
    tables = tuple(
        table for subject in _SUBJECTS if (table := _table(subject, sheets, languages)) is not None
    )
    period = (report.period.start, report.period.end) if report.period else None
    return Book(
        "actuals",
        target,
        entity,
        language,
        _("Entries for %(symbol)s") % {"symbol": target},
        tables,
        sections.facts(report, sheets),
        period,
    )


def offered(*, me: Me, target: str, language: str) -> Offer:
    """The entities of the report's sections that this person reads. Raises `Refused` (not_found)."""
    found = sections.entities(_report(target), me, language)
    return Offer(_("Entries for %(symbol)s") % {"symbol": target}, found)


def _report(symbol: str) -> Report:
    report = Report.objects.filter(symbol=symbol, status="open").exclude(kind__in=PLAN_KINDS)
    found = report.select_related("period", "cycle").first()
    if found is None or not hasattr(found, "cycle"):
        raise Refused("not_found", _("There is no such report being made, or it is not open to you."))
    return found


def _table(subject: str, sheets: Sequence[Sheet], languages: tuple[str, ...]) -> Table | None:
    described = _COLUMNS[subject](languages)
    rows = tuple(row for sheet in sheets for row in _rows(subject, sheet, described))
    return Table(subject, _title(subject), described, rows, _note(subject)) if rows else None


def _rows(subject: str, sheet: Sheet, described: Sequence[Column]) -> Iterable[Row]:
    section = sheet.standing
    group = ""
    for row in getattr(sheet, subject):
        if row.heading is not None:
            group = str(row.heading)
        labels = {
            "section": f"{section.path} {section.name}".strip(),
            "group": group,
            "number": row.number,
            "name": str(row.text or ""),
            "estimate": row.promised,
            "before": row.previous,
        }
        yield _row(section.path, row, described, labels)


def _row(section: str, row: SheetRow, described: Sequence[Column], labels: dict[str, str | None]) -> Row:
    cells = {cell.field: cell for cell in row.cells.values()}
    cells |= {f"{cell.field}:{cell.language}": cell for cell in row.prose}
    values = tuple(
        cells[column.code].value if column.code in cells else labels.get(column.code) or None
        for column in described
    )
    may = frozenset(
        at for at, column in enumerate(described) if column.code in cells and cells[column.code].may
    )
    why = {
        at: cells[column.code].why
        for at, column in enumerate(described)
        if column.code in cells and not cells[column.code].may
    }
    return Row(f"{section}{SEPARATOR}{row.path}", values, may, why)


def _outputs(languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("section", _("Section"), width=18),
        Column("number", _("No."), width=6),
        Column("name", _("Output"), width=52),
        Column("group", _("Group"), width=24),
        columns.quantity("planned", _("Planned")),
        columns.quantity("before", _("Period before")),
        columns.quantity("actual", _("Actual")),
        columns.cause(_("Cause")),
        *columns.texts("reason", _("Reason"), languages),
        *columns.texts("remarks", _("Remarks"), languages),
    )


def _indicators(languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("section", _("Section"), width=18),
        Column("number", _("No."), width=6),
        Column("name", _("Indicator"), width=52),
        Column("group", _("Expected accomplishment"), width=30),
        columns.quantity("target", _("Target")),
        columns.quantity("estimate", _("Estimate")),
        columns.quantity("before", _("Period before")),
        columns.quantity("actual", _("Actual")),
        columns.answer("reported_achieved", _("Achieved, as reported")),
        columns.cause(_("Cause")),
        *columns.texts("narrative", _("Narrative"), languages),
    )


def _money(languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("section", _("Section"), width=18),
        Column("name", _("Category"), width=40),
        columns.quantity("apportionment", _("Apportionment")),
        columns.quantity("expenditure", _("Expenditure")),
        columns.cause(_("Cause")),
        *columns.texts("reason", _("Reason"), languages),
    )


def _posts(_languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("section", _("Section"), width=18),
        Column("name", _("Category"), width=40),
        columns.quantity("authorized", _("Authorized posts")),
        columns.quantity("incumbency", _("Average incumbency")),
        columns.quantity(
            "budgeted_rate", _("Budgeted vacancy rate"), _("In per cent: 12.5 for 12.5 per cent.")
        ),
    )


def _paragraphs(languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("section", _("Section"), width=18),
        Column("number", _("No."), width=6),
        Column("name", _("Part"), width=18),
        *columns.texts("text", _("Text"), languages, 80),
    )


def _account(languages: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("name", _("Category"), width=40),
        columns.cause(_("Cause")),
        *columns.texts("reason", _("Reason"), languages),
    )


_COLUMNS: dict[str, Callable[[tuple[str, ...]], tuple[Column, ...]]] = {
    "outputs": _outputs,
    "indicators": _indicators,
    "money": _money,
    "posts": _posts,
    "paragraphs": _paragraphs,
    "account": _account,
}


def _title(subject: str) -> str:
    return {
        "outputs": _("Outputs"),
        "indicators": _("Indicators"),
        "money": _("Money"),
        "posts": _("Posts"),
        "paragraphs": _("Texts"),
        "account": _("Whole account"),
    }[subject]


def _note(subject: str) -> str:
    if subject == "money":
        return _("In thousands, as the report’s tables print them.")
    if subject == "posts":
        return _("Averages over the period.")
    return ""


def judge(book: Book) -> Judge:
    """Whether a changed cell may say that, by the rules of the entry page."""
    languages = tuple(_report_languages(book.target))

    def found(change: Change) -> str | None:
        value = _value(change)
        try:
            accepted(address_of(value.section, value.path).subject, value, languages)
        except Refused as refusal:
            return str(refusal)
        return None

    return found


def together(_book: Book, _changes: Sequence[Change]) -> tuple[tuple[Change, str], ...]:
    """Cells of a report stand alone; what has to be explained is asked before it is submitted."""
    return ()


def _report_languages(symbol: str) -> Sequence[str]:
    row = Report.objects.filter(symbol=symbol, cycle__isnull=False).values_list("cycle__languages", flat=True)
    return row.first() or ()


def _value(change: Change) -> Value:
    section, _separator, path = change.row.partition(SEPARATOR)
    field, _colon, language = change.column.partition(":")
    return Value(section, path, field, change.after, change.before, language)


def write(*, by: int, target: str, changes: Sequence[Change]) -> tuple[Taken, ...]:
    """Writes all of them in the caller's transaction; what somebody wrote since comes back."""
    taken = []
    for start in range(0, len(changes), _BATCH):
        batch = {_value(change): change for change in changes[start : start + _BATCH]}
        saved = record_values(by=by, symbol=target, values=tuple(batch))
        taken += [Taken(batch[one.value], one.theirs, one.by) for one in saved.conflicts]
    return tuple(taken)
