# ruff: noqa: E501  (a sentence a line, so that translators can compare)
"""The sentences of these rules, Chinese and English."""

from __future__ import annotations

_EN = {
    "subcategory_total": "{label}, {year} {kind}: printed as {printed}; the {rows} deliverables listed below it give {computed}.",
    "deliverable_years": "The columns of the deliverables are {printed}; this form prints {computed}.",
    "measure_years": "The measure shows the years {printed}; {computed} were expected.",
    "measure_kind": "A value of {year} is called {kind}, but {reported} is the year whose performance is reported.",
    "target_in_text": "{label}: the sentence says a planned target of {printed}; the measure shows {computed} planned for {year}.",
    "actual_in_text": "{label}: the sentence says {printed}; the measure shows {computed} as the actual value of {year}.",
    "target_claim": "{label}: the sentence says that the target was {claim}, but {printed} was reached of {computed} planned for {year}.",
    "share_in_measure": "{label}: the sentence says {printed} per cent, which the measure for {year} does not have ({computed}).",
    "mandate_repeated": "The mandate {source} stands {times} times in this list.",
    "mandate_title": "The mandate {source} is titled “{printed}” here and “{computed}” elsewhere.",
    "exhibit_repeated": "The number of {source} is used already (in {other}).",
    "exhibit_left_out": "There is no {sort} {printed}, although later numbers are used.",
    "list_letter": "An item of this list is marked {source}; {computed} was expected.",
    "result_heading": "{label}: the heading that other planned results begin with is missing.",
    "exhibit_reference": "The text refers to {source}, but what stands here has another number.",
    "sum_of_changes": "{label}, {column}: printed as {printed}; the {first} changes before it give {computed}.",
    "estimate_after_changes": "{label}, {column}: printed as {printed}; {first} with a change of {second} is {computed}.",
    "share_of_changes": "{label}, {column}: printed as {printed} per cent; {first} of {second} is {computed} per cent.",
    "post_changes": "{label}: printed as {printed}; the posts approved and their changes give {computed}.",
    "posts_by_grade": "{label}: printed as {printed}; the grades listed beside it give {computed}.",
    "amount_in_part_b": "The sentence says ${printed}; the total of the table beside it is ${computed}.",
    "change_in_part_b": "The sentence says a change of ${printed}; that of the total in the table beside it is ${computed}.",
}
_ZH = {
    "subcategory_total": "{label}，{year}年{kind}数：印为{printed}；其下所列{rows}项应交付产出之和为{computed}。",
    "deliverable_years": "应交付产出各栏为{printed}；本格式应为{computed}。",
    "measure_years": "业绩计量所列年份为{printed}；应为{computed}。",
    "measure_kind": "{year}年的数值称为{kind}，而报告执行情况的年份是{reported}年。",
    "target_in_text": "{label}：句中称计划目标为{printed}；业绩计量显示{year}年计划数为{computed}。",
    "actual_in_text": "{label}：句中称{printed}；业绩计量显示{year}年实际数为{computed}。",
    "target_claim": "{label}：句中称目标{claim}，但{year}年实际数为{printed}，计划数为{computed}。",
    "share_in_measure": "{label}：句中称{printed}%，{year}年的业绩计量中没有这一数字({computed})。",
    "mandate_repeated": "任务授权{source}在本清单中出现{times}次。",
    "mandate_title": "任务授权{source}在此题为“{printed}”，别处题为“{computed}”。",
    "exhibit_repeated": "{source}的编号已经用过(见{other})。",
    "exhibit_left_out": "没有{sort}{printed}，但后面的编号已经使用。",
    "list_letter": "本清单有一项标为{source}；应为{computed}。",
    "result_heading": "{label}：缺少其他计划成果开头的小标题。",
    "exhibit_reference": "正文提到{source}，但此处的图表是另一编号。",
    "sum_of_changes": "{label}，{column}：印为{printed}；其前{first}项变动之和为{computed}。",
    "estimate_after_changes": "{label}，{column}：印为{printed}；{first}加变动{second}应为{computed}。",
    "share_of_changes": "{label}，{column}：印为{printed}%；{second}中的{first}应为{computed}%。",
    "post_changes": "{label}：印为{printed}；核定员额加各项变动应为{computed}。",
    "posts_by_grade": "{label}：印为{printed}；所列各职等之和为{computed}。",
    "amount_in_part_b": "句中称{printed}美元；旁边表格的合计为{computed}美元。",
    "change_in_part_b": "句中称变动{printed}美元；旁边表格合计的变动为{computed}美元。",
}
SENTENCES = {"en": _EN, "zh": _ZH}

# Values of parameters that are words of ours.
VALUES = {
    "en": {"actual": "actual", "planned": "planned", "met": "met", "not_met": "not met", "exceeded": "exceeded",
           "table": "table", "figure": "figure"},
    "zh": {"actual": "实际", "planned": "计划", "met": "已实现", "not_met": "未实现", "exceeded": "已超额实现",
           "table": "表", "figure": "图"},
}  # fmt: skip
AS_THEY_ARE = frozenset(("year", "reported", "other"))  # years take no thousands separators
