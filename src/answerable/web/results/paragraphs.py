"""A paragraph as a page sets it: its number, its text with linked outputs, the doubts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.results.queries.shapes import FindingRow, ParagraphRow
from answerable.web.results.notes import finding_anchor
from answerable.web.results.references import with_links
from answerable.web.templatetags.figures import only_in

_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class SetParagraph:
    row: ParagraphRow
    anchor: str
    text: SafeString
    mark: str  # '23.' or 'a'; '' without a number
    at: str  # where findings lead
    notes: Sequence[FindingRow] = ()

    @property
    def is_heading(self) -> bool:
        """A short text without number or full stop, which heads the paragraphs below it."""
        text = str(self.row.text)
        short = len(text) <= _LONGEST_HEADING and text[-1:] not in ".。;；:："
        return self.row.number is None and self.row.role == "other" and short and "\n" not in text

    @property
    def badge(self) -> SafeString:
        return only_in(self.row.text.language)


def set_paragraphs(
    rows: Iterable[ParagraphRow],
    section: str,
    addresses: Mapping[int, str],
    notes: Mapping[str, Sequence[FindingRow]],
    prefix: str = "",
) -> list[SetParagraph]:
    """`addresses` leads from an output's number to its row; `prefix` keeps ids apart on one page.

    Notes of several tables may have one mark: the second has an address of its own, and no finding.
    """
    made: list[SetParagraph] = []
    times: Counter[str] = Counter()
    for row in rows:
        path = f"{section}¶{row.number}"
        times[path] += 1
        again = f"-{times[path]}" if times[path] > 1 else ""
        made.append(
            SetParagraph(
                row,
                prefix + row.anchor,
                with_links(str(row.text), addresses),
                _mark(row),
                prefix + finding_anchor(path) + again,
                () if again else notes.get(path, ()),
            )
        )
    return made


def _mark(row: ParagraphRow) -> str:
    if row.number is None:
        return ""
    return f"{row.number}." if isinstance(row.number, int) else str(row.number)
