# ruff: noqa: E501  (a record a line)
"""A section of another shape, invented: section 2, without components, with part B, in both languages.

Its subprogrammes have no components, its tables are numbered 'Table 2.1', a result has a figure with
several series and one has two exhibits, and part B has tables of money and of posts.
"""

from __future__ import annotations

from datetime import date

from answerable.calc.account import (
    Document,
    Exhibit,
    Mandate,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Result,
    Row,
    Section,
    Table,
)

ZH = {
    "Table": "表", "Figure": "图", "Performance measure": "业绩计量",
}  # fmt: skip


def section(language: str = "en") -> Document:
    """The invented section; its figures add up, and its sentences say what its figures say."""
    zh = language == "zh"

    def say(chinese: str, english: str) -> str:
        return chinese if zh else english

    return Document(
        "programme_budget",
        language,  # type: ignore[arg-type]
        "A/99/6 (Sect. 2)",
        say("2045年拟议方案预算", "Proposed programme budget for 2045"),
        Period(date(2045, 1, 1), date(2045, 12, 31), "2045"),
        (*_orientation(say), _waters(say), _charts(say), *_part_b(say)),
        tuple(_tables(say)),
    )


def _orientation(say) -> tuple[Section, ...]:
    return (
        Section(
            "Sect2", say("水域事务部", "Department of Waters"),
            outputs=(
                total("A", say("会议文件（文件数目）", "Parliamentary documentation (number of documents)"), "2 1 2 –"),
                item("A", say("会议文件", "Parliamentary documentation"), 1, say("水域报告", "Report on waters"), "2 1 2 –"),
                told("E", say("行政", "Administration"), say("租船。", "Boats are hired.")),
            ),
            paragraphs=(
                Paragraph(say("第一编\n总体决策", "Part I\nOverall direction"), "introduction"),
                Paragraph(say("方案7\n水域", "Programme 7\nWaters"), "introduction"),
                Paragraph(say("本文件稍后将被替换。", "This document will be replaced."), "other", "*"),
            ),
            mandates=(
                Mandate("Chap. IX, Art. 55", say("水域宪章", "The charter of waters"), say("《联合国宪章》", "Charter of the United Nations")),
                Mandate("70/1", say("共同水域", "Common waters"), say("大会决议", "General Assembly resolutions")),
                Mandate("71/2", say("共同水域", "Common waters"), say("大会决议", "General Assembly resolutions")),
            ),
            exhibits=(Exhibit(say("表2.1", "Table 2.1"), say("贯穿各领域应交付产出", "Cross-cutting deliverables for the period 2043–2045")),),
        ),
        Section("A", say("2045年拟议方案计划和2043年方案执行情况", "Proposed programme plan for 2045 and programme performance in 2043"), "Sect2"),
        Section("orientation", say("总方向", "Overall orientation"), "Sect2"),
        Section("orientation.background", say("任务和背景", "Mandates and background"), "orientation",
                paragraphs=(Paragraph(say("本部负责水域。", "The Department keeps the waters."), "orientation", "2.1"),)),
        Section("orientation.strategy", say("2045年战略和外部因素", "Strategy and external factors for 2045"), "orientation",
                paragraphs=(Paragraph(say("本部将：\n(a) 测量；\n(b) 公布。", "The Department will:\n(a) Measure;\n(b) Publish."), "orientation", "2.2"),)),
        Section("orientation.strategy.a", say("新的船只", "New boats"), "orientation.strategy",
                paragraphs=(Paragraph(say("船只是新的。", "The boats are new."), "orientation", "2.3"),)),
        Section("orientation.mandates", say("立法授权", "Legislative mandates"), "orientation",
                paragraphs=(Paragraph(say("下列为全部任务。", "The list below holds all mandates."), "orientation", "2.4"),)),
        Section("orientation.deliverables", say("应交付产出", "Deliverables"), "orientation",
                paragraphs=(Paragraph(say("表2.1列出共有的应交付产出。", "Table 2.1 lists them."), "orientation", "2.5"),)),
        Section("orientation.evaluation", say("评价活动", "Evaluation activities"), "orientation",
                paragraphs=(Paragraph(say("没有评价。", "No evaluation took place."), "orientation", "2.6"),)),
    )  # fmt: skip


