"""The tables of the invented report: each total computed from the rows above it."""

from __future__ import annotations

from decimal import Decimal

from answerable.calc import combined
from answerable.calc.account import Row, Table
from answerable.calc.quantities import number
from answerable.publishing.sample.bilingual import Two

PERIODS = combined.Periods("2028/29", "2029/30", "2030/31")
COLUMNS = combined.resource_columns(PERIODS)
THOUSANDS = Two("千美元", "Thousands of United States dollars")
TOTAL = Two("共计", "Total")


def _line(allotted: str, spent: str, current: str, proposed: str) -> combined.Amounts:
    return combined.Amounts(*map(Decimal, (allotted, spent, current, proposed)))


GROUPS: tuple[tuple[Two, tuple[tuple[Two, combined.Amounts], ...]], ...] = (
    (
        Two("军事和警务人员", "Military and police personnel"),
        (
            (Two("军事观察员", "Military observers"), _line("1210.4", "1188.0", "1244.1", "1301.9")),
            (Two("军事特遣队", "Military contingents"), _line("52410.0", "51877.3", "53002.8", "50120.4")),
            (Two("联合国警察", "United Nations police"), _line("3310.2", "3650.9", "3402.0", "3398.5")),
            (Two("建制警察部队", "Formed police units"), _line("8020.7", "7999.9", "8110.3", "8744.0")),
        ),
    ),
    (
        Two("文职人员", "Civilian personnel"),
        (
            (Two("国际工作人员", "International staff"), _line("30115.5", "30660.1", "31007.7", "29870.2")),
            (
                Two("本国专业干事", "National Professional Officers"),
                _line("2200.0", "2010.4", "2250.5", "2301.0"),
            ),
            (
                Two("联合国志愿人员", "United Nations Volunteers"),
                _line("1850.3", "1799.9", "1900.0", "2105.6"),
            ),
            (
                Two("政府提供的人员", "Government-provided personnel"),
                _line("610.0", "604.2", "622.1", "640.0"),
            ),
        ),
    ),
    (
        Two("业务费用", "Operational costs"),
        (
            (
                Two("设施和基础设施", "Facilities and infrastructure"),
                _line("14200.8", "13105.5", "13990.2", "12870.1"),
            ),
            (Two("海上业务", "Marine operations"), _line("920.0", "1420.3", "1100.0", "1150.0")),
            (Two("速效项目", "Quick-impact projects"), _line("500.0", "500.0", "500.0", "500.0")),
        ),
    ),
)
ASSESSMENT = _line("4010.6", "4122.0", "4090.3", "3960.8")


def _gross() -> combined.Amounts:
    return combined.sum_of(line for _, lines in GROUPS for _, line in lines)


def _bottom() -> list[Row]:
    return [
        combined.resource_row(Two("所需资源毛额", "Gross requirements"), _gross(), PERIODS, "total"),
        combined.resource_row(Two("工作人员薪金税收入", "Staff assessment income"), ASSESSMENT, PERIODS),
        combined.resource_row(
            Two("所需资源净额", "Net requirements"), _gross() - ASSESSMENT, PERIODS, "total"
        ),
        combined.resource_row(
            Two("自愿实物捐助(已列入预算)", "Voluntary contributions in kind (budgeted)"),
            combined.NOTHING,
            PERIODS,
        ),
        combined.resource_row(Two("所需资源共计", "Total requirements"), _gross(), PERIODS, "total"),
    ]


def money() -> Table:
    rows: list[Row] = []
    for name, lines in GROUPS:
        rows.append(Row(dict.fromkeys(COLUMNS), name, "heading"))
        rows.extend(combined.resource_row(label, line, PERIODS) for label, line in lines)
        total = combined.sum_of(line for _, line in lines)
        rows.append(combined.resource_row(Two("小计", "Subtotal"), total, PERIODS, "subtotal"))
    return Table("financial_resources", COLUMNS, (*rows, *_bottom()), unit=THOUSANDS, section="II.A")


def money_summary() -> Table:
    rows = [
        combined.resource_row(name, combined.sum_of(line for _, line in lines), PERIODS)
        for name, lines in GROUPS
    ]
    return Table("financial_summary", COLUMNS, (*rows, *_bottom()), unit=THOUSANDS, section="summary")


