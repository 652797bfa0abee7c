"""The computed tables of a report: money by category and by entity, posts, the heads of variances.

Pure: what was recorded goes in, printed tables come out. A total counts what is reported; where
nothing is reported there is no total. Every figure of the tables has the decimals of the most
exact one recorded. Source: A/76/596, parts III.A and III.B and its table of posts.

Not here: reading the records (`money`), which tables stand where (the format's writer).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Language, Level, Quantity, Row, Table
from answerable.calc.quantities import number
from answerable.calc.ratios import total as add_up
from answerable.calc.rounding import half_up, places
from answerable.calc.vacancy import vacancy_rate
from answerable.calc.variance import variance_amount, variance_percent
from answerable.publishing.compiling.words import ROWS, TITLES, UNIT

RESOURCES = ("apportionment", "expenditure", "variance_amount", "variance_percent")
INCUMBENCY = ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")
COMPUTED = ("resources_summary", "incumbency", "resources_by_category", "resources_by_entity", "variances")


@dataclass(frozen=True, slots=True)
class Line:
    """Allotted and spent, in the unit of the tables; None is not reported."""

    allotted: Quantity
    spent: Quantity


@dataclass(frozen=True, slots=True)
class Category:
    """A line of the account over all sections. `group` is one of `RESOURCE_GROUPS`.

    `why` is said of the whole, `said` by each entity of its own: name and text.
    """

    name: str
    group: str
    line: Line
    why: str | None = None
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Posts:
    """A row of the table of posts over all sections; `average` is unrounded, rates in per cent."""

    name: str
    group: str  # posts or positions
    authorized: Quantity
    average: Quantity
    budgeted_rate: Quantity


@dataclass(frozen=True, slots=True)
class Account:
    """Everything the computed tables are made of, in one language."""

    language: Language
    categories: tuple[Category, ...] = ()
    entities: tuple[tuple[str, Line], ...] = ()  # names of the highest sections, posts and non-posts
    posts: tuple[Posts, ...] = ()

    def of(self, *groups: str) -> tuple[Category, ...]:
        return tuple(item for item in self.categories if item.group in groups)


def computed_tables(account: Account) -> tuple[Table, ...]:
    """The tables for which something was recorded, in the order of COMPUTED."""
    made: list[Table] = []
    if account.categories:
        made.append(_Money(account).summary())
    if account.posts:
        made.append(incumbency(account))
    if account.categories:
        made.append(_Money(account).by_category())
        if account.entities:
            made.append(_Money(account).by_entity())
    return (*made, *variances(account))


def together(lines: Iterable[Line]) -> Line:
    """The sum of lines; a column in which nothing is reported stays not reported."""
    known = list(lines)
    return Line(_sum(line.allotted for line in known), _sum(line.spent for line in known))


def _sum(values: Iterable[Quantity]) -> Quantity:
    found = add_up(number(value) for value in values).value
    return None if found is None else str(found)


def explained(account: Account) -> tuple[Category, ...]:
    """Lines whose variance somebody explained in this language, in the order of the tables."""
    return tuple(item for item in account.categories if item.why)


def variances(account: Account) -> tuple[Table, ...]:
    """The heads of the analysis of variances: one row for each explained line, if there is one."""
    money = _Money(account)
    rows = []
    for item in explained(account):
        cells = money.cells(item.line)
        rows.append(
            Row({"amount": cells["variance_amount"], "percent": cells["variance_percent"]}, item.name)
        )
    return (Table("variances", ("amount", "percent"), tuple(rows)),) if rows else ()


class _Money:
    """The tables of money of one account."""

    def __init__(self, account: Account) -> None:
        self.account, self.language = account, account.language
        self.decimals = _decimals(account)
        self.posts = together(item.line for item in account.of("posts"))
        self.others = together(item.line for item in account.of("non_posts"))
        self.core = together((self.posts, self.others))
        self.corporate = together(item.line for item in account.of("corporate"))
        self.gross = together((self.core, self.corporate))

    def summary(self) -> Table:
        rows: list[Row] = []
        for group, line in (("posts", self.posts), ("non_posts", self.others)):
            if self.account.of(group):
                rows.append(self._row(self._word(group), line))
        rows += self._parts()
        rows.append(self._row(self._word("subtotal"), self.core, "subtotal"))
        return self._table("resources_summary", [*rows, *self._closing("net")])

    def by_category(self) -> Table:
        rows = self._category_one()
        others = self.account.of("non_posts")
        if others:
            rows.append(Row(dict.fromkeys(RESOURCES), self._word("heading_non_posts"), "heading"))
            rows += [self._row(item.name, item.line) for item in others]
        rows += self._parts()
        if others:
            rows.append(self._row(self._word("subtotal_non_posts"), self.others, "subtotal"))
        rows.append(self._row(self._word("total"), self.core, "total"))
        return self._table("resources_by_category", [*rows, *self._closing("net_all", self._word("third"))])

    def by_entity(self) -> Table:
        rows = [self._row(name, line) for name, line in self.account.entities]
        rows.append(self._row(self._word("subtotal"), self.core, "subtotal"))
        return self._table("resources_by_entity", [*rows, *self._closing(None)])

    def _category_one(self) -> list[Row]:
        """Posts: usually one line; several stand below a heading and are added up."""
        items = self.account.of("posts")
        if len(items) == 1:
            return [self._row(self._word("first") + items[0].name, items[0].line)]
        if not items:
            return []
        return [
            Row(dict.fromkeys(RESOURCES), self._word("heading_posts"), "heading"),
            *(self._row(item.name, item.line) for item in items),
            self._row(self._word("subtotal_posts"), self.posts, "subtotal"),
        ]

    def _parts(self) -> list[Row]:
        return [self._row(item.name, item.line, "of_which") for item in self.account.of("of_which")]

    def _closing(self, net: str | None, numbered: str = "") -> list[Row]:
        """From the corporate costs to the last line; the table by entity ends with the gross."""
        rows = [self._row(item.name, item.line) for item in self.account.of("corporate")]
        if rows:
            rows.append(self._row(self._word("subtotal"), self.corporate, "subtotal"))
        rows.append(self._row(self._word("gross"), self.gross, "total"))
        assessment = self.account.of("assessment")
        if net is not None and assessment:
            income = together(item.line for item in assessment)
            rows.append(self._row(numbered + assessment[0].name, income))
            rows.append(self._row(self._word(net), _without(self.gross, income), "total"))
        return rows

    def _word(self, name: str) -> str:
        return ROWS[name][self.language]

    def _row(self, label: str, line: Line, level: Level = "item") -> Row:
        return Row(self.cells(line), label, level)

    def cells(self, line: Line) -> dict[str, Quantity]:
        """The four figures of a row. A variance of nothing is nil in both columns."""
        amount, percent = (
            function(line.allotted, line.spent) for function in (variance_amount, variance_percent)
        )
        whole = None if amount is None else self._figure(amount)
        share = None if percent is None else "0" if whole == "0" else str(percent)
        return dict(
            zip(RESOURCES, (self._stated(line.allotted), self._stated(line.spent), whole, share), strict=True)
        )

    def _stated(self, quantity: Quantity) -> Quantity:
        value = number(quantity)
        return quantity if value is None else self._figure(value)

    def _figure(self, value: Decimal) -> str:
        return str(half_up(value, self.decimals)) if value else "0"

    def _table(self, name: str, rows: Sequence[Row]) -> Table:
        return Table(name, RESOURCES, tuple(rows), TITLES[name][self.language], UNIT[self.language])


def _without(gross: Line, income: Line) -> Line:
    take: Callable[[Quantity, Quantity], Quantity] = lambda a, b: (  # noqa: E731
        None if (left := variance_amount(a, b)) is None else str(left)
    )
    return Line(take(gross.allotted, income.allotted), take(gross.spent, income.spent))


def _decimals(account: Account) -> int:
    stated = [q for item in account.categories for q in (item.line.allotted, item.line.spent)]
    return max((places(q) for q in stated if q is not None and number(q) is not None), default=0)


def incumbency(account: Account) -> Table:
    """Posts and positions; the rate comes from the unrounded average, the table prints it rounded."""
    rows: list[Row] = []
    group = ""
    for posts in sorted(account.posts, key=lambda row: row.group != "posts"):
        if posts.group != group:
            group = posts.group
            heading = ROWS[f"group_{group}"][account.language]
            rows.append(Row(dict.fromkeys(INCUMBENCY), heading, "heading"))
        average, rate = number(posts.average), vacancy_rate(posts.authorized, posts.average)
        figures = (
            posts.authorized,
            posts.average if average is None else str(half_up(average, 0)),
            None if rate is None else str(rate),
            posts.budgeted_rate,
        )
        rows.append(Row(dict(zip(INCUMBENCY, figures, strict=True)), posts.name))
    return Table("incumbency", INCUMBENCY, tuple(rows), TITLES["incumbency"][account.language])
