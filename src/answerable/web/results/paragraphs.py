"""A paragraph as a page sets it: its number, its text with linked outputs, the doubts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.results.queries.shapes import FindingRow, ParagraphRow
from answerable.web.results.notes import finding_anchor
from answerable.web.results.references import with_links
from answerable.web.templatetags.figures import only_in


@dataclass(frozen=True, slots=True)
class SetParagraph:
    row: ParagraphRow
    anchor: str
    text: SafeString
    mark: str  # '23.' or 'a'; '' without a number
    at: str  # where findings lead
    notes: Sequence[FindingRow] = ()

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
    """`addresses` leads from an output's number to its row; `prefix` keeps ids apart on one page."""
    return [
        SetParagraph(
            row,
            prefix + row.anchor,
            with_links(str(row.text), addresses),
            _mark(row),
            prefix + finding_anchor(f"{section}¶{row.number}"),
            notes.get(f"{section}¶{row.number}", ()),
        )
        for row in rows
    ]


def _mark(row: ParagraphRow) -> str:
    if row.number is None:
        return ""
    return f"{row.number}." if isinstance(row.number, int) else str(row.number)
