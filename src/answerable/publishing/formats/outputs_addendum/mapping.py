"""The words of the form, per language: what is printed, and what is understood besides.

One `Words` per language. A wording met in another year's addendum is added here and nowhere
else. Patterns are tolerant (`completed_head` understands any head that asks for a number or
yes/no); the strings are what the writer prints.

Not here: how a document is put together (`reader`, `writer`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Grid

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@dataclass(frozen=True)
class Words:
    """One language's wording of the form. Patterns match a whole stripped text unless said."""

    language: Language
    # heads of the table of outputs, as the organisation prints them, and what is understood
    planned_head: str
    completed_head: str
    remarks_head: str
    planned_pattern: Pattern[str]
    completed_pattern: Pattern[str]
    remarks_pattern: Pattern[str]
    # headings
    accomplishment: str
    accomplishment_pattern: Pattern[str]  # groups: label, text
    framework: str
    framework_pattern: Pattern[str]
    opening: str
    opening_pattern: Pattern[str]
    contents: str
    contents_pattern: Pattern[str]
    page: str
    abbreviations: str
    abbreviations_pattern: Pattern[str]
    abbreviations_head: tuple[str, str]
    part_pattern: Pattern[str]  # groups: numeral, name
    part_numerals: tuple[str, ...]
    table: str
    unit: str
    table_pattern: Pattern[str]  # groups: number, title, unit
    note_pattern: Pattern[str]  # groups: mark, text
    note: str
    # the words a completed value may be
    value_words: dict[str, str]
    not_reported: str
    printed_values: dict[str, str]
    # a sentence that says why more or less was done; searched at the start of a sentence
    reason_pattern: Pattern[str]
    inner_reason_pattern: Pattern[str] | None  # searched inside a sentence
    # words that say outright what a text is, used where its own wording does not
    label_mark: str
    remarks_mark: str
    reason_mark: str
    planned_mark: str
    actual_mark: str
    marks_open: str
    marks_close: str
    colon: str
    # cover
    untitled: str
    symbol: str
    period: str
    period_pattern: Pattern[str]
    addendum_pattern: Pattern[str]  # group: number or nothing
    parent_symbol_pattern: Pattern[str]
    furniture: tuple[Pattern[str], ...]
    agenda_pattern: Pattern[str]


ZH = Words(
    language="zh",
    planned_head="计划产出",
    completed_head="完成（数目或是/否）",
    remarks_head="说明",
    planned_pattern=re.compile(r"(?:规划的?|计划的?|预定)产出"),
    completed_pattern=re.compile(
        r"(?:已|实际)?完成(?:情况)?\s*[(（]?\s*(?:数目|数量|数字)?.*是\s*/\s*否.*|实际产出"
    ),
    remarks_pattern=re.compile(r"说明|备注|评注|评论"),
    accomplishment="预期成绩",
    accomplishment_pattern=re.compile(r"预期(?:成绩|成果)\s*(\d+(?:\.\d+)*)\s*[::：.]?\s*(\S.*)", re.DOTALL),
    framework="1. 成果预算编制框架",
    framework_pattern=re.compile(r"(?:\d+[.．]\s*)?(?:成果预算编制框架|成果预算制框架|成果预算框架)"),
    opening="导言",
    opening_pattern=re.compile(r"导言|摘要"),
    contents="目录",
    contents_pattern=re.compile(r"目\s*录"),
    page="页次",
    abbreviations="简称",
    abbreviations_pattern=re.compile(r"简称(?:表)?|缩写|缩略语"),
    abbreviations_head=("简称", "全称"),
    part_pattern=re.compile(r"([一二三四五六七八九十]+)[.．、]\s*(\S.*)"),
    part_numerals=_HAN,
    table="表 {number}",
    unit="；单位：",
    table_pattern=re.compile(r"表\s*(\d{1,3})(?:[:：]\s*(.+?))?(?:；单位：(.+))?"),
    note_pattern=re.compile(r"注\s*([a-z]|\d{1,2})[:：]\s*(\S.*)", re.DOTALL),
    note="注 {mark}：{text}",
    value_words={
        "是": "yes",
        "否": "no",
        "部分": "partly",
        "部分完成": "partly",
        "部分是": "partly",
        "不适用": "not_applicable",
        "无": "none",
    },
    not_reported="未报告",
    printed_values={"yes": "是", "no": "否", "partly": "部分完成", "not_applicable": "不适用", "none": "无"},
    reason_pattern=re.compile(
        r"[^。；，,;\s]{0,12}产出(?:数量)?(?:的)?(?:增加|减少|较高|较低|增多|偏高|偏低|高于|低于|多于|少于|出现差异)[^。；]{0,12}?"
        r"(?:原因|由于|是因为|因为)"
        r"|(?:没有|未能?)(?:交付|完成|实现)(?:计划的?)?产出的?(?:主要)?原因"
        r"|[^。；，,;]{0,24}(?:导致|造成|致使)(?:实际)?产出(?:增加|减少|较高|较低)"
    ),
    inner_reason_pattern=re.compile(r"(?:出现)?差异是?(?:由于|因为)"),
    label_mark="所完成",
    remarks_mark="说明",
    reason_mark="原因",
    planned_mark="计划",
    actual_mark="实际",
    marks_open="（",
    marks_close="）",
    colon="：",
    untitled="计划产出和实际产出",
    symbol="文号",
    period="所涉期间",
    period_pattern=re.compile(
        r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:至|到|-|—|–)\s*"
        r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    ),
    addendum_pattern=re.compile(r"增编\s*(\d*)"),
    parent_symbol_pattern=re.compile(r"([A-Z]+(?:/[A-Z0-9.]*[A-Z0-9])+)"),
    furniture=(
        re.compile(r"(?:大会|安全理事会|联\s*合\s*国)"),
        re.compile(r"第.{1,8}届会议(?:续会)?"),
        re.compile(r"秘书长的?报告"),
    ),
    agenda_pattern=re.compile(r"(?:临时)?议程项目\s*[\d()（）a-z、 ]+"),
)

