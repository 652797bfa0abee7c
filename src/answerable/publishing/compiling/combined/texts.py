"""Sentences of a combined report that follow from its figures: summary, reasons, actions to be taken.

What people wrote (reasons of variances, narrative) stands as they wrote it; the sentences here only
state figures of the tables, in the wording of the form.
"""

from __future__ import annotations

from decimal import Decimal

from answerable.calc import combined
from answerable.calc.account import Paragraph, Role, Row
from answerable.calc.budgeting import in_thousands
from answerable.calc.quantities import number
from answerable.calc.ratios import percent
from answerable.calc.thresholds import Threshold
from answerable.publishing.compiling.combined.money import THOUSAND, Money
from answerable.publishing.compiling.combined.sources import Line
from answerable.publishing.compiling.combined.words import HEADINGS, full, million, span
from answerable.publishing.sample.bilingual import Two, lines

MONTHS_OF_A_YEAR = 12


class Numbers:
    """Paragraphs numbered through the whole report."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, text: Two, role: Role = "other") -> Paragraph:
        self.last += 1
        return Paragraph(text, role, self.last)


def summary(money: Money, *, staff: bool) -> tuple[Paragraph, ...]:
    """What the report is, what was spent, what is proposed; unnumbered, as the form has it."""
    sources, currency = money.sources, money.sources.currency
    performance = span(sources.performance.start, sources.performance.end)
    budget = span(sources.budget.start, sources.budget.end)
    found = [
        Paragraph(
            Two(
                f"本报告载有{sources.name}{performance}期间预算执行情况和{budget}期间预算。",
                f"The present report contains the budget performance of {sources.name.en} for "
                f"{performance.en} and its budget for {budget.en}.",
            ),
            "introduction",
        ),
        Paragraph(HEADINGS["II"], "other"),
        Paragraph(_spent(money, currency), "introduction"),
        Paragraph(_proposed(money, currency), "introduction"),
    ]
    if staff:
        found += [
            Paragraph(HEADINGS["I.E"], "other"),
            Paragraph(
                Two("拟议预算所列人员如下：", "The budget provides for personnel as follows:"),
                "introduction",
            ),
        ]
    return tuple(found)


def _spent(money: Money, currency: str) -> Two:
    periods, gross = money.periods, money.gross
    rate = percent(gross.spent, gross.allotted)
    spent = million(gross.spent * THOUSAND, currency)
    zh = f"{periods.performance}期间支出{spent}"
    en = f"Spent: {spent.en} in expenditure for the {periods.performance} period"
    if rate is not None:
        zh += f"，资源使用率为{rate}%"
        en += f", representing a resource utilization rate of {rate} per cent"
    return Two(f"{zh}。", f"{en}.")


def _proposed(money: Money, currency: str) -> Two:
    periods, gross = money.periods, money.gross
    proposed = million(gross.proposed * THOUSAND, currency)
    change = gross.proposed - gross.current
    zh = f"{periods.budget}期间拟议预算为{proposed}"
    en = f"The budget proposed for the {periods.budget} period in the amount of {proposed.en}"
    share = percent(abs(change), gross.current)
    if share is None:
        return Two(f"{zh}。", f"{en} has no apportionment to be compared with.")
    amount, current = million(change * THOUSAND, currency), million(gross.current * THOUSAND, currency)
    more = change >= 0
    zh += f"，比{periods.current}期间核定的{current}{'增加' if more else '减少'}{amount}，即{share}%。"
    en += (
        f" represents {'an increase' if more else 'a decrease'} of {amount.en}, or {share} per cent, "
        f"compared with the apportionment of {current.en} approved for the {periods.current} period."
    )
    return Two(zh, en)


# --- reasons of variances


def analysis(money: Money, threshold: Threshold, number_: Numbers) -> tuple[Paragraph, ...]:
    """The note on the threshold, then each class with a paragraph for every period that is explained."""
    found = [Paragraph(_threshold(threshold, money.sources.currency), "other", "1")]
    for line, row in money.explained(threshold):
        found.append(Paragraph(row.label or "", "other"))
        found += [number_(text) for text in _reasons(line, row, money)]
    return tuple(found)


def _threshold(threshold: Threshold, currency: str) -> Two:
    amount = full(threshold.amount, currency)
    return Two(
        f"差异数额以千元计。对至少正负{threshold.percent}%或{amount}的差异作出说明。",
        f"Variances are in thousands. They are explained from at least plus or minus {threshold.percent} per "
        f"cent or {amount.en} on.",
    )


def _reasons(line: Line, row: Row, money: Money) -> list[Two]:
    texts = []
    for name, period, why in (
        ("performance", money.periods.performance, line.why_spent),
        ("budget", money.periods.budget, line.why_proposed),
    ):
        amount = number(row.cells[f"{name}_amount"])
        if amount is not None:
            less = amount > 0 if name == "performance" else amount < 0
            texts.append(_reason(period, less, why))
    return texts


def _reason(period: str, less: bool, why: Two | None) -> Two:
    zh = f"{period}期间，所需资源{'减少' if less else '增加'}"
    en = f"For the {period} period, the {'reduced' if less else 'increased'} requirements"
    if why is None:
        return Two(f"{zh}，原因尚未说明。", f"{en} have not been explained yet.")
    return Two(
        f"{zh}，主要原因是：{str.__str__(why).rstrip('。')}。",
        f"{en} were attributable primarily to the following: {why.en.rstrip('.')}.",
    )


# --- actions


def actions(money: Money, number_: Numbers) -> tuple[Paragraph, tuple[Row, ...]]:
    """Part IV: what to take note of, to appropriate and to assess; each point a line of the paragraph."""
    points = _points(money)
    marks = [f"({chr(ord('a') + at)})" for at in range(len(points))]
    intro = Two(
        "有待大会就经费筹措采取的行动如下：", "The actions to be taken in connection with the financing are:"
    )
    text = lines(
        [
            intro,
            *(
                Two(f"{mark} {point}", f"{mark} {point.en}")
                for mark, point in zip(marks, points, strict=True)
            ),
        ]
    )
    rows = tuple(Row({"text": point}, mark) for mark, point in zip(marks, points, strict=True))
    return number_(text), rows


def _points(money: Money) -> list[Two]:
    sources, currency = money.sources, money.sources.currency
    performance = span(sources.performance.start, sources.performance.end)
    budget = span(sources.budget.start, sources.budget.end)
    balance = (money.gross.allotted - money.gross.spent) * THOUSAND
    amount = full(balance, currency)
    if balance >= 0:
        found = [
            Two(
                f"注意到{performance}期间未支配余额{amount}；",
                f"To take note of the unencumbered balance of {amount.en} with respect to the period from "
                f"{performance.en};",
            )
        ]
    else:
        found = [
            Two(
                f"注意到{performance}期间超支{amount}；",
                f"To take note of overexpenditure of {amount.en} with respect to the period from "
                f"{performance.en};",
            )
        ]
    if sources.income:
        found.append(_revenue(money, currency))
    proposed = money.gross.proposed * THOUSAND
    appropriated = full(proposed, currency)
    months = _months(money)
    last = months == MONTHS_OF_A_YEAR
    found.append(
        Two(
            f"批款{appropriated}，用于{budget}期间{'；' if last else '。'}",
            f"To appropriate the amount of {appropriated.en} for the period from {budget.en}"
            f"{';' if last else '.'}",
        )
    )
    if last:
        rate = full(combined.monthly_rate(proposed), currency)
        found.append(
            Two(f"按每月{rate}摊派上述款额。", f"To assess that amount at a monthly rate of {rate.en}.")
        )
    return found


def _revenue(money: Money, currency: str) -> Two:
    parts = [(name, (in_thousands(amount) or Decimal(0)) * THOUSAND) for name, amount in money.sources.income]
    whole = full(sum((amount for _name, amount in parts), Decimal(0)), currency)
    end = span(money.sources.performance.end, money.sources.performance.end).en.partition(" to ")[2]
    said = [(name, full(amount, currency)) for name, amount in parts]
    zh = "、".join(f"{name}({amount})" for name, amount in said)
    en = ", ".join(f"{name.en[:1].lower()}{name.en[1:]} ({amount.en})" for name, amount in said)
    return Two(
        f"注意到其他收入{whole}，包括{zh}；",
        f"To take note of other revenue for the period ended {end} amounting to {whole.en} from {en};",
    )


def _months(money: Money) -> int:
    period = money.sources.budget
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
