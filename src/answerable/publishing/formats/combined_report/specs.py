"""The known tables of a combined report: the columns each has, and how each language prints their heads.

A head is printed in one row ('{period} apportionment') or two ('Variance|Percentage': a group with
its own head below). `{period}` stands for a period as printed ('2024/25'), `{day}` for a day or a
span of months; both go into the column's name: 'apportionment 2024/25', 'actual_on 2025-12-31'.

Not here: which table a grid is (`columns`), what its cells say (`tables`).
"""

from __future__ import annotations

from dataclasses import dataclass

from answerable.publishing.formats.combined_report.mapping import Tongue


@dataclass(frozen=True, slots=True)
class Head:
    """A column. `text`: its cells are words and stay as printed."""

    name: str
    en: tuple[str, ...]  # the first is written
    zh: tuple[str, ...]
    text: bool = False

    def printed(self, language: Tongue) -> str:
        return (self.en if language == "en" else self.zh)[0]

    @property
    def dated(self) -> bool:
        return "{period}" in self.en[0]


@dataclass(frozen=True, slots=True)
class Spec:
    """A known table: its columns in printed order, those it is told by, and its first head."""

    id: str
    heads: tuple[Head, ...]
    told_by: tuple[str, ...]
    label: tuple[str, str] = ("", "")  # en, zh: the head above the labels
    formulas: tuple[str, ...] = ()
    dash: str = "0"  # what a dash says
    strict: bool = False  # the head above the labels decides, too


def _h(name: str, en: str | tuple[str, ...], zh: str | tuple[str, ...], *, text: bool = False) -> Head:
    as_tuple = (en,) if isinstance(en, str) else en, (zh,) if isinstance(zh, str) else zh
    return Head(name, *as_tuple, text)


_MONEY = (
    _h("apportionment", "{period} apportionment", ("{period} 分配数", "{period} 批款", "{period} 分摊数")),
    _h("expenditure", "{period} expenditure", ("{period} 支出", "{period} 支出数")),
    _h(
        "cost_estimates",
        ("{period} cost estimates", "{period} estimates"),
        ("{period} 费用估计数", "{period} 费用估计", "{period} 概算"),
    ),
    _h(
        "variance_amount",
        ("Variance|Unencumbered balance", "Variance|Amount", "Unencumbered balance"),
        ("差异|未支配余额", "差异|数额", "差异|金额", "未支配余额"),
    ),
    _h("variance_percent", "Variance|Percentage", ("差异|百分比", "差异|百分率")),
)
_FORMULAS = ("(1)", "(2)", "(3)=(1)-(2)", "(4)=(3)÷(1)", "(5)", "(6)", "(7)=(6)-(5)", "(8)=(7÷5)")
_CATEGORY = ("Category", "类别")
_AMOUNTS = (_h("amount", "Amount|{period}", ("数额|{period}", "金额|{period}")),)
_INT, _NAT, _UNV = "International staff", "National staff", "UNV"