def _waters(say) -> Section:
    both = (say("水库", "Reservoirs"), say("河流（不含支流）", "Rivers (without tributaries)"))
    levels = tuple(
        PeriodValue(year, value, kind, series=series)
        for series, values in zip(both, ("40 50 60 70 80", "1.5 0 3.5 4 4"), strict=True)
        for year, value, kind in zip(YEARS, values.split(), KINDS, strict=True)
    )
    told_of = tuple(
        PeriodValue(year, None, kind, text)
        for year, kind, text in zip(
            YEARS[:3],
            KINDS,
            ("–", say("有测站", "Gauges exist"), say("两站\n三船", "Two gauges\nThree boats")),
            strict=False,
        )
    )
    clear = tuple(
        PeriodValue(year, value, kind)
        for year, value, kind in (
            ("2041", "12", "actual"), ("2042", "17", "actual"), ("2043", "20", "planned"),
            ("2043", "1850", "actual"), ("2044", "3000", "planned"), ("2045", "4000", "planned"),
        )
    )  # fmt: skip
    two = (
        *(PeriodValue(y, v, k, exhibit=say("表2.3", "Table 2.3")) for y, v, k in zip(YEARS, ["1", "2", "3", "4", "5"], KINDS, strict=True)),
        PeriodValue("2045", "7", "planned", exhibit=say("图2.三", "Figure 2.III")),
    )  # fmt: skip
    return Section(
        "1", say("水情", "Levels"), "Sect2",
        objectives=(say("目标是了解水情。", "The objective, to which this subprogramme contributes, is to know the waters."),),
        paragraphs=(
            Paragraph(say("次级方案将：\n(a) 观测；\n(b) 记录。", "The subprogramme will:\n(a) Observe;\n(b) Note."), "strategy", "2.8"),
            Paragraph(say("预期成果如下。", "This is expected to result in better maps."), "strategy", "2.9"),
            Paragraph(say("表2.4列出应交付产出。", "Table 2.4 lists all deliverables."), "other", "2.17"),
        ),
        mandates=(
            Mandate("60/3", say("河流", "Rivers"), say("大会决议", "General Assembly resolution")),
            Mandate("2040/5", say("湖泊", "Lakes"), say("经济及社会理事会决议", "Economic and Social Council resolution")),
        ),
        results=(
            Result(say("新的测站", "New gauges"), say("2.10 测站已建。\n2.11 见表2.2。", "2.10 The gauges were built.\n2.11 Progress is shown below (see table 2.2)."),
                   None, told_of, (Exhibit(say("表2.2", "Table 2.2"), say("业绩计量", "Performance measure")),)),
            Result(say("水位", "levels"),
                   say("2043年方案执行情况和2045年目标\n2.12 达到1 850米，超过20米的计划目标。\n2.13 见图2.一。",
                       "Programme performance in 2043 and target for 2045\n2.12 The work contributed to 1,850 metres, which exceeded the planned target of 20 metres.\n2.13 Progress is presented below (see figure 2.I)."),
                   "1", clear, (Exhibit(say("图2.一", "Figure 2.I"), say("业绩计量：米数（每年）", "Performance measure: metres (annual)"), say("米", "Metres"), (say("注：估计。", "Note: Estimated."),)),)),
            Result(say("份额", "shares"), say("2045年拟议方案计划\n2.14 份额增加。\n经验教训和计划的变动\n2.15 学到很多：\n(a) 一点；\n(b) 更多。",
                                             "Proposed programme plan for 2045\n2.14 Shares grow.\nLessons learned and planned change\n2.15 Much was learned:\n(a) Little;\n(b) More."),
                   "2", levels, (Exhibit(say("图2.二", "Figure 2.II"), say("业绩计量：份额", "Performance measure: shares"), say("百分比", "Percentage")),)),
            Result(say("两样", "two things"), say("2045年拟议方案计划\n2.16 两样都有。", "Proposed programme plan for 2045\n2.16 Both are shown."), "3", two,
                   (Exhibit(say("表2.3", "Table 2.3"), say("业绩计量", "Performance measure")), Exhibit(say("图2.三", "Figure 2.III"), say("业绩计量：船", "Performance measure: boats")))),
        ),
        outputs=(
            total("A", say("会议文件（文件数目）", "Parliamentary documentation (number of documents)"), "3 3 3 11"),
            item("A", say("会议文件", "Parliamentary documentation"), 1, say("大会报告", "Reports to the General Assembly"), "2 2 1 –"),
            item("A", say("会议文件", "Parliamentary documentation"), 2, say("大会说明", "Notes to the General Assembly"), "1 1 2 11 a"),
            total("A", say("实质性会议服务（3小时会议次数）", "Substantive services for meetings (number of three-hour meetings)"), "5 4 5 5"),
            item("A", say("实质性会议服务", "Substantive services for meetings"), 3, say("水域委员会", "The Committee on Waters"), "3 2 3 3", say("下列机构的会议：", "Meetings of:")),
            item("A", say("实质性会议服务", "Substantive services for meetings"), 4, say("湖泊委员会", "The Committee on Lakes"), "2 2 2 2", say("下列机构的会议：", "Meetings of:")),
            told("D", say("数字平台和多媒体内容", "Digital platforms and multimedia content"), say("网站。", "websites: two of them.")),
            told("E", say("行政", "Administration"), say("第一项。", "First things: boats.")),
            told("E", say("行政", "Administration"), say("第二项。", "Second things.")),
        ),
        exhibits=(Exhibit(say("表2.4", "Table 2.4"), say("次级方案1：2043-2045年期间按类别和次类别开列的应交付产出", "Subprogramme 1: deliverables for the period 2043–2045, by category and subcategory"), None, (say("a 8，见 A/98/6 (Sect. 2)。", "a 8 in A/98/6 (Sect. 2)."),)),),
    )  # fmt: skip


