"""Heads of columns that name a year and what its value is: '2025 planned', '2025年(实际)'."""

from __future__ import annotations

from answerable.calc.account import ValueKind
from answerable.publishing.formats.programme_budget.mapping import PERIOD, Words


def period_of(head: str, words: Words) -> tuple[str, ValueKind | None] | None:
    """The period as the head labels it, and its kind; None where the head names none."""
    line = " ".join(head.split())
    found = PERIOD.match(line.lstrip("（(")) or (PERIOD.search(line) if len(line) <= _LONGEST else None)
    if found is None:
        return None
    rest = line.replace(found[1], "", 1).replace("年", "").strip(" ()（）,，:：")
    kind = kind_of(rest, words)
    if rest and kind is None:
        return None
    return found[1].replace(" ", ""), kind


_LONGEST = 24  # letters of a head that names the kind before the year


def kind_of(word: str, words: Words) -> ValueKind | None:
    """'actual' of 'Actual', '实际数', '(actu al)' in a narrow column; None where the word names no kind."""
    word = "".join(word.split())
    for kind, pattern in words.kinds.items():
        if pattern.fullmatch(word.strip(" ()（）")):
            return kind  # type: ignore[return-value]
    return None


def head_of(period: str, kind: ValueKind | None, words: Words, form: str) -> str:
    """The head that `period_of` reads back; `form` is 'column' or 'measure'."""
    if kind is None:
        return period
    shaped = words.printed[form]
    if not period.isdigit():  # '2024/25' takes no word for year
        shaped = shaped.replace("年", " ")
    return shaped.format(period, words.printed_kinds[kind])
