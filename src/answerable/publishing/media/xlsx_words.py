"""The words of the workbook, Chinese and English: sheets, column heads, and the names of states.

Every name in `calc.account` that a workbook shows has its words here, once. `Words` translates in
both directions; a workbook is read by the words of either language.
"""

from __future__ import annotations

from answerable.calc.account import Language
from answerable.publishing.media import xlsx_words_combined as combined

_SHEETS = {
    "about": ("概况", "About"),
    "sections": ("章节", "Sections"),
    "objectives": ("目标和因素", "Objectives and factors"),
    "accomplishments": ("预期成绩", "Accomplishments"),
    "indicators": ("绩效指标", "Indicators"),
    "outputs": ("产出", "Outputs"),
    "completed": ("完成值", "Completed"),
    "paragraphs": ("段落", "Paragraphs"),
    "mandates": ("任务授权", "Mandates"),
    "results": ("成果", "Results"),
    "exhibits": ("图表", "Exhibits"),
    "values": ("各期数值", "Values by period"),
    "tables": ("表格", "Tables"),
    "findings": ("审核结果", "Findings"),
}
_TABLES = {
    "resources_summary": ("资源汇总", "Resources summary"),
    "resources_by_category": ("按类别分列的资源", "Resources by category"),
    "resources_by_entity": ("按实体分列的资源", "Resources by entity"),
    "incumbency": ("在职情况", "Incumbency"),
    "other_income": ("其他收入", "Other income"),
    "variances": ("差异", "Variances"),
    "training": ("培训", "Training"),
    "actions": ("待采取的行动", "Actions"),
    "abbreviations": ("简称", "Abbreviations"),
    "contents": ("目录", "Contents"),
}
_HEADS = {
    "schema": ("格式", "Form"),
    "kind": ("文件种类", "Kind of document"),
    "language": ("语文", "Language"),
    "symbol": ("文号", "Symbol"),
    "title": ("标题", "Title"),
    "start": ("期间开始", "Period from"),
    "end": ("期间结束", "Period to"),
    "label": ("名称", "Label"),
    "period_label": ("期间名称", "Period name"),
    "path": ("编号", "Path"),
    "section": ("章节", "Section"),
    "name": ("名称", "Name"),
    "parent": ("上级", "Parent"),
    "sort": ("类别", "Sort"),
    "text": ("内容", "Text"),
    "accomplishment": ("预期成绩", "Accomplishment"),
    "id": ("序号", "No."),
    "ordinal": ("次序", "Order"),
    "printed_label": ("印出编号", "Printed number"),
    "narrative": ("实际情况", "Narrative"),
    "target": ("目标数", "Target"),
    "estimate": ("估计数", "Estimate"),
    "baseline": ("基线", "Baseline"),
    "direction": ("何为改善", "Which way is good"),
    "actual": ("实际数", "Actual"),
    "reported_achieved": ("报告称已实现", "Reported achieved"),
    "number": ("编号", "Number"),
    "headings": ("分组标题", "Heading"),
    "planned": ("计划数", "Planned"),
    "printed_rate": ("印出的交付比率", "Printed delivery rate"),
    "remarks": ("备注", "Remarks"),
    "reason": ("原因", "Reason"),
    "category": ("大类", "Category"),
    "subcategory": ("小类", "Subcategory"),
    "of": ("所属", "Of"),
    "value": ("数值", "Value"),
    "period": ("期间", "Period"),
    "value_kind": ("数值种类", "Kind of value"),
    "series": ("系列", "Series"),
    "exhibit": ("所在图表", "Exhibit"),
    "group": ("分组", "Group"),
    "result": ("成果次序", "Result"),
    "notes": ("附注", "Notes"),
    "role": ("作用", "Role"),
    "outputs": ("涉及产出", "Outputs explained"),
    "table": ("表格代号", "Table"),
    "unit": ("单位", "Unit"),
    "sheet": ("工作表", "Sheet"),
    "level": ("行别", "Level"),
    "rule": ("规则", "Rule"),
    "severity": ("程度", "Severity"),
    "printed": ("印出", "Printed"),
    "computed": ("重算", "Computed"),
    "message": ("说明", "Finding"),
}
_COLUMNS = {
    "apportionment": ("分配数", "Apportionment"),
    "expenditure": ("支出数", "Expenditure"),
    "variance_amount": ("差异数额", "Variance amount"),
    "variance_percent": ("差异百分比", "Variance percentage"),
    "authorized": ("核定人数", "Authorized"),
    "actual_average": ("平均在职人数", "Actual average"),
    "vacancy_rate": ("空缺率", "Vacancy rate"),
    "budgeted_vacancy_rate": ("预算空缺率", "Budgeted vacancy rate"),
    "amount": ("数额", "Amount"),
    "percent": ("百分比", "Percentage"),
    "location": ("地点", "Location"),
    "dates": ("日期", "Dates"),
    "text": ("内容", "Text"),
    "full_name": ("全称", "Full name"),
    "page": ("页次", "Page"),
}
_STATES = {
    "performance_report": ("预算执行情况报告", "Budget performance report"),
    "outputs_addendum": ("产出增编", "Addendum of outputs"),
    "programme_plan": ("方案计划", "Programme plan"),
    "accountability_report": ("问责报告", "Accountability report"),
    "combined_report": ("合并报告", "Combined report"),
    "programme_budget": ("方案预算", "Programme budget"),
    "corrigendum": ("更正", "Corrigendum"),
    "introduction": ("导言", "Introduction"),
    "results": ("成果说明", "Results"),
    "strategy": ("战略", "Strategy"),
    "orientation": ("总方向", "Orientation"),
    "other": ("其他", "Other"),
    "item": ("项", "Item"),
    "of_which": ("其中", "Of which"),
    "subtotal": ("小计", "Subtotal"),
    "total": ("合计", "Total"),
    "heading": ("标题", "Heading"),
    "error": ("错误", "Error"),
    "warning": ("存疑", "Warning"),
    "note": ("形式", "Note"),
    "actual": ("实际", "Actual"),
    "planned": ("计划", "Planned"),
    "target": ("目标", "Target"),
    "estimate": ("估计", "Estimate"),
    "approved": ("核定", "Approved"),
    "proposed": ("拟议", "Proposed"),
    "more": ("增加为好", "More is better"),
    "less": ("减少为好", "Less is better"),
    "keep": ("保持不变", "To stay as it is"),
    "objective": ("目标", "Objective"),
    "external_factor": ("外部因素", "External factor"),
    "indicator": ("指标", "Indicator"),
    "output": ("产出", "Output"),
    "result": ("成果", "Result"),
    "true": ("是", "Yes"),
    "false": ("否", "No"),
}
_QUANTITIES = {
    "not_applicable": ("不适用", "Not applicable"),
    "none": ("无", "None"),
    "yes": ("是", "Yes"),
    "no": ("否", "No"),
    "partly": ("部分", "Partly"),
}

