"""The tables of a report: money by category and department, posts, income, variances, training.

Every figure comes from `money.Money`; nothing is computed here that the tables' heads do not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from answerable.calc.account import Level, Row, Table
from answerable.calc.rounding import half_up
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.money import Category, Line, Money
from answerable.publishing.sample.years import Year, month

RESOURCES = ("apportionment", "expenditure", "variance_amount", "variance_percent")
INCUMBENCY = ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")
_TRAINING_EVENTS = 22


def title(name: str, year: Year) -> Two:
    return two(load("report")["tables"][name]).fill(label=year.label)


def row_name(name: str) -> Two:
    return two(load("report")["rows"][name])


def _nil(value: Decimal | None) -> str | None:
    """A printed figure; nothing at all is the table's nil."""
    if value is None:
        return None
    return str(value) if value else "0"


def money_row(label: Two, line: Line, level: Level = "item") -> Row:
    """A row of money. A variance of nothing is nil in both columns."""
    percent = line.percent if line.variance else Decimal(0)
    printed = str(percent) if line.variance else "0"
    cells = (str(line.allotted), str(line.spent), _nil(line.variance), printed)
    return Row(dict(zip(RESOURCES, cells, strict=True)), label, level)


def _heading(label: Two, columns: Sequence[str]) -> Row:
    return Row(dict.fromkeys(columns), label, "heading")


def _closing(money: Money, net_label: Two | None, assessment: Two) -> list[Row]:
    """From the corporate costs to the last line; the table by department ends with the gross."""
    rows = [money_row(item.name, item.line) for item in money.corporate]
    rows.append(money_row(row_name("subtotal"), money.corporate_costs, "subtotal"))
    rows.append(money_row(row_name("gross"), money.gross, "total"))
    if net_label is not None:
        rows.append(money_row(assessment, money.assessment))
        rows.append(money_row(net_label, money.net, "total"))
    return rows


def resources_summary(money: Money, year: Year) -> Table:
    insurance = two(load("resources")["insurance_in_summary"])
    rows = [
        money_row(row_name("posts"), money.post_resources),
        money_row(row_name("non_posts"), money.other_resources),
        money_row(insurance, money.insurance, "of_which"),
        money_row(row_name("subtotal"), money.core, "subtotal"),
        *_closing(money, row_name("net"), row_name("assessment")),
    ]
    return _money_table("resources_summary", rows, year)


def resources_by_category(money: Money, year: Year) -> Table:
    insurance = two(load("resources")["insurance"])
    rows = [
        money_row(row_name("category_one"), money.post_resources),
        _heading(row_name("category_two"), RESOURCES),
        *(money_row(item.name, item.line) for item in money.categories[1:]),
        money_row(insurance, money.insurance, "of_which"),
        money_row(row_name("subtotal_two"), money.other_resources, "subtotal"),
        money_row(row_name("total_one_two"), money.core, "total"),
        *_closing(money, row_name("net_one_three"), row_name("category_three")),
    ]
    return _money_table("resources_by_category", rows, year)


def resources_by_entity(money: Money, names: Sequence[tuple[str, Two]], year: Year) -> Table:
    """`names` are the departments' letters and names in the report's order."""
    rows = [
        *(money_row(name, money.departments[letter]) for letter, name in names),
        money_row(row_name("subtotal"), money.core, "subtotal"),
        *_closing(money, None, row_name("assessment")),
    ]
    return _money_table("resources_by_entity", rows, year)


def _money_table(name: str, rows: list[Row], year: Year) -> Table:
    return Table(name, RESOURCES, tuple(rows), title(name, year), title("unit", year))


def incumbency(money: Money, year: Year) -> Table:
    categories = load("resources")["posts"]
    rows: list[Row] = []
    group = ""
    for posts in money.posts:
        if posts.group != group:
            group = posts.group
            rows.append(_heading(row_name(f"group_{group}"), INCUMBENCY))
        figures = (
            str(posts.authorized),
            str(half_up(posts.average, 0)),
            str(posts.rate),
            str(posts.budgeted_rate),
        )
        rows.append(Row(dict(zip(INCUMBENCY, figures, strict=True)), two(categories[posts.category])))
    return Table("incumbency", INCUMBENCY, tuple(rows), title("incumbency", year))


def other_income(money: Money, year: Year) -> Table:
    rows = [Row({"amount": str(amount)}, name) for name, amount in money.income]
    whole = sum((amount for _, amount in money.income), Decimal(0))
    rows.append(Row({"amount": str(whole)}, row_name("total"), "total"))
    return Table("other_income", ("amount",), tuple(rows), title("other_income", year), title("unit", year))


def explained(money: Money) -> tuple[Category, ...]:
    """What has an explanation, in the order of the table by category."""
    return tuple(item for item in (*money.categories, *money.corporate) if item.why is not None)


def variances(money: Money) -> Table:
    rows = [
        Row({"amount": str(item.line.variance), "percent": str(item.line.percent)}, item.name)
        for item in explained(money)
    ]
    return Table("variances", ("amount", "percent"), tuple(rows))


def abbreviations() -> Table:
    rows = tuple(Row({"full_name": two(full)}, two(short)) for short, full in load("report")["abbreviations"])
    return Table("abbreviations", ("full_name",), rows, two(load("report")["tables"]["abbreviations"]))


def training(year: Year, chance: Random) -> Table:
    """Events spread over the year, in the order of their months."""
    report = load("report")
    courses = chance.sample(report["courses"], _TRAINING_EVENTS)
    months = sorted(chance.randint(0, 11) for _ in courses)
    rows = []
    for course, number in zip(courses, months, strict=True):
        when = (
            year.start.replace(month=7 + number) if number < 6 else year.end.replace(month=number - 5, day=1)
        )
        cells = {"location": two(chance.choice(report["places"])), "dates": month(when)}
        rows.append(Row(cells, two(course)))
    return Table("training", ("location", "dates"), tuple(rows), title("training", year))
