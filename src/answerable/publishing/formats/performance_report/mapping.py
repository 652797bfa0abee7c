"""The words of a budget performance report: headings, table heads, labels, per language.

One place for the reader and the writer. In every tuple the first wording is the one written;
all are read. Comparison is by `plain()`: blanks squeezed, case folded, colons, footnote marks
and brackets' width ignored. Only wordings that the form guarantees stand here, never the
sentences of one report.

Not here: how headings are numbered (`headings`), how a table's rows are read (`tables`,
`framework`), how lines become rows (`recogniser`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from answerable.calc.account import Language, Level
from answerable.publishing.blocks import Block, Grid, Line, Text

Words = tuple[str, ...]

_BLANKS = re.compile(r"\s+")
_WIDTH = str.maketrans("（）：；，．", "():;,.")


def plain(text: str) -> str:
    """A heading or column head reduced to what identifies it."""
    squeezed = _BLANKS.sub(" ", text.translate(_WIDTH)).strip()
    return squeezed.rstrip(" :").casefold()


@dataclass(frozen=True, eq=False)  # one object per language, told apart by identity
class Wording:
    """What one language prints. `language` says which."""

    language: Language
    # headings of the parts, without their number
    contents: Words
    summary: Words
    abbreviations: Words
    introduction: Words
    frameworks: Words
    resources: Words
    financial_resources: Words
    variance_analysis: Words
    training: Words
    actions: Words
    # headings inside a section with a framework
    indicators_heading: Words
    outputs_heading: Words
    results_heading: Words
    # labels before a text
    accomplishment: Words
    component: Words
    # heads of the framework tables
    planned_indicators: Words
    actual_indicators: Words
    measures: Words
    outputs: Words
    planned: Words
    actual: Words
    rate: Words
    planned_outputs: Words
    completed: Words
    remarks: Words
    # inside a measure
    target: Words
    estimate: Words
    actual_measure: Words
    # how an actual indicator begins, where the report states its verdict
    achieved: Words
    not_achieved: Words
    # heads of the tables of figures
    category: Words
    entity: Words
    apportionment: Words
    expenditure: Words
    variance: Words
    amount: Words
    percentage: Words
    authorized: Words
    actual_average: Words
    vacancy_rate: Words
    budgeted_vacancy_rate: Words
    activity: Words
    location: Words
    dates: Words
    # captions
    table: Words
    by_category: Words
    by_entity: Words
    other_income: Words
    # words in a row's label that tell its level; the first that occurs decides, top to bottom
    levels: tuple[tuple[str, Level], ...]
    # words that precede output numbers in a sentence
    output_reference: Words
    # quantities printed as words: our word -> as printed
    quantity_words: Mapping[str, str]


ZH = Wording(
    language="zh",
    contents=("目录",),
    summary=("摘要", "概要"),
    abbreviations=("简称", "缩略语", "缩写"),
    introduction=("导言", "引言", "导论"),
    frameworks=("成果预算编制框架", "成果预算框架", "成果预算制框架", "按成果编制预算框架"),
    resources=("资源使用情况", "资源执行情况", "资源业绩"),
    financial_resources=("财政资源", "财务资源"),
    variance_analysis=("差异分析", "差异的分析"),
    training=("综合培训处活动", "培训活动"),
    actions=("有待大会采取的行动", "待大会采取的行动", "请大会采取的行动"),
    indicators_heading=("实际绩效指标", "绩效指标", "实际成绩指标", "绩效指标实际情况"),
    outputs_heading=("实际产出", "产出"),
    results_heading=("主要业绩成果", "主要成果", "主要执行结果", "主要执行情况", "主要业绩"),
    accomplishment=("预期成绩", "预期成果"),
    component=("构成部分",),
    planned_indicators=("计划绩效指标", "绩效指标", "计划的绩效指标", "计划成绩指标"),
    actual_indicators=("实际绩效指标", "实际的绩效指标", "实际成绩指标"),
    measures=("业绩计量", "绩效计量", "业绩衡量"),
    outputs=("产出",),
    planned=("计划数", "计划"),
    actual=("实际数", "实际"),
    rate=("交付比率", "交付率", "执行率", "完成率"),
    planned_outputs=("计划产出",),
    completed=(
        "完成(数目或是/否)",
        "完成(数量或是/否)",
        "已完成(数目或是/否)",
        "完成数(或是/否)",
        "完成情况",
        "完成",
    ),
    remarks=("备注", "说明", "评注"),
    target=("目标数", "目标"),
    estimate=("估计数", "估计"),
    actual_measure=("实际数", "实际"),
    achieved=("已实现", "已达到", "已完成", "实现"),
    not_achieved=("未实现", "部分实现", "未达到", "部分达到", "未完成", "未完全实现", "未能实现"),
    category=("类别", "支出类别", "构成部分"),
    entity=("部/厅", "部厅", "部门", "部/办公室", "实体"),
    apportionment=("分配数", "分摊数", "核定数", "批款", "核定预算"),
    expenditure=("支出数", "支出"),
    variance=("差异", "差额"),
    amount=("数额", "金额", "款额"),
    percentage=("百分比", "百分率", "百分数"),
    authorized=("核定人数", "核定数", "核准人数", "计划人数"),
    actual_average=("实际在职人数(平均)", "实际人数(平均)", "实际数(平均)", "平均在职人数"),
    vacancy_rate=("空缺率(百分比)", "实际空缺率", "空缺率"),
    budgeted_vacancy_rate=("预算编列的空缺率", "编入预算的空缺率", "预算空缺率", "列入预算的空缺率"),
    activity=("活动", "培训活动"),
    location=("地点",),
    dates=("期间", "日期", "时间"),
    table=("表",),
    by_category=("按类别分列的资源使用情况汇总表", "按类别", "财政资源使用情况"),
    by_entity=("按部/厅分列的资源使用情况总表", "按部/厅", "按部门", "按实体"),
    other_income=("其他收入和调整", "其他收入", "其他入项"),
    levels=(
        ("小计", "subtotal"),
        ("共计", "total"),
        ("合计", "total"),
        ("总计", "total"),
        ("所需资源毛额", "total"),
        ("所需资源净额", "total"),
        ("所需经费毛额", "total"),
        ("所需经费净额", "total"),
        ("所需资源总额", "total"),
        ("毛额所需", "total"),
        ("净额所需", "total"),
        ("列入", "of_which"),
        ("所包含的", "of_which"),
        ("其中", "of_which"),
    ),
    output_reference=("产出",),
    quantity_words={"not_applicable": "不适用", "none": "无", "yes": "是", "no": "否", "partly": "部分"},
)

EN = Wording(
    language="en",
    contents=("Contents",),
    summary=("Summary",),
    abbreviations=("Abbreviations", "Acronyms", "Abbreviations and acronyms"),
    introduction=("Introduction",),
    frameworks=(
        "Results-based-budgeting frameworks",
        "Results-based-budgeting framework",
        "Results-based budgeting frameworks",
        "Results-based budgeting framework",
        "Results-based frameworks",
    ),
    resources=("Resource performance", "Resource use", "Resource utilization"),
    financial_resources=("Financial resources",),
    variance_analysis=("Analysis of variances", "Variance analysis"),
    training=(
        "Activities of the Integrated Training Service",
        "Integrated Training Service activities",
        "Training activities",
    ),
    actions=(
        "Actions to be taken by the General Assembly",
        "Action to be taken by the General Assembly",
    ),
    indicators_heading=(
        "Actual indicators of achievement",
        "Indicators of achievement",
        "Performance indicators",
        "Actual performance indicators",
    ),
    outputs_heading=("Actual outputs", "Outputs", "Outputs delivered", "Planned and actual outputs"),
    results_heading=(
        "Main results",
        "Key results",
        "Main performance results",
        "Key performance results",
        "Main results of performance",
        "Major performance results",
        "Performance results",
        "Results",
    ),
    accomplishment=("Expected accomplishment",),
    component=("Component",),
    planned_indicators=(
        "Planned indicators of achievement",
        "Indicators of achievement",
        "Indicator of achievement",
        "Planned indicator of achievement",
    ),
    actual_indicators=("Actual indicators of achievement", "Actual indicator of achievement"),
    measures=("Performance measures", "Performance measure", "Measures of performance"),
    outputs=("Outputs", "Output"),
    planned=("Planned", "Planned number"),
    actual=("Actual", "Actual number", "Delivered"),
    rate=(
        "Delivery rate",
        "Rate of delivery",
        "Delivery rate (percentage)",
        "Implementation rate",
        "Delivery ratio",
    ),
    planned_outputs=("Planned outputs", "Planned output"),
    completed=(
        "Completed (number or yes/no)",
        "Completed (yes/no or number)",
        "Completed number or yes/no",
        "Completed",
    ),
    remarks=("Remarks", "Remark"),
    target=("Target",),
    estimate=("Estimate", "Estimated"),
    actual_measure=("Actual",),
    achieved=("Achieved", "Exceeded", "Fully achieved"),
    not_achieved=("Not achieved", "Partially achieved", "Partly achieved", "Not fully achieved"),
    category=("Category", "Categories", "Category of expenditure", "Class of expenditure"),
    entity=(
        "Department/office",
        "Department or office",
        "Department",
        "Office",
        "Entity",
    ),
    apportionment=("Apportionment", "Approved budget", "Approved resources", "Approved apportionment"),
    expenditure=("Expenditure", "Expenditures"),
    variance=("Variance",),
    amount=("Amount",),
    percentage=("Percentage", "Per cent", "Percent"),
    authorized=(
        "Authorized posts",
        "Authorized",
        "Approved",
        "Authorized staff",
        "Authorized strength",
        "Approved posts",
        "Planned",
    ),
    actual_average=(
        "Actual incumbency (average)",
        "Actual (average)",
        "Actual average",
        "Average actual incumbency",
        "Actual average incumbency",
    ),
    vacancy_rate=(
        "Vacancy rate (percentage)",
        "Vacancy rate",
        "Actual vacancy rate",
        "Actual vacancy rate (percentage)",
    ),
    budgeted_vacancy_rate=("Budgeted vacancy rate", "Budgeted vacancy rate (percentage)"),
    activity=("Activity", "Activities", "Training activity"),
    location=("Location", "Venue", "Place"),
    dates=("Dates", "Date", "Period", "Duration"),
    table=("Table",),
    by_category=(
        "Summary of resource performance by category",
        "by category",
        "Performance of financial resources",
    ),
    by_entity=(
        "Summary of resource performance by department/office",
        "by department",
        "by office",
        "by entity",
    ),
    other_income=(
        "Other income and adjustments",
        "Other revenue and adjustments",
        "Other revenue/income and adjustments",
        "Other income",
        "Other revenue",
    ),
    levels=(
        ("subtotal", "subtotal"),
        ("sub-total", "subtotal"),
        ("gross requirements", "total"),
        ("net requirements", "total"),
        ("total", "total"),
        ("of which", "of_which"),
        ("included in", "of_which"),
        ("included under", "of_which"),
        ("including ", "of_which"),
    ),
    output_reference=("outputs", "output"),
    quantity_words={
        "not_applicable": "Not applicable",
        "none": "None",
        "yes": "Yes",
        "no": "No",
        "partly": "Partly",
    },
)

WORDINGS: Mapping[Language, Wording] = {"zh": ZH, "en": EN}


@cache
def _known(words: Words) -> tuple[frozenset[str], int]:
    """The wordings as compared, and the length above which a text is none of them."""
    return frozenset(map(plain, words)), 2 * max(map(len, words), default=0) + 8


def is_one_of(text: str, words: Sequence[str]) -> bool:
    """Whether a heading or head is one of the known wordings."""
    known, longest = _known(tuple(words))
    return len(text) <= longest and plain(text) in known


def level_of(label: str, wording: Wording, *, has_figures: bool = True) -> Level:
    """A row's level by the words of its label; a row without figures is a heading."""
    if not has_figures:
        return "heading"
    found = plain(label)
    return next((level for word, level in wording.levels if word in found), "item")


