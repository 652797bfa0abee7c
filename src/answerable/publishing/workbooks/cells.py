"""One cell that came back, by the nature of its column: its canonical content, or what is wrong.

Not here: whether the change is allowed or makes sense (`kinds`, and the acts that write it).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from answerable.calc.account import WORDS
from answerable.calc.quantities import parse_printed
from answerable.publishing.workbooks import template
from answerable.publishing.workbooks.days import AmbiguousDay, NoDay, is_of_our_time, typed_day
from answerable.publishing.workbooks.figures import Ambiguous, NoFigure, typed_figure
from answerable.publishing.workbooks.shapes import Column, Problem

LONGEST = 32_767  # characters a cell of a spreadsheet holds
_ERRORS = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PER_CENT = ("%", "％", "٪")
_FIGURES = ("quantity", "money", "count")


def plain(column: Column, raw: Any) -> str | None:
    """The cell's content without a judgement: what it would have to say if nobody had touched it."""
    if raw is None or raw == "":
        return None
    if raw.__class__ is float:  # nearly every number
        return template.said_number(raw)
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return template.said_number(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, str):
        text = template.canonical(raw, column.nature in _FIGURES)
        if column.nature in ("choice", "quantity") and text:
            return column.accepted.get(text.casefold(), text)
        return text
    return str(raw)


def understood(column: Column, raw: Any) -> str | Problem | None:
    """What the cell says as it would be stored; a `Problem` (without its place) where it says nothing."""
    if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(raw, str) and _ERRORS.fullmatch(raw.strip()):
        return Problem("error_value", found=raw.strip())
    if column.nature in _FIGURES:
        return _figure(column, raw)
    if column.nature == "date":
        return _day(raw)
    if column.nature == "choice":
        return _choice(column, raw)
    return _text(raw)


def _figure(column: Column, raw: Any) -> str | Problem | None:
    if isinstance(raw, bool):
        return Problem("no_figure", found="TRUE" if raw else "FALSE")
    if isinstance(raw, datetime | date | time | timedelta):
        return Problem("date_in_figure", found=str(raw)[:40])
    if isinstance(raw, int | float):
        return _bounded(column, template.plain_figure(template.said_number(raw)) or "", str(raw))
    text = raw.strip()
    if column.nature == "quantity":
        word = column.accepted.get(text.casefold()) or parse_printed(text, nil="\u2013")
        if word in WORDS:
            return word
    if _CONTROL.search(text):
        return Problem("characters")
    if column.nature != "quantity" and text.endswith(_PER_CENT):  # no money and no number of posts is one
        return Problem("no_figure", found=text[:60])
    try:
        return _bounded(column, typed_figure(text), text)
    except Ambiguous as fault:
        return Problem("ambiguous_figure", found=text, expected=" / ".join(fault.readings))
    except NoFigure:
        return Problem("no_figure", found=text[:60])


def _bounded(column: Column, figure: str, shown: str) -> str | Problem:
    """The figure, where it fits its column."""
    if not figure or len(figure.strip("-").replace(".", "")) > 25:
        return Problem("no_figure", found=shown[:60])
    decimals = template.decimals_of(template.canonical(figure, figure=True) or "")
    if column.nature == "count" and (decimals or figure.startswith("-")):
        return Problem("no_count", found=shown[:60])
    if column.nature == "money" and decimals > 2:
        return Problem("too_many_decimals", found=shown[:60])
    return figure


def _day(raw: Any) -> str | Problem:
    if isinstance(raw, datetime | date):
        day = raw.date() if isinstance(raw, datetime) else raw
        # A number typed into a cell of days becomes one of the year 1900.
        return day.isoformat() if is_of_our_time(day) else Problem("no_day", found=day.isoformat())
    if not isinstance(raw, str):
        return Problem("no_day", found=str(raw)[:40])
    try:
        return typed_day(raw).isoformat()
    except AmbiguousDay as fault:
        return Problem("ambiguous_day", found=raw[:40], expected=" / ".join(map(str, fault.readings)))
    except NoDay:
        return Problem("no_day", found=raw[:40])


def _choice(column: Column, raw: Any) -> str | Problem:
    if isinstance(raw, bool):
        raw = "yes" if raw else "no"
    text = plain(column, raw) or ""
    if text in column.choices:
        return text
    found = column.accepted.get(text.casefold())
    words = " · ".join(list(column.choices.values())[:12])
    return found if found is not None else Problem("not_in_list", found=text[:60], expected=words)


def _text(raw: Any) -> str | Problem | None:
    if isinstance(raw, bool | int | float | datetime | date | time | timedelta):
        return plain(Column("", ""), raw)
    if _CONTROL.search(raw):
        return Problem("characters")
    if len(raw) > LONGEST:
        return Problem("too_long", found=str(len(raw)), expected=str(LONGEST))
    return template.canonical(raw, figure=False)