# The columns of each register, in order; a record's headings take as many columns as they need.
REGISTERS: dict[str, tuple[str, ...]] = {
    name: tuple(fields.split())
    for name, fields in {
        "sections": "path name parent",
        "objectives": "section sort text",
        "accomplishments": "section label text",
        "indicators": "id section accomplishment ordinal printed_label text narrative target estimate"
        " actual reported_achieved unit direction baseline",
        "outputs": "id section accomplishment headings number text planned actual printed_rate remarks"
        " reason category subcategory unit",
        "completed": "id value label",
        "paragraphs": "section number role text outputs",
        "mandates": "section symbol title group",
        "results": "id section label title text",
        "exhibits": "section result printed_label title unit notes",
        "values": "of id period value_kind value text series exhibit",
        "tables": "sheet table title unit section",
        "findings": "severity rule path printed computed message sheet",
    }.items()
}


class Words:
    """The words of one language, from our names and back."""

    def __init__(self, language: Language | str) -> None:
        at = 0 if language == "zh" else 1
        self.sheets = {name: both[at] for name, both in _SHEETS.items()}
        self.tables = {name: both[at] for name, both in (_TABLES | combined.TABLES).items()}
        self.heads = {name: both[at] for name, both in _HEADS.items()}
        self.columns = {name: both[at] for name, both in (combined.COLUMNS | _COLUMNS).items()}
        self.states = {name: both[at] for name, both in _STATES.items()}
        self.quantities = {name: both[at] for name, both in _QUANTITIES.items()}
        self.quantity_names = {word: name for name, word in self.quantities.items()}
        self.column_names = {word: name for name, word in self.columns.items()}

    def column(self, name: str) -> str:
        """A column's words; one of a period carries it behind them: 'Expenditure 2024/25'."""
        base, blank, period = name.partition(" ")
        return self.columns.get(name) or f"{self.columns.get(base, base)}{blank}{period}"

    def column_name(self, words: str) -> str:
        """The name of a column from its words: the reverse of `column`."""
        known = self.column_names.get(words)
        base, blank, period = words.rpartition(" ")
        return known or (f"{self.column_names[base]}{blank}{period}" if base in self.column_names else words)

    def is_known(self, table: str, kind: str) -> bool:
        """Whether a table's columns have neutral names; others keep their printed heads.

        Sections of a programme budget print heads of their own in every table.
        """
        return table in self.tables and kind != "programme_budget"


WORDS = {"zh": Words("zh"), "en": Words("en")}


def words_of(language: str) -> Words:
    """The words of a language; English for those that have none of their own yet."""
    return WORDS.get(language, WORDS["en"])
