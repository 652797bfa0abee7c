"""The wording that the form of a combined report guarantees: headings, labels, sentences of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from answerable.calc.rounding import half_up
from answerable.publishing.sample.bilingual import Two, counted

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

THOUSANDS: Mapping[str, Two] = {
    "USD": Two("千美元", "Thousands of United States dollars"),
    "EUR": Two("千欧元", "Thousands of euros"),
    "CHF": Two("千瑞士法郎", "Thousands of Swiss francs"),
}
PERCENTAGE = Two("百分比", "Percentage")

HEADINGS: Mapping[str, Two] = {
    "summary": Two("摘要", "Summary"),
    "I": Two("任务、取得的成果和计划成果", "Mandate, results achieved and planned outcome"),
    "I.A": Two("任务", "Mandate"),
    "I.E": Two("人力资源", "Human resources"),
    "I.F": Two("拟议员额变动", "Proposed staffing changes"),
    "I.G": Two("成果预算制框架", "Results-based budgeting frameworks"),
    "II": Two("财政资源", "Financial resources"),
    "II.A": Two("总体情况", "Overall"),
    "balance": Two("未支配余额", "Unencumbered balance"),
    "revenue": Two("其他收入和调整", "Other revenue and adjustments"),
    "vacancy": Two("空缺率", "Vacancy factors"),
    "III": Two("差异分析", "Analysis of variances"),
    "IV": Two("有待大会采取的行动", "Actions to be taken by the General Assembly"),
}
TRENDS: Mapping[str, Two] = {"balance": Two("未支配余额的趋势", "Trend of the unencumbered balance")}
HISTORY = Two("立法沿革", "Legislative history")
STAGES: Mapping[str, Two] = {
    "proposed": Two("拟议预算 – 秘书长", "Proposed budget – Secretary-General"),
    "recommended": Two(
        "建议 – 行政和预算问题咨询委员会",
        "Recommendation – Advisory Committee on Administrative and Budgetary Questions",
    ),
    "approved": Two("批款 – 大会", "Appropriation – General Assembly"),
    "net": Two("批款(净额)", "Appropriation (net)"),
}
GROUPS: Mapping[str, Two] = {
    "military_police": Two("军事和警务人员", "Military and police personnel"),
    "civilian": Two("文职人员", "Civilian personnel"),
    "operational": Two("业务费用", "Operational costs"),
}
ROWS: Mapping[str, Two] = {
    "subtotal": Two("小计", "Subtotal"),
    "total": Two("共计", "Total"),
    "gross": Two("所需资源毛额", "Gross requirements"),
    "assessment": Two("工作人员薪金税收入", "Staff assessment income"),
    "net": Two("所需资源净额", "Net requirements"),
    "in_kind": Two("自愿实物捐助(已列入预算)", "Voluntary contributions in kind (budgeted)"),
    "all": Two("所需资源共计", "Total requirements"),
    "net_change": Two("净变动", "Net change"),
    "with_temporary": Two("共计，包括临时职位", "Total, including temporary positions"),
    "estimated": Two("估计数额(文职人员)", "Estimated amount (civilian personnel)"),
    "civilian_total": Two("共计，文职人员", "Total, civilian personnel"),
    "temporary": Two("临时职位", "Temporary positions"),
}
STAFF: Mapping[str, Two] = {
    "military_observers": Two("军事观察员", "Military observers"),
    "military_contingents": Two("军事特遣队", "Military contingents"),
    "united_nations_police": Two("联合国警察", "United Nations police"),
    "formed_police_units": Two("建制警察部队", "Formed police units"),
    "international": Two("国际工作人员", "International staff"),
    "professional": Two("国际工作人员", "International staff"),
    "general_service": Two("国际工作人员", "International staff"),
    "national_officers": Two("本国专业干事", "National Professional Officers"),
    "national_general_service": Two("本国一般事务人员", "National General Service"),
    "volunteers_international": Two("国际志愿人员", "International volunteers"),
    "volunteers_national": Two("本国志愿人员", "National volunteers"),
    "government_provided": Two("政府提供的人员", "Government-provided personnel"),
}
TYPES: Mapping[str, Two] = {
    "international": Two("国际", "International"),
    "national": Two("本国", "National"),
    "volunteer": Two("联合国志愿人员", "UNV"),
}
KINDS: Mapping[str, Two] = {
    "post": Two("员额", "Post"),
    "temporary": Two("临时职位", "Temporary position"),
}
ACTS: Mapping[str, Two] = {
    "established": Two("设立", "Establishment"),
    "abolished": Two("裁撤", "Abolishment"),
    "redeployed": Two("调动", "Redeployment"),
    "reclassified": Two("改叙", "Reclassification"),
    "reassigned": Two("改派", "Reassignment"),
    "converted": Two("改划", "Conversion"),
}
NO_TITLE = Two("未载明", "Not stated")
NOT_REPORTED = Two("未报告", "not reported")


def day_words(day: date) -> Two:
    return Two(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def span(first: date, last: date) -> Two:
    one, other = day_words(first), day_words(last)
    return Two(f"{one}至{other}", f"{one.en} to {other.en}")


def of_kind(kind: str, of: str, period: str) -> Two:
    """'Approved posts 2024/25': the label of a row of personnel; `of` is posts, temporary or ''."""
    zh = {"approved": "核定", "actual": "实际", "proposed": "拟议"}[kind]
    what = {"posts": ("员额", " posts"), "temporary": ("临时职位", " temporary positions"), "": ("", "")}[of]
    return Two(f"{zh}{what[0]} {period}", f"{kind.capitalize()}{what[1]} {period}")


def million(amount: Decimal, currency: str) -> Two:
    """'67.9' of full units: million, one decimal, with the currency's sign in English."""
    figure = f"{half_up(abs(amount) / 1_000_000, 1):,}"
    sign, name = ("$", "美元") if currency == "USD" else (f"{currency} ", currency)
    return Two(f"{figure}百万{name}", f"{sign}{figure} million")


def full(amount: Decimal, currency: str) -> Two:
    """An amount in full units: '$871,600'."""
    figure = counted(abs(amount).to_integral_value())
    sign, name = ("$", "美元") if currency == "USD" else (f"{currency} ", currency)
    return Two(f"{figure.en}{name}", f"{sign}{figure.en}")
