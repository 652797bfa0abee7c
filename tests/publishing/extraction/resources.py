"""The tables of figures of an invented report: money, staff, income, training, actions."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from answerable.calc.account import Language, Period, Row, Table
from tests.publishing.extraction.phrases import name, phrase
from tests.publishing.extraction.words import WORDS

PERIOD = Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")
_UNIT = {"zh": "千美元", "en": "Thousands of United States dollars"}
MONEY = ("apportionment", "expenditure", "variance_amount", "variance_percent")


def money_row(rng: random.Random) -> dict[str, str | None]:
    planned = Decimal(rng.randint(0, 3_000_000)) / 10
    spent = planned + Decimal(rng.randint(-400_000, 400_000)) / 10
    spent = max(spent, Decimal("0.1"))
    amount = planned - spent
    percent = (amount * 100 / planned).quantize(Decimal("0.1")) if planned else Decimal("0")
    return dict(
        zip(
            MONEY,
            (plain_money(planned), plain_money(spent), plain_money(amount), plain_money(percent)),
            strict=True,
        )
    )


def plain_money(value: Decimal) -> str:
    return "0" if value == 0 else str(value.quantize(Decimal("0.1")))


def _rows_of_money(
    language: Language, rng: random.Random, labels: list[str], of_which: str | None
) -> list[Row]:
    rows = [Row(money_row(rng), label) for label in labels]
    if of_which:
        rows.insert(2, Row(money_row(rng), of_which, "of_which"))
    subtotal, gross, income, net = {
        "zh": ("小计", "所需资源毛额", "工作人员薪金税收入", "所需资源净额"),
        "en": ("Subtotal", "Gross requirements", "Staff assessment income", "Net requirements"),
    }[language]
    return [
        *rows,
        Row(money_row(rng), subtotal, "subtotal"),
        Row(money_row(rng), gross, "total"),
        Row(money_row(rng), income),
        Row(money_row(rng), net, "total"),
    ]


def _category_rows(language: Language, rng: random.Random, labels: list[str], inside: str) -> tuple[Row, ...]:
    """Numbered groups, one of them a heading, with subtotals that name the numbers."""
    zh = language == "zh"
    posts, others = (
        ("一. 员额资源", "二. 非员额资源") if zh else ("I. Post resources", "II. Non-post resources")
    )
    subtotal, both = (
        ("第二类小计", "第一类和第二类共计")
        if zh
        else ("Subtotal, category II", "Total, categories I and II")
    )
    _, *ends = _rows_of_money(language, rng, [], None)
    return (
        Row(money_row(rng), posts),
        Row(dict.fromkeys(MONEY), others, "heading"),
        *(Row(money_row(rng), label) for label in labels),
        Row(money_row(rng), inside, "of_which"),
        Row(money_row(rng), subtotal, "subtotal"),
        Row(money_row(rng), both, "total"),
        *ends,
    )


def tables_of(language: Language, rng: random.Random) -> tuple[Table, ...]:
    zh = language == "zh"
    classes = ["咨询人", "公务差旅", "陆运", "通信"] if zh else ["Consultants", "Official travel", "Medical"]
    entities = [name(language, rng) for _ in range(5)]
    inside = (
        "列入通信费用的岛际电缆保险" if zh else "Inter-island cable insurance included under communications"
    )
    staff = ["专业及以上职类", "一般事务及有关职类"] if zh else ["Professional and above", "General Service"]
    vacancy = [_vacancy(rng, label) for label in staff]
    income = ["投资收入", "其他/杂项收入"] if zh else ["Investment revenue", "Other/miscellaneous revenue"]
    rows = [Row({"amount": plain_money(Decimal(rng.randint(1, 90_000)) / 10)}, label) for label in income]
    rows.append(Row({"amount": "2113.4"}, "共计" if zh else "Total", "total"))
    short = [("灯管办", "灯塔管理办公室"), ("SWIMS", "沿岸水情系统")]
    short_en = [("ICTS", "Island Coast Tide Service"), ("SWIMS", "Shore Water Information System")]
    unit, words = _UNIT[language], WORDS[language]
    return (
        Table(
            "abbreviations",
            ("full_name",),
            tuple(Row({"full_name": full}, label) for label, full in (short if zh else short_en)),
            words.abbreviations,
        ),
        Table(
            "resources_summary",
            MONEY,
            tuple(_rows_of_money(language, rng, classes[:2], None)),
            words.summary_table,
            unit,
        ),
        Table(
            "incumbency",
            ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate"),
            tuple(vacancy),
            words.incumbency,
        ),
        Table(
            "resources_by_category",
            MONEY,
            _category_rows(language, rng, classes, inside),
            words.by_category,
            unit,
        ),
        Table(
            "resources_by_entity",
            MONEY,
            tuple(_rows_of_money(language, rng, list(dict.fromkeys(entities)), None)),
            words.by_entity,
            unit,
        ),
        Table("other_income", ("amount",), tuple(rows), words.other_income, unit),
    )


def _vacancy(rng: random.Random, label: str) -> Row:
    authorized = rng.randint(10, 1300)
    actual = rng.randint(1, authorized)
    rate = Decimal(authorized - actual) * 100 / authorized
    return Row(
        {
            "authorized": str(authorized),
            "actual_average": str(actual),
            "vacancy_rate": str(rate.quantize(Decimal("0.1"))),
            "budgeted_vacancy_rate": f"{rng.randint(1, 20)}.{rng.randint(0, 9)}",
        },
        label,
    )


def variances_of(language: Language, rng: random.Random) -> Table:
    labels = (
        ["咨询人", "公务差旅", "陆运"] if language == "zh" else ["Consultants", "Official travel", "Medical"]
    )
    rows = []
    for label in labels:
        figures = money_row(rng)
        rows.append(
            Row({"amount": figures["variance_amount"], "percent": figures["variance_percent"]}, label)
        )
    return Table("variances", ("amount", "percent"), tuple(rows))


def training_of(language: Language, rng: random.Random) -> Table:
    place = {"zh": ("在线", "总部", "北岛"), "en": ("Online", "Headquarters", "North Island")}[language]
    when = {"zh": "2023 年 {} 月", "en": "{} 2023"}[language]
    months = ["July", "August", "September", "October"]
    rows = []
    for _ in range(8):
        month = rng.randint(0, 3)
        dates = when.format(month + 7 if language == "zh" else months[month])
        text = phrase(language, rng, rng.choice((0, 0, 1, 3)))
        rows.append(Row({"location": rng.choice(place), "dates": dates}, text))
    title = WORDS[language].training.format(PERIOD.label)
    return Table("training", ("location", "dates"), tuple(rows), title)


def actions_of(language: Language, rng: random.Random) -> Table:
    stop = "；" if language == "zh" else ";"
    rows = tuple(Row({"text": phrase(language, rng, 1) + stop}, f"({letter})") for letter in "abc")
    return Table("actions", ("text",), rows)