def _charts(say) -> Section:
    return Section(
        "2", say("海图", "Charts"), "Sect2",
        objectives=(say("目标是绘制海图：\n(a) 近海；\n(b) 远海。", "The objective is to draw charts:\n(a) Near;\n(b) Far."),),
        mandates=(Mandate("60/4 B", say("海图", "Charts"), say("大会决议", "General Assembly resolution")),),
    )  # fmt: skip


def _part_b(say) -> tuple[Section, ...]:
    return (
        Section("B", say("2045年拟议员额和非员额资源需求", "Proposed post and non-post resource requirements for 2045"), "Sect2"),
        Section("B.a", say("概览", "Overview"), "B",
                paragraphs=(
                    Paragraph(say("所需资源见表2.5。", "The requirements are shown in table 2.5."), "other", "2.19"),
                    Paragraph(say("含一艘船。", "Includes a boat."), "other", "a"),
                )),
        Section("B.1", say("水情", "Levels"), "B", paragraphs=(Paragraph(say("资源如下。", "The resources are:"), "other", "2.20"),)),
    )  # fmt: skip


def _tables(say):
    columns = (
        say("2043年支出", "2043 expenditure"),
        say("2044年批款", "2044 appropriation"),
        say("变动 总额", "Changes Total"),
        say("变动 百分比", "Changes Percentage"),
    )
    yield Table(
        "financial_resources",
        columns,
        tuple(
            Row(dict(zip(columns, cells, strict=True)), label, level)
            for label, level, cells in (
                (say("员额", "Posts"), "item", ("1200.5", "1300.0", "-10.5", "-0.8")),
                (say("其他工作人员费用", "Other staff costs"), "item", ("0", "200.0", "0", None)),
                (say("合计", "Total"), "total", ("1200.5", "1500.0", "-10.5", "-0.7")),
            )
        ),
        say("表2.5\n按支出用途开列的财政资源", "Table 2.5\nFinancial resources by object of expenditure"),
        say("千美元", "Thousands of United States dollars"),
        "B.a",
    )
    columns = (say("说明", "Details"), say("员额数", "Number"))
    yield Table(
        "human_resources", columns,
        (Row(dict(zip(columns, (say("P-3 职等", "Level P-3"), "3"), strict=True)), say("核定", "Approved")),),
        say("表2.6\n员额", "Table 2.6\nPosts"), None, "B.1",
    )  # fmt: skip


YEARS = ("2041", "2042", "2043", "2044", "2045")
KINDS = ("actual", "actual", "actual", "planned", "planned")
COLUMNS = (("2043", "planned"), ("2043", "actual"), ("2044", "planned"), ("2045", "planned"))


def quantities(cells: str) -> tuple[PeriodValue, ...]:
    texts = cells.replace(" a", "+a").split()
    return tuple(
        PeriodValue(
            year,
            "0" if text == "–" else text.partition("+")[0],
            kind,
            text.replace("+", " ") if "+" in text else None,
        )
        for (year, kind), text in zip(COLUMNS, texts, strict=True)
    )  # type: ignore[arg-type]


def total(category: str, text: str, cells: str) -> Output:
    name = text.partition("（")[0].partition(" (")[0]
    return Output(text, category=category, subcategory=name, quantities=quantities(cells))


def item(category: str, subcategory: str, number: int, text: str, cells: str, heading: str = "") -> Output:
    return Output(
        text, number, headings=(heading,) if heading else (), category=category, subcategory=subcategory,
        quantities=quantities(cells),
    )  # fmt: skip


def told(category: str, subcategory: str, text: str) -> Output:
    return Output(text, category=category, subcategory=subcategory)
