"""The habits of an extraction that can be switched on one by one.

Each class keeps what is printed decidable for a person who looks at the text, except the ones
in `UNDECIDABLE`: there two readings are possible and a reader must say so or may differ in the
way stated beside the class.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Noise:
    """Everything off is the plainest extraction: one blank after each cell, a blank line after each line."""

    pages: bool = False  # pages end anywhere between rows; heads of output tables come again
    page_marks: bool = False  # symbol and page number stay, sometimes in the other order
    form_feeds: bool = False  # a form feed where a page ends
    links: bool = False  # addresses of links at the foot of a page, without blank lines
    broken_rows: bool = False  # an output's text goes on after its numbers, on the next page
    broken_indicators: bool = False  # an indicator's narrative goes on after its measures
    displaced_targets: bool = False  # the target stands at the foot of the page before its indicator
    twice: bool = False  # a rate is extracted twice and the copy wraps: '83.383.' / '3'
    blanks: bool = False  # doubled blanks, leading blanks, lines of blanks, a head's empty row
    heads: bool = False  # the heads of the tables in every arrangement met
    tight_rates: bool = False  # '1425.0' where '1 425.0' is meant
    thin: bool = False  # no-break blanks in numbers and texts
    dashes: bool = False  # nil as any of three dashes
    bullets: bool = False  # stray bullets on lines of their own
    punctuation: bool = False  # colons and brackets full width or not
    footnotes: bool = False  # marks of notes on heads, units and headings
    contents: bool = False  # a cover page with a table of contents
    crlf: bool = False  # carriage returns
    dense: bool = False  # no blank lines at all
    tabs: bool = False  # addendum: cells on lines of their own instead of between tabs
    stacked: bool = False  # addendum: values of one output stacked in one cell: '84 1 080'
    marks: bool = False  # addendum: '<p>' tags, rows of hyphens, '^{*}' notes
    lost_blanks: bool = False  # kerning swallows the blank between ideograph and digit
    no_cell_ends: bool = False  # the blank that ends a cell is stripped
    other_tool: bool = (
        False  # another extraction: no blank lines, a blank where a line wraps, none at its end
    )

    @classmethod
    def only(cls, *names: str) -> Noise:
        """The named classes on, with what they need: marks, links and breaks happen on pages."""
        needs = {
            "page_marks",
            "form_feeds",
            "links",
            "broken_rows",
            "broken_indicators",
            "displaced_targets",
        }
        wanted = set(names) | ({"pages"} if needs & set(names) else set())
        return cls(**dict.fromkeys(wanted, True))  # type: ignore[arg-type]


CLASSES = tuple(field.name for field in fields(Noise))
# class -> what may differ
UNDECIDABLE = {
    "lost_blanks": "texts may differ in blanks beside digits",
    "other_tool": "the same as no_cell_ends",
    "no_cell_ends": "where planned text and narrative meet; which lines are group headings",
    "stacked": "which of two numbers side by side is whose, when '84 1 080' could be one number less",
}
ADDENDUM = ("pages", "page_marks", "punctuation", "crlf", "tabs", "stacked", "marks")
MISSION = (
    "heads",
    "thin",
    "contents",
    "pages",
    "page_marks",
    "form_feeds",
    "links",
    "blanks",
    "crlf",
    "dense",
)
REPORT = tuple(c for c in CLASSES if c not in ("tabs", "stacked", "marks"))
