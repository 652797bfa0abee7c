"""Invented reports to print: varied texts, figures and words, from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Language,
    Output,
    Paragraph,
    Period,
    Row,
    Section,
    Table,
)
from tests.publishing.extraction.figures import delivery
from tests.publishing.extraction.phrases import heading, name, phrase, prose, sentence
from tests.publishing.extraction.words import WORDS

PERIOD = Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")
_UNIT = {"zh": "千美元", "en": "Thousands of United States dollars"}
MONEY = ("apportionment", "expenditure", "variance_amount", "variance_percent")


def report(language: Language, seed: int, sections: int = 3) -> Document:
    """A performance report with everything the newer form has."""
    rng = random.Random(f"{language}{seed}")
    numbers = iter(range(1, 400))
    summary = Section(
        "summary",
        {"zh": "摘要", "en": "Summary"}[language],
        paragraphs=(
            *(Paragraph(prose(language, rng, 3), "introduction") for _ in range(2)),
            _note(language, rng, "a"),
        ),
    )
    introduction = Section(
        "I",
        {"zh": "导言", "en": "Introduction"}[language],
        paragraphs=(
            *(_paragraph(language, rng, next(numbers), "introduction") for _ in range(3)),
            Paragraph(
                {"zh": "航道封冻的影响", "en": "Effects of the freezing of the channel"}[language], "other"
            ),
            *(_paragraph(language, rng, next(numbers), "introduction") for _ in range(2)),
        ),
    )
    frameworks = Section("II", WORDS[language].parts[1])
    bodies = _frameworks(language, rng, numbers, sections)
    variances = _variances(language, rng)
    analysis = Section(
        "III.B",
        {"zh": "差异分析", "en": "Analysis of variances"}[language],
        "III",
        paragraphs=(
            *(_paragraph(language, rng, next(numbers), "other") for _ in variances.rows),
            _note(language, rng, "1"),
        ),
    )
    resources = Section("III", {"zh": "资源使用情况", "en": "Resource performance"}[language])
    money = Section(
        "III.A",
        {"zh": "财政资源", "en": "Financial resources"}[language],
        "III",
        paragraphs=(_note(language, rng, "a"),),
    )
    training = Section(
        "IV",
        {"zh": "综合培训处活动", "en": "Activities of the Integrated Training Service"}[language],
    )
    acts = _actions(language, rng)
    asked = sentence(language, rng, 1) + "".join(f"\n{r.label} {r.cells['text']}" for r in acts.rows)
    actions = Section(
        "V",
        {"zh": "有待大会采取的行动", "en": "Actions to be taken by the General Assembly"}[language],
        paragraphs=(Paragraph(asked, "other", next(numbers)),),
    )
    return Document(
        kind="performance_report",
        language=language,
        symbol="A/79/512",
        period=PERIOD,
        sections=(summary, introduction, frameworks, *bodies, resources, money, analysis, training, actions),
        tables=(
            *_tables(language, rng),
            variances,
            _training(language, rng),
            acts,
        ),
    )


def _paragraph(language: Language, rng: random.Random, number: int, role: str, size: int = 3) -> Paragraph:
    text = prose(language, rng, rng.randint(1, size))
    if rng.random() < 0.2:  # a list inside the sentence
        colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
        text = text[:-1] + colon + stop.join(f"({a}) {phrase(language, rng, 1)}" for a in "abcd") + text[-1]
    elif rng.random() < 0.15:
        stop = "；" if language == "zh" else ";"
        text += "".join(f"\n({letter}) {phrase(language, rng)}{stop}" for letter in "ab")
        text += f"\n(c) {sentence(language, rng)}"
    return Paragraph(text, role, number)  # type: ignore[arg-type]


def completed(document: Document) -> Document:
    """The same report with every output reported and rated: no empty cell in its tables."""

    def whole(output: Output) -> Output:
        if output.printed_rate or output.completed:
            return output
        actual = output.actual or output.planned or "0"
        return replace(output, actual=actual, printed_rate=delivery(output.planned or "0", actual) or "0.0")

    sections = (replace(s, outputs=tuple(map(whole, s.outputs))) for s in document.sections)
    return replace(document, sections=tuple(sections))


def _note(language: Language, rng: random.Random, mark: str) -> Paragraph:
    text = {
        "zh": "灯塔一栏的数字不含浮标，浮标另表开列。",
        "en": "Buoys are not included and are listed apart.",
    }
    return Paragraph(text[language], "other", mark)


# --- frameworks


def _frameworks(language: Language, rng: random.Random, numbers, count: int) -> list[Section]:  # type: ignore[no-untyped-def]
    found = []
    for index in range(count):
        letter = "ABCDEFGHIJKLMN"[index]
        if rng.random() < 0.5:
            found.append(_section(language, rng, numbers, letter, None, framework=False))
            found += [
                _section(language, rng, numbers, f"{letter}.{n}", letter) for n in range(1, rng.randint(2, 4))
            ]
        else:
            found.append(_section(language, rng, numbers, letter, None))
    return found


def _section(  # type: ignore[no-untyped-def]
    language: Language, rng: random.Random, numbers, path: str, parent: str | None, framework: bool = True
) -> Section:
    before = tuple(_paragraph(language, rng, next(numbers), "introduction") for _ in range(rng.randint(1, 2)))
    if not framework:
        return Section(path, name(language, rng), parent, paragraphs=before)
    outputs = outputs_of(language, rng, rng.randint(4, 25))
    results = tuple(_result(language, rng, next(numbers), len(outputs)) for _ in range(rng.randint(1, 2)))
    return Section(
        path,
        name(language, rng),
        parent,
        accomplishments=tuple(_accomplishment(language, rng, label) for label in "abc"[: rng.randint(1, 3)]),
        outputs=outputs,
        paragraphs=(*before, *results),
    )


def _result(language: Language, rng: random.Random, number: int, count: int) -> Paragraph:
    named = tuple(sorted({rng.randint(1, count) for _ in range(rng.randint(1, 3))}))
    text = prose(language, rng, 1)
    if language == "zh":
        listed = "、".join(map(str, named[:-1])) + (" 和 " if len(named) > 1 else "") + str(named[-1])
        text += f"其余工作顺延(产出 {listed})。"
    else:
        listed = ", ".join(map(str, named[:-1])) + (" and " if len(named) > 1 else "") + str(named[-1])
        text += f" The remaining work was put off ({'outputs' if len(named) > 1 else 'output'} {listed})."
    return Paragraph(text, "results", number, named)


def _accomplishment(language: Language, rng: random.Random, label: str) -> Accomplishment:
    count = rng.randint(11, 13) if rng.random() < 0.06 else rng.randint(1, 5)
    indicators = tuple(_indicator(language, rng, n) for n in range(1, count + 1))
    return Accomplishment(label, phrase(language, rng, rng.randint(0, 5)), indicators)


def _indicator(language: Language, rng: random.Random, ordinal: int) -> Indicator:
    achieved = rng.random() < 0.7
    text = phrase(language, rng, rng.choice((0, 0, 1, 2, 3)))
    narrative = sentence(language, rng, rng.choice((0, 0, 1, 2, 4)))
    if achieved:
        narrative = ("已实现。" if language == "zh" else "Achieved. ") + narrative
    if rng.random() < 0.15:
        narrative += "".join(f"\n({letter}) {phrase(language, rng)}" for letter in "abcd")
    elif rng.random() < 0.1:
        narrative = "已实现" if language == "zh" else "Achieved"
        achieved = True
    target = _quantity(rng)
    actual = rng.choice((target, _quantity(rng), "not_applicable", "0"))
    estimate = rng.choice((target, _quantity(rng), "not_applicable", None))
    if rng.random() < 0.04:
        target = estimate = actual = rng.choice(("yes", "正面" if language == "zh" else "positive"))
    return Indicator(
        ordinal, text, narrative, target, estimate, actual, reported_achieved=True if achieved else None
    )


def _quantity(rng: random.Random) -> str:
    return rng.choice(
        (
            str(rng.randint(0, 120)),
            str(rng.randint(0, 120)),
            "100",
            str(rng.randint(1000, 1_200_000)),
            f"{rng.randint(0, 99)}.{rng.randint(0, 9)}",
            f"{rng.randint(0, 9)}.{rng.randint(10, 99)}",
        )
    )


def outputs_of(language: Language, rng: random.Random, count: int) -> tuple[Output, ...]:
    """Outputs in groups; no two groups after one another have the same headings."""
    found: list[Output] = []
    headings: tuple[str, ...] = ()
    for number in range(1, count + 1):
        if number == 1 or rng.random() < 0.25:
            fresh = tuple(
                dict.fromkeys(heading(language, rng) for _ in range(rng.choice((1, 1, 1, 2, 3, 4))))
            )
            headings = fresh if fresh != headings else (*fresh, name(language, rng))
        found.append(_output(language, rng, number, headings))
    return tuple(found)


def _output(language: Language, rng: random.Random, number: int, headings: tuple[str, ...]) -> Output:
    text = phrase(language, rng)
    planned = rng.choice((rng.randint(1, 60), rng.randint(1, 60), rng.randint(61, 1_200_000)))
    actual = rng.choice((planned, planned, rng.randint(0, 2 * planned), 0))
    if planned < 60 and rng.random() < 0.05:
        actual = planned * rng.randint(10, 30)
    figures = [str(planned), str(actual)]
    if rng.random() < 0.06:
        figures[1] = f"{rng.randint(0, 9)}.{rng.randint(1, 9)}"
    rate = delivery(*figures)
    if rng.random() < 0.03:
        figures[1], rate = "not_applicable", "0.0"
    elif rng.random() < 0.03:
        figures[1] = "none"
        rate = "0.0"
    elif rng.random() < 0.03:
        rate = str(Decimal(rate or "0") + 1)  # a planted error: it must be read as printed
    elif rate == "100.0" and rng.random() < 0.05:
        rate = "100"
    chance = rng.random()
    if chance < 0.03:
        return Output(text, number, None, headings, figures[0])  # not reported
    if chance < 0.05:
        rate = None
    return Output(text, number, None, headings, figures[0], figures[1], rate)


# --- tables


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


def _tables(language: Language, rng: random.Random) -> tuple[Table, ...]:
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


def _variances(language: Language, rng: random.Random) -> Table:
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


def _training(language: Language, rng: random.Random) -> Table:
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


def _actions(language: Language, rng: random.Random) -> Table:
    stop = "；" if language == "zh" else ";"
    rows = tuple(Row({"text": phrase(language, rng, 1) + stop}, f"({letter})") for letter in "abc")
    return Table("actions", ("text",), rows)