def variances() -> Table:
    """One class over the threshold in both periods, one in performance only, one in the budget only."""
    rows = []
    for _, lines in GROUPS:
        for label, line in lines:
            made = combined.resource_row(label, line, PERIODS)
            amounts = [made.cells[COLUMNS[i]] for i in (2, 3, 6, 7)]
            shown = [_explained(amounts[0], amounts[1]), _explained(amounts[2], amounts[3])]
            if any(shown):
                cells = dict.fromkeys(
                    ("performance_amount", "performance_percent", "budget_amount", "budget_percent")
                )
                if shown[0]:
                    cells.update(performance_amount=amounts[0], performance_percent=amounts[1])
                if shown[1]:
                    cells.update(budget_amount=amounts[2], budget_percent=amounts[3])
                rows.append(Row(cells, label))
    return Table(
        "variances",
        ("performance_amount", "performance_percent", "budget_amount", "budget_percent"),
        tuple(rows),
        section="III",
    )


def _explained(amount: str | None, percent: str | None) -> bool:
    """At least 5 per cent or $100,000."""
    value, share = number(amount), number(percent)
    return value is not None and share is not None and bool(value) and (abs(value) >= 100 or abs(share) >= 5)


def history() -> Table:
    columns = tuple(
        f"{name} {year}" for year in ("2028/29", "2029/30") for name in ("report", "date", "amount")
    )
    gross, net = _gross(), _gross() - ASSESSMENT

    def cells(
        one: str, day: Two, amount: Decimal, other: str, later: Two, more: Decimal
    ) -> dict[str, str | None]:
        return dict(zip(columns, (one, day, str(amount), other, later, str(more)), strict=True))

    empty: dict[str, str | None] = dict.fromkeys(columns)
    return Table(
        "legislative_history",
        columns,
        (
            Row(
                cells(
                    "A/83/640",
                    Two("2028年1月12日", "12 January 2028"),
                    gross.allotted + 500,
                    "A/84/655",
                    Two("2029年1月15日", "15 January 2029"),
                    gross.current + 700,
                ),
                Two("拟议预算 – 秘书长", "Proposed budget – Secretary-General"),
            ),
            Row(
                cells(
                    "A/RES/82/290",
                    Two("2028年6月30日", "30 June 2028"),
                    gross.allotted,
                    "A/RES/83/291",
                    Two("2029年6月29日", "29 June 2029"),
                    gross.current,
                ),
                Two("批款 a – 大会", "Appropriation a – General Assembly"),
            ),
            Row(
                {**empty, "amount 2028/29": str(net.allotted), "amount 2029/30": str(net.current)},
                Two("批款(净额)", "Appropriation (net)"),
            ),
        ),
        Two("立法沿革", "Legislative history"),
        THOUSANDS,
        "summary",
    )


# --- personnel

KINDS = (
    Two("核定 2028/29", "Approved 2028/29"),
    Two("实际 2028/29", "Actual 2028/29"),
    Two("核定 2029/30", "Approved 2029/30"),
    Two("拟议 2030/31", "Proposed 2030/31"),
)
GRADES = (
    "grade_usg_asg",
    "grade_d2_d1",
    "grade_p5_p4",
    "grade_p3_p2",
    "field_service",
    "international_subtotal",
    "grade_npo",
    "grade_ngs",
    "national_subtotal",
    "volunteers_international",
    "volunteers_national",
    "volunteers_subtotal",
    "total",
)
CATEGORIES = (
    "military_observers",
    "military_contingents",
    "united_nations_police",
    "formed_police_units",
    "international_staff",
    "national_officers",
    "national_general_service",
    "temporary_positions",
    "volunteers",
    "government_provided",
    "total",
)
_LEAF = tuple(name for name in GRADES if not name.endswith("subtotal") and name != "total")
# component: posts of four kinds by grade, then temporary positions of four kinds
POSTS = {
    "executive": (
        (1, 2, 5, 4, 2, 1, 3, 0, 1),
        (1, 1, 5, 3, 2, 1, 3, 0, 1),
        (1, 2, 5, 4, 2, 1, 3, 0, 1),
        (1, 2, 4, 4, 2, 1, 3, 0, 1),
    ),
    "political": (
        (0, 1, 6, 5, 0, 4, 6, 3, 0),
        (0, 1, 5, 5, 0, 3, 6, 3, 0),
        (0, 1, 6, 5, 0, 4, 6, 3, 0),
        (0, 1, 7, 5, 0, 5, 6, 3, 0),
    ),
    "support": (
        (0, 1, 8, 9, 30, 2, 70, 5, 2),
        (0, 1, 7, 8, 27, 2, 66, 4, 2),
        (0, 1, 8, 9, 30, 2, 70, 5, 2),
        (0, 1, 8, 10, 29, 2, 70, 6, 2),
    ),
}
TEMPORARY = {
    "support": (
        (0, 0, 1, 1, 0, 0, 0, 0, 0),
        (0, 0, 1, 0, 0, 0, 0, 0, 0),
        (0, 0, 1, 1, 0, 0, 0, 0, 0),
        (0, 0, 1, 0, 0, 0, 0, 0, 0),
    )
}
ESTIMATES = {  # together what civilian personnel costs
    "executive": ("5120.4", "5004.0"),
    "political": ("9300.0", "9100.5"),
    "support": ("21359.9", "20812.3"),
}
UNIFORMED = {
    "military_observers": (40, 38, 40, 40),
    "military_contingents": (1800, 1766, 1800, 1700),
    "united_nations_police": (60, 66, 60, 60),
    "formed_police_units": (320, 318, 320, 345),
    "government_provided": (12, 11, 12, 12),
}
NAMES = {
    "executive": Two("行政领导和管理", "Executive direction and management"),
    "political": Two("政治进程", "Political process"),
    "security": Two("安全", "Security"),
    "support": Two("支助", "Support"),
    "military_observers": Two("军事观察员", "Military observers"),
    "military_contingents": Two("军事特遣队", "Military contingents"),
    "united_nations_police": Two("联合国警察", "United Nations police"),
    "formed_police_units": Two("建制警察部队", "Formed police units"),
    "government_provided": Two("政府提供的人员", "Government-provided personnel"),
}
_NET = Two("净变动", "Net change")


