"""Paragraphs of one section: numbers, items, roles, footnotes."""

from __future__ import annotations

from answerable.calc.account import Output, Paragraph, Place
from answerable.publishing.formats.performance_report.mapping import EN
from answerable.publishing.formats.performance_report.sections import SectionDraft


def _draft() -> SectionDraft:
    return SectionDraft("A", "Lighthouses", None, "introduction", EN)


def test_items_join_the_paragraph_above() -> None:
    draft = _draft()
    draft.add_paragraph("17. Two things:", Place(lines=(1, 1)))
    draft.add_paragraph("(a) lamps;", Place(lines=(2, 2)))
    draft.add_paragraph("buoys", Place(lines=(3, 3)), item=True)
    draft.add_paragraph("A text of its own.", Place(lines=(4, 4)))
    section = draft.done()
    assert section.paragraphs == (
        Paragraph("Two things:\n(a) lamps;\nbuoys", "introduction", 17),
        Paragraph("A text of its own.", "introduction"),
    )
    assert section.paragraphs[0].place == Place(lines=(1, 3))


def test_an_item_after_a_table_begins_a_text() -> None:
    draft = _draft()
    draft.add_paragraph("1. One.", None)
    draft.close()
    draft.add_paragraph("(a) two", None)
    assert [p.text for p in draft.done().paragraphs] == ["One.", "(a) two"]


def test_results_come_after_the_outputs_and_name_them() -> None:
    draft = _draft()
    draft.add_paragraph("1. Before (output 1).", None)
    draft.framework.outputs.append(Output("Bulletins", 1))
    draft.add_paragraph("2. After (outputs 1 and 2).", None)
    assert [(p.role, p.outputs) for p in draft.done().paragraphs] == [
        ("introduction", (1,)),
        ("results", (1, 2)),
    ]


def test_a_section_without_outputs_refers_to_none() -> None:
    draft = _draft()
    draft.add_paragraph("1. See output 1.", None)
    assert draft.done().paragraphs[0].outputs == ()


def test_footnotes_and_subheadings_are_other() -> None:
    draft = _draft()
    draft.add_footnote("a Includes lamps.", None)
    draft.add_footnote("12 Excludes lamps.", None)
    draft.add_subheading("A hard winter", None)
    assert draft.done().paragraphs == (
        Paragraph("Includes lamps.", "other", "a"),
        Paragraph("Excludes lamps.", "other", "12"),
        Paragraph("A hard winter", "other"),
    )
