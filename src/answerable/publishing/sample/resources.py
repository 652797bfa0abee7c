"""Sentences about money: summary, introduction, actions; every figure in them is the tables'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Paragraph
from answerable.calc.ratios import ratio
from answerable.publishing.sample.bilingual import Two, counted, lines
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.money import Line, Money
from answerable.publishing.sample.years import Year

_THOUSAND = 1000
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Figures:
    """The slots that texts about money may ask for; `left` tells a balance from an overrun."""

    slots: Mapping[str, str]
    left: bool


def dollars(thousands: Decimal) -> Two:
    """Thousands with one decimal as whole dollars: 355694.2 -> '355 694 200'."""
    return counted(int(thousands * _THOUSAND))


def percent(part: Decimal, whole: Decimal) -> str:
    """A share in per cent with one decimal."""
    found = ratio(part, whole)
    assert found is not None
    return str(found.percent(1))


def figures(money: Money, year: Year) -> Figures:
    gross = money.gross
    left = gross.variance >= 0
    posts = {(row.group, row.category): row for row in money.posts}
    professional, general = posts["posts", "professional"], posts["posts", "general"]
    slots: dict[str, str] = {
        **year.slots,
        **_lines(money),
        "gross_rate": percent(gross.spent, gross.allotted),
        "balance": dollars(abs(gross.variance)),
        "balance_rate": percent(abs(gross.variance), gross.allotted),
        "vacancy_professional": str(professional.rate),
        "budgeted_professional": str(professional.budgeted_rate),
        "vacancy_general": str(general.rate),
        "budgeted_general": str(general.budgeted_rate),
        "posts_authorized": str(sum(row.authorized for row in money.posts if row.group == "posts")),
        "positions_authorized": str(sum(row.authorized for row in money.posts if row.group == "positions")),
    }
    slots |= {f"income_{n}": dollars(amount) for n, (_, amount) in enumerate(money.income, start=1)}
    sentence = two(load("report")["balance"]["left" if left else "over"])
    slots["balance_sentence"] = sentence.fill(**slots)
    return Figures(slots, left)


def _lines(money: Money) -> dict[str, str]:
    named: dict[str, Line] = {
        "gross": money.gross,
        "posts": money.post_resources,
        "others": money.other_resources,
        "corporate": money.corporate_costs,
    }
    allotted: dict[str, str] = {f"{name}_allotted": dollars(line.allotted) for name, line in named.items()}
    return allotted | {f"{name}_spent": dollars(line.spent) for name, line in named.items()}


def summary(figures: Figures, year: Year) -> list[Paragraph]:
    """Without numbers, as summaries are printed."""
    raw = load("report")
    texts = [two(item) for item in raw["summary"]]
    texts.append(two(raw["summary_by_period"][year.texts]))
    return [Paragraph(text.fill(**figures.slots), "introduction") for text in texts]


def introduction(figures: Figures, year: Year) -> list[Paragraph]:
    raw = load("report")
    texts = [*raw["introduction"], *raw["introduction_by_period"][year.texts]]
    return [Paragraph(two(text).fill(**figures.slots), "introduction") for text in texts]


def training() -> list[Paragraph]:
    return [Paragraph(two(load("report")["training_introduction"]), "other")]


def actions(figures: Figures) -> list[Paragraph]:
    """One paragraph with lettered points."""
    raw = load("report")
    items = [*raw["actions"]["left" if figures.left else "over"], *raw["actions"]["both"]]
    points = [
        Two(f"({letter}) {item}", f"({letter}) {item.en}")
        for letter, item in zip(_LETTERS, (two(i).fill(**figures.slots) for i in items), strict=False)
    ]
    return [Paragraph(lines([two(raw["actions_lead"]), *points]), "other")]
