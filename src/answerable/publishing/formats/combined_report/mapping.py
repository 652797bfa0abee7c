"""The words of a combined performance and budget report: headings, labels, wording of rows, per language.

One place for the reader and the writer. In every tuple the first wording is the one written; all
are read. Comparison is by `plain()`: blanks squeezed, case folded, brackets' width, a footnote
mark at the end ignored. Only wordings the form guarantees stand here, never sentences of a report.

Not here: heads of tables (`columns`), how headings are numbered (`headings`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Grid, Line, Text

Words = tuple[str, ...]
Tongue = Literal["zh", "en"]

_BLANKS = re.compile(r"\s+")
_WIDTH = str.maketrans("（）：；，．％", "():;,.%")
_MARK = re.compile(r"(?<=[^\s\d])\s+[a-z]$|(?<=[㐀-鿿)])[a-z]$|(?<=[a-z㐀-鿿)])\d$")


def plain(text: str) -> str:
    """A heading or label reduced to what identifies it."""
    squeezed = _BLANKS.sub(" ", text.translate(_WIDTH)).strip()
    return _MARK.sub("", squeezed).rstrip(" :").casefold()


def is_one_of(text: str, words: Words) -> bool:
    return plain(text) in {plain(word) for word in words}


@dataclass(frozen=True, eq=False)  # one object per language, told apart by identity
class Wording:
    """What one language prints. `language` says which."""

    language: Tongue
    contents: Words
    summary: Words
    annex: re.Pattern[str]
    map: Words
    # parts known by name, because a table's meaning hangs on them
    human_resources: Words
    staffing_changes: Words
    frameworks: Words
    evaluation: Words
    unencumbered_balance: Words
    prior_period_obligations: Words
    variance_analysis: Words
    actions: Words
    legislative_history: Words
    summary_staff: Words  # the heading above the summary's table of personnel
    # labels before a text
    component: re.Pattern[str]  # group 1: the number
    external_factors: Words
    # words in a row's label
    subtotal: re.Pattern[str]
    total: re.Pattern[str]
    note: re.Pattern[str]  # an unnumbered note below a table
    unit: re.Pattern[str]  # group 1: the unit, without the budget year
    budget_year: str  # printed behind the unit of the tables of resources
    # values of an indicator
    count_words: Mapping[str, str]  # 'no', 'one': a count in words before what is counted
    # quantities printed as words
    quantity_words: Mapping[str, str]
    colon: str
    semicolon: str
    brackets: tuple[str, str]
    # the title's two periods
    title: re.Pattern[str]


EN = Wording(
    language="en",
    contents=("Contents",),
    summary=("Summary",),
    annex=re.compile(r"^Annex(?:es)?(?: [IVX]+)?$", re.IGNORECASE),
    map=("Map", "Maps"),
    human_resources=("Human resources",),
    staffing_changes=("Proposed staffing changes", "Staffing changes"),
    frameworks=("Results-based budgeting frameworks", "Results-based-budgeting frameworks"),
    evaluation=("Evaluation activities", "Evaluations"),
    unencumbered_balance=("Unencumbered balance", "Trend of the unencumbered balance"),
    prior_period_obligations=(
        "Cancellation of prior-period obligations",
        "Trend of the cancellation of prior-period obligations",
    ),
    variance_analysis=("Analysis of variances",),
    actions=("Actions to be taken by the General Assembly",),
    legislative_history=("Legislative history",),
    summary_staff=("Human resources",),
    component=re.compile(r"^Component\s+(\d+)\s*:\s*\S", re.IGNORECASE),
    external_factors=("External factors", "External factor"),
    subtotal=re.compile(r"^sub-?total\b", re.IGNORECASE),
    total=re.compile(
        r"^(?:grand )?total\b|^gross requirements|^net requirements|^net change", re.IGNORECASE
    ),
    note=re.compile(r"^(?:Note|Notes|Abbreviations?|Sources?)\s*:", re.IGNORECASE),
    unit=re.compile(
        r"^\(([^();]*(?:dollars|percentage|per cent|persons)[^();]*)(;[^()]*)?\)(?:\s*[a-z])?$",
        re.IGNORECASE,
    ),
    budget_year="; budget year is from 1 July to 30 June",
    count_words={
        "no": "0", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    },
    quantity_words={
        "not_applicable": "Not applicable",
        "none": "None",
        "yes": "Yes",
        "no": "No",
        "partly": "Partly",
    },
    colon=": ",
    semicolon="; ",
    brackets=("(", ")"),
    title=re.compile(
        r"\b(?:budget )?performance\b.*\bfor the period from\b.*\bbudget\b.*\bfor the period from\b",
        re.IGNORECASE | re.DOTALL,
    ),
)  # fmt: skip

ZH = Wording(
    language="zh",
    contents=("目录",),
    summary=("摘要", "概要"),
    annex=re.compile(r"^附件[一二三四五六七八九十]*$"),
    map=("地图",),
    human_resources=("人力资源",),
    staffing_changes=("拟议员额变动", "拟议人员编制变动", "员额配置拟议变动", "拟议员额编制变动"),
    frameworks=("成果预算制框架", "成果预算编制框架", "成果预算框架"),
    evaluation=("评价活动", "评估活动"),
    unencumbered_balance=("未支配余额", "未支配余额的趋势", "未支配余额趋势"),
    prior_period_obligations=(
        "上期债务的核销",
        "上期债务核销趋势",
        "核销上期债务",
        "上期债务的注销",
        "注销上期债务",
        "上期债务核销的趋势",
    ),
    variance_analysis=("差异分析",),
    actions=("有待大会采取的行动", "待大会采取的行动", "需由大会采取的行动"),
    legislative_history=("立法沿革", "立法过程", "立法历史"),
    summary_staff=("人力资源",),
    component=re.compile(r"^(?:构成部分|组成部分)\s*([0-9一二三四五六七八九十]+)\s*[:：]\s*\S"),
    external_factors=("外部因素",),
    subtotal=re.compile(r"^小计"),
    total=re.compile(
        r"^(?:共计|合计|总计|所需资源毛额|所需资源净额|所需资源共计|所需资源总额|净变动|净变化)"
    ),
    note=re.compile(r"^(?:注|说明|简称|缩写|缩略语|资料来源)\s*[:：]"),
    unit=re.compile(
        r"^[(（]([^()（）；;]*(?:美元|百分比|百分数|人)[^()（）；;]*)([；;][^()（）]*)?[)）](?:\s*[a-z])?$"
    ),
    budget_year="；预算年度为7月1日至6月30日",
    count_words={"零": "0", "没有": "0", "无": "0"},
    quantity_words={"not_applicable": "不适用", "none": "无", "yes": "是", "no": "否", "partly": "部分"},
    colon="：",
    semicolon="；",
    brackets=("（", "）"),
    title=re.compile(r"(?:预算)?执行情况.*(?:概算|预算)", re.DOTALL),
)

WORDINGS: Mapping[Language, Wording] = {"zh": ZH, "en": EN}

_COVER = 40  # blocks in which the title has to stand
_ESTIMATES = {
    "en": (re.compile(r"\bapportionment\b", re.IGNORECASE), re.compile(r"\bcost estimates\b", re.IGNORECASE)),
    "zh": (re.compile(r"分配数|分摊数|批款"), re.compile(r"费用估计|估计数|概算")),
}
_SIGN = re.compile(r"\d{4}/\d{2}")


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language of a combined report, or None when the blocks are not one.

    Its signs: a title over two periods, performance and budget; or heads that print an
    apportionment, an expenditure and cost estimates of numbered years beside each other.
    """
    cover = " ".join(_words(block) for block in blocks[:_COVER])
    texts = [_words(block)[:400] for block in blocks]
    for language, wording in WORDINGS.items():
        approved, estimated = _ESTIMATES[wording.language]
        heads = any(approved.search(t) and estimated.search(t) and _SIGN.search(t) for t in texts)
        titled = wording.title.search(cover) and len(period_starts(cover, wording.language)) > 1
        if (titled and _signs(texts, wording) >= _ENOUGH_TITLED) or (heads and _signs(texts, wording) >= 2):
            return language
    return None


_ENOUGH_TITLED = 1


def _signs(texts: Sequence[str], wording: Wording) -> int:
    """How many of the form's own headings stand as blocks or in the list of contents."""
    known = (
        wording.human_resources,
        wording.frameworks,
        wording.variance_analysis,
        wording.staffing_changes,
        wording.actions,
    )
    return sum(any(plain(word) in plain(text) for text in texts for word in words) for words in known)


_STARTS = {
    "en": re.compile(r"\b\d{1,2}\s+[A-Z][a-z]+\s+(\d{4})\s+to\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}"),
    "zh": re.compile(r"(\d{4})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[至到]"),
}


def period_starts(text: str, language: Tongue) -> list[str]:
    """The years in which the periods named in a text begin."""
    return list(dict.fromkeys(_STARTS[language].findall(_BLANKS.sub(" ", text))))


def _words(block: Block) -> str:
    if isinstance(block, Grid):
        return " ".join(cell for row in block.rows[:4] for cell in row.cells)
    return block.text if isinstance(block, Line | Text) else ""
