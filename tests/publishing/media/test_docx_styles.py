"""The styles of our DOCX: every one that is used exists, in the order Word's schema asks for."""

import re

import docx
import pytest

from answerable.publishing.media import docx_styles


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_named_style_exists_once(language):
    package = docx.Document()
    docx_styles.prepare(package, language, "Running")
    found = [style.style_id for style in package.styles]
    wanted = [*docx_styles.TEXT_STYLES.values(), *docx_styles.HEADINGS, *docx_styles.ROW_STYLES.values()]
    wanted += [docx_styles.CONTINUED, docx_styles.CONTENTS_TITLE, "Masthead", "TableHead", "TableEnd"]
    assert {name: found.count(name) for name in wanted} == dict.fromkeys(wanted, 1)


ORDER = ["keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl"]


def test_properties_stand_in_the_order_of_the_schema():
    for xml in docx_styles._style_xml("zh"):
        inside = re.search(r"<w:pPr>(.*?)</w:pPr>", xml)
        if inside is None:
            continue
        outer = re.sub(r"<w:pBdr>.*?</w:pBdr>", "<w:pBdr/>", inside[1])
        names = re.findall(r"<w:(\w+)", outer)
        assert names == sorted(names, key=ORDER.index), xml
