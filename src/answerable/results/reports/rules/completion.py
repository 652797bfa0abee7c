"""Completed values of the older form: parts in a label against the value, reasons against the facts.

Source: A/68/648/Add.1: planned outputs beside "completed (number or yes/no)" and remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Output
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt, output_path
from answerable.results.reports.rules.numerals import digits, numerals

# "(28)", "(49-33 specific; 16 shared)": the number that opens a pair of brackets after a word.
_PART = re.compile(r"(?<=[^\d\s(（])\s?[(（](?P<part>\d[\d ,]*)(?=[)）;；\-–])")
_OPEN_LIST = re.compile(r"包括|其中|例如|等|\bincluding\b|\bof which\b|\bsuch as\b|\be\.g\.", re.IGNORECASE)
_LIST_END = re.compile(r"[^()（）]{0,12}[)）]\s*(?:[。.;；]|$|产出)")
_MORE = re.compile(
    r"产出(?:增加|较高|增多)|(?:higher|increased) (?:number of )?outputs?|outputs? (?:was|were) higher",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"产出(?:减少|较低|偏低)|(?:lower|decreased|reduced) (?:number of )?outputs?|outputs? (?:was|were) lower",
    re.IGNORECASE,
)


def completed_values(document: Document) -> Iterator[Finding]:
    """Every output that prints completed values."""
    for section in document.sections:
        for ordinal, output in enumerate(section.outputs, start=1):
            if output.completed:
                path = output_path(section, output.number, ordinal)
                yield from _parts(output, path)
                yield from _reason(output, path)


def _parts(output: Output, path: str) -> Iterator[Finding]:
    """Parts in brackets add up to the value: "44 | meetings of partners (28), clusters (1), ... (15)"."""
    for completed in output.completed:
        value, label = number(completed.value), completed.label or ""
        found = list(_PART.finditer(label))
        parts = [Decimal(digits(p["part"])) for p in found]
        if value is None or completed.value is None or len(parts) < 2 or sum(parts) == value:
            continue
        # "including ..." may leave items out: doubtful only where the numbered list ends the label.
        open_list = sum(parts) < value and _OPEN_LIST.search(label) is not None
        if open_list and not _LIST_END.match(label[found[-1].end() :]):
            continue
        yield doubt(
            "parts_of_value",
            "warning" if open_list else "error",
            path,
            output.place,
            printed=completed.value,
            computed=str(sum(parts)),
            parts="+".join(str(p) for p in parts),
        )


def _reason(output: Output, path: str) -> Iterator[Finding]:
    """A reason for more (or less) output where the one completed value is not more (or less)."""
    values = [(c.value, v) for c in output.completed if (v := number(c.value)) is not None]
    said = " ".join(filter(None, (output.reason, output.remarks)))
    more, less = bool(_MORE.search(said)), bool(_LESS.search(said))
    planned = [n.value for n in numerals(output.text) if n.kind == "count"]
    if len(values) != 1 or len(output.completed) != 1 or len(planned) != 1 or more == less:
        return
    printed, value = values[0]
    if (more and value <= planned[0]) or (less and value >= planned[0]):
        yield doubt(
            "reason_contradicts",
            "warning",
            path,
            output.place,
            printed=printed,
            said="more" if more else "less",
            planned=str(planned[0]),
        )
