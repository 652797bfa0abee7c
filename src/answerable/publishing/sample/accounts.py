"""Money and posts of the sample as its departments record them, and what they were allotted.

Departments answer for their own lines; corporate costs, insurance and staff assessment belong to
none and stand in the part on financial resources. Posts are shared out in proportion to those
authorized, so that the sums are the report's. Not here: the tables (they are computed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from answerable.calc.thresholds import must_be_explained, variance_threshold
from answerable.cycle import shapes
from answerable.cycle.shapes import ResourceLine, ResourcePlan, Value
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.money import Category, Line, Money, Posts
from answerable.publishing.sample.years import Year

WHOLE = "III.A"  # where lines stand that belong to no department
_THOUSAND = Decimal(1000)
_CODES = {
    ("positions", "professional"): "temporary-professional",
    ("positions", "general"): "temporary-general",
}


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What a section was allotted and spent in a category, in thousands of dollars."""

    section: str
    category: str
    line: Line

    @property
    def path(self) -> str:
        return f"{self.section}${self.category}"


@dataclass(frozen=True, slots=True)
class PostLine:
    """Posts of a section: authorized, in post on average, vacancy rate assumed in the budget."""

    section: str
    code: str
    name: Two
    group: str
    authorized: int
    average: Decimal
    budgeted_rate: Decimal

    @property
    def path(self) -> str:
        return f"{self.section}!{self.code}"


def categories(money: Money) -> list[tuple[str, Two, str]]:
    """Code, name and group of every line of the account, in the order of the tables."""
    raw = load("resources")
    groups = ["posts", *("non_posts" for _ in money.categories[1:])]
    found = [(item.key, item.name, group) for item, group in zip(money.categories, groups, strict=True)]
    found.append(("insurance", two(raw["insurance"]), "of_which"))
    found += [(item.key, item.name, "corporate") for item in money.corporate]
    found.append(("assessment", two(load("report")["rows"]["assessment"]), "assessment"))
    return found


def money_lines(money: Money) -> list[MoneyLine]:
    """Every line somebody answers for; what was neither allotted nor spent is none."""
    found = [
        MoneyLine(letter, category.key, line)
        for letter, lines in money.matrix.items()
        for category, line in zip(money.categories, lines, strict=True)
        if line.allotted or line.spent
    ]
    found.append(MoneyLine(WHOLE, "insurance", money.insurance))
    found += [MoneyLine(WHOLE, item.key, item.line) for item in money.corporate]
    found.append(MoneyLine(WHOLE, "assessment", money.assessment))
    return found


def post_lines(money: Money) -> list[PostLine]:
    """Posts by department, in proportion to what is allotted for them."""
    letters = list(money.matrix)
    weights = [lines[0].allotted for lines in money.matrix.values()]
    found = []
    for posts in money.posts:
        authorized = shared(Decimal(posts.authorized), weights, 0)
        averages = shared(posts.average, [Decimal(number) for number in authorized], 2)
        for letter, number, average in zip(letters, authorized, averages, strict=True):
            if number:
                found.append(_post_line(letter, posts, int(number), average))
    return found


def _post_line(letter: str, posts: Posts, authorized: int, average: Decimal) -> PostLine:
    name = two(load("resources")["posts"][posts.category])
    code = _CODES.get((posts.group, posts.category), posts.category)
    return PostLine(letter, code, name, posts.group, authorized, average, posts.budgeted_rate)


def shared(whole: Decimal, weights: list[Decimal], decimals: int) -> list[Decimal]:
    """The whole in parts near these weights, exact to the decimals: the parts sum to it."""
    unit = Decimal(1).scaleb(-decimals)
    total = sum(weights, Decimal(0))
    marks = [(whole * so_far / total).quantize(unit) for so_far in accumulate(weights)]
    return [mark - before for mark, before in zip(marks, [Decimal(0), *marks], strict=False)]


def resource_plan(money: Money) -> ResourcePlan:
    """Money and posts as they were granted, before anything is spent."""
    allotted: dict[str, dict[str, str | None]] = {}
    for found in money_lines(money):
        allotted.setdefault(found.category, {})[found.section] = str(found.line.allotted)
    return ResourcePlan(
        tuple(
            ResourceLine(code, by_language(name), group, allotted[code])
            for code, name, group in categories(money)
        ),
        tuple(
            shapes.PostLine(
                found.section,
                found.code,
                by_language(found.name),
                str(found.authorized),
                str(found.budgeted_rate),
                found.group,
            )
            for found in post_lines(money)
        ),
    )


def by_language(text: Two) -> dict[str, str]:
    return {"en": text.en, "zh": str.__str__(text)}


# --- what is recorded


def recorded_accounts(money: Money, year: Year) -> dict[str, tuple[Value, ...]]:
    """By section: expenditure and average incumbency, causes and reasons of what has to be explained."""
    found: dict[str, list[Value]] = {}
    for line in money_lines(money):
        found.setdefault(line.section, []).extend(_spent(line, year))
    for posts in post_lines(money):
        incumbency = Value(posts.section, posts.path, "incumbency", str(posts.average))
        found.setdefault(posts.section, []).append(incumbency)
    found[WHOLE] += [value for category in (*money.categories, *money.corporate) for value in _why(category)]
    return {section: tuple(values) for section, values in found.items()}


def _spent(found: MoneyLine, year: Year) -> Iterator[Value]:
    yield Value(found.section, found.path, "expenditure", str(found.line.spent))
    short = load("resources")["departments_why"].get(found.category)
    threshold = variance_threshold(year.start)
    if short is not None and must_be_explained(found.line.variance, found.line.percent, threshold, _THOUSAND):
        side = "left" if found.line.variance > 0 else "over"
        yield Value(found.section, found.path, "cause", short[side]["code"])
        yield from prose(found.section, found.path, "reason", two(short[side]))


def _why(category: Category) -> Iterator[Value]:
    """The cause and reason of the whole account's variance in a category."""
    if category.why is not None and category.cause is not None:
        yield Value(WHOLE, f"${category.key}", "cause", category.cause)
        yield from prose(WHOLE, f"${category.key}", "reason", category.why)


def prose(section: str, path: str, field: str, text: str) -> Iterator[Value]:
    """A text in both languages: the English is written first, the Chinese is its translation."""
    assert isinstance(text, Two)
    yield Value(section, path, field, text.en, language="en")
    yield Value(section, path, field, str.__str__(text), language="zh", source_language="en")