SPECS: tuple[Spec, ...] = (
    Spec("financial_resources", _MONEY, ("apportionment", "expenditure"), _CATEGORY, _FORMULAS),
    Spec(
        "legislative_history",
        (
            _h("report", "{period}|Report", ("{period}|报告", "{period}|文件"), text=True),
            _h("date", "{period}|Date", "{period}|日期", text=True),
            _h("amount", "{period}|Amount", ("{period}|数额", "{period}|金额")),
        ),
        ("report", "date", "amount"),
    ),
    Spec(
        "efficiencies",
        (
            _h("description", "Description of the initiative", ("举措说明", "举措说明"), text=True),
            _h("estimated_gains", "Estimated efficiency gains ({period})", "估计增效({period})"),
            _h("realized_gains", "Realized efficiency gains ({period})", "已实现增效({period})"),
            _h("variance", "Variance ({period})", "差异({period})"),
            _h(
                "investment",
                "Investment since inception to generate the efficiency gains of {period}",
                "为产生{period}增效而自启动以来的投资",
            ),
            _h(
                "cumulated_before",
                "Cumulated efficiency gains since inception and before {period}",
                "自启动以来至{period}之前的累计增效",
            ),
            _h(
                "cumulated_total",
                "Cumulated investment and efficiency gains as of {period}",
                "截至{period}的累计投资和增效",
            ),
        ),
        ("description", "estimated_gains"),
        ("Budget class", "预算类别"),
        ("", "(1)", "(2)", "(3)=(2)-(1)", "(4)", "(5)", "(6)", "(7)=(4)+(5)+(6)"),
    ),
    Spec(
        "staffing_changes",
        (
            _h("type", "Type", ("类型", "类别"), text=True),
            _h("number", "Number", ("数目", "数量", "人数")),
            _h("level", ("Level", "Grade"), ("职等", "级别"), text=True),
            _h("title", ("Functional title", "Title", "Post title"), ("职能头衔", "职衔", "职称"), text=True),
            _h("action", ("Action", "Post action", "Change"), ("行动", "变动", "员额变动"), text=True),
            _h("description", ("Description", "From/to", "Redeployed from/to"), ("说明", "从/至"), text=True),
        ),
        ("number", "action"),
        ("Component/office/section/unit", "构成部分/厅/科/股"),
    ),
    Spec(
        "non_budgeted_contributions",
        (
            _h(
                "actual",
                ("Actual value ({period})", "Actual ({period})"),
                ("实际价值({period})", "实际值({period})"),
            ),
            _h(
                "estimated",
                ("Estimated value ({period})", "Estimated ({period})"),
                ("估计价值({period})", "估计值({period})"),
            ),
        ),
        ("actual", "estimated"),
        _CATEGORY,
    ),
    Spec(
        "borrowing",
        (
            _h(
                "mission",
                ("Borrowing mission", "Borrowing missions", "Lending mission", "Lending missions"),
                ("借款特派团", "借款方", "借出特派团"),
                text=True,
            ),
            _h("amount", "Amount", ("数额", "金额")),
        ),
        ("mission", "amount"),
        ("As at", "截至"),
    ),
    Spec(
        "quick_impact_projects",
        (
            _h("amount", "Amount", ("数额", "金额")),
            _h("projects", "Number of projects", ("项目数目", "项目数")),
        ),
        ("amount", "projects"),
        ("Period", "期间"),
    ),
    Spec(
        "vacancy_factors",
        (
            _h(
                "actual",
                ("Actual|{period}", "{period} actual", "Actual {period}"),
                ("实际|{period}", "{period} 实际", "实际 {period}"),
            ),
            _h(
                "approved",
                ("{period} approved", "Approved {period}", "Approved|{period}"),
                ("{period} 核定", "核定 {period}", "核定|{period}"),
            ),
            _h("actual_on", "Actual as at {day}", "{day}实际"),
            _h("actual_average", "Actual average, {day}", "{day}实际平均"),
            _h(
                "proposed",
                ("{period} proposed", "Proposed {period}", "Projected {period}", "Proposed|{period}"),
                ("{period} 拟议", "拟议 {period}", "预计 {period}", "拟议|{period}"),
            ),
        ),
        ("actual", "proposed"),
        _CATEGORY,
        dash="not_applicable",
    ),
    Spec("amounts_by_period", _AMOUNTS, ("amount",), ("Group", "组别")),
    Spec("other_revenue", (_h("amount", "Amount", ("数额", "金额")),), ("amount",), _CATEGORY, strict=True),
)

