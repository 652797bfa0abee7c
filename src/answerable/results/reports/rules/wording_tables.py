# ruff: noqa: E501  (a sentence a line, so that translators can compare)
"""The sentences themselves, Chinese and English, with names of tables, columns and values."""

from __future__ import annotations

_EN = {
    "delivery_rate": "The delivery rate is printed as {printed}; {actual} delivered of {planned} planned gives {computed}.",
    "delivery_rate_absent": "No delivery rate is printed; {actual} delivered of {planned} planned gives {computed}.",
    "delivery_rate_of_nothing": "A delivery rate of {printed} is printed although nothing was planned ({actual} delivered): no rate exists.",
    "figure_absent": "A figure is missing beside others of its row, so the row cannot be recomputed.",
    "variance_amount": "{label}: the variance is printed as {printed}; {apportionment} minus {expenditure} is {computed}.",
    "variance_percent": "{label}: the variance is printed as {printed} per cent; from {apportionment} and {expenditure} it is {computed} per cent.",
    "column_total": "{label}, {column}: printed as {printed}; the {rows} rows it adds up give {computed}.",
    "net_requirements": "{label}, {column}: printed as {printed}; gross {gross} minus staff assessment income {income} is {computed}.",
    "part_exceeds_whole": "{label}, {column}: the part ({printed}) is larger than “{whole}”, which it belongs to ({computed}).",
    "tables_disagree": "{label}, {column}: {printed} in the table “{table}”, but {computed} in the table “{other_table}”.",
    "variance_head_unknown": "The analysis of variances explains “{label}”, which is in no table of resources.",
    "vacancy_rate": "{label}: the vacancy rate is printed as {printed} per cent; {authorized} posts with an average of {average} in place allow {low} to {high} per cent.",
    "vacancy_rate_noted": "{label}: the vacancy rate is printed as {printed} per cent; {authorized} posts with an average of {average} in place allow {low} to {high} per cent. A note says that the number of posts changed within the period, which may explain the difference.",
    "reference_missing": "The paragraph refers to output {printed}, but this section has no such output (the last one is {last}).",
    "output_number_repeated": "Output number {printed} stands {times} times in this section.",
    "output_number_left_out": "Output number {printed} is left out in this section.",
    "variance_unexplained": "{label}: a variance of {printed} ({percent} per cent) has to be explained (threshold: {threshold_percent} per cent or {threshold_amount} dollars, {source}), but the analysis of variances does not mention it.",
    "explanation_absent": "The analysis of variances names {computed} variances but has {printed} numbered paragraphs: at least one is not explained.",
    "share_in_text": "The sentence says {printed} per cent; {first} of {second} is {computed} per cent.",
    "change_in_text": "The sentence says a change of {printed} per cent; from {first} to {second} it is {computed} per cent.",
    "sum_in_text": "The sentence says {printed} in all; the parts it lists ({first}) add up to {computed}.",
    "balance_in_text": "The unencumbered balance is given as {printed}; {first} minus {second} is {computed}.",
    "amount_in_text": "The sentence says {printed} dollars; the table says {computed}.",
    "variance_in_text": "The sentence says {printed} for a variance of {amount} dollars; the table says {computed} (“{label}”).",
    "vacancy_rate_in_text": "The sentence says a vacancy rate of {printed} per cent, which is not in the incumbency table (nearest: {computed}).",
    "amount_in_table": "{label}: the table says {printed}, the text {computed} dollars, which is also what the total wants.",
    "vacancy_rate_in_table": "{label}: the rate is printed as {printed} per cent; the text says {computed} per cent, {times} times.",
    "measure_in_narrative": "The actual value is printed as {printed}, but the narrative beside it says {computed}.",
    "measure_over_whole": "The actual value is printed as {printed} per cent, but the measure is a share of a whole and cannot exceed {computed}.",
    "achievement_claim": "The document says that the indicator was {claim}, but the actual value is {printed} and the target {computed}.",
    "parts_of_value": "The completed value is printed as {printed}; the parts beside it ({parts}) add up to {computed}.",
    "reason_contradicts": "The reason speaks of {said} output than planned, but {printed} was completed and the plan names {planned}.",
}

