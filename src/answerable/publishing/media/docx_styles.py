"""The styles of our DOCX: how a report looks in Word, and the names that tell what a text is.

Sizes in points, widths in twentieths of a point (dxa). Chinese and Latin fonts are those that
every Word has. `docx_read` knows styles by the identifiers given here.
"""

from __future__ import annotations

from functools import cache

from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from answerable.calc.account import Language, Level
from answerable.publishing.blocks import Style

OURS = "Answerable"  # the author, by which our own files are known
TEXT_STYLES: dict[Style, str] = {
    "title": "Title",
    "body": "ReportBody",
    "item": "ReportItem",
    "caption": "ReportCaption",
    "note": "ReportNote",
}
HEADINGS = tuple(f"Heading{level}" for level in range(1, 7))
CONTINUED = "ReportContinued"
CONTENTS_TITLE = "ContentsTitle"
ROW_STYLES: dict[Level, str] = {
    "item": "TableText",
    "of_which": "TableOfWhich",
    "subtotal": "TableSubtotal",
    "total": "TableTotal",
    "heading": "TableHeading",
}
TEXT_WIDTH = 9298  # A4 less margins of 23 mm

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BLUE = "1F4E79"
_FONTS = {
    "zh": ("Times New Roman", "宋体", "Arial", "黑体"),
    "en": ("Times New Roman", "宋体", "Arial", "黑体"),
}
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}


def prepare(package: Package, language: Language, running: str) -> None:
    """Page, fonts, language, styles, page head and foot of an empty package."""
    _page(package)
    _defaults(package, language)
    for xml in _style_xml(language):
        _put(package, xml)
    _head_and_foot(package, running)


def _page(package: Package) -> None:
    section = package.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True


def _defaults(package: Package, language: Language) -> None:
    latin, chinese, *_ = _FONTS.get(language, _FONTS["en"])
    locale = _LOCALES.get(language, language)
    made = parse_xml(
        f'<w:docDefaults {_W}><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}"'
        f' w:cs="{latin}" w:eastAsia="{chinese}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{locale if language != "zh" else "en-GB"}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = package.styles.element
    old = styles.find(made.tag)
    styles.replace(old, made)
    normal = package.styles["Normal"]
    normal.font.name = latin
    normal.font.size = Pt(10.5)
    normal.element.rPr.rFonts.set(_qualified("eastAsia"), chinese)


def _qualified(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _put(package: Package, xml: str) -> None:
    """Adds a style, in place of one of the same identifier."""
    made = parse_xml(xml)
    styles = package.styles.element
    wanted = made.get(_qualified("styleId"))
    for old in styles.findall(_qualified("style")):
        if old.get(_qualified("styleId")) == wanted:
            styles.remove(old)
    styles.append(made)


@cache
def _style_xml(language: Language) -> tuple[str, ...]:
    """Every style of the report: identifier, name, paragraph properties, run properties."""
    *_, strong_latin, strong_chinese = _FONTS.get(language, _FONTS["en"])
    strong = (
        f'<w:rFonts w:ascii="{strong_latin}" w:hAnsi="{strong_latin}" w:cs="{strong_latin}"'
        f' w:eastAsia="{strong_chinese}"/>'
    )
    body = '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/>'
    justify = '<w:jc w:val="both"/>' if language == "zh" else ""
    keep = "<w:keepNext/><w:keepLines/>"
    cell = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
    small, table = _size(18), _size(17)
    bold = "<w:b/><w:bCs/>"
    grey = _colour("555555") + _size(16)
    thin = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="999999"/></w:pBdr>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="000000"/></w:pBdr>'
    made = [
        _style("Masthead", rule + '<w:spacing w:after="240"/>', strong + bold + _size(22)),
        _style("Title", '<w:spacing w:before="120" w:after="160" w:line="252" w:lineRule="auto"/>',
               strong + bold + _size(40)),
        _style(TEXT_STYLES["body"], body + justify),
        _style(TEXT_STYLES["item"], body + '<w:ind w:left="425" w:hanging="0"/>' + justify),
        _style(CONTINUED, body + '<w:ind w:left="850" w:hanging="425"/>' + justify),
        _style(TEXT_STYLES["caption"], keep + '<w:spacing w:before="120" w:after="60"/>',
               strong + bold + _size(19)),
        _style(TEXT_STYLES["note"], '<w:spacing w:before="40" w:after="40"/>', small),
        _style(CONTENTS_TITLE, keep + '<w:spacing w:before="360" w:after="120"/>',
               strong + bold + _colour(_BLUE) + _size(26)),
        _style("TOC1", '<w:spacing w:before="100" w:after="20"/><w:ind w:right="567"/>', "", "toc 1"),
        _style("TOC2", '<w:spacing w:after="20"/><w:ind w:left="284" w:right="567"/>', "", "toc 2"),
        _style("TableText", cell, table, "Table text"),
        _style("TableOfWhich", cell + '<w:ind w:left="200"/>', _colour("4A4A4A") + table, "Table of which"),
        _style("TableSubtotal", cell, bold + table, "Table subtotal"),
        _style("TableTotal", cell, bold + table, "Table total"),
        _style("TableHeading", keep + cell, bold + _colour(_BLUE) + table,
               "Table heading"),
        _style("TableHead", keep + cell, strong + bold + _size(16), "Table head"),
        _style("TableEnd", '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>', _size(8),
               "Table end"),
        _style("PageHead", thin, grey, "Page head"),
        _style("PageFoot", '<w:jc w:val="center"/>', grey, "Page foot"),
        _table_style(),
    ]  # fmt: skip
    sizes = (28, 24, 22, 21, 21, 21)
    for level, (style, size) in enumerate(zip(HEADINGS, sizes, strict=True)):
        space = f'<w:spacing w:before="{max(200, 400 - 80 * level)}" w:after="120"/>'
        outline = f'<w:outlineLvl w:val="{level}"/>'
        made.append(
            _style(style, keep + space + outline, strong + bold + _colour(_BLUE) + _size(size),
                   f"heading {level + 1}", next_style=TEXT_STYLES["body"])
        )  # fmt: skip
    return tuple(made)


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _style(
    identifier: str, paragraph: str, run: str = "", name: str | None = None, next_style: str | None = None
) -> str:
    built_in = identifier == "Title" or identifier.startswith(("Heading", "TOC"))
    own = "" if built_in else ' w:customStyle="1"'
    following = f'<w:next w:val="{next_style}"/>' if next_style else ""
    return (
        f'<w:style {_W} w:type="paragraph"{own} w:styleId="{identifier}">'
        f'<w:name w:val="{name or identifier}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style() -> str:
    return (
        f'<w:style {_W} w:type="table" w:customStyle="1" w:styleId="ReportTable">'
        '<w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        '<w:insideH w:val="single" w:sz="2" w:space="0" w:color="C4C4C4"/></w:tblBorders>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def _head_and_foot(package: Package, running: str) -> None:
    """The title above all pages but the first; page and number of pages below all."""
    section = package.sections[0]
    head = section.header.paragraphs[0]
    head.style = package.styles["Page head"]
    head.text = running
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]
        foot.style = package.styles["Page foot"]
        for instruction, before in (("PAGE", ""), ("NUMPAGES", " / ")):
            if before:
                foot.add_run(before)
            foot._p.append(
                parse_xml(
                    f'<w:fldSimple {_W} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                )
            )
