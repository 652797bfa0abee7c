"""The rows of a sealed report by path: what a field says, and what it is called.

Nothing is locked or made: sealed rows never change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import Address, address_of
from answerable.cycle.rules.fields import is_of_plan, stated
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    Paragraph,
    PostResult,
    Report,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)

_SECTION = re.compile(r"[#!¶$]|\([^()]*\)\d+(?:-\d+)?$")

_SECTION_WORD = {"en": "Section {path} {name}", "zh": "{path} {name}"}
_SUBJECTS: Mapping[str, Mapping[str, str]] = {
    "output": {"en": "output {key}", "zh": "产出{key}"},
    "indicator": {"en": "indicator ({key}", "zh": "指标({key}"},
    "paragraph": {"en": "paragraph {key}", "zh": "第{key}段"},
    "money": {"en": "{key}", "zh": "{key}"},
    "posts": {"en": "{key}", "zh": "{key}"},
    "account": {"en": "{key}", "zh": "{key}"},
}
FIELDS: Mapping[str, Mapping[str, str]] = {
    "actual": {"en": "actual", "zh": "实际数"},
    "planned": {"en": "planned", "zh": "计划数"},
    "target": {"en": "target", "zh": "目标数"},
    "remarks": {"en": "remarks", "zh": "备注"},
    "reason": {"en": "reason", "zh": "原因"},
    "cause": {"en": "cause", "zh": "原因类别"},
    "narrative": {"en": "narrative", "zh": "说明"},
    "reported_achieved": {"en": "achieved", "zh": "是否实现"},
    "apportionment": {"en": "apportionment", "zh": "分配数"},
    "expenditure": {"en": "expenditure", "zh": "支出数"},
    "authorized": {"en": "authorized", "zh": "核定人数"},
    "incumbency": {"en": "average incumbency", "zh": "平均在职人数"},
    "budgeted_rate": {"en": "budgeted vacancy rate", "zh": "编入预算的空缺率"},
    "text": {"en": "text", "zh": "案文"},
    "delivery_rate": {"en": "delivery rate", "zh": "交付比率"},
    "vacancy_rate": {"en": "vacancy rate", "zh": "空缺率"},
    "variance_amount": {"en": "variance, amount", "zh": "差异数额"},
    "variance_percent": {"en": "variance, percentage", "zh": "差异百分比"},
}


@dataclass(slots=True)
class SealedRow:
    """One row of the report. `names` is what it is called, by language."""

    path: str
    subject: str
    section: ReportSection | None
    result: Any
    plan: Any = None
    names: dict[str, str] = field(default_factory=dict)

    def says(self, name: str, language: str = "") -> str | None:
        """What the field says, figures as they are recorded."""
        return stated(self.plan if is_of_plan(self.subject, name) else self.result, name, language)

    def called(self, name: str, language: str) -> str:
        """What the field is, in words: 'Section A Lakes Division, output 2 Courses: actual'."""
        field_name = FIELDS[name][language]
        colon = "：" if language == "zh" else ": "
        return f"{self.names.get(language) or self.path}{colon}{field_name}"


def sealed_row(report: Report, path: str) -> SealedRow:
    """The row of that path. Raises `Refused` where the report has none."""
    section_path = "" if path.startswith("$") else _section_path(path)
    address = address_of(section_path, path)
    section = None
    if section_path:
        section = (
            ReportSection.objects.filter(report=report, path=section_path).order_by("occurrence").first()
        )
    if section is None and section_path:
        raise _unknown(path)
    found = _find(report, section, address)
    if found is None:
        raise _unknown(path)
    row = SealedRow(path, address.subject, section, *found)
    for language in ("en", "zh"):
        row.names[language] = _name(row, address, language)
    return row


def _section_path(path: str) -> str:
    found = _SECTION.search(path)
    return path[: found.start()] if found else path


def _unknown(path: str) -> Refused:
    return Refused(
        "not_found",
        _("The report has no row “%(path)s”; take the path from its page.") % {"path": path[:80]},
        place=path[:200],
    )


def _find(report: Report, section: ReportSection | None, address: Address) -> tuple[Any, Any] | None:
    key: tuple[Any, ...] = address.key
    rows: Any
    if address.subject == "output":
        rows = OutputResult.objects.filter(section=section).select_related("output")
        if key[0] == "place":
            rows = rows.filter(output__number__isnull=True, output__position=key[1])
        else:
            rows = rows.filter(output__number=key[0], output__occurrence=key[1])
        found = rows.first()
        return found and (found, found.output)
    if address.subject == "indicator":
        rows = IndicatorResult.objects.filter(section=section).select_related("indicator")
        found = rows.filter(
            indicator__accomplishment__label=key[0],
            indicator__ordinal=key[1],
            indicator__occurrence=key[2],
        ).first()
        return found and (found, found.indicator)
    if address.subject == "paragraph":
        rows = Paragraph.objects.filter(section=section, number=key[0], mark=key[1], occurrence=key[2])
    elif address.subject == "account":
        rows = ResourceCategory.objects.filter(report=report, code=key[0])
    elif address.subject == "money":
        rows = ResourceResult.objects.filter(section=section, category__code=key[0]).select_related(
            "category"
        )
    else:
        rows = PostResult.objects.filter(section=section, code=key[0])
    found = rows.first()
    return found and (found, None)


def _name(row: SealedRow, address: Address, language: str) -> str:
    key = _key(row, address, language)
    subject = _SUBJECTS[row.subject][language].format(key=key)
    if row.section is None:
        return subject
    name = row.section.names.get(language) or row.section.names.get("en") or ""
    section = _SECTION_WORD[language].format(path=row.section.path, name=name).strip()
    return f"{section}{'，' if language == 'zh' else ', '}{subject}"


def _key(row: SealedRow, address: Address, language: str) -> str:
    """Number or name of a row inside its section."""
    if row.subject == "output":
        said = row.plan.texts.get(language) or ""
        number = row.plan.number if row.plan.number is not None else row.plan.position + 1
        return f"{number} {said}".strip()
    if row.subject == "indicator":
        said = row.plan.texts.get(language) or ""
        return f"{address.key[0]}){address.key[1]} {said}".strip()
    if row.subject == "paragraph":
        number = row.result.number
        return str(number if number is not None else row.result.mark or row.result.occurrence + 1)
    source = row.result.category if row.subject == "money" else row.result
    return str(source.names.get(language) or source.names.get("en") or source.code)