EN = Words(
    language="en",
    planned_head="Planned outputs",
    completed_head="Completed (number or yes/no)",
    remarks_head="Remarks",
    planned_pattern=re.compile(r"planned outputs?", re.I),
    completed_pattern=re.compile(r"completed\b.*(?:number|yes\s*/\s*no).*|actual outputs?", re.I),
    remarks_pattern=re.compile(r"remarks?|comments?|explanations?", re.I),
    accomplishment="Expected accomplishment",
    accomplishment_pattern=re.compile(
        r"Expected accomplishment\s*(\d+(?:\.\d+)*)\s*[:.]?\s*(\S.*)", re.I | re.DOTALL
    ),
    framework="1. Results-based-budgeting framework",
    framework_pattern=re.compile(r"(?:\d+\.\s*)?Results[- ]based[- ]budgeting frameworks?", re.I),
    opening="Introduction",
    opening_pattern=re.compile(r"Introduction|Summary", re.I),
    contents="Contents",
    contents_pattern=re.compile(r"(?:Table of )?contents", re.I),
    page="Page",
    abbreviations="Abbreviations",
    abbreviations_pattern=re.compile(r"(?:List of )?abbreviations", re.I),
    abbreviations_head=("Abbreviation", "Full name"),
    part_pattern=re.compile(r"([IVX]+)\.\s*(\S.*)"),
    part_numerals=_NUMERALS,
    table="Table {number}",
    unit="; unit: ",
    table_pattern=re.compile(r"Table (\d{1,3})(?:: (.+?))?(?:; unit: (.+))?", re.I),
    note_pattern=re.compile(r"Note ([a-z]|\d{1,2}): *(\S.*)", re.DOTALL),
    note="Note {mark}: {text}",
    value_words={
        "yes": "yes",
        "no": "no",
        "partly": "partly",
        "partially": "partly",
        "partial": "partly",
        "partially completed": "partly",
        "not applicable": "not_applicable",
        "n/a": "not_applicable",
        "none": "none",
    },
    not_reported="Not reported",
    printed_values={
        "yes": "Yes",
        "no": "No",
        "partly": "Partially",
        "not_applicable": "Not applicable",
        "none": "None",
    },
    reason_pattern=re.compile(
        r"The (?:(?:higher|lower|greater|smaller|increased|decreased|reduced)(?:[- ]than[- ]planned)? "
        r"(?:(?:number|level|volume) of )?(?:[a-z-]+ ){0,3}?outputs?"
        r"|(?:increase|decrease|reduction|variance|difference) in (?:the )?(?:[a-z-]+ ){0,3}?outputs?"
        r"|(?:planned )?outputs? (?:was|were) (?:higher|lower|not (?:delivered|completed|produced)))"
        r"(?:,? [a-z-]+){0,6}? (?:due to|resulted from|results from|attributable to|because|owing to"
        r"|reflects?|stemmed from|explained by|caused by|as a result of)\b"
    ),
    inner_reason_pattern=None,
    label_mark="Done",
    remarks_mark="Remark",
    reason_mark="Reason",
    planned_mark="planned",
    actual_mark="actual",
    marks_open=" (",
    marks_close=")",
    colon=": ",
    untitled="Planned and actual outputs",
    symbol="Symbol",
    period="Period covered",
    period_pattern=re.compile(
        r"(\d{1,2})\s+([A-Z][a-z]+)(?:\s+(\d{4}))?\s+(?:to|through|until|-|–|—)\s+(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})"
    ),
    addendum_pattern=re.compile(r"Addendum\s*(\d*)", re.I),
    parent_symbol_pattern=re.compile(r"([A-Z]+(?:/[A-Z0-9.]*[A-Z0-9])+)"),
    furniture=(
        re.compile(r"(?:General Assembly|Security Council|United Nations)", re.I),
        re.compile(r"[A-Z][a-z]+(?:[- ][a-z]+)? (?:resumed )?session", re.I),
        re.compile(r"Report of the Secretary-General", re.I),
    ),
    agenda_pattern=re.compile(r"(?:Provisional )?Agenda items? [\d()a-z, ]+", re.I),
)