def _counts(values: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(_LEAF, values, strict=True))


def _with_change(rows: list[Row]) -> list[Row]:
    return [*rows, combined.net_change(_NET, rows[2], rows[3])]


def _civilian(component: str, title: Two) -> Table:
    def labels(zh: str, en: str) -> list[Two]:
        return [
            Two(f"{zh[i : i + 2]}{zh[8:]} {y}", f"{w} {en} {y}")
            for i, w, y in (
                (0, "Approved", "2028/29"),
                (2, "Actual", "2028/29"),
                (4, "Approved", "2029/30"),
                (6, "Proposed", "2030/31"),
            )
        ]

    posts = [
        combined.staff_row(label, _counts(values), GRADES)
        for label, values in zip(labels("核定实际核定拟议员额", "posts"), POSTS[component], strict=True)
    ]
    rows = _with_change(posts)
    if component in TEMPORARY:
        places = [
            combined.staff_row(label, _counts(values), GRADES)
            for label, values in zip(
                labels("核定实际核定拟议临时职位 a", "temporary positions a"),
                TEMPORARY[component],
                strict=True,
            )
        ]
        rows += _with_change(places)
        rows.append(
            Row(
                dict.fromkeys(GRADES),
                Two("共计，包括临时职位", "Total, including temporary positions"),
                "heading",
            )
        )
        rows += _with_change(
            [
                combined.added(label, (one, other), GRADES)
                for label, one, other in zip(KINDS, posts, places, strict=True)
            ]
        )
    empty = dict.fromkeys(GRADES)
    rows += [
        Row(empty, Two("估计数额(文职人员)", "Estimated amount (civilian personnel)"), "heading"),
        Row(empty, Two("(千美元)", "(Thousands of United States dollars)"), "heading"),
        Row({**empty, "total": ESTIMATES[component][0]}, KINDS[2]),
        Row({**empty, "total": ESTIMATES[component][1]}, KINDS[3]),
    ]
    return Table("human_resources", GRADES, tuple(rows), title, section="I.E")


def staff_tables() -> tuple[Table, ...]:
    uniformed: list[Row] = []
    for name in UNIFORMED:
        uniformed.append(Row({"total": None}, NAMES[name], "heading"))
        rows = [Row({"total": str(n)}, label) for label, n in zip(KINDS, UNIFORMED[name], strict=True)]
        uniformed += _with_change(rows)
    return (
        _civilian("executive", NAMES["executive"]),
        _civilian("political", Two("构成部分1：政治进程", "Component 1: political process")),
        Table(
            "human_resources",
            ("total",),
            tuple(uniformed),
            Two("构成部分2：安全", "Component 2: security"),
            section="I.E",
        ),
        _civilian("support", Two("构成部分3：支助", "Component 3: support")),
    )


