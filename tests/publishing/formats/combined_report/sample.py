# ruff: noqa: E501  (texts of both languages side by side)
"""An invented combined report in both languages, of another shape than the real one at hand.

A multidimensional mission: police, formed units, government-provided personnel, volunteers, three
components, posts established, reclassified and redeployed, variances of one period and of two.
Every total is computed from what is printed above it (`calc.combined`), so the report is sound.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.calc import combined
from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Paragraph,
    Period,
    PeriodValue,
    Row,
    Section,
    Table,
)
from answerable.publishing.sample.bilingual import SampleLanguage, Two, in_language
from tests.publishing.formats.combined_report.sample_tables import (
    PERIODS,
    efficiencies,
    history,
    money,
    money_summary,
    revenue,
    staff_summary,
    staff_tables,
    staffing_changes,
    vacancies,
    variances,
)

THOUSANDS = Two("千美元", "Thousands of United States dollars")
YEARS = ("2026/27", "2027/28", "2028/29", "2029/30", "2030/31")
KINDS = ("actual", "actual", "actual", "planned", "target")


def report(language: SampleLanguage) -> Document:
    """The report in one language; its sections and figures are the same in both."""
    found: Document = in_language(draft(), language)
    return replace(found, language=language)


class _Numbers:
    def __init__(self) -> None:
        self.last = 0

    def __call__(self, text: Two, role: str = "other") -> Paragraph:
        self.last += 1
        return Paragraph(text, role, self.last)  # type: ignore[arg-type]


def draft() -> Document:
    number = _Numbers()
    sections = (summary(), *mandate(number), *frameworks(number), *resources(number), *rest(number))
    actions = next(s for s in sections if s.path == "IV")
    points = [line.partition(" ") for line in actions.paragraphs[0].text.split("\n")[1:]]
    english = [line.partition(" ") for line in actions.paragraphs[0].text.en.split("\n")[1:]]  # type: ignore[attr-defined]
    rows = tuple(Row({"text": Two(zh[2], en[2])}, zh[0]) for zh, en in zip(points, english, strict=True))
    return Document(
        kind="combined_report",
        language="zh",
        symbol="A/86/512",
        title=Two(
            "联合国利斯克河谷特派团2028年7月1日至2029年6月30日期间预算执行情况和2030年7月1日至2031年6月30日期间预算",
            "Budget performance for the period from 1 July 2028 to 30 June 2029 and proposed budget for the "
            "period from 1 July 2030 to 30 June 2031 for the United Nations Lisk Valley Mission",
        ),
        period=Period(date(2028, 7, 1), date(2029, 6, 30), "2028/29"),
        sections=sections,
        tables=(*tables(), Table("actions", ("text",), rows, section="IV")),
    )


def tables() -> tuple[Table, ...]:
    return (
        money_summary(),
        staff_summary(),
        history(),
        *staff_tables(),
        staffing_changes(),
        money(),
        Table(
            "non_budgeted_contributions",
            ("actual 2028/29", "estimated 2030/31"),
            (
                Row(
                    {"actual 2028/29": "310.5", "estimated 2030/31": "299.0"},
                    Two("部队地位协定", "Status-of-forces agreement"),
                ),
                Row({"actual 2028/29": "310.5", "estimated 2030/31": "299.0"}, Two("共计", "Total"), "total"),
            ),
            unit=THOUSANDS,
            section="II.B",
        ),
        efficiencies(),
        *revenue(),
        vacancies(),
        variances(),
        Table(
            "follow_up",
            ("request", "action"),
            (
                Row(
                    {
                        "request": Two(
                            "请秘书长说明河道巡逻的费用(第7段)",
                            "Requests the costs of river patrols (para. 7)",
                        ),
                        "action": Two(
                            "已在预算中列出。\n另见附件。",
                            "The costs are shown in the budget.\nSee also the annex.",
                        ),
                    }
                ),
            ),
            title=Two("贯穿各领域的问题 (第85/270号决议)", "Cross-cutting issues (Resolution 85/270)"),
            section="V.A",
        ),
    )


def summary() -> Section:
    def text(zh: str, en: str) -> Paragraph:
        return Paragraph(Two(zh, en), "introduction")

    def heading(zh: str, en: str) -> Paragraph:
        return Paragraph(Two(zh, en), "other")

    spent = combined.sum_of(line for _, lines in _groups() for _, line in lines)
    return Section(
        "summary",
        Two("摘要", "Summary"),
        paragraphs=(
            text(
                "本报告载列特派团两个期间的账目。", "The report holds the Mission’s accounts of two periods."
            ),
            heading("财政资源", "Financial resources"),
            text(
                f"特派团在2028/29期间支出{spent.spent / 1000:.1f}百万美元。",
                f"The Mission incurred ${spent.spent / 1000:.1f} million in expenditure for the 2028/29 period.",
            ),
            heading("人力资源 a", "Human resources a"),
            text("拟部署下列人员：", "The following personnel would be deployed:"),
            Paragraph(Two("最高核定兵力。", "Highest level of authorized strength."), "other", "a"),
            Paragraph(
                Two("由一般临时助理人员项下供资。", "Funded under general temporary assistance."),
                "other",
                "b",
            ),
            Paragraph(Two("已分摊全额。", "The total amount has been assessed."), "other", "a"),
            text("有待大会采取的行动载于第四节。", "Section IV holds the actions to be taken."),
        ),
    )


def _groups():  # type: ignore[no-untyped-def]
    from tests.publishing.formats.combined_report.sample_tables import GROUPS

    return GROUPS


def mandate(number: _Numbers) -> tuple[Section, ...]:
    return (
        Section("I", Two("任务、取得的成果和计划成果", "Mandate, results achieved and planned outcome")),
        Section(
            "I.A",
            Two("任务", "Mandate"),
            "I",
            paragraphs=(
                number(
                    Two("特派团的任务是观察停火。", "The Mission observes the ceasefire."), "introduction"
                ),
            ),
        ),
        Section(
            "I.B",
            Two("2028/29年度预算执行情况", "Budget implementation for 2028/29"),
            "I",
            paragraphs=(
                number(
                    Two(
                        "巡逻分三类：\n(a) 河上；\n(b) 陆上；\n(c) 空中。",
                        "Patrols were of three kinds:\n(a) On the river;\n(b) On land;\n(c) In the air.",
                    ),
                    "results",
                ),
            ),
        ),
        Section(
            "I.C",
            Two(
                "2030/31年度规划假设和特派团支助举措",
                "Planning assumptions and mission support initiatives for 2030/31",
            ),
            "I",
            paragraphs=(
                number(Two("预计河水上涨。", "The river is expected to rise."), "strategy"),
                Paragraph(Two("特派团支助举措", "Mission support initiatives"), "other"),
                number(Two("将修建两座码头。", "Two landings will be built."), "strategy"),
            ),
        ),
        Section(
            "I.D",
            Two("区域特派团合作", "Regional mission cooperation"),
            "I",
            paragraphs=(
                number(
                    Two(
                        "特派团与邻近特派团共用直升机。",
                        "The Mission shares helicopters with its neighbours.",
                    )
                ),
            ),
        ),
        Section(
            "I.E",
            Two("人力资源", "Human resources"),
            "I",
            paragraphs=(
                Paragraph(Two("表中使用简称。", "Abbreviations are used in the tables."), "other", "1"),
            ),
        ),
        Section(
            "I.F",
            Two("拟议员额变动", "Proposed staffing changes"),
            "I",
            paragraphs=(
                number(
                    Two(
                        "拟设立两个员额，改叙一个员额。",
                        "Two posts are to be established and one reclassified.",
                    )
                ),
            ),
        ),
    )


def frameworks(number: _Numbers) -> tuple[Section, ...]:
    def values(*texts: Two | str) -> tuple[PeriodValue, ...]:
        made = []
        for year, kind, text in zip(YEARS, KINDS, texts, strict=True):
            figure = text if not isinstance(text, Two) else text.en.split()[0].strip("≥ ").replace(",", "")
            made.append(PeriodValue(year, figure, kind, text if isinstance(text, Two) else None))  # type: ignore[arg-type]
        return tuple(made)

    def per(value: str) -> Two:
        return Two(f"{value}%", f"{value} per cent")

    political = Accomplishment(
        "1.1",
        Two("政治对话取得进展", "Progress in the political dialogue"),
        (
            Indicator(
                1,
                Two("举行会议的次数", "Number of meetings held"),
                label="1.1.1",
                values=values("12", "18", "25", "30", "36"),
            ),
            Indicator(
                2,
                Two("参加者中的女性比例", "Share of women among participants"),
                label="1.1.2",
                values=values(per("21"), per("24.5"), per("30"), per("35"), per("40")),
            ),
        ),
    )
    security = Accomplishment(
        "2.1",
        Two("停火得到遵守", "The ceasefire is observed"),
        (
            Indicator(
                1,
                Two("违反停火的次数", "Violations of the ceasefire"),
                label="2.1.1",
                values=(
                    PeriodValue("2026/27", "1204", "actual", Two("1 204", "1,204")),
                    PeriodValue("2027/28", "0", "actual", Two("没有违反", "no violations")),
                    PeriodValue("2028/29", "not_applicable", "actual", Two("不适用", "not applicable")),
                    PeriodValue("2029/30", "5", "planned", Two("≤ 5", "≤ 5")),
                    PeriodValue("2030/31", "5", "target", Two("≤ 5", "≤ 5")),
                ),
            ),
        ),
    )
    support = Accomplishment(
        "3.1",
        Two("及时提供支助", "Timely support"),
        (
            Indicator(
                1,
                Two("财产管理指数", "Property management index"),
                label="3.1.1",
                values=values("1850", "1900", "1975", "1800", "1800"),
            ),
        ),
    )

    def component(ordinal: int, zh: str, en: str, promise: Accomplishment, factor: Two) -> Section:
        return Section(
            f"I.G.{ordinal}",
            Two(f"构成部分{ordinal}：{zh}", f"Component {ordinal}: {en}"),
            "I.G",
            accomplishments=(promise,),
            external_factors=(factor,),
        )

    return (
        Section("I.G", Two("成果预算制框架", "Results-based budgeting frameworks"), "I"),
        component(
            1,
            "政治进程",
            "political process",
            political,
            Two("各方继续合作", "Parties continue to cooperate"),
        ),
        component(
            2, "安全", "security", security, Two("安全局势保持稳定", "The security situation remains stable")
        ),
        component(3, "支助", "support", support, Two("供应商按时交货", "Vendors deliver on time")),
        Section(
            "I.G.evaluation",
            Two("评价活动", "Evaluation activities"),
            "I.G",
            paragraphs=(number(Two("没有计划评价。", "No evaluation is planned.")),),
        ),
    )


def resources(number: _Numbers) -> tuple[Section, ...]:
    def part(path: str, zh: str, en: str, *texts: Two | Paragraph) -> Section:
        made = tuple(text if isinstance(text, Paragraph) else number(text) for text in texts)
        return Section(path, Two(zh, en), path.rpartition(".")[0], paragraphs=made)

    return (
        Section("II", Two("财政资源", "Financial resources")),
        Section("II.A", Two("总体情况", "Overall"), "II"),
        part(
            "II.B",
            "未列入预算的捐助",
            "Non-budgeted contributions",
            Two("捐助价值如下：", "Contributions are as follows:"),
        ),
        part(
            "II.C",
            "增效",
            "Efficiency gains",
            Two("举措如下：", "Initiatives are as follows:"),
            Paragraph(Two("简称：河巡，河道巡逻。", "Abbreviation: RP, river patrol."), "other"),
        ),
        part("II.D", "未支配余额", "Unencumbered balance", Two("余额如下：", "Balances are as follows:")),
        part(
            "II.E",
            "上期债务的核销",
            "Cancellation of prior-period obligations",
            Two("核销如下：", "Cancellations:"),
        ),
        Section("II.F", Two("其他收入和调整及借款", "Other revenue and adjustments, and borrowing"), "II"),
        Section("II.F.1", Two("其他收入和调整", "Other revenue and adjustments"), "II.F"),
        part("II.F.2", "借款", "Borrowing", Two("月末余额如下：", "Month-end balances are as follows:")),
        part(
            "II.G",
            "空缺率",
            "Vacancy factors",
            Two("空缺率如下：", "Vacancy factors are as follows:"),
            Two("空缺率考虑到裁撤。", "Vacancy factors take abolishments into account."),
        ),
        part("II.H", "速效项目", "Quick-impact projects", Two("速效项目如下：", "Projects are as follows:")),
    )


def rest(number: _Numbers) -> tuple[Section, ...]:
    explained: list[Paragraph] = []
    for row in variances().rows:
        explained.append(Paragraph(row.label or "", "other"))
        for name, zh, en in (("performance", "2028/29", "2028/29"), ("budget", "2030/31", "2030/31")):
            if row.cells[f"{name}_amount"] is not None:
                explained.append(
                    number(
                        Two(
                            f"{zh}年度需求变动，因为河水上涨。",
                            f"For the {en} period, requirements changed because the river rose.",
                        )
                    )
                )
    total = combined.sum_of(line for _, lines in _groups() for _, line in lines)
    full = int(total.proposed * 1000)
    balance = int((total.allotted - total.spent) * 1000)
    monthly = int(combined.monthly_rate(Decimal(full)))
    return (
        Section(
            "III",
            Two("差异分析", "Analysis of variances"),
            paragraphs=(
                Paragraph(Two("差异以千美元计。", "Amounts are in thousands of dollars."), "other", "3"),
                *explained,
            ),
        ),
        Section(
            "IV",
            Two("有待大会采取的行动", "Actions to be taken by the General Assembly"),
            paragraphs=(
                number(
                    Two(
                        f"有待大会采取的行动：\n(a) 注意到未支配余额{balance:,}美元；\n(b) 批款{full:,}美元；\n(c) 按每月{monthly:,}美元分摊。",
                        f"The actions are:\n(a) To take note of the unencumbered balance of ${balance:,};\n"
                        f"(b) To appropriate the amount of ${full:,};\n(c) To assess it at a monthly rate of ${monthly:,}.",
                    )
                ),
            ),
        ),
        Section("V", Two("后续行动摘要", "Summary of follow-up action")),
        Section("V.A", Two("大会", "General Assembly"), "V"),
        Section(
            "annex",
            Two("附件", "Annex"),
            paragraphs=(Paragraph(Two("组织结构图", "Organization chart"), "other"),),
        ),
        Section("map", Two("地图", "Map")),
    )


assert combined.Periods("2028/29", "2029/30", "2030/31") == PERIODS
