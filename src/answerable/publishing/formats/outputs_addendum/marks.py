"""What an output's own text does not say: planned and actual written behind it in brackets.

The form has no column for the planned number: it stands in the text. Where a record's number is
not the one its text states, the writer adds it and the reader takes it off again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.calc.account import Completed, Output, Quantity
from answerable.calc.quantities import number
from answerable.publishing.formats.outputs_addendum.mapping import Words
from answerable.publishing.formats.outputs_addendum.values import planned as planned_in

_NOTHING = "—"
SAME_SIZE = 4  # times: a planned and a completed number further apart count different things
NEAR = 24  # characters behind a number in which what it counts is named
_FIGURE = r"[^\s；;（）()]+"


def read(text: str, completed: Sequence[Completed], words: Words) -> tuple[str, Quantity, Quantity]:
    """The text without its bracket, planned, actual (the only completed value, if not said)."""
    pattern = (
        rf"{re.escape(words.marks_open)}{words.planned_mark}{words.colon}({_FIGURE})"
        rf"[；;] ?{words.actual_mark}{words.colon}({_FIGURE}){re.escape(words.marks_close)}$"
    )
    found = re.search(pattern, text)
    if found:
        return text[: found.start()], _quantity(found[1]), _quantity(found[2])
    return text, borne_out(text, completed), only(completed)


def borne_out(text: str, completed: Sequence[Completed]) -> Quantity:
    """The one number the planned output states, where the completed value counts the same thing.

    The number may count something else: replies on 13 missions, completed 1 530 pages, plan no 13
    pages. So the completed value has to be of its size, or its label has to name what stands
    behind the number; an answer (yes, no) counts nothing. Where that does not hold the planned
    number is not known, and the text keeps what it says.
    """
    stated = planned_in(text)
    if stated is None or len(completed) != 1:
        return None
    value, label = number(completed[0].value), completed[0].label or ""
    wanted = number(stated)
    if value is None or wanted is None:
        return None
    if wanted <= value * SAME_SIZE and value <= wanted * SAME_SIZE:
        return stated
    counted = re.sub(r"^\D*[\d ,.]+", "", text)[:NEAR]
    return stated if _things(re.split(r"[,，:：;；(（]", label)[0]) & _things(counted) else None


def _things(text: str) -> set[str]:
    """What a phrase speaks of: pairs of Chinese characters, and Latin words by their first five letters."""
    chinese = re.findall(r"[\u4e00-\u9fff]+", text)
    pairs = {run[i : i + 2] for run in chinese for i in range(len(run) - 1)}
    return pairs | {word[:5].lower() for word in re.findall(r"[A-Za-z]{4,}", text)}


def write(output: Output, words: Words) -> str:
    """The text, with the bracket only where its numbers would be read otherwise."""
    if read(output.text, output.completed, words) == (output.text, output.planned, output.actual):
        return output.text
    separator = "；" if words.language == "zh" else "; "
    planned = f"{words.planned_mark}{words.colon}{output.planned or _NOTHING}"
    actual = f"{words.actual_mark}{words.colon}{output.actual or _NOTHING}"
    return f"{output.text}{words.marks_open}{planned}{separator}{actual}{words.marks_close}"


def only(completed: Sequence[Completed]) -> Quantity:
    """The actual of an output with exactly one completed value."""
    return completed[0].value if len(completed) == 1 else None


def _quantity(text: str) -> Quantity:
    return None if text == _NOTHING else text
