"""Columns of a page that do not fit together: remarks or values slipped by a row.

An extraction of a page reads its columns apart and may put them together wrongly. What a page
still proves is the order inside each column, how many there are of each, and that a remark
speaks of its own output. Only pages cut out of a longer table are looked at: the first cells
of such a page are where the slip happens. Every change is named in a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.publishing.formats.outputs_addendum.doubts import Doubts
from answerable.publishing.formats.outputs_addendum.items import span
from answerable.publishing.formats.outputs_addendum.remarks import Piece
from answerable.publishing.formats.outputs_addendum.rows import Draft, Slot
from answerable.publishing.formats.outputs_addendum.values import numbers

_CLEARLY = 1.5  # how much better a matching by wording must be than the printed one
_MANY = 3  # and of how many values its page must consist: with fewer, wording proves little


def realign(found: list[Draft], doubts: Doubts) -> None:
    """Puts slipped remarks and values of one table where the page proves they belong."""
    for page in sorted({draft.page for draft in found if draft.page > 0}):
        if not _deal_remarks(found, page, doubts):
            _deal_values(found, page, doubts)
    for draft, below in pairwise(found):
        _hand_down(draft, below, doubts)
    for draft in found:
        if draft.unvalued:
            doubts.add("missing_value", "warning", draft.place, printed=draft.text[:40])


def _deal_remarks(found: list[Draft], page: int, doubts: Doubts) -> bool:
    """Remarks slipped against values: dealt again in order if the page has one for each value.

    What shows the slip is a number that a reason stands beside, where its label should be. A
    reason at the head of the page, or one paragraph too many, is the rest of the page before.
    """
    first = next(index for index, draft in enumerate(found) if draft.page == page)
    slots = [slot for draft in found for slot in draft.slots if slot.page == page]
    queue = [piece for slot in slots for piece in slot.pieces]
    slipped = any(s.value.is_number and s.pieces and s.pieces[0].kind == "reason" for s in slots)
    if not slipped or first == 0 or any(piece.kind not in ("open", "reason") for piece in queue):
        return False
    start = next((i for i, piece in enumerate(queue) if piece.kind == "open"), len(queue))
    excess = sum(piece.kind == "open" for piece in queue) - len(slots)
    if excess == 1 and start == 0:
        start = next((i for i, piece in enumerate(queue[1:], 1) if piece.kind == "open"), len(queue))
        excess = 0
    if excess != 0:
        return False
    found[first - 1].add(queue[:start])
    dealt = _dealt(queue[start:])
    for slot, pieces in zip(slots, dealt, strict=True):
        slot.pieces = pieces
    place = span(slots[0].place, found[_last(found, page)].place)
    doubts.add("shifted_remark", "warning", place, printed=found[first].text[:40])
    return True


def _last(found: Sequence[Draft], page: int) -> int:
    return max(index for index, draft in enumerate(found) if draft.page == page)


def _dealt(queue: Sequence[Piece]) -> list[list[Piece]]:
    """Each label with the reasons that follow it."""
    dealt: list[list[Piece]] = []
    for piece in queue:
        if piece.kind == "open":
            dealt.append([piece])
        else:
            dealt[-1].append(piece)
    return dealt


def _deal_values(found: list[Draft], page: int, doubts: Doubts) -> bool:
    """Values with their labels slipped against the outputs: matched again by their wording.

    Both columns keep their order and every output has at least one value; among those matchings
    the one whose labels share most with the outputs' texts is taken, if clearly better.
    """
    drafts = [draft for draft in found if draft.page == page]
    slots = [slot for draft in drafts for slot in draft.slots]
    if len(slots) < _MANY or any(not draft.slots or draft.loose for draft in drafts):
        return False
    printed = [len(draft.slots) for draft in drafts]
    likeness = _likeness(drafts, slots)
    best, score = _best(likeness)
    if best == printed or score <= _CLEARLY * _score(likeness, printed):
        return False
    index = 0
    for draft, count in zip(drafts, best, strict=True):
        draft.slots = slots[index : index + count]
        index += count
    place = span(drafts[0].place, drafts[-1].place)
    doubts.add("shifted_value", "warning", place, printed=drafts[0].text[:40])
    return True


def _likeness(drafts: Sequence[Draft], slots: Sequence[Slot]) -> list[list[float]]:
    """How much each output shares with each value's label: rare words of the page count most."""
    texts = [_grams(draft.text) for draft in drafts]
    weight: dict[str, float] = {}
    for grams in texts:
        for gram in grams:
            weight[gram] = weight.get(gram, 0) + 1
    labels = [_grams(next((p.text for p in slot.pieces if p.kind == "open"), "")) for slot in slots]
    return [[sum(_size(g) / weight[g] ** 2 for g in text & label) for label in labels] for text in texts]


def _grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, and whole words of other scripts."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1) if re.fullmatch(r"[㐀-鿿]{2}", text[i : i + 2])}
    return frozenset(pairs | {word.lower() for word in re.findall(r"[A-Za-z]{3,}", text)})


def _size(gram: str) -> float:
    """A word weighs as much as Chinese of its length: two letters, one pair of characters."""
    return len(gram) / 2


def _best(likeness: Sequence[Sequence[float]]) -> tuple[list[int], float]:
    """How many values each output takes so that the likeness is greatest; at least one each."""
    rows, columns = len(likeness), len(likeness[0])
    score: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for row in range(rows):
        for end in range(row + 1, columns - (rows - row - 1) + 1):
            options = [
                (score[row, start][0] + sum(likeness[row][start:end]), [*score[row, start][1], end - start])
                for start in range(row, end)
                if (row, start) in score
            ]
            score[row + 1, end] = max(options, key=lambda option: option[0])
    total, counts = score[rows, columns]
    return counts, total


def _score(likeness: Sequence[Sequence[float]], counts: Sequence[int]) -> float:
    total, start = 0.0, 0
    for row, count in zip(likeness, counts, strict=True):
        total += sum(row[start : start + count])
        start += count
    return total


def _hand_down(draft: Draft, below: Draft, doubts: Doubts) -> None:
    """A value too many above an output whose own cell is empty belongs to that output.

    Too many: more values stacked in the cell than the planned output states numbers.
    """
    if not below.unvalued or below.page != draft.page or not draft.slots:
        return
    stack = [slot for slot in draft.slots if slot.place == draft.slots[-1].place]
    if len(stack) < 2 or len(stack) != len(numbers(draft.text)) + 1:
        return
    slot = draft.slots.pop()
    # The stack's last value carried the remarks that follow all labels; reasons stay above.
    slot.pieces, rest = slot.pieces[:1], slot.pieces[1:]
    draft.add(rest)
    slot.pieces += below.loose
    below.loose = []
    below.slots.insert(0, slot)
    below.unvalued = False
    doubts.add("shifted_value", "warning", span(draft.place, below.place), printed=slot.value.quantity)
