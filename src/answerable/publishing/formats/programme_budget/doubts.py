# ruff: noqa: E501  (a sentence a line, so that translators can compare)
"""What the reading of a section could not place, in words."""

from __future__ import annotations

from answerable.calc.account import Finding, Language, Place, Severity

_SENTENCES: dict[str, tuple[Severity, str, str]] = {
    "unread_cover": ("note", "This line of the cover was not given to any record: {}", "封面上的这一行没有归入任何记录：{}"),
    "unreadable_row": ("warning", "This row of a table could not be understood: {}", "无法理解表中的这一行：{}"),
    "unreadable_head": ("warning", "A head of this table names no year: {}", "该表的表头没有标明年份：{}"),
    "unreadable_cell": ("warning", "A figure stands under a head that names no year: {}", "数字所在的栏没有标明年份：{}"),
    "unreadable_mandate": ("warning", "This line of a list of mandates names no document: {}", "立法授权清单的这一行没有文号：{}"),
    "unreadable_paragraph": ("warning", "This paragraph stands where the form has none; it is kept with its section: {}",
                             "格式中此处没有段落；已按所在章节保留：{}"),
    "unknown_category": ("warning", "The category is not one of the form’s: {}", "该类别不属于本格式：{}"),
    "exhibit_without_values": ("warning", "No values were found below this caption: {}", "该图表标题之下没有找到数值：{}"),
    "paragraph_number": ("note", "The number printed before the objective does not follow the one before it: {}",
                         "目标段落的编号与前一段编号不衔接：{}"),
    "name_differs": ("note", "The list of mandates calls this section otherwise: {}", "立法授权清单中该节名称不同：{}"),
    "met_twice": ("warning", "This number was met before; what stands below is kept with the first section of that number: {}",
                  "该编号此前已出现；其下内容并入先出现的同号章节：{}"),
    "other_year": ("note", "This heading names another year than the budget: {}", "标题中的年份与预算年度不符：{}"),
}  # fmt: skip
_LONGEST = 200


def finding(
    rule: str, text: str, place: Place | None, language: Language, path: str | None = None
) -> Finding:
    """The finding with its sentence in the document's language."""
    severity, english, chinese = _SENTENCES[rule]
    shown = " ".join(text.split())[:_LONGEST]
    message = (chinese if language == "zh" else english).format(shown)
    return Finding(rule, severity, message, path, printed=shown, place=place)
