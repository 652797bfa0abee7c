"""What a reading doubts, said in the language of the document.

Rule names are stable; the sentences may change. Every doubt names its lines, so that what was
not understood, or understood on thin evidence, can be looked up in the source.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from answerable.calc.account import Finding, Place, Severity
from answerable.publishing.formats.outputs_addendum.mapping import Words

_SENTENCES: dict[str, dict[str, str]] = {
    "unreadable_row": {
        "zh": "这一行无法归入任何产出：{printed}",
        "en": "This line could not be given to any output: {printed}",
    },
    "unreadable_value": {
        "zh": "完成栏既不是数字也不是是/否：{printed}",
        "en": "The completed column holds neither a number nor yes/no: {printed}",
    },
    "stacked_values": {
        "zh": "一格里有几个完成数，空格如何分开它们，本行不能证明：{printed}",
        "en": "Several completed values share a cell and the row does not prove where they part: {printed}",
    },
    "missing_value": {
        "zh": "这项产出没有印出完成情况：{printed}",
        "en": "No completed value is printed for this output: {printed}",
    },
    "missing_label": {
        "zh": "没有说明完成数 {printed} 所指为何。",
        "en": "Nothing says what the completed value {printed} counts.",
    },
    "continued_row": {
        "zh": "换页后的这段文字当作上一项产出的续文：{printed}",
        "en": "After a page end this text was taken as the rest of the output above: {printed}",
    },
    "lost_cells": {
        "zh": "表格线已失，按先后次序读成一行：{printed}",
        "en": "The cells had lost their table and were read as one row by their order: {printed}",
    },
    "shifted_remark": {
        "zh": "说明栏错行，已按本页完成数与说明的先后次序重新对应：{printed}",
        "en": "The remarks had slipped by a row and were matched again in the order of the values: {printed}",
    },
    "shifted_value": {
        "zh": "完成数与产出错行，已按标签的文字和完成数的个数重新对应：{printed}",
        "en": "Values had slipped from their outputs; labels and counts matched them again: {printed}",
    },
    "derived_symbol": {
        "zh": "文件未印文号，由所属文件和增编推出：{printed}",
        "en": "No symbol is printed; it was derived from the parent document and the addendum: {printed}",
    },
    "agenda_title": {
        "zh": "封面上的议程项目标题不属于账目，没有收入：{printed}",
        "en": "The agenda item's title on the cover is no part of the account and was left out: {printed}",
    },
    "no_outputs": {
        "zh": "没有读到任何计划产出。",
        "en": "No planned output was read.",
    },
}


@dataclass(slots=True)
class Doubts:
    """The findings of one reading, in order of their place in the source."""

    words: Words
    found: list[Finding] = field(default_factory=list)

    def add(
        self,
        rule: str,
        severity: Severity,
        place: Place | None,
        *,
        printed: str | None = None,
        path: str | None = None,
    ) -> None:
        """One doubt about the lines of `place`; `printed` is what stands there."""
        message = _SENTENCES[rule][self.words.language].format(printed=printed or "")
        self.found.append(Finding(rule, severity, message, path, printed, place=place))

    def in_order(self) -> tuple[Finding, ...]:
        def line(finding: Finding) -> int:
            return finding.place.lines[0] if finding.place and finding.place.lines else 0

        return tuple(sorted(self.found, key=line))
