"""What a DOCX's parts say of a paragraph: kinds by style, inherited; the notes' numbers."""

import io

import docx
from docx.enum.style import WD_STYLE_TYPE

from answerable.publishing.media.docx_parts import Kind, open_parts
from answerable.publishing.media.docx_read import W


def opened(document):
    target = io.BytesIO()
    document.save(target)
    return open_parts(target.getvalue())


def test_kinds_by_name_and_by_what_a_style_is_based_on():
    document = docx.Document()
    house = document.styles.add_style("_ H_1", WD_STYLE_TYPE.PARAGRAPH)
    child = document.styles.add_style("Office heading", WD_STYLE_TYPE.PARAGRAPH)
    child.base_style = house
    document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    for name in ("_ H_1", "Office heading", "footnote text", "Title", "Heading 2", "Normal"):
        document.add_paragraph("x", style=name)
    parts = opened(document)
    kinds = [parts.style(paragraph) for paragraph in parts.body.iter(f"{W}p")]
    assert kinds == [
        Kind("heading", 2), Kind("heading", 2), Kind("note"), Kind("title"), Kind("heading", 2), Kind(),
    ]  # fmt: skip


def test_is_ours_by_its_author():
    document = docx.Document()
    assert not opened(document).ours
    document.core_properties.author = "Answerable"
    assert opened(document).ours


def test_a_style_based_on_itself_ends():
    document = docx.Document()
    style = document.styles.add_style("Loop", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style
    document.add_paragraph("x", style="Loop")
    parts = opened(document)
    assert parts.style(next(parts.body.iter(f"{W}p"))) == Kind()


def test_a_note_of_several_paragraphs_has_its_number_where_it_prints_it():
    from tests.publishing.media.test_docx_read import W, p, with_body

    numbered = "<w:p><w:r><w:footnoteRef/><w:t>Rounded.</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="5">{p("Note: in thousands.")}{numbered}</w:footnote>'
    data = with_body(
        '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>',
        **{"word/footnotes.xml": f"<w:footnotes {W}>{note}</w:footnotes>"},
    )
    assert open_parts(data).note("f5") == ["Note: in thousands.", "1 Rounded."]
