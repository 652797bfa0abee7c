"""One small account, set by hand in Chinese and English: as a document, and as an extraction prints it.

The extraction has the habits of a real one: a value stacked, a continuation row, a row whose tabs
were lost, a table's rule, a note, tags.
"""

from __future__ import annotations

from datetime import date

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Output,
    Paragraph,
    Period,
    Row,
    Section,
    Table,
)
from answerable.publishing.blocks import Line

PERIOD = Period(date(2031, 7, 1), date(2032, 6, 30), "2031/32")


def lines(text: str) -> list[Line]:
    """A text as the text medium gives it: its non-blank lines with their numbers."""
    return [Line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


ZH_TEXT = """大会

Distr.: General
3 October 2032
Chinese

第八十七届会议

议程项目 151

港口账户的
行政问题

港口账户 2031 年 7 月 1 日至 2032 年 6 月 30 日 期间执行情况

秘书长的报告

增编

本增编随 [X/87/40](#) 号文件印发。

目录

\t页次
二. 资源使用情况\t2
A. 港务部\t2

简称

灯管处\t灯塔管理处

二. 资源使用情况^{*}

A. 港务部

1. 成果预算编制框架

(a) 灯塔处

预期成绩 1.1: 夜航更加安全

计划产出\t完成 (数目或是/否)\t说明
检修 12 座灯塔\t15\t灯塔 产出增加的原因是冬季提前结束
召开 2 次会议和 1 400 次通话\t2 1 380\t会议 通话
培训看守人\t7\t看守人
\t\t产出减少的原因是渡船停航
\t3\t代理看守人
--\t---\t---

^{*} 指标见主报告。

更新灯塔手册\t是\t<p>第三版已分送</p> <p>旧版已收回</p>

清点 30 个浮标

28

浮标

B. 档案部

1. 成果预算编制框架

预期成绩 2.1：档案得到保存

计划产出\t已完成 (数目或是/否)\t说明
移交 40 箱档案\t否\t库房尚未完工
"""

ZH = Document(
    "outputs_addendum",
    "zh",
    "X/87/40/Add.1",
    "港口账户 2031 年 7 月 1 日至 2032 年 6 月 30 日期间执行情况",
    PERIOD,
    (
        Section("summary", "导言", paragraphs=(Paragraph("本增编随 X/87/40 号文件印发。", "introduction"),)),
        Section("II", "资源使用情况", paragraphs=(Paragraph("指标见主报告。", "other", "*"),)),
        Section("A", "港务部"),
        Section(
            "A.a",
            "灯塔处",
            "A",
            accomplishments=(Accomplishment("1.1", "夜航更加安全"),),
            outputs=(
                Output(
                    "检修 12 座灯塔",
                    accomplishment="1.1",
                    planned="12",
                    actual="15",
                    completed=(Completed("15", "灯塔"),),
                    reason="产出增加的原因是冬季提前结束",
                ),
                Output(
                    "召开 2 次会议和 1 400 次通话",
                    accomplishment="1.1",
                    completed=(Completed("2", "会议"), Completed("1380", "通话")),
                ),
                Output(
                    "培训看守人",
                    accomplishment="1.1",
                    completed=(Completed("7", "看守人"), Completed("3", "代理看守人")),
                    reason="产出减少的原因是渡船停航",
                ),
                Output(
                    "更新灯塔手册",
                    accomplishment="1.1",
                    actual="yes",
                    completed=(Completed("yes"),),
                    remarks="第三版已分送\n旧版已收回",
                ),
                Output(
                    "清点 30 个浮标",
                    accomplishment="1.1",
                    planned="30",
                    actual="28",
                    completed=(Completed("28", "浮标"),),
                ),
            ),
        ),
        Section(
            "B",
            "档案部",
            accomplishments=(Accomplishment("2.1", "档案得到保存"),),
            outputs=(
                Output(
                    "移交 40 箱档案",
                    accomplishment="2.1",
                    actual="no",
                    completed=(Completed("no"),),
                    remarks="库房尚未完工",
                ),
            ),
        ),
    ),
    (
        Table(
            "contents",
            ("page",),
            (Row({"page": "2"}, "二. 资源使用情况"), Row({"page": "2"}, "A. 港务部")),
            "目录",
        ),
        Table("abbreviations", ("full_name",), (Row({"full_name": "灯塔管理处"}, "灯管处"),), "简称"),
    ),
)

EN_TEXT = """General Assembly

Distr.: General
3 October 2032
Original: English

Eighty-seventh session

Agenda item 151

Administration of the harbour account

Performance of the harbour account for the period from 1 July 2031 to 30 June 2032

Report of the Secretary-General

Addendum

The present addendum goes with document X/87/40.

II. Use of resources*

A. Department of Harbours

1. Results-based-budgeting framework

(a) Lighthouse Service

Expected accomplishment 1.1: Safer navigation at night

Planned outputs\tCompleted (number or yes/no)\tRemarks
Repair of 12 lighthouses\t15\tLighthouses The higher output resulted from the early end of winter
2 meetings and 1,400 telephone calls\t2 1,380\tMeetings Telephone calls
Training of keepers\t7\tKeepers
\t\tThe lower output was due to the ferries being laid up
\t3\tDeputy keepers

* Indicators stand in the main report.

New edition of the lighthouse manual\tPartially\tThe text is ready for print

Counting of 30 buoys

28

Buoys

B. Archives Department

1. Results-based-budgeting framework

Expected accomplishment 2.1: The archives are kept

Planned outputs\tCompleted (number or yes/no)\tRemarks
Transfer of 40 boxes\tNo\tThe store was not ready
"""

EN = Document(
    "outputs_addendum",
    "en",
    "X/87/40/Add.1",
    "Performance of the harbour account for the period from 1 July 2031 to 30 June 2032",
    PERIOD,
    (
        Section(
            "summary",
            "Introduction",
            paragraphs=(Paragraph("The present addendum goes with document X/87/40.", "introduction"),),
        ),
        Section(
            "II",
            "Use of resources",
            paragraphs=(Paragraph("Indicators stand in the main report.", "other", "*"),),
        ),
        Section("A", "Department of Harbours"),
        Section(
            "A.a",
            "Lighthouse Service",
            "A",
            accomplishments=(Accomplishment("1.1", "Safer navigation at night"),),
            outputs=(
                Output(
                    "Repair of 12 lighthouses",
                    accomplishment="1.1",
                    planned="12",
                    actual="15",
                    completed=(Completed("15", "Lighthouses"),),
                    reason="The higher output resulted from the early end of winter",
                ),
                Output(
                    "2 meetings and 1,400 telephone calls",
                    accomplishment="1.1",
                    completed=(Completed("2", "Meetings"), Completed("1380", "Telephone calls")),
                ),
                Output(
                    "Training of keepers",
                    accomplishment="1.1",
                    completed=(Completed("7", "Keepers"), Completed("3", "Deputy keepers")),
                    reason="The lower output was due to the ferries being laid up",
                ),
                Output(
                    "New edition of the lighthouse manual",
                    accomplishment="1.1",
                    actual="partly",
                    completed=(Completed("partly"),),
                    remarks="The text is ready for print",
                ),
                Output(
                    "Counting of 30 buoys",
                    accomplishment="1.1",
                    planned="30",
                    actual="28",
                    completed=(Completed("28", "Buoys"),),
                ),
            ),
        ),
        Section(
            "B",
            "Archives Department",
            accomplishments=(Accomplishment("2.1", "The archives are kept"),),
            outputs=(
                Output(
                    "Transfer of 40 boxes",
                    accomplishment="2.1",
                    actual="no",
                    completed=(Completed("no"),),
                    remarks="The store was not ready",
                ),
            ),
        ),
    ),
)

BOTH = ((ZH_TEXT, ZH), (EN_TEXT, EN))
