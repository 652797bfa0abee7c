"""What an output's own text does not say: planned and actual written behind it in brackets.

The form has no column for the planned number: it stands in the text. Where a record's number is
not the one its text states, the writer adds it and the reader takes it off again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.calc.account import Completed, Output, Quantity
from answerable.publishing.formats.outputs_addendum.mapping import Words
from answerable.publishing.formats.outputs_addendum.values import planned as planned_in

_NOTHING = "—"
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
    return text, planned_in(text), only(completed)


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
