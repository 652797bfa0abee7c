"""Reasons, remarks and objectives as paragraphs: what people wrote of a row that prints no cell for it.

Nothing that was written is lost in print. A reason or remark that stands word for word in a paragraph
of its section is not printed a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from answerable.calc.account import Output, Paragraph, Section
from answerable.calc.quantities import number
from answerable.publishing.compiling.tables import Account, explained
from answerable.publishing.formats.performance_report.joining import unwrapped
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.writer_tables import is_mission

_SIGNS = re.compile(r"[\s.。;；:：,，、]+")
_OBJECTIVE = {"en": "Objective: {text}", "zh": "目标：{text}"}
_OF_OUTPUTS = {"en": ("Output {0}: {1}", "Outputs {0}: {1}"), "zh": ("产出 {0}：{1}", "产出 {0}：{1}")}
_UNNUMBERED = {"en": "“{0}”: {1}", "zh": "“{0}”：{1}"}
_REST = {"en": "Of other lines entities reported:", "zh": "各实体对其他各项的说明："}
_PART = {"en": "({mark}) {name}: {text}", "zh": "({mark}) {name}：{text}"}


def objectives(section: Section, wording: Wording) -> tuple[Paragraph, ...]:
    """The form has no place for objectives: each is a text without a number that opens the section."""
    pattern = _OBJECTIVE[wording.language]
    return tuple(
        Paragraph(pattern.format(text=unwrapped(text)), "introduction") for text in section.objectives if text
    )


def said_of_outputs(section: Section, wording: Wording) -> Iterator[Paragraph]:
    """Paragraphs that name their outputs: reasons of more than planned, of less, then remarks."""
    standing = _plain(" ".join(paragraph.text for paragraph in section.paragraphs))
    reasons = [(output, _open(output.reason, standing)) for output in section.outputs]
    remarks = [(o, "" if is_mission(section) else _open(o.remarks, standing)) for o in section.outputs]
    for texts in (
        [(output, text) for output, text in reasons if _is_over(output)],
        [(output, text) for output, text in reasons if not _is_over(output)],
        remarks,
    ):
        said: dict[str, list[Output]] = {}
        for output, text in texts:
            if text:
                said.setdefault(text, []).append(output)
        if said:
            blank = "" if wording.language == "zh" else " "
            sentences = (s for text, outputs in said.items() for s in _sentences(text, outputs, wording))
            yield Paragraph(blank.join(sentences), "results")


def with_parts(text: str, parts: Sequence[tuple[str, str]], language: str) -> str:
    """A text and, below it, what entities said: '(a) Lakes Division, Rivers Division: ...'."""
    standing = _plain(text)
    said: dict[str, list[str]] = {}
    for name, part in parts:
        if line := _open(part, standing):
            said.setdefault(line, []).append(name)
    blank = "、" if language == "zh" else ", "
    listed = (
        _PART[language].format(mark=_mark(index), name=blank.join(names), text=line)
        for index, (line, names) in enumerate(said.items())
    )
    return "\n".join(filter(None, (text, *listed)))


def said_of_money(account: Account) -> Iterator[Paragraph]:
    """What is said of each explained line of the account, one paragraph each; entities' words below."""
    for item in explained(account):
        yield Paragraph(with_parts(item.why or "", item.said, account.language), "other")


def said_of_the_rest(account: Account) -> Iterator[Paragraph]:
    """What entities say of lines that the account as a whole does not explain; without a number."""
    known = explained(account)
    mark = "，" if account.language == "zh" else ", "
    parts = [
        (f"{item.name}{mark}{name}", text)
        for item in account.categories
        if item not in known
        for name, text in item.said
    ]
    if parts:
        yield Paragraph(with_parts(_REST[account.language], parts, account.language), "other")


def _mark(index: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    high, low = divmod(index, len(ascii_lowercase))
    return (ascii_lowercase[high - 1] if high else "") + ascii_lowercase[low]


def _open(text: str | None, standing: str) -> str:
    """The text on one line, or '' where a paragraph says it already."""
    found = re.sub(r"\s*\n\s*", "\n", text or "").strip()
    whole = " ".join(line for line in unwrapped(found).split("\n"))
    return "" if _plain(whole) in standing else whole


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().casefold()


def _is_over(output: Output) -> bool:
    planned, actual = number(output.planned), number(output.actual)
    return planned is not None and actual is not None and actual > planned


def _sentences(text: str, outputs: Sequence[Output], wording: Wording) -> Iterator[str]:
    """'Outputs 2, 3 and 7: text'; an output without a number is named by what it is."""
    numbers = [str(output.number) for output in outputs if output.number is not None]
    if numbers:
        *first, last = numbers
        zh = wording.language == "zh"
        listed = ("、" if zh else ", ").join(first)
        joint = (" 和 " if zh else " and ") if first else ""
        yield _OF_OUTPUTS[wording.language][len(numbers) > 1].format(f"{listed}{joint}{last}", text)
    for output in outputs:
        if output.number is None:
            yield _UNNUMBERED[wording.language].format(output.text, text)
