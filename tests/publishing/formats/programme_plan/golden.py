"""One small plan, set by hand in Chinese and English, and as an extraction prints the Chinese one."""

from __future__ import annotations

from datetime import date

from answerable.calc.account import Accomplishment, Document, Indicator, Mandate, Paragraph, Period, Section

PERIOD = Period(date(2032, 1, 1), date(2033, 12, 31), "2032-2033")


def plan(language: str) -> Document:
    zh = language == "zh"

    def say(chinese: str, english: str) -> str:
        return chinese if zh else english

    rivers = Accomplishment(
        "a",
        say("水文站网更加可靠", "A more reliable network of gauges"),
        (
            Indicator(1, say("按时报送的测站百分比提高", "More gauges that report in time")),
            Indicator(2, say("缺测天数减少", "Fewer days without a reading")),
        ),
    )
    floods = Accomplishment(
        "b", say("洪水预报及时", "Timely flood forecasts"),
        (Indicator(1, say("预报在 6 小时内发出", "Forecasts are issued within 6 hours")),),
    )  # fmt: skip
    single = Accomplishment(
        "", say("航标得到维护", "Marks are kept up"),
        (Indicator(1, say("修复航标的平均天数减少", "Fewer days until a mark is repaired")),),
    )  # fmt: skip
    return Document(
        "programme_plan",
        language,  # type: ignore[arg-type]
        "X/87/6 (Prog. 4)",
        say("方案 4. 水域事务", "Programme 4. Water affairs"),
        PERIOD,
        (
            Section(
                "orientation",
                say("总方向", "Overall orientation"),
                paragraphs=(
                    Paragraph(say("本方案由水务部负责。", "By the Department."), "orientation", "4.1"),
                ),
            ),
            Section("A", say("总部", "Headquarters")),
            Section("A.1", say("水情", "Water levels"), "A"),
            Section(
                "A.1.1",
                say("观测", "Observation"),
                "A.1",
                objectives=(say("使各国及时了解水情", "To let States know the water levels in time"),),
                accomplishments=(rivers, floods),
                paragraphs=(
                    Paragraph(
                        say("由观测司负责，重点是：\n(a) 更新测站；\n(b) 培训人员。",
                            "The Division will:\n(a) Renew gauges;\n(b) Train staff."),
                        "strategy", "4.2",
                    ),
                    Paragraph(say("由总部执行。", "Carried out at headquarters."), "other", "*"),
                ),
            ),
            Section("A.1.2", say("航运", "Navigation"), "A.1",
                    objectives=(say("使航行安全", "To make navigation safe"),), accomplishments=(single,)),
            Section("B", say("三角洲办事处", "Delta office")),
            Section("B.4", say("支助", "Support"), "B",
                    paragraphs=(Paragraph(say("由支助处负责。", "By the Section."), "strategy", "4.3"),)),
            Section("B.4.1", say("支助", "Support"), "B.4",
                    objectives=(say("使房地运转", "To run the premises"),), accomplishments=(floods,)),
            Section("B.4.2", say("支助", "Support"), "B.4",
                    objectives=(say("使采购及时", "To buy in time"),), accomplishments=(rivers,)),
            Section("mandates", say("立法授权", "Legislative mandates"),
                    mandates=(Mandate("12/34", say("水域宪章", "The charter of waters")),)),
            Section("mandates.1", say("水情", "Water levels"), "mandates",
                    mandates=(Mandate("52/12 A 和 B" if zh else "52/12 A and B", say("革新", "Renewal")),
                              Mandate("60/1", say("首脑会议成果", "Outcome of the summit")))),
        ),
    )  # fmt: skip


# As an extraction prints it: no cover, wrapped cells, a footnote in the middle of a paragraph, cells
# of one line side by side, a lost 最.
ZH_TEXT = """   总方向

4.1  本方案由水务部负责，预期在
2032-2033 两年期完成 后一批工程。

 A． 总部

  次级方案 1
*
水情

  构成部分 1

观测

本组织目标：使各国及时了解
水情

秘书处预期成绩 绩效指标

(a) 水文站网更加
可靠

(a) ㈠ 按时报送的测站百分
比提高

 ㈡ 缺测天数减少

(b) 洪水预报及时  (b) 预报在 6 小时内发出，
采用 佳做法

  战略

4.2  由观测司负责，重
 * 次级方案 1由总部执行。
点是：
 (a) 更新测站，使用 新技术；
 (b) 培训人员。

  构成部分 2

航运

本组织目标：使航行安全

秘书处预期成绩 绩效指标

航标得到维护  修复航标的平均天
数减少

立法授权
总汇
大会决议
12/34 水域宪章
 52/12 A 和 B 革新
与改进
"""
