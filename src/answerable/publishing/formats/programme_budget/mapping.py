# ruff: noqa: E501  (a pattern a line, so that both languages can be compared)
"""Every word and pattern of a section of the programme budget, in English and Chinese.

A pattern matches a whole line whose blanks are single. Years, numbers and names are groups: nothing
here is true of one section or of one year only.

Source: A/81/6 (Sect. 29A), headings and heads of tables of the form; the Chinese wording is that of
the same form's Chinese issues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Grid
from answerable.publishing.formats.programme_budget.categories import CATEGORIES

ORIENTATION, WORK = "orientation", "work"
BACKGROUND, STRATEGY, MANDATES = "background", "strategy", "mandates"
DELIVERABLES, EVALUATION = "deliverables", "evaluation"
PARTS = (BACKGROUND, STRATEGY, MANDATES, DELIVERABLES, EVALUATION)  # below the orientation, in this order

_I = re.IGNORECASE
_ANNEX = {"en": r"Annex(?:es)?(?: [IVX]+)?", "zh": r"附件[一二三四五六七八九十]*"}
_LABEL = r"(?:\d{1,2}[A-Z]?\.\s?)?(?:\d{1,3}|[IVXLC]+|[一二三四五六七八九十百]+)(?![\w.])"


@dataclass(frozen=True, slots=True)
class Words:
    """What the form prints in one language."""

    language: Language
    title: re.Pattern[str]
    part: re.Pattern[str]  # of the budget: 'Part VIII'
    section: re.Pattern[str]
    programme: re.Pattern[str]
    contents: re.Pattern[str]
    foreword: re.Pattern[str]
    parts_titles: Mapping[str, re.Pattern[str]]  # of parts A and B, where they begin again for an office
    of_part: re.Pattern[str]  # headings right below part B, wherever they stand
    annex: re.Pattern[str]  # ends the subprogrammes of part A, too
    furniture: re.Pattern[str]  # lines of a cover that every document has
    agenda: re.Pattern[str]
    orientation: re.Pattern[str]
    parts: Mapping[str, re.Pattern[str]]
    work: re.Pattern[str]
    subprogramme: re.Pattern[str]
    component: re.Pattern[str]
    objective: re.Pattern[str]
    strategy: re.Pattern[str]
    performance: re.Pattern[str]
    planned: re.Pattern[str]
    result: re.Pattern[str]
    within_result: re.Pattern[str]  # headings inside a result
    deliverables: re.Pattern[str]
    table: re.Pattern[str]
    figure: re.Pattern[str]
    mandate_group: re.Pattern[str]
    head: re.Pattern[str]  # of the deliverables' first column
    note: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    total: re.Pattern[str]
    subtotal: re.Pattern[str]
    # as the writer prints them
    printed: Mapping[str, str]
    printed_kinds: Mapping[str, str]
    categories: Mapping[str, str]
    colon: str
    quantities: Mapping[str, str]


EN = Words(
    language="en",
    title=re.compile(r"Proposed programme budget for (?:the year )?(\d{4})", _I),
    part=re.compile(r"Part ([IVXLC]+)(?:\s+(\S.*))?"),
    section=re.compile(r"Section (\d{1,2}[A-Z]?)(?:\s+(\S.*))?"),
    programme=re.compile(r"Programme (\d{1,2}[A-Z]?)(?:\s+(\S.*))?"),
    contents=re.compile(r"Contents"),
    foreword=re.compile(r"Foreword|Preface", _I),
    parts_titles={
        "A": re.compile(r"Proposed programme (?:plan|of work)\b.*|.*\bprogramme performance\b.*", _I),
        "B": re.compile(r"Proposed (?:post|resource)\b.*|.*\bresource requirements\b.*", _I),
    },
    of_part=re.compile(
        rf"Policymaking organs|Executive direction and management|Programme support|{_ANNEX['en']}", _I
    ),
    annex=re.compile(_ANNEX["en"], _I),
    furniture=re.compile(
        r"United Nations|General Assembly|Distr\.: ?.*|Original: ?.*|\d{1,2} [A-Z][a-z]+ \d{4}|\w+(?:-\w+)? session"
        r"|\d\d-\d{5} ?\(E\).*|\*\d{5,}\*|Please recycle.*|Page|ST/\S+|A/\d+/\S+",
        _I,
    ),
    agenda=re.compile(r"(?:Agenda )?items? [\d, and()a-z]+ of the .*|Agenda items? .*", _I),
    orientation=re.compile(r"Overall orientation", _I),
    parts={
        BACKGROUND: re.compile(r"(?:Mandates and background|Background|Mandates)", _I),
        STRATEGY: re.compile(r"Strategy and external factors(?: for \d{4})?", _I),
        MANDATES: re.compile(r"Legislative mandates", _I),
        DELIVERABLES: re.compile(r"(?:Cross-cutting )?deliverables", _I),
        EVALUATION: re.compile(r"Evaluation activit(?:y|ies)", _I),
    },
    work=re.compile(r"Programme of work", _I),
    subprogramme=re.compile(r"Subprogramme (\d+)(?:[.:]?\s+(\S.*))?", _I),
    component=re.compile(r"Component (\d+)(?:[.:]?\s+(\S.*))?", _I),
    objective=re.compile(r"Objectives?", _I),
    strategy=re.compile(r"Strategy", _I),
    performance=re.compile(r"Programme performance (?:in|for) (\d{4})(?::?\s+(?!and (?:target|planned))(\S.*))?", _I),
    planned=re.compile(r"Planned results? for (\d{4})(?:\s+(\S.*))?", _I),
    result=re.compile(r"Result (\d+)\s*[:.—–]\s*(\S.*)", _I),
    within_result=re.compile(
        r"Programme performance in \d{4} and target for \d{4}|Proposed programme plan for \d{4}"
        r"|Lessons learned and planned change|(?:Expected )?progress towards the attainment of the objective.*"
        r"|Internal challenge and response",
        _I,
    ),
    deliverables=re.compile(r"Deliverables", _I),
    table=re.compile(rf"(Table {_LABEL})(?:\s+(\S.*))?", re.DOTALL),
    figure=re.compile(rf"(Figure {_LABEL})(?:\s+(\S.*))?", re.DOTALL),
    mandate_group=re.compile(
        r".*\b(?:resolutions?|decisions?|Charter|Covenants?|Conventions?|Statute|declarations?|statements?|mandates"
        r"|agreements?|treat(?:y|ies)|protocols?|bulletins?|outcome documents?|programmes? of action)\b.*",
        _I,
    ),
    head=re.compile(r"Category (?:and|/) ?subcategory|Category/subcategory", _I),
    note=re.compile(r"(?:Notes?|Sources?|Abbreviations?)\s*:", _I),
    kinds={
        "actual": re.compile(r"actual", _I),
        "planned": re.compile(r"planned", _I),
        "target": re.compile(r"target", _I),
        "estimate": re.compile(r"estimated?", _I),
        "approved": re.compile(r"approved|appropriat(?:ed|ion)", _I),
        "proposed": re.compile(r"proposed", _I),
    },
    total=re.compile(r"(?:Grand )?Total\b.*", _I),
    subtotal=re.compile(r"Sub-?total\b.*", _I),
    printed={
        "title": "Proposed programme budget for {}", "section": "Section {}", "contents": "Contents",
        "orientation": "Overall orientation",
        "mandates": "Legislative mandates", "work": "Programme of work", "subprogramme": "Subprogramme {}",
        "component": "Component {}", "objective": "Objective", "strategy": "Strategy",
        "performance": "Programme performance in {}", "planned": "Planned results for {}",
        "result": "Result {}: {}", "deliverables": "Deliverables", "head": "Category and subcategory",
        "column": "{} {}", "measure": "{} ({})", "unit": "{}. {}", "item": "{}. {}",
    },
    printed_kinds={"actual": "actual", "planned": "planned", "target": "target", "estimate": "estimate",
                   "approved": "approved", "proposed": "proposed"},
    categories=CATEGORIES["en"],
    colon=": ",
    quantities={"not_applicable": "n/a", "none": "none", "yes": "yes", "no": "no", "partly": "partly"},
)  # fmt: skip

ZH = Words(
    language="zh",
    title=re.compile(r"(\d{4})\s*年(?:拟议方案预算|方案预算提案)"),
    part=re.compile(r"第([一二三四五六七八九十]+)编(?:\s*(\S.*))?"),
    section=re.compile(r"第\s*(\d{1,2}[A-Z]?)\s*款(?:\s*(\S.*))?"),
    programme=re.compile(r"方案\s*(\d{1,2}[A-Z]?)(?:\s*(\S.*))?"),
    contents=re.compile(r"目\s*录|内容"),
    foreword=re.compile(r"前\s*言|序\s*言"),
    parts_titles={
        "A": re.compile(r".*(?:方案计划|方案执行情况).*"),
        "B": re.compile(r".*(?:资源需求|所需资源).*"),
    },
    of_part=re.compile(rf"决策机关|行政领导和管理|方案支助|{_ANNEX['zh']}"),
    annex=re.compile(_ANNEX["zh"]),
    furniture=re.compile(
        r"联合国|大\s*会|Distr\.: ?.*|Original: ?.*|(?:原文|分发|普遍)[：:]?.*|\d{1,2} [A-Z][a-z]+ \d{4}|Chinese"
        r"|第.{1,6}届会议|\d{4}年\d{1,2}月\d{1,2}日|\d\d-\d{5} ?\(C\).*|\*\d{5,}\*|页次|请回收.*|A/\d+/\S+"
    ),
    agenda=re.compile(r"(?:暂定|临时)?(?:项目表|议程)\**(?:项目)?.*|议程项目.*"),
    orientation=re.compile(r"总\s*体?\s*(?:方\s*向|情况|定位)"),
    parts={
        BACKGROUND: re.compile(r"任务(?:授权)?和背景|授权任务和背景|背景"),
        STRATEGY: re.compile(r"(?:\d{4}\s*年)?(?:的)?战略和外部因素"),
        MANDATES: re.compile(r"立法(?:授权|任务|授权任务)|法定任务(?:授权)?|法律授权"),
        DELIVERABLES: re.compile(r"(?:贯穿各领域的?|共有)?应交付(?:产出|成果)"),
        EVALUATION: re.compile(r"评价活动|评估活动"),
    },
    work=re.compile(r"工作方案"),
    subprogramme=re.compile(r"次级方案\s*(\d+)(?:[.:：．]?\s*(\S.*))?"),
    component=re.compile(r"[构组]成部分\s*(\d+)(?:[.:：．]?\s*(\S.*))?"),
    objective=re.compile(r"目\s*标"),
    strategy=re.compile(r"战\s*略"),
    performance=re.compile(r"(\d{4})\s*年(?:的)?方案(?:执行情况|业绩)(?:[：:]?\s+(\S.*))?"),
    planned=re.compile(r"(\d{4})\s*年(?:的)?(?:计划(?:取得|实现)?的?(?:成果|结果))(?:\s+(\S.*))?"),
    result=re.compile(r"(?:成果|结果)\s*(\d+)\s*[：:．.—–]\s*(\S.*)"),
    within_result=re.compile(
        r"\d{4}\s*年(?:的)?方案(?:执行情况|业绩)[和及与]\s*\d{4}\s*年(?:的)?(?:具体)?目标|\d{4}\s*年(?:的)?拟议方案计划"
        r"|经验教训和(?:计划|拟议)(?:作出)?的?(?:变动|变化|改变|变革)"
    ),
    deliverables=re.compile(r"应交付(?:产出|成果)"),
    table=re.compile(rf"(表\s*{_LABEL})(?:\s+(\S.*))?", re.DOTALL),
    figure=re.compile(rf"(图\s*{_LABEL})(?:\s+(\S.*))?", re.DOTALL),
    mandate_group=re.compile(r".*(?:决议|决定|宪章|公约|规约|宣言|声明|协定|条约|议定书|公报|成果文件|行动纲领|其他任务).*"),
    head=re.compile(r"类别[和/](?:次级?类别?|子类别?|分类)"),
    note=re.compile(r"(?:注|说明|资料来源|来源|缩写|简称)\s*[：:]"),
    kinds={
        "actual": re.compile(r"实际(?:数|值|情况)?"),
        "planned": re.compile(r"计划(?:数|值)?"),
        "target": re.compile(r"(?:具体)?目标(?:数|值)?"),
        "estimate": re.compile(r"估计(?:数|值)?"),
        "approved": re.compile(r"核定(?:数|值)?|批款"),
        "proposed": re.compile(r"拟议(?:数|值)?"),
    },
    total=re.compile(r"(?:总计|合计|共计).*"),
    subtotal=re.compile(r"小计.*"),
    printed={
        "title": "{}年拟议方案预算", "section": "第{}款", "contents": "目录", "orientation": "总方向",
        "mandates": "立法授权", "work": "工作方案", "subprogramme": "次级方案{}", "component": "构成部分{}",
        "objective": "目标", "strategy": "战略", "performance": "{}年方案执行情况", "planned": "{}年计划成果",
        "result": "成果{}：{}", "deliverables": "应交付产出", "head": "类别和次类别",
        "column": "{}年{}", "measure": "{}年({})", "unit": "{}：{}", "item": "{}. {}",
    },
    printed_kinds={"actual": "实际", "planned": "计划", "target": "目标", "estimate": "估计",
                   "approved": "核定", "proposed": "拟议"},
    categories=CATEGORIES["zh"],
    colon="：",
    quantities={"not_applicable": "不适用", "none": "无", "yes": "是", "no": "否", "partly": "部分"},
)  # fmt: skip
WORDS: dict[str, Words] = {"en": EN, "zh": ZH}

SYMBOL = re.compile(
    r"([A-Z]{1,3}/\d+/6 ?\((?:Sect\. ?|第 ?)(\d{1,2}[A-Z]?)(?:款)?\)(?:/[^*\s](?:[^*]*[^*\s])?)?)\**"
)
LETTERED = re.compile(r"([A-H])[.．]\s*(\S.*?)\s*\**")  # 'A. Proposed programme plan for ...'
LIST_MARK = re.compile(
    r"(?:\([a-z]{1,3}\)|\([ivxlc]+\)|\(\d{1,2}\)|[©®•·▪‒–—-](?=\s)|[㈠-㈩]|\([一二三四五六七八九十]+\))\s*"
)
MARKED = re.compile(r"(\*+|[a-z]|\d{1,3})\s+(\S.*)", re.DOTALL)  # a note with its mark
PART = re.compile(r"[(（]\d[)）]\s*\S")  # '(1) Regular budget': of a table in parts, below its caption
PERIOD = re.compile(r"(\d{4}(?:\s?[/–-]\s?\d{2,4})?)")
UNIT = re.compile(r"[(（]([^()（）]+(?:[(（][^()（）]+[)）][^()（）]*)?)[)）]")
OFFICE = re.compile(
    r"(?:[IVX]+|\d{1,2}|[一二三四五六七八九十]+)[.．、]\s*\S.*"
)  # 'II. Independent mechanism'
PAGE_NUMBER = re.compile(r".*[.…\s]\s*\d{1,3}$")


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language of the form's own headings; None where too few of them are there."""
    texts = list(_texts(blocks))
    for words in WORDS.values():
        titled = any(words.title.match(text) for text in texts[:200]) or any(
            SYMBOL.fullmatch(text) for text in texts[:60]
        )
        if titled and _signs(texts, words) >= _ENOUGH:
            return words.language
    return None


_ENOUGH = 3


def _signs(texts: Sequence[str], words: Words) -> int:
    """How many different headings of the form stand as lines of their own."""
    patterns = (
        words.orientation, words.work, words.subprogramme, words.planned, words.result,
        words.head, words.within_result, words.parts[MANDATES], words.parts[EVALUATION],
        words.parts[STRATEGY], words.performance,
    )  # fmt: skip
    lines = [text for text in texts if len(text) <= _LONGEST_HEADING]
    return sum(any(pattern.match(line) for line in lines) for pattern in patterns)


_LONGEST_HEADING = 300


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield " ".join(" ".join(row.cells).split())
        else:
            for line in block.text.split("\n"):
                yield " ".join(line.split())