WORDS: dict[Language, Words] = {"zh": ZH, "en": EN}

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DEPARTMENT = re.compile(r"([A-Z])[.．、]\s*(\S.*)")
UNIT = re.compile(r"[(（]([a-z]{1,4})[)）]\s*(\S.*)", re.DOTALL)
NUMBERED = re.compile(r"(\d{1,3})[.．]\s+(\S.*)", re.DOTALL)
STAR_NOTE = re.compile(r"(?:\^\{(\*{1,3}|[a-z]|\d{1,2})\}|(\*{1,3}))\s*(\S.*)", re.DOTALL)
HEADING_MARK = re.compile(r"\s*(?:\^\{(\*{1,3}|[a-z]|\d{1,2})\}|(\*{1,3}))$")
SYMBOL = re.compile(r"[A-Z][A-Za-z]*(?:/[A-Za-z0-9.()-]+)+")
# What every language's cover and pages carry and no reader needs: the account is elsewhere.
FURNITURE = (
    re.compile(r"(?:Distr\s*[.:：]+\s*|分发\s*[:：]\s*)\S+", re.I),
    re.compile(rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}"),
    re.compile(r"(?:Chinese|English|中文|英文)"),
    re.compile(r"(?:Original|原件|原文)\s*[:：]\s*\S+", re.I),
    re.compile(r"\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})*"),  # job number at the foot of a page
    re.compile(r"\d{1,3}\s*/\s*\d{1,3}"),  # page of pages
    re.compile(r"(?:Page|第)\s*\d+\s*(?:of \d+|页)", re.I),
)
RULE = re.compile(r"(?=.*[-—–_=]{2})[-—–_=|:+\s]+")  # a table's line left by an extraction


def words_of(language: Language) -> Words:
    """The wording of a language; ValueError for one this form is not published in yet."""
    if language not in WORDS:
        raise ValueError(f"outputs_addendum: no wording for language {language!r}; there is {sorted(WORDS)}.")
    return WORDS[language]


def is_head(cells: Sequence[str], words: Words) -> bool:
    """Whether a row is the head of a table of outputs: its first two columns say so."""
    if len(cells) < 2:
        return False
    planned, completed = cells[0].strip(), cells[1].strip()
    return bool(words.planned_pattern.fullmatch(planned) and words.completed_pattern.fullmatch(completed))


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language if this is an addendum of outputs, else None.

    The form shows itself by heads that ask for "number or yes/no" beside planned outputs. The
    newer reports print planned and actual numbers in columns of their own and have no such head.
    """
    for block in blocks:
        rows = [row.cells for row in block.rows[:2]] if isinstance(block, Grid) else [block.text.split("\t")]
        for row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            for language, words in WORDS.items():
                if is_head(cells, words):
                    return language
    return None
