"""Turns rows of a file into lines as the database copies them in, or into reasons why not.

A million rows pass here, so the usual row takes one short way: names, days and kinds are looked
up once for each way of writing them. What fails on that way is looked at again, and every reason
of the row is named.

Not here: reading files (`publishing.ledger`), writing lines (`results.actions.ledger`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from answerable.calc.written import Unreadable, amount_reader, day_reader
from answerable.results.rules.ledger.layout import Layout
from answerable.results.rules.ledger.reasons import OF_NAMES, Reason

Row = Sequence[str]
_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_CURRENCY = re.compile(r"[A-Z]{3}")
_LONGEST_KEY = 200
COLUMNS = (
    "row", "kind", "key", "entity_id", "category_id", "grade", "posted_on", "counts_in_id", "is_late",
    "amount", "currency", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a day counts: in which period's account (None: in none yet), and whether it comes late."""

    period: int | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean: under `name_key`, codes and names of ours and accepted aliases of the source."""

    entities: Mapping[str, int]
    categories: Mapping[str, int]
    grades: Mapping[str, str]
    refused: frozenset[tuple[str, str]] = frozenset()  # field and key of names that mean nothing here
    any_grade: bool = False  # no budget says which grades there are


def name_key(name: str) -> str:
    """Under which a name is looked up: case and blanks do not count."""
    return " ".join(name.split()).casefold()


class Rejected(Exception):
    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.reason = Reason(code, value[:200])


class Calendar(Protocol):
    """Where days count. Entities that the same accounts answer for are a group; 0: that none does."""

    def group(self, entity: int) -> int: ...

    def counted(self, day: date, group: int) -> Counted | None: ...


class _Once(dict[_Asked, _Found], Generic[_Asked, _Found]):
    """Asks once for each way of writing."""

    def __init__(self, ask: Callable[[_Asked], _Found]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, text: _Asked) -> _Found:
        found = self[text] = self._ask(text)
        return found


@dataclass(slots=True)
class Rejects:
    """Rows that were not taken: number in the file, the row, every reason."""

    rows: list[tuple[int, Row, tuple[Reason, ...]]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)


class Conversion:
    """Rows of one file into lines for COPY; `rows`, `rejects` and `unknown` say what came of it."""

    def __init__(self, layout: Layout, header: Sequence[str], names: Names, calendar: Calendar) -> None:
        self.rows = 0
        self.rejects = Rejects()
        self.unknown: Counter[tuple[str, str]] = Counter()  # field and name as written
        self._layout, self._names, self._calendar = layout, names, calendar
        self._width = len(header)
        self._at = {
            name: tuple(header.index(heading) for heading in headings)
            for name, headings in layout.columns.items()
        }
        self._read_day = day_reader(layout.date_form)
        self._amount = amount_reader(
            layout.decimal_mark, layout.thousands_mark, reversed_sign=layout.reversed_sign
        )
        self._kinds = _Once(self._kind)
        self._entities: _Once[str, str] = _Once(lambda text: self._known("entity", text, names.entities))
        self._categories: _Once[str, str] = _Once(
            lambda text: self._known("category", text, names.categories)
        )
        self._some_category: _Once[str, str] = _Once(
            lambda text: self._categories[text] if text.strip() else "\\N"
        )
        self._grades = _Once(self._grade)
        self._groups: _Once[str, int] = _Once(lambda entity: calendar.group(int(entity)))
        self._days: _Once[tuple[str, int], str] = _Once(lambda asked: self._day(*asked, whole_month=False))
        self._months: _Once[tuple[str, int], str] = _Once(lambda asked: self._day(*asked, whole_month=True))
        self._currencies = _Once(self._currency)

    def lines(self, rows: Iterable[Row], first: int) -> Iterator[str]:
        """Lines of the text form of COPY, columns as COLUMNS; `first` is the number of the first row."""
        for number, row in enumerate(rows, first):
            try:
                yield self._line(number, row)
            except (Rejected, Unreadable, IndexError):
                if any(cell.strip() for cell in row):
                    self.rows += 1
                    self.rejects.rows.append((number, row, self._reasons(row)))

    def _line(self, number: int, row: Row) -> str:
        if len(row) != self._width:
            raise Rejected("cells")
        kind = self._kinds[self._cell(row, "kind")]
        entity = self._entities[self._cell(row, "entity")]
        on = self._cell(row, "date"), self._groups[entity]
        if kind == "incumbency":
            day = self._months[on]
            category = self._some_category[self._cell(row, "category")]
            grade = self._grades[self._cell(row, "grade")]
        else:
            day = self._days[on]
            category = self._categories[self._cell(row, "category")]
            grade = ""
        key = self._key(row)
        amount = self._amount(self._cell(row, "amount"))
        currency = self._currencies[self._cell(row, "currency")]
        text = self._cell(row, "text").translate(_ESCAPED)
        line = (
            f"{number}\t{kind}\t{key}\t{entity}\t{category}\t{grade}\t{day}\t{amount}\t{currency}\t{text}\n"
        )
        if "\x00" in line:
            raise Rejected("unstorable")
        self.rows += 1
        return line

    def _cell(self, row: Row, name: str) -> str:
        at = self._at.get(name)
        return row[at[0]] if at else ""

    def key_of(self, row: Row) -> str:
        """The number of a line as the source writes it, put together where it stands in several columns."""
        at = self._at["key"]
        return row[at[0]].strip() if len(at) == 1 else "/".join(row[i].strip() for i in at)

    def _key(self, row: Row) -> str:
        key = self.key_of(row)
        if not key.strip("/"):
            raise Rejected("key_missing")
        if len(key) > _LONGEST_KEY:
            raise Rejected("key_too_long", key)
        return key.translate(_ESCAPED)

    def _kind(self, text: str) -> str:
        if self._layout.kind:
            return self._layout.kind
        found = self._layout.kinds.get(text.strip())
        if found is None:
            raise Rejected("kind_unknown", text)
        return found

    def _known(self, name: str, text: str, known: Mapping[str, int]) -> str:
        key = name_key(text)
        if not key:
            raise Rejected(f"{name}_missing")
        found = known.get(key)
        if found is None:
            raise Rejected(f"{name}_{'refused' if (name, key) in self._names.refused else 'unknown'}", text)
        return str(found)

    def _grade(self, text: str) -> str:
        key = name_key(text)
        if not key:
            raise Rejected("grade_missing")
        found = self._names.grades.get(key)
        if found is None and ("grade", key) not in self._names.refused and self._names.any_grade:
            found = " ".join(text.split())[:60]
        if found is None:
            raise Rejected(f"grade_{'refused' if ('grade', key) in self._names.refused else 'unknown'}", text)
        return found.translate(_ESCAPED)

    def _day(self, text: str, group: int, *, whole_month: bool) -> str:
        """Day, period and lateness, as three cells."""
        day = self._read_day(text)
        counted = self._calendar.counted(day, group)
        if counted is None:
            raise Rejected("no_period", text)
        if whole_month:
            day = day.replace(day=1)
        period = "\\N" if counted.period is None else counted.period
        return f"{day.isoformat()}\t{period}\t{'t' if counted.is_late else 'f'}"

    def _currency(self, text: str) -> str:
        found = text.strip() or self._layout.currency
        if not _CURRENCY.fullmatch(found):
            raise Rejected("currency_unknown", text)
        return found

    def _reasons(self, row: Row) -> tuple[Reason, ...]:
        """Every reason of a row that went wrong."""
        if len(row) != self._width:
            return (Reason("cells", str(len(row))),)
        found = [reason for check in self._checks(row) if (reason := _reason_of(check)) is not None]
        for reason in found:
            if reason.code in OF_NAMES:
                self.unknown[reason.code.removesuffix("_unknown"), " ".join(reason.value.split())] += 1
        return tuple(found) or (Reason("unstorable"),)

    def _checks(self, row: Row) -> Iterator[tuple[Callable[[str], object], str]]:
        kind = ""
        yield self._kinds.__getitem__, self._cell(row, "kind")
        with suppress(Rejected):
            kind = self._kinds[self._cell(row, "kind")]
        yield lambda _text: self._key(row), ""
        yield self._entities.__getitem__, self._cell(row, "entity")
        if kind == "incumbency":
            yield self._some_category.__getitem__, self._cell(row, "category")
            yield self._grades.__getitem__, self._cell(row, "grade")
        elif kind:
            yield self._categories.__getitem__, self._cell(row, "category")
        yield lambda text: self._days[text, 0], self._cell(row, "date")
        yield self._amount, self._cell(row, "amount")
        yield self._currencies.__getitem__, self._cell(row, "currency")


def _reason_of(check: tuple[Callable[[str], object], str]) -> Reason | None:
    does, text = check
    try:
        does(text)
    except Rejected as rejected:
        return rejected.reason
    except Unreadable as fault:
        return Reason(fault.code, text.strip()[:200])
    return None
