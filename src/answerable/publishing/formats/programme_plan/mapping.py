"""Every word and pattern of a programme plan (the biennial form), in Chinese and English.

Source: A/65/6 (Prog. 24), whole form; the English wording is that of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Grid, Line, Text

ORIENTATION, MANDATES = "orientation", "mandates"
ROMANS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
LATIN_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Words:
    """What the form prints in one language; patterns match a whole stripped line."""

    language: Language
    orientation: str
    office: re.Pattern[str]
    subprogramme: re.Pattern[str]
    component: re.Pattern[str]
    objective: re.Pattern[str]
    head: re.Pattern[str]
    strategy: re.Pattern[str]
    mandates: str
    general_mandates: str
    mandate_lists: re.Pattern[str]
    period: re.Pattern[str]
    # as the writer prints them
    printed_subprogramme: str
    printed_component: str
    printed_objective: str
    printed_head: tuple[str, str]
    printed_strategy: str
    printed_list: str
    printed_period: str
    untitled: str


ZH = Words(
    language="zh",
    orientation="总方向",
    office=re.compile(r"([A-Z])\s*[．.]\s*(\S.*?)\s*\*?"),
    subprogramme=re.compile(r"次级方案\s*(\d+)\s*\*?"),
    component=re.compile(r"构成部分\s*(\d+)\s*\*?"),
    objective=re.compile(r"(?:(\d)\s*[.．]\s*)?本组织的?目标\s*[：:]\s*(.*)"),
    head=re.compile(r"秘书处的?预期成绩\s+绩效指标"),
    strategy=re.compile(r"战略"),
    mandates="立法授权",
    general_mandates="总汇",
    mandate_lists=re.compile(r"(?:大会|经济及社会理事会|安全理事会)?(?:决议和决定|决议|决定)"),
    period=re.compile(r"(\d{4})\s*[-–—至]\s*(\d{4})\s*(?:年)?两年期"),
    printed_subprogramme="次级方案 {}",
    printed_component="构成部分 {}",
    printed_objective="本组织目标：",
    printed_head=("秘书处预期成绩", "绩效指标"),
    printed_strategy="战略",
    printed_list="决议和决定",
    printed_period="{}-{} 两年期",
    untitled="方案计划",
)
EN = Words(
    language="en",
    orientation="Overall orientation",
    office=re.compile(r"([A-Z])\.\s+(\S.*?)\s*\*?"),
    subprogramme=re.compile(r"Subprogramme\s+(\d+)\s*\*?"),
    component=re.compile(r"Component\s+(\d+)\s*\*?"),
    objective=re.compile(r"(?:(\d)\s*\.\s*)?Objectives?(?: of the Organization)?\s*:\s*(.*)"),
    head=re.compile(
        r"Expected accomplishments?(?: of the Secretariat)?\s+Indicators? of achievement", re.IGNORECASE
    ),
    strategy=re.compile(r"Strategy"),
    mandates="Legislative mandates",
    general_mandates="General",
    mandate_lists=re.compile(
        r"(?:(?:General Assembly|Economic and Social Council|Security Council) )?"
        r"(?:resolutions?(?: and decisions?)?|decisions?)",
        re.IGNORECASE,
    ),
    period=re.compile(
        r"biennium\s+(\d{4})\s*[-–—]\s*(\d{4})|(\d{4})\s*[-–—]\s*(\d{4})\s+biennium", re.IGNORECASE
    ),
    printed_subprogramme="Subprogramme {}",
    printed_component="Component {}",
    printed_objective="Objective of the Organization: ",
    printed_head=("Expected accomplishments of the Secretariat", "Indicators of achievement"),
    printed_strategy="Strategy",
    printed_list="Resolutions and decisions",
    printed_period="Biennium {}-{}",
    untitled="Programme plan",
)
WORDS: dict[str, Words] = {"zh": ZH, "en": EN}

PARAGRAPH = re.compile(r"(\d{1,2}\.\d{1,3})\s+(.*)", re.DOTALL)
LABEL = re.compile(r"\(([a-z])\)\s*")
ROMAN = re.compile(rf"([{ROMANS}])\s*|\((i{{1,3}}|iv|v|vi{{1,3}}|ix|x)\)\s+")
MANDATE = re.compile(
    r"([A-Z]{0,5}/?\d{1,4}/\d{1,4}(?:\s*[A-Z](?:\s*(?:和|and|to|至|、|,)\s*[A-Z])*)?)\s+(\S.*)"
)
RULE_LINE = re.compile(r"[_＿—-]{5,}")
STAR = re.compile(r"\*+")
SYMBOL = re.compile(r"[A-Z]{1,5}/\d+/\d+ ?\((?:Prog|方案)[.\s]*\d+\)|[A-Z]{1,5}/\d+/\S+")
# A footnote whose mark stands elsewhere: a sentence about a subprogramme where a table is expected.
LOOSE_NOTE = re.compile(r"(?:次级方案\s*\d+\s*(?:的执行|完全)|.{0,16}是?次级方案\s*\d+\s*的唯一执行机构)")


def recognise(blocks: Sequence[Block]) -> Language | None:
    """The language of the plan's own table heads and headings; None where they are not there."""
    for words in WORDS.values():
        if any(words.head.fullmatch(line) for line in _heads(blocks)) and any(
            words.subprogramme.fullmatch(text.strip()) or words.component.fullmatch(text.strip())
            or text.strip() in (words.orientation, words.mandates)
            for text in _texts(blocks)
        ):  # fmt: skip
            return words.language
    return None


def _heads(blocks: Sequence[Block]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Grid):
            found += ["  ".join(cell.strip() for cell in row.cells) for row in block.rows[:1]]
        else:
            found.append(block.text.strip())
    return found


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Line | Text)]
