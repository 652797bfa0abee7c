"""The data behind a report as tidy tables: one row is one thing, one column one property of it.

A quantity takes three columns, so that reported zero, not reported and not applicable stay three
things in every program: the figure (empty where there is none), its state, and the printed words
where it is no figure. The same columns are described in the data package (`describe`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from answerable.calc.quantities import number, state
from answerable.results import queries

Row = tuple[Any, ...]
STATES = ("reported", "not_reported", "not_applicable", "none", "answer", "word")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its type and unit; `kind` 'quantity' stands for three columns."""

    name: str
    kind: str  # string, integer, number, boolean, quantity
    says: Any
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    name: str
    says: Any
    columns: tuple[Column, ...]
    rows: Callable[[str, str], Iterator[Row]]


def spread(columns: tuple[Column, ...], row: Row) -> list[Any]:
    """A row with its quantities taken apart into figure, state and words."""
    cells: list[Any] = []
    for column, value in zip(columns, row, strict=True):
        if column.kind != "quantity":
            cells.append("" if value is None else value)
            continue
        figure, kind = number(value), state(value)
        said = "" if figure is not None or kind in ("not_reported", "not_applicable", "none") else value
        cells += ["" if figure is None else f"{figure:f}", kind, said]
    return cells


def heads(columns: tuple[Column, ...]) -> list[str]:
    found: list[str] = []
    for column in columns:
        found.append(column.name)
        if column.kind == "quantity":
            found += [f"{column.name}_state", f"{column.name}_words"]
    return found


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _outputs(symbol: str, language: str) -> Iterator[Row]:
    found = queries.outputs(symbol, language)
    for row in found.rows if found else ():
        yield (
            *(symbol, row.path, row.section.path, str(row.section.name), row.accomplishment_label),
            *(row.number, str(row.text), row.text.language, row.planned, row.actual),
            *(row.rate, row.printed_rate, row.band, _text(row.remarks), _text(row.reason)),
        )


def _indicators(symbol: str, language: str) -> Iterator[Row]:
    found = queries.indicators(symbol, language)
    for row in found.rows if found else ():
        yield (
            *(symbol, row.path, row.section.path, str(row.section.name), row.accomplishment_label),
            *(_text(row.accomplishment), row.ordinal, str(row.text), row.text.language),
            *(row.target, row.estimate, row.actual, row.state, _text(row.narrative)),
        )


def _money(symbol: str, language: str) -> Iterator[Row]:
    for table in queries.resource_tables(symbol, language):
        for row in table.rows:
            if row.level == "heading":
                continue
            yield (
                *(symbol, table.code, row.anchor, row.level, _text(row.label), _text(table.unit)),
                *(row.apportionment, row.expenditure, row.variance_amount, row.variance_percent),
                *(row.printed_amount, row.printed_percent, row.must_be_explained),
            )


def _posts(symbol: str, language: str) -> Iterator[Row]:
    found = queries.posts(symbol, language)
    for row in found.rows if found else ():
        yield (
            *(symbol, row.anchor, row.level, _text(row.label), row.authorized, row.actual_average),
            *(row.computed_rate, row.vacancy_rate, row.budgeted_vacancy_rate),
        )


def _paragraphs(symbol: str, language: str) -> Iterator[Row]:
    for part in queries.narrative(symbol, language):
        for row in part.paragraphs:
            number_of = "" if row.number is None else str(row.number)
            yield (
                *(symbol, part.section.path, str(part.section.name), row.anchor, number_of, row.role),
                *(str(row.text), row.text.language, " ".join(str(each) for each in row.outputs)),
            )


_REPORT = Column("report", "string", _("Symbol of the report."))
_PATH = Column("path", "string", _("Address of the row in the report; links to figures use it."))
_ANCHOR = Column("row", "string", _("Address of the row on its page; labels may repeat."))
_LEVEL = Column("level", "string", _("item, subtotal or total: add up items only."))
_SECTION = (
    Column("section", "string", _("Number of the section.")),
    Column("section_name", "string", _("Name of the section.")),
)
_ACCOMPLISHMENT = Column("accomplishment", "string", _("Letter of the expected accomplishment."))
_TEXT = (
    Column("text", "string", _("Wording.")),
    Column("text_language", "string", _("Language of the wording: another one where it is not translated.")),
)

