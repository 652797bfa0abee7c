"""Drafts as records: which paragraph is a label, which a remark, which a reason."""

from __future__ import annotations

from functools import reduce

from answerable.calc.account import Completed, Output
from answerable.publishing.formats.outputs_addendum import marks
from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.items import span
from answerable.publishing.formats.outputs_addendum.mapping import Words
from answerable.publishing.formats.outputs_addendum.remarks import Piece, first_sentence
from answerable.publishing.formats.outputs_addendum.rows import Draft, Slot


def output(draft: Draft, accomplishment: str | None, path: str, words: Words, doubts: Doubts) -> Output:
    """One output. `path` names it in findings.

    The first paragraph beside a number says what was counted and is its label. A lone yes, no
    or partly counts nothing: what stands beside it are remarks.
    """
    remarks = [piece.text for piece in draft.loose if piece.kind != "reason"]
    reasons = [piece.text for piece in draft.loose if piece.kind == "reason"]
    lone_word = len(draft.slots) == 1 and not draft.slots[0].value.is_number
    completed = []
    for slot in draft.slots:
        label, rest = _label(slot, lone_word, words)
        remarks += rest
        reasons += [piece.text for piece in slot.pieces if piece.kind == "reason"]
        if label is None and slot.value.is_number:
            doubts.add("missing_label", "note", slot.place, printed=slot.value.quantity, path=path)
        completed.append(Completed(slot.value.quantity, label))
    text, planned, actual = marks.read(draft.text, tuple(completed), words)
    return Output(
        text,
        accomplishment=accomplishment,
        planned=planned,
        actual=actual,
        completed=tuple(completed),
        remarks="\n".join(remarks) or None,
        reason="\n".join(reasons) or None,
        place=reduce(span, [slot.place for slot in draft.slots], draft.place),
    )


def _label(slot: Slot, lone_word: bool, words: Words) -> tuple[str | None, list[str]]:
    """The label of a value and the remarks left over beside it."""
    given = next((piece for piece in slot.pieces if piece.kind == "label"), None)
    first = given or next((piece for piece in slot.pieces if piece.kind == "open"), None)
    if first is None or (lone_word and first is not given):
        return _with_unit(None, slot, words), _remarks(slot.pieces)
    rest = _remarks([piece for piece in slot.pieces if piece is not first])
    if first is given:
        return given.text, rest
    label, more = first_sentence(first.text, words)
    return _with_unit(label, slot, words), [*filter(None, [more]), *rest]


def _remarks(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind != "reason"]


def _with_unit(label: str | None, slot: Slot, words: Words) -> str | None:
    """The unit printed behind a number opens its label: figures stay figures, nothing is lost."""
    unit = slot.value.unit
    if unit is None:
        return label
    return f"{unit}{words.colon}{label}" if label else unit