# One spec for both forms of the table of personnel: by category of personnel, and by grade.
HUMAN_RESOURCES = Spec(
    "human_resources",
    (
        _h("military_observers", "Military observers", "军事观察员"),
        _h("military_contingents", "Military contingents", ("军事特遣队", "军事特遣队人员")),
        _h("united_nations_police", "United Nations police", "联合国警察"),
        _h("formed_police_units", "Formed police units", ("建制警察部队", "建制警察单位")),
        _h("international_staff", "Inter-national staff", ("国际工作人员", "国际工作人员")),
        _h(
            "national_officers",
            ("National Professional Officers", "National Professional Officer"),
            ("本国专业干事", "本国专业人员"),
        ),
        _h(
            "national_general_service",
            ("National General Service", "National General Service staff"),
            ("本国一般事务人员", "本国一般事务"),
        ),
        _h("national_staff", "National staff", ("本国工作人员", "本国工作人员")),
        _h("temporary_positions", ("Temporary positions", "Temporary position"), ("临时职位", "临时人员")),
        _h("volunteers", "United Nations Volunteers", "联合国志愿人员"),
        _h("government_provided", "Government-provided personnel", ("政府提供的人员", "政府提供人员")),
        _h("electoral_observers", "Civilian electoral observers", "文职选举观察员"),
        _h("grade_usg_asg", f"{_INT}|USG–ASG", "国际工作人员|副秘书长-助理秘书长"),
        _h("grade_usg", f"{_INT}|USG", "国际工作人员|副秘书长"),
        _h("grade_asg", f"{_INT}|ASG", "国际工作人员|助理秘书长"),
        _h("grade_d2_d1", f"{_INT}|D-2–D-1", "国际工作人员|D-2–D-1"),
        _h("grade_d2", f"{_INT}|D-2", "国际工作人员|D-2"),
        _h("grade_d1", f"{_INT}|D-1", "国际工作人员|D-1"),
        _h("grade_p5_p4", f"{_INT}|P-5–P-4", "国际工作人员|P-5–P-4"),
        _h("grade_p5", f"{_INT}|P-5", "国际工作人员|P-5"),
        _h("grade_p4", f"{_INT}|P-4", "国际工作人员|P-4"),
        _h(
            "grade_p3_p2",
            (f"{_INT}|P-3–P-2", f"{_INT}|P-3–P-1"),
            ("国际工作人员|P-3–P-2", "国际工作人员|P-3–P-1"),
        ),
        _h("grade_p3", f"{_INT}|P-3", "国际工作人员|P-3"),
        _h("grade_p2", (f"{_INT}|P-2", f"{_INT}|P-2/1"), ("国际工作人员|P-2", "国际工作人员|P-2/1")),
        _h("grade_gs_principal", f"{_INT}|GS (PL)", "国际工作人员|一般事务(特等)"),
        _h(
            "grade_gs",
            (f"{_INT}|GS", f"{_INT}|GS (OL)"),
            ("国际工作人员|一般事务", "国际工作人员|一般事务(其他职等)"),
        ),
        _h("grade_ss", f"{_INT}|SS", "国际工作人员|警卫"),
        _h(
            "field_service",
            (f"{_INT}|FS", f"{_INT}|Field Service"),
            ("国际工作人员|外勤", "国际工作人员|外勤人员"),
        ),
        _h("international_subtotal", f"{_INT}|Subtotal", "国际工作人员|小计"),
        _h(
            "grade_npo", (f"{_NAT}|NPO", f"{_NAT}|NO"), ("本国工作人员|本国专业干事", "本国工作人员|本国干事")
        ),
        _h(
            "grade_ngs", (f"{_NAT}|NGS", f"{_NAT}|GS"), ("本国工作人员|本国一般事务", "本国工作人员|一般事务")
        ),
        _h("national_subtotal", f"{_NAT}|Subtotal", "本国工作人员|小计"),
        _h(
            "volunteers_international",
            (f"{_UNV}|Inter-national", "United Nations Volunteers|International"),
            ("志愿人员|国际", "联合国志愿人员|国际"),
        ),
        _h(
            "volunteers_national",
            (f"{_UNV}|National", "United Nations Volunteers|National"),
            ("志愿人员|本国", "联合国志愿人员|本国"),
        ),
        _h(
            "volunteers_subtotal",
            (f"{_UNV}|Subtotal", "United Nations Volunteers|Subtotal"),
            ("志愿人员|小计", "联合国志愿人员|小计"),
        ),
        _h("total", "Total", ("共计", "合计", "总计")),
    ),
    ("total",),
)

FRAMEWORK = (
    _h("accomplishment", ("Expected accomplishment", "Expected accomplishments"), ("预期成绩", "预期成果")),
    _h(
        "indicators",
        ("Indicators of achievement", "Indicator of achievement"),
        ("绩效指标", "成绩指标", "业绩指标"),
    ),
)
FOLLOW_UP = (
    _h(
        "request",
        ("Decision/request", "Request/recommendation", "Decision", "Request", "Recommendation"),
        ("决定/要求", "要求/建议", "决定/请求", "请求/建议", "决定", "要求", "请求", "建议"),
    ),
    _h(
        "action",
        (
            "Action taken to implement decision/request",
            "Action taken to implement request/recommendation",
            "Action taken",
            "Action taken to implement recommendation",
            "Action taken to implement request",
        ),
        (
            "为执行决定/要求采取的行动",
            "为执行要求/建议采取的行动",
            "采取的行动",
            "为执行决定/请求采取的行动",
            "为执行请求/建议采取的行动",
            "为执行建议采取的行动",
        ),
    ),
)
VARIANCE = _h("variance", "{period} variance", ("{period} 差异", "{period} 差额"))

KNOWN: dict[str, Spec] = {spec.id: spec for spec in (*SPECS, HUMAN_RESOURCES)}
KNOWN["financial_summary"] = KNOWN["financial_resources"]
KNOWN["unencumbered_balance"] = KNOWN["prior_period_obligations"] = KNOWN["amounts_by_period"]
