"""Charts of a DOCX: kept values, labels written over them, formats, holes."""

import pytest
from lxml import etree

from answerable.publishing.blocks import Cells
from answerable.publishing.media import docx_charts, docx_read
from tests.publishing.media.test_docx_read import p, tbl, tc, tr, with_body

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def points(*values: str | None) -> str:
    return "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)


def label(index: int, text: str) -> str:
    return f'<c:dLbl><c:idx val="{index}"/><c:tx><a:t>{text}</a:t></c:tx></c:dLbl>'


def series(name: str, values: tuple[str | None, ...], labels: str = "", form: str = "General") -> str:
    categories = points("2023", "2024 \n(actual)", "2025")
    return (
        f"<c:ser><c:tx><c:v>{name}</c:v></c:tx><c:dLbls>{labels}</c:dLbls>"
        f"<c:cat>{categories}</c:cat>"
        f"<c:val><c:numCache><c:formatCode>{form}</c:formatCode>{points(*values)}</c:numCache></c:val></c:ser>"
    )


def chart(*all_series: str) -> str:
    return f"<c:chartSpace {NAMES}>{''.join(all_series)}</c:chartSpace>"


def rows(*all_series: str) -> list[tuple[str, ...]]:
    made = docx_charts.grid(etree.fromstring(chart(*all_series)), None)
    return [row.cells for row in made.rows]


def test_categories_are_the_head_and_every_series_is_a_row():
    made = docx_charts.grid(etree.fromstring(chart(series("Planned ", ("1", "2", "3")))), None)
    assert made.rows[0] == Cells(("", "2023", "2024 (actual)", "2025"), head=True)
    assert made.rows[1] == Cells(("Planned", "1", "2", "3"))


def test_charts_of_the_later_kinds_are_tables_with_their_title():
    cx = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    root = etree.fromstring(
        f"""<cx:chartSpace xmlns:cx="{cx}" {NAMES}><cx:chartData><cx:data id="0">
        <cx:strDim type="cat"><cx:lvl><cx:pt idx="0">2025/26</cx:pt><cx:pt idx="1">Change</cx:pt></cx:lvl>
        </cx:strDim><cx:numDim type="val"><cx:lvl><cx:pt idx="0">69576.4</cx:pt>
        <cx:pt idx="1">-7961.3</cx:pt></cx:lvl></cx:numDim>
        </cx:data></cx:chartData><cx:chart><cx:title><a:t>From one budget to the next</a:t></cx:title>
        <cx:series layoutId="waterfall"><cx:tx><cx:txData><cx:v>Budget</cx:v></cx:txData></cx:tx>
        <cx:dataId val="0"/></cx:series></cx:chart></cx:chartSpace>"""
    )
    assert docx_charts.titles(root) == ["From one budget to the next"]
    assert [row.cells for row in docx_charts.extended_grid(root, None).rows] == [
        ("", "2025/26", "Change"),
        ("Budget", "69576.4", "-7961.3"),
    ]
    assert docx_charts.grid(root, None) is None


def test_a_written_label_stands_before_the_value_and_a_missing_value_stays_empty():
    found = rows(
        series("A", ("0", None, "3"), label(0, "\uf02d") + label(2, "")), series("B", (None, "4", "5"))
    )
    assert found[1:] == [("A", "–", "", "3"), ("B", "", "4", "5")]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("1828", r'_(* #\ ##0_);_(* \(#\ ##0\);_(* "-"??_)', "1 828"),
        ("0", r'_(* #\ ##0_);_(* \(#\ ##0\);_(* "-"??_)', "–"),
        ("0", "0", "0"),
        ("0.875", "0.0%", "87.5%"),
        ("93.2", "General", "93.2"),
        ("93.27", "#,##0", "93"),
        ("n/a", "0", "n/a"),
        ("NaN", "0", "NaN"),
    ],
)
def test_values_are_printed_by_their_format(value, form, shown):
    assert rows(series("A", (value,), form=form))[1][1] == shown


def test_a_part_without_series_is_no_table():
    assert docx_charts.grid(etree.fromstring(chart()), None) is None


def drawn(box: str = "") -> str:
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    reference = f'<c:chart {names} r:id="rId90"/>'
    return f"<w:p {NAMES}><w:r>{box}<w:drawing>{reference}</w:drawing></w:r></w:p>"


def with_chart(*body: str) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId90" Type="chart" Target="charts/chart1.xml"/>'
        '<Relationship Id="rId91" Type="diagram" Target="/word/diagrams/data1.xml"/></Relationships>'
    )
    diagram = '<dgm:data xmlns:dgm="urn:dgm" xmlns:a="{}"><dgm:pt>{}</dgm:pt></dgm:data>'
    names = "http://schemas.openxmlformats.org/drawingml/2006/main"
    office = "<a:p><a:r><a:t>Office of </a:t></a:r><a:r><a:t>the Chief</a:t></a:r></a:p>"
    parts = {
        "word/charts/chart1.xml": chart(
            "<c:title><a:t>Staff</a:t></c:title>", series("Planned", ("1", "2", "3"))
        ),
        "word/diagrams/data1.xml": diagram.format(names, office),
    }
    return with_body(*body, **parts, **{"word/_rels/document.xml.rels": relations})


def test_a_chart_stands_in_its_place_and_dashes_laid_over_it_are_part_of_it():
    dash = f"<w:pict><w:txbxContent>{p('–')}</w:txbxContent></w:pict>"
    said = f"<w:pict><w:txbxContent>{p('Said')}</w:txbxContent></w:pict>"
    made = docx_read.read(with_chart(p("Above"), drawn(dash + said), p("Below")))
    assert [getattr(b, "text", "chart") for b in made] == ["Above", "Staff", "chart", "Said", "Below"]
    assert made[2].rows[1].cells == ("Planned", "1", "2", "3")
    assert made[2].place.block == 1


def test_a_box_around_texts_and_tables_gives_its_texts_as_paragraphs():
    inner = tbl(tr(tc("Category"), tc("Amount")), tr(tc("Total"), tc("1")))
    box = tbl(tr(tc("Summary")), tr(f"<w:tc>{inner}<w:p/></w:tc>"), tr(tc("The end")))
    made = docx_read.read(with_body(box))
    assert [getattr(b, "text", None) for b in made] == ["Summary", None, "The end"]
    assert made[1].rows[1].cells == ("Total", "1")


def test_texts_in_drawings_and_diagrams_are_kept_once():
    names = "http://schemas.openxmlformats.org/drawingml/2006"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawn = (
        f'<w:r><w:drawing><x:sp xmlns:x="urn:x" xmlns:a="{names}/main">'
        "<a:p><a:r><a:t>Military Observer Unit</a:t></a:r></a:p></x:sp>"
        f'<d:relIds xmlns:d="{names}/diagram" xmlns:r="{relations}" r:dm="rId91"/></w:drawing></w:r>'
    )
    boxed = f"<w:p><w:r><w:pict><w:txbxContent><w:p>{drawn}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    wanted = ["Military Observer Unit", "Office of the Chief"]
    assert [b.text for b in docx_read.read(with_chart(f"<w:p>{drawn}</w:p>"))] == wanted
    assert [b.text for b in docx_read.read(with_chart(boxed))] == wanted


def test_pairs_of_values_are_read_by_their_categories():
    pairs = (
        f"<c:ser><c:tx><c:v>Rate</c:v></c:tx><c:xVal>{points('2023', '2024')}</c:xVal>"
        f"<c:yVal>{points('9.4', '8')}</c:yVal></c:ser>"
    )
    assert rows(pairs) == [("", "2023", "2024"), ("Rate", "9.4", "8")]