_ZH = {
    "delivery_rate": "交付比率印为{printed}；计划{planned}、实际{actual}，应为{computed}。",
    "delivery_rate_absent": "未印交付比率；计划{planned}、实际{actual}，应为{computed}。",
    "delivery_rate_of_nothing": "计划数为零(实际{actual})，不存在交付比率，却印为{printed}。",
    "figure_absent": "该行缺少一个数字，无法重新计算。",
    "variance_amount": "{label}：差异印为{printed}；{apportionment}减{expenditure}应为{computed}。",
    "variance_percent": "{label}：差异百分比印为{printed}%；按{apportionment}和{expenditure}计算应为{computed}%。",
    "column_total": "{label}，{column}：印为{printed}；所加{rows}行之和应为{computed}。",
    "net_requirements": "{label}，{column}：印为{printed}；毛额{gross}减工作人员薪金税收入{income}应为{computed}。",
    "part_exceeds_whole": "{label}，{column}：其中数({printed})大于所属的“{whole}”({computed})。",
    "tables_disagree": "{label}，{column}：“{table}”印为{printed}，“{other_table}”印为{computed}，两表不一致。",
    "variance_head_unknown": "差异分析说明了“{label}”，但各资源表均无此项。",
    "vacancy_rate": "{label}：空缺率印为{printed}%；核定{authorized}人、平均在职{average}人，只能在{low}%至{high}%之间。",
    "vacancy_rate_noted": "{label}：空缺率印为{printed}%；核定{authorized}人、平均在职{average}人，只能在{low}%至{high}%之间。附注称期间内员额数有变动，或可解释这一差别。",
    "reference_missing": "段落提到产出{printed}，但本节没有该产出(最后一项为{last})。",
    "output_number_repeated": "产出编号{printed}在本节出现{times}次。",
    "output_number_left_out": "本节缺少产出编号{printed}。",
    "variance_unexplained": "{label}：差异{printed}({percent}%)达到须说明的阈值({threshold_percent}%或{threshold_amount}美元，{source})，但差异分析未作说明。",
    "explanation_absent": "差异分析列出{computed}项差异，但只有{printed}个编号段落，至少有一项未作说明。",
    "share_in_text": "句中称{printed}%；{second}中的{first}应为{computed}%。",
    "change_in_text": "句中称变动{printed}%；从{first}到{second}应为{computed}%。",
    "sum_in_text": "句中称共{printed}；所列各部分({first})之和为{computed}。",
    "balance_in_text": "未支配余额印为{printed}；{first}减{second}应为{computed}。",
    "amount_in_text": "句中称{printed}美元；表中为{computed}。",
    "variance_in_text": "句中称{amount}美元的差异为{printed}；表中(“{label}”)为{computed}。",
    "vacancy_rate_in_text": "句中称空缺率为{printed}%，在职情况表中没有这一数字(最接近的是{computed}%)。",
    "amount_in_table": "{label}：表中印为{printed}，正文称{computed}美元，后者才与合计相符。",
    "vacancy_rate_in_table": "{label}：比率印为{printed}%；正文{times}处称{computed}%。",
    "measure_in_narrative": "实际数印为{printed}，但旁边的说明称{computed}。",
    "measure_over_whole": "实际数印为{printed}%，但该指标为占比，不会超过{computed}%。",
    "achievement_claim": "文件称该指标{claim}，但实际数为{printed}，目标数为{computed}。",
    "parts_of_value": "完成数印为{printed}；旁边所列各部分({parts})之和为{computed}。",
    "reason_contradicts": "所述理由称产出{said}，但完成数为{printed}，计划为{planned}。",
}

SENTENCES = {"en": _EN, "zh": _ZH}

TABLES = {
    "en": {
        "resources_summary": "summary of resources",
        "resources_by_category": "resources by category",
        "resources_by_entity": "resources by entity",
        "incumbency": "incumbency",
        "other_income": "other income and adjustments",
        "variances": "analysis of variances",
    },
    "zh": {
        "resources_summary": "财政资源使用情况",
        "resources_by_category": "按类别分列的资源",
        "resources_by_entity": "按部厅分列的资源",
        "incumbency": "人力资源在职情况",
        "other_income": "其他收入和调整",
        "variances": "差异分析",
    },
}

COLUMNS = {
    "en": {
        "apportionment": "apportionment",
        "expenditure": "expenditure",
        "variance_amount": "variance, amount",
        "variance_percent": "variance, percentage",
        "amount": "amount",
        "authorized": "authorized",
        "actual_average": "average in place",
    },
    "zh": {
        "apportionment": "分配数",
        "expenditure": "支出数",
        "variance_amount": "差异数额",
        "variance_percent": "差异百分比",
        "amount": "数额",
        "authorized": "核定人数",
        "actual_average": "平均在职人数",
    },
}

# Values of parameters that are words of ours, not figures or labels of the document.
VALUES = {
    "en": {"more": "more", "less": "less", "met": "met", "not_met": "not met", "yes": "yes", "no": "no"},
    "zh": {"more": "增加", "less": "减少", "met": "已实现", "not_met": "未实现", "yes": "是", "no": "否"},
}