def staff_summary() -> Table:
    rows: list[Row] = []
    by_kind: list[list[Row]] = [[], [], [], []]
    for name in ("executive", "political", "security", "support"):
        if name == "political":
            rows.append(Row(dict.fromkeys(CATEGORIES), Two("构成部分", "Components"), "heading"))
        rows.append(Row(dict.fromkeys(CATEGORIES), NAMES[name], "heading"))
        for kind in range(4):
            made = combined.staff_row(KINDS[kind], _categories(name, kind), CATEGORIES)
            rows.append(made)
            by_kind[kind].append(made)
    rows.append(Row(dict.fromkeys(CATEGORIES), TOTAL, "heading"))
    totals = [combined.added(KINDS[kind], by_kind[kind], CATEGORIES) for kind in range(4)]
    return Table("human_resources", CATEGORIES, (*rows, *_with_change(totals)), section="summary")


def _categories(name: str, kind: int) -> dict[str, int]:
    if name == "security":
        return {category: numbers[kind] for category, numbers in UNIFORMED.items()}
    counts = _counts(POSTS[name][kind])
    return {
        "international_staff": sum(counts[g] for g in _LEAF[:5]),
        "national_officers": counts["grade_npo"],
        "national_general_service": counts["grade_ngs"],
        "volunteers": counts["volunteers_international"] + counts["volunteers_national"],
        "temporary_positions": sum(TEMPORARY[name][kind]) if name in TEMPORARY else 0,
    }


def staffing_changes() -> Table:
    columns = ("type", "number", "level", "title", "action")

    def row(label: Two, *cells: Two | str) -> Row:
        return Row(dict(zip(columns, cells, strict=True)), label)

    def heading(zh: str, en: str) -> Row:
        return Row(dict.fromkeys(columns), Two(zh, en), "heading")

    def total(zh: str, en: str, value: str, level: str = "subtotal") -> Row:
        return Row({**dict.fromkeys(columns), "number": value}, Two(zh, en), level)  # type: ignore[arg-type]

    post, temporary = Two("员额", "Post"), Two("临时职位", "Temporary position")
    international, national = Two("国际", "International"), Two("本国", "National")
    volunteer = Two("联合国志愿人员", "UNV")
    abolish, establish = Two("裁撤", "Abolishment"), Two("设立", "Establishment")
    move, regrade = Two("调动", "Redeployment"), Two("改叙", "Reclassification")
    officer = Two("政治事务干事", "Political Affairs Officer")
    return Table(
        "staffing_changes",
        columns,
        (
            heading("行政领导和管理", "Executive direction and management"),
            row(post, international, "-1", "P-5", Two("高级法律干事", "Senior Legal Officer"), abolish),
            total("小计，行政领导和管理", "Subtotal, executive direction and management", "-1"),
            heading("构成部分1：政治进程", "Component 1: Political process"),
            row(post, international, "1", "P-4", officer, establish),
            row(post, national, "1", "NPO", Two("协理干事", "Associate Officer"), establish),
            total("小计，政治进程", "Subtotal, political process", "2"),
            heading("构成部分3：支助", "Component 3: Support"),
            heading("运输科", "Transport Section"),
            row(post, international, "-1", "FS", Two("运输助理", "Transport Assistant"), regrade),
            row(post, international, "1", "P-2", Two("协理运输干事", "Associate Transport Officer"), regrade),
            row(temporary, international, "-1", "P-3", Two("工程师", "Engineer"), abolish),
            row(
                post, volunteer, "1", Two("国际志愿人员", "International UNV"), Two("船员", "Boat crew"), move
            ),
            total("小计", "Subtotal", "0"),
            total("小计，支助", "Subtotal, support", "0"),
            total("共计，文职人员", "Total, civilian personnel", "1", "total"),
        ),
        section="I.F",
    )


# --- the smaller tables


