"""Reports of the size of the largest real one, for measuring speed: 26 frameworks, about 620 outputs.

The usual sections stand once for themselves and once for a branch of the same unit, with their own
figures; years before the sample's borrow its texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answerable.calc.account import Document
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import SectionText, sections
from answerable.publishing.sample.reports import draft
from answerable.publishing.sample.years import FIRST, Year

_BRANCHES = 12  # 14 units and 12 branches make 26 frameworks
_LAST_YEAR = 2022  # the year before the sample's reports


def drafts(count: int, seed: int) -> Iterator[Document]:
    texts = _sections()
    for index in range(count):
        first = _LAST_YEAR - index
        year = Year(first, f"SW/B/{first}/1", f"{first}/1", FIRST.texts)
        yield draft(year, seed, texts)


def _sections() -> tuple[SectionText, ...]:
    """The units in order, each department followed by the branches of its own units."""
    units = [replace(text, since=None) for text in sections()]
    branched = [text for text in units if text.groups][:_BRANCHES]
    found: list[SectionText] = []
    for letter in dict.fromkeys(text.path[0] for text in units):
        own = [text for text in units if text.path[0] == letter]
        found.extend(own)
        mine = [text for text in branched if text.path[0] == letter]
        found.extend(_branch(text, len(own) + n) for n, text in enumerate(mine))
    return tuple(found)


def _branch(text: SectionText, number: int) -> SectionText:
    """The same unit's branch upstream, numbered after the department's units."""
    name = text.names[""]
    return replace(
        text,
        path=f"{text.path[0]}.{number}",
        names={"": Two(f"{name}上游分部", f"{name.en}, upstream branch")},
    )
