"""Whether a document fits the form: what it has no place for is refused with one sentence.

Texts are compared as the reader will see them: a paragraph that reads as a heading would come
back as a section.
"""

from __future__ import annotations

from answerable.calc.account import Document, Output, Paragraph, Section
from answerable.publishing.formats.outputs_addendum import headings
from answerable.publishing.formats.outputs_addendum.items import Item
from answerable.publishing.formats.outputs_addendum.mapping import Words

_NO_PLACE_IN_SECTION = ("objectives", "mandates", "external_factors", "results")
_NO_PLACE_IN_OUTPUT = ("number", "headings", "printed_rate", "category", "subcategory", "quantities")


def check(document: Document) -> None:
    """Raises ValueError if the document is of another kind or holds what the form cannot say."""
    if document.kind != "outputs_addendum":
        raise ValueError(f"outputs_addendum: cannot write a {document.kind}.")
    for section in document.sections:
        _none(section, _NO_PLACE_IN_SECTION, section.path)
        labels = {known.label for known in section.accomplishments}
        if any(known.indicators for known in section.accomplishments):
            raise _no_place("indicators", section.path)
        for number, output in enumerate(section.outputs, 1):
            _none(output, _NO_PLACE_IN_OUTPUT, f"{section.path}#{number}")
            if output.accomplishment is not None and output.accomplishment not in labels:
                raise ValueError(
                    f"outputs_addendum: {section.path}#{number} belongs to accomplishment "
                    f"{output.accomplishment}, which its section does not have."
                )
        for paragraph in section.paragraphs:
            _none(paragraph, ("outputs",), section.path)
    for table in document.tables:
        if table.id not in ("contents", "abbreviations") and not table.id.startswith("table_"):
            raise _no_place(f"table {table.id}", None)


def _none(record: Section | Output | Paragraph, names: tuple[str, ...], path: str) -> None:
    for name in names:
        if getattr(record, name) not in (None, ()):
            raise _no_place(name, path)


def _no_place(name: str, path: str | None) -> ValueError:
    at = f" ({path})" if path else ""
    return ValueError(f"outputs_addendum: this form has no place for {name}{at}.")


def check_heading(heading: str, section: Section, current: str | None, words: Words) -> None:
    """Raises ValueError if the printed heading would open another section than this one."""
    found = headings.heading(Item(heading), words, current)
    if (
        found is None
        or (found.path, found.name) != (section.path, section.name)
        or section.parent != headings.parent(section.path)
    ):
        raise ValueError(
            f"outputs_addendum: section {section.path} ({section.name!r}, in {section.parent}) cannot be "
            f"headed so that it is found again: {heading!r} after section {current}."
        )


def check_paragraph(printed: str, paragraph: Paragraph, section: Section, words: Words) -> None:
    """Raises ValueError if the printed paragraph would be read as something else."""
    item = Item(printed)
    found = headings.note(item, words)
    if found is None:
        opening = section.path in (headings.OPENING, headings.INTRODUCTION)
        number, text = headings.numbered(item)
        found = Paragraph(text, "introduction" if opening else "other", number)
    if found != paragraph or headings.heading(item, words, section.path) is not None:
        raise ValueError(
            f"outputs_addendum: a paragraph of {section.path} would be read otherwise: {printed[:60]!r}."
        )
