"""The words the organisation prints around the figures, in Chinese and English, as terms of the form.

They are written down here and not taken from the reader's mapping, so that a word the reader does
not know shows as a failure.
"""

from __future__ import annotations

from dataclasses import dataclass

_ROMAN_SMALL = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True)
class Words:
    summary: str
    parts: tuple[str, ...]  # headings of I to V
    indicators_heading: str
    outputs_heading: str
    results_heading: str
    accomplishment: str
    planned_indicators: str
    actual_indicators: str
    measures: str
    period: str
    outputs_head: tuple[str, str, str, str]
    labels: tuple[str, str, str]  # target, estimate, actual
    numerals: tuple[str, ...]
    quantity_words: dict[str, str]
    money_heads: tuple[str, str, str, str]
    variance: str
    category: str
    entity: str
    by_category: str
    by_entity: str
    other_income: str
    summary_table: str
    incumbency: str
    incumbency_heads: tuple[str, ...]
    variance_analysis: str
    financial_resources: str
    training: str
    training_head: tuple[str, str, str]
    amount: str
    abbreviations: str
    table: str
    completed_head: tuple[str, str, str]
    widths: dict[str, int]
    colon: str


ZH = Words(
    summary="摘要",
    parts=("导言", "成果预算编制框架", "资源使用情况", "综合培训处活动", "有待大会采取的行动"),
    indicators_heading="实际绩效指标",
    outputs_heading="实际产出",
    results_heading="主要业绩成果",
    accomplishment="预期成绩",
    planned_indicators="计划绩效指标",
    actual_indicators="实际绩效指标",
    measures="业绩计量",
    period="{} 年度",
    outputs_head=("产出", "计划数", "实际数", "交付比率"),
    labels=("目标数", "估计数", "实际数"),
    numerals=(*"㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "(十一)", "(十二)", "(十三)", "(十四)", "(十五)"),
    quantity_words={"not_applicable": "不适用", "none": "无", "yes": "是", "no": "否", "partly": "部分"},
    money_heads=("分配数", "支出数", "数额", "百分比"),
    variance="差异",
    category="类别",
    entity="部/厅",
    by_category="按类别分列的资源使用情况汇总表",
    by_entity="按部/厅分列的资源使用情况总表",
    other_income="其他收入和调整",
    summary_table="财政资源使用情况",
    incumbency="人力资源在职情况",
    incumbency_heads=("核定 人数", "实际在职 人数(平均)", "空缺率 (百分比)", "预算编列的 空缺率"),
    variance_analysis="差异分析",
    financial_resources="财政资源",
    training="{} 年度核心培训活动",
    training_head=("活动", "地点", "期间"),
    amount="数额",
    abbreviations="简称",
    table="表 {}",
    completed_head=("计划产出", "完成 (数目或是/否)", "说明"),
    widths={
        "paragraph": 70,
        "output": 88,
        "accomplishment": 116,
        "planned": 42,
        "narrative": 47,
        "label": 44,
    },
    colon="：",
)

EN = Words(
    summary="Summary",
    parts=(
        "Introduction",
        "Results-based-budgeting frameworks",
        "Resource performance",
        "Activities of the Integrated Training Service",
        "Actions to be taken by the General Assembly",
    ),
    indicators_heading="Actual indicators of achievement",
    outputs_heading="Actual outputs",
    results_heading="Key performance results",
    accomplishment="Expected accomplishment",
    planned_indicators="Planned indicators of achievement",
    actual_indicators="Actual indicators of achievement",
    measures="Performance measures",
    period="{}",
    outputs_head=("Outputs", "Planned", "Actual", "Delivery rate"),
    labels=("Target", "Estimate", "Actual"),
    numerals=tuple(
        f"({roman})"
        for roman in [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
        ]
    ),
    quantity_words={
        "not_applicable": "Not applicable",
        "none": "None",
        "yes": "Yes",
        "no": "No",
        "partly": "Partly",
    },
    money_heads=("Apportionment", "Expenditure", "Amount", "Percentage"),
    variance="Variance",
    category="Category",
    entity="Department/office",
    by_category="Summary of resource performance by category",
    by_entity="Summary of resource performance by department/office",
    other_income="Other income and adjustments",
    summary_table="Performance of financial resources",
    incumbency="Human resources incumbency performance",
    incumbency_heads=(
        "Authorized staff",
        "Actual incumbency (average)",
        "Vacancy rate (percentage)",
        "Budgeted vacancy rate",
    ),
    variance_analysis="Analysis of variances",
    financial_resources="Financial resources",
    training="Core training activities for {}",
    training_head=("Activity", "Location", "Period"),
    amount="Amount",
    abbreviations="Abbreviations",
    table="Table {}",
    completed_head=("Planned outputs", "Completed (number or yes/no)", "Remarks"),
    widths={
        "paragraph": 86,
        "output": 80,
        "accomplishment": 110,
        "planned": 44,
        "narrative": 48,
        "label": 40,
    },
    colon=":",
)

WORDS = {"zh": ZH, "en": EN}
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八")


def part_number(language: str, index: int) -> str:
    return (CHINESE if language == "zh" else ROMANS)[index] + "."
