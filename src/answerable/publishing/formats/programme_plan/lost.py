"""A character that the extraction lost throughout: noticed, and restored beside the text, not in it.

Fonts of some files map one character to nothing; A/65/6 (Prog. 24) lost 最, which leaves 后, 佳,
低 and 新 where 最后, 最佳, 最低 and 最新 stood. A document that has the character somewhere has
not lost it.
"""

from __future__ import annotations

import re

LOST = "最"
ENOUGH = 3  # places before a character counts as lost throughout
# What follows 最 in these texts and seldom stands alone after a blank, a comma or a line's start.
_ORPHANS = re.compile(
    r"(?:(?<=[ 、，,“(（])|^)(?=佳做|佳作|佳实践|低指标|低限度|高限度|新情况|新技术|新的比例|新$"
    r"|后一|后工作|后报告|后批款|后期限|后步骤|后阶段|终工作|终报告|不影响|大限度|大程度|小限度|近几年)"
)
_ANYWHERE = re.compile(r"(?<!最)(?=佳做法)")  # a line's end had taken its blank
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[后佳低高新终大小近多少不][\u4e00-\u9fff]|新$)")


def restored(text: str) -> str | None:
    """The text with the character put back where it must have stood; None where nothing is missing."""
    found = _ANYWHERE.sub(LOST, _INSIDE.sub(LOST, _ORPHANS.sub(LOST, text)))
    found = found.replace(LOST * 2, LOST).replace(f" {LOST}", LOST)
    return found if found != text else None


def is_lost(texts: list[str]) -> bool:
    """Whether a whole document has lost the character: nowhere there, and missed in several places."""
    if any(LOST in text for text in texts):
        return False
    return sum(restored(text) is not None for text in texts) >= ENOUGH
