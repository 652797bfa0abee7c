"""Random sound documents, in both languages: whatever the figures are, nothing is doubted.

The figures are made in whole numbers (hundreds of dollars, months of posts), so that what is sound
does not depend on the code under test.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Output,
    Paragraph,
    Row,
    Section,
    Table,
)
from answerable.calc.periods import budget_year
from answerable.results.reports.rules import audit
from tests.results.reports.rules.accounts import MONEY, POSTS
from tests.results.reports.rules.planting import rounded

WORDS = {
    "zh": {
        "categories": (
            "员额资源",
            "一般临时人员",
            "咨询人",
            "公务差旅",
            "设施和基础设施",
            "通信和信息技术",
            "医务",
        ),
        "entities": ("规划司", "人力资源厅", "法律事务厅", "外勤支助司"),
        "subtotal": "小计",
        "gross": "所需资源毛额",
        "income": "工作人员薪金税收入",
        "net": "所需资源净额",
        "unit": "千美元",
        "of_which": "其中：离职后健康保险",
        "share": "在 {whole} 项建议中，{part} 项建议({percent}%)已执行。",
        "of_earlier": "共提出 {whole} 项，执行 {part} 项，占总数的 {percent}%。",
        "variance": "支出减少 {dollars} 美元({percent}%)。",
        "vacancy": "员额的平均空缺率为 {rate}%，编入预算的空缺率为 {budgeted}%。",
        "indicator": "按时办结的百分比",
        "narrative": "已实现。{whole} 件中有 {part} 件在 30 天内办结。",
        "reference": "见产出 1。",
    },
    "en": {
        "categories": (
            "Posts",
            "General temporary assistance",
            "Consultants",
            "Official travel",
            "Facilities and infrastructure",
            "Other supplies, including internet services",
            "Total quality management",
        ),
        "entities": ("Planning Division", "Office of Legal Affairs", "Field Support", "Net Zero Unit"),
        "subtotal": "Subtotal",
        "gross": "Gross requirements",
        "income": "Staff assessment income",
        "net": "Net requirements",
        "unit": "Thousands of United States dollars",
        "of_which": "of which: after-service health insurance",
        "share": "Of {whole} recommendations, {part} ({percent} per cent) were implemented.",
        "of_earlier": "The unit closed {part} cases, or {percent} per cent of the {whole} it received.",
        "variance": "Expenditure was lower by ${dollars} ({percent} per cent).",
        "vacancy": "The vacancy rate was {rate} per cent, "
        "against a budgeted vacancy rate of {budgeted} per cent.",
        "indicator": "Percentage of cases closed on time",
        "narrative": "Achieved. {part} of {whole} cases were closed within 30 days.",
        "reference": "See output 1.",
    },
}


def shown(value: Fraction, places: int = 1) -> str:
    """A figure with its decimals, '-' for a negative; zero has no sign."""
    scaled = int(rounded(value, places) * 10**places)
    body = f"{abs(scaled):0{places + 1}d}"
    body = body if not places else f"{body[:-places]}.{body[-places:]}"
    return f"-{body}" if scaled < 0 else body


def money_row(label: str, allotted: int, spent: int, level: str = "item") -> Row:
    """Amounts are whole hundreds of dollars, printed in thousands with one decimal."""
    percent = shown(Fraction((allotted - spent) * 100, allotted)) if allotted else None
    figures = (*(shown(Fraction(a, 10)) for a in (allotted, spent, allotted - spent)), percent)
    return Row(dict(zip(MONEY, figures, strict=True)), label, level)  # type: ignore[arg-type]


def split(total: int, parts: int, chance: Random) -> list[int]:
    cuts = sorted(chance.randrange(total + 1) for _ in range(parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def money_tables(words: dict[str, object], chance: Random) -> tuple[list[Table], list[Row]]:
    """By category and by entity with the same totals; and the rows by category."""
    names, entities = words["categories"], words["entities"]
    assert isinstance(names, tuple)
    assert isinstance(entities, tuple)
    items = [(n, chance.randrange(1, 900_000), chance.randrange(0, 900_000)) for n in chance.sample(names, 5)]
    rows = [money_row(*item) for item in items]
    allotted, spent = (sum(item[i] for item in items) for i in (1, 2))
    income = chance.randrange(1, 50_000), chance.randrange(1, 50_000)
    end = [
        money_row(str(words["gross"]), allotted, spent, "total"),
        money_row(str(words["income"]), *income),
        money_row(str(words["net"]), allotted - income[0], spent - income[1], "total"),
    ]
    part = money_row(str(words["of_which"]), items[-1][1] // 2, items[-1][2] // 2, "of_which")
    by_category = [
        *rows,
        part,
        *([money_row(str(words["subtotal"]), allotted, spent, "subtotal")] if chance.random() < 0.5 else []),
        *end,
    ]
    shares = zip(
        entities, split(allotted, len(entities), chance), split(spent, len(entities), chance), strict=True
    )
    by_entity = [*(money_row(*share) for share in shares), *end]
    unit = str(words["unit"])
    tables = [
        Table("resources_by_category", MONEY, tuple(by_category), unit=unit),
        Table("resources_by_entity", MONEY, tuple(by_entity), unit=unit),
    ]
    heads = tuple(
        Row({"amount": r.cells["variance_amount"], "percent": r.cells["variance_percent"]}, r.label)
        for r in rows
    )
    return [*tables, Table("variances", ("amount", "percent"), heads)], rows


def posts_table(chance: Random) -> Table:
    """Twelve months of posts in place; printed are their average and the rate of the average."""
    rows = []
    for label in ("专业及以上职类", "一般事务职类"):
        posts = chance.randrange(1, 900)
        average = Fraction(sum(chance.randrange(posts // 2, posts + 1) for _ in range(12)), 12)
        rate = (posts - average) * 100 / posts
        budgeted = Fraction(chance.randrange(10, 300), 10)
        cells = (str(posts), shown(average, 0), shown(rate), shown(budgeted))
        rows.append(Row(dict(zip(POSTS, cells, strict=True)), label))
    return Table("incumbency", POSTS, tuple(rows))


def outputs(chance: Random) -> tuple[Output, ...]:
    made = []
    for number in range(1, 30):
        planned = chance.choice((1, 2, 3, 7, 12, 40, 365, 3700, chance.randrange(1, 10**6)))
        actual = Fraction(chance.randrange(0, planned * 200 + 1), 100 if chance.random() < 0.1 else 1)
        places = 2 if actual.denominator > 1 else 0
        rate = shown(Fraction(actual * 100, planned))
        made.append(Output(f"{number}", number, planned=str(planned), actual=shown(actual, places), printed_rate=rate))  # fmt: skip # noqa: E501
    return tuple(made)


def sentences(words: dict[str, object], rows: list[Row], posts: Table, chance: Random) -> list[str]:
    whole = chance.randrange(20, 9000)
    part = chance.randrange(1, whole)
    places = chance.choice((0, 1))
    given = {"whole": whole, "part": part, "percent": shown(Fraction(part * 100, whole), places)}
    row = chance.choice([r for r in rows if r.cells["variance_amount"] != "0.0"])
    dollars = int(abs(Fraction(str(row.cells["variance_amount"]))) * 1000)
    grouped = f"{dollars:,}".replace(",", " " if words is WORDS["zh"] else ",")
    pair = {"dollars": grouped, "percent": str(row.cells["variance_percent"]).removeprefix("-")}
    rate = posts.rows[0].cells
    vacancy = {"rate": rate["vacancy_rate"], "budgeted": rate["budgeted_vacancy_rate"]}
    return [
        str(words["share"]).format(**given),
        str(words["of_earlier"]).format(**given),
        str(words["variance"]).format(**pair),
        str(words["vacancy"]).format(**vacancy),
    ]


def sound(seed: int, language: str) -> Document:
    chance, words = Random(seed), WORDS[language]
    tables, rows = money_tables(words, chance)
    posts = posts_table(chance)
    whole = chance.randrange(20, 900)
    part = chance.randrange(whole // 2, whole)
    actual = shown(Fraction(part * 100, whole), chance.choice((0, 1)))
    indicator = Indicator(
        1,
        str(words["indicator"]),
        str(words["narrative"]).format(whole=whole, part=part),
        "40",
        "40",
        actual,
        True,
    )
    said = [Paragraph(t, "introduction", n) for n, t in enumerate(sentences(words, rows, posts, chance), 1)]
    explained = [Paragraph("…", "other", n) for n in range(20, 25)]
    return Document(
        "performance_report",
        language,  # type: ignore[arg-type]
        period=budget_year(2020),
        sections=(
            Section("summary", "", paragraphs=tuple(said)),
            Section(
                "A",
                "",
                accomplishments=(Accomplishment("a", "", (indicator,)),),
                outputs=outputs(chance),
                paragraphs=(Paragraph(str(words["reference"]), "results", 9, (1,)),),
            ),
            Section("III.B", "", paragraphs=tuple(explained)),
        ),
        tables=(*tables, posts),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_doubted_in_three_hundred_sound_documents(language: str) -> None:
    flagged = {
        seed: [(f.rule, f.path, f.printed, f.computed) for f in found]
        for seed in range(300)
        if (found := audit(sound(seed, language)))
    }
    assert flagged == {}
