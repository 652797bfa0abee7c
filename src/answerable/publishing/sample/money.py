"""Money and posts of one year, built from below so that every printed total is its items' sum.

Amounts are whole tenths of a thousand dollars: what the tables print is exact, nothing has to be
rounded to fit. One matrix, department by category, gives both resource tables.

Not here: the tables themselves (`tables`), the sentences about them (`resources`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from answerable.calc.rounding import half_up
from answerable.calc.vacancy import vacancy_rate
from answerable.calc.variance import variance_percent
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.years import FIRST, Year


@dataclass(frozen=True, slots=True)
class Line:
    """Allotted and spent, in thousands of dollars with one decimal."""

    allotted: Decimal
    spent: Decimal

    def __add__(self, other: Line) -> Line:
        return Line(self.allotted + other.allotted, self.spent + other.spent)

    def __sub__(self, other: Line) -> Line:
        return Line(self.allotted - other.allotted, self.spent - other.spent)

    @property
    def variance(self) -> Decimal:
        return self.allotted - self.spent

    @property
    def percent(self) -> Decimal | None:
        return variance_percent(self.allotted, self.spent)


@dataclass(frozen=True, slots=True)
class Category:
    """A line of the budget with its sum over departments and why it was not spent as allotted."""

    key: str
    name: Two
    line: Line
    why: Two | None
    cause: str | None = None  # the standard one of `why`


@dataclass(frozen=True, slots=True)
class Posts:
    """One row of the incumbency table. `average` is the true one, printed without decimals."""

    group: str
    category: str
    authorized: int
    average: Decimal
    budgeted_rate: Decimal

    @property
    def rate(self) -> Decimal | None:
        """In per cent, from the unrounded average."""
        return vacancy_rate(Decimal(self.authorized), self.average)


@dataclass(frozen=True, slots=True)
class Money:
    """Everything part III and the summary print."""

    categories: tuple[Category, ...]  # the first is posts
    matrix: Mapping[str, tuple[Line, ...]]  # by letter, in the order of the categories
    corporate: tuple[Category, ...]
    insurance: Line
    assessment: Line
    posts: tuple[Posts, ...]
    income: tuple[tuple[Two, Decimal], ...]

    @property
    def departments(self) -> Mapping[str, Line]:
        return {letter: total(lines) for letter, lines in self.matrix.items()}

    @property
    def post_resources(self) -> Line:
        return self.categories[0].line

    @property
    def other_resources(self) -> Line:
        return total(category.line for category in self.categories[1:])

    @property
    def core(self) -> Line:
        return self.post_resources + self.other_resources

    @property
    def corporate_costs(self) -> Line:
        return total(category.line for category in self.corporate)

    @property
    def gross(self) -> Line:
        return self.core + self.corporate_costs

    @property
    def net(self) -> Line:
        return self.gross - self.assessment


def total(lines: Iterable[Line]) -> Line:
    found = Line(Decimal("0.0"), Decimal("0.0"))
    for line in lines:
        found += line
    return found


def money(year: Year, chance: Random) -> Money:
    """The year's money; `chance` moves each department a little around its category's variance."""
    raw = load("resources")
    growth = 1 + Decimal(raw["growth"]) / 100 * (year.first - FIRST.first)
    matrix: dict[str, tuple[Line, ...]] = {}
    for letter, found in raw["departments"].items():
        amounts = [found["posts"], *found["other"]]
        matrix[letter] = tuple(
            _line(Decimal(amount) * growth, Decimal(category["variance"][year.texts]), chance)
            for amount, category in zip(amounts, raw["categories"], strict=True)
        )
    posts = _posts(raw["posts"], year)
    categories = tuple(
        Category(
            category["key"],
            two(category["name"]),
            total(lines[index] for lines in matrix.values()),
            _why(category, year, posts),
            category["why"].get(year.texts, {}).get("code"),
        )
        for index, category in enumerate(raw["categories"])
    )
    return Money(
        categories=categories,
        matrix=matrix,
        corporate=tuple(_corporate(item, year, growth, chance) for item in raw["corporate"]),
        insurance=_line(Decimal("2310.4") * growth, Decimal("0.5"), chance),
        assessment=_line(categories[0].line.allotted * Decimal("0.108"), Decimal("1.7"), chance),
        posts=posts,
        income=tuple((two(item["name"]), Decimal(item["amount"][year.texts])) for item in raw["income"]),
    )


def _line(allotted: Decimal, variance: Decimal, chance: Random) -> Line:
    """Near the wanted variance: up to a quarter of it more or less."""
    printed = half_up(allotted, 1)
    swing = Decimal(chance.randint(-25, 25)) / 100
    return Line(printed, half_up(printed * (100 - variance * (1 + swing)) / 100, 1))


def _why(
    category: Mapping[str, dict[str, dict[str, str]]], year: Year, posts: tuple[Posts, ...]
) -> Two | None:
    found = category["why"].get(year.texts)
    if found is None:
        return None
    vacancies = sum(int(row.authorized - row.average) for row in posts if row.group == "posts") // 3
    return two(found).fill(vacancies=Two(f" {vacancies} ", str(vacancies)))


def _corporate(
    item: Mapping[str, dict[str, dict[str, str]]], year: Year, growth: Decimal, chance: Random
) -> Category:
    amount, variance = Decimal(str(item["amount"])), Decimal(str(item["variance"][year.texts]))
    line = _line(amount * growth, variance, chance)
    why = item["why"].get(year.texts)
    return Category(
        str(item["key"]),
        two(item["name"]),  # type: ignore[arg-type]
        line,
        two(why) if why else None,
        why["code"] if why else None,
    )


def _posts(raw: Mapping[str, list[dict[str, list[str]]]], year: Year) -> tuple[Posts, ...]:
    """Averages from the intended vacancy rate, kept to a hundredth as monthly counts give them."""
    made = []
    for row in raw["rows"]:
        authorized, vacant, budgeted = row[year.texts]
        share = 1 - Decimal(vacant) / 100
        average = half_up(Decimal(authorized) * share, 2)
        made.append(
            Posts(str(row["group"]), str(row["category"]), int(authorized), average, Decimal(budgeted))
        )
    return tuple(made)
