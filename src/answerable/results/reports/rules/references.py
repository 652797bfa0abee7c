"""Numbers of outputs: those paragraphs refer to, those printed twice, those left out.

Source: A/76/596, part II: outputs are numbered from 1 in every section, and the paragraphs on
results name the outputs they explain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from answerable.calc.account import Document, Finding, Section
from answerable.results.reports.rules.doubts import doubt, output_path, paragraph_path


def output_numbers(document: Document) -> Iterator[Finding]:
    """Every section that numbers its outputs."""
    for section in document.sections:
        numbers = [o.number for o in section.outputs if o.number is not None]
        if numbers:
            yield from _references(section, frozenset(numbers))
            yield from _repeated(section, numbers)
            yield from _left_out(section, numbers)


def _references(section: Section, numbers: frozenset[int]) -> Iterator[Finding]:
    for paragraph in section.paragraphs:
        for wanted in paragraph.outputs:
            if wanted not in numbers:
                yield doubt(
                    "reference_missing",
                    "error",
                    paragraph_path(section, paragraph.number),
                    paragraph.place,
                    printed=str(wanted),
                    section=section.name,
                    last=str(max(numbers)),
                )


_MOST_LEFT_OUT = 50  # a number out of all bounds gets no finding for each one below it


def _repeated(section: Section, numbers: list[int]) -> Iterator[Finding]:
    for wanted, times in Counter(numbers).items():
        if times > 1:
            second = [o for o in section.outputs if o.number == wanted][1]
            yield doubt(
                "output_number_repeated",
                "error",
                output_path(section, wanted, 0),
                second.place,
                printed=str(wanted),
                section=section.name,
                times=str(times),
            )


def _left_out(section: Section, numbers: list[int]) -> Iterator[Finding]:
    known = set(numbers)
    missing = (wanted for wanted in range(1, max(numbers)) if wanted not in known)
    for wanted in islice(missing, _MOST_LEFT_OUT):
        after = next(o for o in section.outputs if o.number is not None and o.number > wanted)
        yield doubt(
            "output_number_left_out",
            "warning",
            output_path(section, wanted, 0),
            after.place,
            printed=str(wanted),
            section=section.name,
        )
