"""The words of explanations in every shipped language: formulas, terms, phrases, rules.

One table per language with the same keys; a test fails when a key is missing in one of them.
Read only when somebody asks for an explanation (`calc.figures.explain`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    title: str
    formula: str


@dataclass(frozen=True, slots=True)
class Words:
    formulas: Mapping[str, Formula]
    terms: Mapping[str, str]
    rules: Mapping[str, str]
    phrases: Mapping[str, str]


_EN = Words(
    formulas={
        "delivery_rate": Formula("Delivery rate", "actual ÷ planned × 100"),
        "variance_amount": Formula("Variance", "apportionment − expenditure"),
        "variance_percent": Formula(
            "Variance, percentage", "(apportionment − expenditure) ÷ apportionment × 100"
        ),
        "vacancy_rate": Formula(
            "Vacancy rate", "(authorized posts − average incumbency) ÷ authorized posts × 100"
        ),
        "must_be_explained": Formula(
            "Variance that must be explained",
            "the percentage or the amount, without its sign, reaches the threshold of the period",
        ),
        "sum": Formula("Total", "sum of the items; “of which” items are not added twice"),
        "share": Formula("Share", "part ÷ whole × 100"),
        "net": Formula("Net requirements", "gross requirements − staff assessment income"),
        "indicators_met": Formula("Indicators met", "indicators met ÷ indicators that can be judged"),
        "outputs_delivered": Formula(
            "Outputs delivered in full", "outputs with a rate of at least 100 ÷ outputs with a rate"
        ),
        "achievement": Formula("Was it met?", "actual compared with target, in the direction that is good"),
        "average_posts": Formula(
            "Average authorized number",
            "mean of the months; in each month: posts × days authorized ÷ days of the month",
        ),
        "budget_change": Formula("Change", "this version − earlier version"),
        "budget_direct": Formula("Direct requirements", "sum of the groups; overheads stand apart"),
        "budget_gross": Formula("Gross requirements", "direct requirements + overheads"),
        "budget_net": Formula("Net requirements", "gross requirements − staff assessment income"),
        "budget_total": Formula("Total requirements", "gross requirements + contributions in kind"),
        "projected_last_year": Formula(
            "Projected year end",
            "spent so far + closed months ÷ last year's closed months × last year's other months",
        ),
        "projected_even": Formula(
            "Projected year end", "spent so far + average of the closed months × months to come"
        ),
        "projected_trend": Formula(
            "Projected year end", "spent so far + the straight line through the closed months, month by month"
        ),
        "projected_known": Formula("Projected year end", "spent so far + what is committed"),
        "projected_as_granted": Formula(
            "Projected year end", "what was granted: no month is closed and no year before is known"
        ),
        "projected_over": Formula("Year end", "every month is over: what was spent"),
        "projected_sum": Formula("Projected year end", "sum of the lines, each projected by itself"),
        "projected_difference": Formula("Projected difference", "granted − projected year end"),
        "vacancy_as_now": Formula(
            "Projected vacancy rate",
            "average of all months; in months to come as many posts are filled as in the last closed month",
        ),
        "vacancy_trend": Formula(
            "Projected vacancy rate",
            "average of all months; in months to come the average change from month to month goes on",
        ),
    },
    terms={
        "planned": "Planned",
        "actual": "Actual",
        "target": "Target",
        "estimate": "Estimate",
        "apportionment": "Apportionment",
        "expenditure": "Expenditure",
        "variance_amount": "Variance, amount",
        "variance_percent": "Variance, percentage",
        "threshold_percent": "Threshold, percentage",
        "threshold_amount": "Threshold, amount in dollars",
        "authorized": "Authorized posts",
        "actual_average": "Average incumbency",
        "part": "Part",
        "whole": "Whole",
        "gross": "Gross requirements",
        "staff_assessment": "Staff assessment income",
        "met": "Met",
        "judged": "Can be judged",
        "not_reported": "Not reported",
        "delivered": "Delivered in full",
        "rated": "Outputs with a rate",
        "without_rate": "Without a rate: a word, nothing planned, or not reported",
        "not_judged": "Cannot be judged, or not reported",
        "thousands": "thousands",
        "units": "units of the currency",
        "before": "Earlier version",
        "after": "This version",
        "budget_posts": "Posts",
        "budget_non_posts": "Non-post items",
        "budget_military_police": "Military and police personnel",
        "budget_civilian": "Civilian personnel",
        "budget_operational": "Operational costs",
        "budget_direct": "Direct requirements",
        "budget_overheads": "Overheads",
        "budget_gross": "Gross requirements",
        "budget_assessment": "Staff assessment income",
        "budget_in_kind": "Contributions in kind",
        "so_far": "Spent so far",
        "closed_months": "Closed months",
        "months_to_come": "Months to come",
        "before_closed": "Last year, the same months",
        "before_whole": "Last year, whole",
        "before_share": "Share of last year spent by then, per cent",
        "committed": "Committed and not yet spent",
        "carried": "Late for an earlier period, counted here",
        "supposed_percent": "Supposed: months to come, per cent more",
        "supposed_amount": "Supposed: an amount once",
        "granted": "Granted",
        "projected": "Projected year end",
        "vacancy_so_far": "Vacancy rate of the closed months, per cent",
    },
    rules={
        "delivery_rate": "delivery rate of outputs",
        "variance_amount": "variance is apportionment minus expenditure",
        "variance_percent": "variance as a percentage of the apportionment",
        "vacancy_rate": "vacancy rate from average monthly incumbency",
        "variance_threshold": "variances that must be explained",
        "achievement": "an indicator is met when the actual value reaches the target",
        "average_posts": "average authorized number by days within each month",
        "budget_change": "change is the later amount minus the earlier",
        "budget_totals": "gross with overheads, net after staff assessment income",
        "printed_lines_add_up": "each printed line is rounded by itself; totals are sums of printed lines",
        "forecast": "projections of money and posts",
        "early_warnings": "projected differences that are worth a warning",
    },
    phrases={
        "not_reported": "not reported",
        "not_applicable": "not applicable",
        "none": "none",
        "yes": "yes",
        "no": "no",
        "partly": "partly",
        "line": "line {first}",
        "lines": "lines {first} to {last}",
        "page": "page {value}",
        "block": "block {value}",
        "sheet": "sheet {value}",
        "cell": "cell {value}",
        "comma": ", ",
        "percent": "{value} per cent",
        "amount": "{value} ({unit})",
        "no_answer": "cannot be judged: a value is missing or cannot be compared, "
        "or the wording leaves open which way is good",
        "no_value": "no figure: an input is missing, is a word, or the divisor is zero",
        "rounding": "rounded half up, decimals: {places}",
        "rule": "Rule: {rule}, in force since {day}; source: {source}",
        "rule_assumed": "Rule: {rule}, assumed since {day}: no document at hand states it ({source})",
    },
)

_ZH = Words(
    formulas={
        "delivery_rate": Formula("交付比率", "实际数÷计划数×100"),
        "variance_amount": Formula("差异数额", "分配数－支出数"),
        "variance_percent": Formula("差异百分比", "(分配数－支出数)÷分配数×100"),
        "vacancy_rate": Formula("空缺率", "(核定人数－平均在职人数)÷核定人数×100"),
        "must_be_explained": Formula("须说明的差异", "百分比或数额(不计正负)达到该期间的阈值"),
        "sum": Formula("合计", "各项之和；“其中”各项不重复计算"),
        "share": Formula("占比", "部分÷整体×100"),
        "net": Formula("所需资源净额", "所需资源毛额－工作人员薪金税收入"),
        "indicators_met": Formula("已实现的指标", "已实现的指标数÷可判断的指标数"),
        "outputs_delivered": Formula("足额交付的产出", "交付比率不低于100的产出数÷有交付比率的产出数"),
        "achievement": Formula("是否实现", "按指标的有利方向比较实际数与目标数"),
        "average_posts": Formula("平均核定人数", "各月人数的平均值；每月：员额数×核定天数÷该月天数"),
        "budget_change": Formula("增减", "本版本－先前版本"),
        "budget_direct": Formula("直接所需资源", "各类之和；间接费用另列"),
        "budget_gross": Formula("所需资源毛额", "直接所需资源＋间接费用"),
        "budget_net": Formula("所需资源净额", "所需资源毛额－工作人员薪金税收入"),
        "budget_total": Formula("所需资源共计", "所需资源毛额＋实物捐助"),
        "projected_last_year": Formula(
            "年终预测数", "截至目前支出＋已结月份支出÷上年同期支出×上年其余月份支出"
        ),
        "projected_even": Formula("年终预测数", "截至目前支出＋已结月份平均支出×剩余月数"),
        "projected_trend": Formula("年终预测数", "截至目前支出＋按已结月份的直线趋势逐月推算"),
        "projected_known": Formula("年终预测数", "截至目前支出＋未清债务"),
        "projected_as_granted": Formula("年终预测数", "核准数：尚无已结月份，也无上年数据"),
        "projected_over": Formula("年终数", "各月均已结束：即支出数"),
        "projected_sum": Formula("年终预测数", "各行分别预测后相加"),
        "projected_difference": Formula("预计差额", "核准数－年终预测数"),
        "vacancy_as_now": Formula("预计空缺率", "按所有月份平均；剩余月份的在职人数与最后一个已结月份相同"),
        "vacancy_trend": Formula("预计空缺率", "按所有月份平均；剩余月份按逐月平均增减推算"),
    },
    terms={
        "planned": "计划数",
        "actual": "实际数",
        "target": "目标数",
        "estimate": "估计数",
        "apportionment": "分配数",
        "expenditure": "支出数",
        "variance_amount": "差异数额",
        "variance_percent": "差异百分比",
        "threshold_percent": "阈值百分比",
        "threshold_amount": "阈值数额(美元)",
        "authorized": "核定人数",
        "actual_average": "平均在职人数",
        "part": "部分",
        "whole": "整体",
        "gross": "所需资源毛额",
        "staff_assessment": "工作人员薪金税收入",
        "met": "已实现",
        "judged": "可判断",
        "not_reported": "未报告",
        "delivered": "足额交付",
        "rated": "有交付比率的产出",
        "without_rate": "无交付比率：为文字、未作计划或未报告",
        "not_judged": "无法判断或未报告",
        "thousands": "千",
        "units": "货币单位",
        "before": "先前版本",
        "after": "本版本",
        "budget_posts": "员额",
        "budget_non_posts": "非员额",
        "budget_military_police": "军事和警务人员",
        "budget_civilian": "文职人员",
        "budget_operational": "业务费用",
        "budget_direct": "直接所需资源",
        "budget_overheads": "间接费用",
        "budget_gross": "所需资源毛额",
        "budget_assessment": "工作人员薪金税收入",
        "budget_in_kind": "实物捐助",
        "so_far": "截至目前支出",
        "closed_months": "已结月数",
        "months_to_come": "剩余月数",
        "before_closed": "上年同期支出",
        "before_whole": "上年全年支出",
        "before_share": "上年同期支出占全年百分比",
        "committed": "未清债务",
        "carried": "计入本期的以前期间迟到支出",
        "supposed_percent": "假设：剩余月份增加百分比",
        "supposed_amount": "假设：一次性增加数额",
        "granted": "核准数",
        "projected": "年终预测数",
        "vacancy_so_far": "已结月份空缺率(百分比)",
    },
    rules={
        "delivery_rate": "产出的交付比率",
        "variance_amount": "差异为分配数减支出数",
        "variance_percent": "差异占分配数的百分比",
        "vacancy_rate": "空缺率按每月平均在职人数计算",
        "variance_threshold": "须说明的差异",
        "achievement": "实际数达到目标数即为实现",
        "average_posts": "按每月核定天数计算的平均核定人数",
        "budget_change": "增减为较后数额减较早数额",
        "budget_totals": "毛额含间接费用，减工作人员薪金税收入为净额",
        "printed_lines_add_up": "每行印出的数额单独四舍五入，合计为印出各行之和",
        "forecast": "资金和员额的预测",
        "early_warnings": "须预警的预计差额",
    },
    phrases={
        "not_reported": "未报告",
        "not_applicable": "不适用",
        "none": "无",
        "yes": "是",
        "no": "否",
        "partly": "部分",
        "line": "第{first}行",
        "lines": "第{first}至{last}行",
        "page": "第{value}页",
        "block": "第{value}块",
        "sheet": "工作表{value}",
        "cell": "单元格{value}",
        "comma": "，",
        "percent": "{value}%",
        "amount": "{value}({unit})",
        "no_answer": "无法判断：某项未报告或无法比较，或措辞未表明何为有利方向",
        "no_value": "无数值：某项未报告、为文字，或除数为零",
        "rounding": "四舍五入至{places}位小数",
        "rule": "规则：{rule}，自{day}起适用；来源：{source}",
        "rule_assumed": "规则：{rule}，假定自{day}起适用，现有文件未载明({source})",
    },
)

WORDS: Mapping[str, Words] = {"en": _EN, "zh": _ZH}
