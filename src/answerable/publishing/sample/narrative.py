"""Results paragraphs: what was achieved, and why outputs were not delivered as planned.

Outputs with the same cause share a sentence: "产出 3、7 和 12 至 14 低于计划，原因是……".
`references` is what the sentence names, in order; it is the paragraph's `outputs`.
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Paragraph
from answerable.publishing.sample.bilingual import Two, joined
from answerable.publishing.sample.content import SectionText, load, two
from answerable.publishing.sample.outputs import Delivery, Outcome

_KINDS: tuple[Outcome, ...] = ("over", "under", "zero", "missing", "not_applicable")
_LONGEST_LIST = 7  # outputs named in one sentence; what is more goes into the next


def results(section: SectionText, label: str, found: Sequence[Delivery]) -> list[Paragraph]:
    """The section's results, without paragraph numbers."""
    made = [Paragraph(text, "results") for text in section.results_by_period.get(label, ())]
    above, below = _sentences(found, _KINDS[:1]), _sentences(found, _KINDS[1:])
    return made + [_paragraph(group) for group in (above, below) if group]


def _paragraph(said: Sequence[tuple[Two, tuple[int, ...]]]) -> Paragraph:
    numbers = dict.fromkeys(number for _, named in said for number in named)
    return Paragraph(joined(text for text, _ in said), "results", outputs=tuple(numbers))


def _sentences(found: Sequence[Delivery], kinds: Sequence[Outcome]) -> list[tuple[Two, tuple[int, ...]]]:
    said: list[tuple[Two, tuple[int, ...]]] = []
    for kind in kinds:
        patterns = load("report")["patterns"][kind]
        for index, (cause, numbers) in enumerate(_by_cause(found, kind)):
            pattern = two(patterns[index % len(patterns)])
            said.append((_sentence(pattern, cause, numbers), numbers))
    return said


def _by_cause(found: Sequence[Delivery], kind: Outcome) -> list[tuple[Two, tuple[int, ...]]]:
    causes: dict[Two, list[int]] = {}
    for delivery in found:
        if delivery.outcome == kind and delivery.output.number is not None:
            text = delivery.cause.text if delivery.cause else Two("", "")
            causes.setdefault(text, []).append(delivery.output.number)
    return [
        (cause, tuple(numbers[start : start + _LONGEST_LIST]))
        for cause, numbers in causes.items()
        for start in range(0, len(numbers), _LONGEST_LIST)
    ]


def _sentence(pattern: Two, cause: Two, numbers: Sequence[int]) -> Two:
    word = "output" if len(numbers) == 1 else "outputs"
    return pattern.fill(refs=references(numbers), cause=cause, outputs=word).sentence()


def references(numbers: Sequence[int]) -> Two:
    """(3, 7, 12, 13, 14) -> '3、7 和 12 至 14' and '3, 7 and 12 to 14'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    zh, en = [], []
    for run in runs:
        short = len(run) < 3
        zh.extend([str(n) for n in run] if short else [f"{run[0]} 至 {run[-1]}"])
        en.extend([str(n) for n in run] if short else [f"{run[0]} to {run[-1]}"])
    return Two(_list(zh, "、", " 和 "), _list(en, ", ", " and "))


def _list(items: list[str], comma: str, last: str) -> str:
    return comma.join(items[:-1]) + last + items[-1] if len(items) > 1 else "".join(items)