TABLES = (
    DataTable(
        "outputs",
        _("What was to be delivered and what was."),
        (
            *(_REPORT, _PATH, *_SECTION, _ACCOMPLISHMENT),
            Column("number", "integer", _("Number of the output; empty in older forms.")),
            *_TEXT,
            Column("planned", "quantity", _("Planned quantity.")),
            Column("actual", "quantity", _("Delivered quantity.")),
            Column("rate", "number", _("Delivery rate, computed; empty where none can be."), "per cent"),
            Column("printed_rate", "quantity", _("Delivery rate as printed."), "per cent"),
            Column("band", "string", _("over, full, partial, little, none, no_rate or not_reported.")),
            Column("remarks", "string", _("Remarks.")),
            Column("reason", "string", _("Why more or less than planned.")),
        ),
        _outputs,
    ),
    DataTable(
        "indicators",
        _("Indicators of achievement with target and actual."),
        (
            *(_REPORT, _PATH, *_SECTION, _ACCOMPLISHMENT),
            Column("accomplishment_text", "string", _("Expected accomplishment.")),
            Column("ordinal", "integer", _("Place under its accomplishment, from 1.")),
            *_TEXT,
            Column("target", "quantity", _("Target.")),
            Column("estimate", "quantity", _("Estimate of the period before.")),
            Column("actual", "quantity", _("Actual.")),
            Column("verdict", "string", _("met, partly, not_met, not_reported or unknown.")),
            Column("narrative", "string", _("What the report says of it.")),
        ),
        _indicators,
    ),
    DataTable(
        "money",
        _("Apportionment, expenditure and variance by category and by entity."),
        (
            *(_REPORT, Column("table", "string", _("Which table of resources."))),
            *(_ANCHOR, _LEVEL),
            Column("label", "string", _("Category or entity.")),
            Column("unit", "string", _("Unit of the amounts, as the table prints it.")),
            Column("apportionment", "quantity", _("What was given to be spent."), "see unit"),
            Column("expenditure", "quantity", _("What was spent."), "see unit"),
            Column("variance_amount", "number", _("Apportionment less expenditure, computed."), "see unit"),
            Column("variance_percent", "number", _("Of the apportionment, computed."), "per cent"),
            Column("printed_amount", "quantity", _("Variance as printed."), "see unit"),
            Column("printed_percent", "quantity", _("Variance as printed."), "per cent"),
            Column("must_be_explained", "boolean", _("By the rule of the period.")),
        ),
        _money,
    ),
    DataTable(
        "posts",
        _("Posts, incumbency and vacancy rates."),
        (
            *(_REPORT, _ANCHOR, _LEVEL, Column("label", "string", _("Category of posts."))),
            Column("authorized", "quantity", _("Authorized posts."), "posts"),
            Column("average_in_post", "quantity", _("Average of the monthly incumbency."), "posts"),
            Column("vacancy_rate", "number", _("Computed."), "per cent"),
            Column("printed_vacancy_rate", "quantity", _("As printed."), "per cent"),
            Column("budgeted_vacancy_rate", "quantity", _("As budgeted."), "per cent"),
        ),
        _posts,
    ),
    DataTable(
        "paragraphs",
        _("The narrative, paragraph by paragraph."),
        (
            *(_REPORT, *_SECTION, _ANCHOR),
            Column("number", "string", _("Number or letter of the paragraph, where it has one.")),
            Column("role", "string", _("What the paragraph is for.")),
            *_TEXT,
            Column("outputs", "string", _("Numbers of the outputs it explains, apart by blanks.")),
        ),
        _paragraphs,
    ),
)
BY_NAME = {table.name: table for table in TABLES}