_ENOUGH = 2  # an accomplishment alone stands in other kinds too; two signs make this kind
_HEAD_LENGTH = 2_000  # characters of a block in which heads are looked for: a longer line is no head


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language of a performance report, or None when the blocks are not one.

    Its signs are table heads no other kind prints together: measures beside actual indicators,
    a delivery rate beside planned and actual outputs, apportionment beside expenditure.
    """
    texts = [_text(block)[:_HEAD_LENGTH] for block in blocks]
    for language, wording in WORDINGS.items():
        signs = _signs(wording)
        seen = {name for text in texts for name, sign in signs.items() if sign.search(text)}
        rated = "rates" in seen or "measures" in seen
        if rated and len(seen) >= _ENOUGH:
            return language
    return None


def _text(block: Block) -> str:
    if isinstance(block, Grid):
        return " ".join(cell for row in block.rows[:3] for cell in row.cells)
    return block.text if isinstance(block, Line | Text) else ""


def _signs(wording: Wording) -> dict[str, re.Pattern[str]]:
    """Each sign as words that stand in this order in one block."""

    def row(*heads: Words) -> re.Pattern[str]:
        parts = ("(?:" + "|".join(map(re.escape, words)) + ")" for words in heads)
        return re.compile(r"\s+(?:.*\s)?".join(parts), re.IGNORECASE)

    return {
        "rates": row(wording.outputs, wording.planned, wording.actual, wording.rate),
        "measures": row(wording.planned_indicators, wording.actual_indicators),
        "accomplishments": re.compile(
            rf"^\s*(?:{'|'.join(wording.accomplishment)})\s*(?:[（(][a-z][)）]|\d+\.\d+)", re.IGNORECASE
        ),
        "money": row(wording.apportionment, wording.expenditure),
    }
