"""The values of an indicator: several periods in brackets behind its text.

    Average score (2022/23: 1,987; 2023/24: 1,962; ...; 2026/27: ≥ 1,800)

A value is a figure where one can be read in it ('29 per cent' -> '29', 'no incidents' -> '0'), and
its text as printed where that says more. By the form's rule the periods up to that of performance
are actual, the last one is the budget's target, those between are planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.calc.account import PeriodValue, Quantity, ValueKind
from answerable.calc.quantities import number, parse_printed
from answerable.publishing.formats.combined_report.mapping import Wording

_BRACKET = re.compile(
    r"\s*[(（]((?=\s*\d{4}(?:/\d{2,4})?\s*[:：])[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]\s*\.?(?:\s[a-z])?\s*$",
    re.DOTALL,
)
_PERIOD = re.compile(r"(?:^|[;；:：,，.。]\s*|\s)(\d{4}(?:/\d{2,4})?)\s*[:：]\s*")
_FIGURE = re.compile(
    r"^(?:[≤≥<>~≈±]|(?:at least|at most|more than|less than|over|under|up to|about|approximately)\s"
    r"|至少|至多|不少于|不超过|不低于|超过|约)?\s*"
    r"(-?\$?\d[\d,.\u00a0 ]*\d|-?\$?\d)\s*(.*)$",
    re.DOTALL | re.IGNORECASE,
)
_SCALES = {
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
_SCALE = re.compile(r"^(thousand|million|billion|千万|百万|千|万|亿)(?![a-z])", re.IGNORECASE)
_LONGEST_UNIT = 40


def split_values(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The indicator without its values, and each period with what is printed for it."""
    found = _BRACKET.search(text)
    if found is None:
        return text.strip(), []
    parts = list(_PERIOD.finditer(found[1]))
    values = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        end = following.start() if following else len(found[1])
        values.append((part[1], found[1][part.end() : end].strip(" ;；,，")))
    return text[: found.start()].strip(), values


def period_values(
    printed: Sequence[tuple[str, str]], performance: str | None, wording: Wording
) -> tuple[PeriodValue, ...]:
    """Values with their kinds; `performance` is the label of the performance period."""
    labels = [label for label, _ in printed]
    return tuple(
        value_of(label, text, kind_of(label, labels, performance), wording) for label, text in printed
    )


def kind_of(label: str, labels: Sequence[str], performance: str | None) -> ValueKind:
    """actual up to the performance period, target for the last one printed, planned between.

    Where the performance period is unknown, it is the third of five: the two before it are actual.
    """
    limit = performance or (labels[-3] if len(labels) > 2 else labels[0])
    if label <= limit:
        return "actual"
    return "target" if label == max(labels) else "planned"


def value_of(label: str, text: str, kind: ValueKind, wording: Wording) -> PeriodValue:
    value = figure_in(text, wording)
    return PeriodValue(label, value, kind, None if value == text or not text else text)


def figure_in(text: str, wording: Wording) -> Quantity:
    """'29 per cent' -> '29', '≤ 60' -> '60', 'no incidents' -> '0'; other words as they are."""
    known = parse_printed(text)
    if known is None or known != text or number(known) is not None:
        return known
    found = _FIGURE.match(text)
    if found and (scaled := _scaled(found[1], found[2])):
        return scaled
    if found and len(found[2]) <= _LONGEST_UNIT and not any(c.isdigit() for c in found[2]):
        value = parse_printed(found[1].strip())
        if number(value) is not None:
            return value
    return _counted(text, wording) or text


def _scaled(figure: str, rest: str) -> str | None:
    """'1.25', 'million' -> '1250000'; None where no scale is printed behind the figure."""
    scale = _SCALE.match(rest)
    value = number(parse_printed(figure.strip())) if scale else None
    if scale is None or value is None or len(rest) > _LONGEST_UNIT or any(c.isdigit() for c in rest):
        return None
    shown = f"{value * _SCALES[scale[1].casefold()]:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _counted(text: str, wording: Wording) -> str | None:
    """'no incidents', 'one incident': a count in words before what is counted."""
    if len(text) > _LONGEST_UNIT:
        return None
    for word, value in wording.count_words.items():
        if wording.language == "en":
            if re.match(rf"{word}\b(?!-)\s*\S", text, re.IGNORECASE):
                return value
        elif text.startswith(word):
            return value
    return None


def printed_values(values: Sequence[PeriodValue], wording: Wording) -> str:
    """The bracket behind the indicator; '' where it has no values."""
    if not values:
        return ""
    left, right = wording.brackets
    shown = wording.semicolon.join(
        f"{v.period}{wording.colon}{v.text if v.text is not None else _plain(v.value)}" for v in values
    )
    return f"{' ' if wording.language == 'en' else ''}{left}{shown}{right}"


def _plain(value: Quantity) -> str:
    return value or ""