def efficiencies() -> Table:
    columns = (
        "description",
        "estimated_gains 2028/29",
        "realized_gains 2028/29",
        "variance 2028/29",
        "investment 2030/31",
        "cumulated_before 2030/31",
        "estimated_gains 2030/31",
        "cumulated_total 2030/31",
    )

    def row(label: Two, text: Two, *figures: str) -> Row:
        return Row(dict(zip(columns, (text, *figures), strict=True)), label)

    civilian = Two("文职人员", "Civilian personnel")
    rows = (
        row(civilian, Two("合并两个股", "Merging of two units"), "0", "0", "0", "0", "0", "350.0", "350.0"),
        row(
            civilian, Two("减少加班", "Less overtime"), "40.0", "45.5", "5.5", "-10.0", "60.0", "20.0", "70.0"
        ),
        row(
            Two("海上业务", "Marine operations"),
            Two("改用太阳能船", "Solar boats"),
            "100.0",
            "80.0",
            "-20.0",
            "-900.0",
            "150.0",
            "200.0",
            "-550.0",
        ),
    )
    total = combined.added(TOTAL, rows, columns[1:], "total")
    empty = dict.fromkeys(columns)
    gains = number(total.cells["estimated_gains 2030/31"])
    assert gains is not None
    share = combined.share_of_budget(gains, _gross().current)
    return Table(
        "efficiencies",
        columns,
        (
            *rows,
            Row({**empty, **total.cells}, TOTAL, "total"),
            Row(
                {**empty, "estimated_gains 2030/31": str(_gross().current)},
                Two("2029/30年度核定预算", "Approved budget for 2029/30"),
            ),
            Row(
                {**empty, "estimated_gains 2030/31": str(share)},
                Two(
                    "2030/31年度估计增效占2029/30年度核定预算的百分比",
                    "2030/31 estimated efficiencies as a percentage of the approved budget for 2029/30",
                ),
            ),
        ),
        unit=THOUSANDS,
        section="II.C",
    )


def revenue() -> tuple[Table, ...]:
    years = tuple(f"amount {year}" for year in ("2026/27", "2027/28", "2028/29"))
    groups = [(name, combined.sum_of(line for _, line in lines)) for name, lines in GROUPS]

    def trend(table_id: str, title: Two, section: str, last: list[str]) -> Table:
        before = (("410.5", "-20.1"), ("33.3", "71.0"), ("12.0", "9.9"))
        rows = [
            Row(dict(zip(years, (*earlier, now), strict=True)), name)
            for (name, _), earlier, now in zip(groups, before, last, strict=True)
        ]
        total = combined.added(TOTAL, rows, years, "total")
        return Table(table_id, years, (*rows, total), title, THOUSANDS, section)

    balances = [str(line.allotted - line.spent) for _, line in groups]
    cancelled = ["70.0", "5.5", "11.5"]
    other = [
        Row({"amount": "820.3"}, Two("投资收入", "Investment revenue")),
        Row({"amount": "0"}, Two("上期调整", "Prior-period adjustments")),
        Row({"amount": "87.0"}, Two("上期债务的核销", "Cancellation of prior-period obligations")),
    ]
    return (
        trend(
            "unencumbered_balance",
            Two("未支配余额的趋势", "Trend of the unencumbered balance"),
            "II.D",
            balances,
        ),
        trend(
            "prior_period_obligations",
            Two("上期债务核销趋势", "Trend of the cancellation of prior-period obligations"),
            "II.E",
            cancelled,
        ),
        Table(
            "other_revenue",
            ("amount",),
            (*other, combined.added(TOTAL, other, ("amount",), "total")),
            unit=THOUSANDS,
            section="II.F.1",
        ),
        Table(
            "borrowing",
            ("mission", "amount"),
            (
                Row(
                    {"mission": "UNXYZ (2.5), UNABC (1.0)", "amount": "-3.5"},
                    Two("2028年9月30日", "30 September 2028"),
                ),
            ),
            unit=Two("百万美元", "Millions of United States dollars"),
            section="II.F.2",
        ),
    )


def vacancies() -> Table:
    columns = (
        "actual 2026/27",
        "actual 2027/28",
        "actual 2028/29",
        "approved 2029/30",
        "actual_on 2029-12-31",
        "actual_average 2029-01/2029-12",
        "proposed 2030/31",
    )

    def row(label: Two, *figures: str) -> Row:
        return Row(dict(zip(columns, figures, strict=True)), label)

    return Table(
        "vacancy_factors",
        columns,
        (
            Row(dict.fromkeys(columns), Two("军事和警务人员", "Military and police personnel"), "heading"),
            row(Two("军事特遣队", "Military contingents"), "2.0", "1.5", "1.9", "2.0", "5.5", "4.1", "5.0"),
            Row(dict.fromkeys(columns), Two("临时职位 a", "Temporary positions a"), "heading"),
            row(
                Two("国际工作人员", "International staff"),
                "0.0",
                "50.0",
                "50.0",
                "0.0",
                "0.0",
                "0.0",
                "not_applicable",
            ),
        ),
        unit=Two("百分比", "Percentage"),
        section="II.G",
    )
